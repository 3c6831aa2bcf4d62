"""Downloading what was found: by keyboard, without a script, on a phone in Arabic."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.sites import Site

EASY = 40  # pixels that a finger meets


def test_what_was_found_is_a_table_by_keyboard_alone(page: Page) -> None:
    page.goto("/search?q=detention")
    page.get_by_role("link", name="Download …").press("Enter")
    page.get_by_role("radio", name="CSV").focus()
    page.keyboard.press("ArrowDown")  # to the workbook
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="CSV")).to_be_checked()
    count = int(page.locator(".offers strong").first.inner_text().split()[0].replace(",", ""))
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").press("Enter")
    assert started.value.suggested_filename == "travaux-search.csv"
    with Path(started.value.path()).open(encoding="utf-8-sig", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == count
    page.get_by_role("link", name="Back to the results").click()
    page.wait_for_url("**/search?q=detention")


def test_without_a_script_the_documents_can_be_taken(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_role("link", name="Download …").click()
    plain.get_by_role("radio", name="RIS").check()
    with plain.expect_download() as started:
        plain.get_by_role("button", name="Download").click()
    assert Path(started.value.path()).read_bytes().startswith(b"TY  - ")


def test_on_a_phone_in_arabic_each_format_is_easy_to_press(phone: Page, site: Site) -> None:
    phone.context.add_cookies([{"name": "django_language", "value": "ar", "url": site.address}])
    phone.goto("/download?of=search&q=detention")
    assert phone.evaluate("document.dir") == "rtl"
    heights = phone.locator(".offers label").evaluate_all("(all) => all.map((one) => one.offsetHeight)")
    assert min(heights) >= EASY
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
