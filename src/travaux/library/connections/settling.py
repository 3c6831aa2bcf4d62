"""Settling: places that are not certain wait for a person's word.

In: a viewer, a place, and what they say: it is right, the words are gone, or they stand elsewhere. Out: the
place as settled, which lasts as long as its words are there, and an entry in the log. What was found before
is kept, so that it can be undone. Only those who may change a connection are asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from travaux.library.connections import blocks, describing, placing, showing, wishes
from travaux.library.connections.showing import Shown
from travaux.library.models import Connection, Edition, PassagePlace, PassageState
from travaux.library.permissions import (
    Action,
    Viewer,
    may,
    require,
    visible_connections,
    visible_editions,
)
from travaux.texts import passage as passages
from travaux.texts.errors import MissingError, UsageError
from travaux.texts.links import Place
from travaux.texts.passage import Passage, Stretch, StretchError
from travaux.texts.refinding import Part, diff

KEEP, GONE = "keep", "gone"
_FOUND = ("place", "last", "address", "until", "start", "end", "whole", "state", "score", "certain")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A place to look at: the words as they were chosen and as they stand there now, with what differs.

    `text` and `href` are for the edition it is about; `stretch` is "" where nothing was found.
    """

    id: int
    shown: Shown
    side: str
    was: str
    now: str
    parts: tuple[Part, ...]
    stretch: str
    printed: str
    state: str
    score: float
    href: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Queue:
    """Some places, and how many there are in all."""

    total: int
    rows: list[Waiting]


def count(viewer: Viewer) -> int:
    """How many places wait for them."""
    return _open(viewer).count()


def queue(
    viewer: Viewer,
    start: int = 0,
    size: int = 20,
    language: str = "en",
    edition: Edition | None = None,
) -> Queue:
    """Places that wait for them, of all documents or of one edition, in the order of the text."""
    rows = _open(viewer)
    if edition is not None:
        rows = rows.filter(edition=edition)
    ordered = rows.select_related("edition__work", "passage__connection").order_by("edition", "place", "pk")
    page = list(ordered[start : start + size])
    found = {one.pk: one.passage.connection for one in page}
    made = showing.shown(viewer, list(found.values()), language)
    return Queue(
        rows.count(), [_waiting(one, shown, language) for one, shown in zip(page, made, strict=True)]
    )


@transaction.atomic
def settle(viewer: Viewer, place_id: int, word: str | Stretch) -> PassagePlace:
    """Say of a place that it is right (`KEEP`), that the words are `GONE`, or where they stand.

    Raises MissingError when it may not be seen, UsageError when there is nothing at the stretch.
    """
    row = _held(viewer, place_id)
    before = {name: getattr(row, name) for name in _FOUND}
    if word == GONE:
        gone = placing.lost(row.passage, row.edition_id)
        for name in _FOUND:
            setattr(row, name, getattr(gone, name))
        row.certain, row.settled = True, dict(placing.GONE)
    else:
        _put(row, word)
    row.found = row.found or before
    row.settled_by, row.settled_at = viewer.person, timezone.now()
    row.save()
    _record(viewer, "settle-passage", row, before)
    return row


@transaction.atomic
def undo(viewer: Viewer, place_id: int) -> PassagePlace:
    """Take back what was settled: the place as it had been found waits again."""
    row = _held(viewer, place_id)
    if row.settled_at is None:
        raise MissingError("There is nothing to undo: nobody has settled this place.")
    before = {name: getattr(row, name) for name in _FOUND}
    for name, value in row.found.items():
        setattr(row, name, value)
    row.settled, row.found, row.settled_by, row.settled_at = {}, {}, None, None
    row.save()
    _record(viewer, "unsettle-passage", row, before)
    return row


def _open(viewer: Viewer) -> QuerySet[PassagePlace]:
    """Places of current editions that are not certain, of connections that they may change."""
    if not may(viewer, Action.CONNECT):
        return PassagePlace.objects.none()
    rows = visible_connections(viewer).filter(pk=OuterRef("passage__connection"))
    if not may(viewer, Action.EDIT_CONNECTION):
        rows = rows.filter(owner=viewer.person)
    seen = visible_editions(viewer).filter(pk=OuterRef("edition"))
    there = PassagePlace.objects.filter(certain=False, edition__superseded=False)
    return there.filter(Exists(rows), Exists(seen))


def _held(viewer: Viewer, place_id: int) -> PassagePlace:
    row = (
        PassagePlace.objects.filter(pk=place_id, edition__in=visible_editions(viewer))
        .filter(Exists(visible_connections(viewer).filter(pk=OuterRef("passage__connection"))))
        .select_for_update(of=("self",))
        .select_related("edition__work", "passage__connection")
        .first()
    )
    if row is None:
        raise MissingError("This place is not there any more: the document was read again, or removed.")
    require(viewer, Action.EDIT_CONNECTION, row.passage.connection)
    return row


def _put(row: PassagePlace, word: str | Stretch) -> None:
    """Put a place at a stretch of its edition, or where it was found. Raises UsageError."""
    stretch = showing.stretch_of(row) if word == KEEP else word
    if stretch is None:
        raise UsageError("Nothing was found that could be kept: say where it stands, or that it is gone.")
    try:
        said = describing.stretch_in(row.edition, stretch) if isinstance(stretch, str) else stretch
        wanted = blocks.followed(row.edition, said)
        found = passages.describe(blocks.run(row.edition, wanted), wanted)
    except StretchError as error:
        raise UsageError(f"{row.edition.work.symbol} ({row.edition.language}): {error}") from error
    places = blocks.places(row.edition_id, (found.address, found.stretch.last))
    placing.settled(row, row.passage, replace(found, boxes=()), places)


def _waiting(row: PassagePlace, shown: Shown, language: str) -> Waiting:
    edition, stretch = row.edition, showing.stretch_of(row)
    now = _words(edition, stretch)
    was = row.passage.quote
    comparable = bool(was and now) and row.state != PassageState.BY_ADDRESS
    place = Place(edition.work.symbol, edition.language)
    printed = describing.cited(
        edition.work.symbol, stretch.address if stretch else "", stretch.last if stretch else "", language
    )
    href = place.at(stretch.address).path() + f"#{stretch}" if stretch else place.path()
    return Waiting(
        row.pk, shown, row.passage.side, was, now, diff(was, now) if comparable else (),
        str(stretch) if stretch else "", printed, row.state, row.score, href, edition,
    )  # fmt: skip


def _words(edition: Edition, stretch: Stretch | None) -> str:
    if stretch is None:
        return ""
    try:
        found: Passage = passages.describe(blocks.run(edition, stretch), stretch)
    except StretchError:
        return ""
    return found.quote


def _record(viewer: Viewer, action: str, row: PassagePlace, before: dict[str, Any]) -> None:
    connection: Connection = row.passage.connection
    places = {
        "before": {name: before[name] for name in ("address", "state")},
        "after": {"address": row.address, "state": row.state},
    }
    wishes.record(viewer, action, connection, side=row.passage.side, **places)
