"""Tables as workbooks, whatever is in them and however long they are.

In: a name, columns, rows one after another. Out: the bytes of an XLSX file, piece by piece. Cells of text
are written as text, so nothing printed becomes a formula or a link; rows go to a temporary file as they
come and are not held.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import xlsxwriter

from travaux.exporting.csv_table import Cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, NARROW = 60, 16  # characters; texts are read, the rest is looked at
LONGEST = 32_767  # characters that a cell may hold
MOST_ROWS = 1_048_576  # rows that a sheet may have, the head among them
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_PIECE = 1 << 16


def workbook(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], wide: frozenset[str] = frozenset()
) -> Iterator[bytes]:
    """One sheet with a frozen head and filters; the columns of `wide` have room for texts."""
    with tempfile.TemporaryDirectory(prefix="travaux-sheet-") as folder:
        path = Path(folder) / "sheet.xlsx"
        with xlsxwriter.Workbook(path, {**_OPTIONS, "tmpdir": folder}) as book:
            _fill(book, name, head, rows, wide)
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


def _fill(
    book: xlsxwriter.Workbook,
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    wide: frozenset[str],
) -> None:
    sheet = book.add_worksheet(name)
    wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    for at, column in enumerate(head):
        sheet.set_column(at, at, WIDE if column in wide else NARROW, wrapped)
        sheet.write_string(0, at, column, bold)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in zip(range(1, MOST_ROWS), rows, strict=False):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, at, cell[:LONGEST])
            else:
                sheet.write_number(last, at, cell)
    sheet.autofilter(0, 0, last, len(head) - 1)
