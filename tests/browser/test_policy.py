"""The page's own policy: nothing runs and nothing loads but what the site itself serves.

Every test of this folder is watched for breaches (`watch.py`); here it is seen that the watch has eyes.
"""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.sites import Site
from tests.browser.walking import until
from tests.browser.watch import Watch


def test_pages_are_served_with_a_strict_policy(page: Page) -> None:
    for path in ("/", "/A/99/901/en", "/search?q=registers", "/add", "/api/docs", "/nothing-here"):
        answer = page.goto(path)
        assert answer is not None
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert "*" not in policy, path
        assert answer.headers["x-frame-options"] == "DENY", path
        assert answer.headers["x-content-type-options"] == "nosniff", path


def test_a_breach_of_the_policy_is_noticed(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address)
    context.set_default_timeout(PATIENCE)
    watch = Watch(site.address).over(context)
    page = context.new_page()
    page.goto("/")
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          const picture = new Image();
          picture.src = 'http://stranger.invalid/picture.png';
          document.body.append(script, picture);
        }"""
    )
    until(page, "() => window.ran === undefined")
    with page.expect_console_message(lambda said: "error in a script" in said.text):
        page.evaluate("console.error('error in a script')")
    context.close()
    assert any("script-src" in fault for fault in watch.faults), watch.faults
    assert any("img-src" in fault for fault in watch.faults), watch.faults


def test_words_of_a_document_are_never_markup(page: Page) -> None:
    """What comes from the address is shown as it is."""
    page.goto("/search?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator("main img")).to_have_count(0)
    expect(page.locator("#find")).to_have_value("<img src=x onerror=alert(1)>")
    page.goto("/A/99/123%3Cscript%3E")
    expect(page.locator("main script")).to_have_count(0)
