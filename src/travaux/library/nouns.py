"""Rows into nouns: how a reading that was kept is made again.

In: rows of the tables, as `travaux.library.adding.contents` writes them. Out: `texts.reading` values.
What went in comes out again (boxes to a tenth of a point), so that every exporter works on a stored
edition as on a fresh reading.
"""

from __future__ import annotations

from typing import Any

from travaux.library.models import Block, Edition, Page
from travaux.texts import reading as texts
from travaux.texts.geometry import Box
from travaux.texts.reading import Cell, Kind, Mark, Metadata, PageLine, Reading, Source, Span, Warning

METADATA_FIELDS = (
    "symbol", "title", "language", "original_language", "date", "distribution", "body", "session",
    "agenda_item", "job_number",
)  # fmt: skip


def metadata_row(metadata: Metadata) -> dict[str, Any]:
    """Metadata as JSON values."""
    row: dict[str, Any] = {name: getattr(metadata, name) for name in METADATA_FIELDS}
    return row | {"other_symbols": list(metadata.other_symbols), "sources": dict(metadata.sources)}


def block(row: Block) -> texts.Block:
    """A block as a noun."""
    return texts.Block(
        address=row.address,
        kind=Kind(row.kind),
        text=row.text,
        number=row.number,
        level=row.level,
        parent=row.parent,
        marks=tuple(Mark(*mark) for mark in row.marks),
        spans=tuple(Span(page, _box(page, corners), start, end) for page, corners, start, end in row.spans),
        rows=tuple(tuple(_cell(cell) for cell in cells) for cells in row.rows),
        details=tuple(row.details.items()),
        language=row.language,
        continues_from_page=row.continues_from_page,
        continues_to_page=row.continues_to_page,
    )


def page(row: Page) -> texts.Page:
    """A page as a noun."""
    lines = tuple(PageLine(text, _box(row.number, corners), role) for text, corners, role in row.lines)
    return texts.Page(row.number, row.width, row.height, lines, label=row.label, ocr=row.ocr)


def metadata(edition: Edition) -> Metadata:
    """What the document says of itself, with what people corrected put in its place."""
    row = edition.metadata | edition.corrections
    known = {name: row.get(name) for name in METADATA_FIELDS}
    return Metadata(
        **known,
        other_symbols=tuple(row.get("other_symbols", ())),
        sources=tuple(row.get("sources", {}).items()),
    )


def reading(edition: Edition, *, lines: bool = True) -> Reading:
    """A whole stored edition as a reading; without `lines` its pages come without theirs (cheaper)."""
    rows = edition.pages.order_by("number")
    pages = [page(row) for row in rows] if lines else [_bare(row) for row in rows.defer("lines")]
    original = edition.original
    return Reading(
        Source(edition.name, original.sha256, original.media_type, edition.page_count or None),
        metadata(edition),
        tuple(pages),
        tuple(block(row) for row in edition.blocks.order_by("place")),
        tuple(
            Warning(note.code, note.message, note.page, note.address)
            for note in edition.warnings.order_by("pk")
        ),
    )


def _bare(row: Page) -> texts.Page:
    return texts.Page(row.number, row.width, row.height, (), label=row.label, ocr=row.ocr)


def _box(page_number: int | None, corners: list[float] | None) -> Box | None:
    return None if corners is None or page_number is None else Box(page_number, *corners)


def _cell(row: list[Any]) -> Cell:
    text, header, page_number, corners = row
    return Cell(text, header, _box(page_number, corners))
