"""Keeps what is known of citations true while works and editions change: the one hook of other actions.

In: the works that an action changes, around that change. Out: their names written anew, citations of them
resolved or waiting, the paragraphs they name, the numbers of documents that cite. For adding, reading
again, removing, renaming, sharing:

    with following(work):
        edition.delete()

A work that is gone afterwards must have been let go before (`waking.leave`). On PostgreSQL one such change
is made at a time: two documents that cite each other, stored at one moment, would not see each other. Who
locks rows before calls `hold` first of all, so that no two wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from travaux.library.citations import counting, names, placing, waking
from travaux.library.models import Citation, Work

_LOCK = 0x7472_6176  # any number that nothing else in the database uses


@dataclass(frozen=True, slots=True)
class _Before:
    """What a work cited, and the addresses it had, before a change."""

    work: int
    cites: frozenset[int]
    addresses: set[str] | None


@contextmanager
def following(*works: Work) -> Iterator[None]:
    """Follow a change to these works, inside the transaction of that change."""
    hold()
    before = [_before(work.pk) for work in dict.fromkeys(works) if work.pk is not None]
    yield
    there = {work.pk: work for work in Work.objects.filter(pk__in=[one.work for one in before])}
    for one in before:
        work = there.get(one.work)
        if work is not None:
            _after(work, one)
        else:
            counting.change(one.cites, frozenset())


def hold() -> None:
    """Let one process at a time change what is resolved, until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _before(work: int) -> _Before:
    is_cited = Citation.objects.filter(work=work).exists()
    return _Before(work, counting.cited_by(work), placing.all_addresses(work) if is_cited else None)


def _after(work: Work, before: _Before) -> None:
    came, went = names.write(work)
    if came | went:
        waking.settle(came | went)
    if Citation.objects.filter(work=work).exists() and placing.all_addresses(work.pk) != before.addresses:
        waking.refresh(work.pk)
    counting.change(before.cites, counting.cited_by(work.pk))
