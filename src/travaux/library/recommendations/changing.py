"""A person says what became of a recommendation: status, deadline, who is responsible, a remark.

In: a viewer, keys, and values as typed. Out: rows changed, a step of history for each, an entry in the log,
all in one transaction. One, or many at once, which one click takes back. All that people do with a
recommendation goes through here; what it says is corrected in `correcting`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from travaux.library import audit
from travaux.library.models import Recommendation, RecommendationStep, Status
from travaux.library.permissions import Action, Viewer, require, visible_recommendations
from travaux.library.recommendations import fields, filtering, finding, stepping
from travaux.library.recommendations.correcting import (
    add as add,
)
from travaux.library.recommendations.correcting import (
    bring_back as bring_back,
)
from travaux.library.recommendations.correcting import (
    correct as correct,
)
from travaux.library.recommendations.correcting import (
    dismiss as dismiss,
)
from travaux.library.recommendations.correcting import (
    remove as remove,
)
from travaux.library.recommendations.filtering import Filters
from travaux.library.recommendations.showing import Shown
from travaux.library.recommendations.stepping import Step as Step
from travaux.texts.errors import FieldsError, MissingError

MOST_AT_ONCE = 5_000
"""Recommendations that are changed in one go."""
_ROWS_AT_A_TIME = 200


@dataclass(frozen=True, slots=True)
class Done:
    """How many were changed in one go, and what undoes it."""

    count: int
    batch: UUID


@transaction.atomic
def follow_up(
    viewer: Viewer,
    key: UUID | str,
    *,
    status: str | None = None,
    deadline: date | str | None = None,
    responsible: str | None = None,
    remark: str = "",
    language: str = "en",
    batch: UUID | None = None,
) -> Shown:
    """Say what became of one; None leaves a field as it is, "" empties it. Raises FieldsError.

    `batch` is shared by what is done in one go.
    """
    require(viewer, Action.FOLLOW_UP)
    wanted = _wanted(status, deadline, responsible)
    said = _remark(remark)
    row = _held(viewer, key)
    changed = _change(row, wanted)
    if changed or said:
        row.save()
        stepping.write(viewer, row, changed, said, batch or uuid.uuid4(), "follow-up")
    return finding.one(viewer, row.key, language)


@transaction.atomic
def many(
    viewer: Viewer,
    which: Sequence[UUID | str] | Filters,
    *,
    status: str | None = None,
    deadline: date | str | None = None,
    responsible: str | None = None,
    remark: str = "",
) -> Done:
    """Say it of many: those of these keys, or all that filters find. Those already so are passed over."""
    require(viewer, Action.FOLLOW_UP)
    wanted = _wanted(status, deadline, responsible)
    said = _remark(remark)
    batch, count = uuid.uuid4(), 0
    for some in _some(_chosen(viewer, which)):
        rows = list(Recommendation.objects.select_for_update().filter(pk__in=some))
        changes = {row.pk: _change(row, wanted) for row in rows}
        rows = [row for row in rows if changes[row.pk] or said]
        Recommendation.objects.bulk_update(rows, list(stepping.FOLLOWED_UP))
        RecommendationStep.objects.bulk_create(
            RecommendationStep(
                recommendation=row, by=viewer.person, by_name=viewer.name, batch=batch,
                changes=changes[row.pk], remark=said,
            )
            for row in rows
        )  # fmt: skip
        count += len(rows)
    if count:
        audit.record(
            viewer, "follow-up", "recommendations", batch=str(batch), count=count, fields=sorted(wanted)
        )
    return Done(count, batch)


@transaction.atomic
def undo(viewer: Viewer, batch: UUID | str) -> int:
    """Take back what was done in one go, where nobody has changed it since; how many rows."""
    seen = visible_recommendations(viewer)
    steps = RecommendationStep.objects.filter(batch=_uuid(batch), recommendation__in=seen)
    back, done = uuid.uuid4(), set[int]()
    for step in list(steps.order_by("-pk")):
        row = Recommendation.objects.select_for_update().get(pk=step.recommendation_id)
        require(viewer, stepping.needed(step.changes), row)
        changed = fields.put_back(row, step.changes)
        if changed:
            stepping.write(viewer, row, changed, "", back, "undo-recommendation")
            done.add(row.pk)
    if not done:
        raise MissingError("There is nothing to undo: it was undone, or changed again, since.")
    return len(done)


def history(viewer: Viewer, key: UUID | str, language: str = "en") -> list[Step]:
    """What was done with a recommendation, the latest first. Raises MissingError."""
    return stepping.steps(viewer, finding.row(viewer, key), language)


def _held(viewer: Viewer, key: UUID | str) -> Recommendation:
    return Recommendation.objects.select_for_update().get(pk=finding.row(viewer, key).pk)


def _wanted(status: str | None, deadline: date | str | None, responsible: str | None) -> dict[str, Any]:
    """The values to set, checked. Raises FieldsError."""
    wrong: dict[str, str] = {}
    made: dict[str, Any] = {}
    if status is not None:
        made["status"] = status or Status.NONE.value
        if made["status"] not in Status.values:
            wrong["status"] = f"“{status}” is no status: use {', '.join(Status.values)}."
    if deadline is not None:
        made["deadline"] = fields.day(deadline, wrong)
    if responsible is not None:
        made["responsible"] = fields.line(responsible, "responsible", 200, wrong)
    if wrong:
        raise FieldsError(wrong)
    return made


def _remark(text: str) -> str:
    clean = text.replace("\r\n", "\n").replace("\0", "").strip()
    if len(clean) > stepping.LONGEST_REMARK:
        raise FieldsError(
            {"remark": f"The remark has {len(clean)} characters, and {stepping.LONGEST_REMARK} is the most."}
        )
    return clean


def _change(row: Recommendation, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Set these values; what changed, before and after."""
    changed: dict[str, Any] = {}
    for name, value in wanted.items():
        before = getattr(row, name)
        if before != value:
            changed[name] = [fields.plain(before), fields.plain(value)]
            setattr(row, name, value)
    return changed


def _chosen(viewer: Viewer, which: Sequence[UUID | str] | Filters) -> list[int]:
    """The rows that are meant. Raises FieldsError when they are too many, MissingError for an unknown key."""
    keys = set() if isinstance(which, Filters) else {_uuid(key) for key in which}
    if len(keys) > MOST_AT_ONCE:
        raise _too_many()
    if isinstance(which, Filters):
        found = filtering.rows(viewer, which)
    else:
        found = visible_recommendations(viewer).filter(key__in=keys)
    ids = list(found.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    if len(ids) > MOST_AT_ONCE:
        raise _too_many()
    if len(ids) < len(keys):
        raise MissingError(
            f"{len(keys) - len(ids)} of these recommendations are not here: nothing was changed."
        )
    return ids


def _too_many() -> FieldsError:
    return FieldsError(
        {"keys": f"At most {MOST_AT_ONCE} recommendations are changed in one go: choose fewer."}
    )


def _some(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[begin : begin + _ROWS_AT_A_TIME] for begin in range(0, len(ids), _ROWS_AT_A_TIME))


def _uuid(key: UUID | str) -> UUID:
    try:
        return key if isinstance(key, UUID) else UUID(key)
    except ValueError:
        raise MissingError(f"“{key}” is the name of no recommendation.") from None
