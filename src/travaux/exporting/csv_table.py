"""Tables for a spreadsheet, whatever is in them.

In: a head and rows, one after another. Out: lines of CSV as bytes, beginning with the mark by which
spreadsheets know UTF-8; nothing is gathered, so a table may be as long as it likes. A cell that a spreadsheet
would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

MEDIA_TYPE = "text/csv; charset=utf-8"
_MARK = "\ufeff".encode()
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """A table of any rows, safely."""
    yield headed(head)
    yield from lines(rows)


def headed(head: Sequence[str]) -> bytes:
    """The beginning of a table."""
    return _MARK + _line(head)


def lines(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Rows without a head."""
    for row in rows:
        yield _line([safe(cell) for cell in row])


def _line(cells: Sequence[Cell]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", errors="replace")
