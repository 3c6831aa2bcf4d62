"""Headings have number, level and their whole text; the outline is a tree."""

from __future__ import annotations

import pytest

from tests.typeset.asked import numbers, of, paragraphs, read, texts
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.tables import contents
from tests.typeset.typesetter import Typesetter
from travaux.texts.reading import Kind


def report(columns: int = 1) -> Typesetter:
    """A report with an outline of three levels."""
    ts = Typesetter(columns=columns, head=running_symbol("A/57/292"), foot=page_number())
    number = 0
    for label, rows in (
        ("I.", ("Introduction",)),
        ("II.", ("Activities of the", "Special Rapporteur")),
        ("A.", ("Visits",)),
        ("1.", ("Mexico",)),
        ("2.", ("Ecuador",)),
        ("B.", ("Communications sent to Governments", "and their replies")),
        ("III.", ("Conclusions",)),
    ):
        ts.heading(*rows, label=label, size=12 if label.strip(".") in ("I", "II", "III") else None)
        for _ in range(2):
            number += 1
            ts.para(prose(number, 4), label=f"{number}.")
    return ts


@pytest.mark.parametrize("columns", [1, 2])
def test_outline_is_a_tree(columns: int) -> None:
    reading = read(report(columns))
    found = [(b.number, b.text, b.parent) for b in of(reading, Kind.HEADING)]
    addresses = {b.number: b.address for b in of(reading, Kind.HEADING)}
    assert found == [
        ("I", "Introduction", None),
        ("II", "Activities of the Special Rapporteur", None),
        ("A", "Visits", addresses["II"]),
        ("1", "Mexico", addresses["A"]),
        ("2", "Ecuador", addresses["A"]),
        ("B", "Communications sent to Governments and their replies", addresses["II"]),
        ("III", "Conclusions", None),
    ]
    levels = [b.level for b in of(reading, Kind.HEADING)]
    assert levels == [1, 1, 2, 3, 3, 2, 1]


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_hang_on_the_heading_above(columns: int) -> None:
    reading = read(report(columns))
    heads = {b.address: b.number for b in of(reading, Kind.HEADING)}
    assert [heads.get(b.parent or "") for b in of(reading, Kind.PARAGRAPH)] == [
        number for number in ("I", "II", "A", "1", "2", "B", "III") for _ in range(2)
    ]


def test_heading_1_is_not_paragraph_1() -> None:
    reading = read(report())
    assert numbers(reading) == [str(n) for n in range(1, 15)]
    assert paragraphs(reading)["1"] == prose(1, 4)


SHAPES = [
    (("Protection of the human rights of migrants",), "left", 10.0, "bold"),
    (
        ("Protection of the human rights", "of migrants and members", "of their families"),
        "left",
        10.0,
        "three lines",
    ),
    (("Protection of the human rights", "of migrants"), "center", 12.0, "centred in two lines"),
]


@pytest.mark.parametrize(("rows", "align", "size", "why"), SHAPES, ids=[row[3] for row in SHAPES])
def test_unnumbered_headings(rows: tuple[str, ...], align: str, size: float, why: str) -> None:
    ts = Typesetter()
    ts.para(prose(1, 5), label="1.")
    ts.heading(*rows, align=align, size=size)
    ts.para(prose(2, 5), label="2.")
    reading = read(ts)
    assert texts(reading, Kind.HEADING) == [" ".join(rows)], why
    assert paragraphs(reading) == {"1": prose(1, 5), "2": prose(2, 5)}, why


def test_bold_paragraph_is_no_heading() -> None:
    ts = Typesetter()
    ts.para(prose(1, 4), label="1.")
    ts.para("The Committee recommends that the State party ratify the Convention.", label="2.", bold=True)
    ts.para(prose(3, 4), label="3.")
    reading = read(ts)
    assert numbers(reading) == ["1", "2", "3"]
    assert of(reading, Kind.HEADING) == []


def test_contents_lines_are_their_own_kind() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"))
    entries = [("I.", "Introduction", "3"), ("II.", "Activities", "4"), ("III.", "Conclusions", "16")]
    contents(ts, entries)
    ts.new_page()
    for n, (label, title, _) in enumerate(entries, 1):
        ts.heading(title, label=label, size=12)
        ts.para(prose(n, 4), label=f"{n}.")
    reading = read(ts)
    toc = " ".join(texts(reading, Kind.TOC))
    assert all(title in toc for _, title, _ in entries)
    assert [(b.number, b.text) for b in of(reading, Kind.HEADING)] == [
        (a.strip("."), b) for a, b, _ in entries
    ]
    assert numbers(reading) == ["1", "2", "3"]


def test_letter_spaced_heading_is_repaired() -> None:
    ts = Typesetter()
    ts.para(prose(1, 4), label="1.")
    ts.gap(6)
    ts.canvas.setFont(ts.face.bold, 12)
    ts.canvas.drawString(
        ts.left + 60, ts.height - ts.y, "CONCLUSIONS AND RECOMMENDATIONS", charSpace=4, wordSpace=6
    )
    ts.y += 20
    ts.para(prose(2, 4), label="2.")
    assert texts(read(ts), Kind.HEADING) == ["CONCLUSIONS AND RECOMMENDATIONS"]
