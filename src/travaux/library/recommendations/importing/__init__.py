"""Taking recommendations in: tables of our own, and rows of the Universal Human Rights Index.

In: a viewer, a stream and its name. Out: `Imported`: how many were made, changed, found unchanged, and for
each row that could not be taken in its place and a sentence. Rows are read and kept a few at a time. With
`dry_run` nothing is kept, and the answer is the same.

sheets   rows of CSV, XLSX and JSON files
own      rows of our own table (`recommendations.table`)
uhri     rows of the index
taking   keeps them, a batch in a transaction
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.library.recommendations.importing import own, sheets, taking
from travaux.library.recommendations.importing import uhri as index
from travaux.library.recommendations.importing.sheets import Row
from travaux.library.recommendations.importing.taking import Changed as Changed
from travaux.library.recommendations.importing.taking import Imported as Imported
from travaux.library.recommendations.importing.taking import Problem as Problem
from travaux.texts.errors import UsageError


def load(
    viewer: Viewer,
    stream: BinaryIO,
    name: str,
    *,
    visibility: str = Visibility.PUBLIC,
    dry_run: bool = False,
) -> Imported:
    """Take in a file, whichever of the two it is. Raises UsageError where it is neither."""
    first, rows = sheets.peeked(sheets.rows(stream, name))
    columns = set(first.cells) if first else set()
    if index.knows(columns):
        return _uhri(viewer, rows, visibility, dry_run)
    if own.knows(columns):
        return _table(viewer, rows, visibility, dry_run)
    raise UsageError(
        f"“{name}” is no table of recommendations: its first line must name columns, among them `key` or "
        "`document` and `text`, as our own export does, or those of the Universal Human Rights Index."
    )


def table(
    viewer: Viewer,
    stream: BinaryIO,
    name: str,
    *,
    visibility: str = Visibility.PUBLIC,
    dry_run: bool = False,
) -> Imported:
    """Take in a table of our own: rows with a key are changed, others are new."""
    return _table(viewer, sheets.rows(stream, name), visibility, dry_run)


def uhri(
    viewer: Viewer,
    stream: BinaryIO,
    name: str,
    *,
    visibility: str = Visibility.PUBLIC,
    dry_run: bool = False,
) -> Imported:
    """Take in rows of the index; those that are no recommendations are passed over."""
    return _uhri(viewer, sheets.rows(stream, name), visibility, dry_run)


def _table(viewer: Viewer, rows: Iterator[Row], visibility: str, dry_run: bool) -> Imported:
    return taking.take(viewer, rows, own.Own(viewer, visibility), dry_run=dry_run)


def _uhri(viewer: Viewer, rows: Iterator[Row], visibility: str, dry_run: bool) -> Imported:
    return taking.take(viewer, rows, index.Index(viewer, visibility), dry_run=dry_run)
