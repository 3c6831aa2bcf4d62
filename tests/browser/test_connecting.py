"""Connecting passages in the browser: by mouse, by keys alone, by thumb; counted and timed.

What a form without a script does is in tests/web/test_connect.py; here one walk shows that it can be walked.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, NewContext
from tests.browser.papers import LONG
from tests.browser.sites import Site, running
from tests.browser.walking import frames, hears, loaded, spills, tab_to, until

REPORT = "/A/99/901/en"
COMMENT = "CCPR/C/GC/999"
SAFEGUARD = "A register is a safeguard if it is complete"
_SELECT = """([id, from, to, last]) => {
  const run = (one) => document.getElementById(one).querySelector("[data-at]").firstChild;
  getSelection().setBaseAndExtent(run(id), from, run(last || id), to);
}"""
_WATCH = """() => {
  window.heard = [];
  for (const kind of ["travaux:connected", "travaux:disconnected"])
    document.addEventListener(kind, (event) => window.heard.push([kind, event.detail.ids.length]));
}"""
_SOON = 150  # milliseconds in which the tools of a selection appear
_ROUGH = 8  # times slower than a reader's machine: the machine of the tests is shared
_FINGER = 44  # pixels
_SMALL = """() => [...document.querySelectorAll(
    "#connect-form :is(button, a, select, input[type=text], input[type=search], label, summary)")]
  .filter((one) => one.offsetParent && one.tabIndex !== -1 || one.matches(".relation, .choice label"))
  .filter((one) => one.offsetParent && !one.matches(".unseen, .field > label, .pane-tools label"))
  .filter((one) => !(one.tagName === "A" && one.closest("p")))
  .filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def own(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the library, to connect in."""
    home = tmp_path_factory.mktemp("connecting") / "library"
    shutil.copytree(filled, home)
    with running(home) as started:
        yield started


@pytest.fixture
def desk(new_context: NewContext, own: Site) -> Page:
    """A wide window."""
    return new_context(own, permissions=["clipboard-read", "clipboard-write"]).new_page()


@pytest.fixture
def thumb(new_context: NewContext, own: Site) -> Page:
    """A phone."""
    return new_context(own, **PHONE).new_page()


class Counted:
    """Counts what a person does: clicks, key presses; pasting is one."""

    def __init__(self, page: Page) -> None:
        self._page, self.actions = page, 0

    def press(self, key: str) -> None:
        self.actions += 1
        self._page.keyboard.press(key)

    def click(self, what: Locator) -> None:
        self.actions += 1
        what.click()


def _open(page: Page, path: str = REPORT) -> None:
    page.goto(path)
    loaded(page)
    page.evaluate(_WATCH)


def _select(page: Page, address: str, start: int, end: int, last: str = "") -> None:
    page.locator(f"[id='{address}']").scroll_into_view_if_needed()
    page.evaluate(_SELECT, [address, start, end, last])
    expect(_tools(page)).to_be_visible()


def _tools(page: Page) -> Locator:
    return page.locator("#passage-tools")


def _sheet(page: Page) -> Locator:
    return page.locator("#connect-form")


def _review(page: Page) -> Locator:
    return page.locator(".review-line")


def _saved(page: Page) -> Locator:
    return page.locator("#connect-toast")


def _state(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _copied(page: Page, text: str) -> None:
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)


def test_a_pasted_citation_takes_three_actions(desk: Page) -> None:
    """Select; l, paste, Enter. Visible at both ends, undone by one key, found again where it was."""
    _open(desk)
    _copied(desk, f"{COMMENT}, para. 4")
    _select(desk, "para_3", 4, 60)
    counted, began = Counted(desk), perf_counter()
    counted.press("l")
    expect(desk.locator("#connect-q")).to_be_focused()
    counted.press("Control+v")
    counted.press("Enter")
    expect(_saved(desk)).to_contain_text(f"A/99/901, para. 3 cites {COMMENT}, para. 4")
    assert counted.actions <= 3
    assert perf_counter() - began < 1.0 * _ROUGH
    hears(desk, "Saved")
    expect(desk.locator("#para_3")).to_be_focused()
    assert desk.evaluate("window.heard") == [["travaux:connected", 1]]
    assert "connect" not in _state(desk)
    desk.keyboard.press("u")
    hears(desk, "Undone")
    assert desk.evaluate("window.heard") == [["travaux:connected", 1], ["travaux:disconnected", 1]]


def test_with_another_relation_it_takes_five(desk: Page) -> None:
    """l, paste, back to the relations, a first letter, Enter; what was used comes first after that."""
    _open(desk)
    _copied(desk, f"{COMMENT} para 5 (b)")
    _select(desk, "para_1", 0, 40)
    counted = Counted(desk)
    counted.press("l")
    expect(desk.locator("#connect-q")).to_be_focused()
    counted.press("Control+v")
    expect(_review(desk)).to_contain_text("para. 5 (b)")
    counted.press("Shift+Tab")
    counted.press("i")
    expect(desk.locator('[name="relation"]:checked')).to_have_value("implements")
    expect(desk.locator('[name="relation"]:checked')).to_be_focused()
    counted.press("Enter")
    expect(_saved(desk)).to_contain_text("implements")
    assert counted.actions <= 5
    desk.locator("#para_2").scroll_into_view_if_needed()
    _select(desk, "para_2", 0, 20)
    desk.keyboard.press("l")
    expect(desk.locator('[name="relation"]').first).to_have_value("implements")


def test_by_mouse_in_the_text_of_the_target(desk: Page) -> None:
    """Tools, document by its title, search, click, tick, words; back, reload and the address keep it all."""
    _open(desk)
    began = desk.evaluate("performance.now()")
    _select(desk, "para_6", 0, 30, "para_7")
    until(desk, "() => document.getElementById('passage-tools').matches(':popover-open')")
    assert desk.evaluate("performance.now()") - began < _SOON * _ROUGH
    _tools(desk).get_by_role("button", name="Connect", exact=True).click()
    expect(_sheet(desk).locator(".pinned")).to_contain_text("A/99/901, paras. 6 and 7")
    assert _state(desk)["connect"] == ["para_6:0~para_7:30"]
    desk.locator("#connect-q").fill("long year")
    desk.get_by_role("button", name=LONG).click()
    rows = desk.locator(".choice")
    expect(rows.first).to_be_visible()
    assert _state(desk)["to"] == [f"/{LONG}/en"]
    desk.locator("#connect-near").fill("150")
    desk.keyboard.press("Enter")
    expect(desk.locator("#at-para_150")).to_be_focused()
    desk.locator("[for=at-para_151]").click()
    expect(_review(desk)).to_contain_text(f"{LONG}, para. 151")
    desk.locator("#at-para_152").check()
    expect(_review(desk)).to_contain_text("para. 152")
    desk.locator("#at-para_151").uncheck()
    expect(_review(desk)).not_to_contain_text("para. 151")
    desk.evaluate("document.querySelector('[for=at-para_152] [data-at]').scrollIntoView({block: 'center'})")
    desk.evaluate(
        """() => { const run = document.querySelector("[for=at-para_152] [data-at]").firstChild;
        getSelection().setBaseAndExtent(run, 0, run, 12); }"""
    )
    desk.get_by_role("button", name="Take these words").click()
    expect(desk.locator(".chosen-one")).to_have_count(1)
    until(desk, "() => location.search.includes('para_152%3A0-12')")
    desk.reload()
    expect(_review(desk)).to_contain_text("para. 152")
    desk.locator("#connect-swap").click()
    expect(_review(desk)).to_contain_text("is cited by")
    desk.go_back()
    expect(_sheet(desk)).to_be_visible()


def test_the_text_goes_on_and_is_searched(desk: Page) -> None:
    """A long target comes a window at a time; both directions, its own search and contents."""
    _open(desk, f"{REPORT}?connect=para_2&to=/{LONG}/en&at=para_150")
    row = desk.locator("#at-para_150")
    expect(row).to_be_checked()
    expect(row).to_be_in_viewport()
    count = desk.locator(".choice").count()
    desk.locator("[data-earlier]").click()
    expect(desk.locator("#at-para_140")).to_be_attached()
    expect(desk.locator("#at-para_150")).to_be_checked()
    desk.locator("#at-para_186").scroll_into_view_if_needed()
    expect(desk.locator("#at-para_195")).to_be_attached()
    assert desk.locator(".choice").count() > count
    with desk.expect_response(lambda answer: "section=" in answer.url) as moved:
        desk.locator("#connect-section").select_option(index=2)
    moved.value.finished()
    expect(desk.locator("[data-wanted]")).to_be_visible()
    desk.locator("#connect-find").fill('"end of paragraph 77"')
    desk.keyboard.press("Enter")
    expect(desk.locator(".choice")).to_have_count(1)
    desk.locator("[for=at-para_77]").click()
    expect(_review(desk)).to_contain_text("para. 77")


def test_keys_alone_from_a_paragraph(desk: Page) -> None:
    """j, Shift with arrows, the tools by Tab, the box, a number, arrows; a note, and Esc asks for it."""
    _open(desk)
    for _ in range(3):
        desk.keyboard.press("j")
    expect(_tools(desk)).to_be_visible()
    for _ in range(3):
        desk.keyboard.press("Shift+Control+ArrowRight")
    assert len(desk.evaluate("getSelection().toString()").split()) == 3
    until(desk, "() => document.getElementById('passage-tools').matches(':popover-open')")
    tab_to(desk, "#passage-tools [data-do=connect]")
    desk.keyboard.press("Enter")
    expect(desk.locator("#connect-q")).to_be_focused()
    desk.keyboard.type("registers")
    desk.locator("#choose-found-1").wait_for()
    desk.keyboard.press("Enter")
    expect(desk.locator("#choose-found-1")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator(".chosen-document")).to_be_visible()
    tab_to(desk, "#connect-near")
    desk.keyboard.type("1")
    desk.keyboard.press("Enter")
    until(desk, "() => document.activeElement.name === 'at'")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Space")
    expect(desk.locator(".chosen-one")).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(_sheet(desk)).to_have_count(0)
    desk.keyboard.press("m")
    expect(desk.locator("#connect-note")).to_be_focused()
    desk.keyboard.type("To be looked at again.")
    asked: list[str] = []
    desk.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    desk.keyboard.press("Escape")
    expect(desk.locator("#connect-note")).to_have_value("To be looked at again.")
    assert asked
    desk.keyboard.press("Control+Enter")
    expect(_saved(desk)).to_contain_text("Note saved")


def test_what_is_there_already_is_offered(desk: Page) -> None:
    """Twice the same: nothing is made, a link to the one there has the focus."""
    for time in range(2):
        _open(desk, f"{REPORT}?connect=para_4&relation=explains&to=/{COMMENT}/en&at=para_4")
        expect(_review(desk)).to_contain_text(f"explains {COMMENT}, para. 4")
        desk.locator("#connect-save").click()
        if not time:
            expect(_saved(desk)).to_be_visible()
    expect(desk.locator(".there a")).to_be_focused()
    hears(desk, "This connection is there already")
    desk.keyboard.press("Escape")
    expect(_sheet(desk)).to_have_count(0)


def test_by_thumb(thumb: Page) -> None:
    """The whole screen, nothing beside it or under it, all parts as large as a finger."""
    _open(thumb)
    _select(thumb, "para_2", 0, 30)
    end = thumb.evaluate("[...getSelection().getRangeAt(0).getClientRects()].at(-1).bottom")
    assert thumb.evaluate("document.getElementById('passage-tools').getBoundingClientRect().top") >= end
    _tools(thumb).get_by_role("button", name="Connect", exact=True).tap()
    expect(_sheet(thumb)).to_be_visible()
    expect(thumb.locator("#connect-head")).to_be_focused()
    assert thumb.evaluate("document.getElementById('text').inert")
    thumb.get_by_role("radio", name="implements").tap()
    expect(_review(thumb)).to_contain_text("implements")
    thumb.locator("#connect-q").fill(COMMENT)
    thumb.locator(".choice label", has_text=SAFEGUARD).tap()
    expect(_review(thumb)).to_contain_text(f"implements {COMMENT}, para. 4")
    assert thumb.evaluate(_SMALL) == []
    assert spills(thumb) == []
    thumb.locator("#connect-save").tap()
    expect(_saved(thumb)).to_be_visible()
    assert not thumb.evaluate("document.getElementById('text').inert")
    thumb.get_by_role("button", name="Undo").tap()
    hears(thumb, "Undone")


def test_picked_up_here_and_connected_there(desk: Page) -> None:
    """The tray carries a passage to another page; its words come along."""
    _open(desk)
    _select(desk, "para_3", 0, 30)
    _tools(desk).get_by_role("button", name="Pick up").click()
    expect(desk.locator(".tray-chip")).to_contain_text("1 passage picked up")
    _open(desk, f"/{COMMENT}/en")
    _select(desk, "para_4", 0, 30)
    _tools(desk).get_by_role("button", name="Connect here").click()
    expect(_review(desk)).to_contain_text(f"A/99/901, para. 3 cites {COMMENT}, para. 4")
    assert _state(desk)["from"] == [REPORT]
    frames(desk)
    desk.keyboard.press("Enter")
    expect(_saved(desk)).to_be_visible()


def test_in_arabic(new_context: NewContext, own: Site) -> None:
    """The sheet stands at the left, everything reads from right to left, symbols stay as they are."""
    page = new_context(own, locale="ar").new_page()
    _open(page, "/A/99/901/ar")
    _select(page, "para_2", 4, 40)
    page.keyboard.press("l")
    expect(page.locator("#connect-q")).to_be_focused()
    page.locator("#connect-q").fill(f"{COMMENT}, para. 4")
    expect(_review(page)).to_contain_text("الفقرة 4")
    sheet = page.locator("#connect-sheet").bounding_box()
    text = page.locator("#para_2").bounding_box()
    assert sheet and text and sheet["x"] == 0 and text["x"] >= sheet["width"]
    assert page.evaluate("getComputedStyle(document.getElementById('connect-form')).direction") == "rtl"
    assert spills(page) == []


def test_without_scripts(new_context: NewContext, own: Site) -> None:
    """From the paragraph's panel through the plain page to the saved connection, and undone."""
    page = new_context(own, java_script_enabled=False).new_page()
    page.goto(f"{REPORT}/para/5")
    page.locator(".panel").get_by_role("link", name="Connect", exact=True).click()
    page.get_by_role("radio", name="explains").check()
    page.locator("#connect-q").fill(COMMENT)
    page.keyboard.press("Enter")
    page.locator("#at-para_4").check()
    page.get_by_role("button", name="Take what is ticked").click()
    expect(_review(page)).to_contain_text(f"A/99/901, para. 5 explains {COMMENT}, para. 4")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(_saved(page)).to_contain_text("explains")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#para_5")).to_be_visible()
