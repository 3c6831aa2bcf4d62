"""Reading one original in a child process: what is sent there, and what comes back. Pure.

In: a `Task`. Out: a `Read`: a `Reading` that every database can keep (without NUL characters and halves of
characters, which some can't, and without the reasons for each block, which nobody asks a library for) and
the citations and recommendations found in it. Knows no framework: a child that is spawned afresh loads only
this, the reader and the finders.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from travaux import citing
from travaux.citing import recommendations
from travaux.reading import child
from travaux.reading import read as door
from travaux.texts.citation import Citation
from travaux.texts.errors import LibraryError, NotFoundError, ReaderCrashError
from travaux.texts.reading import Reading, Warning
from travaux.texts.recommendation import Recommendation

_UNKEPT = re.compile("[\x00\ud800-\udfff]")
_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_ANY = "A/57/292, para. 3; article 9 of the Covenant"  # makes every table be looked at
_INSTEAD = "\ufffd"  # one character for one: every count of characters stays true


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: the row it is for, the file, what the file is called, and how to read it."""

    addition: UUID
    path: str
    name: str
    ocr: str
    pages: int


Found = tuple[tuple[str, tuple[Citation, ...]], ...]
"""Citations by the address of their block, in reading order; only blocks that have some."""


Asked = tuple[Recommendation, ...]
"""Recommendations, in reading order."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file gave: its reading, citations and recommendations (None: looking for them failed)."""

    reading: Reading
    found: Found | None
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """An edition that is in the library already, in which something is to be looked for."""

    edition: int
    reading: Reading


def read(task: Task) -> Read:
    """Read the file of a task and find its citations.

    Raises what `travaux.read` raises, LibraryError when the file is gone.
    """
    try:
        data = door.fetch(Path(task.path))
    except NotFoundError:
        raise LibraryError(
            "The file is missing from the library's folder of originals: add it again, or restore a backup."
        ) from None
    reading = keepable(door.read(data, name=task.name, ocr=task.ocr, max_pages=task.pages))
    found, asked, notes = None, None, []
    try:  # faults of a finder cost no document
        found = child.guarded(cite, reading)
    except ReaderCrashError as fault:
        notes.append(Warning("citations-failed", f"Looking for citations failed. {fault}", None, None))
    try:
        asked = child.guarded(ask, reading)
    except ReaderCrashError as fault:
        notes.append(
            Warning("recommendations-failed", f"Looking for recommendations failed. {fault}", None, None)
        )
    return Read(replace(reading, warnings=(*reading.warnings, *notes)), found, asked)


@cache
def warm() -> None:
    """Load what the finder needs; called before children are forked, so that each has it already."""
    for language in _LANGUAGES:
        citing.cite(_ANY, language)
        recommendations.load(language)
    gc.freeze()  # a child's collector would copy every page of what it shares with its parent


def cite(reading: Reading) -> Found:
    """The citations of a reading."""
    return tuple(citing.cite_reading(reading))


def cite_again(stored: Stored) -> Found:
    """The citations of a stored edition."""
    return cite(stored.reading)


def ask(reading: Reading) -> Asked:
    """The recommendations of a reading."""
    return tuple(recommendations.find(reading))


def ask_again(stored: Stored) -> Asked:
    """The recommendations of a stored edition."""
    return ask(stored.reading)


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
