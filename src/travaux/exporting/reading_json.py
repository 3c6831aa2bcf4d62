"""A reading as JSON, schema `travaux/reading/1`: every value, nothing lost.

In: a `Reading`. Out: the document as plain values, as readable rows (one page line, block or
warning a row: easy to search and to compare), or as one line for JSON Lines. Keys always come in
the same order and are always there; what the page does not say is null.
"""

from __future__ import annotations

import json
from typing import Any

from travaux.texts.geometry import Box
from travaux.texts.reading import SCHEMA, Block, Cell, Metadata, Page, PageLine, Reading, Span, Warning

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROW = json.JSONEncoder(ensure_ascii=False)


def document(reading: Reading) -> dict[str, Any]:
    """The reading as dicts, lists, strings and numbers (boxes to a tenth of a point)."""
    source = reading.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "pages": source.pages,
        },
        "metadata": _metadata(reading.metadata),
        "pages": [_page(page) for page in reading.pages],
        "blocks": [_block(block) for block in reading.blocks],
        "warnings": [_warning(note) for note in reading.warnings],
    }


def rows(reading: Reading) -> str:
    """Indented JSON with one row per page line, block and warning; ends with a line end."""
    whole = document(reading)
    parts = [f'"{name}": {_ROW.encode(whole[name])}' for name in ("schema", "source", "metadata")]
    parts.append(f'"pages": {_list(map(_page_rows, whole["pages"]))}')
    parts += [f'"{name}": {_list(map(_ROW.encode, whole[name]))}' for name in ("blocks", "warnings")]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def line(reading: Reading) -> str:
    """The whole reading as one line of JSON, for JSON Lines; ends with a line end."""
    return _COMPACT.encode(document(reading)) + "\n"


def _list(items: Any) -> str:
    joined = ",\n ".join(items)
    return f"[\n {joined}]" if joined else "[]"


def _page_rows(page: dict[str, Any]) -> str:
    head = _ROW.encode({key: value for key, value in page.items() if key != "lines"})
    return f'{head[:-1]}, "lines": {_list("  " + _ROW.encode(row) for row in page["lines"])}}}'


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else list(box.rounded()[1:])


def _metadata(metadata: Metadata) -> dict[str, Any]:
    return {
        "symbol": metadata.symbol,
        "other_symbols": list(metadata.other_symbols),
        "title": metadata.title,
        "language": metadata.language,
        "original_language": metadata.original_language,
        "date": metadata.date,
        "distribution": metadata.distribution,
        "body": metadata.body,
        "session": metadata.session,
        "agenda_item": metadata.agenda_item,
        "job_number": metadata.job_number,
        "sources": dict(metadata.sources),
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "label": page.label,
        "width": None if page.width is None else round(page.width, 1),
        "height": None if page.height is None else round(page.height, 1),
        "ocr": page.ocr,
        "lines": [_line(entry) for entry in page.lines],
    }


def _line(entry: PageLine) -> dict[str, Any]:
    return {"text": entry.text, "box": _box(entry.box), "role": entry.role}


def _block(block: Block) -> dict[str, Any]:
    return {
        "address": block.address,
        "kind": block.kind.value,
        "number": block.number,
        "level": block.level,
        "parent": block.parent,
        "text": block.text,
        "marks": [{"kind": mark.kind, "mark": mark.mark, "at": mark.at} for mark in block.marks],
        "spans": [_span(span) for span in block.spans],
        "continues_from_page": block.continues_from_page,
        "continues_to_page": block.continues_to_page,
        "language": block.language,
        "details": dict(block.details),
        "rows": [[_cell(cell) for cell in row] for row in block.rows],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"page": span.page, "box": _box(span.box), "start": span.start, "end": span.end}


def _cell(cell: Cell) -> dict[str, Any]:
    page = None if cell.box is None else cell.box.page
    return {"text": cell.text, "header": cell.header, "page": page, "box": _box(cell.box)}


def _warning(note: Warning) -> dict[str, Any]:
    return {"code": note.code, "page": note.page, "address": note.address, "message": note.message}
