"""The history of a recommendation: steps as people read them, and how a step is written.

In: a row, what changes in it, and a remark. Out: a step that is never changed, and an entry in the log. What
is undone makes a step of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from travaux.library import audit
from travaux.library.models import Recommendation, RecommendationStep, Status
from travaux.library.permissions import Action, Viewer, may
from travaux.library.recommendations import words
from travaux.texts import theme

LONGEST_REMARK = 10_000
"""Characters of a remark."""
FOLLOWED_UP = frozenset({"status", "deadline", "responsible"})
"""The fields that contributors change; the others are corrections."""
_LONGEST_SUBJECT = 300  # of an entry in the log


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed: its name, what it is called, before and after as people read them."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who did what, and when. `batch` undoes it, with what was done in the same go."""

    id: int
    by: str
    at: datetime
    batch: UUID
    changes: tuple[Change, ...]
    remark: str
    may_undo: bool


def steps(viewer: Viewer, row: Recommendation, language: str = "en") -> list[Step]:
    """The steps of a row that the viewer may see, the latest first."""
    return [
        Step(
            one.pk, one.by_name, one.at, one.batch, changes(one.changes, language), one.remark,
            bool(one.changes) and may(viewer, needed(one.changes), row),
        )
        for one in row.steps.order_by("-at", "-pk")
    ]  # fmt: skip


def change(name: str, before: Any, after: Any, language: str = "en") -> Change:
    """One change as people read it."""
    label = words.field(name.partition(":")[0])
    return Change(name, label, _said(name, before, language), _said(name, after, language))


def needed(changed: Mapping[str, Any]) -> Action:
    """What somebody must be allowed to who makes, or undoes, these changes."""
    return Action.FOLLOW_UP if set(changed) <= FOLLOWED_UP else Action.CORRECT_RECOMMENDATION


def changes(changed: Mapping[str, Any], language: str) -> tuple[Change, ...]:
    """Changes as people read them."""
    return tuple(change(name, before, after, language) for name, (before, after) in changed.items())


def write(
    viewer: Viewer, row: Recommendation, changed: Mapping[str, Any], remark: str, batch: UUID, action: str
) -> RecommendationStep:
    """Write a step and its entry in the log."""
    step = RecommendationStep.objects.create(
        recommendation=row, by=viewer.person, by_name=viewer.name, batch=batch,
        changes=dict(changed), remark=remark,
    )  # fmt: skip
    audit.record(
        viewer, action, subject(row), recommendation=str(row.key), batch=str(batch), fields=sorted(changed)
    )
    return step


def subject(row: Recommendation) -> str:
    """What the log calls a recommendation."""
    return f"{row.symbol} {row.number or row.address}".strip()[:_LONGEST_SUBJECT]


def _said(name: str, value: Any, language: str) -> str:
    if name == "status":
        return words.status(value) if value in Status.values else str(value)
    if name == "response":
        return words.response(value)
    if isinstance(value, str):
        return value
    if name == "topics":
        return ", ".join(theme.topic(slug).label(language) for slug in value)
    if name in ("recommenders", "addressees"):
        return "; ".join(party[0] for party in value)
    if isinstance(value, bool):
        return words.yes_or_no(value)
    return "" if value is None else str(value)
