"""Reading a page with its picture: deep links rest, text and page go together, the address keeps all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewContext
from tests.browser.papers import LONG
from tests.browser.sites import Site
from tests.browser.walking import box, frames, loaded, rests, settled, told, until

REPORT = "/A/99/901/en"
_SEEN = "(one) => { const at = one.getBoundingClientRect(); return at.bottom > 0 && at.top < innerHeight; }"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        pytest.param(f"/{LONG}/para/151", "para_151", id="far down a long document with many pictures"),
        pytest.param(f"/{LONG}/para/2", "para_2", id="near the beginning"),
        pytest.param(f"/{LONG}?view=text#para_200", "para_200", id="by a hash, without pictures"),
        pytest.param(f"{REPORT}/para/11(b)", "para_11__list_b", id="a letter"),
        pytest.param("/A/57/292/paras/59-63", "para_59", id="the first of a range"),
        pytest.param("/A/99/901/ar/para/6", "para_6", id="from right to left"),
        pytest.param("/CCPR/C/GC/999/para/4", "para_4", id="a document without pages"),
    ],
)
def test_a_deep_link_rests_on_its_paragraph(page: Page, path: str, target: str) -> None:
    page.goto(path)
    rests(page, target)


def test_a_deep_link_rests_on_a_phone(new_context: NewContext, site: Site) -> None:
    page = new_context(site, **PHONE).new_page()
    page.goto(f"/{LONG}/para/151")
    rests(page, "para_151")


def test_the_title_keeps_its_room_beside_all_that_can_be_done(page: Page) -> None:
    """It stood in a column of one letter's width, when the links beside it became many."""
    page.goto("/A/99/901/en")
    wide = page.locator(".document-head h1").bounding_box()
    assert wide is not None
    assert wide["width"] > 600
    assert wide["height"] < 100


def test_nothing_moves_while_a_long_document_loads(page: Page) -> None:
    """Pictures have their sizes before they come: the browser itself counts shifts of the layout."""
    page.goto(f"/{LONG}/para/151")
    loaded(page)
    shifted = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        })"""
    )
    assert shifted < 0.1  # what the Web Vitals call good
    sizes = page.locator("#pages img").evaluate_all("(all) => all.map((one) => [one.width, one.height])")
    assert len(sizes) >= 25
    assert all(wide > 200 and high > wide for wide, high in sizes)


def test_pressing_a_region_goes_to_its_paragraph(page: Page) -> None:
    page.goto(REPORT)
    loaded(page)
    page.locator("#leaf_2").scroll_into_view_if_needed()
    before = settled(page, "#pages")
    page.locator('#leaf_2 .regions a[href="#para_9"] rect').first.click()
    expect(page.locator("#para_9")).to_be_focused()
    rests(page, "para_9")
    assert page.url.endswith("#para_9")
    assert settled(page, "#pages") == pytest.approx(before, abs=2), "the page moved away"


def test_the_paragraph_that_is_read_is_outlined_on_its_page(page: Page) -> None:
    page.goto(f"/{LONG}")
    loaded(page)
    page.mouse.move(600, 600)
    for _ in range(6):
        page.mouse.wheel(0, 2000)
        frames(page)
    until(page, "() => scrollY > 9000")
    settled(page)
    settled(page, "#pages")
    read = page.locator("#text .b.current")
    expect(read).to_have_count(1)
    name = read.get_attribute("id")
    outlined = page.locator("#pages .regions a.on")
    expect(outlined.first).to_have_attribute("href", f"#{name}")
    pane = box(page.locator("#pages"))
    at = box(outlined.first.locator("rect").first)
    assert pane["y"] <= at["y"] <= pane["y"] + pane["height"], "its region is out of sight"
    expect(page.locator("#where")).to_contain_text(re.compile(r"Paragraph \d+ · page \d+"))


def test_the_pages_are_left_alone_while_they_are_moved_by_hand(page: Page) -> None:
    page.goto(f"/{LONG}/para/100")
    loaded(page)
    pane = page.locator("#pages")
    middle = box(pane)
    page.mouse.move(middle["x"] + 100, middle["y"] + 300)
    held = pane.evaluate("(one) => one.scrollTop")
    page.mouse.wheel(0, 3000)
    until(page, "(held) => document.getElementById('pages').scrollTop > held + 2000", held)
    by_hand = settled(page, "#pages")

    page.evaluate("scrollBy({ top: 4000, behavior: 'instant' })")
    frames(page)
    expect(page.locator("#text .b.current")).not_to_have_attribute("id", "para_100")
    # A wheel comes to rest softly, by a pixel or two; following would move it by whole pages.
    moved = abs(pane.evaluate("(one) => one.scrollTop") - by_hand)
    assert moved < 50, "the pages were pulled away from the reader"

    page.mouse.move(600, 500)
    page.mouse.wheel(0, 1500)
    until(page, "(was) => document.getElementById('pages').scrollTop !== was", by_hand)
    settled(page)
    settled(page, "#pages")
    name = page.locator("#text .b.current").get_attribute("id")
    assert page.locator(f'#pages .regions a.on[href="#{name}"]').first.evaluate(_SEEN)


def test_what_is_shown_is_in_the_address(page: Page) -> None:
    page.goto(f"{REPORT}/para/9")
    loaded(page)
    page.get_by_role("link", name="Text", exact=True).click()
    expect(page.locator("#pages")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/para/9\?view=text$"))
    rests(page, "para_9")

    page.reload()
    expect(page.locator("#pages")).to_be_hidden()
    page.get_by_role("link", name="Page", exact=True).click()
    expect(page.locator("#text")).to_be_hidden()
    expect(page.locator("#leaf_2")).to_be_in_viewport()

    page.get_by_role("link", name="Library").click()
    page.wait_for_url("**/")
    page.go_back()
    page.wait_for_url("**/para/9?view=page")
    expect(page.locator("#text")).to_be_hidden()
    expect(page.locator(".tools [data-to=page]")).to_have_attribute("aria-current", "true")


def test_going_back_finds_the_place_again(page: Page) -> None:
    page.goto(f"/{LONG}")
    loaded(page)
    page.evaluate("document.getElementById('para_120').scrollIntoView()")
    frames(page)
    was = page.evaluate("document.getElementById('para_120').getBoundingClientRect().top")
    page.locator("#para_120 > a.n").evaluate("(one) => location.assign(one.href)")
    page.wait_for_url("**/para/120")
    page.go_back()
    until(
        page,
        "(was) => Math.abs(document.getElementById('para_120').getBoundingClientRect().top - was) < 60",
        arg=was,
    )


def test_contents_lead_to_their_heading_and_say_where_one_is(page: Page) -> None:
    page.goto(f"/{LONG}")
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="Part of paragraph 201").click()
    heading = page.get_by_role("heading", name="Part of paragraph 201")
    rests(page, str(heading.get_attribute("id")))
    expect(contents.locator("[aria-current]")).to_have_text(re.compile("Part of paragraph 201"))


def test_a_note_opens_where_it_is_called(page: Page) -> None:
    page.goto(REPORT)
    mark = page.locator("#para_2 a[data-note]")
    mark.click()
    note = page.locator(".opened-note")
    expect(note).to_contain_text("Nelson Mandela Rules")
    assert note.evaluate("(one) => one.previousElementSibling.id") == "para_2"
    assert page.locator("text=Nelson Mandela Rules").count() == 1, "the note stands there twice"
    expect(mark).to_have_attribute("aria-expanded", "true")
    mark.click()
    expect(note).to_have_count(0)
    expect(page.locator(".notes")).to_contain_text("Nelson Mandela Rules")


def test_a_table_is_a_table(page: Page) -> None:
    page.goto(REPORT)
    table = page.locator("#text table").first
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Region", "Answers", "Registers", "Open to the public"]
    )
    expect(table.get_by_role("row").nth(2)).to_contain_text("Asia and the Pacific")


def test_doubts_are_seen_at_their_place(page: Page) -> None:
    page.goto("/A/98/960")
    page.locator("summary", has_text="1 doubt of the reader").click()
    page.locator(".document-head .doubts a").click()
    rests(page, "para_7")
    expect(page.locator("#para_7 + .doubt, #para_7 .doubt").first).to_contain_text("5")


def test_page_pictures_can_be_made_larger(page: Page) -> None:
    page.goto(REPORT)
    loaded(page)
    picture = page.locator("#leaf_1 img")
    fitting = box(picture)["width"]
    page.get_by_role("button", name="Larger").click()
    until(page, "(was) => document.querySelector('#leaf_1 img').width > was * 1.2", fitting)
    page.keyboard.press("+")
    until(page, "(was) => document.querySelector('#leaf_1 img').width > was * 1.4", fitting)
    page.get_by_role("button", name="Fit").click()
    until(page, "(was) => Math.abs(document.querySelector('#leaf_1 img').width - was) < 2", fitting)


def test_pictures_of_pages_are_drawn(page: Page) -> None:
    page.goto(REPORT)
    loaded(page)
    drawn = page.locator("#leaf_1 img").evaluate("(one) => [one.complete, one.naturalWidth]")
    assert drawn[0]
    assert drawn[1] >= 400


def test_a_page_as_it_is_set_and_as_running_text(page: Page) -> None:
    page.goto("/A/57/292/page/1?form=lines")
    lines = page.locator(".set .line")
    assert lines.count() > 80
    expect(page.locator(".leaf img")).to_be_visible()
    page.get_by_role("link", name="Running text").click()
    expect(page).to_have_url(re.compile("form=running"))
    expect(page.locator(".set .running")).to_contain_text("is a fundamental element")
    page.reload()
    expect(page.locator(".set .running")).to_be_visible()
    text = page.request.get("/A/57/292/page/1.txt?form=lines")
    assert "62." in text.text()


def test_pages_are_turned(page: Page) -> None:
    page.goto(f"/{LONG}/page/3")
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(re.compile("/page/4"))
    page.get_by_role("link", name="Previous page").click()
    expect(page).to_have_url(re.compile("/page/3"))
    page.locator(".leaf .regions a").nth(2).locator("rect").first.click()
    expect(page).to_have_url(re.compile(r"/para/\d+"))
    assert told(page, f"/{LONG}.json")


def test_the_language_changes_and_the_paragraph_stays(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    page.get_by_role("navigation", name="Language of the document").get_by_text("Français").click()
    page.wait_for_url("**/A/99/901/fr/para/6")
    rests(page, "para_6")
    expect(page.locator("#text")).to_have_attribute("lang", "fr")


def test_searching_within_the_document(page: Page) -> None:
    page.goto(REPORT)
    box_ = page.get_by_role("searchbox", name="Search in this document")
    box_.fill("court")
    box_.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.locator(".hit")).not_to_have_count(0)
    expect(page.locator(".hit mark").first).to_have_text(re.compile("court", re.IGNORECASE))
    page.locator(".hit-number").first.click()
    expect(page).to_have_url(re.compile("/A/99/901/en/para/"))
