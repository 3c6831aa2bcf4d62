"""People: the owner of a local library, accounts, their tokens.

In: names, passwords, roles, tokens as typed. Out: persons; each change with its entry in the log.
Passwords and sessions are Django's. There is always an admin: the last one can't be made less, or
shut out.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from travaux.library import audit
from travaux.library.models import ApiToken, Person, Role
from travaux.library.permissions import VISITOR, Action, Viewer, require, viewer_of
from travaux.texts.errors import ConflictError, FieldsError, MissingError

OWNER = "owner"
_TOKEN_BYTES = 32
_PREFIX = "travaux_"
_LONGEST_TOKEN_NAME = 80
_USED_IS_TOLD_EVERY = timedelta(minutes=1)  # a busy program must not write at each request


def owner() -> Viewer:
    """The owner of a library on one's own machine: an admin without a password, made when needed."""
    person, made = Person.objects.get_or_create(username=OWNER, defaults={"role": Role.ADMIN})
    if made:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    return viewer_of(person)


def everybody(viewer: Viewer) -> QuerySet[Person]:
    """All accounts, by name, with the number of editions each owns."""
    require(viewer, Action.MANAGE_PEOPLE)
    return Person.objects.annotate(owned=Count("editions")).order_by("-is_active", "username")


def person(viewer: Viewer, pk: int) -> Person:
    """One account. Raises MissingError."""
    require(viewer, Action.MANAGE_PEOPLE)
    found = Person.objects.filter(pk=pk).first()
    if found is None:
        raise MissingError("There is no such account any more.")
    return found


@transaction.atomic
def create(viewer: Viewer, name: str, password: str, role: str = Role.READER) -> Person:
    """A new account. Raises FieldsError with a sentence for each wrong field."""
    require(viewer, Action.MANAGE_PEOPLE)
    made = new_account(name, password, role)
    audit.record(viewer, "create-person", made.username, after={"role": made.role})
    return made


def new_account(name: str, password: str, role: str) -> Person:
    """An account that nobody asked permission for: for `create`, and the first admin's own."""
    made = Person(username=name.strip(), role=_role(role))
    wrong = _wrong(made, password)
    if wrong:
        raise FieldsError(wrong)
    made.set_password(password)
    made.save()
    return made


@transaction.atomic
def set_role(viewer: Viewer, whose: Person, role: str) -> Person:
    """Give somebody another role."""
    require(viewer, Action.MANAGE_PEOPLE)
    changed = _held(whose)
    before, changed.role = changed.role, _role(role)
    if before == changed.role:
        return changed
    _keep_an_admin(changed)
    changed.save(update_fields=["role"])
    audit.record(viewer, "set-role", changed.username, before={"role": before}, after={"role": changed.role})
    return changed


@transaction.atomic
def set_active(viewer: Viewer, whose: Person, active: bool) -> Person:
    """Shut somebody out, or let them in again; what they added stays."""
    require(viewer, Action.MANAGE_PEOPLE)
    changed = _held(whose)
    if changed.is_active == active:
        return changed
    changed.is_active = active
    _keep_an_admin(changed)
    changed.save(update_fields=["is_active"])
    audit.record(viewer, "let-in" if active else "shut-out", changed.username)
    return changed


@transaction.atomic
def set_password(viewer: Viewer, whose: Person, password: str) -> Person:
    """Give somebody who lost theirs a new password; their sessions end."""
    require(viewer, Action.MANAGE_PEOPLE)
    changed = _held(whose)
    if wrong := _wrong_password(password, changed):
        raise FieldsError({"password": wrong})
    changed.set_password(password)
    changed.save(update_fields=["password"])
    audit.record(viewer, "set-password", changed.username)
    return changed


def tokens(viewer: Viewer) -> QuerySet[ApiToken]:
    """Their own tokens, newest first."""
    require(viewer, Action.HAVE_TOKENS)
    return ApiToken.objects.filter(person=viewer.person).order_by("-made_at", "-pk")


@transaction.atomic
def make_token(viewer: Viewer, name: str) -> tuple[ApiToken, str]:
    """A new token and its text, which is shown once and not kept."""
    require(viewer, Action.HAVE_TOKENS)
    assert viewer.person is not None
    clean = " ".join(name.split())
    if not 0 < len(clean) <= _LONGEST_TOKEN_NAME:
        raise FieldsError({"name": f"Name the token, in at most {_LONGEST_TOKEN_NAME} characters."})
    text = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    made = ApiToken.objects.create(person=viewer.person, name=clean, digest=_digest(text))
    audit.record(viewer, "make-token", clean)
    return made, text


@transaction.atomic
def revoke_token(viewer: Viewer, pk: int) -> ApiToken:
    """End one of their own tokens at once. Raises MissingError."""
    found = tokens(viewer).filter(pk=pk).first()
    if found is None:
        raise MissingError("There is no such token of yours.")
    if found.revoked_at is None:
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])
        audit.record(viewer, "revoke-token", found.name)
    return found


def viewer_of_token(text: str) -> Viewer:
    """Whose token it is; a visitor when it is nobody's or was revoked."""
    found = (
        ApiToken.objects.filter(digest=_digest(text), revoked_at=None, person__is_active=True)
        .select_related("person")
        .first()
    )
    if found is None:
        return VISITOR
    now = timezone.now()
    if found.used_at is None or now - found.used_at > _USED_IS_TOLD_EVERY:
        ApiToken.objects.filter(pk=found.pk).update(used_at=now)
    return viewer_of(found.person)


def _held(whose: Person) -> Person:
    """The account, held until the change is whole; with all admins, so that two can't go at once."""
    admins = Q(role=Role.ADMIN, is_active=True)
    held: Iterable[Person] = Person.objects.select_for_update().filter(admins | Q(pk=whose.pk)).order_by("pk")
    found = next((one for one in held if one.pk == whose.pk), None)
    if found is None:
        raise MissingError("There is no such account any more.")
    return found


def _keep_an_admin(changed: Person) -> None:
    """Refuse a change after which nobody could manage the library."""
    if changed.is_active and changed.role == Role.ADMIN:
        return
    others = Person.objects.filter(role=Role.ADMIN, is_active=True).exclude(pk=changed.pk)
    if not others.exists():
        raise ConflictError(f"{changed.username} is the last admin: make somebody else an admin first.")


def _role(role: str) -> str:
    if role not in Role.values:
        raise FieldsError({"role": f"“{role}” is no role: use {', '.join(Role.values)}."})
    return role


def _wrong(made: Person, password: str) -> dict[str, str]:
    """A sentence for each field that can't be so."""
    wrong = {}
    try:
        Person._meta.get_field("username").clean(made.username, made)
    except ValidationError as error:
        wrong["name"] = " ".join(error.messages)
    if Person.objects.filter(username__iexact=made.username).exists():
        wrong["name"] = f"The name {made.username} is taken: choose another."
    if short := _wrong_password(password, made):
        wrong["password"] = short
    return wrong


def _wrong_password(password: str, whose: Person) -> str:
    try:
        validate_password(password, whose)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
