"""The records of an export: everything as JSON Lines, a table a file, for another library to read in.

In: what goes along (`library.portable`), a folder. Out: `records/works.jsonl`, `records/editions.jsonl` and
so on, and `records/manifest.json` with the number of lines of each. Lines are written as rows are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from travaux import __version__
from travaux.library.models import Edition
from travaux.library.portable import tables, writing
from travaux.library.portable.naming import Names
from travaux.library.portable.reading_in import MANIFEST
from travaux.library.portable.writing import Scope

OnProgress = Callable[[str, int, int], None]


class Editions:
    """The records of editions, written while their files are."""

    def __init__(self, folder: Path) -> None:
        self._stream = (folder / f"{tables.EDITIONS.file}.jsonl").open("wb")
        self._names = Names()

    def __enter__(self) -> Editions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def write(self, edition: Edition, file: str, reading: str) -> None:
        """A line, with where its file and its reading stand in the export."""
        kept = edition.original
        files: dict[str, str | int] = {
            "file": file,
            "reading": reading,
            "media_type": kept.media_type,
            "size": kept.size,
        }
        self._stream.write(writing.line(self._names, edition, **files))


def write(scope: Scope, folder: Path, editions: int, tell: OnProgress) -> None:
    """All other records, and how many lines each table has."""
    counts = {}
    for table in tables.TABLES:
        tell(f"writing {table.file}", 0, 1)
        counts[table.file] = editions if table is tables.EDITIONS else 0
        if table is not tables.EDITIONS:
            with (folder / f"{table.file}.jsonl").open("wb") as stream:
                for line in writing.lines(scope, table):
                    stream.write(line)
                    counts[table.file] += 1
    said = {"schema": tables.SCHEMA, "travaux": __version__, "lines": counts}
    (folder / MANIFEST).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def is_there(path: Path, sha256: str) -> bool:
    """Whether an export that was broken off has copied this file already."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def sweep(below: Path, folder: Path, written: set[str]) -> None:
    """Take away what an earlier export, broken off, left below and this one has not written."""
    for path in below.rglob("*"):
        if path.is_file() and path.relative_to(folder).as_posix() not in written:
            path.unlink()
