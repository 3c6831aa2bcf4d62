"""Instruments in a library: works from the start, cited by article, given their text when it comes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import block
from tests.library.citations.papers import citing_paper, made_of, paper, put, says
from tests.library.shelf import somebody
from travaux.citing import instruments as data
from travaux.library import describing, finding, instruments, removing, shelf
from travaux.library.home import Home
from travaux.library.models import Citation, CitationState, CitedPlace, Edition, Symbol, TargetName, Work
from travaux.library.permissions import VISITOR, Viewer
from travaux.reading import read
from travaux.texts.citation import CitationKind
from travaux.texts.errors import MissingError, NotAllowedError
from travaux.texts.reading import Block, Kind, Reading

pytestmark = pytest.mark.django_db


def _without_symbol(blocks: list[Block], title: str) -> Reading:
    made = made_of("", blocks, title=title)
    return replace(made, metadata=replace(made.metadata, symbol=None))


def treaty(title: str = "International Covenant on Civil and Political Rights", articles: int = 5) -> Reading:
    """The text of a treaty without a symbol: each article has one paragraph."""
    blocks = [block("title", title, kind=Kind.TITLE)]
    for number in range(1, articles + 1):
        name = f"art_{number}"
        blocks.append(block(name, f"Article {number}", kind=Kind.HEADING, number=str(number), level=1))
        blocks.append(block(f"{name}__p_1", f"Everyone has right number {number}.", parent=name))
    return _without_symbol(blocks, title=title)


def test_every_instrument_is_a_work_from_the_start(home: Home) -> None:
    assert Work.objects.filter(symbol__startswith="Instrument/", editions=None).count() == len(data.ALL)
    assert set(TargetName.objects.values_list("key", flat=True)) == set(data.ALL)
    assert Symbol.objects.get(key="INSTRUMENT/ICCPR", main=True).work.symbol == "Instrument/iccpr"


def test_making_them_again_makes_nothing_and_asks_once(home: Home) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert instruments.missing() == [] and instruments.ensure() == 0
    assert len(asked) == 2


def test_one_that_is_new_is_made_and_what_waited_for_it_resolved(owner: Viewer, home: Home) -> None:
    Work.objects.filter(symbol="Instrument/cat").delete()
    citing_paper(owner, "A/57/1", "cat", "art:3")
    assert Citation.objects.get().state == CitationState.WAITING
    assert instruments.missing() == ["cat"] and instruments.ensure() == 1
    assert Citation.objects.get().work == Work.objects.get(symbol="Instrument/cat")


def test_without_a_text_it_is_no_document(owner: Viewer, home: Home) -> None:
    found = shelf.shelf(owner, shelf.Filters())
    assert (found.works, found.of_all, found.rows) == (0, 0, ())
    with pytest.raises(MissingError):
        finding.work(owner, "Instrument/iccpr")


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("Instrument/iccpr", "iccpr"),
        ("instrument/ICCPR", "iccpr"),
        ("Instrument/nothing", None),
        ("A/57/292", None),
        ("Instrument", None),
    ],
)
def test_whose_symbol_it_is(symbol: str, expected: str | None) -> None:
    assert instruments.id_of(symbol) == expected


# --- the text


def test_a_treaty_s_text_goes_to_its_work_and_citations_into_its_articles(owner: Viewer, home: Home) -> None:
    citing_paper(owner, "A/57/1", "iccpr", "art:3/para:1")
    assert list(CitedPlace.objects.values_list("address", "found")) == [("art_3__para_1", True)], "believed"
    text = put(owner, treaty())
    assert text.work == Work.objects.get(symbol="Instrument/iccpr")
    assert list(CitedPlace.objects.values_list("address", "found")) == [("art_3__p_1", True)]
    assert finding.work(owner, "Instrument/iccpr") == text.work
    assert shelf.shelf(owner, shelf.Filters()).works == 2


def test_another_language_is_the_same_work(owner: Viewer, home: Home) -> None:
    english = put(owner, treaty())
    russian = treaty("Международный пакт о гражданских и политических правах")
    assert put(owner, russian).work == english.work


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (treaty(articles=2), "a leaflet has no articles"),
        (treaty("Report on the Convention on the Rights of the Child"), "its title holds another"),
        (treaty("The Covenant"), "which one is not said"),
        (paper("A/57/9", "It recalls.", title="Convention on the Rights of the Child"), "it has a symbol"),
    ],
)
def test_other_documents_stay_their_own(owner: Viewer, home: Home, made: Reading, reason: str) -> None:
    assert not put(owner, made).work.symbol.startswith("Instrument/"), reason


def test_a_declaration_in_principles_needs_no_articles(owner: Viewer, home: Home) -> None:
    blocks = [block("title", "Guiding Principles on Internal Displacement", kind=Kind.TITLE)]
    made = _without_symbol(blocks, title="Guiding Principles on Internal Displacement")
    assert instruments.printed_in(made) == "Instrument/idp-principles"


def test_removing_its_text_leaves_the_instrument(owner: Viewer, home: Home) -> None:
    citing_paper(owner, "A/57/1", "iccpr", "art:3")
    removing.remove(owner, put(owner, treaty()))
    assert Work.objects.get(symbol="Instrument/iccpr").editions.count() == 0
    assert Citation.objects.get().state == CitationState.RESOLVED
    assert instruments.card(owner, "iccpr", "en").cited[0].printed == "art. 3"


@pytest.mark.parametrize(
    ("name", "expected", "address"),
    [
        ("ccpr.pdf", "Instrument/iccpr", "art_9"),
        ("cescr.pdf", "Instrument/icescr", "art_2"),
        ("UNDRIP_E_web.pdf", "Instrument/undrip", "annex__art_3"),
    ],
)
def test_real_treaties_go_to_their_works(shared: Path, name: str, expected: str, address: str) -> None:
    reading = read.read(shared / "corpus" / "treaties" / name)
    assert instruments.printed_in(reading) == expected
    assert address in {one.address for one in reading.blocks}


# --- the page and the list


def _cited(owner: Viewer) -> None:
    citing_paper(owner, "A/57/1", "iccpr", "art:9/para:1", date="2002-01-01")
    citing_paper(owner, "A/57/2", "iccpr", "art:14/para:3/sub:b", date="2003-01-01")
    text = "It recalls iccpr and iccpr again, and cat."
    first, again = (
        says(text, "iccpr", "iccpr", "art:9", kind=CitationKind.TREATY),
        says(text, "iccpr again", "iccpr", "art:9/para:3", kind=CitationKind.TREATY),
    )
    put(owner, paper("A/57/3", text, date="2004-01-01"), (("para_1", (first, again)),))


def test_who_cites_it_by_article(owner: Viewer, home: Home) -> None:
    _cited(owner)
    card = instruments.card(owner, "iccpr", "en")
    assert [(one.address, one.printed, one.count) for one in card.cited] == [
        ("art_9", "art. 9", 2),  # one paragraph cites it twice and counts once
        ("art_14", "art. 14", 1),
    ]
    assert (card.paragraphs, card.entry.documents) == (3, 3)
    assert [row.symbol for row in card.citing.rows] == ["A/57/3", "A/57/2", "A/57/1"]
    at = instruments.card(owner, "iccpr", "en", "art_14")
    assert [row.symbol for row in at.citing.rows] == ["A/57/2"] and at.at_printed == "art. 14"
    assert instruments.card(owner, "iccpr", "en", start=2).citing.rows[0].symbol == "A/57/1"


def test_what_may_not_be_seen_is_neither_listed_nor_counted(owner: Viewer, home: Home) -> None:
    citing_paper(owner, "A/57/1", "iccpr", "art:9", visibility="private")
    put_there = citing_paper(owner, "A/57/2", "iccpr", "art:10")
    reader = somebody("reader")
    card = instruments.card(reader, "iccpr", "en")
    assert [one.address for one in card.cited] == ["art_10"]
    assert (card.paragraphs, card.entry.documents) == (1, 1)
    assert [row.symbol for row in card.citing.rows] == [put_there.work.symbol]
    listed = dict(instruments.listing(reader, "en"))["core"]
    assert {one.id: one.documents for one in listed}["iccpr"] == 1


def test_what_the_page_says(owner: Viewer, home: Home) -> None:
    Edition.objects.all().delete()
    resolution = put(owner, paper("A/RES/44/25", "Adopts the Convention."))
    card = instruments.card(owner, "crc", "fr")
    assert card.entry.title == "Convention relative aux droits de l’enfant"
    assert (card.entry.language, card.entry.from_memory) == ("fr", False)
    assert card.adopted_by.href == f"/{resolution.work.symbol}"
    assert [one.href for one in card.protocols] == ["crc-opac", "crc-opsc", "crc-opic"]
    assert card.length == "54 articles" and "the Convention" not in card.shorts
    assert card.body == describing.body_label("crc")
    below = instruments.card(owner, "crc-opac", "es")
    assert below.parent is not None and below.parent.href == "crc"
    assert below.entry.from_memory, "its Spanish title has not been seen in a text"
    assert instruments.card(owner, "vclt", "en").adopted_by.href == ""


def test_the_list_by_group_and_by_words(owner: Viewer, home: Home) -> None:
    groups = instruments.listing(owner, "en")
    assert [group for group, _ in groups] == list(data.GROUPS) == list(instruments.GROUPS)
    assert sum(len(some) for _, some in groups) == 156
    assert [one.id for _, some in instruments.listing(owner, "en", "tortura cruel") for one in some] == [
        "cat", "opcat", "torture-declaration", "istanbul-principles",
    ]  # fmt: skip
    assert [one.id for _, some in instruments.listing(owner, "en", "uncac") for one in some] == ["uncac"]
    assert instruments.listing(owner, "en", "no such words") == []


def test_unknown_ones_and_closed_libraries(owner: Viewer, home: Home, settings: object) -> None:
    with pytest.raises(MissingError):
        instruments.card(owner, "nothing", "en")
    settings.OPEN_TO_VISITORS = False  # type: ignore[attr-defined]
    with pytest.raises(NotAllowedError):
        instruments.listing(VISITOR, "en")


def test_the_list_asks_few_queries(owner: Viewer, home: Home) -> None:
    with CaptureQueriesContext(connection) as asked:
        instruments.listing(owner, "en")
    assert len(asked) <= 4
