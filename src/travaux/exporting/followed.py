"""Recommendations of the library with what became of them: one table of formats for page, API and command.

In: the name of a format, rows of `recommendations.finding.iterate`. Out: bytes, piece by piece, so there may
be any number of rows. CSV and XLSX have the columns that an import takes back (`recommendations.table`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from travaux.exporting import csv_table, followed_json, followed_xlsx
from travaux.library.recommendations import table
from travaux.library.recommendations.showing import Shown


class Format(NamedTuple):
    """A format: what it is called on the web, and what writes it from rows and the site's address."""

    media_type: str
    write: Callable[[Iterable[Shown], str], Iterator[bytes]]


FORMATS: Mapping[str, Format] = {
    "csv": Format(csv_table.MEDIA_TYPE, lambda rows, _site: _csv(rows)),
    "xlsx": Format(followed_xlsx.MEDIA_TYPE, lambda rows, _site: followed_xlsx.workbook(rows)),
    "json": Format(followed_json.MEDIA_TYPE, followed_json.document),
}


def written(form: str, rows: Iterable[Shown], site: str = "") -> Iterator[bytes]:
    """All of them in a format. `site` is where they are found ("https://library.example")."""
    return FORMATS[form].write(rows, site)


def _csv(rows: Iterable[Shown]) -> Iterator[bytes]:
    return csv_table.table(table.COLUMNS, map(table.cells, rows))
