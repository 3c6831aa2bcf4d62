"""Who holds which row: claims under a lease, so that no two workers read the same file.

In: the table of additions. Out: rows that belong to this worker until their lease runs out. A lease
names its holder; what is held by a process of this machine that is gone is free at once, the rest when
its time is over. Each claim is one UPDATE with its condition, which SQLite and PostgreSQL both do whole
or not at all.
"""

from __future__ import annotations

import contextlib
import os
import socket
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from travaux.library.models import Addition, State

MOST_ATTEMPTS = 3  # readings of a file that crash or take too long
MOST_STARTS = 20  # of a file whose worker ended each time before it was read: then it is the file's doing
_LONGEST_HOST = 40  # characters of a lease's holder
_NO_PROC = "-"
_GONE = "gone"
_PARTS = 4  # of a holder's name
_HELD = (State.READING, State.FETCHING)


def holder() -> str:
    """A name for a worker in this process: machine, process, when that began, and which in it."""
    pid = os.getpid()
    return f"{_host()}/{pid}/{_began(pid) or _NO_PROC}/{uuid4().hex[:8]}"


def claim(
    me: str, lease: timedelta, batch: UUID | None = None, doing: State = State.READING
) -> Addition | None:
    """The next row that waits, now held by `me`; None when there is none.

    Rows that were tried before come last, so that a file which brings workers down stops no others.
    `doing`: reading what has an original, or fetching what has none yet.
    """
    while True:
        waiting = _claimable(doing).filter(**{} if batch is None else {"batch": batch})
        pk = waiting.order_by("attempts", "made_at", "pk").values_list("pk", flat=True).first()
        if pk is None:
            return None
        won = _claimable(doing).filter(pk=pk)
        if won.update(
            state=doing,
            leased_by=me,
            lease_until=timezone.now() + lease,
            attempts=F("attempts") + 1,
            pages_done=0,
            changed_at=timezone.now(),
        ):
            return Addition.objects.select_related("original", "by", "collection").get(pk=pk)


def held(me: str, pk: UUID) -> QuerySet[Addition]:
    """The row if `me` still holds it (as a query, to be read or changed under that condition)."""
    return Addition.objects.filter(pk=pk, state__in=_HELD, leased_by=me)


def renew(me: str, pk: UUID, lease: timedelta, **progress: object) -> bool:
    """Hold a row for longer, and write how far it is; whether it is still held."""
    now = timezone.now()
    return bool(held(me, pk).update(lease_until=now + lease, changed_at=now, **progress))


def release(me: str) -> int:
    """Give back every row that is held: an orderly end counts as no attempt."""
    return Addition.objects.filter(state__in=_HELD, leased_by=me).update(
        state=State.QUEUED,
        leased_by="",
        lease_until=None,
        attempts=F("attempts") - 1,
        changed_at=timezone.now(),
    )


def free_the_dead() -> int:
    """End the leases of processes of this machine that are gone; how many rows wait again."""
    freed = 0
    rows = Addition.objects.filter(state__in=_HELD, leased_by__startswith=f"{_host()}/")
    for name in rows.values_list("leased_by", flat=True).distinct():
        if not _is_alive(name):
            freed += rows.filter(leased_by=name).update(
                state=State.QUEUED, leased_by="", lease_until=None, changed_at=timezone.now()
            )
    return freed


def _claimable(doing: State) -> QuerySet[Addition]:
    run_out = Q(state=doing) & (Q(lease_until=None) | Q(lease_until__lt=timezone.now()))
    rows = Addition.objects.filter(Q(state=State.QUEUED) | run_out)
    return rows.filter(original__isnull=doing == State.FETCHING)


def _is_alive(name: str) -> bool:
    """Whether the process that a lease names is there; another one under its number is not it."""
    parts = name.split("/")
    if len(parts) != _PARTS or not parts[1].isdecimal():
        return False
    pid, began = parts[1:3]
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's process under that number, or a worker of another account
    now = _began(int(pid))
    return now is None or began in (_NO_PROC, now)


def _began(pid: int) -> str | None:
    """When a process began, in ticks since the machine did; None where the system does not say."""
    with contextlib.suppress(OSError, IndexError):
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        state, *rest = stat.rpartition(")")[2].split()
        return _GONE if state in "ZX" else rest[18]  # a dead one whose parent has not looked yet is gone
    return None


def _host() -> str:
    return socket.gethostname()[:_LONGEST_HOST].replace("/", "-")
