"""What is not certain is shown to those who may change it, until they say what is true."""

from __future__ import annotations

import pytest

from tests.library.connections.papers import COMMENT, TEXTS, joined, paper, put
from travaux.library import rereading
from travaux.library.connections import settling
from travaux.library.models import AuditEntry, Edition, PassagePlace
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError, NotAllowedError, UsageError

pytestmark = pytest.mark.django_db

NEW = "A paragraph that is new here and speaks of an entirely different matter, namely procedure."


@pytest.fixture
def lost(everyone: dict[str, Viewer], owner: Viewer) -> Edition:
    """A report whose second paragraph, connected by a contributor, is another now."""
    report = put(owner)
    joined(everyone["contributor"], report, put(owner, COMMENT))
    joined(everyone["contributor"], report, put(owner, COMMENT), "cites", sharing="private")
    reading = paper(texts=(TEXTS[0], NEW, *TEXTS[2:]))
    rereading.replace_contents(owner, report, reading, None)
    rows = PassagePlace.objects.filter(edition=report)
    assert not rows.filter(certain=True).exists()
    rows.update(address="", state="lost")  # whether there is a guess is for the finder to say
    return report


def test_who_is_asked(lost: Edition, everyone: dict[str, Viewer]) -> None:
    counted = {role: settling.count(viewer) for role, viewer in everyone.items()}
    assert counted == {"visitor": 0, "reader": 0, "contributor": 2, "editor": 1, "admin": 1}
    (row,) = settling.queue(everyone["editor"]).rows
    assert (row.was, row.now, row.stretch, row.state) == (TEXTS[1], "", "", "lost")
    assert (row.href, row.side, row.shown.relation) == ("/A/57/292/en", "source", "implements")
    with pytest.raises(NotAllowedError):
        settling.settle(everyone["reader"], row.id, "gone")
    private = next(one for one in settling.queue(everyone["contributor"]).rows if one.id != row.id)
    with pytest.raises(MissingError):
        settling.settle(everyone["admin"], private.id, "gone")


def test_words_that_have_changed_are_shown_with_what_differs(
    everyone: dict[str, Viewer], owner: Viewer
) -> None:
    report = put(owner)
    joined(owner, report, put(owner, COMMENT))
    row = PassagePlace.objects.get(edition=report)
    PassagePlace.objects.filter(pk=row.pk).update(
        certain=False, state="changed", address="para_3", place=3, last=3
    )
    (waiting,) = settling.queue(owner).rows
    assert (waiting.stretch, waiting.now, waiting.printed) == ("para_3", TEXTS[2], "A/57/292, para. 3")
    assert {part.kind for part in waiting.parts} >= {"gone", "new"}
    kept = settling.settle(owner, waiting.id, "keep")
    assert (kept.address, kept.certain, kept.state) == ("para_3", True, "changed")


def test_settling_and_undoing(lost: Edition, everyone: dict[str, Viewer]) -> None:
    editor = everyone["editor"]
    (row,) = settling.queue(editor).rows
    with pytest.raises(UsageError, match="Nothing was found that could be kept"):
        settling.settle(editor, row.id, "keep")
    with pytest.raises((UsageError, MissingError), match="para_99"):
        settling.settle(editor, row.id, "para_99")
    put = settling.settle(editor, row.id, "para_2")
    assert (put.address, put.place, put.whole, put.state) == ("para_2", 2, True, "changed")
    assert settling.queue(editor).total == 0
    settling.settle(editor, row.id, "gone")
    assert settling.queue(editor).total == 0
    back = settling.undo(editor, row.id)
    assert (back.address, back.certain, back.settled_by) == ("", False, None)
    assert settling.queue(editor).total == 1
    with pytest.raises(MissingError, match="nobody has settled"):
        settling.undo(editor, row.id)
    told = AuditEntry.objects.filter(action__in=("settle-passage", "unsettle-passage")).order_by("pk")
    assert [entry.action for entry in told] == ["settle-passage", "settle-passage", "unsettle-passage"]
    assert told[0].details["after"] == {"address": "para_2", "state": "changed"}


def test_gone_stays_gone_until_the_words_are_back(
    lost: Edition, everyone: dict[str, Viewer], owner: Viewer
) -> None:
    (row,) = settling.queue(everyone["editor"]).rows
    settling.settle(everyone["editor"], row.id, "gone")
    for texts, waits, state in [
        ((TEXTS[0], NEW, TEXTS[3]), 0, "lost"),
        (TEXTS, 0, "exact"),
    ]:
        rereading.replace_contents(owner, lost, paper(texts=texts), None)
        place = PassagePlace.objects.get(edition=lost, passage__connection__relation="implements")
        assert settling.count(everyone["editor"]) == waits
        assert place.state == state
