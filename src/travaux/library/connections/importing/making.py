"""Makes what an import wishes for: batch by batch, each wish whole or not at all.

In: a viewer and wishes, each with its place in the file. Out: `Imported`: how many were made, how many were
here already, and for each of the others its place and a sentence. All of one file are one batch to undo.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from travaux.library.connections import connecting
from travaux.library.connections.connecting import Made
from travaux.library.connections.describing import End
from travaux.library.models import Connection
from travaux.library.permissions import Action, Viewer, require, visible_connections
from travaux.texts.errors import TravauxError

MOST = 10_000
"""Connections of one file: some minutes of work, and as many as anybody undoes in one go."""

AT_A_TIME = 100
"""Connections in one transaction: others can write between two of them."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """A connection to make; without `targets` and `relation` a note."""

    source: End
    targets: Sequence[End] = ()
    relation: str = ""
    note: str = ""
    tags: Sequence[str] = ()
    sharing: str = "public"
    group: int | None = None
    by_name: str = ""
    key: UUID | None = None
    made_at: datetime | None = None
    changed_at: datetime | None = None
    origin: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a file: where it stands ("line 3"), and what reads it. `wish` raises TravauxError.

    `key` is its name, where it has one: what is here already by that name is not read at all.
    """

    at: str
    wish: Callable[[], Wish]
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be taken in: where it stands, and why, in a sentence."""

    at: str
    sentence: str


@dataclass(slots=True)
class Imported:
    """What became of a file; `connecting.undo` takes `batch`."""

    made: int = 0
    duplicates: int = 0
    problems: list[Problem] = field(default_factory=list)
    batch: UUID = field(default_factory=uuid.uuid4)


def make(
    viewer: Viewer, items: Sequence[Item], *, dry_run: bool = False, on_progress: Progress | None = None
) -> Imported:
    """Make them all; with `dry_run` only find out what would become of them."""
    require(viewer, Action.CONNECT)
    done = Imported()
    with transaction.atomic() if dry_run else nullcontext():
        for count in range(0, len(items), AT_A_TIME):
            with transaction.atomic():
                some = items[count : count + AT_A_TIME]
                _some(viewer, some, done, on_progress, len(items), count)
        if dry_run:
            transaction.set_rollback(True)
    return done


def _some(
    viewer: Viewer,
    items: Sequence[Item],
    done: Imported,
    on_progress: Progress | None,
    of: int,
    before: int,
) -> None:
    keys = [item.key for item in items if item.key is not None]
    known = set(visible_connections(viewer).filter(key__in=keys).values_list("key", flat=True))
    for count, item in enumerate(items, before + 1):
        if item.key in known:
            done.duplicates += 1
        else:
            _try(viewer, item, done)
        if on_progress is not None:
            on_progress(count, of)


def _try(viewer: Viewer, item: Item, done: Imported) -> None:
    """Make one, whole; or note why not."""
    try:
        with transaction.atomic():
            made = _one(viewer, item.wish(), done.batch)
    except TravauxError as error:
        done.problems.append(Problem(item.at, str(error)))
    else:
        done.made += len(made.connections)
        done.duplicates += len(made.duplicates)


def _one(viewer: Viewer, wish: Wish, batch: UUID) -> Made:
    about: dict[str, Any] = {
        "tags": wish.tags, "sharing": wish.sharing, "group": wish.group, "by_name": wish.by_name,
        "key": wish.key, "made_at": wish.made_at, "origin": wish.origin, "batch": batch,
    }  # fmt: skip
    if wish.targets or wish.relation:
        made = connecting.connect(viewer, wish.source, wish.targets, wish.relation, note=wish.note, **about)
    else:
        made = connecting.note(viewer, wish.source, wish.note, **about)
    if wish.changed_at is not None:
        fresh = Connection.objects.filter(pk__in=[one.pk for one in made.connections])
        fresh.update(changed_at=wish.changed_at)
    return made
