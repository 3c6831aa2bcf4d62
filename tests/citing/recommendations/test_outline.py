"""What hangs on what, and what it is called."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import document, reading
from travaux.citing.recommendations.outline import Outline, text_with
from travaux.texts.reading import Block, Kind

BLOCKS = [
    Block("sec_V", Kind.HEADING, "Conclusions and Recommendations", number="V"),
    Block("sec_V__sec_A", Kind.HEADING, "States", number="A", parent="sec_V"),
    Block("para_63", Kind.PARAGRAPH, "States should:", number="63", parent="sec_V__sec_A"),
    Block("para_63__list_a", Kind.ITEM, "Train", number="a", parent="para_63"),
    Block("para_63__list_a__list_ii", Kind.ITEM, "Judges", number="ii", parent="para_63__list_a"),
    Block("para_79", Kind.PARAGRAPH, "These:", number="79"),
    Block("para_79__list_1", Kind.ITEM, "Ratify", number="1", parent="para_79"),
    Block("para_79__list_2", Kind.ITEM, "– Accede", parent="para_79"),
]
OUTLINE = Outline(reading(BLOCKS, "en"))


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("para_63", "63"),
        ("para_63__list_a__list_ii", "63 (a) (ii)"),
        ("para_79__list_1", "79.1"),
        ("para_79__list_2", "79"),  # a dash has no number of its own
    ],
)
def test_numbers(address: str, number: str) -> None:
    assert OUTLINE.number(OUTLINE.by_address[address]) == number


def test_headings_outermost_first() -> None:
    assert (
        OUTLINE.headings(OUTLINE.by_address["para_63__list_a"]) == "conclusions and recommendations\nstates"
    )


def test_what_is_under_a_block() -> None:
    paragraph = OUTLINE.by_address["para_63"]
    assert [one.number for one in OUTLINE.items(paragraph)] == ["a"]
    below = list(OUTLINE.all_below(paragraph))
    assert text_with(paragraph, below) == "States should: (a) Train (ii) Judges"


def test_blocks_without_text_ask_nothing() -> None:
    assert [block.address for block in Outline(document("en", "", "X")).asking()] == ["para_2"]
