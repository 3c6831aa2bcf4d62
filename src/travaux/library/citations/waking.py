"""What waited for a work is resolved when it comes, and waits again when it goes.

In: works and the keys they go by. Out: citations brought to the truth in both directions, with the
paragraphs they name. Only rows with those keys are touched, however many others wait; the number of
queries does not depend on them either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

from django.db.models import QuerySet

from travaux.library.citations import counting, names, placing
from travaux.library.citations.placing import Placed
from travaux.library.models import Citation, CitationState, CitedPlace, TargetName, Work
from travaux.texts.citation import SELF

ROWS_AT_A_TIME = 2000  # rows of one insert
IDS_AT_A_TIME = 500  # values in a query: below the number that SQLite takes


def arrive(work: Work, keys: Iterable[str] | None = None) -> int:
    """A work goes by these keys now (None: all its names): what waited is resolved. How many rows changed."""
    wanted = set(work.target_names.values_list("key", flat=True)) if keys is None else set(keys)
    return settle(wanted)


def leave(work: Work) -> int:
    """A work goes: what cited it waits again, or is resolved to the one other work of that name."""
    keys = set(work.target_names.values_list("key", flat=True))
    TargetName.objects.filter(work=work).delete()
    return settle(keys)


def refresh(work_id: int) -> int:
    """Work out again which paragraphs of a work are cited, after its text changed. How many rows changed."""
    rows = Citation.objects.filter(work=work_id, state=CitationState.RESOLVED).exclude(target=SELF)
    told = list(rows.exclude(pinpoints=[]).values_list("pk", "pinpoints"))
    if not told:
        return 0
    there = placing.all_addresses(work_id)
    as_kept: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    kept = CitedPlace.objects.filter(work=work_id).exclude(citation__target=SELF).order_by("pk")
    for citation, name, found in kept.values_list("citation", "address", "found").iterator():
        as_kept[citation].append((name, found))
    forms = {tuple(pinpoints): placing.place(pinpoints, there) for pinpoints in map(itemgetter(1), told)}
    wrong = [
        (pk, pinpoints)
        for pk, pinpoints in told
        if as_kept.get(pk, []) != [(one.address, one.found) for one in forms[tuple(pinpoints)]]
    ]
    for some in _batches([pk for pk, _ in wrong], IDS_AT_A_TIME):
        CitedPlace.objects.filter(citation__in=some).delete()
    _insert((pk, work_id, forms[tuple(pinpoints)]) for pk, pinpoints in wrong)
    return len(wrong)


def put(rows: Iterable[tuple[int, int, Sequence[str]]]) -> None:
    """Write the places of citations that have none: rows of (citation, cited work, pinpoints)."""
    told = [row for row in rows if row[2]]
    there = placing.addresses(placing.by_work((work, pinpoints) for _, work, pinpoints in told))
    _insert((citation, work, placing.place(pinpoints, there.get(work))) for citation, work, pinpoints in told)


def _insert(rows: Iterable[tuple[int, int, Sequence[Placed]]]) -> None:
    made = (
        CitedPlace(citation_id=citation, work_id=work, address=one.address, found=one.found)
        for citation, work, places in rows
        for one in places
    )
    while some := list(islice(made, ROWS_AT_A_TIME)):
        CitedPlace.objects.bulk_create(some)


def settle(keys: Iterable[str]) -> int:
    """Bring every citation with these keys to what is true now. How many rows changed."""
    wanted = {key for key in keys if key}
    by_key = names.works_by_key(wanted)
    single: dict[int, list[str]] = defaultdict(list)
    for key, works in by_key.items():
        if len(works) == 1:
            single[works[0]].append(key)
    several = [key for key, works in by_key.items() if len(works) > 1]
    changed = _unresolve(several, CitationState.AMBIGUOUS)
    changed += _unresolve(sorted(wanted - by_key.keys()), CitationState.WAITING)
    for work, some in single.items():
        changed += _resolve(work, some)
    if changed:
        counting.recount({work for works in by_key.values() for work in works})
    return changed


def _resolve(work: int, keys: Sequence[str]) -> int:
    rows = _with(keys).exclude(state=CitationState.RESOLVED, work=work)
    told = list(rows.values_list("pk", "pinpoints"))
    if not told:
        return 0
    CitedPlace.objects.filter(citation__in=rows.values("pk")).delete()
    rows.update(state=CitationState.RESOLVED, work=work)
    put((pk, work, pinpoints) for pk, pinpoints in told)
    return len(told)


def _unresolve(keys: Sequence[str], state: str) -> int:
    if not keys:
        return 0
    rows = _with(keys).exclude(state=state)
    CitedPlace.objects.filter(citation__in=rows.values("pk")).delete()
    return rows.update(state=state, work=None)


def _with(keys: Sequence[str]) -> QuerySet[Citation]:
    return Citation.objects.filter(key__in=keys)


def _batches(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (ids[at : at + size] for at in range(0, len(ids), size))
