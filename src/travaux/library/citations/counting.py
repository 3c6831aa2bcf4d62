"""How many documents cite a work: kept with the work, so that searches can be sorted by it.

In: works. Out: `Work.cited`, the number of other works with a public, current edition that cites it, and
entries in the outbox for the index. Only what is public counts, so that the order of a search tells
nobody of what they may not see. The index hears of a change only when the number has grown or shrunk by
enough to move a document in the order: a much cited work is not written again with each new document.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from travaux.library.models import Citation, CitationState, Edition, OutboxEntry, Visibility, Work

_EXACT = 10  # up to here each step is told
_STEPS_PER_TENFOLD = 20  # beyond, steps of about a tenth
_AT_A_TIME = 400  # works in a query: below the number of values that SQLite takes

_COUNTS = Q(state=CitationState.RESOLVED, edition__superseded=False, edition__visibility=Visibility.PUBLIC)


def cited_by(work_id: int) -> frozenset[int]:
    """The other works that the public, current editions of a work cite."""
    rows = Citation.objects.filter(_COUNTS, edition__work=work_id).exclude(work=work_id)
    return frozenset(rows.values_list("work", flat=True).distinct().order_by())


def change(before: frozenset[int], after: frozenset[int]) -> None:
    """One document now cites `after` and cited `before`."""
    for works, step in ((after - before, 1), (before - after, -1)):
        for some in _batches(sorted(works)):
            counted = dict(Work.objects.filter(pk__in=some).values_list("pk", "cited"))
            _write({pk: (was, max(0, was + step)) for pk, was in counted.items()})


def recount(works: Iterable[int]) -> None:
    """Count these works anew."""
    for some in _batches(sorted(set(works))):
        was = dict(Work.objects.filter(pk__in=some).values_list("pk", "cited"))
        now = _counted(list(was))
        _write({pk: (count, now.get(pk, 0)) for pk, count in was.items()})


def wrong() -> list[int]:
    """The works whose number is not what it should be."""
    now = _counted(None)
    kept = dict(Work.objects.filter(cited__gt=0).values_list("pk", "cited"))
    return sorted(pk for pk in now.keys() | kept.keys() if now.get(pk, 0) != kept.get(pk, 0))


def _counted(works: list[int] | None) -> dict[int, int]:
    rows = Citation.objects.filter(_COUNTS).exclude(edition__work=F("work"))
    if works is not None:
        rows = rows.filter(work__in=works)
    counted = rows.values("work").annotate(documents=Count("edition__work", distinct=True)).order_by()
    return {row["work"]: row["documents"] for row in counted}


def _write(changes: dict[int, tuple[int, int]]) -> None:
    changed = {pk: now for pk, (was, now) in changes.items() if was != now}
    if not changed:
        return
    Work.objects.filter(pk__in=changed).update(
        cited=Case(
            *(When(pk=pk, then=Value(now)) for pk, now in changed.items()), output_field=IntegerField()
        )
    )
    told = [pk for pk in changed if _step(changes[pk][0]) != _step(changes[pk][1])]
    editions = Edition.objects.filter(work__in=told, superseded=False).values_list("pk", flat=True)
    OutboxEntry.objects.bulk_create([OutboxEntry(edition_id=pk) for pk in editions])


def _step(count: int) -> int:
    """Which step of the order a count stands on."""
    return count if count <= _EXACT else _EXACT + int(math.log10(count / _EXACT) * _STEPS_PER_TENFOLD)


def _batches(works: list[int]) -> Iterable[list[int]]:
    return (works[at : at + _AT_A_TIME] for at in range(0, len(works), _AT_A_TIME))
