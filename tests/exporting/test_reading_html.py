"""One HTML file that says what the document says, and nothing a document can smuggle in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.builders import block, reading, report
from travaux.exporting.reading_html import write
from travaux.texts.reading import Kind, Mark, Reading


def parsed(subject: Reading) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(write(subject).encode())


def words(element: html.HtmlElement) -> str:
    """Its words, without page marks."""
    for mark in element.xpath(".//*[@class='page']"):
        mark.drop_tree()
    return " ".join(element.text_content().split())


@pytest.mark.golden
def test_a_whole_document(golden: Callable[[str, str], None]) -> None:
    golden("report.html", write(report()))


def test_every_block_stands_under_its_address() -> None:
    page = parsed(report())
    for address in ("title", "sec_I", "para_1", "para_1__list_a", "tbl_1", "fn_1"):
        assert page.get_element_by_id(address) is not None
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert "furn_1" not in ids


def test_every_link_leads_somewhere() -> None:
    page = parsed(report())
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert {"#para_1", "#fn_1", "#to_fn_1", "#sec_I"} <= set(links)
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_numbers_texts_and_headings() -> None:
    page = parsed(report())
    assert words(page.get_element_by_id("para_1__list_a")) == "(a) Prisons;"
    assert page.get_element_by_id("sec_I").tag == "h2"
    assert page.get_element_by_id("sec_I__sec_A").tag == "h3"
    assert page.xpath("//h1") == [page.get_element_by_id("title")]
    assert page.xpath("//table//th/text()") == ["Region", "Count"]


def test_language_and_direction_are_said() -> None:
    page = parsed(report())
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    arabic = page.get_element_by_id("para_2")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert page.get_element_by_id("para_1").get("lang") is None
    assert parsed(reading([], language="ar")).get("dir") == "rtl"


def test_pages_are_marked_where_they_begin() -> None:
    page = parsed(report())
    assert page.xpath("//*[@class='page']/@id") == ["page_1", "page_2"]
    assert page.get_element_by_id("page_2").getparent() is page.get_element_by_id("para_1")


def test_it_needs_nothing_from_outside() -> None:
    text = write(report())
    assert "<script" not in text and "src=" not in text and "http" not in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.integers(0, 20))
def test_nothing_in_a_document_becomes_markup(text: str, at: int) -> None:
    """Texts, marks, titles and cells of any content are shown as text."""
    mark = Mark("footnote", text, min(at, len(text)))
    subject = reading([block("para_1", text, marks=(mark,), number=text or None)], title=text, symbol=text)
    page = parsed(subject)
    assert {element.tag for element in page.iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "dl", "div", "dt", "dd", "bdi"),
        *("main", "p", "a", "sup"),
    }
    marked = text[: mark.at] + text + text[mark.at :]
    assert page.get_element_by_id("para_1").text_content().endswith(marked)


def test_a_long_note_leads_back_to_its_first_mark_only() -> None:
    subject = reading(
        [
            block("para_1", "One", marks=(Mark("footnote", "*", 3),)),
            block("para_2", "Two", marks=(Mark("footnote", "*", 3),)),
            block("fn_1", "Note", kind=Kind.FOOTNOTE, number="*"),
        ]
    )
    page = parsed(subject)
    assert page.get_element_by_id("to_fn_1").getparent().getparent() is page.get_element_by_id("para_1")
    assert page.xpath("//section//a[@aria-label]/@href") == ["#to_fn_1"]
