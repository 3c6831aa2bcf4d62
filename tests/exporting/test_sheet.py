"""Workbooks of any table, opened by another hand."""

from __future__ import annotations

import io

import openpyxl

from travaux.exporting import sheet


def test_cells_are_what_they_say_and_nothing_runs() -> None:
    rows = [["=1+1", 3], ["https://x.example/@", 0], ["x" * 40_000, 1]]
    data = b"".join(sheet.workbook("Rows", ["text", "count"], rows, frozenset({"text"})))
    page = openpyxl.load_workbook(io.BytesIO(data))["Rows"]
    found = list(page.iter_rows())
    assert [(cell.value, cell.data_type) for cell in found[1]] == [("=1+1", "s"), (3, "n")]
    assert found[2][0].hyperlink is None
    assert len(found[3][0].value) == sheet.LONGEST
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:B4")
