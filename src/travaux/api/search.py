"""Search: the same questions and answers as the search page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from travaux.api.asking import viewer_of
from travaux.api.paging import Listed, counted, counting_cursor, skipped
from travaux.api.schemas.asked import MoreAsked, SearchAsked, SimilarAsked
from travaux.api.schemas.common import Id, Line
from travaux.api.schemas.search import Hit, Results
from travaux.library import finding
from travaux.library.search import finder
from travaux.library.search.results import Request
from travaux.library.side_by_side import elsewhere
from travaux.texts.errors import QueryError

router = Router(tags=["Search"])

_DEEPEST_PAGE = 1_000  # as far as the finder goes


@router.get("/search", response=Results, summary="Search paragraphs")
def search(request: HttpRequest, asked: Query[SearchAsked]) -> dict[str, Any]:
    """Paragraphs that match, grouped by document, with facets.

    A query that can be understood only in part is: `problems` says what was left out, `understood` what
    was searched for. With `strict` it is an error instead, that says where.
    """
    page = skipped(asked.cursor) // asked.documents + 1
    wanted = Request(
        asked.text, asked.facets(), asked.sort, page, asked.documents, asked.per_document, asked.within,
        asked.exact, asked.count_facets,
    )  # fmt: skip
    found = finder.search(viewer_of(request), wanted)
    if asked.strict and found.problems:
        first = found.problems[0]
        raise QueryError(first.message, first.at, first.end)
    if asked.also:
        found = elsewhere.offered(viewer_of(request), found, asked.also)
    more = page * asked.documents < found.documents and page < _DEEPEST_PAGE
    return Results.of(found, counting_cursor(page * asked.documents) if more else None)


@router.get("/editions/{edition}/search", response=Listed[Hit], summary="Search one edition")
def search_edition(request: HttpRequest, edition: Id, asked: Query[MoreAsked]) -> dict[str, Any]:
    """All paragraphs of one edition that match, best first: what "n more" opens on the search page."""
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    wanted = Request(asked.text, exact=asked.exact, facets=False)
    return counted(
        asked, lambda skip, take: [Hit.of(hit) for hit in finder.more(who, wanted, one.pk, skip, take)]
    )


@router.get(
    "/editions/{edition}/blocks/{address}/similar", response=list[Hit], summary="Find similar paragraphs"
)
def list_similar(
    request: HttpRequest, edition: Id, address: Line, asked: Query[SimilarAsked]
) -> list[dict[str, Any]]:
    """Paragraphs of the library that say much the same, most alike first."""
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    found = finding.block(one, address)
    return [Hit.of(hit) for hit in finder.similar(who, one, found.address, asked.limit)]
