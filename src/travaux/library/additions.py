"""Additions as people see them: how far they are, and what can be done about them.

In: a viewer, a row or a batch. Out: rows, counts, an estimate of what is left; or the row as it is after
cancelling it, trying it again, answering what it asks, or saying that it is fine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from travaux.library import audit, editing
from travaux.library.fetching import wanting
from travaux.library.models import UNFINISHED, Addition, State
from travaux.library.permissions import Action, Viewer, require, visible_additions
from travaux.texts.errors import ConflictError, MissingError, WrongDocumentError, WrongLanguageError

_READ = (State.READY, State.NEEDS_A_LOOK)
_LEAST_SEEN = 2.0  # seconds of work before the rest is estimated: earlier the figure jumps about
_RETRIED = (State.FAILED, State.CANCELLED)
_SET_ASIDE = (WrongDocumentError.code, WrongLanguageError.code)


@dataclass(frozen=True, slots=True)
class Overall:
    """How far a batch (or everything) is.

    `pages` counts those known; files not begun are taken to be as long as those that were read, and files
    without pages count as one. `seconds_left` is None until there is something to go by.
    """

    pages_done: int
    pages: int
    finished: int
    total: int
    seconds_left: float | None


def jobs(viewer: Viewer, batch: UUID | None = None) -> QuerySet[Addition]:
    """The additions they may see (of one batch), newest first; those of a batch in the order given."""
    rows = visible_additions(viewer).select_related("edition__work", "by", "original", "collection")
    if batch is None:
        return rows.order_by("-made_at", "pk")
    return rows.filter(batch=batch).order_by("made_at", "pk")


def job(viewer: Viewer, pk: UUID) -> Addition:
    """One addition. Raises MissingError when there is none that they may see."""
    found = jobs(viewer).filter(pk=pk).first()
    if found is None:
        raise MissingError("There is no such addition, or it is somebody else's.")
    return found


def counts(viewer: Viewer, batch: UUID | None = None) -> Mapping[str, int]:
    """How many additions are in each state; every state is there."""
    seen = visible_additions(viewer)
    rows = (
        (seen if batch is None else seen.filter(batch=batch))
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    return {state.value: 0 for state in State} | dict(rows)


def overall(viewer: Viewer, batch: UUID | None = None) -> Overall:
    """How far a batch is (or all that are not finished), and how long the rest takes at the speed so far."""
    rows = _rows(viewer, batch).exclude(state=State.CANCELLED)
    facts = list(rows.order_by().values_list("state", "pages", "pages_done"))
    waiting = [(pages, done) for state, pages, done in facts if state in UNFINISHED]
    read = [max(pages or 0, 1) for state, pages, _ in facts if state in _READ]
    usual = round(sum(read) / len(read)) if read else 1
    ahead = sum((usual if pages is None else max(pages, 1)) - done for pages, done in waiting)
    behind = sum(read) + sum(done for _, done in waiting)
    begun = rows.aggregate(Min("made_at"))["made_at__min"]
    return Overall(
        pages_done=behind,
        pages=behind + ahead,
        finished=len(facts) - len(waiting),
        total=len(facts),
        seconds_left=_seconds_left(behind, ahead, (timezone.now() - begun).total_seconds() if begun else 0.0),
    )


def cancel(viewer: Viewer, addition: Addition) -> Addition:
    """Take a row out of the queue; one that is being read is dropped when its reader is done."""
    with transaction.atomic():
        row = _held(viewer, addition)
        if row.state not in UNFINISHED:
            raise ConflictError(f"{row.name} is not waiting any more: it is {row.get_state_display()}.")
        row.state, row.leased_by, row.lease_until = State.CANCELLED, "", None
        return _changed(viewer, "cancel", row)


def retry(viewer: Viewer, addition: Addition) -> Addition:
    """Let a row that failed or was cancelled wait again."""
    with transaction.atomic():
        row = _held(viewer, addition)
        if row.state not in _RETRIED:
            raise ConflictError(f"{row.name} did not fail: it is {row.get_state_display()}.")
        if not may_be_retried(row):
            raise ConflictError(f"The file {row.name} itself was not kept: give it again.")
        if row.source and (row.original is None or row.code in _SET_ASIDE):
            wanting.require_allowed(viewer)
            row.original = None  # asked for again: the source may have mended it
        row.state, row.code, row.reason, row.where = State.QUEUED, "", "", ""
        row.attempts = row.pages_done = 0
        return _changed(viewer, "retry", row)


def keep_anyway(viewer: Viewer, addition: Addition) -> Addition:
    """It was fetched, looks like another document than the one asked for, and is right all the same."""
    with transaction.atomic():
        row = _held(viewer, addition)
        if not may_be_kept(row):
            raise ConflictError(
                f"{row.name} was not set aside as another document: there is nothing to keep."
            )
        row.state, row.code, row.reason, row.attempts = State.QUEUED, "", "", 0
        row.source = row.source | {"anyway": True}
        return _changed(viewer, "keep-anyway", row)


def may_be_kept(row: Addition) -> bool:
    """Whether it was fetched and set aside, because it looks like another document."""
    return row.state == State.FAILED and row.code in _SET_ASIDE and row.original_id is not None


def may_be_retried(row: Addition) -> bool:
    """Whether its file is kept, or can be fetched again."""
    return row.state in _RETRIED and (row.original_id is not None or bool(row.source))


def settle(
    viewer: Viewer,
    addition: Addition,
    *,
    symbol: str | None = None,
    title: str | None = None,
    date: str | None = None,
    language: str | None = None,
) -> Addition:
    """Answer what a row asks: what the document is called and so on. Then it is ready.

    Raises FieldsError with a sentence for each value that can't be; then nothing has changed.
    """
    said = {"symbol": symbol, "title": title, "date": date, "language": language}
    with transaction.atomic():
        row = _looked_at(viewer, addition)
        assert row.edition is not None
        answers = {name: value for name, value in said.items() if value is not None}
        row.edition = editing.correct(viewer, row.edition, answers, alone=True)
        return _ready(viewer, "settle", row)


def dismiss(viewer: Viewer, addition: Addition) -> Addition:
    """It is fine as it is: the row is ready."""
    with transaction.atomic():
        return _ready(viewer, "dismiss", _looked_at(viewer, addition))


def _rows(viewer: Viewer, batch: UUID | None) -> QuerySet[Addition]:
    """Those of one batch, or of every batch that has something unfinished."""
    rows = visible_additions(viewer)
    if batch is not None:
        return rows.filter(batch=batch)
    return rows.filter(batch__in=rows.filter(state__in=UNFINISHED).values("batch"))


def _seconds_left(behind: int, ahead: int, seconds: float) -> float | None:
    if ahead <= 0:
        return 0.0
    return None if behind <= 0 or seconds < _LEAST_SEEN else seconds * ahead / behind


def _held(viewer: Viewer, addition: Addition) -> Addition:
    """The row as it is now, held until the change is written."""
    require(viewer, Action.ADD)
    row = visible_additions(viewer).select_for_update().filter(pk=addition.pk).first()
    if row is None:
        raise MissingError("There is no such addition, or it is somebody else's.")
    return row


def _looked_at(viewer: Viewer, addition: Addition) -> Addition:
    """The row that needs a look, for who may edit what was made of it."""
    row = _held(viewer, addition)
    if row.edition is None:
        raise ConflictError(f"{row.name} has not become a document: there is nothing to answer.")
    require(viewer, Action.EDIT, row.edition)
    return row


def _ready(viewer: Viewer, action: str, row: Addition) -> Addition:
    if row.state != State.NEEDS_A_LOOK:
        raise ConflictError(f"{row.name} needs no look: it is {row.get_state_display()}.")
    row.state, row.code, row.reason, row.where = State.READY, "", "", ""
    return _changed(viewer, action, row)


def _changed(viewer: Viewer, action: str, row: Addition) -> Addition:
    """Save the row and its entry in the log."""
    row.save()
    audit.record(viewer, action, row.name, edition_id=row.edition_id, addition=str(row.pk))
    return row
