"""Running heads, page numbers and symbols among plain lines."""

import pytest

from travaux.reading import furniture_lines


@pytest.mark.parametrize(
    ("lines", "found", "reason"),
    [
        (["A/57/292", "the rights of migrants", "itself."], {0}, "a symbol alone on the first line"),
        (["one", "two", "16", "three", "four"], {2}, "a figure alone, in the stream of a page"),
        (["one", "two", "- 16 -"], {2}, "a page number between dashes"),
        (["one", "two", "24-03160"], {2}, "a job number"),
        (["one", "two", "/..."], {2}, "goes on overleaf"),
        (["1", "2", "3", "4", "5"], set(), "a column of a table"),
        (["see document", "A/57/292", "and others", "of it", "too"], {1}, "a symbol at the edge of a page"),
        (["12. One", "two"], set(), "a number with its text"),
    ],
)
def test_one_page(lines: list[str], found: set[int], reason: str) -> None:
    assert furniture_lines.find([lines]) == [frozenset(found)], reason


def test_heads_that_come_again() -> None:
    pages = [
        ["Report of the Committee", f"{n} things were said", "and done.", "more", "words"]
        for n in range(1, 4)
    ]
    assert furniture_lines.find(pages) == [frozenset({0, 1})] * 3 or all(
        0 in page for page in furniture_lines.find(pages)
    )


def test_sentences_that_come_again_are_text() -> None:
    pages = [["The Committee agrees.", "a", "b", "c", "d"], ["The Committee agrees.", "e", "f", "g", "h"]]
    assert furniture_lines.find(pages) == [frozenset(), frozenset()]


@pytest.mark.parametrize(
    ("text", "length"), [("A/57/292 the rights", 8), ("the rights of A/57/292", 0), ("A/57/292", 0)]
)
def test_symbol_before_running_text(text: str, length: int) -> None:
    assert furniture_lines.symbol_before_text(text) == length
