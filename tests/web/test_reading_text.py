"""The text of a document as HTML: each text once, at its offsets, with numbers, notes, pages, doubts."""

from __future__ import annotations

import re
from html import unescape

import pytest
from lxml import html

from tests import builders
from tests.builders import block, page, reading
from travaux.texts.links import Place
from travaux.texts.reading import Kind, Mark, Reading, Warning
from travaux.web import reading_text

PLACE = Place("A/99/901", "en")


def shown(made: Reading, **how: object) -> html.HtmlElement:
    """The whole text as a tree."""
    text = reading_text.write(made, PLACE, **how)  # type: ignore[arg-type]
    parts = "".join(part.html for part in text.parts)
    return html.fromstring(f"<main>{text.masthead}{text.contents}{parts}<footer>{text.notes}</footer></main>")


def said(element: html.HtmlElement) -> str:
    """The text of a block put together from its runs."""
    return "".join(run.text_content() for run in element.xpath(".//*[@data-at]"))


def test_each_text_stands_there_once_and_at_its_offsets() -> None:
    made = builders.report()
    tree = shown(made)
    for one in made.blocks:
        found = tree.xpath(f"//*[@id='{one.address}']")
        if one.kind is Kind.FURNITURE:
            assert not found
            continue
        assert len(found) == 1, one.address
        for run in found[0].xpath(".//*[@data-at]"):
            at, text = int(run.get("data-at")), run.text_content()
            assert one.rows or one.text[at : at + len(text)] == text
        if not one.rows:
            assert said(found[0]) == one.text


def test_cells_of_a_table_know_where_they_stand_in_its_text() -> None:
    made = builders.report()
    cells = shown(made).xpath("//*[@id='tbl_1']//*[@data-at]")
    text = made.block("tbl_1").text
    assert [cell.tag for cell in cells] == ["th", "th", "td", "td"]
    assert text[int(cells[2].get("data-at")) :].startswith("Africa")


def test_text_is_escaped() -> None:
    made = reading([block("para_1", "<script>alert(1)</script> & more", number="<b>", on=[(1, 10)])])
    assert not shown(made).xpath("//script | //p/b")


def test_numbers_are_links_to_their_paragraphs() -> None:
    links = {
        link.getparent().get("id"): (link.get("href"), link.text_content())
        for link in shown(builders.report()).xpath("//a[contains(@class, 'n')]")
        if not link.get("class").startswith("nb")
    }
    assert links["para_1"] == ("/A/99/901/en/para/1", "1.")
    assert links["para_1__list_a__list_i"] == ("/A/99/901/en/para/1(a)(i)", "(i)")


def test_items_are_indented_by_depth_without_inline_styles() -> None:
    tree = shown(builders.report())
    assert "d2" in tree.xpath("//*[@id='para_1__list_a__list_i']")[0].get("class").split()
    assert not tree.xpath("//@style"), "the content security policy forbids them"


def test_a_mark_leads_to_its_note_and_the_note_back() -> None:
    tree = shown(builders.report())
    mark = tree.xpath("//*[@id='to_fn_1']")[0]
    assert (mark.get("href"), mark.get("aria-label")) == ("#fn_1", "Note 1")
    assert tree.xpath("//footer//*[@id='fn_1']//a[@class='back']/@href") == ["#to_fn_1"]
    assert len(tree.xpath("//sup")) == 2, "a mark without a note is shown as well"


def test_a_page_number_stands_where_its_page_begins() -> None:
    mark = shown(builders.report()).xpath("//*[@id='para_1']//*[@id='page_2']")[0]
    before = mark.xpath("./preceding-sibling::span")[-1]
    assert before.text_content().endswith("takes note")
    assert mark.get("href") == "/A/99/901/en/page/2"


def test_a_block_in_another_language_says_so() -> None:
    arabic = shown(builders.report()).xpath("//*[@id='para_2']")[0]
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")


def test_a_doubt_stands_after_its_block_and_a_page_s_after_its_first() -> None:
    made = reading(
        [
            block("para_1", "One.", number="1", on=[(1, 4)]),
            block("para_3", "Three.", number="3", on=[(2, 6)]),
        ],
        pages=[page(1, "x"), page(2, "y")],
        warnings=[
            Warning("number-gap", "The numbers go from 1 to 3.", 2, "para_3"),
            Warning("damaged-text:no-text", "It was read from its picture.", 1),
        ],
    )
    doubts = shown(made).xpath("//p[@class='doubt']")
    assert [one.getprevious().get("id") for one in doubts] == ["para_1", "para_3"]
    assert "Read by OCR." in doubts[0].text_content()
    assert doubts[1].xpath("./a/@href") == ["/A/99/901/en/page/2"]


def test_what_is_asked_for_is_marked_and_followed_by_its_panel() -> None:
    made = builders.report()
    tree = shown(made, target=frozenset({"para_1", "para_1__list_a"}), panel="<section id='panel'></section>")
    assert [one.get("id") for one in tree.xpath("//*[contains(@class, 'here')]")] == [
        "para_1",
        "para_1__list_a",
    ]
    assert tree.xpath("//@autofocus/..")[0].get("id") == "para_1", "a browser without a script scrolls there"
    assert tree.xpath("//*[@id='panel']")[0].getprevious().get("id") == "para_1__list_a"


def test_the_first_page_is_set_apart_from_the_text() -> None:
    text = reading_text.write(builders.report(), PLACE)
    assert 'id="mast_1"' in text.masthead
    assert 'id="title"' in text.masthead
    assert 'id="toc_1"' in text.contents
    assert 'id="sec_I"' in text.parts[0].html


def test_the_speaker_s_name_stands_out_and_is_part_of_the_text() -> None:
    text = "The President: I declare open the meeting."
    made = reading(
        [
            block(
                "speech_1", text, kind=Kind.SPEECH, on=[(1, 42)], details=(("speaker", "The President"),),
                marks=(Mark("footnote", "1", 14),),
            )
        ]
    )  # fmt: skip
    speech = shown(made).xpath("//*[@id='speech_1']")[0]
    assert speech.xpath("./b")[0].text_content() == "The President"
    assert said(speech) == text


def test_a_long_document_comes_in_parts_with_a_guess_at_their_height() -> None:
    made = reading([block(f"para_{n}", "word " * 200, number=str(n), on=[(1, 1000)]) for n in range(1, 100)])
    parts = reading_text.write(made, PLACE).parts
    assert len(parts) == 4
    assert all(re.fullmatch(r"h\d+", part.height) for part in parts)
    assert unescape(parts[0].html).count("<p") == 30


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ([1, 2, 3], ["h2", "h3", "h4"]),
        ([3, 1], ["h2", "h2"]),  # the first is never more than one below the page's own
        ([1, 4, 4], ["h2", "h3", "h4"]),  # nothing is skipped on the way down
        ([1, 2, 3, 4, 5, 6, 7], ["h2", "h3", "h4", "h5", "h6", "h6", "h6"]),
    ],
)
def test_headings_form_an_outline_below_the_page_s_own(levels: list[int], tags: list[str]) -> None:
    made = reading(
        [
            block(f"sec_{at}", "Findings", kind=Kind.HEADING, level=level, on=[(1, 8)])
            for at, level in enumerate(levels)
        ]
    )
    assert [one.tag for one in shown(made).xpath("//*[contains(@class, 'heading')]")] == tags
