"""Groups of people, with whom connections can be shared.

In: a viewer who manages people, names and members. Out: `django.contrib.auth` groups; each change with its
entry in the log. Anybody sees the groups they are in.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Count, QuerySet

from travaux.library import audit
from travaux.library.models import Connection, Person, Sharing
from travaux.library.permissions import Action, Viewer, require
from travaux.texts.errors import FieldsError, MissingError

_LONGEST_NAME = 150  # as the table has it


def all(viewer: Viewer) -> QuerySet[Group]:
    """All groups by name, with the number of their `members`."""
    require(viewer, Action.MANAGE_PEOPLE)
    return Group.objects.annotate(members=Count("user")).order_by("name").prefetch_related("user_set")


def mine(viewer: Viewer) -> list[Group]:
    """The groups they are in, by name."""
    return list(viewer.person.groups.order_by("name")) if viewer.person else []


def one(viewer: Viewer, pk: int) -> Group:
    """One group. Raises MissingError."""
    require(viewer, Action.MANAGE_PEOPLE)
    found = Group.objects.filter(pk=pk).first()
    if found is None:
        raise MissingError("There is no such group any more.")
    return found


@transaction.atomic
def create(viewer: Viewer, name: str) -> Group:
    """A new group without members."""
    require(viewer, Action.MANAGE_PEOPLE)
    made = Group.objects.create(name=_name(name))
    audit.record(viewer, "make-group", made.name)
    return made


@transaction.atomic
def rename(viewer: Viewer, pk: int, name: str) -> Group:
    """Give a group another name."""
    found = one(viewer, pk)
    before, found.name = found.name, _name(name, pk)
    found.save(update_fields=["name"])
    audit.record(viewer, "rename-group", before, before={"name": before}, after={"name": found.name})
    return found


@transaction.atomic
def set_members(viewer: Viewer, pk: int, people: Iterable[Person | int]) -> Group:
    """These people and nobody else are in a group from now on."""
    found = one(viewer, pk)
    wanted = {person if isinstance(person, int) else person.pk for person in people}
    there = Person.objects.filter(pk__in=wanted)
    if len(there) != len(wanted):
        raise MissingError("One of these people has no account any more: choose again.")
    before = _members(found)
    found.user_set.set(there)
    audit.record(
        viewer, "set-group", found.name, before={"members": before}, after={"members": _members(found)}
    )
    return found


@transaction.atomic
def remove(viewer: Viewer, pk: int) -> None:
    """Remove a group; what was shared with it is from now on for its authors alone."""
    found = one(viewer, pk)
    shared = Connection.objects.filter(group=found)
    count = shared.filter(sharing=Sharing.GROUP).update(sharing=Sharing.PRIVATE, group=None)
    audit.record(viewer, "remove-group", found.name, before={"members": _members(found)}, connections=count)
    found.delete()


def _members(group: Group) -> list[str]:
    return sorted(Person.objects.filter(groups=group).values_list("username", flat=True))


def _name(name: str, besides: int | None = None) -> str:
    clean = " ".join(name.split())
    if not 0 < len(clean) <= _LONGEST_NAME:
        raise FieldsError({"name": f"Name the group, in at most {_LONGEST_NAME} characters."})
    if Group.objects.filter(name__iexact=clean).exclude(pk=besides or 0).exists():
        raise FieldsError({"name": f"There is a group “{clean}” already: choose another name."})
    return clean
