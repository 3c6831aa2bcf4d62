"""Every flow in a browser that runs no scripts: forms, links and plain pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import papers
from tests.browser.conftest import NewContext
from tests.browser.sites import Site, chromium, running

REPORT = "/A/99/901/en"
_TRIES = 120  # looks at a page of rows, each after it has been loaded again


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own, to add to."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with running(tmp_path_factory.mktemp("plain") / "library") as started:
        yield started


def _refreshed(page: Page) -> None:
    """Follow "Refresh" until all files are done, as a person would."""
    for _ in range(_TRIES):
        if page.locator(".overall-end").count():
            return
        page.get_by_role("link", name="Refresh").click()
    raise AssertionError("the files are never done")


def test_nothing_is_offered_that_needs_a_script(plain: Page) -> None:
    for path in ("/", "/add", "/search?q=registers", REPORT, f"{REPORT}/para/6"):
        plain.goto(path)
        dead = plain.locator("button:visible:not([type=submit], [popovertarget]), .with-script:visible")
        assert dead.evaluate_all("(all) => all.filter((one) => !one.form).length") == 0, path


def test_reading_and_changing_the_view(plain: Page) -> None:
    plain.goto(REPORT)
    expect(plain.locator("#para_6")).to_contain_text("Who keeps the register matters")
    expect(plain.locator("#pages img").first).to_be_visible()
    plain.locator(".views").get_by_role("link", name="Text").click()
    plain.wait_for_url("**?view=text")
    expect(plain.locator("#pages")).to_be_hidden()
    plain.go_back()
    expect(plain.locator("#pages")).to_be_visible()
    plain.locator(".views").get_by_role("link", name="Page").click()
    expect(plain.locator("#text")).to_be_hidden()


def test_a_paragraph_is_in_sight_with_all_that_can_be_taken_away(plain: Page) -> None:
    plain.goto(f"/{papers.LONG}")
    plain.locator("#para_250 > a.n").click()
    plain.wait_for_url("**/para/250")
    expect(plain.locator("#para_250")).to_be_in_viewport()
    expect(plain.locator(".panel").get_by_label("Citation")).to_have_value("A/98/950, para. 250")
    plain.locator(".styles").get_by_text("OSCOLA").click()
    expect(plain.locator(".panel").get_by_label("Citation")).to_have_value(re.compile("UN Doc A/98/950"))
    plain.goto("/A/57/292/para/62")
    expect(plain.locator(".styles [aria-current]")).to_have_text("OSCOLA")
    plain.get_by_role("link", name="Similar paragraphs").click()
    expect(plain.locator(".similar")).to_be_visible()


def test_notes_and_contents_are_links(plain: Page) -> None:
    plain.goto(REPORT)
    plain.locator("#para_2 a[data-note]").click()
    expect(plain.locator(".notes", has_text="Nelson Mandela Rules")).to_be_in_viewport()
    plain.get_by_role("navigation", name="Contents").get_by_role("link", name="Obstacles").click()
    expect(plain.get_by_role("heading", name="Obstacles")).to_be_in_viewport()


def test_a_region_leads_to_its_paragraph(plain: Page) -> None:
    plain.goto(REPORT)
    plain.locator('#leaf_1 .regions a[href="#para_2"] rect').first.click()
    assert plain.url.endswith("#para_2")


def test_searching_choosing_and_more(plain: Page) -> None:
    plain.goto("/")
    plain.locator("#find").fill("registers")
    plain.locator("#find").press("Enter")
    plain.wait_for_url("**/search?**")
    plain.locator(".choice", has_text="General Assembly").click()
    plain.wait_for_url(re.compile("body=ga"))
    expect(plain.locator(".chip")).to_have_count(1)
    more = plain.locator(".more-hits a").first
    named = re.findall(r"\d+", more.inner_text())[0]
    more.click()
    expect(plain.locator(".within")).to_be_visible()
    assert plain.locator(".hit").count() == int(named) + 3


def test_adding_answering_and_reading(new_context: NewContext, shelf: Site) -> None:
    page = new_context(shelf, java_script_enabled=False).new_page()
    page.goto("/add")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".wrong, .notice").first).to_contain_text("Choose at least one file")
    page.locator("#files").set_input_files(
        [
            {
                "name": f"{number}.pdf",
                "mimeType": "application/pdf",
                "buffer": papers.short_report(f"A/90/{number}", "On walls", "A wall.", "Another."),
            }
            for number in (1, 2)
        ]
        + [{"name": "visit.pdf", "mimeType": "application/pdf", "buffer": papers.without_symbol()}]
        + [{"name": "half.pdf", "mimeType": "application/pdf", "buffer": papers.broken()}]
    )
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    expect(page.locator(".job")).to_have_count(4)
    _refreshed(page)
    expect(page.locator(".job", has_text="half.pdf")).to_contain_text("damaged")

    row = page.locator(".job", has_text="visit.pdf")
    row.get_by_label("Date").fill("soon")
    row.get_by_role("button", name="Save").click()
    expect(page.locator(".wrong")).to_be_visible()
    page.get_by_label("Date").fill("2044-01-01")
    page.get_by_label("Symbol").fill("A/90/3")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    expect(page.locator(".job", has_text="visit.pdf").locator(".state")).to_have_text("ready")
    page.goto("/A/90/3")
    expect(page.locator("#para_1")).to_be_visible()


def test_the_sample_and_the_settings(new_context: NewContext, shelf: Site) -> None:
    page = new_context(shelf, java_script_enabled=False).new_page()
    page.goto("/")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.locator(".menu summary").click()
    page.locator("button[name=look][value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_collections(new_context: NewContext, shelf: Site) -> None:
    page = new_context(shelf, java_script_enabled=False).new_page()
    page.goto("/collections")
    page.get_by_label("Name").fill("Walls of cities")
    page.get_by_role("button", name="Make", exact=True).click()
    page.wait_for_url("**/collections/walls-of-cities")
    expect(page.get_by_role("heading", level=1)).to_have_text("Walls of cities")
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_role("button", name="Make public").click()
    expect(page.locator(".notice")).to_contain_text("public")
