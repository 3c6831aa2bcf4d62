"""What changed between two texts, as a table, as JSON and to read."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.library.side_by_side.test_changes import FIRST, FOURTH, SECOND, THIRD, text
from travaux.exporting.compared import written
from travaux.library.side_by_side.changes import changes
from travaux.texts.errors import UsageError

CHANGES = changes(text(FIRST, SECOND, THIRD), text(FIRST.replace("Welcomes", "Notes"), THIRD, FOURTH))


def _bytes(form: str) -> bytes:
    return b"".join(written(form, ("old", "new"), CHANGES)[1])


def test_a_paragraph_a_line() -> None:
    rows = list(csv.DictReader(io.StringIO(_bytes("csv").decode("utf-8-sig"))))
    assert [row["what"] for row in rows] == ["changed", "gone", "renumbered", "new"]
    assert rows[0]["changes"].startswith("[-Welcomes-]{+Notes+} the report")
    assert (rows[1]["old text"], rows[1]["new text"]) == (SECOND, "")


def test_everything_as_json() -> None:
    whole = json.loads(_bytes("json"))
    assert (whole["old"], whole["counts"]["gone"], len(whole["changes"])) == ("old", 1, 4)
    joined = "".join(part["text"] for part in whole["changes"][0]["parts"] if part["kind"] != "gone")
    assert joined == FIRST.replace("Welcomes", "Notes")


def test_only_what_changed_to_read() -> None:
    text = _bytes("text").decode()
    assert "para. 2 (gone): [-Requests" in text and "para. 2 (same, was para. 3)" in text
    assert text.endswith("1 changed, 1 new, 1 gone, 1 renumbered.\n")


def test_no_other_form() -> None:
    with pytest.raises(UsageError, match="csv, json"):
        written("tmx", ("old", "new"), CHANGES)
