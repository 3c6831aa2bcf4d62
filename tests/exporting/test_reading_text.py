"""Plain text in its three forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import block, reading, report
from travaux.exporting.reading_text import lines, marked_text, paragraphs, running
from travaux.texts.reading import Kind, Mark


@pytest.mark.golden
def test_a_whole_document(golden: Callable[[str, str], None]) -> None:
    golden("report.txt", paragraphs(report()))


def test_paragraphs_have_numbers_and_headings_stand_apart() -> None:
    text = paragraphs(report())
    assert "\n\n\nI. Findings\n\n1. The Committee recalls" in text
    assert "\n    (a) Prisons;\n        (i) closed ones;\n    – Others.\n" in text
    assert text.endswith("\n\n1 See A/RES/43/173.\n")
    assert "furn" not in text


def test_marks_are_put_back_where_they_stood() -> None:
    marks = [Mark("footnote", "2", 9), Mark("footnote", "1", 4)]
    assert marked_text("text and so on", marks) == "text[1] and [2]so on"


def test_lines_end_with_their_last_word() -> None:
    assert lines(["A/57/292", "the rights"]) == "A/57/292\nthe rights"


@pytest.mark.parametrize(
    ("rows", "words", "expected"),
    [
        (["the rights", "of migrants"], [], "the rights of migrants"),
        (["委员会注意", "到报告"], [], "委员会注意到报告"),  # no space between Chinese lines
        (["impor-", "tance of"], ["importance"], "importance of"),
        (["non-", "governmental bodies"], ["non-governmental"], "non-governmental bodies"),
        (["pages 12-", "14 of"], [], "pages 12- 14 of"),  # a dash before a figure parts no word
        ([], [], ""),
    ],
)
def test_running_text_joins_lines(rows: list[str], words: list[str], expected: str) -> None:
    assert running(rows, words, "en") == expected


def test_an_empty_figure_is_still_told() -> None:
    assert paragraphs(reading([block("fig_1", kind=Kind.FIGURE)])) == "[figure]\n"
