"""Collections in the browser: by mouse, by keys alone, by thumb. What is made here is deleted again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.walking import hears, loaded, spills, tab_to, tab_to_words, until

REPORT = "/A/99/901/en/para/2"
_SMALL = """() => [...document.querySelectorAll(
    "main :is(button, select, input:not([type=hidden], [type=radio], [type=checkbox]), .sections a)")]
  .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 90))"""


def _delete(page: Page, name: str) -> None:
    page.goto("/collections")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Change", exact=True).click()
    page.locator("details summary", has_text="Delete this collection").click()
    page.get_by_role("button", name="Delete the collection").click()
    expect(page.locator(".notice")).to_contain_text("was deleted")


def test_from_a_paragraph_by_mouse_and_in_place(page: Page) -> None:
    page.goto(REPORT)
    loaded(page)
    page.locator(".panel a[data-keep-link]").click()
    form = page.locator("#keep-sheet form")
    form.get_by_label("called").fill("Registers in the browser")
    form.get_by_label("Why it is here").fill("Cited by our client")
    form.get_by_role("button", name="Add", exact=True).click()
    toast = page.locator("#toasts .toast")
    expect(toast).to_contain_text("A/99/901, para. 2 is in Registers in the browser")
    assert page.url.endswith(REPORT)  # the text stays where it was
    page.locator("[data-keep-link]").first.click()  # the document's own
    form.get_by_role("button", name="Add", exact=True).click()  # what was used last is chosen
    expect(toast).to_contain_text("A/99/901 is in")
    toast.get_by_role("button", name="Undo").click()
    hears(page, "Undone")
    page.locator("[data-keep-link]").first.click()
    form.get_by_role("button", name="Add", exact=True).click()
    toast.get_by_role("link").click()

    items = page.locator("[data-item]")
    expect(items).to_have_count(2)
    expect(items.nth(0)).to_contain_text("Cited by our client")
    items.nth(0).get_by_role("button", name="Move down").click()
    hears(page, "Now at place 2 of 2.")
    expect(items.nth(1)).to_contain_text("Cited by our client")
    items.nth(1).get_by_role("link", name="Edit").click()
    items.nth(1).get_by_label("Why it is here").fill("Cited by the State")
    items.nth(1).get_by_role("button", name="Save").click()
    expect(items.nth(1)).to_contain_text("Cited by the State")
    items.nth(0).get_by_role("button", name="Take out").click()
    expect(items).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(items).to_have_count(2)
    _delete(page, "Registers in the browser")


def test_by_keys_alone(page: Page) -> None:
    page.goto(REPORT)
    loaded(page)
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("b")
    expect(page.locator("#keep-sheet form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keep-sheet")).not_to_be_visible()
    until(page, "() => document.activeElement.matches('#text .b')")  # back at the paragraph
    page.keyboard.press("b")
    expect(page.locator("#keep-sheet form")).to_be_visible()
    tab_to(page, "#keep-name") if not page.locator("#keep-name:focus").count() else None
    page.keyboard.type("By keys")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts .toast")).to_contain_text("By keys")
    page.goto("/collections/by-keys")
    loaded(page)
    tab_to(page, "#place")
    page.keyboard.type("A/99/901, paras. 3-4")
    page.keyboard.press("Enter")
    items = page.locator("[data-item]")
    expect(items).to_have_count(2)
    loaded(page)
    until(page, "() => document.activeElement.matches('[data-item].fresh')")  # what was added
    page.keyboard.press("k")
    first = items.nth(0).get_attribute("id")
    page.keyboard.press("J")
    hears(page, "Now at place 2 of 2.")
    until(page, "(id) => document.activeElement.closest('[data-item]')?.id === id", first)  # the focus stays
    page.keyboard.press("e")
    expect(page.locator("[data-editing]")).to_be_visible()
    until(page, "() => document.activeElement.matches('[data-editing] textarea')")
    page.keyboard.type("By keys alone")
    tab_to_words(page, "Save")
    page.keyboard.press("Enter")
    expect(items.nth(1)).to_contain_text("By keys alone")
    until(page, "() => document.activeElement.matches('[data-do=edit]')")
    page.keyboard.press("r")
    expect(items).to_have_count(1)
    page.keyboard.press("u")
    expect(items).to_have_count(2)
    until(page, "(id) => document.activeElement.id === id", first)
    _delete(page, "By keys")


def test_on_a_phone(phone: Page) -> None:
    phone.goto("/keep?from=/A/99/901/ar&at=para_2")
    loaded(phone)
    assert not spills(phone)
    phone.get_by_label("called").fill("مجموعة")
    phone.get_by_role("button", name="Add", exact=True).click()
    phone.get_by_role("link", name="مجموعة").click()
    expect(phone.locator("[data-item] blockquote[dir=rtl]")).to_be_visible()
    loaded(phone)
    for path in ("", "/table", "/fields", "/members", "/settings", "/print"):
        phone.goto(f"/collections/مجموعة{path}")
        assert not spills(phone), path
        assert not phone.evaluate(_SMALL), path
    for path in ("/collections", "/lists", "/searches", "/following"):
        phone.goto(path)
        assert not spills(phone), path
    _delete(phone, "مجموعة")
