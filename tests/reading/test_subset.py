"""Some pages of a reading agree with the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import block, box, page, reading, report
from travaux.reading.subset import clip, subset
from travaux.texts.errors import UsageError
from travaux.texts.reading import Block, Cell, Kind, Mark


def test_a_paragraph_over_two_pages_is_clipped_on_each() -> None:
    first = "The Committee recalls <article 4> & takes note"
    one = subset(report(), 1, 1).block("para_1")
    two = subset(report(), 2, 2).block("para_1")
    assert (one.text, one.number) == (first, "1")
    assert (two.text, two.number) == ("of the report.", "1")
    assert (one.continues_from_page, one.continues_to_page) == (False, True)
    assert (two.continues_from_page, two.continues_to_page) == (True, False)
    assert [span.page for span in two.spans] == [2]
    assert (two.spans[0].start, two.spans[0].end) == (0, len("of the report."))


def test_marks_go_with_the_text_before_them() -> None:
    """A mark at the seam of two pages stands after the last word of the first."""
    assert [mark.mark for mark in subset(report(), 1, 1).block("para_1").marks] == ["1", "9"]
    assert subset(report(), 2, 2).block("para_1").marks == ()


def test_a_mark_before_the_first_word_is_kept() -> None:
    starred = block("title", "Title", on=[(1, 3), (2, 2)], marks=(Mark("footnote", "*", 0),))
    clipped = clip(starred, 1, 1)
    assert clipped is not None
    assert [mark.at for mark in clipped.marks] == [0]


def test_pages_warnings_and_reasons_of_other_pages_go() -> None:
    first, second = subset(report(), 1, 1), subset(report(), 2, 2)
    assert [entry.number for entry in first.pages] == [1]
    assert [note.code for note in first.warnings] == ["odd"]
    assert [note.code for note in second.warnings] == ["number-gap", "odd"]
    assert (first.why, second.why) == ((), report().why)
    assert first.source.pages == 2
    assert first.metadata == report().metadata


def test_all_pages_are_the_whole() -> None:
    assert subset(report(), 1, 2) == report()


def test_rows_of_a_table_stay_with_their_page() -> None:
    rows = ((Cell("head", True, box(1)),), (Cell("foot", False, box(2)),), (Cell("anywhere"),))
    table = block("tbl_1", "head\nfoot", kind=Kind.TABLE, on=[(1, 5), (2, 4)], rows=rows)
    clipped = clip(table, 2, 2)
    assert clipped is not None
    assert [row[0].text for row in clipped.rows] == ["foot", "anywhere"]


@pytest.mark.parametrize(("first", "last"), [(3, 3), (2, 3), (0, 1), (2, 1)])
def test_pages_that_are_not_there_are_refused(first: int, last: int) -> None:
    with pytest.raises(UsageError, match="page"):
        subset(report(), first, last)


def test_formats_without_pages_are_refused() -> None:
    with pytest.raises(UsageError, match="no pages"):
        subset(reading([block("para_1", "Text")]), 1, 1)


@st.composite
def spread(draw: st.DrawFn) -> Block:
    """A block whose text runs over several pages, with marks anywhere in it."""
    word = st.text(st.sampled_from("abc é委"), min_size=1, max_size=12)
    parts = draw(st.lists(st.tuples(st.integers(1, 4), word), min_size=1, max_size=6))
    parts.sort(key=lambda part: part[0])
    text = "".join(part for _, part in parts)
    places = draw(st.lists(st.integers(0, len(text)), max_size=4))
    marks = tuple(Mark("footnote", str(at), at) for at in sorted(places))
    return block("para_1", text, on=[(at, len(part)) for at, part in parts], marks=marks)


@given(spread())
def test_the_cuts_of_all_pages_are_the_whole(whole: Block) -> None:
    cuts = [cut for number in range(1, 5) if (cut := clip(whole, number, number)) is not None]
    assert "".join("".join(cut.text.split()) for cut in cuts) == "".join(whole.text.split())
    assert [mark.mark for cut in cuts for mark in cut.marks] == [mark.mark for mark in whole.marks]
    for cut in cuts:
        assert all(0 <= mark.at <= len(cut.text) for mark in cut.marks)
        covered = "".join(cut.text[span.start : span.end] for span in cut.spans)
        assert covered == cut.text
    assert not cuts[0].continues_from_page
    assert not cuts[-1].continues_to_page
    assert all(cut.continues_to_page for cut in cuts[:-1])


@given(st.lists(spread(), max_size=4), st.integers(1, 4), st.integers(0, 3))
def test_a_range_of_pages_is_as_good_as_its_pages(blocks: list[Block], first: int, more: int) -> None:
    whole = reading(blocks, pages=[page(number) for number in range(1, 8)])
    once = subset(whole, first, first + more)
    assert subset(once, first, first + more) == once
