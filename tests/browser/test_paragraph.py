"""A paragraph has an address; its citation, its words and its link are there to be taken away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.sites import Site
from tests.browser.walking import clipboard, frames, hears, rests, told

REPORT = "/A/99/901/en"
WORDS = "Who keeps the register matters."
_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


_SAID = {"citation": "Citation copied", "quotation": "Quotation with citation copied", "link": "Link copied"}


def _copy(page: Page, what: str) -> dict[str, str]:
    """What is on the clipboard after the button was pressed, and the page has said so."""
    page.locator(".panel").get_by_role("button", name=f"Copy {what}").click()
    hears(page, _SAID[what])
    return clipboard(page)


def test_the_number_opens_the_paragraph_where_it_stands(page: Page) -> None:
    page.goto(REPORT)
    page.locator("#para_6 > a.n").click()
    panel = page.get_by_role("region", name="Cite this paragraph")
    expect(panel).to_be_visible()
    expect(page).to_have_url(re.compile(r"/A/99/901/en/para/6$"))
    expect(panel.get_by_label("Citation")).to_have_value("A/99/901, para. 6")
    expect(panel.get_by_role("button", name="Copy citation")).to_be_focused()
    assert panel.evaluate("(one) => one.previousElementSibling.id") == "para_6"

    panel.get_by_role("button", name="Close").click()
    expect(panel).to_have_count(0)
    expect(page.locator("#para_6 > a.n")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/A/99/901/en#para_6$"))


def test_a_reload_shows_the_opened_paragraph_again(page: Page) -> None:
    page.goto(REPORT)
    page.locator("#para_6 > a.n").click()
    expect(page.locator(".panel")).to_be_visible()
    page.reload()
    expect(page.locator("#para_6")).to_have_class(re.compile(r"\bhere\b"))
    expect(page.locator(".panel").get_by_label("Citation")).to_have_value("A/99/901, para. 6")


def test_copying_the_citation(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    assert _copy(page, "citation")["text/plain"] == "A/99/901, para. 6"


def test_copying_the_quotation_as_text_and_as_html(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    taken = _copy(page, "quotation")
    assert taken["text/plain"].startswith(f"“{WORDS}")
    assert taken["text/plain"].endswith("(A/99/901, para. 6)")
    assert "<blockquote" in taken["text/html"]
    assert WORDS in taken["text/html"]
    assert "/A/99/901/para/6" in taken["text/html"], "the link to the paragraph is missing"


def test_copying_the_link(page: Page, site: Site) -> None:
    page.goto(f"{REPORT}/para/6")
    assert _copy(page, "link")["text/plain"] == site.at("/A/99/901/para/6")


@pytest.mark.parametrize(
    ("style", "citation"),
    [
        ("UN", r"^A/99/901, para\. 6$"),
        ("OSCOLA", r"UN Doc A/99/901.* para 6"),
        ("Bluebook", r"U\.N\. Doc\. A/99/901.*¶ 6|¶ 6.*U\.N\. Doc\. A/99/901"),
        ("Plain", r"Public registers.*A/99/901.*6"),
    ],
)
def test_the_styles_in_which_people_cite(page: Page, style: str, citation: str) -> None:
    page.goto(f"{REPORT}/para/6")
    page.locator(".styles").get_by_text(style, exact=True).click()
    expect(page.locator(".panel").get_by_label("Citation")).to_have_value(re.compile(citation))
    assert re.search(citation, _copy(page, "citation")["text/plain"])


def test_the_style_is_remembered(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    page.locator(".styles").get_by_text("OSCOLA").click()
    page.goto("/A/57/292/para/62")
    expect(page.locator(".styles [aria-current]")).to_have_text("OSCOLA")
    page.goto("/A/57/292/para/62?style=un")
    expect(page.locator(".styles [aria-current]")).to_have_text("UN")


def test_without_a_clipboard_the_words_are_selected(new_context: NewContext, site: Site) -> None:
    """As on a server that is reached without https."""
    context = new_context(site)
    context.add_init_script(_NO_CLIPBOARD)
    page = context.new_page()
    page.goto(f"{REPORT}/para/6")
    page.get_by_role("button", name="Copy citation").click()
    field = page.locator(".panel").get_by_label("Citation")
    expect(field).to_be_focused()
    chosen = field.evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert chosen == "A/99/901, para. 6"
    hears(page, "Ctrl+C")


def test_a_range_is_marked_and_cited_as_one(page: Page) -> None:
    page.goto("/A/57/292/paras/59-63")
    rests(page, "para_59")
    marked = page.locator("#text .here").evaluate_all("(all) => all.map((one) => one.id)")
    assert [name for name in marked if "__" not in name] == [f"para_{n}" for n in range(59, 64)]
    expect(page.locator(".panel").get_by_label("Citation")).to_have_value("A/57/292, paras. 59–63")
    quoted = _copy(page, "quotation")["text/plain"]
    assert "growing interest" in quoted
    assert "fundamental element" in quoted


def test_a_letter_of_a_paragraph(page: Page) -> None:
    page.goto("/A/99/901/para/11(b)")
    expect(page.locator(".panel").get_by_label("Citation")).to_have_value("A/99/901, para. 11 (b)")
    expect(page.locator("#text .here")).to_have_count(1)
    expect(page.locator("#text .here")).to_contain_text("Open it to the public")


@pytest.mark.parametrize(
    ("language", "citation"),
    [
        ("en", "A/99/901, para. 6"),
        ("fr", "A/99/901, par. 6"),
        ("es", "A/99/901, párr. 6"),
        ("ru", "A/99/901, п. 6"),
        ("ar", "A/99/901، الفقرة 6"),
        ("zh", "A/99/901，第6段"),
    ],
)
def test_the_word_for_paragraph_is_that_of_the_document(page: Page, language: str, citation: str) -> None:
    page.goto(f"/A/99/901/{language}/para/6")
    value = page.locator(".panel").get_by_label("Citation").input_value()
    assert re.sub(r"[\s\u200e\u200f\u00a0]+", " ", value) == citation


def test_an_unknown_number_shows_the_nearest(page: Page) -> None:
    answer = page.goto("/A/57/292/para/999")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no paragraph 999")
    expect(page.locator("main")).to_contain_text("from 53 to 63")
    page.get_by_role("link", name="Paragraph 63").click()
    rests(page, "para_63")


def test_an_unknown_symbol_can_be_searched_for(page: Page) -> None:
    answer = page.goto("/A/99/123")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text("A/99/123 is not in this library")
    page.get_by_label("Search for its title or words of it").fill("registers")
    page.get_by_label("Search for its title or words of it").press("Enter")
    expect(page.locator(".group")).not_to_have_count(0)


def test_other_forms_of_a_paragraph(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    forms = {
        name: page.request.get(str(page.locator(".panel .forms").get_by_text(name).get_attribute("href")))
        for name in (".txt", ".md")
    }
    assert all(WORDS in form.text() for form in forms.values())
    assert WORDS in str(told(page, f"{REPORT}/para/6.json"))


def test_similar_paragraphs_open_in_place(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    page.get_by_role("link", name="Similar paragraphs").click()
    first = page.locator(".similar a").first
    expect(first).to_be_focused()
    first.click()
    page.wait_for_url(lambda address: "/901/en/para/6" not in address)
    expect(page.locator("#text .here").first).to_be_visible()


def test_other_languages_and_this_version(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    panel = page.locator(".panel")
    expect(panel.get_by_role("link", name="This version only")).to_have_attribute(
        "href", re.compile(r"/A/99/901/en(/v1)?/para/6$")
    )
    panel.get_by_role("link", name="Русский").click()
    page.wait_for_url("**/A/99/901/ru/para/6")
    rests(page, "para_6")


def test_an_opened_paragraph_does_not_hide_the_text(page: Page) -> None:
    """Opened at the lower edge of the window, it comes into sight whole, with its paragraph above it."""
    page.goto("/A/98/950")
    page.locator("#para_30").evaluate("(one) => one.scrollIntoView({ block: 'end' })")
    frames(page)
    page.locator("#para_30 > a.n").click()
    panel = page.locator(".panel")
    expect(panel).to_be_in_viewport(ratio=1)
    expect(page.locator("#para_30")).to_be_in_viewport(ratio=1)
