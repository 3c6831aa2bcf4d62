"""Aligned versions as a table, as JSON and to read."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.exporting.test_tmx import table
from travaux.exporting.aligned import written
from travaux.texts.errors import UsageError

NAMES = ("A/1/1", "A/1/1")


def _bytes(form: str) -> bytes:
    return b"".join(written(form, NAMES, table())[1])


def test_a_row_a_line() -> None:
    rows = list(csv.DictReader(io.StringIO(_bytes("csv").decode("utf-8-sig"))))
    assert [row["address"] for row in rows] == ["sec_I", "para_1", "para_2"]
    assert (rows[1]["en: only here"], rows[1]["ar: only here"]) == ("2008", "٢٠٠٩")
    assert (rows[2]["ar: text"], rows[2]["ar: empty because"]) == ("", "no-number")


def test_everything_as_json() -> None:
    whole = json.loads(_bytes("json"))
    assert (whole["schema"], whole["rows"], whole["differing"]) == ("travaux/aligned/1", 3, 1)
    row = whole["aligned"][1]
    assert row["by"] == "number"
    figure = row["cells"][1]["only_here"][0]
    assert row["cells"][1]["text"][figure["start"] : figure["end"]] == figure["text"] == "٢٠٠٩"
    assert whole["aligned"][2]["cells"][1] is None and whole["aligned"][2]["empty"] == [None, "no-number"]


def test_to_read() -> None:
    text = _bytes("text").decode()
    assert "para. 1  [by number]" in text and "only here: 2008" in text
    assert text.endswith("3 rows; figures differ in 1; 1 with an empty side.\n")


def test_no_other_form() -> None:
    with pytest.raises(UsageError, match="tmx, csv, json"):
        written("docx", NAMES, table())
