"""Adds a folder of files with workers that are killed again and again; what stands in the library then.

    python -m tests.library.adding.killing FOLDER SEED KILLS

In: a library of its own by TRAVAUX_HOME. Out: JSON. Each worker is a process forked from this one (which
saves a second each), killed with SIGKILL when it has finished so many files and a moment more, both drawn
from the seed. The last one is left to finish.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog

from travaux.library import ready

_DEADLINE = 60.0  # seconds for one worker: it finishes a file in a tenth of one
_LOOK = 0.004  # seconds between two looks at the table
_MOST_FINISHED = 2  # files before a worker is killed
_LONGEST_MOMENT = 0.12  # seconds more: about what reading and storing one file takes


def main(folder: str, seed: str, kills: str) -> None:
    """Add, kill, finish, print."""
    ready.start()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # waited for by name
    _offer(Path(folder))
    draw = random.Random(int(seed))
    interrupted = 0
    for _ in range(int(kills)):
        interrupted += _life(draw.randint(0, _MOST_FINISHED), draw.uniform(0, _LONGEST_MOMENT))
    _work()()
    print(json.dumps(_found() | {"interrupted": interrupted}))


def _life(files: int, moment: float) -> int:
    """One worker's life; how many rows it held when it was killed."""
    models = importlib.import_module("travaux.library.models")
    finished = models.Addition.objects.exclude(state__in=models.UNFINISHED)
    wanted = finished.count() + files
    _let_go()
    pid = os.fork()
    if pid == 0:
        _be_a_worker()
    end = time.monotonic() + _DEADLINE
    while finished.count() < wanted and models.Addition.objects.filter(state__in=models.UNFINISHED).exists():
        assert time.monotonic() < end, "the worker gets nothing done"
        signal.sigtimedwait({signal.SIGCHLD}, _LOOK)
    signal.sigtimedwait({signal.SIGCHLD}, moment)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return int(models.Addition.objects.filter(leased_by__contains=f"/{pid}/").count())


def _be_a_worker() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    try:
        importlib.import_module("travaux.library.adding.loop").run(threading.Event(), structlog.get_logger())
    finally:
        os._exit(1)


def _let_go() -> None:
    """No open connection is taken into a child."""
    importlib.import_module("django.db").connection.close()


def _work() -> Any:
    return importlib.import_module("travaux.library.adding.work").work


def _offer(folder: Path) -> None:
    offer = importlib.import_module("travaux.library.adding.offer").offer
    viewer = importlib.import_module("travaux.library.people").owner()
    batch = uuid4()
    for path in sorted(folder.iterdir()):
        with path.open("rb") as stream:
            offer(viewer, stream, path.name, batch=batch, ocr="never")


def _found() -> dict[str, Any]:
    """Everything a test asks about."""
    models = importlib.import_module("travaux.library.models")
    editions = models.Edition.objects.order_by("pk")
    rows = models.Addition.objects.order_by("pk")
    return {
        "states": [row.state for row in rows],
        "leases": rows.exclude(leased_by="", lease_until=None).count(),
        "attempts": sum(row.attempts for row in rows),
        "editions": [
            {
                "name": one.name,
                "symbol": one.work.symbol,
                "version": one.version,
                "pages": one.pages.count(),
                "texts": list(one.blocks.order_by("place").values_list("text", flat=True)),
                "outbox": models.OutboxEntry.objects.filter(edition_id=one.pk).count(),
                "log": models.AuditEntry.objects.filter(action="add", edition_id=one.pk).count(),
            }
            for one in editions
        ],
        "strays": [
            models.Block.objects.exclude(edition__in=editions).count(),
            models.OutboxEntry.objects.exclude(edition_id__in=editions.values("pk")).count(),
            models.Work.objects.filter(editions=None).exclude(symbol__startswith="Instrument/").count(),
        ],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
