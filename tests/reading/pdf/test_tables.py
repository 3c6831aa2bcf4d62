"""Tables as rows and cells, captions and figures; nothing of them leaks into paragraphs."""

from __future__ import annotations

import pytest

from tests.typeset.asked import inside, numbers, of, paragraphs, read, texts
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.tables import figure, table
from tests.typeset.typesetter import Typesetter
from travaux.texts.reading import Kind

ROWS = [
    ["Country", "Year", "Amount"],
    ["Chile", "2001", "166.4"],
    ["Bolivia (Plurinational State of)", "2002", "12."],
    ["Trinidad and Tobago", "2003", "3 204"],
    ["Total", "", "3 382.4"],
]


def cells(ts: Typesetter) -> list[list[list[str]]]:
    """The tables of a document as texts."""
    return [[[cell.text for cell in row] for row in b.rows] for b in of(read(ts), Kind.TABLE)]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("ruled", [True, False])
def test_rows_and_cells(ruled: bool, columns: int) -> None:
    ts = Typesetter(columns=columns, head=running_symbol("A/57/292"), foot=page_number())
    widths = [110, 50, 60] if columns == 2 else [200, 80, 80]
    ts.para(prose(1, 4), label="1.")
    table(ts, ROWS, widths, ruled=ruled, right=(2,))
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert paragraphs(reading) == {"1": prose(1, 4), "2": prose(2, 4)}
    (found,) = of(reading, Kind.TABLE)
    assert [[cell.text for cell in row] for row in found.rows] == ROWS
    assert [all(cell.header for cell in row) for row in found.rows] == [True, False, False, False, False]


def test_cells_of_several_lines() -> None:
    ts = Typesetter()
    rows = [
        ["Recommendation", "Position of the State"],
        [prose(1, 1), "Supported"],
        [prose(2, 2), "Noted, for the reasons given in the annex to the report"],
    ]
    table(ts, rows, [200, 150])
    assert cells(ts) == [rows]


def test_numbers_at_the_start_of_cells_are_no_paragraphs() -> None:
    ts = Typesetter()
    ts.para(prose(1, 4), label="1.")
    table(ts, [["No.", "Measure"], ["2.", "Ratify"], ["3.", "Report"], ["4.", "Train"]], [60, 200])
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert numbers(reading) == ["1", "2"]
    assert paragraphs(reading)["2"] == prose(2, 4)


def test_table_over_two_pages() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"), foot=page_number())
    ts.para(prose(1, 4), label="1.")
    rows = [["State", "Date"], *[[f"State number {n}", f"{n % 28 + 1} March 2001"] for n in range(60)]]
    table(ts, rows, [200, 150])
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert numbers(reading) == ["1", "2"]
    got = [cell.text for b in of(reading, Kind.TABLE) for row in b.rows for cell in row]
    assert [t for t in got if t not in ("State", "Date")] == [c for row in rows[1:] for c in row]


def test_caption_is_its_own_block() -> None:
    ts = Typesetter()
    ts.para(prose(1, 4), label="1.")
    ts.lines(["Table 1", "Contributions by country"], bold=True)
    table(ts, ROWS, [200, 80, 80])
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert " ".join(texts(reading, Kind.CAPTION)) == "Table 1 Contributions by country"
    assert len(of(reading, Kind.TABLE)) == 1


def test_figure_has_a_caption_and_breaks_no_paragraph() -> None:
    ts = Typesetter()
    ts.para(prose(1, 4), label="1.")
    figure(ts, 300, 120, "Figure I. Contributions by country")
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert texts(reading, Kind.CAPTION) == ["Figure I. Contributions by country"]
    assert paragraphs(reading) == {"1": prose(1, 4), "2": prose(2, 4)}


def test_paragraph_goes_on_below_a_table() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"))
    ts.para(prose(1, 6), label="1.", interrupt=(2, lambda: table(ts, ROWS, [200, 80, 80])))
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert paragraphs(reading) == {"1": prose(1, 6), "2": prose(2, 4)}
    assert len(of(reading, Kind.TABLE)) == 1


@pytest.mark.parametrize("ruled", [True, False])
def test_no_cell_stands_in_a_paragraph(ruled: bool) -> None:
    ts = Typesetter()
    for n in range(1, 4):
        ts.para(prose(n, 4), label=f"{n}.")
        table(
            ts,
            [["Region", f"Sum {n}"], ["Zanzibar", f"77.{n}"], ["Pemba", f"88.{n}"]],
            [200, 80],
            ruled=ruled,
        )
    reading = read(ts)
    for word in ("Zanzibar", "Pemba", "77.1", "88.3"):
        assert {b.kind for b in inside(reading, word)} <= {Kind.TABLE}
