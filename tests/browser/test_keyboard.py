"""Everything by the keyboard alone: no test in this file touches the mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.papers import LONG
from tests.browser.walking import clipboard, frames, hears, loaded, rests, tab_to, tab_to_words, until
from travaux.web.shortcuts import SHORTCUTS

REPORT = "/A/99/901/en"
PAGES = ("/", "/add", "/jobs", "/search?q=registers", "/help", REPORT, f"{REPORT}/para/6", f"{REPORT}/info",
         "/A/57/292/page/1", "/collections")  # fmt: skip
# Where the focus is, and what stands on the screen at the middle of it: itself, or what covers it.
_HIDDEN = """() => new Promise((done) => {
  const end = performance.now() + 2000;  // smooth scrolling takes its time
  const look = () => {
    const wrong = hidden();
    if (!wrong || performance.now() > end) done(wrong);
    else requestAnimationFrame(look);
  };
  const hidden = () => {
  const one = document.activeElement;
  const box = one.getClientRects()[0];
  if (!box || !box.width) return `${one.outerHTML.slice(0, 120)} is not to be seen`;
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box.top + Math.min(box.height / 2, 20);
  if (y < 0 || y > innerHeight) return `${one.outerHTML.slice(0, 120)} is out of sight at ${Math.round(y)}`;
  const there = document.elementFromPoint(x, y);
  const fine = there && (one.contains(there) || there.contains(one) || one.labels?.[0]?.contains(there)
    || there.closest('label')?.control === one);
  return fine ? '' : `${one.outerHTML.slice(0, 120)} is under ${there?.outerHTML.slice(0, 80)}`;
  };
  look();
})"""
_MARKED = """() => {
  const seen = (one) => {
    const look = getComputedStyle(one);
    return (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 1) || look.boxShadow !== 'none';
  };
  const one = document.activeElement;
  return seen(one) || [...(one.labels ?? []), one.parentElement].some((other) => other && seen(other));
}"""


def _read(page: Page) -> str:
    return str(page.locator("#text .b.current").get_attribute("id"))


def test_finding_a_paragraph_opening_it_and_copying_its_citation(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("fundamental element of the protection of the human rights of migrants")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    found = tab_to(page, ".hit-number")
    assert "62" in found.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/A/57/292/en/para/62")
    rests(page, "para_62")
    page.keyboard.press("c")
    hears(page, "Citation copied")
    assert clipboard(page)["text/plain"] == "A/57/292, para. 62"


def test_opening_a_paragraph_by_tab_and_enter(page: Page) -> None:
    page.goto(REPORT)
    tab_to(page, "#para_2 > a.n")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy citation")).to_be_focused()
    tab_to(page, "[data-copy=quotation]")
    page.keyboard.press("Enter")
    hears(page, "Quotation with citation copied")
    assert clipboard(page)["text/plain"].endswith("(A/99/901, para. 2)")
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)
    expect(page.locator("#para_2 > a.n")).to_be_focused()


def test_choosing_a_facet_and_taking_it_away(page: Page) -> None:
    page.goto("/search?q=detention")
    total = page.get_by_role("heading", level=1).inner_text()
    tab_to_words(page, "French")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("lang=fr"))
    expect(page.get_by_role("heading", level=1)).not_to_have_text(total)
    tab_to(page, ".chip")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(total)


def test_changing_the_language_of_the_interface(page: Page) -> None:
    page.goto("/help")
    tab_to(page, ".menu summary")
    page.keyboard.press("Enter")
    tab_to(page, "button[name=language][value=ar]")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.url.endswith("/help")


def test_changing_the_language_of_the_document(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    tab_to(page, "[data-language=fr]", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/A/99/901/fr/para/6")
    rests(page, "para_6")


def test_the_first_tab_offers_to_skip_what_is_on_every_page(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("path", PAGES)
def test_what_has_the_focus_is_seen(page: Page, path: str) -> None:
    """WCAG 2.4.7 and 2.4.11: each stop is on the screen, under no bar, with a mark around it."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    loaded(page)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    wrong, stops = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        if hidden := page.evaluate(_HIDDEN):
            wrong.append(hidden)
        if not page.evaluate(_MARKED):
            wrong.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)") + " has no mark")
    assert stops > 5
    assert not wrong, "\n".join(wrong)


def test_going_from_paragraph_to_paragraph(page: Page) -> None:
    page.goto(f"/{LONG}/para/150")
    loaded(page)
    page.keyboard.press("j")
    expect(page.locator("#para_151")).to_be_focused()
    rests(page, "para_151")
    page.keyboard.press("j")
    expect(page.locator("#para_152")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(page.locator("#para_149")).to_be_focused()
    rests(page, "para_149")


def test_going_to_a_number_and_back_again(page: Page) -> None:
    page.goto(f"/{LONG}")
    loaded(page)
    page.keyboard.press("g")
    page.keyboard.type("222")
    page.keyboard.press("Enter")
    rests(page, "para_222")
    page.keyboard.press("g")
    page.keyboard.type("17")
    page.keyboard.press("Enter")
    rests(page, "para_17")
    page.keyboard.press("[")
    rests(page, "para_222")
    page.keyboard.press("]")
    rests(page, "para_17")


def test_going_to_a_number_that_is_not_there(page: Page) -> None:
    page.goto(f"/{LONG}")
    page.keyboard.press("g")
    page.keyboard.type("999")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no paragraph 999")


def test_turning_pages(page: Page) -> None:
    page.goto(f"/{LONG}")
    loaded(page)
    page.keyboard.press("n")
    page.keyboard.press("n")
    until(page, "() => scrollY > 600")
    there = page.evaluate("scrollY")
    page.keyboard.press("p")
    until(page, "(there) => scrollY < there", there)

    page.goto(f"/{LONG}/page/3")
    page.keyboard.press("n")
    page.wait_for_url("**/page/4**")
    page.keyboard.press("p")
    page.wait_for_url("**/page/3**")


def test_pictures_on_and_off(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    page.keyboard.press("f")
    expect(page.locator("#pages")).to_be_hidden()
    rests(page, "para_6")
    page.keyboard.press("f")
    expect(page.locator("#pages")).to_be_visible()


def test_the_pages_can_be_moved_by_keys(page: Page) -> None:
    page.goto(REPORT)
    loaded(page)
    tab_to(page, "#pages")
    page.keyboard.press("PageDown")
    until(page, "() => document.getElementById('pages').scrollTop > 100")


def test_a_note_by_keys(page: Page) -> None:
    page.goto(REPORT)
    tab_to(page, "#para_2 a[data-note]")
    page.keyboard.press("Enter")
    expect(page.locator(".opened-note")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".opened-note")).to_have_count(0)


def test_help_has_every_key(page: Page) -> None:
    page.goto(REPORT)
    page.keyboard.press("?")
    page.wait_for_url("**/help#keys")
    shown = page.locator(".key-table kbd").all_inner_texts()
    assert {"Esc" if row.key == "Escape" else row.key for row in SHORTCUTS} <= set(shown)


def test_keys_are_letters_where_somebody_types(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    field = page.get_by_role("searchbox", name="Search in this document")
    field.focus()
    page.keyboard.type("jcfgn?/")
    expect(field).to_have_value("jcfgn?/")
    expect(page.locator("#pages")).to_be_visible()
    assert page.url.endswith("/para/6")


def test_keys_of_the_browser_are_left_to_it(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    page.evaluate(
        """() => {
          window.kept = [];
          addEventListener('keydown', (event) => kept.push([event.key, event.defaultPrevented]));
        }"""
    )
    for combination in ("Control+f", "Control+c", "Space"):
        page.keyboard.press(combination)
    kept = dict(page.evaluate("window.kept"))
    assert (kept["f"], kept["c"], kept[" "]) == (False, False, False)
    expect(page.locator("#pages")).to_be_visible()


def test_single_keys_can_be_changed_and_turned_off(page: Page) -> None:
    page.goto("/help")
    tab_to(page, "input[name=next-paragraph]")
    page.keyboard.press("Control+a")
    page.keyboard.type("x")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"/{LONG}/para/150")
    loaded(page)
    page.keyboard.press("j")
    frames(page)
    expect(page.locator("#para_151")).not_to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#para_151")).to_be_focused()

    page.goto("/help")
    tab_to(page, "button[name=do][value=off]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#keys")).to_contain_text("Single keys are off")
    page.goto(f"/{LONG}/para/150")
    loaded(page)
    page.keyboard.press("x")
    frames(page)
    expect(page.locator("#para_151")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#find")).not_to_be_focused()


def test_a_row_that_needs_a_look_by_keys(page: Page) -> None:
    page.goto("/jobs?state=needs-a-look")
    tab_to_words(page, "Look at the spot")
    page.keyboard.press("Enter")
    expect(page.locator("#text .here").first).to_be_visible()


def test_escape_closes_the_menu_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/")
    tab_to(page, ".menu summary")
    page.keyboard.press("Enter")
    tab_to(page, "button[name=look][value=dark]")
    page.keyboard.press("Escape")
    expect(page.locator(".menu summary")).to_be_focused()
    expect(page.locator(".menu")).not_to_have_attribute("open", "")
