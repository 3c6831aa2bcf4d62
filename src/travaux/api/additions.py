"""Adding documents: upload, then ask how far they are; cancel, try again, answer, or let it be."""

from __future__ import annotations

from typing import Annotated, Any, BinaryIO, cast
from uuid import UUID, uuid4

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from travaux.api.asking import viewer_of
from travaux.api.collections import find
from travaux.api.paging import Asked, Listed, rows
from travaux.api.schemas.additions import Addition, Answers, Batch, Fetch, Fetches, Progress, Wished
from travaux.library import additions
from travaux.library.adding.together import Wish, uploaded
from travaux.library.fetching import wanting
from travaux.library.fetching.wanting import Wish as Asking
from travaux.library.models import Addition as Row
from travaux.library.permissions import Viewer, visible_editions

router = Router(tags=["Adding"])


@router.post("/additions", response={202: Batch}, summary="Add documents")
def add_documents(
    request: HttpRequest,
    files: Annotated[list[UploadedFile], File(min_length=1)],
    wish: Form[Wished],
) -> Status[dict[str, Any]]:
    """Send files (PDF, Word, HTML, text, or zip archives of them), as many as you like at once.

    A table (CSV) among them, or in an archive, says of the files what they are: a column `file`, and any of
    symbol, title, date, language, body, kind, countries, visibility, collection, tags.

    They are read one after another; ask for the batch, or for each addition, until it is `finished`.
    A file that can't be taken in is an addition, too, and says why. The same file again is told as here
    already. Without `visibility`: public on your own machine, private on a server.
    """
    who = viewer_of(request)
    gathering = find(who, wish.collection) if wish.collection else None
    batch = uuid4()
    given = [(cast(BinaryIO, file.file), file.name or "file") for file in files]
    taken = uploaded(who, given, Wish(batch, wish.visibility or None, gathering, wish.ocr))
    return Status(202, {"batch": batch, "additions": [_told(who, row.pk) for row in taken]})


@router.post("/fetches", response={202: Fetches}, summary="Fetch documents by symbol")
def fetch_documents(request: HttpRequest, wanted: Fetch) -> Status[dict[str, Any]]:
    """Ask the official document system for documents, in each of the languages.

    They are fetched one a second and then read, as additions that can be asked for like the others. What
    comes is kept only when it is that document in that language. Off on a server unless its admin allows it.
    """
    who = viewer_of(request)
    wanting.require_allowed(who)
    said = wanting.typed("\n".join(wanted.symbols))
    gathering = find(who, wanted.collection) if wanted.collection else None
    batch = uuid4()
    wish = Asking(batch, wanted.visibility or None, gathering, wanted.format, again=wanted.again)
    rows = wanting.want(who, said.symbols, wanted.languages, wish)
    told = [_told(who, row.pk) for row in rows]
    return Status(202, {"batch": batch, "additions": told, "problems": said.problems})


@router.get("/additions", response=Listed[Addition], summary="List additions")
def list_additions(
    request: HttpRequest, asked: Query[Asked], batch: Query[UUID | None] = None
) -> dict[str, Any]:
    """Yours (all, for admins), newest first; those of one batch in the order they were sent."""
    order = ("made_at", "pk") if batch else ("-made_at", "pk")
    return rows(_jobs(viewer_of(request), batch), order, asked, Addition.of)


@router.get("/additions/progress", response=Progress, summary="How far is it all")
def get_progress(request: HttpRequest, batch: Query[UUID | None] = None) -> dict[str, Any]:
    """Counts, pages, and an estimate of the time left, for what is under way or for one batch."""
    who = viewer_of(request)
    return Progress.of(additions.counts(who, batch), additions.overall(who, batch))


@router.get("/additions/{addition}", response=Addition, summary="Get an addition")
def get_addition(request: HttpRequest, addition: UUID) -> dict[str, Any]:
    """How far one file is."""
    return _told(viewer_of(request), addition)


@router.post("/additions/{addition}/cancel", response=Addition, summary="Cancel an addition")
def cancel_addition(request: HttpRequest, addition: UUID) -> dict[str, Any]:
    """Take it out of the queue."""
    who = viewer_of(request)
    additions.cancel(who, additions.job(who, addition))
    return _told(who, addition)


@router.post("/additions/{addition}/retry", response=Addition, summary="Try an addition again")
def retry_addition(request: HttpRequest, addition: UUID) -> dict[str, Any]:
    """Let one that failed or was cancelled wait again."""
    who = viewer_of(request)
    additions.retry(who, additions.job(who, addition))
    return _told(who, addition)


@router.post("/additions/{addition}/keep-anyway", response=Addition, summary="Keep what was fetched")
def keep_addition(request: HttpRequest, addition: UUID) -> dict[str, Any]:
    """One that was fetched and set aside as another document: it is right all the same."""
    who = viewer_of(request)
    additions.keep_anyway(who, additions.job(who, addition))
    return _told(who, addition)


@router.post("/additions/{addition}/settle", response=Addition, summary="Answer what an addition asks")
def settle_addition(request: HttpRequest, addition: UUID, answers: Answers) -> dict[str, Any]:
    """One that needs a look: say what the document is called. Then it is ready."""
    who = viewer_of(request)
    additions.settle(who, additions.job(who, addition), **answers.model_dump(exclude_none=True))
    return _told(who, addition)


@router.post("/additions/{addition}/dismiss", response=Addition, summary="Let an addition be")
def dismiss_addition(request: HttpRequest, addition: UUID) -> dict[str, Any]:
    """One that needs a look: it is fine as it is."""
    who = viewer_of(request)
    additions.dismiss(who, additions.job(who, addition))
    return _told(who, addition)


def _jobs(who: Viewer, batch: UUID | None = None) -> QuerySet[Row]:
    """Additions with the editions they became, as far as these may (still) be seen."""
    seen = Prefetch("edition", visible_editions(who).select_related("work"))
    found = additions.jobs(who, batch).select_related(None)
    return found.select_related("by").prefetch_related(seen)


def _told(who: Viewer, pk: UUID) -> dict[str, Any]:
    additions.job(who, pk)  # says in its words what is not there
    return Addition.of(_jobs(who).get(pk=pk))
