"""What a worker does all day: works off what waits, then looks again.

In: an event that says when to end, and a log. Out: nothing; see `work`. Between files it looks for the
citations and recommendations of documents that were added before this version, until none is left; where
mail is set up it sends what people are to be told. A database that goes away is waited for.
"""

from __future__ import annotations

import os
import threading

from django.db import InterfaceError, OperationalError, connection
from structlog.typing import FilteringBoundLogger

from travaux.library import originals
from travaux.library.adding.work import work
from travaux.library.citations import catching_up
from travaux.library.collecting.digest import Rounds
from travaux.library.models import UNFINISHED, Addition
from travaux.library.recommendations import catching_up as recommendations

_PATIENCE = 0.3  # seconds between two looks for new rows: nobody notices it
_AFTER_A_FAULT = 5.0  # seconds before a database that was away is tried again


def run(stop: threading.Event, log: FilteringBoundLogger) -> None:
    """Work until `stop` is set or the parent process is gone."""
    parent = os.getppid()

    def should_stop() -> bool:
        return stop.is_set() or os.getppid() != parent

    def finished(row: Addition) -> None:
        log.info(row.state, addition=str(row.pk), name=row.name, pages=row.pages, reason=row.reason)

    log.info("started", swept=originals.sweep())
    behind, rounds = True, Rounds()
    while not should_stop():
        try:
            done = work(on_finished=finished, should_stop=should_stop) if _anything() else 0
            if not done and behind:
                done = catching_up.catch_up(most=catching_up.AT_A_TIME, should_stop=should_stop)
                done += recommendations.catch_up(most=catching_up.AT_A_TIME, should_stop=should_stop)
                behind = done > 0
            if not done and (sent := rounds.turn()) is not None and (sent.mails or sent.problems):
                log.info("mail", mails=sent.mails, told=sent.told, problems=sent.problems)
        except (OperationalError, InterfaceError) as fault:
            log.error("database away", reason=str(fault).strip())
            connection.close()
            stop.wait(_AFTER_A_FAULT)
            continue
        if not done:
            stop.wait(_PATIENCE)
    log.info("ended")


def _anything() -> bool:
    """Whether any row waits or is being read by somebody: a cheap look before a dear one."""
    return Addition.objects.filter(state__in=UNFINISHED).exclude(original=None).exists()
