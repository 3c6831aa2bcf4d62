"""Tables that people give (CSV): read line by line, whatever their spreadsheet made of them.

In: the bytes of a file. Out: its lines with their numbers, cells by the names of their columns; and what
became of a whole file. UTF-8 (or UTF-16 with its mark), commas, semicolons or tabs. Raises UsageError where
the file as a whole can't be read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from django.db import transaction

from travaux.texts.errors import TravauxError, UsageError

MOST = 50_000
"""Lines of one table."""

AT_A_TIME = 100
"""Lines in one transaction: others can write between two of them."""

_DELIMITERS = ",;\t"
_FORMULAS = (
    "=+-@\t\r\n"  # a cell that begins so is written with an apostrophe: a spreadsheet would compute it
)
_LONGEST_CELL = 100_000  # characters: a note has at most a fifth of that
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be taken in: where it stands ("line 3"), and why, in a sentence."""

    at: str
    sentence: str


@dataclass(slots=True)
class Imported:
    """What became of a table; `ignored` are columns that were passed over."""

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns as they stand there, and the lines: number and cells by column."""

    columns: tuple[str, ...]
    lines: list[tuple[int, Mapping[str, str]]]


def table(data: bytes) -> Table:
    """Read a table whose first line names the columns. Raises UsageError."""
    text = _text(data)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    columns: tuple[str, ...] = ()
    lines: list[tuple[int, Mapping[str, str]]] = []
    for number, cells in _rows(reader):
        if not columns:
            columns = tuple(" ".join(cell.split()) for cell in cells)
            _refuse_doubles(columns)
            continue
        if len(lines) == MOST:
            raise UsageError(f"The table has more than {MOST:,} lines: import it in parts.")
        lines.append((number, {n: plain(c) for n, c in zip(columns, cells, strict=False) if n}))
    if not columns:
        raise UsageError("The file is empty: there is nothing to import.")
    return Table(columns, lines)


def each(
    lines: Sequence[tuple[int, Mapping[str, str]]],
    done: Imported,
    take: Callable[[Mapping[str, str]], str],
    *,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> Imported:
    """Take in every line, whole or not at all; `take` says whether it was "made", "changed", "unchanged"."""
    with transaction.atomic() if dry_run else nullcontext():
        for begin in range(0, len(lines), AT_A_TIME):
            with transaction.atomic():
                for number, row in lines[begin : begin + AT_A_TIME]:
                    _try(number, row, done, take)
            if on_progress is not None:
                on_progress(min(begin + AT_A_TIME, len(lines)), len(lines))
        if dry_run:
            transaction.set_rollback(True)
    return done


def plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    clean = cell.strip(" \r\n")
    if clean[:1] == "'" and clean[1:2] and clean[1] in _FORMULAS:
        return clean[1:]
    return clean


def _try(
    number: int, row: Mapping[str, str], done: Imported, take: Callable[[Mapping[str, str]], str]
) -> None:
    try:
        with transaction.atomic():
            what = take(row)
    except TravauxError as error:
        done.problems.append(Problem(f"line {number}", str(error)))
        return
    setattr(done, what, getattr(done, what) + 1)


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1  # type: ignore[attr-defined]
            if any(cell.strip() for cell in cells):
                yield line, cells
    except csv.Error as error:
        raise UsageError(f"The table can't be read from line {begins} on: {error}.") from error


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError(f"Line {line} of the table is not UTF-8: save it as “CSV UTF-8”.") from error


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _refuse_doubles(columns: Sequence[str]) -> None:
    folded = [one.casefold() for one in columns if one]
    double = next((one for one in columns if one and folded.count(one.casefold()) > 1), None)
    if double is not None:
        raise UsageError(f"Two columns are called “{double}”: give one of them another name.")
