"""Connections as a table for a spreadsheet, which `travaux connect --csv` takes in again.

In: rows of `connections.finding.iterate`, one after another. Out: lines of CSV as bytes, beginning with the
mark by which spreadsheets know UTF-8; nothing is gathered. `source` and `target` are for people,
`source_place` and `target_place` the exact places: "A/57/292/en#para_62:34-78". A cell that a spreadsheet
would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.exporting.citations_csv import MEDIA_TYPE, table
from travaux.library.connections.showing import EndShown, Shown

__all__ = ["COLUMNS", "MEDIA_TYPE", "place", "table_of"]

COLUMNS = (
    "source", "relation", "target", "note", "tags", "sharing", "group", "quote", "target_quote", "author",
    "made", "id", "source_place", "target_place",
)  # fmt: skip
BETWEEN_TAGS = "; "


def table_of(rows: Iterable[Shown]) -> Iterator[bytes]:
    """A line for each connection; a note has neither relation nor target."""
    return table(COLUMNS, map(_row, rows))


def place(end: EndShown) -> str:
    """The exact place of an end, as it was chosen: a document, or a stretch of one."""
    document = f"{end.symbol}/{end.chosen_language}" if end.chosen_language else end.symbol
    stretch = str(end.chosen.stretch) if end.chosen is not None else end.address
    return f"{document}#{stretch}" if stretch else document


def _row(row: Shown) -> list[str]:
    target = row.target
    return [
        row.source.printed,
        row.relation,
        target.printed if target else "",
        row.note,
        BETWEEN_TAGS.join(row.tags),
        row.sharing,
        row.group,
        row.source.quote,
        target.quote if target else "",
        row.author,
        row.made_at.isoformat(),
        str(row.key),
        place(row.source),
        place(target) if target else "",
    ]
