"""The permission table, row by row, and who sees what."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings

from tests.library.shelf import shelve, short_report, somebody
from travaux.library.models import Visibility
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
    Action.EDIT_COLLECTION: ({"editor", "admin"}, {"contributor"}),
    Action.REVIEW: ({"editor", "admin"}, set()),
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


def test_a_closed_library_shows_visitors_nothing(settings: LazySettings, owner: Viewer) -> None:
    shelve(short_report(), owner)
    settings.OPEN_TO_VISITORS = False
    assert not visible_editions(VISITOR)
    assert audiences(VISITOR) == frozenset()


def test_a_person_who_was_deactivated_is_a_visitor(everyone: dict[str, Viewer]) -> None:
    person: Any = everyone["admin"].person
    person.is_active = False
    assert viewer_of(person) == VISITOR
