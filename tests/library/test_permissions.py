"""The permission table, row by row, and who sees what."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import Group
from django.utils import timezone

from tests.library.shelf import shelve, short_report, somebody
from travaux.library.models import Connection, Edition, Passage, Side, Visibility
from travaux.library.permissions import (
    TABLE,
    VISITOR,
    Action,
    Viewer,
    audience_of,
    audiences,
    may,
    require,
    viewer_of,
    visible_connections,
    visible_editions,
)
from travaux.texts.errors import NotAllowedError

pytestmark = pytest.mark.django_db

# action: roles that may always, then those that may with what is their own
EXPECTED: dict[Action, tuple[set[str], set[str]]] = {
    Action.READ: ({"visitor", "reader", "contributor", "editor", "admin"}, set()),
    Action.ADD: ({"contributor", "editor", "admin"}, set()),
    Action.EDIT: ({"editor", "admin"}, {"contributor"}),
    Action.REREAD: ({"editor", "admin"}, {"contributor"}),
    Action.REMOVE: ({"editor", "admin"}, {"contributor"}),
    Action.SHARE: ({"editor", "admin"}, {"contributor"}),
    Action.COLLECT: ({"contributor", "editor", "admin"}, set()),
    Action.ADD_ITEM: ({"editor", "admin"}, {"contributor"}),
    Action.EDIT_COLLECTION: ({"editor", "admin"}, {"contributor"}),
    Action.MANAGE_COLLECTION: ({"editor", "admin"}, {"contributor"}),
    Action.REVIEW: ({"editor", "admin"}, set()),
    Action.CONNECT: ({"contributor", "editor", "admin"}, set()),
    Action.EDIT_CONNECTION: ({"editor", "admin"}, {"contributor"}),
    Action.ADD_RELATION: ({"editor", "admin"}, set()),
    Action.FOLLOW_UP: ({"contributor", "editor", "admin"}, set()),
    Action.CORRECT_RECOMMENDATION: ({"editor", "admin"}, {"contributor"}),
    Action.EDIT_LIST: ({"editor", "admin"}, {"contributor"}),
    Action.SAVE_SEARCH: ({"reader", "contributor", "editor", "admin"}, set()),
    Action.HAVE_TOKENS: ({"reader", "contributor", "editor", "admin"}, set()),
    Action.SEE_LOG: ({"admin"}, set()),
    Action.MANAGE_PEOPLE: ({"admin"}, set()),
    Action.RUN: ({"admin"}, set()),
}


def test_every_action_is_expected() -> None:
    assert set(EXPECTED) == set(TABLE) == set(Action)


@pytest.mark.parametrize("action", list(Action))
def test_who_may(action: Action, everyone: dict[str, Viewer]) -> None:
    always, with_own = EXPECTED[action]
    foreign = shelve(short_report(), somebody("admin", "somebody-else"))
    assert {role for role, viewer in everyone.items() if may(viewer, action, foreign)} == always
    owning = set()
    for role, viewer in everyone.items():
        if viewer.person is not None:
            foreign.owner = viewer.person
            owning |= {role} if may(viewer, action, foreign) else set()
    assert owning == (always | with_own) - {"visitor"}


def test_a_refusal_says_who_may_and_what_to_do(everyone: dict[str, Viewer]) -> None:
    with pytest.raises(NotAllowedError, match=r"add documents is for contributors and above.*Ask an admin"):
        require(everyone["reader"], Action.ADD)
    with pytest.raises(NotAllowedError, match="Sign in first"):
        require(VISITOR, Action.ADD)


@pytest.mark.parametrize(
    ("role", "sees_private_of_others"),
    [("visitor", False), ("reader", False), ("contributor", False), ("editor", False), ("admin", True)],
)
def test_who_sees_private_editions(
    role: str, sees_private_of_others: bool, everyone: dict[str, Viewer]
) -> None:
    other = somebody("contributor", "other")
    public = shelve(short_report("A/57/1"), other)
    private = shelve(short_report("A/57/2"), other, visibility=Visibility.PRIVATE)
    seen = set(visible_editions(everyone[role]))
    assert public in seen
    assert (private in seen) is sees_private_of_others
    marks = audiences(everyone[role])
    assert (marks is None or audience_of(private) in marks) is sees_private_of_others
    assert private in visible_editions(other)


ALL = {"visitor", "reader", "contributor", "editor", "admin"}


@pytest.mark.parametrize(
    ("sharing", "seen"),
    [
        ("public", ALL),
        ("group", {"reader", "contributor"}),  # the author is the contributor, the reader is in the group
        ("private", {"contributor"}),
    ],
)
def test_who_sees_connections(
    sharing: str, seen: set[str], everyone: dict[str, Viewer], owner: Viewer
) -> None:
    """Admins are no exception; of documents they do not see, people see no connection either."""
    report, comment = (shelve(short_report(symbol), owner) for symbol in ("A/57/1", "A/57/2"))
    hidden = shelve(short_report("A/57/3"), owner, visibility=Visibility.PRIVATE)
    author, group = everyone["contributor"], Group.objects.create(name="Team")
    for role in ("reader", "contributor"):
        person: Any = everyone[role].person
        person.groups.add(group)
    made = {"sharing": sharing, "group": group if sharing == "group" else None, "owner": author.person}
    open_ends = _connect((report, comment), made)
    to_hidden = _connect((report, hidden), made | {"owner": None})
    removed = _connect((report, comment), made | {"removed_at": timezone.now()})
    by_role = {role: set(visible_connections(viewer)) for role, viewer in everyone.items()}
    assert {role for role, there in by_role.items() if open_ends in there} == seen
    assert {role for role, there in by_role.items() if to_hidden in there} == seen & {"admin"}
    assert not any(removed in there for there in by_role.values())
    back = {role for role, one in everyone.items() if removed in visible_connections(one, removed=True)}
    assert back == seen


def test_what_was_chosen_in_a_removed_edition_is_for_its_author(
    everyone: dict[str, Viewer], owner: Viewer
) -> None:
    report = shelve(short_report(), owner)
    row = _connect((report, None), {"owner": everyone["contributor"].person})
    assert {role for role, one in everyone.items() if row in visible_connections(one)} == {"contributor"}
    Passage.objects.filter(connection=row, edition=None).update(named=True)
    assert {role for role, one in everyone.items() if row in visible_connections(one)} == ALL


def _connect(ends: tuple[Edition, Edition | None], fields: dict[str, Any]) -> Connection:
    """A connection of two editions; None: of one that is removed."""
    row = Connection.objects.create(relation="cites", fingerprint="", **fields)
    for side, edition in zip(Side.values, ends, strict=True):
        Passage.objects.create(
            connection=row, side=side, edition=edition, work=edition and edition.work, symbol="A/1", key="A/1"
        )
    return row


def test_a_closed_library_shows_visitors_nothing(settings: LazySettings, owner: Viewer) -> None:
    shelve(short_report(), owner)
    settings.OPEN_TO_VISITORS = False
    assert not visible_editions(VISITOR)
    assert not visible_connections(VISITOR)
    assert audiences(VISITOR) == frozenset()


def test_a_person_who_was_deactivated_is_a_visitor(everyone: dict[str, Viewer]) -> None:
    person: Any = everyone["admin"].person
    person.is_active = False
    assert viewer_of(person) == VISITOR
