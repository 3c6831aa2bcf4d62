"""Collections: listing, making, changing them, and the documents in them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Status

from travaux.api.asking import viewer_of
from travaux.api.paging import Asked, Listed, rows
from travaux.api.schemas.collections import Collection, CollectionChange, Member, Moved, NewCollection, Works
from travaux.api.schemas.common import Id
from travaux.library import collecting, finding
from travaux.library.models import Collection as Row
from travaux.library.models import CollectionEntry
from travaux.library.permissions import Viewer, visible_collections, visible_editions
from travaux.texts.errors import MissingError
from travaux.texts.links import Place

router = Router(tags=["Collections"])


@router.get("/collections", response=Listed[Collection], summary="List collections")
def list_collections(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """The collections you may see, by their names."""
    who = viewer_of(request)
    return rows(_counted(who), ("name", "pk"), asked, lambda row: Collection.of(row, row.documents))  # type: ignore[attr-defined]


@router.post("/collections", response={201: Collection}, summary="Make a collection")
def make_collection(request: HttpRequest, new: NewCollection) -> Status[dict[str, Any]]:
    """A new, empty collection of yours."""
    made = collecting.make(viewer_of(request), new.name, new.visibility)
    return Status(201, Collection.of(made, 0))


@router.get("/collections/{collection}", response=Collection, summary="Get a collection")
def get_collection(request: HttpRequest, collection: Id) -> dict[str, Any]:
    """A collection by its number."""
    return _shown(viewer_of(request), collection)


@router.patch("/collections/{collection}", response=Collection, summary="Change a collection")
def change_collection(request: HttpRequest, collection: Id, change: CollectionChange) -> dict[str, Any]:
    """Another name, or other people who may see it. Its slug and its documents stay as they are."""
    who = viewer_of(request)
    found = find(who, collection)
    with transaction.atomic():
        if change.name is not None:
            collecting.rename(who, found, change.name)
        if change.visibility is not None:
            collecting.share(who, found, change.visibility)
        if change.introduction is not None:
            collecting.introduce(who, found, change.introduction)
    return _shown(who, collection)


@router.delete("/collections/{collection}", response={204: None}, summary="Take a collection apart")
def delete_collection(request: HttpRequest, collection: Id) -> Status[None]:
    """The documents in it stay in the library."""
    who = viewer_of(request)
    collecting.delete(who, find(who, collection))
    return Status(204, None)


@router.get("/collections/{collection}/documents", response=Listed[Member], summary="List its documents")
def list_members(request: HttpRequest, collection: Id, asked: Query[Asked]) -> dict[str, Any]:
    """The documents in a collection that you may see, in the order they came in."""
    who = viewer_of(request)
    seen = visible_editions(who).values("work")
    entries = CollectionEntry.objects.filter(collection=find(who, collection), work__in=seen).select_related(
        "work"
    )
    return rows(entries, ("pk",), asked, _member)


@router.post("/collections/{collection}/documents", response=Moved, summary="Put documents in")
def put_documents(request: HttpRequest, collection: Id, works: Works) -> dict[str, int]:
    """All of them or, when one is not in the library, none."""
    who = viewer_of(request)
    found = [finding.work(who, symbol) for symbol in works.symbols]
    return {"documents": collecting.put(who, find(who, collection), found)}


@router.post("/collections/{collection}/documents/remove", response=Moved, summary="Take documents out")
def take_documents_out(request: HttpRequest, collection: Id, works: Works) -> dict[str, int]:
    """They stay in the library."""
    who = viewer_of(request)
    found = [finding.work(who, symbol) for symbol in works.symbols]
    return {"documents": collecting.take_out(who, find(who, collection), found)}


def _counted(who: Viewer) -> QuerySet[Row]:
    """The collections they see, each with the number of its documents that they see."""
    seen = Q(works__editions__in=visible_editions(who))
    counted = Count("works", filter=seen, distinct=True)
    return visible_collections(who).select_related("owner").annotate(documents=counted)


def find(who: Viewer, pk: int) -> Row:
    """A collection they see. Raises MissingError."""
    found = visible_collections(who).filter(pk=pk).first()
    if found is None:
        raise _missing(pk)
    return found


def _shown(who: Viewer, pk: int) -> dict[str, Any]:
    found = _counted(who).filter(pk=pk).first()
    if found is None:
        raise _missing(pk)
    return Collection.of(found, found.documents)  # type: ignore[attr-defined]


def _missing(pk: int) -> MissingError:
    return MissingError(f"There is no collection {pk} in this library.")


def _member(entry: CollectionEntry) -> dict[str, Any]:
    symbol = entry.work.symbol
    return {"symbol": symbol, "link": Place(symbol).path(), "added_at": entry.added_at.isoformat()}
