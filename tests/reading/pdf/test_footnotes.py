"""Notes: marks out of the text with their place kept, note texts as blocks of their own."""

from __future__ import annotations

import pytest

from tests.typeset.asked import of, paragraphs, read, texts
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.prose import prose
from tests.typeset.typesetter import Typesetter
from tests.typeset.words import plain
from travaux.texts.reading import Kind

MARKS = [
    (["1", "2", "3"], "figures"),
    (["*", "**", "***"], "asterisks"),
    (["†", "‡"], "daggers"),
    (["a", "b", "c"], "letters"),
    (["1/", "2/", "3/"], "figures and a slash, as in the 1990s"),
    (["98", "99", "100"], "three figures"),
]


def note(mark: str) -> str:
    """The text of the note with that mark."""
    return f"See A/56/{len(mark)}, annex, on the measure marked {mark.strip('/')} above."


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(("marks", "why"), MARKS, ids=[row[1] for row in MARKS])
def test_marks_and_notes(marks: list[str], why: str, columns: int) -> None:
    ts = Typesetter(columns=columns, head=running_symbol("A/57/292"), foot=page_number())
    truth, places = {}, {}
    for n, mark in enumerate(marks, 1):
        space = " " if mark.endswith("/") else ""
        text = f"{prose(n, 2)}{space}<sup>{mark}</sup> {prose(30 + n, 2)}"
        truth[str(n)] = plain(text)
        places[str(n)] = (mark, len(prose(n, 2)))
        ts.para(text, label=f"{n}.", notes={mark: note(mark)})
    reading = read(ts)
    assert paragraphs(reading) == truth, why
    blocks = {b.number: b for b in of(reading, Kind.PARAGRAPH)}
    found = {k: (b.marks[0].mark, b.marks[0].at) for k, b in blocks.items() if k and b.marks}
    assert {k: (m.strip("/"), at) for k, (m, at) in found.items()} == {
        k: (m.strip("/"), at) for k, (m, at) in places.items()
    }, why
    notes = of(reading, Kind.FOOTNOTE)
    assert [b.text for b in notes] == [note(m) for m in marks], why
    assert [(b.number or "").strip("/") for b in notes] == [m.strip("/") for m in marks], why


def test_mark_inside_a_sentence_and_two_at_once() -> None:
    ts = Typesetter()
    text = "The Covenant,<sup>1</sup> the Convention<sup>2</sup> and the Protocol were discussed.<sup>3</sup>"
    ts.para(text, label="1.", notes={m: note(m) for m in "123"})
    block = of(read(ts), Kind.PARAGRAPH)[0]
    assert block.text == plain(text)
    assert [(m.mark, m.at) for m in block.marks] == [("1", 13), ("2", 28), ("3", len(plain(text)))]


def test_mark_on_a_heading() -> None:
    ts = Typesetter()
    ts.para(prose(1, 4), label="1.")
    ts.gap(8)
    ts.para("Follow-up to the visit<sup>4</sup>", bold=True, notes={"4": note("4")})
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    (heading,) = of(reading, Kind.HEADING)
    assert heading.text == "Follow-up to the visit"
    assert [(m.mark, m.at) for m in heading.marks] == [("4", len(heading.text))]
    assert texts(reading, Kind.FOOTNOTE) == [note("4")]


def test_note_that_goes_on_overleaf_is_one() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"), foot=page_number())
    for n in range(1, 9):
        ts.para(prose(n, 4), label=f"{n}.")
    long = prose(90, 60)
    ts.para(f"{prose(9, 3)}<sup>1</sup>", label="9.", notes={"1": long})
    for n in range(10, 18):
        ts.para(prose(n, 4), label=f"{n}.")
    reading = read(ts)
    assert texts(reading, Kind.FOOTNOTE) == [long]
    assert len({s.page for s in of(reading, Kind.FOOTNOTE)[0].spans}) == 2
    assert paragraphs(reading) == {str(n): prose(n, 3 if n == 9 else 4) for n in range(1, 18)}


def test_paragraph_goes_on_over_a_note() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"), foot=page_number())
    for n in range(1, 12):
        ts.para(f"{prose(n, 3)}<sup>{n}</sup> {prose(40 + n, 4)}", label=f"{n}.", notes={str(n): note("1")})
    assert paragraphs(read(ts)) == {str(n): f"{prose(n, 3)} {prose(40 + n, 4)}" for n in range(1, 12)}


def test_exponent_and_ordinal_are_not_notes() -> None:
    ts = Typesetter()
    ts.para("An area of 40 km<sup>2</sup> was set aside in the 20<sup>th</sup> century.", label="1.")
    ts.para(prose(2, 4), label="2.")
    reading = read(ts)
    assert of(reading, Kind.FOOTNOTE) == []
    assert paragraphs(reading)["1"].startswith("An area of 40 km2 was set aside in the 20th")
