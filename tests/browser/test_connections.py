"""Connections where one reads: marks in the gutter, connected words, the other end, links to words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import papers
from tests.browser.conftest import PHONE, NewContext
from tests.browser.sites import Site, python, running
from tests.browser.walking import box, hears, loaded, settled, spills, tab_to, until

REPORT = f"/{papers.LONG}/en"
ENDS = "A register is a safeguard if it is complete"
# Paragraph 1 has two, and a note; each of the others one; 40 has its first words, 299 all of them.
SEED = """
from travaux.library.ready import start
start()
from travaux.library import people
from travaux.library.connections import connecting, describing
from travaux.library.models import Edition
owner = people.owner()
report = Edition.objects.get(work__symbol="%s")
comment = Edition.objects.get(work__symbol="CCPR/C/GC/999", language="en")
def end(edition, at):
    return describing.end_in(owner, edition, at)
connecting.connect(owner, end(report, "para_1:0-30"), [end(comment, "para_4")], "implements",
    note="Ask again.")
connecting.connect(owner, end(report, "para_1:10-60"), [end(comment, "para_3")], "cites")
connecting.note(owner, end(report, "para_1"), "Look here.")
for number in [*range(2, 199), 299]:
    at = f"para_{number}" if number == 299 else f"para_{number}:4-24"
    connecting.connect(owner, end(report, at), [end(comment, "para_1")], "updates")
"""
_PAINTED = "name => [...(CSS.highlights.get(name) ?? [])].map(String).filter(Boolean)"


@pytest.fixture(scope="module")
def own(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the library in which a long report has 201 connections and notes."""
    home = tmp_path_factory.mktemp("connected") / "library"
    shutil.copytree(filled, home)
    python(home, SEED % papers.LONG)
    with running(home) as started:
        yield started


@pytest.fixture
def reader(new_context: NewContext, own: Site) -> Page:
    """A wide window on it."""
    return new_context(own).new_page()


def _mark(page: Page, paragraph: int) -> str:
    return f"#para_{paragraph} > a.cm"


def test_marks_and_words_come_by_slices_and_move_nothing(reader: Page) -> None:
    held: list[Route] = []
    reader.route(re.compile("marks="), lambda route: held.append(route))
    reader.goto(REPORT)
    until(reader, "() => document.querySelector('#para_1').getBoundingClientRect().top > 0")
    reader.wait_for_timeout(300)  # whatever else comes, comes
    before = box(reader.locator("#para_4"))
    assert reader.locator("a.cm").count() == 0, "the page itself holds none"
    for one in held:
        one.continue_()
    held.clear()
    reader.unroute(re.compile("marks="))
    expect(reader.locator(_mark(reader, 1))).to_have_accessible_name("2 connections, 1 note")
    assert box(reader.locator("#para_4")) == before, "nothing moves when marks come"
    loaded(reader)
    words = reader.evaluate(_PAINTED, "connected")
    assert len("".join(words[:1])) == 60, "the two stretches of paragraph 1 are one"
    few = reader.locator("a.cm").count()
    assert 4 < few < 120, "only what is in sight, and near it"
    reader.keyboard.press("End")
    expect(reader.locator(_mark(reader, 299))).to_be_attached()
    expect(reader.locator("#para_299")).to_have_class(re.compile("connected-whole"))


def test_a_mark_shows_the_other_end_by_pointer_and_by_keys(reader: Page) -> None:
    reader.goto(REPORT)
    reader.locator(_mark(reader, 1)).click()
    section = reader.locator(".connected-of")
    expect(section).to_contain_text("implements CCPR/C/GC/999, para. 4")
    expect(section).to_contain_text(ENDS)
    expect(section).to_contain_text("Ask again.")
    expect(section.locator("h2")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(section).to_have_count(0)
    expect(reader.locator(_mark(reader, 1))).to_be_focused()
    reader.keyboard.press("Enter")
    expect(section).to_have_count(1)
    tab_to(reader, ".connected-of a[href*='para/4']")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/CCPR/C/GC/999/en/para/4")
    expect(reader.locator(_mark(reader, 4))).to_have_accessible_name("1 connection")


def test_connected_words_open_as_well(reader: Page) -> None:
    reader.goto(REPORT)
    loaded(reader)
    spot = reader.evaluate(
        "() => { const { x, y, height } = [...CSS.highlights.get('connected')][0].getClientRects()[0];"
        " return { x: x + 12, y: y + height / 2 }; }"
    )
    reader.mouse.click(spot["x"], spot["y"])
    expect(reader.locator(".connected-of")).to_contain_text("Connections of para. 1 (3)")


def test_which_ones_are_shown_is_chosen_and_stays_in_the_address(reader: Page) -> None:
    reader.goto(REPORT)
    button = reader.get_by_role("button", name="Connections")
    expect(button).to_have_text(re.compile("201"))
    button.click()
    menu = reader.locator("#connections-menu")
    menu.get_by_role("link", name="implements 1").click()
    expect(reader.locator(_mark(reader, 1))).to_have_accessible_name("1 connection")
    expect(reader.locator(_mark(reader, 2))).to_have_count(0)
    expect(reader).to_have_url(re.compile(r"\?show=implements$"))
    hears(reader, "implements")
    reader.reload()
    expect(reader.locator(_mark(reader, 1))).to_have_accessible_name("1 connection")
    button.click()
    menu.get_by_role("link", name="No marks").click()
    expect(reader.locator("a.cm")).to_have_count(0)
    assert reader.evaluate(_PAINTED, "connected") == []
    menu.get_by_role("link", name="All 201").click()
    expect(reader.locator(_mark(reader, 2))).to_be_visible()
    reader.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(reader).to_have_url(re.compile(f"{REPORT}$"))


def test_a_link_to_words_rests_on_them(reader: Page) -> None:
    reader.goto(f"{REPORT}/para/150#para_150:0-20")
    loaded(reader)
    settled(reader)
    (words,) = reader.evaluate(_PAINTED, "passage")
    assert len(words) == 20 and reader.locator("#para_150").inner_text().find(words) >= 0
    expect(reader.locator("#para_150")).to_be_in_viewport()
    reader.evaluate("() => { location.hash = '#para_20:4~para_21:9'; }")
    until(reader, f"() => ({_PAINTED})('passage').length > 1")
    expect(reader.locator("#para_20")).to_be_in_viewport()


def test_a_new_one_appears_and_a_removed_one_goes_at_once(reader: Page, own: Site) -> None:
    reader.goto(f"{REPORT}/para/5")
    expect(reader.locator(_mark(reader, 5))).to_be_visible()
    reader.locator(_mark(reader, 5)).click()
    beside = reader.context.new_page()
    beside.goto(str(reader.locator(".connected-of").get_by_role("link", name="Edit").get_attribute("href")))
    beside.get_by_role("button", name="Remove the connection").click()
    reader.evaluate("() => document.dispatchEvent(new CustomEvent('travaux:disconnected', { detail: {} }))")
    expect(reader.locator(_mark(reader, 5))).to_have_count(0)
    beside.get_by_role("button", name="Undo").click()
    expect(beside.get_by_role("status").first).to_contain_text("It is back.")
    reader.evaluate("() => document.dispatchEvent(new CustomEvent('travaux:connected', { detail: {} }))")
    expect(reader.locator(_mark(reader, 5))).to_be_visible()


def test_where_the_browser_cannot_paint_words_are_marked(new_context: NewContext, own: Site) -> None:
    context = new_context(own)
    context.add_init_script("delete globalThis.Highlight")
    page = context.new_page()
    page.goto(f"{REPORT}#para_1:20-40")
    expect(page.locator("#para_1 mark.connected").first).to_be_visible()
    assert len("".join(page.locator("#para_1 mark.connected").all_inner_texts())) >= 40
    pieces = page.locator("#para_1").evaluate(
        "(one) => [...one.querySelectorAll('[data-at]')].map("
        "(run) => [Number(run.dataset.at), run.firstChild.length])"
    )
    ends = [at + length for at, length in pieces]
    assert [at for at, _ in pieces] == [0, *ends[:-1]], "each piece still says where it begins"


def test_on_a_phone(new_context: NewContext, own: Site) -> None:
    phone = new_context(own, **PHONE).new_page()
    phone.goto(REPORT)
    mark = phone.locator(_mark(phone, 1))
    expect(mark).to_be_visible()
    loaded(phone)
    assert box(mark)["height"] >= 44 and box(mark)["width"] >= 24
    mark.tap()
    expect(phone.locator(".connected-of")).to_contain_text(ENDS)
    assert not spills(phone)
    small = (
        phone.locator(".connected-of")
        .locator("a, button")
        .evaluate_all("(all) => all.filter((one) => one.offsetHeight < 44).map((one) => one.textContent)")
    )
    assert not small


def test_without_a_script_the_lists_say_it(new_context: NewContext, own: Site) -> None:
    page = new_context(own, java_script_enabled=False).new_page()
    page.goto(f"{REPORT}/para/1")
    expect(page.locator(".panel-connected")).to_contain_text("implements CCPR/C/GC/999, para. 4")
    page.locator(".tools").get_by_role("link", name="Connections").click()
    expect(page.locator("#list-head")).to_have_text("201 connections and notes")
