"""How far the library is with many files: a bar at a terminal, lines in a log, events for a program.

In: files with their sizes, what is said of them while they are read. Out: standard error for people,
standard output for programs (`--json`: one JSON object a line). The bar is that of `travaux read`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import click

from travaux.cli.meter import meter_for
from travaux.cli.work import Task
from travaux.reading.progress import Progress


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read: its key in the library, its name, its size in bytes."""

    key: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a file: a line for people, an event for programs."""

    key: str
    pages: int
    line: str
    event: dict[str, Any]


class LibraryMeter(Protocol):
    """Shows how far the library is."""

    def progress(self, key: str, state: Progress) -> None:
        """A file has said how many pages it has, or how many are done."""

    def finished(self, said: Said) -> None:
        """A file is done."""

    def close(self, line: str, event: dict[str, Any]) -> None:
        """The run is over; this is its sum."""


class ForPeople:
    """A bar of pages, or plain lines where standard error is no terminal."""

    def __init__(self, files: Sequence[File]) -> None:
        self._tasks = {file.key: Task(at, file.key, file.name, file.size) for at, file in enumerate(files)}
        self._meter = meter_for(list(self._tasks.values()), single=len(files) == 1, prints=False)
        self._closed = False

    def progress(self, key: str, state: Progress) -> None:
        """Move the bar."""
        if key in self._tasks:  # others' files may be read in the same run
            self._meter.progress(self._tasks[key], state)

    def finished(self, said: Said) -> None:
        """Write the line above the bar."""
        if said.key in self._tasks:
            self._meter.finished(self._tasks[said.key], said.pages, said.line)
        else:
            click.echo(said.line, err=True)

    def close(self, line: str, event: dict[str, Any]) -> None:
        """Take the bar away and say the sum."""
        if not self._closed:
            self._meter.close()
        self._closed = True
        if line:
            click.echo(line, err=True)


class ForPrograms:
    """One JSON object a line on standard output."""

    def progress(self, key: str, state: Progress) -> None:
        """Tell pages done and pages in all."""
        self._tell({"event": "reading", "id": key, "pages_done": state.done, "pages": state.pages})

    def finished(self, said: Said) -> None:
        """Tell what became of a file."""
        self._tell({"event": "finished", "id": said.key, **said.event})

    def close(self, line: str, event: dict[str, Any]) -> None:
        """Tell the sum."""
        if event:
            self._tell({"event": "done", **event})

    def _tell(self, event: dict[str, Any]) -> None:
        click.echo(json.dumps(event, ensure_ascii=False))


def library_meter(files: Sequence[File], *, as_json: bool) -> LibraryMeter:
    """What suits whoever listens."""
    return ForPrograms() if as_json else ForPeople(files)
