"""What the library's long-running processes share: a log to standard error, an end in order.

In: the module with the loop to run. Out: the exit code. A process ends in order on SIGTERM or Ctrl-C, and
when the process that started it is gone.
"""

from __future__ import annotations

import importlib
import signal
import sys
import threading

import structlog

from travaux.library import ready
from travaux.texts.errors import TravauxError


def run(loop: str, *, at_once: bool = False) -> int:
    """Run `run(stop, log)` of the module named `loop` until told to end; the exit code.

    `at_once`: it may be ended anywhere, so that nobody waits for an answer from far away.
    """
    log = _log_to_stderr()
    stop = threading.Event()

    def end(*_: object) -> None:
        stop.set()
        if at_once:
            raise SystemExit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    try:
        ready.start()
        # Loaded only now: tables can't be imported before Django is set up.
        importlib.import_module(loop).run(stop, log)
    except TravauxError as error:
        log.error("ended", reason=str(error))
        return 1
    return 0


def _log_to_stderr() -> structlog.typing.FilteringBoundLogger:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    log: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return log
