"""Whether a paragraph goes on over the end of a column: one line before, one after, and why."""

from __future__ import annotations

import pytest

from travaux.reading.pdf import turn
from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line
from travaux.reading.pdf.page import Font, Word

PLAIN, BOLD, ITALIC = (
    Font("Times", False, False),
    Font("Times-Bold", True, False),
    Font("Times-It", False, True),
)
LEFT, RIGHT, SIZE = 100.0, 500.0, 10.0
FULL = RIGHT - LEFT


def line(text: str, indent: float = 0, width: float = FULL, font: Font = PLAIN, size: float = SIZE) -> Line:
    """A line of a column from 100 to 500 points."""
    x0 = LEFT + indent
    word = Word(text, x0, 100, min(x0 + width, RIGHT), 112, font, size)
    made = Line(1, [word], x0, 100, word.x1, 112, size, [], LEFT, RIGHT, text=text)
    made.bold, made.italic = font.bold, font.italic
    return made


GOES_ON = [
    (line("which has been the"), line("subject of a report"), "the sentence runs on in small letters"),
    (line("by the Government of"), line("Chile in its report"), "it runs on with a name"),
    (line("was adopted by the State."), line("The Committee then"), "numbered text: only a number opens"),
]
OPENS = [
    (line("was adopted.", width=120), line("The Committee then"), "the line before ends its paragraph"),
    (line("was adopted by the State."), line("13. The Committee"), "a number"),
    (line("was adopted by the State."), line("Positive aspects", width=90, font=BOLD), "a heading in bold"),
    (line("was adopted by the State."), line("Family life", width=60, font=ITALIC), "a heading in italics"),
    (line("was adopted by the State."), line("Article 9", width=50), "a line of its own, without an end"),
    (line("was adopted by the State."), line("Table 2 Expenditure"), "a caption"),
    (line("was adopted by the State."), line("A larger line", size=14), "other type"),
    (line("(Signed) A. Name", indent=250, width=100), line("The annex begins"), "a signature ended the page"),
    (line("Islamic Republic", font=BOLD, width=120), line("Introduction to it"), "a heading ended the page"),
]


@pytest.mark.parametrize(("above", "below", "why"), GOES_ON, ids=[row[2] for row in GOES_ON])
def test_paragraph_goes_on(above: Line, below: Line, why: str) -> None:
    assert turn.over(above, below, line("and so on"), [above], Habits(), labelled=True) is None, why


@pytest.mark.parametrize(("above", "below", "why"), OPENS, ids=[row[2] for row in OPENS])
def test_new_piece(above: Line, below: Line, why: str) -> None:
    assert turn.over(above, below, line("and so on"), [above], Habits(), labelled=True) is not None, why


def test_unnumbered_text_opens_where_a_sentence_ended() -> None:
    above, below = line("was adopted by the State."), line("The Committee then")
    assert turn.over(above, below, line("and so on"), [above], Habits(), labelled=False) is not None


def test_label_alone_is_left_to_the_chain_of_numbers() -> None:
    above = line("the reports of the three years that end in")
    found = turn.over(above, line("2010. In its reply"), line("and so on"), [above], Habits(), labelled=True)
    assert found is not None and found.only_by_label
