"""Citations where one reads: links and previews, who cites a paragraph, adding one by hand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import papers
from tests.browser.conftest import NewContext
from tests.browser.sites import Site, running, travaux
from tests.browser.walking import box, clipboard, frames, hears, loaded, rests, spills, tab_to

REPORT = "/A/99/901/en"
COMMENT = "CCPR/C/GC/999"
WORDS = "A register is a safeguard if it is complete"


@pytest.fixture(scope="module")
def own(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the library, to change, with a paper that cites itself and a document in Arabic."""
    folder = tmp_path_factory.mktemp("citing")
    paper, home = folder / "citing.pdf", folder / "library"
    texts = [
        f"This is what the Committee was told on day {number} of its session." for number in range(1, 41)
    ]
    texts[0] = "The Committee recalls CCPR/C/XMP/CO/9, para. 3, and refers to paragraph 30 below."
    paper.write_bytes(papers.short_report("A/98/940", "What was told", *texts))
    shutil.copytree(filled, home)
    travaux(home, "add", paper)
    with running(home) as started:
        yield started


def _link(page: Page) -> Locator:
    """The link to the general comment in paragraph 2."""
    return page.locator("#para_2 a.cite", has_text=COMMENT).first


def _preview(page: Page) -> Locator:
    return page.locator("#preview")


class TestPreview:
    """The cited paragraph beside the link, however one gets there."""

    def test_by_pointer(self, page: Page) -> None:
        page.goto(REPORT)
        _link(page).hover()
        expect(_preview(page)).to_be_visible()
        expect(_preview(page)).to_contain_text(WORDS)
        expect(_preview(page)).to_contain_text(f"{COMMENT}, para. 4")
        page.mouse.move(5, 5)
        expect(_preview(page)).to_be_hidden()

    def test_the_pointer_may_go_onto_it(self, page: Page) -> None:
        page.goto(REPORT)
        _link(page).hover()
        expect(_preview(page)).to_be_visible()
        at = box(_preview(page))
        page.mouse.move(at["x"] + 30, at["y"] + 30, steps=6)
        page.wait_for_timeout(500)  # longer than it stays open without a pointer
        expect(_preview(page)).to_be_visible()
        _preview(page).get_by_role("link", name="Open").click()
        page.wait_for_url(f"**/{COMMENT}/para/4")

    def test_it_stands_inside_the_window_and_not_over_its_link(self, page: Page) -> None:
        page.goto(REPORT)
        _link(page).evaluate("(one) => one.scrollIntoView({ block: 'end' })")
        frames(page)
        _link(page).hover()
        expect(_preview(page)).to_be_in_viewport(ratio=1)
        shown, link = box(_preview(page)), box(_link(page))
        assert shown["y"] + shown["height"] <= link["y"] + 1 or shown["y"] >= link["y"]

    def test_by_keyboard(self, page: Page) -> None:
        page.goto(REPORT)
        loaded(page)
        page.locator("#para_2 > a.n").focus()
        tab_to(page, "#para_2 a.cite[href*='GC/999']")
        expect(_preview(page)).to_contain_text(WORDS)
        hears(page, WORDS)
        page.keyboard.press("Escape")
        expect(_preview(page)).to_be_hidden()
        expect(_link(page)).to_be_focused()
        page.keyboard.press("o")
        page.wait_for_url(f"**/{COMMENT}/para/4")
        rests(page, "para_4")

    def test_the_key_o_begins_with_what_the_paragraph_cites(self, page: Page) -> None:
        page.goto(f"{REPORT}/para/2")
        loaded(page)
        page.keyboard.press("o")
        expect(page.locator("#para_2 a.cite").first).to_be_focused()
        expect(_preview(page)).to_be_visible()
        page.keyboard.press("o")
        page.wait_for_url(lambda address: "99/901" not in address)

    def test_by_touch_first_the_preview_then_the_target(self, phone: Page) -> None:
        phone.goto(REPORT)
        loaded(phone)
        _link(phone).tap()
        expect(_preview(phone)).to_contain_text(WORDS)
        expect(phone).to_have_url(re.compile(f"{REPORT}$"))
        assert not spills(phone)
        least = (
            _preview(phone)
            .locator("a, button")
            .evaluate_all(
                "(all) => all.filter((one) => one.closest('.preview-foot, .panel-close'))"
                ".map((one) => one.offsetHeight)"
            )
        )
        assert min(least) >= 44
        _preview(phone).get_by_role("link", name="Open").tap()
        phone.wait_for_url(f"**/{COMMENT}/para/4")

    def test_what_is_not_here_says_so(self, page: Page) -> None:
        page.goto(REPORT)
        link = page.locator("a.cite.missing", has_text="A/RES/70/175").first
        expect(link).to_have_attribute("aria-describedby", "said-missing")
        link.hover()
        expect(_preview(page)).to_contain_text("Not in the library.")
        expect(_preview(page)).to_contain_text(re.compile(r"Cited by \d+ passages? here"))
        link.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("is not in this library")

    def test_what_may_be_several_is_to_be_chosen(self, page: Page) -> None:
        page.goto("/A/57/292/en")
        link = page.locator("#para_63 a.cite.choose").first
        link.hover()
        expect(_preview(page)).to_contain_text("Several may be meant")
        expect(_preview(page).locator(".candidates li")).not_to_have_count(0)

    def test_states_differ_by_more_than_colour(self, page: Page) -> None:
        page.goto("/A/57/292/en")
        lines = {
            kind: page.locator(f"a.cite{kind}").first.evaluate(
                "(one) => getComputedStyle(one).textDecorationStyle"
            )
            for kind in (".choose", ":not(.choose, .missing)")
        }
        page.goto(REPORT)
        lines[".missing"] = page.locator("a.cite.missing").first.evaluate(
            "(one) => getComputedStyle(one).textDecorationStyle"
        )
        assert sorted(lines.values()) == ["dashed", "dotted", "solid"]


def test_a_reference_within_the_document_stays_on_the_page(new_context: NewContext, own: Site) -> None:
    page = new_context(own).new_page()
    page.goto("/A/98/940/en")
    loaded(page)
    page.locator("#para_1 a.cite", has_text="paragraph 30").click()
    rests(page, "para_30")
    expect(page).to_have_url(re.compile("/A/98/940/en#para_30$"))
    page.keyboard.press("[")  # back to where one read
    expect(page.locator("#para_1")).to_be_in_viewport()


def test_what_is_copied_is_the_text(page: Page) -> None:
    """Neither the count in the gutter nor the question mark of a doubtful link is copied along."""
    page.goto("/A/57/292/en")
    loaded(page)
    text = page.locator("#para_63 [data-at]").evaluate_all(
        "(all) => all.map((one) => one.textContent).join('')"
    )
    page.locator("#para_63").evaluate(
        """(one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("Control+c")
    copied = " ".join(clipboard(page)["text/plain"].split())
    assert " ".join(text.split()) in copied
    assert "?" not in copied


class TestGutter:
    """Who cites a paragraph."""

    def test_the_count_opens_the_list_where_it_stands(self, page: Page) -> None:
        page.goto(f"/{COMMENT}/en")
        count = page.locator("#para_4 > a.cb")
        expect(count).to_have_text(re.compile(r"Cited by [1-9]"))
        count.click()
        listed = page.locator(".links-of")
        expect(listed.get_by_role("heading", level=2)).to_be_focused()
        expect(listed.locator(".citing mark").first).to_contain_text(COMMENT)
        assert listed.evaluate("(one) => one.previousElementSibling.id") == "para_4"
        page.keyboard.press("Escape")
        expect(listed).to_have_count(0)
        expect(count).to_be_focused()

    def test_it_stands_in_the_margin_beside_its_first_line(self, page: Page) -> None:
        page.goto(f"/{COMMENT}/en")
        loaded(page)
        count, text = box(page.locator("#para_4 > a.cb")), box(page.locator("#para_4 > [data-at]").first)
        assert count["x"] >= text["x"] + text["width"] - 1
        assert abs(count["y"] - text["y"]) < 16
        assert count["height"] >= 24

    def test_on_the_other_side_in_arabic(self, new_context: NewContext, own: Site) -> None:
        page = new_context(own).new_page()
        page.goto("/CCPR/C/XMP/CO/9/ar")
        loaded(page)
        count, text = box(page.locator("#para_3 > a.cb")), box(page.locator("#para_3 > [data-at]").first)
        assert count["x"] + count["width"] <= text["x"] + 1

    def test_each_citing_sentence_leads_to_its_place(self, page: Page) -> None:
        page.goto(f"/{COMMENT}/en/citations?at=para_4")
        page.locator(".citing a").first.click()
        expect(page.locator("#text .here").first).to_contain_text(COMMENT)

    def test_on_a_phone_it_is_large_enough(self, phone: Page) -> None:
        phone.goto(f"/{COMMENT}/en")
        loaded(phone)
        assert box(phone.locator("#para_4 > a.cb"))["height"] >= 44
        assert not spills(phone)

    def test_links_in_the_bottom_bar(self, phone: Page) -> None:
        phone.goto(f"/{COMMENT}/en/para/4")
        rests(phone, "para_4")
        phone.get_by_role("navigation", name="Reading", exact=True).get_by_role("link", name="Links").tap()
        phone.wait_for_url("**/citations?at=para_4")
        expect(phone.locator(".citing").first).to_be_visible()
        assert not spills(phone)


def test_a_documents_page_of_citations(page: Page) -> None:
    page.goto(f"/{COMMENT}/en")
    page.get_by_role("link", name="Citations", exact=True).click()
    for heading in ("Most cited paragraphs", "Who cites it", "By year", "Neighbourhood"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(".drawing svg")).to_have_count(2)
    page.get_by_text("As a table").click()
    expect(page.locator("section[aria-labelledby=neighbours] tbody tr").first).to_be_visible()


class TestAddingByHand:
    """Words that cite are made a link."""

    def test_words_that_are_selected(self, new_context: NewContext, own: Site) -> None:
        page = new_context(own).new_page()
        page.goto(REPORT)
        loaded(page)
        page.locator("#para_1 [data-at]").first.evaluate(
            """(one) => {
              const range = document.createRange();
              range.setStart(one.firstChild, 4);
              range.setEnd(one.firstChild, 18);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }"""
        )
        words = page.evaluate("getSelection().toString()")
        page.locator("#passage-tools [data-do=cite]").click()
        form = page.locator(".cite-form")
        expect(form.get_by_label("The words that cite")).to_have_value(words)
        expect(form.get_by_label("What they cite")).to_be_focused()
        page.keyboard.type("A/57/292, para. 62")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{REPORT}/para/1")
        expect(page.locator("#para_1 a.cite")).to_have_text(words)
        expect(page.locator("#para_1 a.cite")).to_have_attribute("href", "/A/57/292/para/62")

    def test_from_the_panel_of_a_paragraph(self, new_context: NewContext, own: Site) -> None:
        page = new_context(own).new_page()
        page.goto(f"{REPORT}/para/4")
        page.locator(".panel").get_by_role("link", name="Cite something here").click()
        expect(page.locator(".cite-form").get_by_label("The words that cite")).to_be_focused()
        expect(page.locator(".cite-form")).to_be_in_viewport()

    def test_without_a_script(self, new_context: NewContext, own: Site) -> None:
        page = new_context(own, java_script_enabled=False).new_page()
        page.goto(f"{REPORT}/para/4")
        page.locator(".panel").get_by_role("link", name="Cite something here").click()
        page.get_by_label("The words that cite").fill("no such words")
        page.get_by_label("What they cite").fill("A/57/292")
        page.get_by_role("button", name="Add the citation").click()
        expect(page.locator(".wrong")).to_contain_text("do not stand in the paragraph")
        page.get_by_label("The words that cite").fill("answered")
        page.get_by_role("button", name="Add the citation").click()
        expect(page.locator("#para_4 a.cite", has_text="answered")).to_have_attribute("href", "/A/57/292")


class TestWithoutScripts:
    """Links and pages do it all."""

    def test_a_citation_is_a_link_to_its_target(self, plain: Page) -> None:
        plain.goto(REPORT)
        _link(plain).click()
        plain.wait_for_url(f"**/{COMMENT}/para/4")
        expect(plain.locator("#para_4")).to_be_in_viewport()

    def test_what_is_not_here_has_its_page(self, plain: Page) -> None:
        plain.goto(REPORT)
        plain.locator("a.cite.missing").first.click()
        expect(plain.get_by_role("heading", level=1)).to_contain_text("is not in this library")

    def test_the_gutter_leads_to_the_list(self, plain: Page) -> None:
        plain.goto(f"/{COMMENT}/en")
        plain.locator("#para_4 > a.cb").click()
        plain.wait_for_url("**/citations?at=para_4")
        expect(plain.locator(".citing").first).to_be_visible()

    def test_nothing_is_offered_that_needs_one(self, plain: Page) -> None:
        plain.goto(REPORT)
        expect(_preview(plain)).to_be_hidden()
        expect(plain.locator("#passage-tools")).to_be_hidden()


class TestChecking:
    """References of a file that is not added, and of a document."""

    _DRAFT = (
        "The Committee met in 2044.",
        "It recalls paragraph 140 above.",
        "It recalls paragraph 1 above.",
    )

    @pytest.mark.parametrize("scripts", [True, False])
    def test_a_file(self, new_context: NewContext, site: Site, scripts: bool) -> None:
        page = new_context(site, java_script_enabled=scripts).new_page()
        page.goto("/check")
        page.get_by_label("File").set_input_files(
            {
                "name": "draft.pdf",
                "mimeType": "application/pdf",
                "buffer": papers.short_report("A/98/7", "A draft", *self._DRAFT),
            }
        )
        page.get_by_role("button", name="Check").click()
        expect(page.get_by_role("heading", name="draft.pdf")).to_be_visible()
        expect(page.locator(".finding")).to_have_count(1)
        expect(page.locator(".finding")).to_contain_text("para. 2")
        expect(page.locator(".finding mark")).to_contain_text("paragraph 140")
        answer = page.goto("/A/98/7")
        assert answer is not None and answer.status == 404, "it was added"

    def test_a_document(self, page: Page) -> None:
        page.goto("/A/57/292/en/citations")
        page.get_by_role("link", name="Check its references").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("References that need a look")
