"""What is said of a document: identification, references, and what Akoma Ntoso has no word for.

In: a reading, its names, what a citation says of it. Out: the `meta` element: work, expression and
manifestation (FRBR), the bodies and speakers that the text refers to, and under `proprietary` the rest
of the masthead with the running heads and feet of the pages, so that no printed word is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from travaux.exporting.akoma_ntoso.elements import add, add_own
from travaux.exporting.akoma_ntoso.naming import UNKNOWN_DATE, Names, language_code
from travaux.exporting.citation import CitedDocument
from travaux.texts.reading import Block, Kind, Reading

MADE_BY = "#travaux"
_FACTS = ("distribution", "session", "agenda_item", "job_number")
_UNKNOWN_SPEAKER = "Speaker"


def write(
    parent: etree._Element,
    reading: Reading,
    names: Names,
    about: CitedDocument,
    part: str,
    speakers: Mapping[str, str],
) -> None:
    """The `meta` of the document itself; `part` is what its names end with ("/!main~para_62")."""
    meta = add(parent, "meta")
    _identification(meta, reading, names, about, part)
    _references(meta, reading, names, speakers)
    _rest(meta, reading)


def write_attached(parent: etree._Element, reading: Reading, names: Names, part: str) -> None:
    """The `meta` of an annex, which is a document of its own inside the other."""
    about = CitedDocument(reading.metadata.symbol or "", reading.metadata.title, reading.metadata.date)
    _identification(add(parent, "meta"), reading, names, about, part)


def speakers(reading: Reading) -> dict[str, str]:
    """Who speaks, and the id that stands for each."""
    said = (dict(block.details).get("speaker") for block in reading.blocks if block.kind is Kind.SPEECH)
    every = dict.fromkeys(one or _UNKNOWN_SPEAKER for one in said)
    return {name: f"person_{count}" for count, name in enumerate(every, 1)}


def speaker_id(speakers: Mapping[str, str], name: str | None) -> str:
    """The reference to a speaker."""
    return f"#{speakers[name or _UNKNOWN_SPEAKER]}"


def _identification(
    meta: etree._Element, reading: Reading, names: Names, about: CitedDocument, part: str
) -> None:
    said = add(meta, "identification", source=MADE_BY)
    work = _level(said, "FRBRWork", names.work, names, part)
    add(work, "FRBRcountry", value="un")
    add(work, "FRBRsubtype", value=names.shape.subtype)
    _numbers(work, reading, names, about)
    expression = _level(said, "FRBRExpression", names.expression, names, part, about.link)
    add(expression, "FRBRlanguage", language=names.language)
    _translation(expression, reading, names)
    manifestation = _level(said, "FRBRManifestation", names.expression, names, part, behind="/.xml")
    add(manifestation, "FRBRformat", value="application/akn+xml")


def _level(
    said: etree._Element,
    name: str,
    iri: str,
    names: Names,
    part: str,
    link: str | None = None,
    behind: str = "",
) -> etree._Element:
    level = add(said, name)
    add(level, "FRBRthis", value=iri + part + behind)
    add(level, "FRBRuri", value=iri + behind)
    if link:
        add(level, "FRBRalias", value=link, name="link")
    add(level, "FRBRdate", date=names.date, name="unknown" if names.date == UNKNOWN_DATE else "document")
    add(level, "FRBRauthor", href=f"#{names.actor}", as_="#author")
    return level


def _numbers(work: etree._Element, reading: Reading, names: Names, about: CitedDocument) -> None:
    add(work, "FRBRnumber", value=names.number, showAs=about.symbol or names.number)
    for other in reading.metadata.other_symbols:
        add(work, "FRBRnumber", value=other.replace("/", "-"), showAs=other)
    if about.title:
        add(work, "FRBRname", value=" ".join(about.title.split()))


def _translation(expression: etree._Element, reading: Reading, names: Names) -> None:
    original = language_code(reading.metadata.original_language)
    if original not in ("und", names.language):
        add(
            expression, "FRBRtranslation", href=names.in_language(original), by="#un", fromLanguage=original
        )  # fmt: skip


def _references(meta: etree._Element, reading: Reading, names: Names, speakers: Mapping[str, str]) -> None:
    said = add(meta, "references", source=MADE_BY)
    organization = "/akn/ontology/organization/un/"
    add(said, "TLCOrganization", eId="un", href=f"{organization}un", showAs="United Nations")
    if names.actor != "un":
        shown = reading.metadata.body or names.actor.removeprefix("un-")
        add(said, "TLCOrganization", eId=names.actor, href=organization + names.actor, showAs=shown)
    for name, id_ in speakers.items():
        add(said, "TLCPerson", eId=id_, href=f"/akn/ontology/person/un/{id_}", showAs=name)
    add(said, "TLCConcept", eId="preamble", href="/akn/ontology/concept/un/preamble", showAs="Preamble")
    add(said, "TLCObject", eId="travaux", href="/akn/ontology/object/travaux", showAs="Travaux")
    add(said, "TLCRole", eId="author", href="/akn/ontology/role/author", showAs="Author")


def _rest(meta: etree._Element, reading: Reading) -> None:
    """What stands on the pages and is not the text: facts of the masthead, pages, running heads."""
    own = add(meta, "proprietary", source=MADE_BY)
    source = reading.source
    add_own(own, "source", name=source.name, sha256=source.sha256, mediaType=source.media_type)
    for name in _FACTS:
        value = getattr(reading.metadata, name)
        if value:
            add_own(own, name.replace("_i", "I").replace("_n", "N"), value)
    for page in reading.pages:
        add_own(own, "page", number=str(page.number), label=page.label)
    for block in _running(reading):
        on = next((str(span.page) for span in block.spans if span.page), None)
        add_own(own, "running", block.text, id=block.address, page=on)


def _running(reading: Reading) -> Iterable[Block]:
    return (block for block in reading.blocks if block.kind is Kind.FURNITURE)
