"""The contents of a reading as rows: pages, blocks, warnings.

In: an edition that has none, and a reading. Out: its rows. `travaux.library.nouns` makes nouns of them
again. Rows go to the database as plain values and not as models: a document has thousands, and making a
model of each takes longer than writing them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from travaux.library.models import Block, Edition, Page, ReadingWarning
from travaux.texts import reading as texts
from travaux.texts.geometry import Box
from travaux.texts.reading import Cell, Reading

_PAGE = ("edition", "number", "label", "width", "height", "ocr", "lines")
_BLOCK = (
    "edition", "place", "address", "kind", "number", "level", "parent", "text", "page", "marks", "spans",
    "rows", "details", "language", "continues_from_page", "continues_to_page",
)  # fmt: skip
_WARNING = ("edition", "code", "message", "page", "address")
# Letters as they are, no spaces: half the size for Arabic and Chinese.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_contents(edition: Edition, reading: Reading) -> None:
    """Write pages, blocks and warnings of a reading under an edition that has none."""
    _insert(Page, _PAGE, _pages(edition.pk, reading.pages))
    _insert(Block, _BLOCK, _blocks(edition.pk, reading.blocks))
    notes = ((edition.pk, one.code, one.message, one.page, one.address) for one in reading.warnings)
    _insert(ReadingWarning, _WARNING, notes)


def _insert(model: type[Model], fields: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows that hold the values of these fields: all that the table has but its key."""
    quote = connection.ops.quote_name
    column = {field.name: str(field.column) for field in model._meta.concrete_fields}
    names = ", ".join(quote(column[field]) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})", list(rows)
        )


def _pages(edition: int, pages: Iterable[texts.Page]) -> Iterator[tuple[Any, ...]]:
    for page in pages:
        lines = [[text, _corners(box), role] for text, box, role in page.lines]
        yield edition, page.number, page.label, page.width, page.height, page.ocr, _json(lines)


def _blocks(edition: int, blocks: Iterable[texts.Block]) -> Iterator[tuple[Any, ...]]:
    for place, block in enumerate(blocks):
        yield (
            edition,
            place,
            block.address,
            block.kind.value,
            block.number,
            block.level,
            block.parent,
            block.text,
            next((span.page for span in block.spans if span.page is not None), None),
            _json(block.marks),
            _json([[page, _corners(box), start, end] for page, box, start, end in block.spans]),
            _json([[_cell(cell) for cell in row] for row in block.rows]),
            _json(dict(block.details)) if block.details else "{}",
            block.language,
            block.continues_from_page,
            block.continues_to_page,
        )


def _json(value: Sequence[Any] | Mapping[str, Any]) -> str:
    return _ENCODER.encode(value) if value else "[]"


def _corners(box: Box | None) -> list[float] | None:
    if box is None:
        return None
    _, x0, y0, x1, y1 = box
    return [round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)]


def _cell(cell: Cell) -> list[Any]:
    return [cell.text, cell.header, cell.box.page if cell.box else None, _corners(cell.box)]
