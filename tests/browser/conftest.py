"""Sites and browsers for tests: `travaux serve` with known documents, and Debian's Chromium.

A library is filled once for a run and copied for each process that tests; the site of the sample is
started once for each process. The browser has a fresh context (cookies, storage, size) for each test, and
every context is watched: an error of a script, something that the page's own policy forbids, or a request
to anybody but the site fails the test. Tests are skipped, with a reason, where there is no Chromium.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import papers
from tests.browser.sites import QUIET, SAMPLE, Site, chromium, ended, python, running, travaux
from tests.browser.watch import Watch

WIDE = {"width": 1400, "height": 900}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 780},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
PATIENCE = 15_000  # milliseconds that anything may take on a busy machine
expect.set_options(timeout=PATIENCE)
NewContext = Callable[..., BrowserContext]

_FILES = {
    "long.pdf": papers.long_report,
    "a-number-is-missing.pdf": papers.with_a_gap,
    "visit.pdf": papers.without_symbol,
    "broken.pdf": papers.broken,
}


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A library with the sample and the papers of these tests; read once for all processes of a run."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    home = shared / "filled"
    with (shared / "filled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").exists():
            _fill(home, shared / "papers")
            (home / "done").touch()
    return home


@pytest.fixture(scope="session", autouse=True)
def in_good_order() -> Iterator[None]:
    """No site that was started in this run is left, and none complained."""
    yield
    ended()


@pytest.fixture(scope="session")
def site(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample, a long report and files that need a look, in local mode. Tests leave it as it is."""
    home = tmp_path_factory.mktemp("site") / "library"
    shutil.copytree(filled, home)
    with running(home) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """Makes contexts for a site; all are watched, and blamed when the test ends."""
    with ExitStack() as stack:
        watches: list[Watch] = []

        def make(on: Site, **options: Any) -> BrowserContext:
            sizes = {} if "viewport" in options else {"viewport": WIDE}
            context = browser.new_context(base_url=on.address, **{"locale": "en-GB", **sizes, **options})
            context.set_default_timeout(PATIENCE)
            stack.callback(context.close)
            watches.append(Watch(on.address).over(context))
            return context

        yield make
        for watch in watches:
            watch.blame()


@pytest.fixture
def page(new_context: NewContext, site: Site) -> Page:
    """A wide window on the sample."""
    return new_context(site, permissions=["clipboard-read", "clipboard-write"]).new_page()


@pytest.fixture
def phone(new_context: NewContext, site: Site) -> Page:
    """A phone on the sample: narrow, touch."""
    return new_context(site, **PHONE).new_page()


@pytest.fixture
def plain(new_context: NewContext, site: Site) -> Page:
    """A browser that runs no scripts, on the sample."""
    return new_context(site, java_script_enabled=False).new_page()


def _fill(home: Path, folder: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    for name, made in _FILES.items():
        (folder / name).write_bytes(made())
    python(home, SAMPLE)
    travaux(home, "add", *(folder / name for name in _FILES))
    target = ("A/RES/99/902 para 1", "--relation", "implements")
    travaux(home, "connect", "/A/99/904/en/at/p_1", *target, "--note", "Ask again.", "--tag", "registers")
