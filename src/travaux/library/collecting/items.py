"""What is in a collection: added, put in order, noted, taken away, and brought back.

In: a viewer, a collection, and what goes into it. Out: the change with its entry in the log. Only what they
see goes in; what is in it already is not there twice. A contributor changes what they added, an editor all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from travaux.library import audit, finding
from travaux.library.collecting import entries, values, wording
from travaux.library.connections import describing
from travaux.library.models import (
    Collection,
    CollectionItem,
    Connection,
    Edition,
    ItemKind,
    Work,
)
from travaux.library.permissions import (
    Action,
    Viewer,
    may_edit_item,
    require,
    require_edit_item,
    visible_collections,
    visible_connections,
    visible_editions,
    visible_items,
)
from travaux.texts.errors import ConflictError, FieldsError, MissingError
from travaux.texts.passage import Stretch

MOST = 50_000
"""Items of one collection: more is a library of its own."""

_LONGEST_TITLE = 300  # as the table has it
_GONE = "This is not in the collection any more: somebody has taken it out."
Raw = Mapping[str, str | Sequence[str]]


class Added(NamedTuple):
    """What was added, and whether it is new (False: it was in the collection already)."""

    item: CollectionItem
    new: bool


@transaction.atomic
def add_document(
    viewer: Viewer, collection: Collection, work: Work | str, note: str = "", values: Raw | None = None
) -> Added:
    """Put a document in."""
    _may_add(viewer, collection)
    found = finding.work(viewer, work) if isinstance(work, str) else work
    if not visible_editions(viewer).filter(work=found).exists():
        raise MissingError(f"{found.symbol} is not in this library.")
    new = bool(entries.enter(collection, [found.pk], viewer.person))
    row = CollectionItem.objects.get(collection=collection, work=found, kind=ItemKind.DOCUMENT)
    if new:
        entries.tell([found.pk])
    return _said(viewer, row, new, note, values, found.symbol)


@transaction.atomic
def add_paragraph(
    viewer: Viewer,
    collection: Collection,
    edition: Edition,
    stretch: Stretch | str,
    note: str = "",
    values: Raw | None = None,
) -> Added:
    """Put a paragraph in, several, or some words: "para_62", "para_62:34-78", or as cited: "62", "12 (b)"."""
    _may_add(viewer, collection)
    where = describing.stretch_in(edition, stretch.strip()) if isinstance(stretch, str) else stretch
    found = describing.end_in(viewer, edition, where)
    assert found.passage is not None  # an end in an edition has its words
    row = CollectionItem(
        collection=collection, kind=ItemKind.PARAGRAPH, work_id=edition.work_id, edition=edition,
        address=str(found.passage.stretch), quote=found.passage.quote,
    )  # fmt: skip
    same = collection.items.filter(edition=edition, address=row.address).first()
    return _said(viewer, *_placed(viewer, row, same), note, values, found.printed)


@transaction.atomic
def add_connection(
    viewer: Viewer,
    collection: Collection,
    connection: Connection | int | UUID,
    note: str = "",
    values: Raw | None = None,
) -> Added:
    """Put a connection or a note in."""
    _may_add(viewer, collection)
    rows = visible_connections(viewer)
    if isinstance(connection, UUID):
        rows = rows.filter(key=connection)
    else:
        rows = rows.filter(pk=connection if isinstance(connection, int) else connection.pk)
    found = rows.first()
    if found is None:
        raise MissingError("There is no such connection, or it was removed.")
    row = CollectionItem(collection=collection, kind=ItemKind.CONNECTION, connection=found)
    same = collection.items.filter(connection=found).first()
    return _said(viewer, *_placed(viewer, row, same), note, values, str(found.key))


@transaction.atomic
def add_record(
    viewer: Viewer,
    collection: Collection,
    title: str,
    note: str = "",
    values: Raw | None = None,
) -> Added:
    """Put a record in: a case, an event, a person's file."""
    _may_add(viewer, collection)
    row = CollectionItem(collection=collection, kind=ItemKind.RECORD, title=_title(title))
    return _said(viewer, *_placed(viewer, row, None), note, values, row.title)


def write_record(
    viewer: Viewer, collection: Collection, title: str, note: str, key: UUID | None
) -> CollectionItem:
    """A record at the end, in the transaction of an action that has asked permission and writes the log.

    `key` names it, where that is free.
    """
    row = CollectionItem(collection=collection, kind=ItemKind.RECORD, title=_title(title), by=viewer.person)
    if key is not None and not CollectionItem.objects.filter(key=key).exists():
        row.key = key
    row.note, row.position = wording.prose(note, "note"), entries.end(collection)
    row.save(force_insert=True)
    return row


def held(viewer: Viewer, key: UUID | str | CollectionItem, *, removed: bool = False) -> CollectionItem:
    """The item of this key that they see. Raises MissingError."""
    name = key.key if isinstance(key, CollectionItem) else _key(key)
    if removed:
        rows = CollectionItem.objects.filter(
            removed_at__isnull=False, collection__in=visible_collections(viewer)
        )
    else:
        rows = visible_items(viewer)
    found = rows.filter(key=name).select_related("collection").first()
    if found is None:
        raise MissingError("There is nothing to bring back." if removed else _GONE)
    return found


@transaction.atomic
def change(
    viewer: Viewer,
    item: CollectionItem | UUID | str,
    *,
    note: str | None = None,
    title: str | None = None,
) -> CollectionItem:
    """Another note, or for a record another title; None: as it is."""
    row = _editable(viewer, item)
    if note is not None:
        row.note = wording.prose(note, "note")
    if title is not None:
        if row.kind != ItemKind.RECORD:
            raise FieldsError({"title": "Only records are named here: a document has its own title."})
        row.title = _title(title)
    row.save(update_fields=["note", "title", "changed_at"])
    audit.record(viewer, "change-item", row.collection.name, item=str(row.key))
    return row


@transaction.atomic
def move(viewer: Viewer, item: CollectionItem | UUID | str, place: int) -> None:
    """Put an item at a place (from 1) among those that they see."""
    row = held(viewer, item)
    require(viewer, Action.EDIT_COLLECTION, row.collection)
    entries.hold(row.collection)
    others = visible_items(viewer).filter(collection=row.collection).exclude(pk=row.pk)
    at = max(place, 1) - 1
    after = others.order_by("position", "pk").values_list("position", "pk")[at : at + 1].first()
    row.position = entries.end(row.collection) if after is None else _room(row.collection, *after)
    row.save(update_fields=["position"])
    audit.record(viewer, "move-item", row.collection.name, item=str(row.key), place=place)


@transaction.atomic
def remove(viewer: Viewer, item: CollectionItem | UUID | str) -> UUID:
    """Take an item out; its key, by which `restore` brings it back with note and values."""
    row = _editable(viewer, item)
    if row.kind == ItemKind.DOCUMENT and row.work_id is not None:
        entries.leave(row.collection, [row.work_id])
        entries.tell([row.work_id])
    else:
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at", "changed_at"])
    audit.record(viewer, "remove-item", row.collection.name, item=str(row.key))
    return row.key


@transaction.atomic
def restore(viewer: Viewer, key: UUID | str) -> CollectionItem:
    """Bring back what was taken out, to the place it had. Raises MissingError, NotAllowedError."""
    row = held(viewer, key, removed=True)
    require_edit_item(viewer, row)
    place, by, added_at = row.position, row.by, row.added_at
    if row.kind == ItemKind.DOCUMENT and row.work_id is not None:
        entries.enter(row.collection, [row.work_id], viewer.person)
        entries.tell([row.work_id])
    row.position, row.by, row.added_at, row.removed_at = place, by, added_at, None
    row.save()
    audit.record(viewer, "restore-item", row.collection.name, item=str(row.key))
    return row


def _may_add(viewer: Viewer, collection: Collection) -> None:
    require(viewer, Action.ADD_ITEM, collection)
    if collection.items.count() >= MOST:
        raise ConflictError(f"A collection has at most {MOST:,} items: begin another one.")


def _placed(viewer: Viewer, row: CollectionItem, same: CollectionItem | None) -> tuple[CollectionItem, bool]:
    """Save a new item at the end; one that is there already stays, one that was taken out comes back."""
    entries.hold(row.collection)
    if same is not None and same.removed_at is None:
        return same, False
    kept = same or row
    kept.quote, kept.by, kept.removed_at = row.quote, viewer.person, None
    kept.position, kept.added_at = entries.end(row.collection), timezone.now()
    kept.save()
    return kept, True


def _said(viewer: Viewer, row: CollectionItem, new: bool, note: str, raw: Raw | None, subject: str) -> Added:
    """Keep what was said of an item as it was added; what others said of one already there stays."""
    if not new and not may_edit_item(viewer, row):
        return Added(row, new)
    if note.strip() and (new or not row.note):
        row.note = wording.prose(note, "note")
        row.save(update_fields=["note", "changed_at"])
    if raw:
        values.write(viewer, row, raw)
    if new:
        what = subject[:_LONGEST_TITLE]
        audit.record(viewer, "add-item", row.collection.name, item=str(row.key), what=what)
    return Added(row, new)


def _editable(viewer: Viewer, item: CollectionItem | UUID | str) -> CollectionItem:
    row = held(viewer, item)
    require_edit_item(viewer, row)
    return row


def _room(collection: Collection, position: int, pk: int) -> int:
    """Make room before an item; the place that is free then."""
    rows = collection.items.filter(position__gte=position)
    rows.exclude(position=position, pk__lt=pk).update(position=F("position") + 1)
    return position


def _title(text: str) -> str:
    return wording.line(text, "title", missing="A record needs a title.", longest=_LONGEST_TITLE)


def _key(text: UUID | str) -> UUID:
    if isinstance(text, UUID):
        return text
    try:
        return UUID(text)
    except ValueError:
        raise MissingError(f"“{text}” is the key of nothing in a collection.") from None
