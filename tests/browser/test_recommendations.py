"""Recommendations in the browser: by mouse, by keys, on a phone, in Arabic; what is changed is undone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.walking import loaded, spills, tab_to, tab_to_words

OBSERVATIONS = "CCPR/C/XMP/CO/9"
LIST = f"/recommendations?symbol={OBSERVATIONS}"
_SMALL = "(all) => all.filter((one) => one.offsetHeight && one.offsetHeight < 44).map((one) => one.outerHTML)"


def test_by_mouse_many_at_once_and_their_picture(page: Page) -> None:
    page.goto(LIST)
    boxes = page.locator("[data-one]")
    many = boxes.count()
    assert many >= 3
    boxes.nth(0).check()
    expect(page.locator("[data-selected]")).to_have_text("1 selected")
    page.get_by_label("All on this page").check()
    expect(page.locator("[data-selected]")).to_have_text(f"{many} selected")
    boxes.nth(0).uncheck()
    page.get_by_label("Set their status to").select_option("planned")
    page.get_by_role("button", name="Set", exact=True).first.click()
    expect(page.get_by_role("status").first).to_contain_text(f"{many - 1} recommendations were changed.")
    page.get_by_role("link", name="Pictures").click()
    page.locator(".statuses a", has_text="planned").click()
    expect(page).to_have_url(re.compile(r"\?symbol=CCPR/C/XMP/CO/9&status=planned$"))
    expect(page.locator("#list-head")).to_have_text(re.compile(f"^{many - 1} recommendation"))
    page.get_by_role("link", name=re.compile("Take away Status")).click()
    page.go_back()
    page.go_back()
    page.go_back()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".follow[data-status=planned]")).to_have_count(0)


def test_by_keys_alone_one_is_followed_up_and_undone(page: Page) -> None:
    page.goto(LIST)
    tab_to(page, "[data-one]")
    page.keyboard.press("Space")
    expect(page.locator("[data-selected]")).to_have_text("1 selected")
    tab_to(page, ".recommendation-name")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(OBSERVATIONS)
    expect(page.locator(".asked-words")).to_be_visible()
    tab_to(page, "input[name=status]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "textarea[name=remark]")
    page.keyboard.type("Asked in writing.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".steps > li").first).to_contain_text("Asked in writing.")
    expect(page.locator(".recommendation-head .follow")).to_have_text("planned")
    tab_to_words(page, "Undo")
    page.keyboard.press("Enter")
    expect(page.locator(".recommendation-head .follow")).to_have_text("no action known")
    expect(page.get_by_role("status").first).to_contain_text("It is as it was before.")


def test_on_a_phone_and_in_arabic(phone: Page) -> None:
    phone.goto(LIST)
    loaded(phone)
    assert not spills(phone)
    expect(phone.locator("#many")).to_be_hidden()
    phone.locator("[data-one]").first.tap()
    expect(phone.locator("#many")).to_be_visible()
    shown = phone.locator("main").locator("a:not(.choice), button, summary, label.select")
    assert not shown.evaluate_all(_SMALL)
    phone.locator(".recommendation-name").first.tap()
    phone.get_by_role("heading", name="Follow-up").wait_for()
    assert not spills(phone)
    assert not phone.locator(".one").locator("a, button, summary").evaluate_all(_SMALL)
    phone.goto("/recommendations?view=pictures")
    assert not spills(phone)
    phone.context.add_cookies([{"name": "django_language", "value": "ar", "url": phone.url}])
    for path in (LIST, "/recommendations?view=pictures", "/recommendations/import"):
        phone.goto(path)
        loaded(phone)
        expect(phone.locator("html")).to_have_attribute("dir", "rtl")
        assert not spills(phone), path


def test_without_a_script(plain: Page) -> None:
    plain.goto(LIST)
    expect(plain.get_by_label("All on this page")).to_be_hidden()
    plain.locator("[data-one]").first.check()
    plain.get_by_role("button", name="Set", exact=True).first.click()
    expect(plain.get_by_role("status").first).to_contain_text("1 recommendation was changed.")
    plain.get_by_role("button", name="Undo").click()
    expect(plain.locator(".follow[data-status=in-progress]")).to_have_count(0)
    plain.goto("/A/57/292/en/para/57")
    expect(plain.locator(".panel-recommended")).to_contain_text("Recommendation to")
