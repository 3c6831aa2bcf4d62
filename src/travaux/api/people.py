"""People: who you are, your tokens, and, for admins, accounts and the log of changes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Query, Router, Status

from travaux.api.asking import viewer_of
from travaux.api.paging import Asked, Listed, rows
from travaux.api.schemas.asked import LogAsked
from travaux.api.schemas.changes import LogEntry
from travaux.api.schemas.common import Id
from travaux.api.schemas.people import MadeToken, Me, NewPerson, NewToken, Person, PersonChange, Token
from travaux.library import log, people

router = Router(tags=["People"])


@router.get("/me", response=Me, summary="Who am I")
def get_me(request: HttpRequest) -> dict[str, Any]:
    """Your name, role, and what you may do."""
    return Me.of(viewer_of(request))


@router.get("/tokens", response=Listed[Token], summary="List your tokens")
def list_tokens(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Your own, newest first; revoked ones too."""
    return rows(people.tokens(viewer_of(request)), ("-made_at", "-pk"), asked, Token.of)


@router.post("/tokens", response={201: MadeToken}, summary="Make a token")
def make_token(request: HttpRequest, new: NewToken) -> Status[dict[str, Any]]:
    """A token may do what you may do. Its text is shown now and never again."""
    made, text = people.make_token(viewer_of(request), new.name)
    return Status(201, Token.of(made) | {"token": text})


@router.delete("/tokens/{token}", response={204: None}, summary="Revoke a token")
def revoke_token(request: HttpRequest, token: Id) -> Status[None]:
    """It stops working at once."""
    people.revoke_token(viewer_of(request), token)
    return Status(204, None)


@router.get("/people", response=Listed[Person], summary="List accounts")
def list_people(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """All accounts, by name; for admins."""
    return rows(people.everybody(viewer_of(request)), ("username", "pk"), asked, Person.of)


@router.post("/people", response={201: Person}, summary="Make an account")
def make_person(request: HttpRequest, new: NewPerson) -> Status[dict[str, Any]]:
    """An account with a first password; for admins."""
    return Status(201, Person.of(people.create(viewer_of(request), new.name, new.password, new.role)))


@router.get("/people/{person}", response=Person, summary="Get an account")
def get_person(request: HttpRequest, person: Id) -> dict[str, Any]:
    """One account; for admins."""
    return Person.of(people.person(viewer_of(request), person))


@router.patch("/people/{person}", response=Person, summary="Change an account")
def change_person(request: HttpRequest, person: Id, change: PersonChange) -> dict[str, Any]:
    """Another role, shut out or let in, a new password; for admins. There is always one admin left."""
    who = viewer_of(request)
    with transaction.atomic():
        whose = people.person(who, person)
        if change.role is not None:
            whose = people.set_role(who, whose, change.role)
        if change.active is not None:
            whose = people.set_active(who, whose, change.active)
        if change.password is not None:
            whose = people.set_password(who, whose, change.password)
    return Person.of(whose)


@router.get("/log", response=Listed[LogEntry], summary="List changes")
def list_log(request: HttpRequest, asked: Query[LogAsked]) -> dict[str, Any]:
    """Who did what, when, newest first; for admins."""
    found = log.entries(viewer_of(request), log.Looked(asked.by, asked.action, asked.subject))
    return rows(found, ("-at", "-pk"), asked, LogEntry.of)
