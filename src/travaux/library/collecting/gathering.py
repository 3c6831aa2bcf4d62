"""Collections as such: made, named, filled with documents, introduced, made public, taken apart.

In: a viewer and what they want to do with a collection. Out: the change, its entry in the log, and
entries in the outbox for the editions that a search now finds elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from travaux.library import audit
from travaux.library.collecting import entries, wording
from travaux.library.models import Collection, CollectionItem, ItemKind, Visibility, Work
from travaux.library.permissions import (
    Action,
    Viewer,
    may,
    may_edit_item,
    require,
    require_edit_item,
    visible_collections,
    visible_editions,
)
from travaux.texts.errors import FieldsError, MissingError

_LONGEST_NAME, _LONGEST_SLUG = 120, 140  # as the table has them
_NAMELESS = "collection"  # the link of a collection whose name has neither letter nor figure


@transaction.atomic
def make(viewer: Viewer, name: str, visibility: str = Visibility.PRIVATE) -> Collection:
    """A new collection."""
    require(viewer, Action.COLLECT)
    clean = _name(name)
    made = Collection.objects.create(
        name=clean, slug=_slug(clean), visibility=_visibility(visibility), owner=viewer.person
    )
    audit.record(viewer, "make-collection", clean, after={"visibility": made.visibility})
    return made


def named(viewer: Viewer, name: str, visibility: str = Visibility.PRIVATE) -> Collection:
    """The collection of that name (capitals don't matter) that they see, or a new one.

    One to which they may add comes before others of that name.
    """
    clean = _name(name)
    there = visible_collections(viewer).order_by("pk")
    found = list(there.filter(name=clean)) or list(there.filter(name__iexact=clean))
    open_to_them = next((one for one in found if may(viewer, Action.ADD_ITEM, one)), None)
    return open_to_them or next(iter(found), None) or make(viewer, clean, visibility)


@transaction.atomic
def put(viewer: Viewer, collection: Collection, works: Iterable[Work]) -> int:
    """Put works into a collection; how many were not in it. Only works that they see go in."""
    require(viewer, Action.ADD_ITEM, collection)
    wanted = {work.pk for work in works}
    seen = set(visible_editions(viewer).filter(work__in=wanted).values_list("work", flat=True))
    if unseen := wanted - seen:
        raise MissingError(f"{len(unseen)} of these documents are not in this library.")
    fresh = entries.enter(collection, wanted, viewer.person)
    _record(viewer, "collect", collection, fresh)
    return len(fresh)


@transaction.atomic
def take_out(viewer: Viewer, collection: Collection, works: Iterable[Work]) -> int:
    """Take works out of a collection; how many were in it."""
    require(viewer, Action.ADD_ITEM, collection)
    wanted = [work.pk for work in works]
    if not may(viewer, Action.EDIT_COLLECTION, collection):
        _refuse_foreign(viewer, collection, wanted)
    gone = entries.leave(collection, wanted)
    _record(viewer, "take-out", collection, gone)
    return len(gone)


@transaction.atomic
def rename(viewer: Viewer, collection: Collection, name: str) -> None:
    """Give a collection another name; its link stays."""
    require(viewer, Action.EDIT_COLLECTION, collection)
    before, collection.name = collection.name, _name(name)
    collection.save(update_fields=["name"])
    audit.record(
        viewer, "rename-collection", before, before={"name": before}, after={"name": collection.name}
    )


@transaction.atomic
def introduce(viewer: Viewer, collection: Collection, text: str) -> None:
    """Say what a collection is about: plain text, paragraphs parted by empty lines; links are found in it."""
    require(viewer, Action.EDIT_COLLECTION, collection)
    collection.introduction = wording.prose(text, "introduction")
    collection.save(update_fields=["introduction"])
    audit.record(viewer, "introduce-collection", collection.name)


@transaction.atomic
def share(viewer: Viewer, collection: Collection, visibility: str) -> None:
    """Make a collection public or private. The documents in it keep their own visibility."""
    require(viewer, Action.MANAGE_COLLECTION, collection)
    before, collection.visibility = collection.visibility, _visibility(visibility)
    collection.save(update_fields=["visibility"])
    audit.record(
        viewer,
        "share-collection",
        collection.name,
        before={"visibility": before},
        after={"visibility": collection.visibility},
    )
    entries.tell(collection.entries.values_list("work", flat=True))


@transaction.atomic
def delete(viewer: Viewer, collection: Collection) -> None:
    """Take a collection apart; the documents in it stay. Its records and notes go with it."""
    require(viewer, Action.MANAGE_COLLECTION, collection)
    works = sorted(collection.entries.values_list("work", flat=True))
    _record(viewer, "delete-collection", collection, works)
    collection.delete()


def _refuse_foreign(viewer: Viewer, collection: Collection, works: list[int]) -> None:
    """A contributor takes out what they put in themselves. Raises NotAllowedError."""
    rows = CollectionItem.objects.filter(
        collection=collection, kind=ItemKind.DOCUMENT, work__in=works, removed_at=None
    ).select_related("collection")
    for row in rows:
        if not may_edit_item(viewer, row):
            require_edit_item(viewer, row)


def _record(viewer: Viewer, action: str, collection: Collection, works: list[int]) -> None:
    if not works and action != "delete-collection":
        return
    symbols = list(Work.objects.filter(pk__in=works).order_by("pk").values_list("symbol", flat=True))
    audit.record(viewer, action, collection.name, works=symbols)
    entries.tell(works)


def _name(name: str) -> str:
    clean = " ".join(name.split())
    if not clean:
        raise FieldsError({"name": "A collection needs a name."})
    if len(clean) > _LONGEST_NAME:
        raise FieldsError({"name": f"The name is longer than {_LONGEST_NAME} characters: shorten it."})
    return clean


def _visibility(value: str) -> str:
    if value not in Visibility.values:
        raise FieldsError({"visibility": f"“{value}” is unknown: use public or private."})
    return value


def _slug(name: str) -> str:
    def taken(slug: str) -> bool:
        return Collection.objects.filter(slug=slug).exists()

    return wording.slug(name, _NAMELESS, taken, _LONGEST_SLUG)
