"""Context: what is known around a text, by which "the Convention" and "its resolution" are understood.

In: the symbol of the citing document, its language, title and date; then, mention by mention, what it
names. Out: a frozen `Context`; each step gives a new one. `context_of` reads the same from a mere hint: a
symbol, a file's name, the name of a committee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from travaux.citing import bodies, instruments
from travaux.texts import symbol
from travaux.texts.symbol import Symbol, SymbolError

MOST_REMEMBERED = 40
"""Instruments named in full that a document is remembered by; reports name about thirty."""

_REPORTS = {
    "18": "cerd",
    "38": "cedaw",
    "40": "ccpr",
    "41": "crc",
    "44": "cat",
    "48": "cmw",
    "55": "crpd",
    "56": "ced",
}
"""Supplements of the General Assembly's Official Records that are reports of a committee."""
_NOUNS = (
    ("protocol", "protocol"), ("covenant", "covenant"), ("convention", "convention"), ("charter", "charter"),
    ("declaration", "declaration"), ("statute", "statute"), ("agreement", "agreement"), ("treaty", "treaty"),
    ("pact", "covenant"), ("compact", "compact"), ("principles", "principles"), ("rules", "rules"),
)  # fmt: skip
_ORGANS = (
    ("A/HRC", "hrc"), ("E/CN.4/Sub.2", "subcom"), ("E/CN.4", "chr"), ("A", "ga"), ("S", "sc"),
    ("E", "ecosoc"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the citing document and of what it has named so far.

    `symbol` is canonical, "" where unknown; `committee` and `organ` are slugs ("ccpr", "hrc"); `year`
    is 0 where unknown. `treaties` are the instruments named in full so far, the last one last;
    `paragraph` those of them that the text at hand names; `defined` are short forms that the document
    itself defines, as pairs of noun and id ("" for what is not known); `strangers` nouns of named
    instruments that are not known ("charter" after "the Canadian Charter"); `source` is what the text
    or the note before names (targets), for ibid. `instrument` is the id where the document is itself a
    treaty or declaration, `article` the number of the one at hand, `report` the last report that was
    named by its symbol.
    """

    symbol: str = ""
    committee: str = ""
    organ: str = ""
    year: int = 0
    kind: str = ""
    language: str = ""
    title: str = ""
    treaties: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()
    defined: tuple[tuple[str, str], ...] = ()
    strangers: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    article: str = ""
    instrument: str = ""
    report: str = ""

    @property
    def jurisprudence(self) -> bool:
        """Whether the document decides on an individual communication."""
        return self.kind == "D"

    def naming(self, identifier: str) -> Context:
        """The context after an instrument was named in full."""
        others = tuple(one for one in self.treaties if one != identifier)
        here = tuple(one for one in self.paragraph if one != identifier)
        return replace(
            self,
            treaties=(*others, identifier)[-MOST_REMEMBERED:],
            paragraph=(*here, identifier)[-MOST_REMEMBERED:],
        )

    def defining(self, noun: str, identifier: str) -> Context:
        """The context after the document gave an instrument this short form; the last one given stands."""
        others = tuple(pair for pair in self.defined if pair[0] != noun)
        return replace(self, defined=(*others, (noun, identifier)))

    def sourced(self, *targets: str) -> Context:
        """The context after a note that names these."""
        return replace(self, source=targets)


@cache
def noun_of(identifier: str) -> str:
    """By which general noun an instrument is called again: "convention", "covenant", "protocol"."""
    known = instruments.ALL.get(identifier)
    title = known.titles["en"].lower() if known else ""
    places = [(title.find(word), noun) for word, noun in _NOUNS if word in title]
    return min(places)[1] if places else ""


def of_document(text: str, *, language: str = "", title: str = "", date: str = "") -> Context:
    """The context of a document with this symbol, as far as the symbol tells it."""
    one = _parsed(text)
    itself = instruments.titled(title) if title else None
    known = Context(
        language=language,
        title=title,
        year=int(date[:4]) if date[:4].isdigit() else 0,
        instrument=itself or "",
    )
    if one is None:
        return known
    first = one.both[0] if one.both else one
    return replace(
        known,
        symbol=str(one),
        committee=_committee(first),
        organ=_organ(first),
        year=known.year or _year(first),
        kind=first.kind,
    )


_FILE_END = re.compile(r"(?:[.\-_](?:en|fr|es|ru|ar|zh))?(?:\.(?:pdf|docx?|html?))?\Z", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?<![\w/])(?:[A-Z]{1,6}\d?)(?:[_.][\w.()\-]+)+")
_LANGUAGE = re.compile(r"(?<=\s)(en|fr|es|ru|ar|zh)\b")
_ACRONYM = re.compile(r"\b(CCPR|HRC|CESCR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED|SPT)\b")


def context_of(source: str) -> Context:
    """The context that a hint gives: "CCPR/C/GTM/CO/3 fr", "A_HRC_EMRIP_2025_2", "CESCR report zh"."""
    language = _LANGUAGE.search(source)
    code = language[1] if language else ""
    plain = re.sub(r"\[[^\]]*\]", " ", source)
    for found in symbol.find(plain)[:1]:
        return of_document(str(found.symbols[0]), language=code)
    for match in _FILE_NAME.finditer(source):
        name = _FILE_END.sub("", match.group())
        known = of_document(name.replace("_(", " (").replace("_", "/"), language=code)
        if known.symbol:
            return known
    acronym = _ACRONYM.search(source)
    if acronym:
        slug = acronym[1].lower()
        return Context(
            committee="" if slug == "hrc" else slug, organ="hrc" if slug == "hrc" else "", language=code
        )
    for organ in bodies.find_organs(source, code):
        if organ.body in bodies.COMMITTEES:
            return Context(committee=organ.body, language=code)
    return Context(language=code)


def _parsed(text: str) -> Symbol | None:
    try:
        return symbol.parse(text) if text else None
    except SymbolError:
        return None


def _committee(one: Symbol) -> str:
    """The treaty body whose paper it is, or whose annual report."""
    found = symbol.committee(one)
    if found is None and one.body == "A" and one.session.isdigit() and one.kind == "document":
        found = _REPORTS.get(one.number)
    if found is None and one.organ == "E" and one.year and one.number == "22" and one.body == "E":
        found = "cescr"
    return found or ""


def _organ(one: Symbol) -> str:
    """The organ that speaks of "its resolution" in the document."""
    written = str(one)
    return next((slug for prefix, slug in _ORGANS if written.startswith(f"{prefix}/")), one.organ.lower())


def _year(one: Symbol) -> int:
    """The year of the document; a session of the General Assembly begins in 1945 + its number."""
    if one.year:
        return one.year
    session = one.session
    if session.isdigit() and one.body.startswith("A/HRC"):
        return 2006 + (int(session) - 1) // 3
    return 1945 + int(session) if session.isdigit() and one.organ == "A" else 0
