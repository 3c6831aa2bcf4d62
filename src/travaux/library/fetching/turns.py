"""Taking turns: when a source may be asked next, for all processes that share a library.

In: the host of a source. Out: a turn, waited for; or SourceBusyError where it is too far off. Turns are
given out in order from a small file under a lock, so that two processes never ask at one moment, and what
a source said of waiting holds for everybody.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings

from travaux.texts.errors import SourceBusyError

PATIENCE = 120.0  # seconds that a document waits for its turn; longer, and a person should know
_LOCK, _TURNS = "lock", "turns.json"
_FURTHEST = 24 * 60 * 60.0  # seconds: a turn beyond that comes from a clock that was wrong


def take(
    host: str,
    *,
    clock: Callable[[], float] = time.time,
    wait: Callable[[float], object] | None = None,
    patience: float = PATIENCE,
) -> None:
    """Wait for the next turn at a host. Raises SourceBusyError when that is further off than `patience`."""
    now = clock()
    with _turns() as turns:
        turn = max(now, turns.get(host, 0.0))
        if turn - now > patience:
            raise busy(host, turn - now)
        turns[host] = turn + settings.FETCH_SECONDS_APART
    if turn > now:
        (wait or threading.Event().wait)(turn - now)


def put_off(host: str, seconds: float, *, clock: Callable[[], float] = time.time) -> None:
    """Let nobody ask a host for so long."""
    with _turns() as turns:
        turns[host] = max(turns.get(host, 0.0), clock() + min(seconds, _FURTHEST))


def busy(host: str, seconds: float) -> SourceBusyError:
    """That a host asks to wait, in a sentence."""
    sentence = f"{host} asks to wait {_in_words(seconds)} before the next request: try again then."
    return SourceBusyError(sentence, seconds)


@contextmanager
def _turns() -> Iterator[dict[str, float]]:
    """The next turn of each host, held while it is changed."""
    folder = settings.HOME.fetched
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        path = folder / _TURNS
        turns: dict[str, float] = {}
        with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
            known = json.loads(path.read_text(encoding="utf-8"))
            turns = {str(host): float(at) for host, at in known.items() if at < time.time() + _FURTHEST}
        yield turns
        new = path.with_suffix(".new")
        new.write_text(json.dumps(turns), encoding="utf-8")
        new.replace(path)
    finally:
        os.close(descriptor)  # and with it goes the lock


def _in_words(seconds: float) -> str:
    for unit, name in ((3600, "hours"), (60, "minutes")):
        if seconds >= 2 * unit:
            return f"{math.ceil(seconds / unit)} {name}"
    return f"{math.ceil(seconds)} seconds"
