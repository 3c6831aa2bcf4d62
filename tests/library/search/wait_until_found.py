"""Adds documents one by one and prints for each the seconds until another process's index finds it."""

from __future__ import annotations

import threading
import time

from travaux.library import ready

ready.start()

from tests.library.shelf import shelve, short_report  # noqa: E402
from travaux.library import people  # noqa: E402
from travaux.library.search import keeping  # noqa: E402
from travaux.library.search.backend import Question  # noqa: E402
from travaux.texts.errors import IndexLostError  # noqa: E402
from travaux.texts.query_parser import parse  # noqa: E402

LONGEST = 20.0
_waiting = threading.Event()


def found(symbol: str) -> bool:
    """Whether a search finds it by now."""
    try:
        return keeping.engine().search(Question(parse(f"detention symbol:{symbol}"))).total == 2
    except IndexLostError:  # the indexer has only just started
        return False


def until_found(symbol: str) -> float:
    """Seconds from the end of adding to being found."""
    shelve(short_report(symbol), people.owner())
    began = time.monotonic()
    while not found(symbol) and time.monotonic() - began < LONGEST:
        _waiting.wait(0.005)
    return time.monotonic() - began


until_found("A/1/0")  # the first one also waits for the processes to load
for number in range(1, 6):
    print(until_found(f"A/1/{number}"))
    _waiting.wait(0.4 * number)  # while the indexer is at work, and after it has let go
