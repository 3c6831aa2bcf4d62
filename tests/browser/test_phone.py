"""A phone: 390 pixels, touch. Nothing is wider than the window, nothing too small for a finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewContext
from tests.browser.papers import LONG
from tests.browser.sites import Site
from tests.browser.walking import box, hears, loaded, rests, spills

REPORT = "/A/99/901/en"
FINGER, IN_TEXT = 44, 24
# What is pressed in bars and beside fields, and is smaller than a finger; then what stands in text.
_SMALL = """([finger, text]) => {
  const wrong = [];
  const bars = 'header.top a, header.top button, header.top summary, .tools a, .tools button, nav.bar a, '
    + 'nav.bar button, .buttons a, .buttons button, .segments a, .segments button, button, .button';
  const kinds = 'a[href], button, summary, input:not([type=hidden]), select';
  for (const one of document.querySelectorAll(kinds)) {
    const card = getComputedStyle(one, '::after').position === 'absolute' && one.offsetParent;
    const at = (card || one).getBoundingClientRect();  // a card is pressed anywhere
    const look = getComputedStyle(one);
    const unseen = !at.width || look.visibility === 'hidden' || one.closest('.unseen, .skip, svg')
      || at.width < 2 || !one.checkVisibility({ opacityProperty: true });
    if (unseen) continue;
    if (one.matches('input[type=radio], input[type=checkbox]')) continue;  // their labels are pressed
    const most = one.matches(bars) && !one.closest('.text .b') ? finger : 0;
    const inline = look.display === 'inline';
    const least = most || (inline ? 0 : text);
    if (at.height < least - 0.5)
      wrong.push(`${one.outerHTML.replace(/\\s+/g, ' ').slice(0, 110)} is ${at.height.toFixed(1)} high`);
  }
  return wrong;
}"""
PAGES = ("/", "/add", "/jobs", "/search?q=registers", "/help", REPORT, f"{REPORT}/para/6", f"{REPORT}/info",
         f"{REPORT}?view=page", "/A/57/292/page/1", "/collections", "/A/57/292/para/999", "/review",
         "/review?tab=choose", "/review?tab=missing", "/CCPR/C/GC/999/en/citations", "/citations/1",
         "/CCPR/C/GC/999/en/citations?at=para_4", "/check", "/CCPR/C/GC/999/en")  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_what_is_pressed_is_large_enough(phone: Page, path: str) -> None:
    phone.goto(path)
    loaded(phone)
    small = phone.evaluate(_SMALL, [FINGER, IN_TEXT])
    assert not small, "\n".join(small)


def test_reading_one_pane_at_a_time(phone: Page) -> None:
    phone.goto(f"{REPORT}/para/9")
    rests(phone, "para_9")
    expect(phone.locator("#pages")).to_be_hidden()
    bar = phone.get_by_role("navigation", name="Reading", exact=True)
    bar.get_by_role("link", name="Page").tap()
    expect(phone.locator("#text")).to_be_hidden()
    expect(phone.locator("#leaf_2 img")).to_be_in_viewport()
    expect(phone).to_have_url(re.compile("view=page"))
    assert not spills(phone)
    bar.get_by_role("link", name="Text").tap()
    rests(phone, "para_9")
    assert box(bar)["y"] + box(bar)["height"] == pytest.approx(780, abs=1), "the bar is not at the foot"


def test_tapping_a_region_of_the_picture_shows_its_text(phone: Page) -> None:
    phone.goto(f"{REPORT}?view=page")
    loaded(phone)
    region = phone.locator('#leaf_2 .regions a[href="#para_9"] rect').first
    region.scroll_into_view_if_needed()
    region.tap()
    expect(phone.locator("#text")).to_be_visible()
    rests(phone, "para_9")


def test_the_number_opens_what_can_be_done(new_context: NewContext, site: Site) -> None:
    options = {**PHONE, "permissions": ["clipboard-read", "clipboard-write"]}
    phone = new_context(site, **options).new_page()
    phone.goto(REPORT)
    phone.locator("#para_6 > a.n").tap()
    panel = phone.locator(".panel")
    copy = panel.get_by_role("button", name="Copy citation")
    expect(copy).to_be_in_viewport()
    field = box(panel.get_by_label("Citation"))
    assert field["width"] > 200, "the citation can't be seen"
    copy.tap()
    hears(phone, "Citation copied")
    assert phone.evaluate("navigator.clipboard.readText()") == "A/99/901, para. 6"
    bar = box(phone.locator("nav.bar"))
    assert box(copy)["y"] + box(copy)["height"] <= bar["y"], "the bar lies over the button"
    assert not spills(phone)


def test_contents_open_as_a_sheet(phone: Page) -> None:
    phone.goto(f"/{LONG}")
    phone.locator("nav.bar").get_by_role("button", name="Contents").tap()
    sheet = phone.get_by_role("navigation", name="Contents")
    expect(sheet).to_be_visible()
    sheet.get_by_role("link", name="Part of paragraph 201").tap()
    expect(sheet).to_be_hidden()
    heading = phone.get_by_role("heading", name="Part of paragraph 201")
    rests(phone, str(heading.get_attribute("id")))


def test_searching_and_narrowing_down(phone: Page) -> None:
    phone.goto("/")
    phone.locator("#find").tap()
    phone.locator("#find").fill("registers")
    phone.locator("header").get_by_role("button", name="Search").tap()
    phone.wait_for_url("**/search?**")
    expect(phone.locator(".hit").first).to_be_in_viewport()
    phone.get_by_role("link", name="Narrow down").tap()
    expect(phone.locator("#facets")).to_be_in_viewport()
    phone.locator(".choice", has_text="resolution").tap()
    phone.wait_for_url(re.compile("kind="))
    assert not spills(phone)


def test_adding_and_answering_fit(phone: Page) -> None:
    phone.goto("/jobs?state=needs-a-look")
    phone.locator(".job", has_text="visit.pdf").locator("a").first.tap()
    row = phone.locator(".job", has_text="visit.pdf")
    expect(row.get_by_label("Symbol")).to_be_visible()
    for name in ("Symbol", "Title", "Date", "Language"):
        assert box(row.get_by_label(name))["width"] > 100, name
    assert not spills(phone)


def test_the_menu_fits(phone: Page) -> None:
    phone.goto(REPORT)
    phone.locator(".menu summary").tap()
    sheet = box(phone.locator(".menu-sheet"))
    assert sheet["x"] >= 0
    assert sheet["x"] + sheet["width"] <= 390
    phone.get_by_role("button", name="Dark").tap()
    expect(phone.locator("html")).to_have_attribute("data-theme", "dark")
