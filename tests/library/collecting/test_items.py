"""Items: put in once, in order, noted, taken out and brought back, by those who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.library.collecting.box import filled, shared
from tests.library.connections.papers import TEXTS, put
from tests.library.shelf import somebody
from travaux.library import collecting
from travaux.library.collecting import finding, items
from travaux.library.connections import connecting
from travaux.library.models import AuditEntry, Collection, CollectionItem, Visibility
from travaux.library.permissions import Viewer, role_in
from travaux.texts.errors import FieldsError, MissingError, NotAllowedError, TravauxError

pytestmark = pytest.mark.django_db


def titles(viewer: Viewer, box: Collection) -> list[str]:
    """What is in a collection, as its page shows it."""
    return [one.printed for one in finding.listing(viewer, box).rows]


def test_one_of_each_and_nothing_twice(owner: Viewer) -> None:
    box, report, _comment = filled(owner)
    names = ["CCPR/C/GC/34", "A/57/292, para. 2", "A/57/292, para. 2", "Case 12"]
    assert titles(owner, box) == names
    again = items.add_paragraph(owner, box, report, "2", "said again")
    assert (again.new, again.item.note, len(titles(owner, box))) == (False, "The heart of it", 4)
    assert not items.add_document(owner, box, "CCPR/C/GC/34").new
    assert items.add_paragraph(owner, box, report, "para_2:0-29").item.quote == TEXTS[1][:29]  # other words
    assert AuditEntry.objects.filter(action="add-item").count() == 5


@pytest.mark.parametrize(
    ("place", "order"), [(1, "dabc"), (2, "adbc"), (4, "abcd"), (99, "abcd"), (-3, "dabc")]
)
def test_moving_counts_what_is_seen(place: int, order: str, owner: Viewer) -> None:
    box = collecting.make(owner, "Box")
    rows = {name: items.add_record(owner, box, name).item for name in "axbcd"}
    items.remove(owner, rows["x"])
    items.move(owner, rows["d"], place)
    assert "".join(titles(owner, box)) == order


def test_what_was_taken_out_comes_back_with_its_note(owner: Viewer) -> None:
    box, report, comment = filled(owner)
    before = titles(owner, box)
    note, document = box.items.get(address="para_2"), box.items.get(kind="document")
    for row in (note, document):
        items.remove(owner, row.key)
    assert titles(owner, box) == before[2:]
    assert not box.works.exists()
    for row in (note, document):
        items.restore(owner, str(row.key))
    assert titles(owner, box) == before
    assert box.items.get(address="para_2").note == "The heart of it"
    assert list(box.works.all()) == [comment.work]
    with pytest.raises(MissingError, match="nothing to bring back"):
        items.restore(owner, note.key)
    items.remove(owner, note)
    assert items.add_paragraph(owner, box, report, "para_2").new  # added again: the same row


def test_a_connection_that_is_removed_is_not_in_it(owner: Viewer) -> None:
    box, *_ = filled(owner)
    row = box.items.get(kind="connection")
    connecting.remove(owner, row.connection_id)
    assert len(titles(owner, box)) == 3
    connecting.restore(owner, row.connection_id)
    assert len(titles(owner, box)) == 4


def test_only_what_is_seen_goes_in(owner: Viewer) -> None:
    hidden = put(owner, visibility=Visibility.PRIVATE)
    mine = somebody("contributor")
    box = collecting.make(mine, "Box")
    refused: list[Callable[[], object]] = [
        lambda: items.add_document(mine, box, hidden.work),
        lambda: items.add_paragraph(mine, box, hidden, "para_2"),
        lambda: items.add_connection(mine, box, 4711),
    ]
    for add in refused:
        with pytest.raises(MissingError):
            add()
    with pytest.raises(MissingError, match="run from 1 to 4"):
        items.add_paragraph(owner, collecting.make(owner, "B"), hidden, "99")
    assert not box.items.exists()


# role in the collection: adds, changes what they added, changes anything, manages
ROLES = {"reader": "----", "contributor": "yy--", "editor": "yyy-", "owner": "yyyy"}


@pytest.mark.parametrize("role", ROLES)
def test_what_each_role_may(role: str, owner: Viewer) -> None:
    """A role in the library adds nothing: an editor may in a private one what it is shared as."""
    them = somebody("contributor" if role == "owner" else "editor")
    box = collecting.make(them if role == "owner" else owner, "Box")
    theirs = items.add_record(owner, box, "Theirs").item
    if role != "owner":
        shared(owner, box, them, role)
    own = CollectionItem.objects.create(collection=box, kind="record", title="Own", by=them.person)
    assert role_in(them, box) == role
    tries: list[Callable[[], object]] = [
        lambda: items.add_record(them, box, "New"),
        lambda: items.change(them, own, note="mine"),
        lambda: (items.change(them, theirs, note="changed"), items.move(them, theirs, 2)),
        lambda: collecting.share(them, box, "public"),
    ]
    assert "".join(allowed(one) for one in tries) == ROLES[role]


def allowed(action: Callable[[], object]) -> str:
    """Whether they may: "y" or "-"."""
    try:
        action()
    except NotAllowedError as refusal:
        assert "Ask" in str(refusal) or "ask" in str(refusal)
        return "-"
    return "y"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": "Another"}, "Only records are named here"),
        ({"note": "x" * 20_001}, "20000 is the most"),
        ({"note": "a\0b"}, "no text"),
    ],
)
def test_wrong_changes(change: dict[str, str], fault: str, owner: Viewer) -> None:
    box, *_ = filled(owner)
    with pytest.raises(TravauxError, match=fault):
        items.change(owner, box.items.get(address="para_2"), **change)
    with pytest.raises(FieldsError, match="needs a title"):
        items.add_record(owner, box, "  ")
