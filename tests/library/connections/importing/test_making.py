"""Making: each item whole or not at all, batch by batch."""

from __future__ import annotations

from functools import partial

import pytest

from tests.library.connections.papers import COMMENT, end, put
from travaux.library.connections import connecting
from travaux.library.connections.importing import making
from travaux.library.connections.importing.making import Item, Wish
from travaux.library.models import AuditEntry, Connection, Passage
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import MissingError, NotAllowedError

pytestmark = pytest.mark.django_db


def missing() -> Wish:
    """An item that can't be read."""
    raise MissingError("It is not there.")


def test_a_wrong_item_leaves_nothing_behind_and_stops_nothing(
    owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "AT_A_TIME", 2)
    report, comment = put(owner), put(owner, COMMENT)
    source, target = end(owner, report), end(owner, comment)
    right = partial(Wish, source, [target], "cites")
    items = [
        Item("1", missing),
        Item("2", partial(Wish, source, [target], "admires")),
        Item("3", right),
        Item("4", partial(Wish, source, [source], "cites")),
        Item("5", partial(Wish, source, [target], "cites", tags=["x" * 99])),
        Item("6", right),
        Item("7", partial(Wish, source, note="Kept.")),
    ]
    told: list[tuple[int, int]] = []
    done = making.make(owner, items, on_progress=lambda *count: told.append(count))
    assert (done.made, done.duplicates, [one.at for one in done.problems]) == (2, 1, ["1", "2", "4", "5"])
    assert (Connection.objects.count(), Passage.objects.count()) == (2, 3)
    assert AuditEntry.objects.filter(action__in=("connect", "note")).count() == 2
    assert told == [(count, 7) for count in range(1, 8)]
    assert connecting.undo(owner, done.batch) == 2


def test_what_is_here_by_its_name_is_not_read_again(owner: Viewer) -> None:
    kept = connecting.note(owner, end(owner, put(owner)), "Here.").connections[0]
    done = making.make(owner, [Item("1", missing, kept.key)])
    assert (done.made, done.duplicates, done.problems) == (0, 1, [])


def test_who_may_not_connect(owner: Viewer) -> None:
    with pytest.raises(NotAllowedError):
        making.make(VISITOR, [])
