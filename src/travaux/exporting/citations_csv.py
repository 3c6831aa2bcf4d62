"""Citations as tables for a spreadsheet: what a library lacks, what a document cites, who cites it.

In: rows as the finders give them, one after another. Out: lines of CSV as bytes, beginning with the mark
by which spreadsheets know UTF-8; nothing is gathered, so a table may be as long as it likes. A cell that a
spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from travaux.library.citations.finding import CitedRow, CitingRow
from travaux.library.citations.queue import Acquisition

MEDIA_TYPE = "text/csv; charset=utf-8"
_MARK = "\ufeff".encode()
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int


def acquisitions(rows: Iterable[Acquisition]) -> Iterator[bytes]:
    """What is cited and not in the library, most cited first."""
    head = ("target", "cited as", "kind", "citations", "documents")
    return _table(head, ((row.target, row.label, row.kind, row.times, row.documents) for row in rows))


def cites(symbol: str, rows: Iterable[CitedRow]) -> Iterator[bytes]:
    """What a document cites, counted by target."""
    head = ("document", "target", "cited as", "kind", "state", "citations", "places")
    return _table(
        head,
        (
            (symbol, row.target, row.label, row.kind, row.state, row.count, " ".join(row.places))
            for row in rows
        ),
    )


def citing(symbol: str, rows: Iterable[CitingRow]) -> Iterator[bytes]:
    """The paragraphs that cite a document."""
    head = ("cited", "cited place", "document", "title", "language", "date", "place", "sentence", "link")
    return _table(
        head,
        (
            (
                symbol,
                row.label,
                row.symbol,
                row.title,
                row.language,
                row.date,
                row.printed,
                row.sentence,
                row.href,
            )
            for row in rows
        ),
    )


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    yield _MARK + _line(head)
    for row in rows:
        yield _line([safe(cell) for cell in row])


def _line(cells: Sequence[Cell]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", errors="replace")
