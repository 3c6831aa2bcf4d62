"""What the indexer does all day: follow the outbox, then look again.

In: an event that says when to end, and a log. Out: nothing; see `indexing`. While changes come it
stays the process that writes; when none have come for a while it lets others write (a rebuild, a
command). A database that goes away is waited for.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connection
from structlog.typing import FilteringBoundLogger

from travaux.library.models import OutboxEntry
from travaux.library.search import indexing
from travaux.texts.errors import WriterBusyError

_PATIENCE = 0.15  # seconds between two looks: a change is findable within one second
_QUIET = 2.0  # seconds without a change before the writer is let go
_AFTER_A_FAULT = 5.0  # seconds before a database that was away is tried again


def run(stop: threading.Event, log: FilteringBoundLogger) -> None:
    """Follow until `stop` is set or the parent process is gone."""
    parent = os.getppid()

    def over() -> bool:
        return stop.is_set() or os.getppid() != parent

    log.info("started")
    while not over():
        try:
            if notice := indexing.restore():
                log.warning("index made again", reason=notice)
            _follow(stop, over, log)
        except (OperationalError, InterfaceError) as fault:
            log.error("database away", reason=str(fault).strip())
            connection.close()
            stop.wait(_AFTER_A_FAULT)
        except WriterBusyError:
            stop.wait(_PATIENCE)
    log.info("ended")


def _follow(stop: threading.Event, over: Callable[[], bool], log: FilteringBoundLogger) -> None:
    """Wait for a change, then follow for as long as changes come."""
    if not OutboxEntry.objects.exists():
        stop.wait(_PATIENCE)
        return
    quiet_since = time.monotonic()

    def keep_going() -> bool:
        nonlocal quiet_since
        if OutboxEntry.objects.exists():
            quiet_since = time.monotonic()
        elif not over():
            stop.wait(_PATIENCE)
        return not over() and time.monotonic() - quiet_since < _QUIET

    log.info("followed", changes=indexing.follow_on(keep_going))
