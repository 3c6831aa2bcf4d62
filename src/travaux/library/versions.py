"""Which versions of a document count: worked out again after a change to any of them.

In: a work and a language. Out: `superseded` as it should be, and entries in the outbox for the editions
for which that has changed. A version is superseded when everybody who sees it also sees a later one.
"""

from __future__ import annotations

from collections.abc import Iterable

from travaux.library.models import Edition, OutboxEntry, Visibility, Work


def settle(work: Work, language: str) -> None:
    """Mark the versions of one language of a work that a later one replaces, and those that count again."""
    versions = list(Edition.objects.filter(work=work, language=language).order_by("version"))
    changed = []
    for at, one in enumerate(versions):
        superseded = any(replaces(later, one) for later in versions[at + 1 :])
        if superseded != one.superseded:
            one.superseded = superseded
            changed.append(one)
    Edition.objects.bulk_update(changed, ["superseded"])
    tell(changed)


def next_version(work: Work, language: str) -> int:
    """The number of the next version in this language."""
    last = Edition.objects.filter(work=work, language=language).order_by("-version").first()
    return last.version + 1 if last else 1


def tell(editions: Iterable[Edition]) -> None:
    """Tell the index of changed editions; a superseded one is taken out of it."""
    OutboxEntry.objects.bulk_create(
        OutboxEntry(edition_id=one.pk, removed=one.superseded) for one in editions
    )


def replaces(later: Edition, one: Edition) -> bool:
    """Whether everybody who sees `one` also sees the later version."""
    if later.visibility == Visibility.PUBLIC:
        return True
    return one.visibility == Visibility.PRIVATE and one.owner_id == later.owner_id
