"""Connections in every format in which they leave: one table for the page, the API and the command line.

In: the name of a format, rows of `connections.finding.iterate`. Out: bytes, piece by piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from travaux.exporting import annotations as web_annotations
from travaux.exporting import connections_csv, connections_graphml
from travaux.library.connections.showing import Shown


class Format(NamedTuple):
    """A format: what it is called on the web, and what writes it from rows and the site's address."""

    media_type: str
    write: Callable[[Iterable[Shown], str], Iterator[bytes]]


FORMATS: Mapping[str, Format] = {
    "jsonld": Format(web_annotations.MEDIA_TYPE, web_annotations.collection),
    "jsonl": Format(web_annotations.LINES_MEDIA_TYPE, web_annotations.lines),
    "csv": Format(connections_csv.MEDIA_TYPE, lambda rows, _site: connections_csv.table_of(rows)),
    "graphml": Format(connections_graphml.MEDIA_TYPE, lambda rows, _site: connections_graphml.graph(rows)),
}


def written(form: str, rows: Iterable[Shown], site: str = "") -> Iterator[bytes]:
    """All of them in a format. `site` is where documents are found ("https://library.example")."""
    return FORMATS[form].write(rows, site)
