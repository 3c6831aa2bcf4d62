"""Keeps rows of a table, a batch in a transaction, each row whole or not at all.

In: rows, and what understands them. Out: `Imported`. A row that can't be kept is told with its place; the
others of its batch are kept. With `dry_run` every batch is undone again.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db import transaction

from travaux.library import audit
from travaux.library.permissions import Action, Viewer, require
from travaux.library.recommendations.importing.sheets import Row
from travaux.library.recommendations.stepping import Change

AT_A_TIME = 200
"""Rows of one transaction: others can write between two of them."""
MOST_CHANGES = 50
"""Changes that are told one by one."""
MOST_PROBLEMS = 1_000


class Problem(NamedTuple):
    """A row that was not taken in, and why."""

    place: str
    sentence: str


class Changed(NamedTuple):
    """A row that was taken in: which recommendation, and what changed in it (nothing: it is new)."""

    place: str
    printed: str
    fields: tuple[Change, ...] = ()


@dataclass(slots=True)
class Imported:
    """What came of an import. `problems` are the first ones, `wrong` counts them all."""

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    passed_over: int = 0
    wrong: int = 0
    problems: list[Problem] = field(default_factory=list)
    changes: list[Changed] = field(default_factory=list)
    batch: UUID = field(default_factory=uuid.uuid4)

    def refuse(self, place: str, sentence: str) -> None:
        """A row is not taken in."""
        self.wrong += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(place, sentence))

    def tell(self, place: str, printed: str, fields: tuple[Change, ...] = ()) -> None:
        """A row is taken in: it is new, or these fields changed."""
        if fields:
            self.changed += 1
        else:
            self.made += 1
        if len(self.changes) < MOST_CHANGES:
            self.changes.append(Changed(place, printed, fields))


class Understands(Protocol):
    """Keeps rows of one sort of table."""

    def keep(self, rows: list[Row], into: Imported) -> None:
        """Keep these rows, and tell what came of each."""


def take(viewer: Viewer, rows: Iterator[Row], understands: Understands, *, dry_run: bool = False) -> Imported:
    """Keep all rows. Raises NotAllowedError, UsageError; what was kept before stays."""
    require(viewer, Action.FOLLOW_UP)
    done = Imported()
    while some := list(islice(rows, AT_A_TIME)):
        with transaction.atomic():
            understands.keep(some, done)
            transaction.set_rollback(dry_run)
    if not dry_run and (done.made or done.changed):
        audit.record(
            viewer, "import-recommendations", "recommendations", batch=str(done.batch),
            made=done.made, changed=done.changed,
        )  # fmt: skip
    return done
