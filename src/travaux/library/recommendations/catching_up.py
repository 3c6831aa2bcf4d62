"""Looks for the recommendations of documents that were added before this version, in the background.

In: nothing; the tables say what is still to do (`Edition.asker`). Out: recommendations. Each edition is a
transaction of its own, read apart under limits, so that it can be ended at any moment and goes on later.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from travaux import __version__
from travaux.library import nouns
from travaux.library.adding import task
from travaux.library.citations.following import hold
from travaux.library.models import Edition
from travaux.library.recommendations import keeping
from travaux.reading import apart
from travaux.reading.apart import Limits


def waiting() -> QuerySet[Edition]:
    """The editions in which an older version, or nobody, has looked for recommendations."""
    return Edition.objects.exclude(asker=__version__)


def catch_up(
    *,
    most: int | None = None,
    processes: int | None = None,
    should_stop: Callable[[], bool] | None = None,
    on_edition: Callable[[Edition], None] | None = None,
) -> int:
    """Look for the recommendations of (at most so many) editions that wait for it; how many were done."""
    ids = list(waiting().order_by("superseded", "pk").values_list("pk", flat=True)[:most])
    done = 0
    if ids:
        task.warm()
    outcomes = apart.run(
        _tasks(ids, should_stop),
        task.ask_again,
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
    keeping.write(edition, found)
    return edition
