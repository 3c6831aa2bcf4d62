"""The table of keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import RequestFactory

from travaux.web import shortcuts
from travaux.web.shortcuts import SHORTCUTS

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


def test_each_key_does_one_thing() -> None:
    assert len({row.key for row in SHORTCUTS}) == len(SHORTCUTS)
    assert not {"f5", " ", "Tab", "Enter"} & {row.key for row in SHORTCUTS}


def test_every_action_of_the_table_is_done_by_the_script() -> None:
    done = set(re.findall(r'keys\.on\("([a-z-]+)"', (SCRIPTS / "reading.js").read_text(encoding="utf-8")))
    assert done == {row.action for row in SHORTCUTS}
