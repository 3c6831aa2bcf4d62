"""A library of several people: signing in and out, roles, tokens, who sees what."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import papers
from tests.browser.conftest import NewContext
from tests.browser.sites import Site, chromium, python, running, travaux
from tests.browser.walking import tab_to

PASSWORD = "a rather long password"
ADMIN = "amina"
_PEOPLE = """
from travaux.library.ready import start
start()
from travaux.library import people
owner = people.owner()
for role in ("reader", "contributor", "editor"):
    people.create(owner, f"the-{role}", %r, role)
"""
_MOST_TRIES = 10  # with a wrong password, for one name from one place
_MINUTE = 60_000


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with accounts, a public document and a private one of the admin."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    folder = tmp_path_factory.mktemp("accounts")
    home = folder / "library"
    travaux(home, "createadmin", ADMIN, "--password-stdin", stdin=f"{PASSWORD}\n")
    for name, symbol, visibility in (("open", "A/90/1", "--public"), ("closed", "A/90/2", "--private")):
        path = folder / f"{name}.pdf"
        path.write_bytes(papers.short_report(symbol, f"An {name} report", f"The {name} door.", "The end."))
        travaux(home, "add", path, visibility)
    python(home, _PEOPLE % PASSWORD)
    with running(home, "--server") as started:
        yield started


@pytest.fixture
def page(new_context: NewContext, shared: Site) -> Page:
    """A wide window, nobody signed in."""
    return new_context(shared).new_page()


def _sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_label("Password").press("Enter")


def _open_menu(page: Page) -> None:
    page.locator(".menu summary").click()


def test_signing_in_leads_back_and_out_again(page: Page) -> None:
    page.goto("/account")
    page.wait_for_url("**/sign-in?next=/account")
    page.get_by_label("Name").fill("the-reader")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")
    expect(page.locator(".menu-who")).to_have_text("the-reader")
    _open_menu(page)
    page.locator(".menu").get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    expect(page.locator(".menu-who")).to_have_count(0)
    page.goto("/account")
    page.wait_for_url("**/sign-in?**")


def test_signing_in_by_keys_alone(page: Page) -> None:
    page.goto("/sign-in")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "[name=username]")
    page.keyboard.type("the-editor")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    expect(page.locator(".menu-who")).to_have_text("the-editor")


def test_password_managers_are_helped(page: Page) -> None:
    page.goto("/sign-in")
    expect(page.get_by_label("Name")).to_have_attribute("autocomplete", "username")
    expect(page.get_by_label("Password")).to_have_attribute("autocomplete", "current-password")


def test_a_wrong_password_says_so_and_no_more(page: Page) -> None:
    _sign_in(page, "the-reader", "not this one")
    expect(page.get_by_role("alert")).to_be_visible()
    said = page.get_by_role("alert").inner_text()
    _sign_in(page, "nobody-of-that-name", "not this one")
    expect(page.get_by_role("alert")).to_have_text(said)
    expect(page.locator(".menu-who")).to_have_count(0)


def test_too_many_tries_are_told_to_wait(page: Page) -> None:
    """Tries are counted by the clock's own stretches of time: a new one may begin between them, once."""
    heading = page.get_by_role("heading", level=1)
    said = []
    while "Too many tries" not in said:
        assert len(said) <= 2 * _MOST_TRIES
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            _sign_in(page, "somebody-who-forgot", "wrong again")
        expect(page.get_by_role("alert").or_(heading.filter(has_text="Too many"))).to_be_visible()
        said.append(heading.inner_text())
    assert len(said) > _MOST_TRIES
    _sign_in(page, "the-contributor")
    page.wait_for_url("**/")
    expect(page.locator(".menu-who")).to_have_text("the-contributor")


READERS = {"Library", "Connections", "Recommendations", "Help"}


@pytest.mark.parametrize(
    ("name", "ways", "private"),
    [
        pytest.param("", {*READERS, "Sign in"}, False, id="visitor"),
        pytest.param("the-reader", READERS, False, id="reader"),
        pytest.param("the-contributor", {*READERS, "Add", "Jobs"}, False, id="contributor"),
        pytest.param("the-editor", {*READERS, "Add", "Jobs", "Review"}, False, id="editor"),
        pytest.param(ADMIN, {*READERS, "Add", "Jobs", "Review"}, True, id="admin"),
    ],
)
def test_what_each_role_is_offered_and_sees(page: Page, name: str, ways: set[str], private: bool) -> None:
    if name:
        _sign_in(page, name)
        page.wait_for_url("**/")
    page.goto("/")
    offered = {words.strip() for words in page.locator(".ways > a").all_inner_texts()}
    assert {re.sub(r"\s*\d+.*", "", words) for words in offered} == ways
    seen = page.locator(".shelf .work-symbol").all_inner_texts()
    assert "A/90/1" in seen
    assert ("A/90/2" in seen) == private
    page.goto("/search?q=door")
    expect(page.locator(".group")).to_have_count(2 if private else 1)
    answer = page.goto("/A/90/2/para/1")
    assert answer is not None
    assert answer.status == (200 if private else 404)
    for path in ("/A/90/2/page/1/picture?width=400", "/A/90/2/file", "/A/90/2.txt"):
        assert page.request.get(path).status == (200 if private else 404), path

    answer = page.goto("/people")
    assert answer is not None
    if name == ADMIN:
        expect(page.get_by_role("heading", level=1)).to_have_text("People")
    else:
        assert answer.status in (200, 403)
        expect(page.locator("main")).not_to_contain_text("the-contributor")
    may_edit = name in (ADMIN, "the-editor")
    page.goto("/A/90/1/info")
    expect(page.get_by_role("heading", name="Correct the information")).to_have_count(1 if may_edit else 0)


def test_a_token_is_shown_once_works_and_is_revoked(
    page: Page, new_context: NewContext, shared: Site
) -> None:
    _sign_in(page, "the-contributor")
    page.wait_for_url("**/")
    page.goto("/account")
    page.get_by_label("What it is for").fill("nightly import")
    page.get_by_role("button", name=re.compile("token", re.IGNORECASE)).first.click()
    shown = page.locator("code, input[readonly]").first
    text = shown.input_value() if shown.evaluate("(one) => one.tagName") == "INPUT" else shown.inner_text()
    assert len(text) > 20
    stranger = new_context(shared).request
    bearer = {"Authorization": f"Bearer {text}"}
    assert "the-contributor" not in stranger.get("/api/me").text()
    assert "the-contributor" in stranger.get("/api/me", headers=bearer).text()

    page.goto("/account")
    expect(page.locator("main")).to_contain_text("nightly import")
    expect(page.locator("main")).not_to_contain_text(text)
    page.get_by_role("button", name=re.compile("Revoke")).click()
    expect(page.locator(".notice")).to_contain_text("nightly import")
    assert stranger.get("/api/me", headers=bearer).status == 401


def test_an_admin_makes_an_account_and_shuts_it_out(
    page: Page, new_context: NewContext, shared: Site
) -> None:
    _sign_in(page, ADMIN)
    page.wait_for_url("**/")
    page.goto("/people")
    form = page.locator("section", has=page.get_by_role("heading", name="Add somebody"))
    form.get_by_label("Name").fill("zuri")
    form.get_by_label("First password").fill("short")
    form.get_by_role("button", name="Make the account").click()
    expect(form.locator(".wrong")).to_be_visible()
    form.get_by_label("First password").fill(PASSWORD)
    form.get_by_label("Role").select_option("contributor")
    form.get_by_role("button", name="Make the account").click()
    expect(page.locator(".notice")).to_contain_text("zuri")

    other = new_context(shared).new_page()
    _sign_in(other, "zuri")
    other.wait_for_url("**/")
    expect(other.locator(".menu-who")).to_have_text("zuri")

    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="zuri"))
    row.get_by_text("More").click()
    row.get_by_role("button", name="Shut out").click()
    expect(page.locator(".notice")).to_contain_text("zuri is shut out")
    other.goto("/account")
    other.wait_for_url("**/sign-in?**")
    page.goto("/log")
    expect(page.locator("main")).to_contain_text("zuri")


def test_what_a_contributor_adds_is_private_until_shared(
    page: Page, new_context: NewContext, shared: Site
) -> None:
    _sign_in(page, "the-contributor")
    page.wait_for_url("**/")
    page.goto("/add")
    expect(page.get_by_label("Private")).to_be_checked()
    report = papers.short_report("A/90/3", "A report to be shared", "The window.", "The wall.")
    page.locator("#files").set_input_files(
        [{"name": "mine.pdf", "mimeType": "application/pdf", "buffer": report}]
    )
    page.wait_for_url(re.compile(r"/add/[0-9a-f-]{36}"))
    expect(page.locator(".job .state")).to_have_attribute("data-state", "ready", timeout=_MINUTE)
    other = new_context(shared).new_page()
    answer = other.goto("/A/90/3")
    assert answer is not None
    assert answer.status == 404
    page.goto("/A/90/3/info")
    page.get_by_role("button", name="Make public").click()
    expect(page.locator(".notice").first).to_be_visible()
    answer = other.goto("/A/90/3")
    assert answer is not None
    assert answer.status == 200
    expect(other.locator("#para_1")).to_contain_text("The window.")


def test_a_new_password(page: Page, new_context: NewContext, shared: Site) -> None:
    _sign_in(page, "the-reader")
    page.wait_for_url("**/")
    page.goto("/password")
    fields = page.locator("main input[type=password]")
    for at, value in enumerate((PASSWORD, "another long password", "another long password")):
        fields.nth(at).fill(value)
    page.locator("main button[type=submit]").click()
    expect(page.locator(".notice")).to_contain_text("Your password is changed.")
    other = new_context(shared).new_page()
    _sign_in(other, "the-reader", "another long password")
    other.wait_for_url("**/")
    page.goto("/password")
    for at, value in enumerate(("another long password", PASSWORD, PASSWORD)):
        fields.nth(at).fill(value)
    page.locator("main button[type=submit]").click()
    expect(page.locator(".notice")).to_contain_text("Your password is changed.")
