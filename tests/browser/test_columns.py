"""Language versions side by side, and what changed, by pointer, keyboard and on a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.walking import clipboard, hears, loaded, spills

REPORT = "/A/99/901/en"


def test_from_a_paragraph_to_its_versions_and_a_citation(page: Page) -> None:
    page.goto(f"{REPORT}/para/6")
    page.get_by_role("region", name="Cite this paragraph").get_by_role("link", name="Side by side").click()
    expect(page).to_have_url(re.compile(r"/columns\?at=para_6#para_6"))
    page.get_by_role("navigation", name="Languages beside this one").get_by_role(
        "link", name="العربيّة"
    ).click()
    arabic = page.locator("#ar-para_6, [data-row='para_6'] [data-language=ar]").first
    expect(arabic.locator("p").first).to_have_attribute("dir", "rtl")
    expect(arabic.locator("p").first).to_have_attribute("lang", "ar")
    assert not spills(page)

    expect(page).to_have_url(re.compile("with=fr,ar#para_6"))
    arabic.hover()
    arabic.get_by_role("button", name="Copy citation").click()
    hears(page, "Citation copied")
    assert clipboard(page)["text/plain"] == "A/99/901، الفقرة 6"

    page.get_by_role("navigation", name="Which rows").get_by_role("link", name="Figures differ").click()
    marked = page.locator("mark.only-here").first
    expect(marked).to_contain_text("only in this version")  # in words, not by colour alone
    expect(page.locator("[data-row]")).to_have_count(3)


def test_the_language_changes_and_the_paragraph_stays(phone: Page) -> None:
    phone.goto(f"{REPORT}/columns?with=fr,ar&at=para_9#para_9")
    loaded(phone)
    english, arabic = phone.locator("#para_9"), phone.locator("#ar-para_9")
    expect(english).to_be_in_viewport()
    expect(arabic).to_be_hidden()
    assert not spills(phone)
    switch = phone.locator("[data-switch=ar]")
    expect(switch).to_be_in_viewport()  # it sticks
    switch.tap()
    expect(arabic).to_be_in_viewport()
    expect(english).to_be_hidden()
    expect(switch).to_have_attribute("aria-current", "true")
    expect(phone).to_have_url(re.compile("show=ar"))


def test_plain_pages(plain: Page) -> None:
    plain.goto(f"{REPORT}/columns?with=fr")
    expect(plain.locator("#fr-para_6")).to_be_visible()
    assert plain.locator("button:visible:not([type=submit])").count() == 0
    plain.goto("/compare")
    plain.get_by_label("One text").fill("A/99/901/en")
    plain.get_by_label("The other").fill("A/99/904/en")
    plain.get_by_role("button", name="Compare").click()
    expect(plain.get_by_role("heading", name="What changed")).to_be_visible()
    expect(plain.locator(".change.gone, .change.new").first).to_contain_text(re.compile("taken away|new:"))
