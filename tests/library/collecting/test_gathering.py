"""Collections: made, filled, renamed, introduced, shared and taken apart, by those who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.library.shelf import shelve, short_report, somebody
from travaux.library import collecting
from travaux.library.models import AuditEntry, Collection, OutboxEntry, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import FieldsError, MissingError, NotAllowedError

pytestmark = pytest.mark.django_db


def test_a_name_finds_its_collection_or_makes_it(owner: Viewer) -> None:
    made = collecting.named(owner, "  Our   cases ")
    assert (made.name, made.slug, made.visibility) == ("Our cases", "our-cases", Visibility.PRIVATE)
    assert collecting.named(owner, "OUR CASES") == made
    assert collecting.make(owner, "Our cases").slug == "our-cases-2"


def test_somebody_elses_private_collection_is_not_found_by_its_name() -> None:
    mine, other = somebody("contributor"), somebody("contributor", "other")
    made = collecting.make(mine, "Plans")
    assert collecting.named(other, "Plans") != made


@pytest.mark.parametrize(
    ("name", "slug"), [("حقوق الإنسان", "حقوق-الإنسان"), ("!!!", "collection"), ("报告", "报告")]
)
def test_links_of_names(name: str, slug: str, owner: Viewer) -> None:
    assert collecting.make(owner, name).slug == slug


@pytest.mark.parametrize(("name", "says"), [(" ", "needs a name"), ("x" * 121, "longer than 120")])
def test_wrong_names(name: str, says: str, owner: Viewer) -> None:
    with pytest.raises(FieldsError, match=says):
        collecting.make(owner, name)
    assert not Collection.objects.exists()


def test_documents_go_in_and_out_and_the_index_is_told(owner: Viewer) -> None:
    one, two = shelve(short_report(), owner), shelve(short_report("A/57/293"), owner)
    box = collecting.make(owner, "Box")
    OutboxEntry.objects.all().delete()
    assert collecting.put(owner, box, [one.work, two.work]) == 2
    assert collecting.put(owner, box, [one.work]) == 0
    assert collecting.take_out(owner, box, [one.work]) == 1
    assert [work.symbol for work in box.works.all()] == ["A/57/293"]
    assert list(OutboxEntry.objects.values_list("edition_id", flat=True)) == [one.pk, two.pk, one.pk]
    log = AuditEntry.objects.filter(subject="Box").order_by("pk")
    assert [entry.action for entry in log] == ["make-collection", "collect", "take-out"]
    assert log[1].details == {"works": ["A/57/292", "A/57/293"]}


def test_documents_are_items_too_in_every_way_of_putting_them_in(owner: Viewer) -> None:
    """By the action, with a new document, and taken out again: entries and items stay alike."""
    box = collecting.make(owner, "Box")
    one = shelve(short_report(), owner, collection=box)
    two = shelve(short_report("A/57/293"), owner)
    collecting.put(owner, box, [two.work])
    kept = box.items.order_by("position").values_list("work__symbol", "kind", "by")
    assert list(kept) == [
        (one.work.symbol, "document", owner.person.pk),
        (two.work.symbol, "document", owner.person.pk),
    ]
    collecting.take_out(owner, box, [one.work])
    assert box.items.get(removed_at=None).work == two.work
    collecting.put(owner, box, [one.work])
    assert [row.work for row in box.items.all()] == [two.work, one.work]  # the one row, now at the end


def test_an_introduction_keeps_its_paragraphs(owner: Viewer) -> None:
    box = collecting.make(owner, "Box")
    collecting.introduce(owner, box, " What it is.\r\n\r\nSee A/57/292. ")
    box.refresh_from_db()
    assert box.introduction == "What it is.\n\nSee A/57/292."
    with pytest.raises(FieldsError, match="20000 is the most"):
        collecting.introduce(owner, box, "x" * 20_001)


def test_what_is_not_seen_is_not_put_in(owner: Viewer) -> None:
    hidden = shelve(short_report(), owner, visibility=Visibility.PRIVATE)
    mine = somebody("contributor")
    box = collecting.make(mine, "Box")
    with pytest.raises(MissingError):
        collecting.put(mine, box, [hidden.work])


def test_rename_share_and_delete(owner: Viewer) -> None:
    box = collecting.make(owner, "Box")
    kept = shelve(short_report(), owner, collection=box)
    collecting.rename(owner, box, "Chest")
    collecting.share(owner, box, Visibility.PUBLIC)
    box.refresh_from_db()
    assert (box.name, box.slug, box.visibility) == ("Chest", "box", Visibility.PUBLIC)
    with pytest.raises(FieldsError):
        collecting.share(owner, box, "secret")
    collecting.delete(owner, box)
    assert not Collection.objects.exists()
    kept.refresh_from_db()  # the document stays


@pytest.mark.parametrize(
    "change",
    [
        lambda viewer, box: collecting.put(viewer, box, []),
        lambda viewer, box: collecting.take_out(viewer, box, []),
        lambda viewer, box: collecting.rename(viewer, box, "Mine"),
        lambda viewer, box: collecting.share(viewer, box, "private"),
        lambda viewer, box: collecting.delete(viewer, box),
    ],
    ids=["put", "take out", "rename", "share", "delete"],
)
def test_others_may_not(change: Callable[[Viewer, Collection], object]) -> None:
    box = collecting.make(somebody("contributor"), "Box", Visibility.PUBLIC)
    with pytest.raises(NotAllowedError):
        change(somebody("contributor", "other"), box)
    with pytest.raises(NotAllowedError):
        collecting.make(VISITOR, "Box")
