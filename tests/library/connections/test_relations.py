"""Relation types: those that ship, own ones, and what is refused."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import COMMENT, joined, put
from travaux.library.connections import connecting, relations
from travaux.library.models import AuditEntry
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError
from travaux.texts.relation import SHIPPED

pytestmark = pytest.mark.django_db


def test_own_ones_stand_behind_those_that_ship(owner: Viewer) -> None:
    made = relations.add(
        owner, "  quotes  from ", "is quoted in", "Word for word.", labels={"fr": ["cite mot à mot"]}
    )
    assert (made.slug, made.verb) == ("quotes-from", "quotes from")
    assert [one.slug for one in relations.all()] == [*SHIPPED, "quotes-from"]
    assert relations.one("quotes-from").words("fr") == ("cite mot à mot", "is quoted in", "Word for word.")
    changed = relations.change(owner, "quotes-from", meaning="In the very words.")
    assert (changed.slug, changed.verb, changed.meaning) == (
        "quotes-from",
        "quotes from",
        "In the very words.",
    )
    assert relations.add(owner, "引用自", "被引用").slug == "relation"
    told = AuditEntry.objects.get(action="change-relation").details
    assert (told["before"]["meaning"], told["after"]["meaning"]) == ("Word for word.", "In the very words.")


@pytest.mark.parametrize(
    ("said", "slug", "back"),
    [
        ("cites", "cites", False),
        ("is cited by", "cites", True),
        ("Is  Cited_By", "cites", True),
        ("met en œuvre", "implements", False),
        ("被引用于", "cites", True),
        ("follows-up", "follows-up", False),
        ("contradicts", "contradicts", False),
    ],
)
def test_what_is_meant(said: str, slug: str, back: bool) -> None:
    meant = relations.meant(said)
    assert meant is not None
    assert (meant.relation.slug, meant.back) == (slug, back)


def test_nothing_is_meant_by_other_words() -> None:
    assert relations.meant("") is relations.meant("loves") is None
    with pytest.raises(MissingError, match="loves"):
        relations.one("loves")


def test_in_use_it_stays(owner: Viewer) -> None:
    made = relations.add(owner, "mirrors", "", symmetric=True)
    rows = [joined(owner, put(owner), put(owner, COMMENT), made.slug, to=f"para_{at}") for at in (3, 4)]
    assert relations.used() == {"mirrors": 2}
    with pytest.raises(ConflictError, match="2 connections say “mirrors”"):
        relations.remove(owner, "mirrors")
    for row in rows:
        connecting.change(owner, row.pk, relation="cites")
    relations.remove(owner, "mirrors")
    assert relations.meant("mirrors") is None


@pytest.mark.parametrize(
    ("verb", "reverse", "kind", "words"),
    [
        ("", "x", FieldsError, "1 to 80 characters"),
        ("x" * 81, "y", FieldsError, "1 to 80 characters"),
        ("Cites", "x", ConflictError, "“cites” already"),
        ("is cited by", "x", ConflictError, "“cites” from the other end"),
        ("follows up on", "x", ConflictError, "already"),
    ],
)
def test_what_can_not_be_added(
    verb: str, reverse: str, kind: type[Exception], words: str, owner: Viewer
) -> None:
    with pytest.raises(kind, match=words):
        relations.add(owner, verb, reverse)


def test_those_that_ship_stay_as_they_are(owner: Viewer) -> None:
    for change in (
        lambda: relations.remove(owner, "cites"),
        lambda: relations.change(owner, "cites", verb="x"),
    ):
        with pytest.raises(ConflictError, match="comes with Travaux"):
            change()
    with pytest.raises(FieldsError, match="verb, reverse verb and meaning"):
        relations.add(owner, "a", "b", labels={"xx": ["c"]})
    with pytest.raises(FieldsError, match="short name"):
        relations.add(owner, "a", "b", slug="Not A Slug")


@pytest.mark.parametrize("role", ["visitor", "reader", "contributor"])
def test_who_may_not(role: str, everyone: dict[str, Viewer]) -> None:
    with pytest.raises(NotAllowedError, match="add relation types"):
        relations.add(everyone[role], "mirrors", "is mirrored by")
