"""With whom a collection is shared: people and groups, each as reader, contributor or editor.

In: a viewer who manages a collection, a person or a group, and a role. Out: the change with its entry in the
log. Sharing shows the collection and its records; what of its documents somebody sees stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Count, Max
from django.db.models.functions import Coalesce

from travaux.library import audit
from travaux.library.models import Collection, CollectionMember, CollectionRole, Person, Role
from travaux.library.permissions import Action, Viewer, require, visible_collections, where
from travaux.texts.errors import FieldsError, MissingError


@dataclass(frozen=True, slots=True)
class Member:
    """A person, or a group with its `size`, and what they may do."""

    id: int
    name: str
    role: str
    person: Person | None = None
    group: Group | None = None
    size: int = 1

    @property
    def role_label(self) -> str:
        """The role in words."""
        return str(CollectionRole(self.role).label)


def of(viewer: Viewer, collection: Collection) -> list[Member]:
    """With whom it is shared, by name, people first; for those who manage it. The owner is not among them."""
    require(viewer, Action.MANAGE_COLLECTION, collection)
    rows = collection.members.select_related("person", "group").annotate(size=Count("group__user"))
    made = [_member(row, row.size) for row in rows]
    return sorted(made, key=lambda one: (one.group is not None, one.name.casefold()))


@transaction.atomic
def share_with(
    viewer: Viewer, collection: Collection, whom: Person | Group | str, role: str = CollectionRole.READER
) -> Member:
    """Share with a person or a group; who is in it already has this role from now on.

    A name is that of a person, or of a group of yours. Raises FieldsError.
    """
    require(viewer, Action.MANAGE_COLLECTION, collection)
    if role not in CollectionRole.values:
        raise FieldsError({"role": f"“{role}” is no role: use {', '.join(CollectionRole.values)}."})
    found = _named(viewer, whom) if isinstance(whom, str) else whom
    if isinstance(found, Person) and found.pk == collection.owner_id:
        raise FieldsError(
            {"name": f"{found.get_username()} owns this collection, and may do everything in it."}
        )
    who = {"person": found} if isinstance(found, Person) else {"group": found}
    row, _new = CollectionMember.objects.update_or_create(
        collection=collection, **who, defaults={"role": role}
    )
    member = _member(row, 1)
    audit.record(viewer, "share-with", collection.name, whom=member.name, role=role)
    return member


@transaction.atomic
def remove(viewer: Viewer, collection: Collection, member: int) -> None:
    """Share no longer with a person or a group; what they added stays. Raises MissingError."""
    row = collection.members.select_related("person", "group").filter(pk=member).first()
    if row is None:
        raise MissingError("It is not shared with them any more.")
    mine = viewer.person is not None and row.person_id == viewer.person.pk
    if not mine:  # anybody may leave
        require(viewer, Action.MANAGE_COLLECTION, collection)
    name = _member(row, 1).name
    row.delete()
    audit.record(viewer, "unshare-with", collection.name, whom=name)


def groups_for(viewer: Viewer) -> list[Group]:
    """The groups that they can share with: those they are in; all for admins."""
    if viewer.person is None:
        return []
    rows = Group.objects.all() if viewer.role == Role.ADMIN else viewer.person.groups.all()
    return list(rows.order_by("name"))


def addable(viewer: Viewer, among: Sequence[Collection] | None = None) -> list[Collection]:
    """The collections to which they may add; the one to which something was added last comes first."""
    if viewer.person is None:
        return []
    if among is not None:
        return where(viewer, Action.ADD_ITEM, among)
    seen = visible_collections(viewer).annotate(used=Coalesce(Max("items__added_at"), "made_at"))
    return where(viewer, Action.ADD_ITEM, seen.order_by("-used", "-pk"))


def _named(viewer: Viewer, name: str) -> Person | Group:
    clean = " ".join(name.split())
    person = Person.objects.filter(username__iexact=clean, is_active=True).first()
    if person is not None:
        return person
    group = next((one for one in groups_for(viewer) if one.name.casefold() == clean.casefold()), None)
    if group is None:
        raise FieldsError({"name": f"“{clean}” is neither a person with an account nor a group of yours."})
    return group


def _member(row: CollectionMember, size: int) -> Member:
    name = row.person.get_username() if row.person else row.group.name if row.group else ""
    return Member(row.pk, name, row.role, row.person, row.group, size if row.group else 1)
