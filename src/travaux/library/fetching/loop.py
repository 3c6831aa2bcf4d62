"""What a fetcher does all day: fetches what waits, then looks again.

In: an event that says when to end, and a log. Out: nothing; see `fetch`. A database that goes away is
waited for.
"""

from __future__ import annotations

import os
import threading

from django.db import InterfaceError, OperationalError, connection
from structlog.typing import FilteringBoundLogger

from travaux.library.fetching.fetching import fetch
from travaux.library.models import UNFINISHED, Addition

_PATIENCE = 0.5  # seconds between two looks for new rows
_AFTER_A_FAULT = 5.0  # seconds before a database that was away is tried again


def run(stop: threading.Event, log: FilteringBoundLogger) -> None:
    """Fetch until `stop` is set or the parent process is gone."""
    parent = os.getppid()

    def should_stop() -> bool:
        return stop.is_set() or os.getppid() != parent

    def finished(row: Addition) -> None:
        log.info("fetched", addition=str(row.pk), name=row.name, state=row.state, reason=row.reason)

    log.info("started")
    while not should_stop():
        try:
            done = fetch(on_finished=finished, should_stop=should_stop, wait=stop.wait) if _anything() else 0
        except (OperationalError, InterfaceError) as fault:
            log.error("database away", reason=str(fault).strip())
            connection.close()
            stop.wait(_AFTER_A_FAULT)
            continue
        if not done:
            stop.wait(_PATIENCE)
    log.info("ended")


def _anything() -> bool:
    """Whether any row waits to be fetched: a cheap look before a dear one."""
    return Addition.objects.filter(state__in=UNFINISHED, original=None).exists()
