"""Citations: what an edition cites, who cites it, its references checked, its neighbourhood."""

from __future__ import annotations

from typing import Annotated, Any, BinaryIO, cast

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File, Query, Router, Status, UploadedFile

from travaux.api.asking import viewer_of
from travaux.api.paging import Listed, counted, rows
from travaux.api.schemas.citations import (
    AnyText,
    Checked,
    Citation,
    Cited,
    CitedParagraph,
    Citing,
    Decided,
    Finding,
    FoundCitations,
    FoundSymbols,
    Neighbourhood,
    NewCitation,
    Year,
)
from travaux.api.schemas.citations_asked import AtAddress, CitingAsked, OfAddress
from travaux.api.schemas.common import Id
from travaux.citing import cite
from travaux.citing.context import of_document
from travaux.exporting import citations_csv, citations_json
from travaux.library import finding as editions
from travaux.library.citations import checking, deciding, finding, graph, named, seeing, trying
from travaux.library.models import CitationState
from travaux.library.permissions import Action, Viewer, require
from travaux.texts import symbol
from travaux.texts.errors import UnreadableError

router = Router(tags=["Citations"])

MOST_FILES = 10
"""Files that are checked at once: whoever sends them waits for the answer."""

CSV = {"x-media-type": "text/csv"}


@router.get("/editions/{edition}/citations", response=Listed[Citation], summary="List citations")
def list_citations(request: HttpRequest, edition: Id, asked: Query[AtAddress]) -> dict[str, Any]:
    """Every citation in an edition, in reading order; of one block if you like."""
    who = viewer_of(request)
    kept = editions.edition_by_id(who, edition).citations.exclude(state=CitationState.REJECTED)
    kept = kept.filter(address=asked.address) if asked.address else kept
    page: dict[str, Any] = rows(
        kept.select_related("decision"), ("place", "start", "pk"), asked, lambda row: row
    )
    return page | {"items": [Citation.of(one) for one in seeing.show(who, page["items"])]}


@router.post("/editions/{edition}/citations", response={201: Decided}, summary="Add a citation")
def add_citation(request: HttpRequest, edition: Id, new: NewCitation) -> Status[dict[str, Any]]:
    """Add one that was not found: a stretch of a block's text and what it names. For editors."""
    made = deciding.add(
        viewer_of(request), edition, new.address, new.start, new.end, new.target, new.pinpoints
    )
    return Status(201, {"batch": str(made.batch), "count": made.count, "citation": made.citation})


@router.get("/citations/{citation}", response=Citation, summary="Get a citation")
def get_citation(request: HttpRequest, citation: Id) -> dict[str, Any]:
    """A citation by its number, with its candidates and the reason."""
    return Citation.of(finding.one(viewer_of(request), citation))


@router.get("/editions/{edition}/cites", response=list[Cited], summary="List what it cites")
def list_cited(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """What an edition cites, counted by target, most cited first. References inside it are left out."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return [Cited.of(row) for row in finding.cites(who, one.pk)]


@router.get("/editions/{edition}/cites.csv", summary="Get what it cites as a table", openapi_extra=CSV)
def get_cited_table(request: HttpRequest, edition: Id) -> StreamingHttpResponse:
    """The same as CSV."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return _table(citations_csv.cites(one.work.symbol, finding.cites(who, one.pk)))


@router.get("/editions/{edition}/cited-by", response=Listed[Citing], summary="List who cites it")
def list_citing(request: HttpRequest, edition: Id, asked: Query[OfAddress]) -> dict[str, Any]:
    """The paragraphs of other documents that cite a document, or one address of it and what is under it."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return counted(
        asked,
        lambda skip, take: [
            Citing.of(row)
            for row in finding.citing(
                who, one.work_id, asked.address or None, skip, take, under=asked.under
            ).rows
        ],
    )


@router.get("/cited-by", response=Listed[Citing], summary="List who cites a document or paragraph")
def list_citing_target(request: HttpRequest, asked: Query[CitingAsked]) -> dict[str, Any]:
    """The same by name: a symbol, an instrument (`iccpr`), or a citation (`A/57/292, para. 62`)."""
    who = viewer_of(request)
    wanted = named.parse(asked.target)
    work = named.work(who, wanted)
    return counted(
        asked, lambda skip, take: [Citing.of(row) for row in named.citing(who, work, wanted, skip, take)]
    )


@router.get(
    "/editions/{edition}/most-cited", response=list[CitedParagraph], summary="List its most cited paragraphs"
)
def list_most_cited(
    request: HttpRequest, edition: Id, limit: Annotated[int, Query(ge=1, le=200)] = 10
) -> list[dict[str, Any]]:
    """The paragraphs that other documents cite most."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return [CitedParagraph.of(row) for row in finding.most_cited(who, one.work_id, limit)]


@router.get("/editions/{edition}/neighbourhood", response=Neighbourhood, summary="Get its neighbourhood")
def get_neighbourhood(request: HttpRequest, edition: Id, address: str = "") -> dict[str, Any]:
    """Who cites it and what it cites: at most 50 documents, the rest counted."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return Neighbourhood.of(graph.neighbourhood(who, one.work_id, address or None))


@router.get("/editions/{edition}/timeline", response=list[Year], summary="List citing documents by year")
def get_timeline(request: HttpRequest, edition: Id, address: str = "") -> list[dict[str, Any]]:
    """How many other documents cite it, by year and body; a year that is not known is null."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return [
        {"year": row.year, "body": row.body, "count": row.count}
        for row in graph.timeline(who, one.work_id, address or None)
    ]


@router.get("/editions/{edition}/check", response=list[Finding], summary="Check its references")
def check_edition(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """What is wrong with the references of an edition: broken, misprinted, contradicting it."""
    return [Finding.of(one) for one in checking.check_edition(viewer_of(request), edition)]


@router.post("/check", response=list[Checked], summary="Check the references of files")
def check_files(
    request: HttpRequest, files: Annotated[list[UploadedFile], File(min_length=1, max_length=MOST_FILES)]
) -> list[dict[str, Any]]:
    """The same of files that are read and not added. For those who may add."""
    who = viewer_of(request)
    require(who, Action.ADD)
    return [_checked(who, file) for file in files]


@router.post("/texts/citations", response=FoundCitations, summary="Find citations in a text")
def find_citations(request: HttpRequest, text: AnyText) -> dict[str, Any]:  # noqa: ARG001
    """What a text of yours cites, as `travaux cite --jsonl` says it. Nothing is kept."""
    context = of_document(text.document, language=text.language)
    return {"citations": [citations_json.plain(one) for one in cite(text.text, text.language, context)]}


@router.post("/texts/symbols", response=FoundSymbols, summary="Find document symbols in a text")
def find_symbols(request: HttpRequest, text: AnyText) -> dict[str, Any]:  # noqa: ARG001
    """Every document symbol in a text of yours, in its one right form; lists are expanded."""
    return {
        "symbols": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.printed,
                "symbols": [str(each) for each in one.symbols],
                "corrected": one.corrected or "",
            }
            for one in symbol.find(text.text, text.language)
        ]
    }


def _checked(who: Viewer, file: UploadedFile) -> dict[str, Any]:
    """What is wrong with the references of a file; one that can't be read says why."""
    name = file.name or "file"
    try:
        tried = trying.check(who, cast(BinaryIO, file.file), name)
    except UnreadableError as error:
        nothing = dict.fromkeys(("symbol", "title", "language"))
        return {"name": name, "problem": str(error), **nothing, "references": 0, "findings": []}
    about = tried.reading.metadata
    return {
        "name": name,
        "problem": None,
        "symbol": about.symbol,
        "title": about.title,
        "language": about.language,
        "references": tried.references,
        "findings": [Finding.of(one) for one in tried.findings],
    }


def _table(lines: Any) -> StreamingHttpResponse:
    return StreamingHttpResponse(lines, content_type=citations_csv.MEDIA_TYPE)
