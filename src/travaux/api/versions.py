"""Versions: languages side by side, translation memories, what changed between two texts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from travaux.api.asking import viewer_of
from travaux.api.paging import Listed, counted
from travaux.api.schemas.common import Id
from travaux.api.schemas.versions import (
    ChangedParagraph,
    ColumnsAsked,
    ColumnsRow,
    Comparable,
    CompareAsked,
    VersionsAsked,
)
from travaux.exporting import aligned
from travaux.library import finding
from travaux.library.side_by_side import columns, comparing, table

router = Router(tags=["Versions"])

TMX = {"x-media-type": "application/x-tmx+xml"}


@router.get("/editions/{edition}/columns", response=Listed[ColumnsRow], summary="Read side by side")
def list_columns(request: HttpRequest, edition: Id, asked: Query[ColumnsAsked]) -> dict[str, Any]:
    """An edition and its versions in one or two other languages, row by row.

    Paragraphs are paired by number, items by letter, the rest by order; what has no counterpart stands alone,
    with the reason. Without `with` the first other language there is stands beside it.
    """
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    editions = columns.beside(who, one, asked.beside.split(","))
    return counted(
        asked,
        lambda skip, take: [ColumnsRow.of(row) for row in columns.some(editions, asked.only, skip, take)],
    )


@router.get("/editions/{edition}/columns.tmx", summary="Get a translation memory", openapi_extra=TMX)
def get_memory(request: HttpRequest, edition: Id, asked: Query[VersionsAsked]) -> StreamingHttpResponse:
    """The same rows as TMX 1.4b, which translators' tools open."""
    who = viewer_of(request)
    editions = columns.beside(who, finding.edition_by_id(who, edition), asked.beside.split(","))
    names = [one.work.symbol for one in editions]
    media_type, parts = aligned.written("tmx", names, table.table(editions))
    return StreamingHttpResponse(parts, content_type=media_type)


@router.get("/editions/{edition}/compare", response=Listed[ChangedParagraph], summary="Compare two texts")
def list_changes(request: HttpRequest, edition: Id, asked: Query[CompareAsked]) -> dict[str, Any]:
    """What changed, paragraph by paragraph; from the older of the two to the newer."""
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    old, new = comparing.older_first(one, comparing.other(who, asked.other, one))
    found = comparing.some(old, new, asked.only)
    return counted(asked, lambda skip, take: [ChangedParagraph.of(row) for row in found[skip : skip + take]])


@router.get("/editions/{edition}/comparable", response=list[Comparable], summary="Suggest what to compare")
def list_comparable(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """Other versions of the file, revisions, the same kind of document on the same State, the same title."""
    who = viewer_of(request)
    return [Comparable.of(one) for one in comparing.suggested(who, finding.edition_by_id(who, edition))]
