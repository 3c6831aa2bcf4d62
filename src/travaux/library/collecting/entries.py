"""Documents in collections: a row for the search and an item in the list, kept alike.

In: a collection and works, inside the transaction of an action that has asked permission. Out: rows of
`CollectionEntry` and items of documents: one is never without the other. What was taken out keeps its item,
so that its note and values come back with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from travaux.library import versions
from travaux.library.models import (
    Collection,
    CollectionEntry,
    CollectionItem,
    Edition,
    ItemKind,
    Person,
)


def enter(collection: Collection, works: Iterable[int], by: Person | None) -> list[int]:
    """Put works in that are not in it yet, at the end; which were not."""
    hold(collection)
    wanted = set(works)
    fresh = sorted(wanted - set(collection.entries.filter(work__in=wanted).values_list("work", flat=True)))
    CollectionEntry.objects.bulk_create(CollectionEntry(collection=collection, work_id=pk) for pk in fresh)
    place = end(collection)
    kept = {row.work_id: row for row in _documents(collection, fresh)}
    now = timezone.now()
    for count, pk in enumerate(fresh):
        row = kept.get(pk) or CollectionItem(collection=collection, kind=ItemKind.DOCUMENT, work_id=pk)
        row.position, row.by, row.added_at, row.removed_at = place + count, by, now, None
        kept[pk] = row
    CollectionItem.objects.bulk_create([row for row in kept.values() if row.pk is None])
    again = [row for row in kept.values() if row.pk is not None]
    CollectionItem.objects.bulk_update(again, ["position", "by", "added_at", "removed_at"])
    return fresh


def leave(collection: Collection, works: Iterable[int]) -> list[int]:
    """Take works out; which were in it."""
    hold(collection)
    entries = collection.entries.filter(work__in=set(works))
    gone = sorted(entries.values_list("work", flat=True))
    entries.delete()
    _documents(collection, gone).update(removed_at=timezone.now())
    return gone


def apart() -> int:
    """How many documents are in a collection for the search and not in its list, or the other way round."""
    item = CollectionItem.objects.filter(
        collection=OuterRef("collection"), work=OuterRef("work"), kind=ItemKind.DOCUMENT, removed_at=None
    )
    entry = CollectionEntry.objects.filter(collection=OuterRef("collection"), work=OuterRef("work"))
    listed = CollectionItem.objects.filter(kind=ItemKind.DOCUMENT, removed_at=None, work__isnull=False)
    without_item = CollectionEntry.objects.filter(~Exists(item)).count()
    return without_item + listed.filter(~Exists(entry)).count()


def tell(works: Iterable[int]) -> None:
    """Tell the index that these works are found in other collections now."""
    versions.tell(Edition.objects.filter(work__in=list(works), superseded=False).order_by("pk"))


def hold(collection: Collection) -> None:
    """Let one at a time change what is in a collection, until the transaction ends."""
    Collection.objects.select_for_update().filter(pk=collection.pk).values_list("pk").first()


def end(collection: Collection) -> int:
    """The place behind the last item."""
    last = collection.items.aggregate(last=Max("position"))["last"]
    return 1 if last is None else last + 1


def _documents(collection: Collection, works: Iterable[int]) -> QuerySet[CollectionItem]:
    return collection.items.filter(kind=ItemKind.DOCUMENT, work__in=list(works))
