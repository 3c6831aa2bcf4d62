"""Recommendations with their follow-up, written in each form and read by an independent reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, repeat

import openpyxl
import pytest

from tests.library.recommendations.reports import rows
from tests.web.recommended import FIRST, of, reviews
from travaux.exporting import followed, followed_json
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.library.recommendations import changing, table
from travaux.library.recommendations.showing import Shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(home: Home, owner: Viewer) -> list[Shown]:
    """Four of them; what is said of one looks like a formula."""
    reviews(owner)
    changing.follow_up(
        owner, of(owner, "5.1").key, status="planned", deadline="2031-05-01", responsible="=1+1"
    )
    return rows(owner)


def test_a_table_that_no_spreadsheet_calculates(kept: list[Shown]) -> None:
    written = b"".join(followed.written("csv", kept))
    read = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert [row["number"] for row in read] == ["5.1", "5.2", "5.3", "5.1"]
    first = read[0]
    assert (first["status"], first["deadline"], first["responsible"]) == ("planned", "2031-05-01", "'=1+1")
    assert (first["key"], first["recommenders"], first["remark"]) == (str(kept[0].key), "Spain", "")
    assert tuple(first) == table.COLUMNS


def test_a_workbook(kept: list[Shown]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(followed.written("xlsx", kept))))
    sheet = book.active
    assert sheet is not None
    head, first, *rest = sheet.iter_rows(values_only=True)
    assert tuple(head) == table.COLUMNS and len(rest) == 3
    told = dict(zip(head, first, strict=True))
    assert (told["responsible"], told["document"], told["status"]) == ("=1+1", FIRST, "planned")
    cell = sheet.cell(2, table.COLUMNS.index("responsible") + 1)
    assert cell.data_type == "s", "a text, whatever it looks like"
    assert sheet.freeze_panes == "A2"


def test_objects_for_programs(kept: list[Shown]) -> None:
    said = json.loads(b"".join(followed.written("json", kept, "https://library.example")))
    assert said["schema"] == followed_json.SCHEMA
    first = said["recommendations"][0]
    assert first["follow_up"] == {
        "status": "planned", "deadline": "2031-05-01", "responsible": "=1+1", "overdue": False, "evidence": 0,
    }  # fmt: skip
    assert first["recommenders"] == [{"name": "Spain", "kind": "state", "code": "ESP"}]
    assert first["link"] == f"https://library.example/recommendations/{kept[0].key}"
    assert first["document_link"] == f"https://library.example/{FIRST}/en/para/5.1"
    assert {one["slug"] for one in first["topics"]} >= {"torture"}
    assert json.loads(b"".join(followed.written("json", [])))["recommendations"] == []


def test_tables_are_written_as_rows_come(kept: list[Shown]) -> None:
    taken = 0

    def many() -> Iterator[Shown]:
        nonlocal taken
        for row in islice(repeat(replace(kept[0])), 1000):
            taken += 1
            yield row

    for form in ("csv", "json"):
        taken = 0
        pieces = followed.written(form, many())
        assert b"".join(islice(pieces, 3)) and taken <= 3, form
