"""Recommendations as JSON: nothing lost, the same keys always."""

from __future__ import annotations

import json

from tests.exporting.recommended import FOUND, READING
from travaux.exporting import recommendations_json


def test_everything_in_readable_rows_or_one_line() -> None:
    rows = recommendations_json.rows(READING, FOUND)

    whole = json.loads(rows)
    assert whole == json.loads(recommendations_json.line(READING, FOUND))
    assert (whole["schema"], whole["symbol"], whole["date"]) == (
        "travaux/recommendations/1", "A/99/901", "2044-05-04",
    )  # fmt: skip
    assert rows.count("\n {") == len(FOUND)
    first, second = whole["recommendations"]
    assert list(first) == list(second)
    assert (first["number"], first["recommenders"], first["response"]) == (
        "114.2", ["Spain", "the Group"], "pending",
    )  # fmt: skip
    assert first["parties"]["recommenders"][0] == {"name": "Spain", "kind": "state", "code": "ESP"}
    assert (second["verb"], second["response"], second["place"]) == (None, None, "para. 9 (a)")
    assert (second["start"], second["end"], second["also"]) == (0, 12, ["para_9__list_a__list_i"])


def test_none_is_an_empty_list() -> None:
    assert json.loads(recommendations_json.rows(READING, []))["recommendations"] == []
