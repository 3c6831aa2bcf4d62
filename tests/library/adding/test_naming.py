"""A document is kept under the symbol it prints, or under a name that is its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import block, reading
from tests.library.shelf import shelve, short_report
from travaux.library.adding.naming import is_usable, proposed_symbol, symbol_of
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.reading import Reading, Source

pytestmark = pytest.mark.django_db


def untitled(name: str) -> Reading:
    read = reading([block("p_1", f"Text of {name}.")])
    return replace(read, source=Source(name, "0" * 64, "text/plain", None))


def test_what_is_printed_is_the_name(owner: Viewer) -> None:
    assert symbol_of(short_report(), owner) == "A/57/292"


def test_what_a_person_says_counts_more(owner: Viewer) -> None:
    assert symbol_of(short_report(), owner, "A/57/293") == "A/57/293"


@pytest.mark.parametrize(
    ("symbol", "usable", "why"),
    [
        ("A/57/292", True, "plain"),
        ("HRI/GEN/1/Rev.9 (Vol. I)", True, "with a bracket and a space, which its link leaves out"),
        ("S/RES/1325(2000)", True, "with a bracket"),
        ("", False, "nothing"),
        ("a/57", False, "the site's own pages are lower case"),
        ("A/57/para/3", False, "would be an address in another document"),
        ("A/57?x=1", False, "no path"),
        ("A/57/292.pdf.json", False, "would be a form of another document"),
        ("A/" + "1" * 300, False, "longer than the tables hold"),
    ],
)
def test_a_symbol_must_lead_back_to_itself(symbol: str, usable: bool, why: str) -> None:
    assert is_usable(symbol) is usable, why


def test_a_symbol_that_can_not_stand_in_an_address_is_not_used(owner: Viewer) -> None:
    assert symbol_of(short_report("A/57/para/3"), owner) == "Doc/human-rights-of-migrants"


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Human rights of migrants", "x.pdf", "Doc/human-rights-of-migrants"),
        (None, "My report (final).v2.pdf", "Doc/my-report-final-v2"),
        ("حقوق الإنسان", "x.pdf", "Doc/حقوق-الإنسان"),
        ("人权理事会", "x.pdf", "Doc/人权理事会"),
        ("...", "x.pdf", "Doc/document"),
    ],
)
def test_a_made_name_is_of_the_title_or_the_file(title: str | None, name: str, expected: str) -> None:
    read = untitled(name)
    made = proposed_symbol(replace(read, metadata=replace(read.metadata, title=title)))
    assert made == expected
    assert is_usable(made)


def test_another_document_of_the_same_title_gets_a_number(owner: Viewer) -> None:
    for text, expected in (("First", "Doc/letter"), ("Second", "Doc/letter-2"), ("Third", "Doc/letter-3")):
        read = reading([block("p_1", text)], title="Letter")
        assert symbol_of(read, owner) == expected
        shelve(read, owner)


def test_a_new_version_keeps_the_name(owner: Viewer) -> None:
    first = shelve(short_report(symbol=None), owner)
    read = short_report(symbol=None)
    edited = replace(read, blocks=(*read.blocks, block("para_5", "One more paragraph.")))
    assert symbol_of(edited, owner) == first.work.symbol
    second = shelve(edited, owner)
    assert (second.work, second.version) == (first.work, 2)


def test_what_others_keep_private_is_no_earlier_version(everyone: dict[str, Viewer]) -> None:
    shelve(short_report(symbol=None), everyone["editor"], visibility=Visibility.PRIVATE)
    assert symbol_of(short_report(symbol=None), everyone["contributor"]).endswith("-2")
