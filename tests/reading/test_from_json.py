"""A reading comes back from its JSON as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.builders import report
from travaux.exporting import reading_json
from travaux.reading import from_json
from travaux.texts.errors import DamagedFileError


def test_what_was_written_is_written_the_same_again() -> None:
    text = reading_json.rows(report())
    back = from_json.parse(text.encode())
    assert reading_json.rows(back) == text
    assert [block.text for block in back.blocks] == [block.text for block in report().blocks]
    assert any(block.rows for block in back.blocks) and any(block.marks for block in back.blocks)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda said: said | {"schema": "travaux/reading/2"}, "schema is not"),
        (lambda said: {"schema": said["schema"]}, "source"),
        (lambda said: said | {"blocks": [{"address": "para_1"}]}, "kind"),
        (lambda said: said | {"pages": [{"number": 1, "lines": [{"box": [1]}]}]}, "not whole"),
        (lambda _: [], "not whole"),
    ],
)
def test_what_is_no_reading_is_said_in_one_sentence(spoil: Callable[[dict[str, Any]], Any], why: str) -> None:
    said = json.loads(reading_json.rows(report()))
    with pytest.raises(DamagedFileError, match=why):
        from_json.parse(json.dumps(spoil(said)).encode())


def test_what_is_no_json() -> None:
    with pytest.raises(DamagedFileError):
        from_json.parse(b"\xff{")
