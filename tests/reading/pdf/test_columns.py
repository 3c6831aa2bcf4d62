"""Columns: the text runs down one column before it goes on in the next, and tables are no columns."""

from __future__ import annotations

import pytest

from tests.typeset.asked import numbers, of, paragraphs, read, texts
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.tables import side_by_side, table
from tests.typeset.typesetter import A4, LETTER, Margins, Typesetter
from travaux.texts.reading import Kind


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    ("size", "gutter", "justify", "why"),
    [
        (LETTER, 18.0, True, "as United Nations reports are set"),
        (A4, 12.0, True, "narrow gutter"),
        (LETTER, 30.0, False, "ragged lines"),
    ],
)
def test_text_goes_down_the_column_first(
    columns: int, size: tuple[float, float], gutter: float, justify: bool, why: str
) -> None:
    ts = Typesetter(
        size=size,
        columns=columns,
        gutter=gutter,
        justify=justify,
        head=running_symbol("A/57/292"),
        foot=page_number(),
    )
    truth = {str(n): prose(n, 4) for n in range(1, 25)}
    for number, text in truth.items():
        ts.para(text, label=f"{number}.")
    reading = read(ts)
    assert numbers(reading) == list(truth), why
    assert paragraphs(reading) == truth, why


def test_title_over_both_columns_comes_first() -> None:
    ts = Typesetter()
    ts.lines(
        ["Report of the Special Rapporteur on the human rights of migrants to the Assembly"],
        bold=True,
        size=13,
    )
    ts.set_columns(2)
    truth = {str(n): prose(n, 4) for n in range(1, 12)}
    for number, text in truth.items():
        ts.para(text, label=f"{number}.")
    reading = read(ts)
    assert paragraphs(reading) == truth
    head = next(b.text for b in reading.blocks if b.kind is not Kind.FURNITURE)
    assert head.startswith("Report of the Special Rapporteur")


def test_one_column_then_two_then_one_on_a_page() -> None:
    ts = Typesetter()
    ts.para(prose(1, 6), label="1.")
    ts.set_columns(2)
    ts.para(prose(2, 10), label="2.")
    low = ts.y
    ts.new_column()
    ts.para(prose(3, 10), label="3.")
    ts.y = max(low, ts.y)
    ts.set_columns(1)
    ts.para(prose(4, 6), label="4.")
    assert paragraphs(read(ts)) == {"1": prose(1, 6), "2": prose(2, 10), "3": prose(3, 10), "4": prose(4, 6)}


def test_languages_side_by_side_do_not_mix() -> None:
    ts = Typesetter()
    english = [f"{n}. {prose(n, 4)}" for n in range(1, 7)]
    french = [
        f"{n}. Le Comité recommande à l’État partie de ratifier la Convention numéro {n} sans tarder et de "
        "prendre les mesures voulues pour que les personnes concernées en soient informées dans leur langue."
        for n in range(1, 7)
    ]
    side_by_side(ts, english, french)
    found = texts(read(ts), Kind.PARAGRAPH)
    for text in (*english, *french):
        assert text.split(" ", 1)[1] in found


def test_table_of_two_columns_is_not_two_columns_of_text() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"))
    ts.para(prose(1, 3), label="1.")
    rows = [
        ["State party", "Date of accession"],
        *[[f"State {n}", f"{n} March 199{n % 10}"] for n in range(1, 25)],
    ]
    table(ts, rows, [200, 200], ruled=False)
    ts.para(prose(2, 3), label="2.")
    reading = read(ts)
    assert paragraphs(reading) == {"1": prose(1, 3), "2": prose(2, 3)}
    assert len(of(reading, Kind.TABLE)) == 1


def test_facing_pages_with_other_margins() -> None:
    ts = Typesetter(columns=2, margins=Margins(90, 90, 50, 90))
    for n in range(1, 16):
        ts.para(prose(n, 5), label=f"{n}.")
        if n % 5 == 0:
            ts.margins = Margins(ts.margins.right, 90, ts.margins.left, 90)
            ts.new_page()
    assert numbers(read(ts)) == [str(n) for n in range(1, 16)]
