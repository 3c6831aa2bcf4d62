"""Recommendations as a workbook: one a row, with filters, the head frozen, long texts wrapped.

In: readings with what was found in each, one after another. Out: the bytes of an XLSX file. Every cell is
written as text, so no printed "=1+1" becomes a formula; rows are written as they come and not gathered.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from travaux.exporting.recommendations_csv import COLUMNS, cells
from travaux.texts.reading import Reading
from travaux.texts.recommendation import Recommendation

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, NARROW = 60, 16  # characters; texts are read, the rest is looked at
LONGEST = 32_767  # characters that a cell may hold
_WIDE = frozenset({"text", "lead_in"})
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(found: Iterable[tuple[Reading, Sequence[Recommendation]]]) -> bytes:
    """One sheet of all of them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        sheet = book.add_worksheet("Recommendations")
        wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
        for at, name in enumerate(COLUMNS):
            sheet.set_column(at, at, WIDE if name in _WIDE else NARROW, wrapped)
            sheet.write_string(0, at, name, bold)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate((cells(reading, one) for reading, some in found for one in some), 1):
            for at, cell in enumerate(row):
                sheet.write_string(last, at, cell[:LONGEST])
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    return out.getvalue()
