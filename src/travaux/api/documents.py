"""Documents: the list of all, one by its symbol, and where a link or a citation leads."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from travaux.api import placing
from travaux.api.asking import viewer_of
from travaux.api.paging import Listed, counting_cursor, skipped
from travaux.api.schemas.asked import ShelfAsked, Words
from travaux.api.schemas.documents import Document, DocumentRow
from travaux.api.schemas.places import Resolved
from travaux.library import finding
from travaux.library.shelf import A_PAGE, Filters, shelf

router = Router(tags=["Documents"])


@router.get("/documents", response=Listed[DocumentRow], summary="List documents")
def list_documents(request: HttpRequest, asked: Query[ShelfAsked]) -> dict[str, Any]:
    """All documents you may see, one entry each whatever its languages, 50 at a time."""
    page = skipped(asked.cursor) // A_PAGE + 1
    found = shelf(viewer_of(request), Filters(asked.text, asked.facets(), asked.sort, page))
    rows = found.rows if page <= found.pages else ()
    return {
        "items": [DocumentRow.of(row) for row in rows],
        "next": counting_cursor(page * A_PAGE) if page < found.pages else None,
    }


@router.get("/documents/{path:symbol}", response=Document, summary="Get a document")
def get_document(request: HttpRequest, symbol: str) -> dict[str, Any]:
    """A document by any of its symbols, with its editions.

    The slashes of a symbol may stand as they are (`/api/documents/A/57/292`) or encoded.
    """
    who = viewer_of(request)
    work = finding.work(who, symbol)
    return Document.of(work, list(finding.editions(who, work).select_related("work")))


@router.get("/resolve", response=Resolved, summary="Follow a link or a citation")
def resolve(request: HttpRequest, address: Query[Words]) -> dict[str, Any]:
    """Where a link of this site or a typed citation leads: the edition, and the blocks in it.

    `address` is what stands in a link (`/A/57/292/fr/para/62`, or the whole of it with the site's
    name) or what a person types (`A/57/292, para. 62`).
    """
    return placing.resolved(viewer_of(request), address)
