"""How far a run is: shown at a terminal, or told to a log.

In: progress of files and lines about finished ones. Out: standard error. The bar itself is in
`travaux.cli.bar` and is loaded only when it will be seen: its library takes longer to load than a
file takes to read.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Protocol

import click

from travaux.cli.work import Task
from travaux.reading.progress import Progress

_LONG_FILE = 300  # pages: from here on a single file takes longer than people like to wait in the dark


class Meter(Protocol):
    """Shows how far a run is."""

    def progress(self, task: Task, state: Progress) -> None:
        """A file has said how many pages it has, or how many are done."""

    def finished(self, task: Task, pages: int, line: str) -> None:
        """A file is done; `line` says what became of it."""

    def close(self) -> None:
        """The run is over; the terminal is left clean."""


class PlainMeter:
    """For logs and pipes: one line for each finished file, nothing else."""

    def progress(self, task: Task, state: Progress) -> None:
        """Nothing: a log needs no bar."""

    def finished(self, task: Task, pages: int, line: str) -> None:
        """Write the line."""
        click.echo(line, err=True)

    def close(self) -> None:
        """Nothing to clean."""


class LateMeter(PlainMeter):
    """For a single file at a terminal: a bar only when the file turns out to be long or scanned."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = tasks
        self._bar: Meter | None = None

    def progress(self, task: Task, state: Progress) -> None:
        """Begin to show the bar when it is worth it."""
        if self._bar is None and (state.ocr or state.pages >= _LONG_FILE):
            self._bar = bar(self._tasks)
        if self._bar is not None:
            self._bar.progress(task, state)

    def close(self) -> None:
        """Take the bar away, if there is one."""
        if self._bar is not None:
            self._bar.close()


def bar(tasks: Sequence[Task]) -> Meter:
    """The bar, loaded now."""
    loaded: Meter = importlib.import_module("travaux.cli.bar").Bar(tasks)
    return loaded


def meter_for(tasks: Sequence[Task], *, single: bool, prints: bool) -> Meter:
    """What suits the run: `single` when one file is read, `prints` when results go to standard output."""
    if not sys.stderr.isatty():
        return PlainMeter()
    if single:
        return LateMeter(tasks)
    # Results scrolling by on the same terminal are progress enough, and would tear the bar.
    return PlainMeter() if prints and sys.stdout.isatty() else bar(tasks)
