"""Printing: a page that can be cited, without what is only pressed."""

from __future__ import annotations

from typing import Any, cast

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.sites import Site
from tests.browser.walking import loaded


def _printed(page: Page) -> str:
    """The words of what comes out of the printer."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    words = [cast(Any, sheet).get_textpage().get_text_bounded() for sheet in document]
    document.close()
    return " ".join(" ".join(words).split())


def test_a_document_prints_its_text_and_its_address(page: Page, site: Site) -> None:
    page.goto("/A/99/901/en")
    loaded(page)
    words = _printed(page)
    assert "Who keeps the register matters." in words
    assert "A/99/901" in words
    assert f"{site.address}/A/99/901/en" in words
    for pressed in ("Open the PDF here", "Both", "Jobs", "Search the library"):
        assert pressed not in words, pressed


def test_a_paragraph_prints_with_its_address(page: Page, site: Site) -> None:
    page.goto("/A/57/292/para/62")
    loaded(page)
    words = _printed(page)
    assert "is a fundamental element" in words
    assert "/A/57/292" in words
    assert "Copy citation" not in words


def test_a_dark_page_is_printed_on_white(page: Page) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto("/A/99/901/en")
    for thing in ("body", "#text"):
        colour = page.locator(thing).evaluate("(one) => getComputedStyle(one).backgroundColor")
        assert colour in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), (thing, colour)
    ink = page.locator("#para_6").evaluate("(one) => getComputedStyle(one).color")
    assert max(map(int, ink.removeprefix("rgb(").removesuffix(")").split(","))) < 100, ink
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".tools")).to_be_hidden()


def test_results_print_without_their_facets(page: Page) -> None:
    page.goto("/search?q=registers")
    words = _printed(page)
    assert "register" in words
    assert "Narrow down" not in words
