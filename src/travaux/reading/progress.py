"""A reader's only way of saying how far it is, to whoever runs it.

In: `announce(pages)` once when the number of pages is known, `step(page)` after each page that
takes long (OCR). Out: calls of the listener that `listen` put in place; without one, nothing.
Kept apart so that readers know neither processes nor terminals.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import NamedTuple


class Progress(NamedTuple):
    """How far a file is: pages done of `pages` in all; `ocr` when the page was recognised."""

    done: int
    pages: int
    ocr: bool = False


Listener = Callable[[Progress], None]

_listener: ContextVar[Listener | None] = ContextVar("travaux_progress", default=None)


def listen(listener: Listener | None) -> None:
    """From now on (in this process and context) progress goes to `listener`."""
    _listener.set(listener)


def announce(pages: int) -> None:
    """Say how many pages the file has, before they are read."""
    tell(Progress(0, pages))


def tell(progress: Progress) -> None:
    """Say how far the file is."""
    listener = _listener.get()
    if listener is not None:
        listener(progress)
