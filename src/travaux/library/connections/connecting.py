"""Connecting: the one action that joins passages, and what can be done with it afterwards.

In: a viewer, ends (`describing`), a relation, a note. Out: connections with both ends as they were chosen,
their places in every edition of both documents, one entry in the log, all in one transaction. What says
the same as one that the viewer sees is not made again. Nobody changes what they do not see.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from travaux.library.citations.following import hold
from travaux.library.connections import keeping, wishes
from travaux.library.connections.describing import End
from travaux.library.connections.keeping import SOURCE, TARGET
from travaux.library.connections.wishes import Said
from travaux.library.models import Connection, Sharing
from travaux.library.permissions import (
    Action,
    Viewer,
    require,
    visible_connections,
    visible_editions,
)
from travaux.texts.errors import ConflictError, FieldsError, MissingError

MOST_AT_ONCE = 200
"""Targets of one source in one go."""

_LONGEST_NAME = 150  # as the table has it
_OTHER = {SOURCE: TARGET, TARGET: SOURCE}


@dataclass(frozen=True, slots=True)
class Made:
    """What came of connecting: those made, those that were there already, the batch to undo it by."""

    connections: list[Connection]
    duplicates: list[Connection]
    batch: UUID


class Kept(TypedDict, total=False):
    """What is kept with a note or a connection beside its words; `group` where it is shared with one.

    `key` names the first one made. An import brings `by_name`, `key`, times and `origin` along; `batch` is
    shared by what is made in one go.
    """

    tags: Iterable[str]
    sharing: str
    group: Group | int | None
    by_name: str
    key: UUID | None
    made_at: datetime | None
    changed_at: datetime | None
    origin: Mapping[str, Any] | None
    batch: UUID | None


class About(Kept, total=False):
    """The same, with a connection's note."""

    note: str


@transaction.atomic
def connect(
    viewer: Viewer,
    source: End,
    targets: Sequence[End],
    relation: str,
    *,
    swapped: bool = False,
    **about: Unpack[About],
) -> Made:
    """Connect a passage with others; with `swapped` it is they that relate to it.

    `relation` is a slug or a verb; one said from the other end ("is cited by") swaps the ends as well.
    Raises FieldsError, MissingError, NotAllowedError; then nothing is made.
    """
    require(viewer, Action.CONNECT)
    hold()
    meant = wishes.relation(relation)
    return _make(viewer, _pairs(source, targets, swapped != meant.back), meant.relation.slug, about)


@transaction.atomic
def note(viewer: Viewer, source: End, note: str = "", **kept: Unpack[Kept]) -> Made:
    """Write a note on a passage, or tag it, or only mark it."""
    require(viewer, Action.CONNECT)
    hold()
    return _make(viewer, [(source, None)], "", {"note": note, **kept})


def existing(
    viewer: Viewer, source: End, targets: Sequence[End], relation: str, *, swapped: bool = False
) -> list[Connection]:
    """Those they see that say what `connect` would say: to tell before saving."""
    meant = wishes.relation(relation)
    pairs = _pairs(source, targets, swapped != meant.back)
    wanted = [keeping.fingerprint(meant.relation.slug, *pair) for pair in pairs]
    return list(visible_connections(viewer).filter(fingerprint__in=wanted).order_by("pk"))


@transaction.atomic
def change(
    viewer: Viewer,
    pk: int,
    *,
    relation: str | None = None,
    note: str | None = None,
    tags: Iterable[str] | None = None,
    sharing: str | None = None,
    group: Group | int | None = None,
) -> Connection:
    """Change these of a connection; None: as it is. Who sees it is for its author to say."""
    hold()
    row = _held(viewer, pk)
    before = wishes.told(row)
    said = wishes.changed(viewer, row, note, tags, sharing, group)
    if relation is not None:
        _relate(row, relation)
    row.note, row.sharing, row.group = said.note, said.sharing, said.group
    _refuse_second(viewer, row, said.tags)
    row.save()
    keeping.tag(row, said.tags)
    wishes.record_changed(viewer, row, before)
    return row


@transaction.atomic
def swap(viewer: Viewer, pk: int) -> Connection:
    """Let source and target change places."""
    hold()
    row = _held(viewer, pk)
    if not row.relation:
        raise FieldsError({"target": "A note has one end: there is nothing to swap."})
    keeping.swap(row)
    _refuse_second(viewer, row, row.tags)
    row.save(update_fields=["fingerprint", "changed_at"])
    wishes.record(viewer, "swap-connection", row)
    return row


@transaction.atomic
def retarget(viewer: Viewer, pk: int, side: str, end: End) -> Connection:
    """Put another passage in the place of one end."""
    hold()
    row = _held(viewer, pk)
    if side not in _OTHER or (side == TARGET and not row.relation):
        raise FieldsError({"target": "Say which end to change: source or target."})
    _refuse_unseen(viewer, [end])
    keeping.replace(row, side, end)
    _refuse_second(viewer, row, row.tags)
    row.save(update_fields=["fingerprint", "changed_at"])
    wishes.record(viewer, "retarget-connection", row, side=side)
    return row


@transaction.atomic
def remove(viewer: Viewer, pk: int) -> Connection:
    """Take a connection away; `restore` brings it back."""
    row = _held(viewer, pk)
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at", "changed_at"])
    wishes.record(viewer, "remove-connection", row)
    return row


@transaction.atomic
def restore(viewer: Viewer, pk: int) -> Connection:
    """Bring back what was taken away. Raises ConflictError when somebody has said the same since."""
    row = _held(viewer, pk, removed=True)
    _refuse_second(viewer, row, row.tags)
    row.removed_at = None
    row.save(update_fields=["removed_at", "changed_at"])
    wishes.record(viewer, "restore-connection", row)
    return row


@transaction.atomic
def undo(viewer: Viewer, batch: UUID) -> int:
    """Take away what they made in one go; how many. Raises MissingError when there is nothing left."""
    require(viewer, Action.CONNECT)
    rows = visible_connections(viewer).filter(batch=batch, owner=viewer.person)
    gone = list(rows.values_list("pk", flat=True))
    if not gone:
        raise MissingError("There is nothing to undo: it was undone or removed already.")
    now = timezone.now()
    rows.update(removed_at=now, changed_at=now)
    wishes.record_many(viewer, "undo-connection", batch, len(gone))
    return len(gone)


def _pairs(source: End, targets: Sequence[End], swapped: bool) -> list[tuple[End, End]]:
    """Source and target of each, every target once. Raises FieldsError."""
    if not targets:
        raise FieldsError({"target": "Choose a document, and a paragraph in it, to connect with."})
    if len(targets) > MOST_AT_ONCE:
        raise FieldsError({"target": f"At most {MOST_AT_ONCE} targets go in one step: save these first."})
    once = {keeping.spot(end): end for end in targets}
    if keeping.spot(source) in once:
        raise FieldsError({"target": "Source and target are the same passage: choose another target."})
    return [(end, source) if swapped else (source, end) for end in once.values()]


def _make(viewer: Viewer, pairs: Sequence[tuple[End, End | None]], relation: str, about: About) -> Made:
    said = wishes.said(
        viewer, about.get("note", ""), about.get("tags", ()), about.get("sharing", Sharing.PUBLIC),
        about.get("group"),
    )  # fmt: skip
    _refuse_unseen(viewer, [end for pair in pairs for end in pair if end is not None])
    made = Made([], [], about.get("batch") or uuid.uuid4())
    known = wishes.known_by_key(viewer, about.get("key"))
    if known is not None:
        made.duplicates.append(known)
        return made
    prints = [keeping.fingerprint(relation, *pair, note=said.note, tags=said.tags) for pair in pairs]
    there = {row.fingerprint: row for row in visible_connections(viewer).filter(fingerprint__in=prints)}
    made.duplicates.extend(there.values())
    fresh = [(pair, digest) for pair, digest in zip(pairs, prints, strict=True) if digest not in there]
    for _, digest in fresh:
        made.connections.append(_row(viewer, relation, said, about, made, digest))
    if changed_at := about.get("changed_at"):  # saving would say that it was changed now
        ids = [row.pk for row in made.connections]
        Connection.objects.filter(pk__in=ids).update(changed_at=changed_at)
    keeping.write([(row, pair) for row, (pair, _) in zip(made.connections, fresh, strict=True)])
    if made.connections:
        wishes.record_made(viewer, made.connections, fresh[0][0][0])
    return made


def _row(viewer: Viewer, relation: str, said: Said, about: About, made: Made, digest: str) -> Connection:
    """Save a connection without its ends."""
    row = Connection(
        relation=relation, note=said.note, sharing=said.sharing, group=said.group, owner=viewer.person,
        by_name=about.get("by_name", "")[:_LONGEST_NAME], fingerprint=digest, batch=made.batch,
        origin=dict(about.get("origin") or {}),
    )  # fmt: skip
    key = about.get("key")
    if key is not None and not made.connections:
        row.key = wishes.free_key(key)
    row.made_at = about.get("made_at") or row.made_at
    row.save()
    keeping.tag(row, said.tags)
    return row


def _held(viewer: Viewer, pk: int, *, removed: bool = False) -> Connection:
    """A connection that they see and may change, held until the change is whole."""
    seen = visible_connections(viewer, removed=removed).filter(pk=pk)
    row = seen.select_for_update(of=("self",)).select_related("owner").first()
    if row is None:
        raise MissingError(
            "This connection is not there any more: somebody has removed it, or brought it back."
            if not removed
            else "There is nothing to bring back: it is there again, or was never yours to see."
        )
    require(viewer, Action.EDIT_CONNECTION, row)
    return row


def _relate(row: Connection, relation: str) -> None:
    """Give a connection another relation; said from the other end, its ends change places."""
    if not row.relation:
        raise FieldsError({"relation": "A note has no relation: connect its passage instead."})
    meant = wishes.relation(relation)
    row.relation = meant.relation.slug
    if meant.back:
        keeping.swap(row)


def _refuse_second(viewer: Viewer, row: Connection, tags: Sequence[str]) -> None:
    """Set the fingerprint; refuse what another one they see says already."""
    row.fingerprint = keeping.fingerprint_of(row, tags)
    same = visible_connections(viewer).filter(fingerprint=row.fingerprint).exclude(pk=row.pk)
    if same.exists():
        raise ConflictError("There is a connection that says the same already: change or remove that one.")


def _refuse_unseen(viewer: Viewer, ends: Sequence[End]) -> None:
    wanted = {end.edition_id for end in ends if end.edition_id is not None}
    if visible_editions(viewer).filter(pk__in=wanted).count() != len(wanted):
        raise MissingError("One of these documents is not in this library any more: choose it again.")
