"""What stands in an edition: blocks, paragraphs by number, the outline, pages and their pictures."""

from __future__ import annotations

import mimetypes
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Field, Query, Router

from travaux.api import citing, placing
from travaux.api.asking import viewer_of
from travaux.api.paging import Asked, Listed, rows
from travaux.api.schemas.asked import BlocksAsked, CitedIn
from travaux.api.schemas.common import Id, Line
from travaux.api.schemas.contents import Block, OutlineEntry, Page, PageBrief, Paragraphs
from travaux.library import finding, paragraphs
from travaux.library.pictures import WIDTHS, picture

router = Router(tags=["Text and pages"])

PageNumber = Annotated[int, Field(ge=1, le=1_000_000)]


@router.get("/editions/{edition}/blocks", response=Listed[Block], summary="List blocks")
def list_blocks(request: HttpRequest, edition: Id, asked: Query[BlocksAsked]) -> dict[str, Any]:
    """Its text in reading order, block by block; only one `kind` (paragraph, heading …) if you like."""
    one = finding.edition_by_id(viewer_of(request), edition)
    place = finding.place_of(one)
    found = one.blocks.filter(kind=asked.kind) if asked.kind else one.blocks.all()
    return rows(found, ("place",), asked, lambda row: Block.of(row, place.at(row.address).path()))


@router.get("/editions/{edition}/blocks/{address}", response=Paragraphs, summary="Get a block")
def get_block(request: HttpRequest, edition: Id, address: Line, asked: Query[CitedIn]) -> dict[str, Any]:
    """A block with what hangs on it, cited in every style; an address of before leads to where it went."""
    one = finding.edition_by_id(viewer_of(request), edition)
    found = finding.block(one, address)
    return citing.paragraphs(one, paragraphs.under(one, found), [found], asked.language)


@router.get(
    "/editions/{edition}/paragraphs/{number}", response=Paragraphs, summary="Get a paragraph or a range"
)
def get_paragraph(request: HttpRequest, edition: Id, number: Line, asked: Query[CitedIn]) -> dict[str, Any]:
    """A paragraph (`62`, `12 bis`), its letters (`12(b)(ii)`) or a range (`59-63`), cited in every style."""
    one = finding.edition_by_id(viewer_of(request), edition)
    return placing.by_number(one, number, asked.language)


@router.get("/editions/{edition}/outline", response=list[OutlineEntry], summary="List headings")
def get_outline(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """The headings in reading order."""
    one = finding.edition_by_id(viewer_of(request), edition)
    place = finding.place_of(one)
    return [
        {
            "address": row.address,
            "number": row.number,
            "level": row.level,
            "text": row.text,
            "link": place.at(row.address).path(),
        }
        for row in paragraphs.outline(one)
    ]


@router.get("/editions/{edition}/pages", response=Listed[PageBrief], summary="List pages")
def list_pages(request: HttpRequest, edition: Id, asked: Query[Asked]) -> dict[str, Any]:
    """Its pages with their sizes; empty for formats without pages."""
    one = finding.edition_by_id(viewer_of(request), edition)
    place = finding.place_of(one)
    found = one.pages.defer("lines")
    return rows(found, ("number",), asked, lambda row: PageBrief.of(row, place.page(row.number).path()))


@router.get("/editions/{edition}/pages/{number}", response=Page, summary="Get a page")
def get_page(request: HttpRequest, edition: Id, number: PageNumber) -> dict[str, Any]:
    """A page as it is set: its lines, each with its place."""
    one = finding.edition_by_id(viewer_of(request), edition)
    return Page.of(finding.page(one, str(number)), finding.place_of(one).page(number).path())


@router.get(
    "/editions/{edition}/pages/{number}/picture",
    summary="Get a page's picture",
    openapi_extra={"x-media-type": "image/*"},
)
def get_picture(
    request: HttpRequest,
    edition: Id,
    number: PageNumber,
    width: Annotated[int, Query(ge=1, le=WIDTHS[-1])] = WIDTHS[1],
) -> FileResponse:
    """The page drawn as a picture, at the next of the widths that are kept (700, 1000, 1500, 2200)."""
    path = picture(finding.edition_by_id(viewer_of(request), edition), number, width)
    return FileResponse(path.open("rb"), content_type=mimetypes.guess_type(path.name)[0])
