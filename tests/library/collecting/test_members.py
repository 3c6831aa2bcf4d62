"""With whom a collection is shared, and what that gives."""

from __future__ import annotations

import pytest

from tests.library.collecting.box import grouped, shared
from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import items, members
from travaux.library.models import Visibility
from travaux.library.permissions import VISITOR, Action, role_in, roles_in, where
from travaux.texts.errors import FieldsError, MissingError, NotAllowedError

pytestmark = pytest.mark.django_db


def test_the_highest_of_several_roles_holds() -> None:
    mine, friend = somebody("contributor"), somebody("reader", "friend")
    box = collecting.make(mine, "Box")
    team = grouped("Team", mine, friend)
    members.share_with(mine, box, "team", "contributor")
    members.share_with(mine, box, "Friend", "reader")
    assert role_in(friend, box) == "contributor"
    members.share_with(mine, box, "friend", "editor")  # said again: another role
    there = members.of(mine, box)
    assert [(one.name, one.role, one.size) for one in there] == [
        ("friend", "editor", 1),
        ("Team", "contributor", 2),
    ]
    members.remove(friend, box, there[0].id)  # anybody may leave
    assert role_in(friend, box) == "contributor"
    team.user_set.remove(friend.person)  # type: ignore[arg-type]
    assert (role_in(friend, box), role_in(mine, box), role_in(VISITOR, box)) == ("", "owner", "")


@pytest.mark.parametrize(
    ("name", "role", "fault"),
    [
        ("nobody", "reader", "neither a person with an account nor a group of yours"),
        ("a-contributor", "reader", "owns this collection"),
        ("Others", "reader", "nor a group of yours"),  # a group that they are not in is not told of
        ("friend", "boss", "“boss” is no role"),
    ],
)
def test_whom_it_is_not_shared_with(name: str, role: str, fault: str) -> None:
    mine, friend = somebody("contributor"), somebody("reader", "friend")
    grouped("Others", friend)
    with pytest.raises(FieldsError, match=fault):
        members.share_with(mine, collecting.make(mine, "Box"), name, role)


def test_editors_of_a_collection_share_it_no_further(owner: object) -> None:
    mine, friend = somebody("contributor"), somebody("editor", "friend")
    box = collecting.make(mine, "Box")
    shared(mine, box, friend, "editor")
    with pytest.raises(NotAllowedError, match="share or delete a collection"):
        members.share_with(friend, box, "a-contributor", "reader")
    with pytest.raises(NotAllowedError):
        members.of(friend, box)
    with pytest.raises(MissingError):
        members.remove(mine, box, 4711)


def test_where_they_may_add_last_used_first() -> None:
    mine, friend = somebody("contributor"), somebody("reader", "friend")
    boxes = {name: collecting.make(mine, name) for name in ("read", "add", "edit", "not")}
    for name, role in (("read", "reader"), ("add", "contributor"), ("edit", "editor")):
        shared(mine, boxes[name], friend, role)
    public = collecting.make(mine, "public", Visibility.PUBLIC)
    items.add_record(friend, boxes["add"], "used last")
    assert [one.name for one in members.addable(friend)] == ["add", "edit"]
    assert where(friend, Action.EDIT_COLLECTION, [*boxes.values(), public]) == [boxes["edit"]]
    roles = roles_in(friend, [*boxes.values(), public])
    assert list(roles.values()) == ["reader", "contributor", "editor", "", "reader"]
    assert members.addable(VISITOR) == []
