"""Collections in every format in which they leave: one table for the page, the API and the command line.

In: the name of a format, a viewer, a collection. Out: bytes, piece by piece. What the viewer may not see is
not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from travaux.exporting import collection_docx, collection_json, csv_table, sheet
from travaux.library.collecting import fields, finding, table
from travaux.library.models import Collection
from travaux.library.permissions import Viewer

_WIDE = frozenset({"quote", "note", "title"})


class Asked(NamedTuple):
    """A collection to be written: for whom, in which language, with links to which site."""

    viewer: Viewer
    collection: Collection
    language: str = "en"
    site: str = ""


class Format(NamedTuple):
    """A format: its media type, what it is called, what writes it."""

    media_type: str
    name: str
    write: Callable[[Asked], Iterator[bytes]]


def written(form: str, asked: Asked) -> Iterator[bytes]:
    """The collection in a format."""
    return FORMATS[form].write(asked)


def _csv(asked: Asked) -> Iterator[bytes]:
    rows = table.rows(asked.viewer, asked.collection, language=asked.language)
    return csv_table.table(table.head(asked.collection), rows)


def _xlsx(asked: Asked) -> Iterator[bytes]:
    rows = table.rows(asked.viewer, asked.collection, language=asked.language)
    return sheet.workbook("Collection", table.head(asked.collection), rows, _WIDE)


def _docx(asked: Asked) -> Iterator[bytes]:
    one = asked.collection
    labels = {field.slug: field.label for field in fields.of(one)}
    items = finding.iterate(asked.viewer, one, language=asked.language)
    yield collection_docx.write(one.name, one.introduction, items, labels, asked.site, asked.language)


def _json(asked: Asked) -> Iterator[bytes]:
    items = finding.iterate(asked.viewer, asked.collection, language=asked.language)
    return collection_json.write(_about(asked.collection), items)


def _about(one: Collection) -> dict[str, Any]:
    return {
        "name": one.name,
        "slug": one.slug,
        "introduction": one.introduction,
        "visibility": one.visibility,
        "fields": [
            {
                "slug": field.slug,
                "label": field.label,
                "kind": field.kind,
                "list": field.word_list.slug if field.word_list else None,
                "many": field.many,
            }
            for field in fields.of(one)
        ],
    }


FORMATS: Mapping[str, Format] = {
    "csv": Format(csv_table.MEDIA_TYPE, "CSV", _csv),
    "xlsx": Format(sheet.MEDIA_TYPE, "XLSX", _xlsx),
    "docx": Format(collection_docx.MEDIA_TYPE, "Word", _docx),
    "json": Format(collection_json.MEDIA_TYPE, "JSON", _json),
}
