"""Languages: that of the interface and that of the document, each with its own direction."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.sites import Site
from tests.browser.walking import box, loaded, rests

_DIRECTION = "(one) => getComputedStyle(one).direction"
_PLACES = ("en", "ar")
_PATHS = (
    "/", "/add", "/jobs", "/search", "/help", "/collections", "/A/99/901/en/info", "/review",
    "/review?tab=choose", "/review?tab=missing", "/check", "/instruments", "/instruments/iccpr",
    "/A/57/292/en/citations", "/A/57/292/en/check",
)  # fmt: skip
# Words that are the same in French, and titles of documents.
_SAME = {
    *("Collections", "Versions", "Notes", "Documents", "Instruments", "Passages"),
    *("A/57/292", "Sample", "Public registers of places of detention: a sample"),
}


def _interface(page: Page, language: str, site: Site) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site.address}])


def test_the_interface_changes_where_one_is_and_stays_so(page: Page) -> None:
    page.goto("/search?q=registers")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Français").click()
    expect(page).to_have_url(re.compile(r"/search\?q=registers"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.goto("/help")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.locator(".menu summary").click()
    expect(page.get_by_role("button", name="Français")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_way_and_button_is_translated(page: Page, site: Site, language: str) -> None:
    words = (
        "main h1, main h2, main h3:not(.work-title), main button:not(.candidates *), main label, "
        "main legend, .ways > a"
    )
    for path in _PATHS:
        _interface(page, "en", site)
        page.goto(path)
        english = {said.strip() for said in page.locator(words).all_inner_texts() if len(said.strip()) > 4}
        _interface(page, language, site)
        page.goto(path)
        there = {said.strip() for said in page.locator(words).all_inner_texts()}
        same = english & there - _SAME
        assert not same, (path, same)


def test_the_browsers_own_language_comes_first(new_context: NewContext, site: Site) -> None:
    page = new_context(site, locale="ar-EG").new_page()
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    page.goto("/A/99/901")
    expect(page.locator("#text")).to_have_attribute("lang", "ar")


@pytest.mark.parametrize("interface", _PLACES)
@pytest.mark.parametrize("document", _PLACES)
def test_both_directions_are_independent(page: Page, site: Site, interface: str, document: str) -> None:
    _interface(page, interface, site)
    page.goto(f"/A/99/901/{document}/para/6")
    rests(page, "para_6")
    text = page.locator("#text")
    own, others = ("rtl" if one == "ar" else "ltr" for one in (document, interface))
    assert text.evaluate(_DIRECTION) == own
    assert page.locator(".tools").evaluate(_DIRECTION) == others
    assert page.locator(".panel").evaluate(_DIRECTION) == others, "the panel belongs to the interface"

    number, words = box(page.locator("#para_6 > a.n")), box(page.locator("#para_6 > [data-at]").first)
    if own == "ltr":
        assert number["x"] + number["width"] <= words["x"] + words["width"] / 2
    else:
        assert number["x"] >= words["x"] + words["width"] / 2, "numbers hang on the side where lines begin"
    pane = box(page.locator("#pages"))
    reading = box(text)
    after = pane["x"] >= reading["x"] + reading["width"] - 1
    assert after == (others == "ltr"), "the pages stand at the end of the interface's line"


def test_symbols_and_links_keep_their_direction(page: Page, site: Site) -> None:
    _interface(page, "ar", site)
    for path in ("/", "/search?q=registers", "/A/99/901/ar", "/jobs"):
        page.goto(path)
        symbols = page.locator("bdi", has_text=re.compile(r"^[A-Z]+/"))
        assert symbols.count() > 0, path
        assert set(symbols.evaluate_all(f"(all) => all.map({_DIRECTION})")) == {"ltr"}, path
    page.goto("/A/99/901/ar/para/6")
    assert page.locator(".panel").get_by_label(re.compile("Link|رابط")).evaluate(_DIRECTION) == "ltr"
    assert page.locator("[data-field=citation]").evaluate(_DIRECTION) == "rtl"


def test_keys_and_following_work_from_right_to_left(page: Page, site: Site) -> None:
    _interface(page, "ar", site)
    page.goto("/A/99/901/ar/para/6")
    loaded(page)
    page.keyboard.press("j")
    expect(page.locator("#para_7")).to_be_focused()
    rests(page, "para_7")
    expect(page.locator('#pages .regions a.on[href="#para_7"]').first).to_be_attached()


def test_every_language_of_the_document_says_which_it_is(page: Page) -> None:
    page.goto("/A/99/901/en/para/6")
    for language in ("ar", "es", "fr", "ru", "zh", "en"):
        page.locator(f"[data-language={language}]").first.click()
        page.wait_for_url(f"**/A/99/901/{language}/para/6")
        expect(page.locator("#text")).to_have_attribute("lang", language)
        expect(page.locator("[data-language][aria-current]")).to_have_attribute("lang", language)
        rests(page, "para_6")


def test_a_document_in_the_readers_language_where_there_is_one(page: Page, site: Site) -> None:
    _interface(page, "fr", site)
    page.goto("/A/99/901")
    expect(page.locator("#text")).to_have_attribute("lang", "fr")
    page.goto("/A/57/292")
    expect(page.locator("#text")).to_have_attribute("lang", "en")
