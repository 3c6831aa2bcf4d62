"""Kept searches, and following: what somebody wants to be told of."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from pydantic import ConfigDict, StringConstraints

from travaux.api.asking import viewer_of
from travaux.api.schemas.citations import StoredId
from travaux.api.schemas.collections import CollectionName
from travaux.api.schemas.common import Id, Line, Visibility
from travaux.library.collecting import following, saved
from travaux.library.collecting.following import Subject, subject_of
from travaux.library.models import Collection, Following, SavedSearch
from travaux.library.permissions import Action, Viewer, require, visible_collections
from travaux.texts.errors import MissingError, UsageError

router = Router(tags=["Following"])

QueryText = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"^[^\x00-\x20\x7f]+$")]


class KeptSearch(Schema):
    """A search that somebody keeps."""

    id: int
    name: str
    query: str = Field(
        description="As it stands in the address of a search.", examples=["q=torture&year=2002"]
    )
    link: str
    visibility: Visibility
    owner: str
    made_at: str

    @staticmethod
    def of(row: SavedSearch) -> dict[str, Any]:
        """A kept search from its row."""
        return {
            "id": row.pk,
            "name": row.name,
            "query": row.query,
            "link": saved.href(row),
            "visibility": row.visibility,
            "owner": row.owner.get_username(),
            "made_at": row.made_at.isoformat(),
        }


class NewSearch(Schema):
    """A search to be kept."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: CollectionName
    query: QueryText = Field(examples=["q=torture&year=2002"])
    visibility: Visibility = "private"


class SearchChange(Schema):
    """New values; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: CollectionName | None = None
    query: QueryText | None = None
    visibility: Visibility | None = None


class Wish(Schema):
    """What is to be followed: one of `collection` and `search`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    collection: Line = Field("", description="The slug of a collection.")
    search: StoredId | None = Field(None, description="The number of a kept search.")
    follow: bool = Field(True, description="false: no longer.")
    rhythm: Literal["", "daily", "weekly"] = Field("", description="Of mails; empty: only the feed.")


class Followed(Schema):
    """What somebody follows: a collection or a search."""

    name: str
    collection: str | None = Field(description="Its slug.")
    search: int | None
    rhythm: Literal["", "daily", "weekly"]
    feed: str = Field(description="For feed readers; whoever has this address sees what you see of it.")

    @staticmethod
    def of(one: Following) -> dict[str, Any]:
        """What they follow from its row."""
        subject = subject_of(one)
        page = (
            f"/collections/{subject.slug}" if isinstance(subject, Collection) else f"/searches/{subject.pk}"
        )
        return {
            "name": subject.name,
            "collection": one.collection.slug if one.collection else None,
            "search": one.search_id,
            "rhythm": one.rhythm,
            "feed": f"{page}/feed.atom?key={one.secret}",
        }


@router.get("/searches", response=list[KeptSearch], summary="List kept searches")
def list_searches(request: HttpRequest) -> list[dict[str, Any]]:
    """Your own, and public ones."""
    return [KeptSearch.of(one) for one in saved.all(viewer_of(request))]


@router.post("/searches", response={201: KeptSearch}, summary="Keep a search")
def keep_search(request: HttpRequest, new: NewSearch) -> Status[dict[str, Any]]:
    """Under a name; its query is that of the address of a search."""
    return Status(201, KeptSearch.of(saved.save(viewer_of(request), new.name, new.query, new.visibility)))


@router.patch("/searches/{search}", response=KeptSearch, summary="Change a kept search")
def change_search(request: HttpRequest, search: Id, change: SearchChange) -> dict[str, Any]:
    """Another name, query, or other people who may see it; for whoever keeps it."""
    who = viewer_of(request)
    one = saved.one(who, search)
    saved.change(who, one, name=change.name, query=change.query, visibility=change.visibility)
    return KeptSearch.of(one)


@router.delete("/searches/{search}", response={204: None}, summary="Keep a search no longer")
def remove_search(request: HttpRequest, search: Id) -> Status[None]:
    """For whoever keeps it."""
    who = viewer_of(request)
    saved.remove(who, saved.one(who, search))
    return Status(204, None)


@router.get("/following", response=list[Followed], summary="List what you follow")
def list_following(request: HttpRequest) -> list[dict[str, Any]]:
    """Collections and searches, with the addresses of their feeds."""
    who = viewer_of(request)
    require(who, Action.SAVE_SEARCH)
    return [Followed.of(one) for one in following.mine(who)]


@router.put("/following", response=list[Followed], summary="Follow, or stop following")
def follow(request: HttpRequest, wish: Wish) -> list[dict[str, Any]]:
    """A collection or a kept search: by feed, and by mail where the library sends some."""
    who = viewer_of(request)
    require(who, Action.SAVE_SEARCH)
    if not wish.collection and wish.search is None:
        raise UsageError("Say what to follow: the slug of a collection, or the number of a search.")
    subject: Subject = (
        _collection(who, wish.collection) if wish.collection else saved.one(who, wish.search or 0)
    )
    if wish.follow:
        following.follow(who, subject, wish.rhythm)
    else:
        following.unfollow(who, subject)
    return [Followed.of(one) for one in following.mine(who)]


def _collection(who: Viewer, slug: str) -> Subject:
    """A collection they see. (What was asked in the body is not told back.)"""
    found = visible_collections(who).filter(slug=slug).first()
    if found is None:
        raise MissingError("There is no such collection in this library: take the slug of its link.")
    return found
