"""Items stay true while documents are read anew, get new versions, move, go and come back."""

from __future__ import annotations

import pytest

from tests.library.collecting.box import filled
from tests.library.connections.papers import COMMENT, REPORT, TEXTS, paper, put
from tests.library.shelf import shelve, somebody
from travaux.library import collecting, editing, removing, rereading
from travaux.library.collecting import finding, items
from travaux.library.collecting.showing import ItemShown
from travaux.library.home import Home
from travaux.library.models import Collection, Edition, Visibility
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db

NEW = "A paragraph that is new here and speaks of an entirely different matter, namely procedure."
REWRITTEN = "Arbitrary detention of migrants must end now, and every person who is held must see a judge."


@pytest.fixture
def box(owner: Viewer) -> Collection:
    """Paragraphs 2 and 3 of the report, and some words of paragraph 4."""
    report = put(owner)
    made = collecting.make(owner, "Box", Visibility.PUBLIC)
    for place in ("para_2", "para_3", "para_4:4-32"):
        items.add_paragraph(owner, made, report, place)
    return made


def rows(viewer: Viewer, box: Collection) -> list[ItemShown]:
    """What they see in it."""
    return finding.listing(viewer, box).rows


def now(viewer: Viewer, box: Collection) -> list[tuple[str, bool, bool]]:
    """Where each item stands, whether its words have changed, whether its place is gone."""
    return [(one.address, one.changed, one.missing) for one in rows(viewer, box)]


def reread(viewer: Viewer, *texts: str) -> None:
    """Read the report again: this is what its file says now."""
    edition = Edition.objects.get(work__symbol=REPORT, superseded=False)
    rereading.replace_contents(viewer, edition, paper(REPORT, texts), None)


def test_rereading_moves_changes_and_loses_paragraphs(box: Collection, owner: Viewer) -> None:
    reread(owner, TEXTS[0], NEW, *TEXTS[1:])  # each goes where the next one stood
    assert now(owner, box) == [
        ("para_3", False, False), ("para_4", False, False), ("para_5:4-32", False, False),
    ]  # fmt: skip
    reread(owner, TEXTS[0], REWRITTEN, *TEXTS[2:])
    first = rows(owner, box)[0]
    assert (first.address, first.changed, first.quote, first.now) == ("para_2", True, TEXTS[1], REWRITTEN)
    reread(owner, TEXTS[0], REWRITTEN, TEXTS[3])  # paragraph 3 is gone: its words are kept
    lost = rows(owner, box)[1]
    assert (lost.missing, lost.quote, lost.printed) == (True, TEXTS[2], "A/57/292, para. 3")
    reread(owner, TEXTS[0], REWRITTEN, TEXTS[3], TEXTS[2])  # and back, at another place
    assert now(owner, box)[1] == ("para_4", False, False)


def test_a_new_version_takes_items_along_and_the_old_one_keeps_the_rest(
    box: Collection, owner: Viewer
) -> None:
    shelve(paper(REPORT, (TEXTS[0], NEW, TEXTS[1], TEXTS[3])), owner)
    found = rows(owner, box)
    assert [(one.address, one.href.partition("#")[0]) for one in found] == [
        ("para_3", "/A/57/292/en/para/3"),
        ("para_3", "/A/57/292/en/v1/para/3"),  # only the old version has it
        ("para_4:4-32", "/A/57/292/en/para/4"),
    ]
    assert not any(one.changed for one in found)


def test_a_private_version_takes_nothing_from_others(box: Collection, owner: Viewer) -> None:
    other = somebody("contributor")
    shelve(paper(REPORT, (NEW, *TEXTS)), other, visibility=Visibility.PRIVATE)
    assert [one[0] for one in now(other, box)] == ["para_2", "para_3", "para_4:4-32"]


def test_a_version_that_becomes_public_takes_what_it_has(box: Collection, owner: Viewer) -> None:
    other = somebody("contributor")
    edition = shelve(paper(REPORT, (NEW, *TEXTS[:3])), other, visibility=Visibility.PRIVATE)
    assert [one[0] for one in now(other, box)] == ["para_2", "para_3", "para_4:4-32"]
    editing.share(owner, edition, "public")
    assert [(one.address, one.edition_id == edition.pk, one.changed) for one in rows(other, box)] == [
        ("para_3", True, False), ("para_4", True, False), ("para_4:4-32", False, False),
    ]  # fmt: skip


def test_another_symbol_and_another_work(box: Collection, owner: Viewer) -> None:
    edition = Edition.objects.get(work__symbol=REPORT)
    collecting.put(owner, box, [edition.work])
    editing.correct(owner, edition, {"symbol": "A/57/999"})
    assert {one.symbol for one in rows(owner, box)} == {"A/57/999"}
    comment = put(owner, COMMENT)
    collecting.put(owner, box, [comment.work])
    editing.correct(owner, Edition.objects.get(pk=edition.pk), {"symbol": COMMENT})  # now in one work with it
    kinds = [(one.kind, one.symbol) for one in rows(owner, box)]
    assert kinds == [*[("paragraph", COMMENT)] * 3, ("document", COMMENT)]
    assert [work.symbol for work in box.works.all()] == [COMMENT]


def test_what_is_removed_is_waited_for(home: Home, owner: Viewer) -> None:
    """Notes are kept; nobody but who put it in learns of it meanwhile."""
    box, report, comment = filled(owner, Visibility.PUBLIC)
    items.change(owner, box.items.get(kind="document"), note="Read first")
    other = somebody("editor")
    for edition in (report, comment):
        removing.remove(owner, edition)
    assert [one.kind for one in rows(other, box)] == ["record"]
    waiting = rows(owner, box)[:2]
    assert [(one.symbol, one.missing, one.note) for one in waiting] == [
        (COMMENT, True, "Read first"), (REPORT, True, "The heart of it"),
    ]  # fmt: skip
    put(owner, COMMENT)
    put(owner, REPORT, (TEXTS[0], TEXTS[1]))
    back = rows(other, box)[:2]
    assert [(one.symbol, one.missing, one.changed) for one in back] == [
        (COMMENT, False, False), (REPORT, False, False),
    ]  # fmt: skip
    assert [work.symbol for work in box.works.all()] == [COMMENT]


def test_a_language_that_is_removed_leaves_items_of_the_other(
    home: Home, box: Collection, owner: Viewer
) -> None:
    edition = Edition.objects.get(work__symbol=REPORT)
    shelve(paper(REPORT, TEXTS, "fr"), owner, data=b"another file")
    removing.remove(owner, edition)
    assert [one.language for one in rows(somebody("reader"), box)] == ["fr"] * 3  # it has the very words
