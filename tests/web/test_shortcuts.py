"""The table of keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from travaux.web import shortcuts
from travaux.web.shortcuts import ALL, GATHERING, REVIEWING, SHORTCUTS, Shortcut

SCRIPTS = Path(shortcuts.__file__).parent / "static" / "web" / "js"


@pytest.mark.parametrize(
    ("cookie", "expected"),
    [
        ("", {"c": "copy", "j": "next-paragraph"}),
        ("copy=y", {"y": "copy", "j": "next-paragraph"}),  # changed
        ("copy=", {"j": "next-paragraph"}),  # this one off
        ("off", {}),  # all off but Escape, which is no character key
    ],
)
def test_keys_can_be_changed_and_turned_off(cookie: str, expected: dict[str, str]) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["keys"] = cookie
    told = shortcuts.for_page(request)
    assert {key: told.get(key) for key in expected} == expected
    assert told["Escape"] == "close"
    assert "c" in expected or "c" not in told


@pytest.mark.parametrize("table", [SHORTCUTS, REVIEWING, GATHERING])
def test_each_key_does_one_thing(table: tuple[Shortcut, ...]) -> None:
    assert len({row.key for row in table}) == len(table)
    assert not {"f5", " ", "Tab", "Enter"} & {row.key for row in table}


def test_an_action_is_called_the_same_nowhere_else() -> None:
    """The cookie knows actions by name, for all pages."""
    assert len({row.action for row in ALL}) == len(SHORTCUTS) + len(REVIEWING) + len(GATHERING)


def test_keys_of_the_review_page() -> None:
    request = RequestFactory().get("/")
    request.COOKIES["keys"] = "accept=y"
    told = shortcuts.for_review(request)
    assert (told["y"], told["j"], told["Escape"]) == ("accept", "next-row", "close")
    assert "a" not in told
    request.COOKIES["keys"] = "off"
    assert shortcuts.for_review(request) == {"Escape": "close"}


@pytest.mark.parametrize(
    ("scripts", "table"),
    [
        (("reading.js", "connect.js", "toast.js", "keep.js"), {row.action for row in SHORTCUTS}),
        (("review.js",), {row.action for row in REVIEWING} | {"help", "close"}),
        (("collection.js",), {row.action for row in GATHERING} | {"help", "close"}),
    ],
)
def test_every_action_of_the_table_is_done_by_a_script(scripts: tuple[str, ...], table: set[str]) -> None:
    written = "".join((SCRIPTS / script).read_text(encoding="utf-8") for script in scripts)
    assert set(re.findall(r'keys\.on\("([a-z-]+)"', written)) == table
