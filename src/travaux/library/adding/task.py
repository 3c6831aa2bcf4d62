"""Reading one original in a child process: what is sent there, and what comes back. Pure.

In: a `Task`. Out: a `Reading` that every database can keep: without NUL characters and halves of
characters, which some can't, and without the reasons for each block, which nobody asks a library for.
Knows no framework: a child that is spawned afresh loads only this and the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from travaux.reading import read as door
from travaux.texts.errors import LibraryError, NotFoundError
from travaux.texts.reading import Reading

_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_INSTEAD = "\ufffd"  # one character for one: every count of characters stays true


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: the row it is for, the file, what the file is called, and how to read it."""

    addition: UUID
    path: str
    name: str
    ocr: str
    pages: int


def read(task: Task) -> Reading:
    """Read the file of a task. Raises what `travaux.read` raises, LibraryError when the file is gone."""
    try:
        data = door.fetch(Path(task.path))
    except NotFoundError:
        raise LibraryError(
            "The file is missing from the library's folder of originals: add it again, or restore a backup."
        ) from None
    return keepable(door.read(data, name=task.name, ocr=task.ocr, max_pages=task.pages))


def keepable(reading: Reading) -> Reading:
    """The reading without its reasons, a mark in the place of each character that can't be kept."""
    lean = replace(reading, why=())
    if _UNKEPT.search("\n".join(_strings(lean))) is None:
        return lean
    cleaned: Reading = _clean(lean)
    return cleaned


def _strings(reading: Reading) -> Iterator[str]:
    """Every text that comes from the file."""
    for page in reading.pages:
        yield page.label or ""
        yield from (line.text for line in page.lines)
    for block in reading.blocks:
        yield block.text
        yield block.number or ""
        yield from (cell.text for row in block.rows for cell in row)
        yield from (value for _, value in block.details)
        yield from (mark.mark for mark in block.marks)
    yield from (warning.message for warning in reading.warnings)
    about = reading.metadata
    yield from (value for field in fields(about) if isinstance(value := getattr(about, field.name), str))
    yield from about.other_symbols


def _clean(value: Any) -> Any:
    """The same value, nested as it is, with its texts cleaned."""
    if isinstance(value, str):
        return type(value)(_UNKEPT.sub(_INSTEAD, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _clean(getattr(value, field.name)) for field in fields(value)})
    if isinstance(value, tuple):
        parts = [_clean(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
