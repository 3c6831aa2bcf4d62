"""What is to be reviewed, and what the library lacks.

In: a viewer who may review. Out: rows of three lists, their counts, the list of acquisitions, and how
often proposals were right.

    sure     resolved, and nobody has decided yet
    choose   several things may be meant
    missing  what is cited is not in the library: one row a target, most cited first
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from travaux.library.citations import finding, labels, seeing, sentences
from travaux.library.citations.seeing import Choice, Shown
from travaux.library.models import Citation, CitationDecision, CitationState, Verdict
from travaux.library.permissions import Action, Viewer, require
from travaux.texts import address as addresses
from travaux.texts.errors import UsageError

SURE, CHOOSE, MISSING = "sure", "choose", "missing"
TABS = (SURE, CHOOSE, MISSING)
ENOUGH = 50
"""Decisions after which a share of right ones says something."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A citation to be reviewed, in its sentence; of a missing target, one example of `times`."""

    citation: int
    document: str
    language: str
    printed: str
    href: str
    sentence: str
    start: int
    end: int
    shown: Shown
    target: str
    label: str
    target_href: str
    reason: str
    candidates: tuple[Choice, ...]
    times: int = 1
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """Some rows of a tab, and how many there are in all."""

    total: int
    rows: tuple[QueueRow, ...]


@dataclass(frozen=True, slots=True)
class Acquisition:
    """Something that is cited and not in the library: how often, in how many documents."""

    target: str
    label: str
    kind: str
    times: int
    documents: int


@dataclass(frozen=True, slots=True)
class Measured:
    """How many proposals people have decided on, and how many of them were right."""

    decided: int
    right: int

    @property
    def share(self) -> float | None:
        """The share of right ones, once enough were decided."""
        return self.right / self.decided if self.decided >= ENOUGH else None


def tab(
    viewer: Viewer,
    name: str,
    start: int = 0,
    size: int = 20,
    document: int | None = None,
    language: str = "en",
) -> Listing:
    """Rows of one tab, of one edition (`document`) or of all; "missing" has one row a target."""
    require(viewer, Action.REVIEW)
    if name not in TABS:
        raise UsageError(f"“{name}” is no list of citations: use {', '.join(TABS)}.")
    rows = _of(viewer, name, document)
    if name == MISSING:
        grouped = _grouped(rows)
        page = list(grouped[start : start + size])
        by_pk = Citation.objects.select_related("edition__work", "decision").in_bulk(
            [row["first"] for row in page]
        )
        chosen = [by_pk[row["first"]] for row in page]
        times = [(row["times"], row["documents"]) for row in page]
        return Listing(rows.values("key").distinct().count(), _rows(viewer, chosen, times, language))
    ordered = rows.select_related("edition__work", "decision").order_by("edition", "place", "start", "pk")
    chosen = list(ordered[start : start + size])
    return Listing(rows.count(), _rows(viewer, chosen, [(1, 1)] * len(chosen), language))


def counts(viewer: Viewer, document: int | None = None) -> dict[str, int]:
    """How many rows each tab has ("missing": how many targets)."""
    require(viewer, Action.REVIEW)
    found = {name: _of(viewer, name, document).count() for name in (SURE, CHOOSE)}
    return found | {MISSING: _of(viewer, MISSING, document).values("key").distinct().count()}


def acquisitions(viewer: Viewer, document: int | None = None) -> Iterator[Acquisition]:
    """What is cited and not in the library, most cited first."""
    require(viewer, Action.REVIEW)
    for row in _grouped(_of(viewer, MISSING, document)).iterator(chunk_size=500):
        target = row["name"]
        yield Acquisition(target, labels.title(target), row["sort"], row["times"], row["documents"])


def measured(viewer: Viewer) -> Measured:
    """How often people found what was proposed right, over all decisions that stand."""
    require(viewer, Action.REVIEW)
    decided = CitationDecision.objects.filter(undone=False, work__in=seeing.visible_works(viewer))
    found = decided.exclude(proposed="").aggregate(
        decided=Count("pk"), right=Count("pk", filter=Q(verdict=Verdict.ACCEPTED))
    )
    return Measured(found["decided"], found["right"])


def _of(viewer: Viewer, name: str, document: int | None) -> QuerySet[Citation]:
    """The citations of a tab; what leads to a work they may not see is missing for them."""
    rows = seeing.citing(viewer)
    if document is not None:
        rows = rows.filter(edition=document)
    if name == CHOOSE:
        rows = rows.filter(state=CitationState.AMBIGUOUS, decision=None)
        return rows.exclude(candidates=[], key="")  # nothing to choose from
    works = seeing.visible_works(viewer)
    if name == SURE:
        return rows.filter(state=CitationState.RESOLVED, decision=None, work__in=works)
    waiting = Q(state=CitationState.WAITING)
    if seeing.sees_all(viewer):
        return rows.filter(waiting)
    return rows.filter(waiting | Q(state=CitationState.RESOLVED) & ~Q(work__in=works))


def _grouped(rows: QuerySet[Citation]) -> QuerySet[Any, Any]:
    return (
        rows.values("key")
        .annotate(
            times=Count("pk"),
            documents=Count("edition__work", distinct=True),
            first=Min("pk"),
            name=Max("target"),
            sort=Max("kind"),
        )
        .order_by("-documents", "-times", "key")
    )


def _rows(
    viewer: Viewer, rows: Sequence[Citation], times: Sequence[tuple[int, int]], language: str
) -> tuple[QueueRow, ...]:
    texts = finding.block_texts(rows)
    shown = seeing.show(viewer, rows, language)
    return tuple(
        row_of(one, show, texts[one.edition_id, one.place], *counted)
        for one, show, counted in zip(rows, shown, times, strict=True)
    )


def row_of(row: Citation, shown: Shown, text: str, times: int = 1, documents: int = 1) -> QueueRow:
    """One citation as a row; `text` is that of its block."""
    sentence = sentences.around(text, row.start, row.end)
    return QueueRow(
        citation=row.pk,
        document=row.edition.work.symbol,
        language=row.edition.language,
        printed=addresses.printed(row.address),
        href=seeing.href_in(row.edition, row.address),
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        shown=shown,
        target=shown.target,
        label=shown.label,
        target_href=shown.href,
        reason=shown.reason,
        candidates=shown.candidates,
        times=times,
        documents=documents,
    )
