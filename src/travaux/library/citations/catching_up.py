"""Looks for the citations of documents that were added before this version, in the background.

In: nothing; the tables say what is still to do (`Edition.finder`). Out: citations, and names of works. Each
edition is a transaction of its own, read apart under limits, so that it can be ended at any moment and goes
on where it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from travaux import __version__
from travaux.library import nouns
from travaux.library.adding import task
from travaux.library.citations import counting, keeping, names, waking
from travaux.library.citations.following import following, hold
from travaux.library.models import Citation, CitationState, Edition, TargetName, Work
from travaux.reading import apart
from travaux.reading.apart import Limits

AT_A_TIME = 50  # editions between two looks at what else waits
_WORKS_AT_A_TIME = 200


def waiting() -> QuerySet[Edition]:
    """The editions in which an older version, or nobody, has looked for citations."""
    return Edition.objects.exclude(finder=__version__)


def catch_up(
    *,
    most: int | None = None,
    processes: int | None = None,
    should_stop: Callable[[], bool] | None = None,
    on_edition: Callable[[Edition], None] | None = None,
) -> int:
    """Look for the citations of (at most so many) editions that wait for it; how many were done."""
    name_works()
    ids = list(waiting().order_by("superseded", "pk").values_list("pk", flat=True)[:most])
    done = 0
    if ids:
        task.warm()
    outcomes = apart.run(
        _tasks(ids, should_stop),
        task.cite_again,
        processes=processes or os.cpu_count() or 1,
        limits=Limits(),
    )
    for outcome in outcomes:
        edition = _keep(outcome.item.edition, outcome.value or ())
        if edition is not None:
            done += 1
            if on_edition is not None:
                on_edition(edition)
    return done


def name_works() -> int:
    """Give names to works that have none yet; how many."""
    unnamed = list(Work.objects.filter(target_names=None).order_by("pk").values_list("pk", flat=True))
    for at in range(0, len(unnamed), _WORKS_AT_A_TIME):
        with transaction.atomic():
            hold()
            for work in Work.objects.filter(pk__in=unnamed[at : at + _WORKS_AT_A_TIME]):
                came, _ = names.write(work)
                waking.settle(came)
    return len(unnamed)


def overlooked() -> set[str]:
    """Keys that citations wait for though a work goes by them: none, unless something went wrong."""
    waits = Citation.objects.filter(state=CitationState.WAITING).exclude(key="")
    there = TargetName.objects.filter(key__in=waits.values("key"))
    return set(there.values_list("key", flat=True))


@transaction.atomic
def mend() -> int:
    """Set right what `overlooked` and `counting.wrong` find; how many rows changed."""
    hold()
    changed = waking.settle(overlooked())
    wrong = counting.wrong()
    counting.recount(wrong)
    return changed + len(wrong)


def _tasks(ids: list[int], should_stop: Callable[[], bool] | None) -> Iterator[task.Stored]:
    for pk in ids:
        if should_stop is not None and should_stop():
            return
        edition = Edition.objects.select_related("work", "original").filter(pk=pk).first()
        if edition is not None:
            yield task.Stored(pk, nouns.reading(edition, lines=False))


@transaction.atomic
def _keep(pk: int, found: keeping.Found) -> Edition | None:
    """Write what was found, unless the edition is gone or somebody was faster."""
    hold()
    edition = waiting().select_for_update(of=("self",)).select_related("work").filter(pk=pk).first()
    if edition is None:
        return None
    with following(edition.work):
        keeping.write(edition, found)
    return edition
