"""A table (CSV) that says of files what they do not say themselves, or says it better.

    file,symbol,title,date,language,collection,visibility,tags
    2002/report.pdf,A/57/292,Human rights of migrants,2002-08-09,en,Migration,public,detention; children

In: the bytes of a table. Out: a `Line` for each file, its values checked as corrections are, or a sentence
with the number of the line. Columns are found by their names, in any order; only `file` must be there, and
an empty cell says nothing. `collection` and `tags` are names of collections, with ; between them.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from travaux.library import corrections
from travaux.library.adding.saying import COLLECTIONS
from travaux.library.incoming import TABLE
from travaux.library.models import Visibility
from travaux.texts.errors import FieldsError, UsageError

LARGEST = 20 << 20
"""Bytes of a table: a hundred thousand lines."""

FILE = "file"
COLUMNS = (FILE, *sorted(corrections.FIELDS), "visibility", "collection", "tags")
_ALSO = {
    "path": FILE, "filename": FILE, "file_name": FILE, "lang": "language", "country": "countries",
    "collections": "collection", "tag": "tags",
}  # fmt: skip
_GATHERINGS = ("collection", "tags")
_PARTED_BY = ";"
_DELIMITERS = ",;\t"
_LONGEST_CELL = 100_000  # characters
# A cell that begins so is written with an apostrophe: a spreadsheet would compute it.
_FORMULAS = "=+-@\t\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says of its file; `wrong`: why it can't be taken."""

    number: int
    file: str
    said: Mapping[str, Any] = field(default_factory=dict)
    visibility: str | None = None
    collection: str = ""
    wrong: str = ""


@dataclass(slots=True)
class Table:
    """The lines of a table by the file each is about; `folder` is where its paths begin."""

    name: str
    folder: str = ""
    lines: list[Line] = field(default_factory=list)
    _by_path: dict[str, Line] = field(default_factory=dict)
    _by_name: dict[str, list[Line]] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)

    def add(self, line: Line) -> None:
        """Take a line in. A file that an earlier line is about is told."""
        path = _folded(str(PurePosixPath(self.folder, line.file)))
        before = self._by_path.get(path)
        if before is not None:
            wrong = f"The file {line.file} stands on line {before.number} already."
            line = Line(line.number, line.file, wrong=wrong)
        else:
            self._by_path[path] = line
            self._by_name.setdefault(PurePosixPath(path).name, []).append(line)
        self.lines.append(line)

    def of(self, path: str) -> Line | None:
        """The line about a file: by its whole path, else by its name where only one line has that."""
        folded = _folded(path)
        found = self._by_path.get(folded) or self._by_its_name(folded)
        if found is not None:
            self._used.add(found.number)
        return found

    def _by_its_name(self, path: str) -> Line | None:
        """The only line with this name that is about no other file: of a table that tells no folders."""
        named = self._by_name.get(PurePosixPath(path).name, [])
        if len(named) != 1 or named[0].number in self._used:
            return None
        return named[0] if "/" not in path or not (self.folder or "/" in named[0].file) else None

    def left(self) -> Iterator[tuple[Line, str]]:
        """Lines about no file that was given, and why."""
        for line in self.lines:
            if line.number not in self._used:
                yield line, line.wrong or f"The file {line.file} was not given."

    def place(self, line: Line) -> str:
        """Where a line stands, in words."""
        return f"{self.name}, line {line.number}"


def is_table(name: str) -> bool:
    """Whether a file of this name is a table about the others."""
    return name.lower().endswith(TABLE)


def read(data: bytes, name: str, folder: str = "") -> Table:
    """The table. Raises UsageError where it is none, or does not name files."""
    table = Table(name, "" if folder == "." else folder)
    for number, cells in _rows(_text(data, name), name):
        table.add(_line(number, cells))
    return table


def names_files(data: bytes) -> bool:
    """Whether the first line has a column with files: other tables are none of our business."""
    try:
        return FILE in _names(next(csv.reader(io.StringIO(_text(data, ""))), []))
    except (UsageError, csv.Error):
        return False


def _text(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise UsageError(f"The table {name} is larger than {LARGEST >> 20} MB: import it in parts.")
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(f"Line {line} of the table {name} is not UTF-8: save it as “CSV UTF-8”.") from error


def _rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines with their numbers, cells by the names of their columns; empty ones left out."""
    csv.field_size_limit(_LONGEST_CELL)
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count))
    names: list[str] = []
    begins = 1
    try:
        for cells in reader:
            number, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if names:
                yield number, {column: _plain(cell) for column, cell in zip(names, cells, strict=False)}
                continue
            names = _names(cells)
            _check_names(names, name)
    except csv.Error as error:
        raise UsageError(f"The table {name} can't be read from line {begins} on: {error}.") from error
    if not names:
        raise UsageError(f"The table {name} is empty: its first line has names of columns, such as file.")


def _names(cells: list[str]) -> list[str]:
    if len(cells) == 1:
        cells = cells[0].split(max(_DELIMITERS, key=cells[0].count))
    folded = ["_".join(cell.strip().casefold().split()) for cell in cells]
    return [_ALSO.get(name, name) for name in folded]


def _check_names(names: list[str], name: str) -> None:
    if FILE not in names:
        raise UsageError(f"The table {name} has no column “file” that says which file a line is about.")
    unknown = [one for one in names if one and one not in COLUMNS]
    if unknown:
        known = ", ".join(COLUMNS)
        raise UsageError(f"The table {name} has a column “{unknown[0]}”, which is not known: use {known}.")


def _plain(cell: str) -> str:
    clean = cell.strip()
    return clean[1:] if clean[:1] == "'" and clean[1:2] and clean[1] in _FORMULAS else clean


def _line(number: int, cells: Mapping[str, str]) -> Line:
    said = {name: value for name, value in cells.items() if name in corrections.FIELDS and value}
    path = cells.get(FILE, "").replace("\\", "/")
    visibility = cells.get("visibility", "").casefold() or None
    gathered = [one for name in _GATHERINGS for one in _parts(cells.get(name, ""))]
    wrong = "" if path else "The file is missing: write its path, as it lies beside the table."
    if visibility not in (None, *Visibility.values):
        wrong = f"“{visibility}” is no visibility: use public or private."
    try:
        values: dict[str, Any] = dict(corrections.checked(said))
    except FieldsError as error:
        return Line(number, path, wrong=wrong or str(error))
    first, *others = dict.fromkeys(gathered) or [""]
    if others:
        values[COLLECTIONS] = others
    return Line(number, path, values, visibility, first, wrong)


def _parts(cell: str) -> list[str]:
    return [clean for one in cell.split(_PARTED_BY) if (clean := " ".join(one.split()))]


def _folded(path: str) -> str:
    plain = unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()
    return str(PurePosixPath(plain))
