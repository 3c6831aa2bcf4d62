"""What speaks for and against a number at the start of a text."""

import pytest

from tests.reading.by_hand import addresses, h, p, read
from travaux.reading.pieces import Piece
from travaux.texts.reading import Kind


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        (h("2. Civilian personnel", 10), "bold, short, without a stop: a heading"),
        (p("2. migrants and their families", only_by_label=True), "a small letter follows"),
        (p("2.", only_by_label=True), "nothing follows"),
        (p("2 000 persons were heard"), "no stop after the figure"),
    ],
)
def test_no_paragraph(piece: Piece, reason: str) -> None:
    reading = read("1. One is here.", piece, "2. Two is here.", "3. Three is here.", "4. Four is here.")
    assert [b.text for b in reading.blocks if b.number == "2" and b.kind is Kind.PARAGRAPH] == [
        "Two is here."
    ], reason


@pytest.mark.parametrize(
    "piece",
    [
        p("2. “It is quoted,” it said."),
        p("2. 委员会注意到。"),
        p("2. Комитет отмечает."),
        p("2. The Committee recommends the following:", bold=True),
        p("2. The Committee notes.", only_by_label=True),
        p("The Committee notes.", label="2."),
    ],
)
def test_a_paragraph(piece: Piece) -> None:
    assert addresses(read("1. One is here.", piece, "3. Three is here.")) == ["para_1", "para_2", "para_3"]


def test_a_year_at_the_end_of_a_document() -> None:
    reading = read("1. One is here.", "2. Two was agreed in", p("2003. It is over.", only_by_label=True))
    assert addresses(reading) == ["para_1", "para_2"]


def test_gaps_say_what_is_missing() -> None:
    warning = read("1. One is here.", "2. Two is here.", "4. Four is here.").warnings[0]
    assert (warning.code, warning.message) == ("number-gap", "The numbers go from 2 to 4; 3 would follow.")


def test_warnings_carry_their_page() -> None:
    reading = read(p("1. One.", page=1), p("2. Two.", page=1), p("4. Four.", page=7))
    assert [(w.page, w.address) for w in reading.warnings] == [(7, "para_4")]


def test_a_number_alone_takes_the_next_text_in() -> None:
    reading = read("1. One is here.", "2.", "Two is here.", "3. Three is here.")
    assert [(b.address, b.text) for b in reading.blocks][1] == ("para_2", "Two is here.")
    assert addresses(reading) == ["para_1", "para_2", "para_3"]
