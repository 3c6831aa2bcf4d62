"""One paragraph is one block with one text, over columns, pages, notes and tables."""

from __future__ import annotations

import pytest

from tests.typeset.asked import of, paragraphs, read
from tests.typeset.furniture import page_number, running_symbol, together
from tests.typeset.prose import prose
from tests.typeset.typesetter import Margins, Typesetter
from travaux.texts.reading import Block, Kind, Reading


def long_document(columns: int, notes: bool = False) -> tuple[Typesetter, dict[str, str]]:
    """Paragraphs of many lengths, so that pages and columns end anywhere in them."""
    ts = Typesetter(
        columns=columns, margins=Margins(72, 90, 72, 300),
        head=together(running_symbol("A/57/292")), foot=page_number(total=20, job="02-51835"),
    )  # fmt: skip
    truth = {}
    for n in range(1, 40):
        text = prose(n, 2 + n % 7)
        truth[str(n)] = text
        called = notes and n % 3 == 0
        mark = f"<sup>{n // 3}</sup>" if called else ""
        ts.para(text + mark, label=f"{n}.", notes={str(n // 3): f"See A/56/{n}, annex."} if called else None)
    return ts, truth


def crossing(reading: Reading) -> list[Block]:
    """Paragraphs that touch two pages."""
    return [b for b in of(reading, Kind.PARAGRAPH) if len({s.page for s in b.spans}) > 1]


@pytest.mark.parametrize("notes", [False, True])
@pytest.mark.parametrize("columns", [1, 2])
def test_every_paragraph_is_whole(columns: int, notes: bool) -> None:
    ts, truth = long_document(columns, notes)
    reading = read(ts)
    assert paragraphs(reading) == truth
    assert len(crossing(reading)) >= 3, "the test must have paragraphs that cross pages"


@pytest.mark.parametrize("columns", [1, 2])
def test_spans_say_which_characters_stand_on_which_page(columns: int) -> None:
    ts, _ = long_document(columns)
    reading = read(ts)
    for block in crossing(reading):
        first, last = block.spans[0], block.spans[-1]
        assert first.page is not None and last.page == first.page + 1
        assert (first.start, last.end) == (0, len(block.text))
        here = " ".join(line.text for line in reading.pages[first.page - 1].lines)
        there = " ".join(line.text for line in reading.pages[last.page - 1].lines)
        assert block.text[first.start : first.end].split()[-1] in here
        assert block.text[last.start : last.end].split()[0] in there


def test_whole_paragraph_is_not_marked_as_going_on() -> None:
    ts, _ = long_document(1)
    for block in of(read(ts), Kind.PARAGRAPH):
        assert not block.continues_from_page and not block.continues_to_page


def test_sentence_that_ends_at_the_page_end_is_not_glued_to_the_next() -> None:
    ts = Typesetter(head=running_symbol("A/57/292"))
    ts.para(prose(1, 4))
    ts.new_page()
    ts.para(prose(2, 4))
    assert [b.text for b in of(read(ts), Kind.PARAGRAPH)] == [prose(1, 4), prose(2, 4)]


def test_item_goes_on_overleaf() -> None:
    ts = Typesetter(margins=Margins(72, 90, 72, 500), head=running_symbol("A/57/292"))
    ts.para("The Committee recommends that the State party:", label="1.")
    for n, letter in enumerate("abcdef"):
        ts.para(prose(n, 6), label=f"({letter})", first=28)
    items = of(read(ts), Kind.ITEM)
    assert [b.number for b in items] == list("abcdef")
    assert [b.text for b in items] == [prose(n, 6) for n in range(6)]
    assert any(len({s.page for s in b.spans}) == 2 for b in items)
