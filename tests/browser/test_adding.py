"""Adding documents: files in, rows with progress, and what a row asks answered in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import papers
from tests.browser.conftest import NewContext
from tests.browser.sites import Site, chromium, running
from tests.browser.walking import hears, rests, tab_to

PDF = "application/pdf"
_SOON = 10_000  # milliseconds in which a short file is ready; the issue's own figure
_MINUTE = 60_000


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own, that begins empty: these tests add to it."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with running(tmp_path_factory.mktemp("adding") / "library") as started:
        yield started


@pytest.fixture
def page(new_context: NewContext, shelf: Site) -> Page:
    """A wide window on it."""
    return new_context(shelf).new_page()


def _file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": PDF, "buffer": data}


def _report(symbol: str, *texts: str) -> FilePayload:
    title = f"Report {symbol.rsplit('/', 1)[-1]} on giraffes"
    return _file(
        f"{symbol.replace('/', '_')}.pdf",
        papers.short_report(symbol, title, *(texts or (f"Of {symbol}, this is all.", "It ends here."))),
    )


def _give(page: Page, *files: FilePayload) -> None:
    page.goto("/add")
    page.locator("#files").set_input_files(list(files))
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))


def _row(page: Page, name: str) -> Page:
    return page.locator(".job", has_text=name)  # type: ignore[return-value]


def _state(page: Page, name: str, state: str, within: float = _MINUTE) -> None:
    expect(_row(page, name).locator(".state")).to_have_attribute("data-state", state, timeout=within)


def test_a_file_is_ready_in_ten_seconds_and_its_paragraphs_are_found(page: Page) -> None:
    _give(page, _report("A/90/1", "The zebra crossed the river.", "Another paragraph."))
    _state(page, "A_90_1.pdf", "ready", _SOON)
    expect(page.locator("#progress")).to_contain_text("All files are done")
    page.locator(".job-document a").click()
    expect(page.locator("#para_1")).to_contain_text("zebra")
    page.get_by_role("searchbox", name="Search the library").fill("zebra")
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(1)
    page.locator(".hit-number").click()
    rests(page, "para_1")


def test_a_broken_file_says_what_is_wrong_and_what_to_do(page: Page) -> None:
    _give(page, _file("half.pdf", papers.broken()), _report("A/90/2"))
    _state(page, "half.pdf", "failed")
    _state(page, "A_90_2.pdf", "ready")
    reason = _row(page, "half.pdf").locator(".job-reason")
    expect(reason).to_contain_text("damaged")
    expect(reason).to_contain_text("download it again")
    expect(_row(page, "half.pdf").get_by_role("button", name="Try again")).to_be_visible()
    expect(page.locator(".counts")).to_contain_text(re.compile(r"failed\s*1"))


def test_a_failed_file_can_be_tried_again_in_its_row(page: Page) -> None:
    _give(page, _file("again.pdf", papers.broken() + b"%"))
    _state(page, "again.pdf", "failed")
    attempts = _row(page, "again.pdf").get_attribute("id")
    _row(page, "again.pdf").get_by_role("button", name="Try again").click()
    expect(page.locator(f"#{attempts}")).to_be_focused()
    _state(page, "again.pdf", "failed")


def test_the_same_file_is_already_here(page: Page) -> None:
    _give(page, _report("A/90/3"))
    _state(page, "A_90_3.pdf", "ready")
    _give(page, _report("A/90/3"))
    _state(page, "A_90_3.pdf", "already-here")
    link = _row(page, "A_90_3.pdf").locator(".job-document a")
    link.click()
    page.wait_for_url("**/A/90/3**")
    page.goto("/?named=A/90/3")
    expect(page.locator(".shelf .work")).to_have_count(1)


def test_another_file_of_the_same_symbol_is_a_new_version(page: Page) -> None:
    _give(page, _report("A/90/4", "First words.", "Second."))
    _state(page, "A_90_4.pdf", "ready")
    _give(page, _report("A/90/4", "First words.", "Second.", "Third."))
    _state(page, "A_90_4.pdf", "ready")
    expect(page.locator(".job-document")).to_contain_text("version 2")
    page.goto("/A/90/4/en/v1")
    expect(page.locator(".notice")).to_contain_text("version 1")
    page.get_by_role("link", name="Read the newest version").click()
    expect(page.locator("#para_3")).to_contain_text("Third.")


def test_thirty_files_with_live_progress(page: Page, shelf: Site) -> None:
    """The page is reloaded in the middle, left, and come back to; it ends with a sum, by itself."""
    files = [_report(f"A/91/{number}") for number in range(1, 31)]
    with shelf.reading_stopped():
        _give(page, *files)
        expect(page.locator(".job")).to_have_count(30)
        expect(page.locator("#progress")).to_contain_text(re.compile(r"\d+ of 30 files"))
        expect(page).to_have_title(re.compile(r"^\d+ % · "))
        where = page.url

        page.reload()
        expect(page.locator(".job")).to_have_count(30)
        page.goto("/")
        expect(page.locator("#running .count")).to_be_visible()
        page.goto(where)
        page.evaluate("window.same = true")
        page.evaluate(
            """() => {
              window.said = [];
              const region = document.getElementById('said');
              new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
            }"""
        )
    expect(page.locator(".overall-end")).to_have_text("All files are done", timeout=_MINUTE)
    expect(page.locator('.job .state[data-state="ready"]')).to_have_count(30)
    expect(page.locator(".counts")).to_have_text(re.compile(r"^\s*ready\s*30\s*$"))
    hears(page, "All files are done")
    assert page.evaluate("window.same"), "the page was loaded again"
    assert page.evaluate("said.filter(Boolean).length") <= 12, "the live region talks too much"
    expect(page).not_to_have_title(re.compile("%"))
    expect(page.locator("#running .count")).to_have_count(0)
    page.goto("/?named=A/91/")
    expect(page.get_by_role("heading", level=2, name=re.compile("30 of"))).to_be_visible()


def test_a_waiting_file_is_cancelled_and_taken_up_again(page: Page, shelf: Site) -> None:
    with shelf.reading_stopped():
        _give(page, _report("A/90/5"), _report("A/90/6"))
        _row(page, "A_90_6.pdf").get_by_role("button", name="Cancel").click()
        _state(page, "A_90_6.pdf", "cancelled")
    _state(page, "A_90_5.pdf", "ready")
    _row(page, "A_90_6.pdf").get_by_role("button", name="Try again").click()
    _state(page, "A_90_6.pdf", "ready")


def test_a_missing_symbol_is_asked_for_and_the_proposed_name_leads_on(page: Page) -> None:
    _give(page, _file("visit.pdf", papers.without_symbol("A walk through the archive of a court")))
    _state(page, "visit.pdf", "needs-a-look")
    row = _row(page, "visit.pdf")
    expect(row.locator(".job-reason")).to_contain_text("No symbol is printed on it")
    proposed = row.get_by_label("Symbol").input_value()
    assert proposed.startswith("Doc/")
    row.get_by_label("Symbol").fill("A/90/7")
    row.get_by_label("Date").fill("2044-05-06")
    row.get_by_role("button", name="Save").click()
    _state(page, "visit.pdf", "ready")
    expect(row.locator(".job-document")).to_contain_text("A/90/7")
    page.goto(f"/{proposed}")
    page.wait_for_url("**/A/90/7**")
    expect(page.locator(".document-head")).to_contain_text("6 May 2044")


def test_a_wrong_answer_stands_beside_its_field(page: Page) -> None:
    _give(page, _file("walk.pdf", papers.without_symbol("A second walk through the archive")))
    _state(page, "walk.pdf", "needs-a-look")
    row = _row(page, "walk.pdf")
    row.get_by_label("Date").fill("the day after")
    row.get_by_role("button", name="Save").click()
    expect(row.locator(".wrong")).to_be_visible()
    expect(row.get_by_label("Date")).to_have_value("the day after")
    expect(row.get_by_label("Date")).to_have_attribute("aria-invalid", "true")


def test_a_look_by_keys_alone(page: Page) -> None:
    _give(page, _file("gap.pdf", papers.with_a_gap("A/90/8")))
    _state(page, "gap.pdf", "needs-a-look")
    spot = _row(page, "gap.pdf").get_by_role("link", name="Look at the spot")
    assert str(spot.get_attribute("href")).endswith("/A/90/8/en/para/7")
    tab_to(page, "button[value=dismiss]")
    page.keyboard.press("Enter")
    _state(page, "gap.pdf", "ready")
    assert page.evaluate("document.activeElement.closest('.job') !== null"), "the focus was lost"


def test_adding_and_answering_by_keys_alone(page: Page) -> None:
    page.goto("/add")
    tab_to(page, "input[name=visibility]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    assert chooser.value.is_multiple()
    chooser.value.set_files([_file("stroll.pdf", papers.without_symbol("A stroll through an old archive"))])
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _state(page, "stroll.pdf", "needs-a-look")
    tab_to(page, "input[name=symbol]")
    page.keyboard.press("Control+a")
    page.keyboard.type("A/90/20")
    page.keyboard.press("Enter")
    _state(page, "stroll.pdf", "ready")
    tab_to(page, ".job-document a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/A/90/20**")
    expect(page.locator(".private")).to_be_visible()


def test_files_are_dropped_on_the_page(page: Page) -> None:
    page.goto("/add")
    data = _report("A/90/9")["buffer"]
    carried = page.evaluate_handle(
        """(bytes) => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(bytes)], 'dropped.pdf', { type: 'application/pdf' }));
          carried.items.add(new File(['x'], 'song.mp3', { type: 'audio/mpeg' }));
          return carried;
        }""",
        list(data),
    )
    page.locator("#drop").dispatch_event("dragover", {"dataTransfer": carried})
    expect(page.locator("#drop")).to_have_class(re.compile("over"))
    page.locator("#drop").dispatch_event("drop", {"dataTransfer": carried})
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _state(page, "dropped.pdf", "ready")
    expect(page.locator(".job")).to_have_count(1)


def test_a_folder_and_a_zip(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    (folder / "below").mkdir(parents=True)
    (folder / "a.pdf").write_bytes(_report("A/90/10")["buffer"])
    (folder / "below" / "b.pdf").write_bytes(_report("A/90/11")["buffer"])
    (folder / "notes.xyz").write_text("not for reading")
    page.goto("/add")
    page.locator("#folder").set_input_files(folder)
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _state(page, "a.pdf", "ready")
    _state(page, "b.pdf", "ready")
    expect(page.locator(".job")).to_have_count(2)

    archive = tmp_path / "both.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("c.pdf", _report("A/90/12")["buffer"])
        made.writestr("../d.pdf", _report("A/90/13")["buffer"])
    page.goto("/add")
    page.locator("#files").set_input_files(archive)
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _state(page, "c.pdf", "ready")
    expect(page.locator(".job")).to_have_count(2)


def test_a_new_collection_is_filled_and_limits_are_said_before(page: Page) -> None:
    page.goto("/add")
    expect(page.locator("#limits")).to_contain_text("Up to 200 MB a file")
    page.get_by_label("or a new collection").fill("Zoo")
    page.get_by_label("Private").check()
    page.locator("#files").set_input_files([_report("A/90/14")])
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    _state(page, "A_90_14.pdf", "ready")
    page.goto("/collections/zoo")
    expect(page.locator("[data-item]")).to_have_count(1)
    expect(page.locator("[data-item]")).to_contain_text("A/90/14")
    page.goto("/A/90/14")
    expect(page.locator(".private")).to_be_visible()


def test_jobs_are_counted_by_state(page: Page) -> None:
    _give(page, _file("once.pdf", papers.broken() + b"%%"), _report("A/90/15"))
    _state(page, "once.pdf", "failed")
    _state(page, "A_90_15.pdf", "ready")
    page.goto("/jobs")
    page.locator(".states a", has_text="failed").click()
    page.wait_for_url(re.compile("state=failed"))
    states = page.locator(".job .state")
    assert set(states.evaluate_all("(all) => all.map((one) => one.dataset.state)")) == {"failed"}
    page.reload()
    expect(page.locator(".job", has_text="once.pdf")).to_be_visible()
    page.get_by_role("link", name="once.pdf").click()
    expect(page.locator(".job", has_text="once.pdf")).to_be_visible()


def test_a_table_goes_along_with_the_files_it_is_about(page: Page) -> None:
    table = b"file,title\nA_97_1.pdf,A title of the table\nA_97_2.pdf,\n"
    _give(page, _report("A/97/1"), {"name": "about.csv", "mimeType": "text/csv", "buffer": table})
    _state(page, "A_97_1.pdf", "ready")
    expect(page.get_by_role("link", name="A title of the table")).to_be_visible()
    expect(_row(page, "about.csv, line 3")).to_contain_text("The file A_97_2.pdf was not given.")  # type: ignore[arg-type]
