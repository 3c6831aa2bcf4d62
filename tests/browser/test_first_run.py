"""The first minutes: an empty library, three ways to begin, a paragraph on the screen within a minute."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.sites import Site, chromium, running
from tests.browser.walking import rests, tab_to_words

_MINUTE = 60.0


@pytest.fixture
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site on a library that did not exist."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with running(tmp_path_factory.mktemp("first") / "library") as started:
        yield started


def _read_the_sample(page: Page) -> None:
    """From the rows of the sample to a paragraph."""
    expect(page.locator(".overall-end")).to_have_text("All files are done", timeout=_MINUTE * 1000)
    page.goto("/")
    expect(page.locator(".shelf .work")).to_have_count(7)
    page.get_by_role("searchbox", name="Search the library").fill("A/57/292, para. 62")
    page.keyboard.press("Enter")
    page.wait_for_url("**/para/62")
    rests(page, "para_62")


def test_an_empty_library_offers_three_ways_to_begin(new_context: NewContext, nothing: Site) -> None:
    page = new_context(nothing).new_page()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("every paragraph has an address")
    page.get_by_role("link", name="How citing works").click()
    page.wait_for_url("**/help#citing")
    expect(page.locator("#citing")).to_be_in_viewport()
    page.go_back()
    page.locator("main").get_by_role("link", name="Add documents").click()
    page.wait_for_url("**/add")
    page.go_back()

    began = time.monotonic()
    page.get_by_role("button", name="Open the sample").click()
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _read_the_sample(page)
    assert time.monotonic() - began < _MINUTE
    expect(page.locator("#para_62")).to_contain_text("fundamental element")


def test_the_sample_by_keys_alone(new_context: NewContext, nothing: Site) -> None:
    page = new_context(nothing).new_page()
    page.goto("/")
    tab_to_words(page, "Open the sample")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _read_the_sample(page)


def test_an_empty_library_has_no_dead_ends(new_context: NewContext, nothing: Site) -> None:
    page = new_context(nothing).new_page()
    page.goto("/search?q=anything")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing found")
    page.goto("/jobs")
    expect(page.locator("main").get_by_role("link", name="Add documents")).to_be_visible()
    page.goto("/collections")
    expect(page.get_by_role("heading", name="Make a collection")).to_be_visible()
    page.goto("/A/57/292")
    expect(page.get_by_role("link", name="Add it")).to_be_visible()
