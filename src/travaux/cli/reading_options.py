"""Options of every command that reads files: how many at a time, OCR, and limits.

In: a command. Out: the same with the options. The names of the values are those of `Limits`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from travaux.reading.apart import Limits
from travaux.reading.read import OCR_MODES

DEFAULTS = Limits()

_Function = TypeVar("_Function", bound=Callable[..., Any])

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


def how(function: _Function) -> _Function:
    """--jobs and --ocr."""
    return _JOBS(_OCR(function))


def limits(function: _Function) -> _Function:
    """--timeout, --memory and --max-pages."""
    return _TIMEOUT(_MEMORY(_MAX_PAGES(function)))
