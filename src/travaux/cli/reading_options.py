"""Options of every command that reads files: how many at a time, OCR, and limits.

In: a command. Out: the same with the options, which it is given together as `how`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from travaux.reading.apart import Limits
from travaux.reading.read import OCR_MODES

DEFAULTS = Limits()

_JOBS = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Files read at the same time.  [default: one for each processor]",
)
_OCR = click.option(
    "--ocr",
    type=click.Choice(OCR_MODES),
    default="auto",
    show_default=True,
    help="Recognise text from the picture of a page: where it has no usable text, never, or always.",
)
_TIMEOUT = click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    metavar="S",
    default=DEFAULTS.seconds,
    show_default=True,
    help="Seconds that one file may take (a little more for each page, and for OCR).",
)
_MEMORY = click.option(
    "--memory",
    type=click.IntRange(min=128),
    metavar="MB",
    default=DEFAULTS.memory_mb,
    show_default=True,
    help="Megabytes of memory that one file may take.",
)
_MAX_PAGES = click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    metavar="N",
    default=DEFAULTS.pages,
    show_default=True,
    help="Pages that one file may have.",
)

out = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write one file for each file read into DIR instead of printing.",
)
"""Where results go as files: an option of the commands that can print them too."""


@dataclass(frozen=True, slots=True)
class How:
    """How files are to be read, as it was asked for."""

    jobs: int | None
    ocr: str
    timeout: float
    memory: int
    max_pages: int

    def limits(self, *, seconds_per_page: float = DEFAULTS.seconds_per_page) -> Limits:
        """What one file may cost."""
        return Limits(self.timeout, seconds_per_page, memory_mb=self.memory, pages=self.max_pages)


def how(function: Callable[..., int]) -> Callable[..., int]:
    """--jobs, --ocr, --timeout, --memory and --max-pages, given to the command as `how`."""

    @wraps(function)
    def command(
        *given: Any, jobs: int | None, ocr: str, timeout: float, memory: int, max_pages: int, **others: Any
    ) -> int:
        return function(*given, how=How(jobs, ocr, timeout, memory, max_pages), **others)

    return _JOBS(_OCR(_TIMEOUT(_MEMORY(_MAX_PAGES(command)))))
