"""Relation types, and the groups with whom connections are shared."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Router, Status

from travaux.api.asking import viewer_of
from travaux.api.schemas.common import Id, Line
from travaux.api.schemas.relations import (
    GroupChange,
    NewGroup,
    NewRelation,
    PeopleGroup,
    Relation,
    RelationChange,
)
from travaux.library.connections import groups, relations
from travaux.library.permissions import Action, may

router = Router(tags=["Connections"])


@router.get("/relations", response=list[Relation], summary="List relation types")
def list_relations(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001
    """Those that ship, in the order they are shown, then those that this library added."""
    return [Relation.of(one) for one in relations.all()]


@router.post("/relations", response={201: Relation}, summary="Add a relation type")
def add_relation(request: HttpRequest, new: NewRelation) -> Status[dict[str, Any]]:
    """A type of this library; for editors."""
    return Status(201, Relation.of(relations.add(viewer_of(request), **new.values())))


@router.get("/relations/{relation}", response=Relation, summary="Get a relation type")
def get_relation(request: HttpRequest, relation: Line) -> dict[str, Any]:  # noqa: ARG001
    """A type by its slug, with its words in each language."""
    return Relation.of(relations.one(relation))


@router.patch("/relations/{relation}", response=Relation, summary="Change a relation type")
def change_relation(request: HttpRequest, relation: Line, change: RelationChange) -> dict[str, Any]:
    """Other words for a type of this library; its slug and its connections stay. For editors."""
    return Relation.of(relations.change(viewer_of(request), relation, **change.values()))


@router.delete("/relations/{relation}", response={204: None}, summary="Remove a relation type")
def remove_relation(request: HttpRequest, relation: Line) -> Status[None]:
    """A type of this library that no connection has; for editors."""
    relations.remove(viewer_of(request), relation)
    return Status(204, None)


@router.get("/groups", response=list[PeopleGroup], summary="List groups")
def list_groups(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups you are in; for admins all, with their members."""
    who = viewer_of(request)
    if may(who, Action.MANAGE_PEOPLE):
        return [PeopleGroup.of(one, members=True) for one in groups.all(who)]
    return [PeopleGroup.of(one) for one in groups.mine(who)]


@router.post("/groups", response={201: PeopleGroup}, summary="Make a group")
def make_group(request: HttpRequest, new: NewGroup) -> Status[dict[str, Any]]:
    """A new group without members; for admins."""
    return Status(201, PeopleGroup.of(groups.create(viewer_of(request), new.name), members=True))


@router.patch("/groups/{group}", response=PeopleGroup, summary="Change a group")
def change_group(request: HttpRequest, group: Id, change: GroupChange) -> dict[str, Any]:
    """Another name, other members; for admins."""
    who = viewer_of(request)
    with transaction.atomic():
        found = groups.one(who, group)
        if change.name is not None:
            found = groups.rename(who, group, change.name)
        if change.members is not None:
            found = groups.set_members(who, group, change.members)
    return PeopleGroup.of(found, members=True)


@router.delete("/groups/{group}", response={204: None}, summary="Remove a group")
def remove_group(request: HttpRequest, group: Id) -> Status[None]:
    """What was shared with it is from now on for its authors alone; for admins."""
    groups.remove(viewer_of(request), group)
    return Status(204, None)
