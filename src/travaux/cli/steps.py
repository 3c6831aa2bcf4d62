"""The steps of something long, on one line of a terminal; nothing where there is none.

In: what is being done, and how many of how many. Out: standard error, rewritten in place.
"""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

_BETWEEN = 0.1  # seconds between two lines: faster than this nobody reads
_CLEAR = "\r\x1b[K"


class Steps:
    """Shows one step at a time; the line is gone at the end."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._last = 0.0

    def __enter__(self) -> Steps:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shows and self._last:
            click.echo(_CLEAR, nl=False, err=True)

    def step(self, what: str, done: int, of: int) -> None:
        """This is being done now, `done` of `of`."""
        now = time.monotonic()
        if self._shows and now - self._last >= _BETWEEN:
            self._last = now
            count = f" {done:,} of {of:,}" if of > 1 else ""
            click.echo(f"{_CLEAR}{what}{count}", nl=False, err=True)
