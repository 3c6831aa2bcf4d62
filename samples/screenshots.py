"""`make screenshots`: every page of the site as a picture, wide and on a phone, light, dark and in Arabic.

In: a folder (pictures/ when none is named) and, if you like, parts of names: only those are taken. Out: PNG
files named after the page and the way it was looked at. The library is the sample with a few papers of the
browser's tests, made for this in a temporary folder. Run by hand: the pictures are for people to look at.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser import papers
from tests.browser.sites import QUIET, SAMPLE, Site, chromium, ended, python, running, travaux

_ADMIN, _PASSWORD = "amina", "a long password"
_WAYS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1400, "height": 900}},
    "narrow": {
        "viewport": {"width": 390, "height": 780},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    },
    "dark": {"viewport": {"width": 1400, "height": 900}, "color_scheme": "dark"},
    "arabic": {"viewport": {"width": 1400, "height": 900}},
}
_PAGES = {
    "recommendations": "/recommendations",
    "recommendations-pictures": "/recommendations?view=pictures",
    "recommendations-document": "/CCPR/C/XMP/CO/9/recommendations",
    "columns": "/A/99/901/en/columns?with=fr,ar",
    "compare": "/A/99/901/en/compare?with=/A/57/292/en",
    "download": "/download?of=search&q=registers",
    "connections": "/connections",
    "home": "/",
    "home-narrowed": "/?lang=ar&sort=title",
    "add": "/add",
    "batch": "/add/{batch}",
    "jobs": "/jobs",
    "search": "/search?q=registers",
    "search-facet": "/search?q=detention&lang=fr",
    "search-in": "/search?q=register&in=/A/99/901/en",
    "search-none": "/search?q=giraffe",
    "search-wrong": "/search?q=%22registers",
    "search-empty": "/search",
    "help": "/help",
    "document": "/A/99/901/en",
    "document-text": "/A/99/901/en?view=text",
    "document-page": "/A/99/901/en?view=page",
    "document-arabic": "/A/99/901/ar",
    "document-chinese": "/A/99/901/zh/para/5",
    "document-word": "/A/99/904/en",
    "document-speech": "/A/99/PV.903",
    "document-long": "/A/98/950/para/151",
    "seed": "/A/57/292/para/62",
    "paragraph": "/A/99/901/en/para/6",
    "paragraph-arabic": "/A/99/901/ar/para/6",
    "range": "/A/57/292/paras/59-63",
    "similar": "/A/99/901/en/para/6?similar=1",
    "page": "/A/57/292/page/1",
    "page-running": "/A/57/292/page/1?form=running",
    "unknown-paragraph": "/A/57/292/para/999",
    "unknown-document": "/A/99/123",
    "information": "/A/99/901/en/info",
    "remove": "/A/99/901/en/info?do=remove",
    "history": "/A/99/901/en/history",
    "collections": "/collections",
    "collection": "/collections/sample",
    "log": "/log",
    "account-local": "/account",
    "missing": "/nothing-here",
    "api": "/api/docs",
}
_WITH_ACCOUNTS = {
    "account": "/account",
    "people": "/people",
    "password": "/password",
    "home-signed-in": "/",
}


def main(folder: Path, parts: list[str]) -> None:
    """Take the pictures whose names have one of the parts, or all."""
    path = chromium()
    if path is None:
        sys.exit("No Chromium is installed (Debian: apt-get install chromium).")
    folder.mkdir(parents=True, exist_ok=True)

    def wanted(name: str) -> bool:
        return not parts or any(part in name for part in parts)

    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        with running(_filled(Path(temporary))) as site:
            pages = {name: where.format(batch=_batch(site)) for name, where in _PAGES.items()}
            _take(browser, site, pages, folder, wanted, lambda _page: None)
        with running(Path(temporary) / "empty") as site:
            _take(browser, site, {"empty": "/"}, folder, wanted, lambda _page: None)
        with running(_with_admin(Path(temporary) / "shared"), "--server") as site:
            _take(browser, site, {"sign-in": "/sign-in"}, folder, wanted, lambda _page: None)
            _take(browser, site, _WITH_ACCOUNTS, folder, wanted, _sign_in)
        browser.close()
        ended()


def _take(
    browser: Browser,
    site: Site,
    pages: dict[str, str],
    folder: Path,
    wanted: Callable[[str], bool],
    begin: Callable[[Page], None],
) -> None:
    for way in _WAYS:
        names = {name: where for name, where in pages.items() if wanted(f"{name}.{way}")}
        if not names:
            continue
        with _looking(browser, site, way) as page:
            begin(page)
            for name, where in names.items():
                page.goto(where)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{name}.{way}.png")
                print(f"{name}.{way}", flush=True)


@contextmanager
def _looking(browser: Browser, site: Site, way: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site.address, locale="en-GB", **_WAYS[way])
    if way == "arabic":
        context.add_cookies([{"name": "django_language", "value": "ar", "url": site.address}])
    yield context.new_page()
    context.close()


def _sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.fill("[name=username]", _ADMIN)
    page.fill("[name=password]", _PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/")


def _filled(folder: Path) -> Path:
    home, given = folder / "library", folder / "papers"
    given.mkdir()
    (given / "long.pdf").write_bytes(papers.long_report())
    (given / "a-number-is-missing.pdf").write_bytes(papers.with_a_gap())
    (given / "visit.pdf").write_bytes(papers.without_symbol())
    (given / "broken.pdf").write_bytes(papers.broken())
    python(home, SAMPLE)
    travaux(home, "add", given)
    return home


def _batch(site: Site) -> str:
    """The batch of the papers: the newest."""
    program = (
        "from travaux.library.ready import start; start();"
        "from travaux.library.models import Addition;"
        "print(Addition.objects.latest('made_at').batch)"
    )
    return python(site.home, program).strip()


def _with_admin(home: Path) -> Path:
    travaux(home, "createadmin", _ADMIN, "--password-stdin", stdin=f"{_PASSWORD}\n")
    return home


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"), sys.argv[2:])
