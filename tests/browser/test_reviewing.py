"""Review: by keys, by hand, many at once, without scripts; what was decided can be undone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewContext
from tests.browser.sites import Site, running
from tests.browser.walking import box, hears, loaded, spills


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of the library for each test: decisions change it."""
    home = tmp_path / "library"
    shutil.copytree(filled, home)
    with running(home) as started:
        yield started


@pytest.fixture
def queue(new_context: NewContext, own: Site) -> Page:
    """The review page."""
    page = new_context(own).new_page()
    page.goto("/review")
    loaded(page)
    return page


def _count(page: Page, tab: str) -> int:
    found = re.search(r"\d+", page.locator(f"#tab-{tab}").inner_text())
    assert found
    return int(found[0])


def test_by_keys_alone(queue: Page) -> None:
    before = _count(queue, "sure")
    rows = queue.locator("[data-row]")
    queue.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    queue.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    queue.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()

    queue.keyboard.press("a")
    expect(rows.nth(0)).to_contain_text("Accepted")
    expect(rows.nth(1)).to_be_focused()
    hears(queue, "Accepted")
    expect(queue.locator("#tab-sure")).to_contain_text(str(before - 1))

    queue.keyboard.press("r")
    expect(rows.nth(1)).to_contain_text("Rejected")
    expect(rows.nth(2)).to_be_focused()

    queue.keyboard.press("e")
    expect(rows.nth(2).get_by_label("A symbol, a citation or a link")).to_be_focused()
    queue.keyboard.type("A/57/292, para. 60")  # letters are typed here, they press nothing
    queue.keyboard.press("Enter")
    expect(rows.nth(2)).to_contain_text("A/57/292, para. 60")
    expect(queue.locator("#tab-sure")).to_contain_text(str(before - 3))

    queue.keyboard.press("u")
    expect(rows.nth(2)).not_to_have_class(re.compile("decided"))
    queue.keyboard.press("u")
    expect(rows.nth(1)).not_to_have_class(re.compile("decided"))
    expect(rows.nth(0)).to_have_class(re.compile("decided"))
    expect(queue.locator("#tab-sure")).to_contain_text(str(before - 1))


def test_a_wrong_target_is_said_where_it_was_typed(queue: Page) -> None:
    queue.keyboard.press("j")
    queue.keyboard.press("e")
    queue.keyboard.type("hello, world")
    queue.keyboard.press("Enter")
    row = queue.locator("[data-row]").first
    expect(row.get_by_role("alert")).to_contain_text("names no document")
    field = row.get_by_label("A symbol, a citation or a link")
    expect(field).to_be_focused()
    expect(field).to_have_value("hello, world")
    queue.keyboard.press("Escape")
    expect(field).to_be_hidden()


def test_choosing_one_of_several(queue: Page) -> None:
    queue.locator("#tab-choose").click()
    before = _count(queue, "choose")
    first = queue.locator("[data-row]").first
    meant = first.locator("button[name=choice]").first.inner_text()
    queue.keyboard.press("j")
    queue.keyboard.press("a")  # the likeliest
    expect(first).to_contain_text("Accepted")
    expect(first).to_contain_text(meant)
    expect(queue.locator("#tab-choose")).to_contain_text(str(before - 1))


def test_many_at_once_and_back(queue: Page) -> None:
    before = _count(queue, "sure")
    queue.get_by_role("button", name=re.compile("Accept all 20 on this page")).click()
    expect(queue.locator(".undo-bar")).to_contain_text("20 citations were decided.")
    assert _count(queue, "sure") == before - 20
    queue.locator(".undo-bar").get_by_role("button", name="Undo").click()
    expect(queue.locator(".undo-bar")).to_have_count(0)
    assert _count(queue, "sure") == before


def test_what_the_library_lacks(queue: Page) -> None:
    queue.locator("#tab-missing").click()
    expect(queue.locator("[data-row]").first).to_contain_text(re.compile(r"cited \d+ times in \d+ documents"))
    answer = queue.request.get(str(queue.get_by_role("link", name="CSV").get_attribute("href")))
    assert answer.ok and "A/RES/" in answer.text()


def test_one_document(queue: Page) -> None:
    queue.goto("/A/57/292/en/citations")
    queue.get_by_role("link", name="Review what was found").click()
    expect(queue.locator(".within")).to_contain_text("A/57/292")
    where = queue.locator(".citing-where").all_inner_texts()
    assert where and all("A/57/292" in one for one in where)
    queue.get_by_role("link", name="review all documents").click()
    expect(queue.locator(".within")).to_have_count(0)


def test_without_scripts(new_context: NewContext, own: Site) -> None:
    page = new_context(own, java_script_enabled=False).new_page()
    page.goto("/review")
    before = _count(page, "sure")
    page.locator("[data-row]").first.get_by_role("button", name=re.compile("Reject")).click()
    expect(page.locator(".undo-bar")).to_contain_text("1 citation was decided.")
    assert _count(page, "sure") == before - 1
    page.locator(".undo-bar").get_by_role("button", name="Undo").click()
    assert _count(page, "sure") == before
    first = page.locator("[data-row]").first
    first.locator("summary").click()
    first.get_by_label("A symbol, a citation or a link").fill("A/57/292, para. 60")
    first.get_by_role("button", name="Save").click()
    assert _count(page, "sure") == before - 1


def test_on_a_phone(new_context: NewContext, own: Site) -> None:
    page = new_context(own, **PHONE).new_page()
    page.goto("/review")
    loaded(page)
    assert not spills(page)
    for button in page.locator("[data-row]").first.locator("button, summary").all():
        if button.is_visible():
            assert box(button)["height"] >= 44
    page.locator("[data-row]").first.get_by_role("button", name=re.compile("Accept")).tap()
    expect(page.locator("[data-row]").first).to_contain_text("Accepted")


def test_deciding_on_the_page_of_a_citation(new_context: NewContext, own: Site) -> None:
    page = new_context(own).new_page()
    page.goto("/A/57/292/en")
    page.locator("#para_63 a.cite.choose").first.click()
    page.wait_for_url("**/citations/*")
    page.locator("button[name=choice]").first.click()
    expect(page.locator("main")).to_contain_text("Accepted")
    expect(page.get_by_role("link", name=re.compile("^Open"))).to_be_visible()
