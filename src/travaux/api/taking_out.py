"""Taking out: all that a search or the list of documents holds, as one file, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router
from pydantic import Field

from travaux.api.asking import viewer_of
from travaux.api.schemas.asked import SearchAsked, ShelfAsked
from travaux.exporting import taken_out
from travaux.library.search.results import Request
from travaux.library.shelf import Filters

router = Router(tags=["Search"])

_FILE = {
    "x-media-type": [
        taken_out.media_type(one).partition(";")[0] for one in (*taken_out.FORMATS, taken_out.GRAPH)
    ]
}

Form = Annotated[
    Literal["csv", "xlsx", "ris", "bib", "csl.json", "jsonl", "graphml"],
    Field(description="graphml: the documents and who cites whom; jsonl: an object a line."),
]


class SearchTaken(SearchAsked):
    """What is searched for, and in which form all of it is wanted."""

    format: Form = "csv"
    what: Literal["paragraphs", "documents"] = Field(
        "paragraphs", description="Paragraphs, or the documents in which they stand."
    )


class DocumentsTaken(ShelfAsked):
    """Which documents, and in which form they are wanted."""

    format: Form = "csv"


@router.get("/export/search", summary="Take out all that is found", openapi_extra=_FILE)
def export_search(request: HttpRequest, asked: Query[SearchTaken]) -> StreamingHttpResponse:
    """All paragraphs that match, each with its words, address, citation and link; pages don't count here."""
    wanted = Request(
        asked.text, asked.facets(), asked.sort, within=asked.within, exact=asked.exact, facets=False
    )
    whole = asked.what == "documents"
    pieces = taken_out.of_search(viewer_of(request), wanted, asked.format, _site(request), whole=whole)
    return _file(pieces, asked.format, "search")


@router.get("/export/documents", summary="Take out a list of documents", openapi_extra=_FILE)
def export_documents(request: HttpRequest, asked: Query[DocumentsTaken]) -> StreamingHttpResponse:
    """All documents that you may see, filtered like the list of documents."""
    filters = Filters(asked.text, asked.facets(), asked.sort)
    pieces = taken_out.of_documents(viewer_of(request), filters, asked.format, _site(request))
    return _file(pieces, asked.format, "documents")


def _file(pieces: Iterator[bytes], form: str, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(pieces, content_type=taken_out.media_type(form))
    answer["Content-Disposition"] = f'attachment; filename="travaux-{name}.{form}"'
    return answer


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
