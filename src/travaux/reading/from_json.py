"""A reading back from its JSON, schema `travaux/reading/1`: nothing lost but how it was come by.

In: what `travaux read --format json` printed, as bytes or as plain values. Out: a `Reading` that is written
as the same JSON again. Unknown keys are passed over; what does not fit the schema is a DamagedFileError that
says where.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from travaux.texts.errors import DamagedFileError
from travaux.texts.geometry import Box
from travaux.texts.reading import (
    SCHEMA,
    Block,
    Cell,
    Kind,
    Mark,
    Metadata,
    Page,
    PageLine,
    Reading,
    Source,
    Span,
    Warning,
)

_TEXTS = (
    "symbol", "title", "language", "original_language", "date", "distribution", "body", "session",
    "agenda_item", "job_number",
)  # fmt: skip

Said = Mapping[str, Any]


def parse(data: bytes | Said) -> Reading:
    """The reading. Raises DamagedFileError."""
    try:
        said = json.loads(data) if isinstance(data, bytes) else data
        if said["schema"] != SCHEMA:
            raise DamagedFileError(f"This is no JSON of a reading: its schema is not {SCHEMA}.")
        return Reading(
            _source(said["source"]),
            _metadata(said["metadata"]),
            tuple(map(_page, said["pages"])),
            tuple(map(_block, said["blocks"])),
            tuple(
                Warning(one["code"], one["message"], one["page"], one["address"]) for one in said["warnings"]
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise DamagedFileError(
            f"This JSON of a reading is not whole ({type(fault).__name__}: {fault}): write it again."
        ) from fault


def _source(said: Said) -> Source:
    return Source(said["name"], said["sha256"], said["media_type"], said["pages"])


def _metadata(said: Said) -> Metadata:
    return Metadata(
        **{name: said[name] for name in _TEXTS},
        other_symbols=tuple(said["other_symbols"]),
        sources=tuple(said["sources"].items()),
    )


def _page(said: Said) -> Page:
    number = said["number"]
    lines = tuple(PageLine(one["text"], _box(number, one["box"]), one["role"]) for one in said["lines"])
    return Page(number, said["width"], said["height"], lines, label=said["label"], ocr=said["ocr"])


def _block(said: Said) -> Block:
    return Block(
        address=said["address"],
        kind=Kind(said["kind"]),
        text=said["text"],
        number=said["number"],
        level=said["level"],
        parent=said["parent"],
        marks=tuple(Mark(one["kind"], one["mark"], one["at"]) for one in said["marks"]),
        spans=tuple(
            Span(one["page"], _box(one["page"], one["box"]), one["start"], one["end"])
            for one in said["spans"]
        ),
        rows=tuple(tuple(map(_cell, row)) for row in said["rows"]),
        details=tuple(said["details"].items()),
        language=said["language"],
        continues_from_page=said["continues_from_page"],
        continues_to_page=said["continues_to_page"],
    )


def _cell(said: Said) -> Cell:
    return Cell(said["text"], said["header"], _box(said["page"], said["box"]))


def _box(page: int | None, corners: list[float] | None) -> Box | None:
    return None if corners is None or page is None else Box(page, *corners)
