"""Searching: one box, counts, facets, and the back button."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import frames, rests


def _total(page: Page) -> int:
    words = page.get_by_role("heading", level=1).inner_text()
    found = re.match(r"([\d,]+) paragraph", words)
    assert found, words
    return int(found[1].replace(",", ""))


def test_words_find_paragraphs_with_marked_words(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Search the library").fill("registers of detention")
    page.locator("header").get_by_role("button", name="Search").click()
    page.wait_for_url("**/search?q=registers+of+detention")
    assert _total(page) > 3
    hit = page.locator(".hit").first
    expect(hit.locator("mark").first).to_have_text(re.compile("register|detention", re.IGNORECASE))
    expect(page.get_by_role("searchbox", name="Search the library")).to_have_value("registers of detention")
    hit.locator(".hit-number").click()
    here = page.locator("#text .here").first
    rests(page, str(here.get_attribute("id")))


def test_results_are_grouped_by_document_and_more_open_in_place(page: Page) -> None:
    page.goto("/search?q=registers")
    first = page.locator(".group", has=page.locator(".more-hits")).first
    group = page.locator(f".group[aria-labelledby={first.get_attribute('aria-labelledby')}]")
    assert group.locator(".hit").count() == 3
    further = int(re.findall(r"\d+", group.locator(".more-hits").inner_text())[0])
    group.locator(".more-hits a").click()
    expect(group.locator(".hit")).to_have_count(3 + further)
    places = group.locator(".hit-number").evaluate_all("(all) => all.map((one) => one.pathname)")
    assert len(set(places)) == len(places), "a paragraph came twice"
    expect(group.locator(".hit").nth(3)).to_be_focused()


def test_a_facet_narrows_down_and_says_before_what_is_left(page: Page) -> None:
    page.goto("/search?q=detention")
    everything = _total(page)
    choice = page.locator(".facet", has_text="Kind of document").locator(".choice").first
    label, count = choice.locator("bdi").inner_text(), int(choice.locator(".choice-count").inner_text())
    assert count < everything
    choice.click()
    page.wait_for_url(re.compile("kind="))
    assert _total(page) == count
    chip = page.locator(".chip")
    expect(chip).to_contain_text(label)

    page.reload()
    assert _total(page) == count
    page.go_back()
    assert _total(page) == everything
    page.go_forward()
    assert _total(page) == count
    chip.click()
    expect(page.locator(".chip")).to_have_count(0)
    assert _total(page) == everything


def test_two_choices_and_years(page: Page) -> None:
    page.goto("/search?q=detention")
    page.locator(".years").get_by_label("From").fill("2044")
    page.locator(".years").get_by_label("to", exact=True).fill("2044")
    page.locator(".years").get_by_role("button").click()
    expect(page.locator(".chip")).to_have_count(1)
    assert all("2044" in words for words in page.locator(".group .work-facts").all_inner_texts())
    before = _total(page)
    page.locator(".facet", has_text="Language").locator(".choice", has_text="French").click()
    expect(page.locator(".chip")).to_have_count(2)
    assert 0 < _total(page) < before
    assert set(page.locator(".hit-text > [lang]").evaluate_all("(all) => all.map((one) => one.lang)")) == {
        "fr"
    }


def test_sorting_is_in_the_address(page: Page) -> None:
    page.goto("/search?q=detention&lang=en")
    page.get_by_role("link", name="Newest first").click()
    page.wait_for_url(re.compile("sort=date"))
    said = page.locator(".group .work-facts").all_inner_texts()
    years = [int(found[-1]) for words in said if (found := re.findall(r" (20\d\d)", words))]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1
    page.reload()
    expect(page.locator(".sorts [aria-current]")).to_have_text("Newest first")


@pytest.mark.parametrize(
    ("typed", "address", "target"),
    [
        ("A/57/292, para. 62", "**/A/57/292/**para/62", "para_62"),
        ("a/99/901 par. 11 (b)", "**/A/99/901/**para/11(b)", "para_11__list_b"),
    ],
)
def test_a_citation_goes_straight_there(page: Page, typed: str, address: str, target: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Search the library").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    rests(page, target)


def test_a_symbol_goes_to_the_document(page: Page) -> None:
    page.goto("/search?q=A%2F99%2FPV.903")
    page.wait_for_url("**/A/99/PV.903**")
    expect(page.locator("#text")).to_be_visible()


def test_a_symbol_that_is_not_here_is_said(page: Page) -> None:
    page.goto("/search?q=A%2F77%2F777")
    expect(page.locator(".notice")).to_contain_text("A/77/777")


def test_nothing_found_says_what_stands_in_the_way(page: Page) -> None:
    page.goto("/search?q=court&lang=zh")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing found")
    without = page.locator(".nothing-found li").first
    expect(without).to_contain_text("Language: Chinese")
    count = int(re.findall(r"\d+", without.locator(".num").inner_text())[0])
    without.locator("a").click()
    assert _total(page) == count

    page.goto("/search?q=giraffe")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing found")
    expect(page.locator(".examples a")).not_to_have_count(0)


def test_a_bad_query_says_where_it_is_bad(page: Page) -> None:
    page.goto("/search?q=police+%22custody")
    wrong = page.get_by_role("alert")
    expect(wrong.locator("mark")).to_be_visible()
    expect(wrong).to_contain_text("custody")
    expect(page.locator(".understood code")).to_contain_text("police")


def test_the_query_is_echoed_as_it_was_understood(page: Page) -> None:
    page.goto("/search?q=registers+-court")
    expect(page.locator(".understood code")).to_contain_text("-court")
    assert "court" not in " ".join(page.locator(".hit-text").all_inner_texts()).lower()


def test_exactly_these_words(page: Page) -> None:
    page.goto("/search?q=registers&lang=en")
    inflected = _total(page)
    page.get_by_role("link", name="exactly these words").click()
    page.wait_for_url(re.compile("exact="))
    assert 0 < _total(page) < inflected
    assert {words.lower() for words in page.locator(".hit mark").all_inner_texts()} == {"registers"}


@pytest.mark.parametrize(
    ("query", "language"), [("السجل", "ar"), ("登记", "zh"), ("реестр", "ru"), ("registro", "es")]
)
def test_words_of_other_languages(page: Page, query: str, language: str) -> None:
    page.goto(f"/search?q={query}&lang={language}")
    words = page.locator(".hit-text > [lang]").first
    expect(words).to_have_attribute("lang", language)
    expect(words.locator("mark").first).to_be_visible()
    direction = words.evaluate("(one) => getComputedStyle(one).direction")
    assert direction == ("rtl" if language == "ar" else "ltr")


def test_results_in_one_document_and_their_pages(page: Page) -> None:
    page.goto("/search?q=%22end+of+paragraph%22&in=/A/98/950/en")
    assert _total(page) == 300
    assert page.locator(".hit").count() == 50
    first = page.locator(".hit-number").first.inner_text()
    page.get_by_role("link", name="Next", exact=True).click()
    page.wait_for_url(re.compile("page=2"))
    assert page.locator(".hit-number").first.inner_text() != first
    page.get_by_role("link", name="search the whole library").click()
    frames(page)
    assert _total(page) == 300
    expect(page.locator(".within")).to_have_count(0)


def test_the_slash_goes_to_the_box_and_chooses_its_words(page: Page) -> None:
    page.goto("/search?q=registers")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("court")
    expect(page.locator("#find")).to_have_value("court")


def test_documents_of_the_library_are_narrowed_and_sorted(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Title or symbol").fill("registers")
    page.get_by_role("button", name="Filter").click()
    page.wait_for_url(re.compile("named=registers"))
    titles = page.locator(".shelf .work-title").all_inner_texts()
    assert titles
    assert all("register" in title.lower() for title in titles)
    page.goto("/")
    page.locator(".sorts").get_by_role("link", name="Symbol").click()
    page.wait_for_url(re.compile("sort=symbol"))
    symbols = page.locator(".shelf .work-symbol").all_inner_texts()
    assert len(symbols) >= 10
    assert symbols.index("A/57/292") < symbols.index("A/98/950") < symbols.index("CCPR/C/GC/999")
    page.locator(".facet", has_text="Language").locator(".choice", has_text="Arabic").click()
    page.wait_for_url(re.compile("lang=ar"))
    expect(page.locator(".shelf .work")).to_have_count(2)
    page.reload()
    expect(page.locator(".shelf .work")).to_have_count(2)
    page.go_back()
    expect(page.locator(".shelf .work")).to_have_count(len(symbols))
