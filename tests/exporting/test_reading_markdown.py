"""Markdown that other programs read as it was meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.builders import block, reading, report
from travaux.exporting.reading_markdown import escape, write
from travaux.texts.reading import Kind


@pytest.mark.golden
def test_a_whole_document(golden: Callable[[str, str], None]) -> None:
    golden("report.md", write(report()))


def test_numbers_are_not_counted_anew() -> None:
    text = write(reading([block("para_62", "The Convention.", number="62")]))
    assert "\n**62.** The Convention.\n" in text
    assert "<ol" not in MarkdownIt().render(text)


def test_notes_tables_and_items() -> None:
    text = write(report())
    assert "article 4\\>[^fn_1]" in text
    assert "<sup>9</sup>" in text  # a mark whose note was not found is still shown
    assert "\n[^fn_1]: See A/RES/43/173.\n" in text
    assert "| Region | Count |\n| --- | --- |\n| Africa | a\\|\\<31\\> |" in text
    assert "\n- (a) Prisons;\n  - (i) closed ones;\n- Others.\n" in text
    assert "\n## I. Findings\n" in text and "\n### A. Figures\n" in text


def test_the_front_says_what_the_document_says_of_itself() -> None:
    text = write(report())
    assert text.startswith('---\nsymbol: "A/99/901"\ntitle: "Registers & places"\n')
    assert write(reading([block("x", "Text")], language=None)) == "Text\n"


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=60))
def test_text_is_shown_as_it_is(text: str) -> None:
    """Whatever stands in a text, Markdown shows these characters and does nothing else."""
    shown = "".join(
        token.content
        for whole in MarkdownIt("commonmark").parse(f"**1.** {escape(text)}")
        for token in (whole.children or [])
    )
    assert shown == f"1. {' '.join(text.split())}".strip()


@pytest.mark.parametrize(
    "start", ["# no heading", "- no item", "+ no item", "12. no list", "> no quote", "=== no"]
)
def test_a_text_may_begin_with_anything(start: str) -> None:
    assert MarkdownIt("commonmark").renderInline(escape(start)) == start.replace(">", "&gt;")
    tokens = MarkdownIt("commonmark").parse(escape(start))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


def test_a_table_without_a_header_gets_an_empty_one() -> None:
    subject = report().block("tbl_1")
    bare = block("tbl_1", kind=Kind.TABLE, rows=subject.rows[1:])
    assert "|  |  |\n| --- | --- |\n| Africa" in write(reading([bare]))
