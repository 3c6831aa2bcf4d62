"""Citations as tables for a spreadsheet: what a library lacks, what a document cites, who cites it.

In: rows as the finders give them, one after another. Out: lines of CSV as bytes, beginning with the mark
by which spreadsheets know UTF-8; nothing is gathered, so a table may be as long as it likes. A cell that a
spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting.csv_table import MEDIA_TYPE as MEDIA_TYPE
from travaux.exporting.csv_table import Cell as Cell
from travaux.exporting.csv_table import safe as safe
from travaux.exporting.csv_table import table as table
from travaux.library.citations.finding import CitedRow, CitingRow
from travaux.library.citations.queue import Acquisition
from travaux.library.fetching import sources
from travaux.library.fetching.sources import Wanted
from travaux.library.fetching.wanting import can_be_asked


def acquisitions(rows: Iterable[Acquisition]) -> Iterator[bytes]:
    """What is cited and not in the library, most cited first; a document's link is where to open it."""
    head = ("target", "cited as", "kind", "citations", "documents", "link")
    return table(
        head,
        ((row.target, row.label, row.kind, row.times, row.documents, _link(row.target)) for row in rows),
    )


def cites(symbol: str, rows: Iterable[CitedRow]) -> Iterator[bytes]:
    """What a document cites, counted by target."""
    head = ("document", "target", "cited as", "kind", "state", "citations", "places")
    return table(
        head,
        (
            (symbol, row.target, row.label, row.kind, row.state, row.count, " ".join(row.places))
            for row in rows
        ),
    )


def citing(symbol: str, rows: Iterable[CitingRow]) -> Iterator[bytes]:
    """The paragraphs that cite a document."""
    head = ("cited", "cited place", "document", "title", "language", "date", "place", "sentence", "link")
    return table(
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


def _link(target: str) -> str:
    """Where a person finds a document of the United Nations; "" for anything else."""
    return sources.by_hand(Wanted(target, "en")) if can_be_asked(target) else ""
