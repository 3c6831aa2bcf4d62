"""Recommendations with their follow-up as a workbook: one a row, the head frozen, with filters.

In: rows of `recommendations.finding.iterate`. Out: the bytes of an XLSX file, piece by piece. Every cell is
written as text, so no printed "=1+1" becomes a formula. Rows go to a file on the disk as they come and are
not gathered; such a file can only be sent once it is whole.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from travaux.exporting.recommendations_xlsx import LONGEST, MEDIA_TYPE, NARROW, WIDE
from travaux.library.recommendations import table
from travaux.library.recommendations.showing import Shown

__all__ = ["MEDIA_TYPE", "workbook"]

_READ = frozenset({"text", "lead_in", "remark"})  # columns whose words are read; the rest is looked at
_PIECE = 64 * 1024  # bytes
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(rows: Iterable[Shown]) -> Iterator[bytes]:
    """One sheet of all of them."""
    with tempfile.TemporaryDirectory(prefix="travaux-") as folder:
        path = Path(folder, "recommendations.xlsx")
        with xlsxwriter.Workbook(path, {**_OPTIONS, "tmpdir": folder}) as book:
            _write(book, rows)
        with path.open("rb") as written:
            while piece := written.read(_PIECE):
                yield piece


def _write(book: Any, rows: Iterable[Shown]) -> None:
    sheet = book.add_worksheet("Recommendations")
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for at, name in enumerate(table.COLUMNS):
        sheet.set_column(at, at, WIDE if name in _READ else NARROW, wrapped)
        sheet.write_string(0, at, name, bold)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, 1):
        for at, cell in enumerate(table.cells(row)):
            if cell:
                sheet.write_string(last, at, str(cell)[:LONGEST])
    sheet.autofilter(0, 0, last, len(table.COLUMNS) - 1)
