"""Going through a page as people do: by keys alone, by eye, by ear.

In: a page. Out: where the focus is, what was said, where things stand on the screen.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

PATIENCE = 15_000  # milliseconds that anything may take on a busy machine
_STOPS = 120  # more than any page has before its text
_LATEST = "requestAnimationFrame(() => requestAnimationFrame(done))"
_UNTIL = """(arg) => new Promise((done) => {
  const holds = %(holds)s;
  const end = performance.now() + %(within)s;
  const look = () => {
    if (holds(arg)) done(true);
    else if (performance.now() > end) done(false);
    else requestAnimationFrame(look);
  };
  look();
})"""
# Nothing scrolls any more: the same place for several frames.
_SETTLED = """(what) => new Promise((done) => {
  const box = what ? document.querySelector(what) : document.scrollingElement;
  let [was, same] = [box.scrollTop, 0];
  const look = () => {
    same = box.scrollTop === was ? same + 1 : 0;
    was = box.scrollTop;
    if (same > 9) done(was);
    else requestAnimationFrame(look);
  };
  look();
})"""
# How many lines a block is away from where it should rest; 0 at the end of the page, if it is in sight.
_OFF = """(id) => {
  const block = document.getElementById(id);
  const tools = document.querySelector('.tools');
  const bar = tools.getBoundingClientRect();
  const stuck = ['sticky', 'fixed'].includes(getComputedStyle(tools).position);
  const covered = stuck ? bar.height : 0;
  const line = parseFloat(getComputedStyle(block).lineHeight);
  const top = block.getBoundingClientRect().top;
  const wanted = covered + Math.min(88, (innerHeight - covered) * 0.2);
  const end = scrollY + innerHeight >= document.scrollingElement.scrollHeight - 1;
  if (end && top > wanted && top < innerHeight - line) return 0;
  return (top - wanted) / line;
}"""


def tab_to(page: Page, wanted: str, *, back: bool = False) -> Locator:
    """Press Tab until the focus is on something that matches; what it is on."""
    for _ in range(_STOPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return page.locator(":focus")
    raise AssertionError(f"Tab does not lead to {wanted} on {page.url}")


def tab_to_words(page: Page, words: str) -> Locator:
    """Press Tab until the focus is on something with these words; what it is on."""
    for _ in range(_STOPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if words in page.evaluate("document.activeElement.innerText ?? ''"):
            return focused
    raise AssertionError(f"Tab does not lead to “{words}” on {page.url}")


def hears(page: Page, words: str) -> None:
    """Wait until the live region says this."""
    expect(page.locator("#said")).to_contain_text(words)


def until(page: Page, holds: str, arg: Any = None, *, within: float = PATIENCE, otherwise: str = "") -> None:
    """Wait until a function of the page holds, asked at every frame.

    (Playwright's own `wait_for_function` evaluates strings in the page, which its policy forbids.)
    """
    told = page.evaluate(_UNTIL % {"holds": holds, "within": within}, arg)
    assert told, otherwise or f"never came true: {holds}"


def loaded(page: Page) -> None:
    """Wait until nothing is on its way any more: network, fonts, the pictures in sight."""
    page.wait_for_load_state("networkidle")
    until(page, "() => [...document.images].every((one) => one.loading === 'lazy' || one.complete)")


def frames(page: Page) -> None:
    """Let two frames be drawn."""
    page.evaluate(f"() => new Promise((done) => {_LATEST})")


def settled(page: Page, what: str = "") -> float:
    """Wait until the window, or a box in it, scrolls no more; how far it is scrolled."""
    return float(page.evaluate(_SETTLED, what))


def rests(page: Page, target: str) -> None:
    """Wait until everything has come; then the block must stand at the place of rest, and stay there.

    The place is a fixed distance below the tools, wherever the block is and whatever loads around it:
    within a quarter of a line. At the end of a document, where nothing is left to scroll, anywhere in sight.
    """
    loaded(page)
    page.locator(f"[id='{target}']").wait_for(state="visible")
    settled(page)
    first = page.evaluate(f"({_OFF})({json.dumps(target)})")
    page.evaluate("() => document.fonts.ready")
    frames(page)
    frames(page)
    second = page.evaluate(f"({_OFF})({json.dumps(target)})")
    assert abs(first) <= 0.25, f"{target} is {first:.2f} lines off"
    assert abs(second - first) < 0.05, f"{target} went on moving by {second - first:.2f} lines"


def clipboard(page: Page) -> dict[str, str]:
    """What is on the clipboard, by type."""
    return page.evaluate(  # type: ignore[no-any-return]
        """async () => {
          for (let tries = 20; ; tries -= 1) {
            try {
              const found = {};
              for (const item of await navigator.clipboard.read())
                for (const type of item.types) found[type] = await (await item.getType(type)).text();
              return found;
            } catch (fault) {
              // The clipboard was written to between the two questions: ask again.
              if (fault.name !== "InvalidStateError" || !tries) throw fault;
            }
          }
        }"""
    )


def spills(page: Page) -> list[str]:
    """What reaches beyond the right or left edge of the window, if the page can be moved sideways."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
          const wide = document.documentElement.clientWidth;  // a phone's innerWidth grows with what spills
          const all = Math.max(document.scrollingElement.scrollWidth, innerWidth);
          if (all <= wide + 1) return [];
          const out = [`the page is ${all} wide in ${wide}`];
          for (const one of document.querySelectorAll('body *')) {
            const box = one.getBoundingClientRect();
            if (box.width && (box.right > wide + 1 || box.left < -1) && out.length < 8)
              out.push(`${one.tagName}.${one.className} ${Math.round(box.left)}–${Math.round(box.right)}`);
          }
          return out;
        }"""
    )


def box(where: Locator) -> dict[str, float]:
    """Its place on the screen."""
    found = where.bounding_box()
    assert found is not None
    return dict(found)


def told(page: Page, name: str) -> Any:
    """A JSON answer of the site, asked with the page's own cookies."""
    answer = page.request.get(name)
    assert answer.ok, answer.status
    return json.loads(answer.text())
