"""Groups: made by those who manage people, seen by their members."""

from __future__ import annotations

import pytest

from travaux.library.connections import groups
from travaux.library.models import AuditEntry
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import FieldsError, MissingError, NotAllowedError

pytestmark = pytest.mark.django_db


def test_a_group_and_its_members(everyone: dict[str, Viewer]) -> None:
    admin, reader = everyone["admin"], everyone["reader"]
    assert reader.person is not None
    group = groups.create(admin, "  Team  one ")
    groups.set_members(admin, group.pk, [reader.person])
    assert groups.mine(reader) == [group]
    assert [(one.name, one.members) for one in groups.all(admin)] == [("Team one", 1)]  # type: ignore[attr-defined]
    groups.rename(admin, group.pk, "Team two")
    groups.set_members(admin, group.pk, [])
    assert (groups.mine(reader), groups.mine(VISITOR)) == ([], [])
    groups.remove(admin, group.pk)
    told = AuditEntry.objects.filter(action__contains="group").order_by("pk")
    assert [entry.action for entry in told] == [
        "make-group", "set-group", "rename-group", "set-group", "remove-group",
    ]  # fmt: skip
    assert told[1].details["after"] == {"members": ["a-reader"]}


def test_what_is_wrong(everyone: dict[str, Viewer]) -> None:
    admin = everyone["admin"]
    groups.create(admin, "Team")
    with pytest.raises(FieldsError, match="team” already"):
        groups.create(admin, "team")
    with pytest.raises(FieldsError, match="Name the group"):
        groups.create(admin, " ")
    with pytest.raises(MissingError, match="no such group"):
        groups.remove(admin, 99)
    with pytest.raises(MissingError, match="has no account"):
        groups.set_members(admin, groups.all(admin)[0].pk, [99999])


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor", "editor"])
def test_who_may_not(role: str, everyone: dict[str, Viewer]) -> None:
    for ask in (lambda: groups.create(everyone[role], "x"), lambda: groups.all(everyone[role])):
        with pytest.raises(NotAllowedError, match="manage people"):
            ask()
