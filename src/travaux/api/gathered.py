"""What is in a collection: its items, its own fields, with whom it is shared."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Status

from travaux.api.asking import viewer_of
from travaux.api.collections import find
from travaux.api.paging import Listed, counted
from travaux.api.schemas.common import Id
from travaux.api.schemas.gathered import (
    AddedItem,
    FieldChange,
    FieldSlug,
    Item,
    ItemChange,
    ItemsAsked,
    NewField,
    NewItem,
    NewMember,
    OwnField,
    SharedWith,
)
from travaux.library.collecting import fields, finding, items, lists, members, typed, values
from travaux.library.collecting.items import Added
from travaux.library.models import Collection
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import MissingError

router = Router(tags=["Collections"])


@router.get("/collections/{collection}/items", response=Listed[Item], summary="List what is in it")
def list_items(request: HttpRequest, collection: Id, asked: Query[ItemsAsked]) -> dict[str, Any]:
    """Documents, paragraphs, connections, notes and records that you may see, in their order."""
    who, found = _found(request, collection)

    def take(skip: int, size: int) -> list[dict[str, Any]]:
        return [Item.of(one) for one in finding.listing(who, found, asked.filters(), skip, size).rows]

    return counted(asked, take)


@router.post("/collections/{collection}/items", response={201: AddedItem}, summary="Put something in")
def add_item(request: HttpRequest, collection: Id, new: NewItem) -> Status[dict[str, Any]]:
    """A document or paragraph by its citation or link, a connection, or a record of your own."""
    who, found = _found(request, collection)
    require(who, Action.ADD_ITEM, found)
    with transaction.atomic():
        added = _added(who, found, new)
    return Status(201, Item.of(finding.one(who, added.item.key)) | {"new": added.new})


@router.patch("/collections/{collection}/items/{item}", response=Item, summary="Change or move an item")
def change_item(request: HttpRequest, collection: Id, item: UUID, change: ItemChange) -> dict[str, Any]:
    """Its note, values, place; the title of a record."""
    who, found = _found(request, collection)
    _item(who, found, item)
    with transaction.atomic():
        if change.title is not None or change.note is not None:
            items.change(who, item, note=change.note, title=change.title)
        if change.values:
            values.set_many(who, items.held(who, item), change.values)
        if change.place is not None:
            items.move(who, item, change.place)
    return _item(who, found, item)


@router.delete("/collections/{collection}/items/{item}", response={204: None}, summary="Take an item out")
def remove_item(request: HttpRequest, collection: Id, item: UUID) -> Status[None]:
    """It can be put back."""
    who, found = _found(request, collection)
    _item(who, found, item)
    items.remove(who, item)
    return Status(204, None)


@router.post("/collections/{collection}/items/{item}/restore", response=Item, summary="Put an item back")
def restore_item(request: HttpRequest, collection: Id, item: UUID) -> dict[str, Any]:
    """What was taken out comes back, to its place, with its note and values."""
    who, found = _found(request, collection)
    if items.held(who, item, removed=True).collection_id != found.pk:
        raise MissingError("There is nothing to bring back.")
    items.restore(who, item)
    return _item(who, found, item)


@router.get("/collections/{collection}/fields", response=list[OwnField], summary="List its own fields")
def list_fields(request: HttpRequest, collection: Id) -> list[dict[str, Any]]:
    """The own fields of a collection, in their order."""
    _who, found = _found(request, collection)
    return [OwnField.of(one) for one in fields.of(found)]


@router.post("/collections/{collection}/fields", response={201: OwnField}, summary="Make a field")
def add_field(request: HttpRequest, collection: Id, new: NewField) -> Status[dict[str, Any]]:
    """Text, date, number, a choice from a list, a country, or a link to another item."""
    who, found = _found(request, collection)
    require(who, Action.EDIT_COLLECTION, found)
    chosen = lists.one(who, new.list) if new.list else None
    return Status(201, OwnField.of(fields.add(who, found, new.label, new.kind, chosen, new.many)))


@router.patch("/collections/{collection}/fields/{field}", response=OwnField, summary="Change a field")
def change_field(
    request: HttpRequest, collection: Id, field: FieldSlug, change: FieldChange
) -> dict[str, Any]:
    """Another label or place; its slug and kind stay."""
    who, found = _found(request, collection)
    one = fields.one(found, field)
    with transaction.atomic():
        fields.change(who, one, label=change.label)
        if change.place is not None:
            fields.move(who, one, change.place)
    return OwnField.of(fields.one(found, field))


@router.delete("/collections/{collection}/fields/{field}", response={204: None}, summary="Remove a field")
def remove_field(request: HttpRequest, collection: Id, field: FieldSlug) -> Status[None]:
    """What is written in it goes as well."""
    who, found = _found(request, collection)
    fields.remove(who, fields.one(found, field))
    return Status(204, None)


@router.get("/collections/{collection}/members", response=list[SharedWith], summary="List its members")
def list_shared(request: HttpRequest, collection: Id) -> list[dict[str, Any]]:
    """With whom it is shared; for those who manage it."""
    who, found = _found(request, collection)
    return [SharedWith.of(one) for one in members.of(who, found)]


@router.post("/collections/{collection}/members", response={201: SharedWith}, summary="Share it")
def share_with(request: HttpRequest, collection: Id, new: NewMember) -> Status[dict[str, Any]]:
    """With a person or a group, as reader, contributor or editor; again: in another role."""
    who, found = _found(request, collection)
    return Status(201, SharedWith.of(members.share_with(who, found, new.name, new.role)))


@router.delete("/collections/{collection}/members/{member}", response={204: None}, summary="Stop sharing")
def remove_member(request: HttpRequest, collection: Id, member: Id) -> Status[None]:
    """With a person or a group; what they added stays."""
    who, found = _found(request, collection)
    members.remove(who, found, member)
    return Status(204, None)


def _found(request: HttpRequest, collection: int) -> tuple[Viewer, Collection]:
    who = viewer_of(request)
    return who, find(who, collection)


def _item(who: Viewer, found: Collection, key: UUID) -> dict[str, Any]:
    row = finding.one(who, key)
    if row.collection != found.slug:
        raise MissingError(f"This is not in the collection “{found.name}”.")
    return Item.of(row)


def _added(who: Viewer, found: Collection, new: NewItem) -> Added:
    said: dict[str, Any] = {"note": new.note, "values": new.values or None}
    if new.connection is not None:
        return items.add_connection(who, found, new.connection, **said)
    if new.place is None:
        return items.add_record(who, found, new.title or "", **said)
    return typed.add(who, found, new.place, **said)[0]
