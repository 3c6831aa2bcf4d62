"""Paragraphs are found as people cite them."""

from __future__ import annotations

import pytest

from tests.builders import block, page, reading
from tests.library.shelf import shelve, short_report
from travaux.library import paragraphs
from travaux.library.models import Edition, FormerAddress
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError
from travaux.texts.reading import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(owner: Viewer) -> Edition:
    """A report of four paragraphs; 3 has items (a) and (b)."""
    return shelve(short_report(), owner)


def addresses(rows: list) -> list[str]:
    """The addresses of rows."""
    return [row.address for row in rows]


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("2", "para_2"),
        (" 3 ", "para_3"),
        ("3(b)", "para_3__list_b"),
        ("3 (b)", "para_3__list_b"),
        ("3(B)", "para_3__list_b"),  # capitals are read as typed by mistake
    ],
)
def test_a_pinpoint_finds_its_paragraph(edition: Edition, value: str, address: str) -> None:
    found = paragraphs.paragraph(edition, value)
    assert (found.block.address, found.moved) == (address, False)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("9", "from 1 to 4. The nearest are 3 and 4"),
        ("0", "The nearest are 1 and 2"),
        ("3(z)", "has no paragraph 3(z)"),
        ("x", "from 1 to 4"),
        ("(b)", "from 1 to 4"),  # no number at all
    ],
)
def test_an_unknown_number_tells_the_nearest_and_the_range(edition: Edition, value: str, says: str) -> None:
    with pytest.raises(MissingError) as caught:
        paragraphs.paragraph(edition, value)
    assert says in str(caught.value)


def test_an_operative_paragraph_answers_to_its_number(owner: Viewer) -> None:
    blocks = [
        block("pp_1", "Recalling,", kind=Kind.PREAMBLE, on=[(1, 10)]),
        block("op_1", "Decides;", number="1", on=[(1, 8)]),
        block("annex__para_1", "Rules.", number="1", on=[(1, 6)]),
        block("annex__para_7", "More rules.", number="7", on=[(1, 11)]),
    ]
    made = reading(blocks, pages=[page(1, "x")], symbol="A/RES/1/1")
    edition = shelve(made, owner)
    assert paragraphs.paragraph(edition, "1").block.address == "op_1"
    assert paragraphs.paragraph(edition, "7").block.address == "annex__para_7"  # only there


def test_letters_of_another_script_are_counted(owner: Viewer) -> None:
    blocks = [
        block("para_1", "ينبغي:", number="1", on=[(1, 6)]),
        block("para_1__list_أ", "أولا;", number="أ", kind=Kind.ITEM, parent="para_1", on=[(1, 5)]),
        block("para_1__list_ب", "ثانيا;", number="ب", kind=Kind.ITEM, parent="para_1", on=[(1, 6)]),
    ]
    edition = shelve(reading(blocks, pages=[page(1, "x")], symbol="A/1/1", language="ar"), owner)
    assert paragraphs.paragraph(edition, "1(b)").block.text == "ثانيا;"
    with pytest.raises(MissingError):
        paragraphs.paragraph(edition, "1(c)")


def test_a_former_address_leads_to_what_stands_there_now(edition: Edition) -> None:
    FormerAddress.objects.create(edition=edition, former="para_12", address="para_2")
    found = paragraphs.paragraph(edition, "12")
    assert (found.block.address, found.moved) == ("para_2", True)


def test_a_range_ends_with_what_hangs_on_its_last_paragraph(edition: Edition) -> None:
    assert addresses(paragraphs.between(edition, "2-3")) == [
        "para_2", "sec_II", "para_3", "para_3__list_a", "para_3__list_b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "says"), [("3", "no range"), ("3-1", "1-3"), ("3-99", "has no paragraph 99")]
)
def test_a_range_that_is_none_is_told(edition: Edition, value: str, says: str) -> None:
    with pytest.raises(MissingError, match=says):
        paragraphs.between(edition, value)


def test_a_paragraph_comes_with_its_items_and_not_with_its_double(owner: Viewer) -> None:
    blocks = [
        block("para_1", "One:", number="1", on=[(1, 4)]),
        block("para_1__list_a", "a;", number="a", kind=Kind.ITEM, parent="para_1", on=[(1, 2)]),
        block("para_1__p_1", "and so on.", parent="para_1", on=[(1, 10)]),
        block("para_1__dup_2", "One again.", number="1", on=[(1, 10)]),
        block("para_10", "Ten.", number="10", on=[(1, 4)]),
    ]
    edition = shelve(reading(blocks, pages=[page(1, "x")], symbol="A/1/1"), owner)
    one = paragraphs.paragraph(edition, "1").block
    assert addresses(paragraphs.under(edition, one)) == ["para_1", "para_1__list_a", "para_1__p_1"]


def test_the_outline_is_the_headings_in_order(edition: Edition) -> None:
    assert [row.text for row in paragraphs.outline(edition)] == ["Introduction", "Recommendations"]


def test_a_document_without_numbers_says_so(owner: Viewer) -> None:
    blocks = [block("p_1", "A letter.", on=[(1, 9)])]
    edition = shelve(reading(blocks, pages=[page(1, "x")], symbol="A/1/2"), owner)
    assert paragraphs.unknown(edition, "3").first is None
    with pytest.raises(MissingError, match="no numbered paragraphs"):
        paragraphs.paragraph(edition, "3")
