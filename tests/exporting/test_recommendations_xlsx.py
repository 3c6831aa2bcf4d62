"""Recommendations as a workbook, opened by another hand."""

from __future__ import annotations

import io

import openpyxl

from tests.exporting.recommended import FOUND, READING
from travaux.exporting import recommendations_xlsx
from travaux.exporting.recommendations_csv import COLUMNS


def test_a_row_for_each_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(recommendations_xlsx.workbook([(READING, FOUND)])))
    sheet = book["Recommendations"]

    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS and len(rows) == 1 + len(FOUND)
    cell = sheet.cell(3, COLUMNS.index("text") + 1)
    assert (cell.value, cell.data_type) == ("=Adopt a law", "s")
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
