"""WCAG 2.2 AA on every page: axe in light and dark, in Arabic on a phone; nothing spills at 320 pixels.

The keyboard's part is in `test_keyboard.py`: axe does not see what can't be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewContext
from tests.browser.sites import Site, chromium, python, running, travaux
from tests.browser.walking import frames, loaded, spills

CONNECTING = "connect=para_58&relation=implements&to=/CCPR/C/GC/999/en&at=para_4&at=para_2:0-30"
PAGES = {
    "home": "/",
    "add": "/add",
    "batch": "/add/{batch}",
    "jobs": "/jobs",
    "search": "/search?q=registers",
    "search narrowed down": "/search?q=detention&lang=fr&year=2044",
    "search with nothing": "/search?q=giraffe",
    "search badly put": "/search?q=police+%22custody",
    "search with no words": "/search",
    "help": "/help",
    "document": "/A/99/901/en",
    "document, text": "/A/99/901/en?view=text",
    "document, pages": "/A/99/901/en?view=page",
    "document in Arabic": "/A/99/901/ar",
    "document without pages": "/CCPR/C/GC/999/en",
    "document of speeches": "/A/99/PV.903",
    "letter": "/A/99/904/en",
    "document with a doubt": "/A/98/960",
    "paragraph": "/A/57/292/para/62",
    "paragraph and those like it": "/A/99/901/en/para/6?similar=1",
    "range": "/A/57/292/paras/59-63",
    "page": "/A/57/292/page/1?form=lines",
    "page, running": "/A/57/292/page/1?form=running",
    "unknown paragraph": "/A/57/292/para/999",
    "unknown document": "/A/99/123",
    "information": "/A/99/901/en/info",
    "removing": "/A/99/901/en/info?do=remove",
    "history": "/A/99/901/en/history",
    "collections": "/collections",
    "collection": "/collections/sample",
    "log": "/log",
    "accounts, of one owner": "/account",
    "nothing here": "/nothing-here",
    "refused": "/add/00000000-0000-0000-0000-000000000000",
    "citations of a document": "/A/57/292/en/citations",
    "citations of a much cited one": "/CCPR/C/GC/999/en/citations",
    "a citation": "/citations/1",
    "review": "/review",
    "review, to choose": "/review?tab=choose",
    "review, not here": "/review?tab=missing",
    "check": "/check",
    "check of a document": "/A/99/901/en/check",
    "connections": "/connections",
    "a connection": "/connections/1",
    "connections of a document": "/A/99/904/connections",
    "passages to look at": "/connections/check",
    "connecting": "/connect?from=/A/57/292/en&connect=para_58&to=/CCPR/C/GC/999/en",
    "connecting where one reads": f"/A/57/292/en?{CONNECTING}",
    "a note where one reads": "/A/57/292/en?connect=para_58&kind=note",
    "the tray": "/tray",
    "relations": "/relations",
    "recommendations": "/recommendations",
    "recommendations in pictures": "/recommendations?view=pictures",
    "a recommendation": "/recommendations/{recommendation}",
    "recommendations brought in": "/recommendations/import",
    "recommendations of a document": "/CCPR/C/XMP/CO/9/recommendations",
    "versions side by side": "/A/99/901/en/columns?with=fr,ar",
    "compared": "/A/99/901/en/compare?with=/A/57/292/en",
    "two to compare": "/compare",
    "table of a collection": "/collections/sample/table",
    "fields of a collection": "/collections/sample/fields",
    "settings of a collection": "/collections/sample/settings",
    "collection to print": "/collections/sample/print",
    "kept in a collection": "/keep?from=/A/99/901/en&at=para_2",
    "lists": "/lists",
    "download of a search": "/download?of=search&q=registers",
    "download of a document": "/download?of=/A/57/292/en",
    "fetching": "/add?fetch=A/57/293&lang=fr",
    "API": "/api/docs",
}
WITH_ACCOUNTS = {
    "home": "/",
    "account": "/account",
    "people": "/people",
    "password": "/password",
    "log": "/log",
    "add": "/add",
}
OPENED: dict[str, tuple[str, Callable[[Page], object]]] = {
    "a paragraph": ("/A/99/901/en", lambda page: _press(page, "#para_6 > a.n", ".panel")),
    "a note": ("/A/99/901/en", lambda page: _press(page, "#para_2 a[data-note]", ".opened-note")),
    "the menu": ("/", lambda page: _press(page, ".menu summary", ".menu-sheet")),
    "more of a document": (
        "/search?q=registers",
        lambda page: _press(page, ".more-hits a", ".hit:nth-child(5)"),
    ),
    "going to a number": (
        "/A/99/901/en",
        lambda page: (page.keyboard.press("g"), page.wait_for_selector("#go")),
    ),
    "the first page and the doubts": (
        "/A/98/960",
        lambda page: _press(page, ".doubts summary", ".doubts ul"),
    ),
    "a preview": (
        "/A/99/901/en",
        lambda page: (page.locator("#para_2 > a.n").focus(), _key(page, "o", "#preview")),
    ),
    "who cites a paragraph": ("/CCPR/C/GC/999/en", lambda page: _press(page, "#para_4 > a.cb", ".links-of")),
    "the other end of a connection": (
        "/A/99/904/en",
        lambda page: _press(page, "#p_1 > a.cm", ".connected-of"),
    ),
    "another target": ("/review", lambda page: _press(page, ".other summary", ".other input[type=text]")),
    "facets in full": ("/help#keys", lambda page: page.wait_for_selector(".key-table")),
}
NARROW = (
    "home", "add", "batch", "search", "help", "document", "document in Arabic",
    "document, pages", "paragraph", "page", "information", "collection", "log",
    "citations of a much cited one", "a citation", "review", "review, to choose",
    "check", "connections", "a connection", "connecting", "connecting where one reads", "relations",
    "recommendations", "recommendations in pictures", "a recommendation", "versions side by side", "compared",
    "table of a collection", "kept in a collection", "download of a search",
)  # fmt: skip
OPENED_NARROW = ("a paragraph", "the menu", "a preview", "the other end of a connection")
WAYS = ("light and dark", "phone in Arabic")
PASSWORD = "a rather long password"
_ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
# The reference of the API has sixty operations that are all alike: the first of each group will do.
_LESS = {"exclude": [[".api-operation ~ .api-operation"], [".api-value ~ .api-value"]]}
_AXE = Axe()


@pytest.fixture(scope="module")
def batch(site: Site) -> str:
    """The batch in which some files need a look and one failed."""
    program = (
        "from travaux.library.ready import start; start();"
        "from travaux.library.models import Addition;"
        "print(Addition.objects.get(name='broken.pdf').batch)"
    )
    return python(site.home, program).strip()


@pytest.fixture(scope="module")
def recommendation(site: Site) -> str:
    """The key of a recommendation."""
    program = (
        "from travaux.library.ready import start; start();"
        "from travaux.library.models import Recommendation;"
        "print(Recommendation.objects.order_by('pk')[0].key)"
    )
    return python(site.home, program).strip()


@pytest.fixture(scope="module")
def paths(batch: str, recommendation: str) -> dict[str, str]:
    """The address of each page."""
    return {name: path.format(batch=batch, recommendation=recommendation) for name, path in PAGES.items()}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A library with nothing in it, with accounts."""
    if chromium() is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    home = tmp_path_factory.mktemp("accessible") / "library"
    travaux(home, "createadmin", "amina", "--password-stdin", stdin=f"{PASSWORD}\n")
    with running(home, "--server") as started:
        yield started


def _press(page: Page, what: str, opens: str) -> None:
    page.locator(what).first.click()
    expect(page.locator(opens).first).to_be_visible()


def _key(page: Page, key: str, opens: str) -> None:
    page.keyboard.press(key)
    expect(page.locator(opens).first).to_be_visible()


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds, each as a line or two that say where."""
    found = _AXE.run(page, context=_LESS, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}\n    "
        + "\n    ".join(
            f"{' '.join(map(str, node['target']))}: {_why(node)}\n      {node['html'][:160]}"
            for node in one["nodes"][:4]
        )
        + (f"\n    and {len(one['nodes']) - 4} more" if len(one["nodes"]) > 4 else "")
        for one in found
    ]


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])


def _checked(page: Page, way: str) -> None:
    """All that can be checked of a page as it stands."""
    wrong = [f"light: {one}" for one in _violations(page, _ALL)]
    if way == "light and dark":
        page.emulate_media(color_scheme="dark")
        frames(page)
        wrong += [f"dark: {one}" for one in _violations(page, _COLOURS)]
    wrong += spills(page)
    assert not wrong, f"{page.url}, {way}:\n" + "\n".join(wrong)


def _page(new_context: NewContext, on: Site, way: str) -> Page:
    arabic = way == "phone in Arabic"
    context = new_context(on, **(PHONE if arabic else {}), reduced_motion="reduce")
    if arabic:
        context.add_cookies([{"name": "django_language", "value": "ar", "url": on.address}])
    return context.new_page()


@pytest.mark.parametrize(
    ("name", "way"), [(name, way) for name in PAGES for way in WAYS if way == WAYS[0] or name in NARROW]
)
def test_every_page(new_context: NewContext, site: Site, paths: dict[str, str], name: str, way: str) -> None:
    page = _page(new_context, site, way)
    page.goto(paths[name])
    _checked(page, way)


@pytest.mark.parametrize(
    ("name", "way"),
    [(name, way) for name in OPENED for way in WAYS if way == WAYS[0] or name in OPENED_NARROW],
)
def test_what_opens(new_context: NewContext, site: Site, name: str, way: str) -> None:
    page = _page(new_context, site, way)
    path, opened = OPENED[name]
    page.goto(path)
    loaded(page)
    opened(page)
    _checked(page, way)


@pytest.mark.parametrize("way", WAYS)
def test_pages_of_a_library_with_accounts(new_context: NewContext, empty: Site, way: str) -> None:
    page = _page(new_context, empty, way)
    for path in ("/", "/sign-in", "/add"):  # nobody is signed in: the last is refused
        page.goto(path)
        _checked(page, way)
        page.emulate_media(color_scheme="light")
    page.goto("/sign-in")
    page.locator("[name=username]").fill("amina")
    page.locator("[name=password]").fill("not this one")
    page.locator("[name=password]").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    _checked(page, way)
    page.emulate_media(color_scheme="light")
    page.locator("[name=username]").fill("amina")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/")
    for path in WITH_ACCOUNTS.values():
        page.goto(path)
        _checked(page, way)
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_spills_when_enlarged(
    new_context: NewContext, site: Site, paths: dict[str, str], width: int
) -> None:
    """1280 pixels at 400 % and at 200 % are 320 and 640: no page may have to be moved sideways."""
    page = new_context(site, viewport={"width": width, "height": 512}).new_page()
    wrong = []
    for name in NARROW:
        page.goto(paths[name])
        wrong += [f"{name}: {one}" for one in spills(page)]
    assert not wrong, "\n".join(wrong)


def test_text_can_be_spaced_out(new_context: NewContext, site: Site) -> None:
    """WCAG 1.4.12: nothing is cut off or pushed out when somebody spaces the text."""
    page = new_context(site, bypass_csp=True).new_page()
    for path in ("/", "/search?q=registers", "/A/99/901/en/para/6", "/add"):
        page.goto(path)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
            "word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
        )
        assert not spills(page), path
        cut = page.locator("button:visible, .button:visible, .segments:visible > *").evaluate_all(
            "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"
        )
        assert not cut, (path, cut)


def test_forced_colours_keep_what_colour_says(new_context: NewContext, site: Site) -> None:
    """Where one is, and what is chosen, has an outline or a weight that colours can't take away."""
    page = new_context(site, forced_colors="active").new_page()
    page.goto("/A/57/292/para/62")
    loaded(page)
    mark = page.locator("#para_62").evaluate(
        """(one) => {
          const [own, before] = [getComputedStyle(one), getComputedStyle(one, '::before')];
          return [own, before].some((look) =>
            (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0)
            || parseFloat(look.borderInlineStartWidth) > 0);
        }"""
    )
    assert mark, "the paragraph that was asked for can't be told from the others"
    assert not spills(page)
    weight = page.locator(".tools [aria-current]").evaluate("(one) => getComputedStyle(one).fontWeight")
    assert int(weight) >= 600


def test_less_motion(new_context: NewContext, site: Site) -> None:
    page = new_context(site, reduced_motion="reduce").new_page()
    for path in ("/", "/A/98/950"):
        page.goto(path)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        moving = page.evaluate(
            """() => [...document.querySelectorAll('*')].filter((one) => {
              const look = getComputedStyle(one);
              return parseFloat(look.transitionDuration) > 0.01 || parseFloat(look.animationDuration) > 0.01;
            }).map((one) => one.className)"""
        )
        assert not moving, path
