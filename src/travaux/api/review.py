"""Review: citations to be looked at, what people decide on them, and what the library lacks."""

from __future__ import annotations

from itertools import islice
from typing import Any
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from travaux.api.asking import viewer_of
from travaux.api.citations import CSV
from travaux.api.paging import Asked, Listed, counted
from travaux.api.schemas.citations import (
    Accepted,
    Acquisition,
    Decided,
    Decision,
    Review,
    ReviewAsked,
    ReviewCounts,
)
from travaux.api.schemas.common import Id
from travaux.exporting import citations_csv
from travaux.library.citations import deciding, named, queue
from travaux.texts.citation import SELF

router = Router(tags=["Review of citations"])


@router.get("/review", response=Listed[Review], summary="List what is to be reviewed")
def list_review(request: HttpRequest, asked: Query[ReviewAsked]) -> dict[str, Any]:
    """One of the three lists of the review page; `missing` has an example of each target."""
    who = viewer_of(request)
    return counted(
        asked,
        lambda skip, take: [
            Review.of(row) for row in queue.tab(who, asked.tab, skip, take, document=asked.edition).rows
        ],
    )


@router.get("/review/counts", response=ReviewCounts, summary="Count what is to be reviewed")
def count_review(request: HttpRequest) -> dict[str, Any]:
    """How long the three lists are, and how often what was proposed was right."""
    who = viewer_of(request)
    measured = queue.measured(who)
    return {
        **queue.counts(who),
        "decided": measured.decided,
        "right": measured.right,
        "share": measured.share,
    }


@router.put("/citations/{citation}/decision", response=Decided, summary="Decide on a citation")
def decide(request: HttpRequest, citation: Id, decision: Decision) -> dict[str, Any]:
    """Accept a citation, say what it names instead, or reject it; rereading keeps to that."""
    target, pinpoints = _meant(decision)
    made = deciding.decide(
        viewer_of(request), citation, decision.verdict, target, pinpoints, seen=decision.seen
    )
    return _decided(made)


@router.post("/review/accept", response=Decided, summary="Accept several citations")
def accept_citations(request: HttpRequest, accepted: Accepted) -> dict[str, Any]:
    """Accept the sure ones among these citations, or of one edition, at most 500 at once."""
    who = viewer_of(request)
    return _decided(deciding.accept_all(who, accepted.citations, document=accepted.edition))


@router.post("/review/{decided}/undo", response=Decided, summary="Undo decisions")
def undo_decisions(request: HttpRequest, decided: UUID) -> dict[str, Any]:
    """Take back all that was decided in one go (`batch`); what was decided anew since then stays."""
    return _decided(deciding.undo(viewer_of(request), decided))


@router.get("/acquisitions", response=Listed[Acquisition], summary="List what the library lacks")
def list_acquisitions(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """What is cited and not in the library, most cited first."""
    who = viewer_of(request)
    return counted(
        asked,
        lambda skip, take: [
            Acquisition.of(row) for row in islice(queue.acquisitions(who), skip, skip + take)
        ],
    )


@router.get("/acquisitions.csv", summary="Get what the library lacks as a table", openapi_extra=CSV)
def get_acquisitions_table(request: HttpRequest) -> StreamingHttpResponse:
    """The same as CSV, whole."""
    found = queue.acquisitions(viewer_of(request))
    first = list(islice(found, 1))  # whoever may not is told so now, not amid the table
    lines = citations_csv.acquisitions(row for some in (first, found) for row in some)
    return StreamingHttpResponse(lines, content_type=citations_csv.MEDIA_TYPE)


def _meant(decision: Decision) -> tuple[str, list[str] | None]:
    """Target and pinpoints; a part that was written with the target counts where none is given."""
    if decision.target is None or decision.target == SELF:
        return decision.target or "", decision.pinpoints
    said = named.parse(decision.target)
    if decision.pinpoints is None and said.pinpoint:
        return said.target, [said.pinpoint]
    return said.target, decision.pinpoints


def _decided(made: deciding.Decided) -> dict[str, Any]:
    return {"batch": str(made.batch), "count": made.count, "citation": made.citation}
