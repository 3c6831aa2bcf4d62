"""What helps to connect: what a text names, which documents and paragraphs suggest themselves; and passages
that wait for a person's word."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from travaux.api.asking import viewer_of
from travaux.api.paging import Asked, Listed, counted
from travaux.api.schemas.common import Id
from travaux.api.schemas.connecting import (
    DocumentChoice,
    Named,
    NamedAsked,
    Near,
    NearAsked,
    Settled,
    Suggested,
    SuggestionsAsked,
)
from travaux.api.schemas.connections import Waiting
from travaux.api.schemas.connections_asked import Settlement
from travaux.library import finding as editions
from travaux.library.connections import describing, resolving, settling, suggesting, targets
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts.errors import UsageError
from travaux.texts.passage import Stretch

router = Router(tags=["Connections"])


@router.get("/connect/place", response=Named, summary="What does this text name")
def get_named_place(request: HttpRequest, asked: Query[NamedAsked]) -> dict[str, Any]:
    """A symbol, a citation in words, a link, or a number of a paragraph once the document is chosen."""
    return Named.of(resolving.place(viewer_of(request), asked.text, asked.language, asked.document))


@router.get("/connect/documents", response=list[DocumentChoice], summary="Find documents to connect with")
def find_target_documents(request: HttpRequest, asked: Query[NearAsked]) -> list[dict[str, Any]]:
    """By the beginning of a symbol or words of a title."""
    found = targets.documents(viewer_of(request), asked.text, limit=asked.limit)
    return [DocumentChoice.of(row) for row in found]


@router.get("/editions/{edition}/connect/targets", response=Near, summary="Suggest documents to connect with")
def list_targets(request: HttpRequest, edition: Id, asked: Query[SuggestionsAsked]) -> dict[str, Any]:
    """For a passage of an edition: used last, cited here, citing here, similar."""
    who = viewer_of(request)
    one, stretch = _passage(who, edition, asked.stretch)
    return Near.of(targets.near(who, one, stretch, limit=asked.limit))


@router.get(
    "/editions/{edition}/connect/suggestions",
    response=list[Suggested],
    summary="Suggest paragraphs to connect with",
)
def list_suggestions(
    request: HttpRequest, edition: Id, asked: Query[SuggestionsAsked]
) -> list[dict[str, Any]]:
    """For a passage of an edition: paragraphs that it cites, then the most similar; of `target` if given."""
    who = viewer_of(request)
    one, stretch = _passage(who, edition, asked.stretch)
    found = suggesting.paragraphs(who, one, stretch, asked.target or None, asked.limit)
    return [Suggested.of(row) for row in found]


@router.get("/connections/check", response=Listed[Waiting], summary="List passages to look at")
def list_waiting(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Passages of which it isn't certain where they stand, since a document was replaced."""
    who = viewer_of(request)
    return counted(
        asked, lambda skip, take: [Waiting.of(row) for row in settling.queue(who, skip, take).rows]
    )


@router.post("/connections/check/{place}/settle", response=Settled, summary="Settle where a passage stands")
def settle_place(request: HttpRequest, place: Id, said: Settlement) -> dict[str, Any]:
    """It stands where it was put, or elsewhere, or is gone."""
    if (said.say == "here") != (said.stretch is not None):
        raise UsageError("Send `stretch` with “here”, and with nothing else: it is where the passage stands.")
    return Settled.of(settling.settle(viewer_of(request), place, said.stretch or said.say))


@router.post("/connections/check/{place}/undo", response=Settled, summary="Undo settling")
def undo_settling(request: HttpRequest, place: Id) -> dict[str, Any]:
    """The passage waits again."""
    return Settled.of(settling.undo(viewer_of(request), place))


def _passage(who: Viewer, pk: int, said: str) -> tuple[Edition, Stretch]:
    """An edition and a stretch that it has. Raises MissingError, UsageError."""
    edition = editions.edition_by_id(who, pk)
    stretch = describing.end_in(who, edition, said).stretch
    assert stretch is not None
    return edition, stretch
