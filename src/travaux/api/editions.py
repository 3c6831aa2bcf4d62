"""Editions: what one language version of a document says of itself, and what people change in it."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router, Status

from travaux.api.asking import viewer_of
from travaux.api.schemas.changes import Correction, Differences, LogEntry, Sharing
from travaux.api.schemas.common import Id
from travaux.api.schemas.contents import Warning
from travaux.api.schemas.documents import EditionBrief, EditionFull
from travaux.exporting import reading_json
from travaux.library import editing, finding, nouns, originals, removing, rereading

router = Router(tags=["Editions"])

JSON = "application/json"
ANY_FILE = "application/octet-stream"


@router.get("/editions/{edition}", response=EditionFull, summary="Get an edition")
def get_edition(request: HttpRequest, edition: Id) -> dict[str, Any]:
    """One language version of a document: metadata, file, who added it."""
    return EditionFull.of(finding.edition_by_id(viewer_of(request), edition))


@router.get("/editions/{edition}/versions", response=list[EditionBrief], summary="List versions")
def list_versions(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """All files of the same document and language, newest first; addresses lead to the newest."""
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    same = finding.editions(who, one.work).filter(language=one.language).select_related("work")
    return [EditionBrief.of(version) for version in same]


@router.get("/editions/{edition}/warnings", response=list[Warning], summary="List doubts")
def list_warnings(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """What the reader was not sure of, each with its place."""
    one = finding.edition_by_id(viewer_of(request), edition)
    return [Warning.of(row) for row in one.warnings.order_by("pk")]


@router.get("/editions/{edition}/history", response=list[LogEntry], summary="List what was done")
def list_history(request: HttpRequest, edition: Id) -> list[dict[str, Any]]:
    """What was done to the edition, newest first; told to those who may edit it, empty for others."""
    who = viewer_of(request)
    entries = editing.history(who, finding.edition_by_id(who, edition))
    return [LogEntry.of(entry) for entry in entries]


@router.get("/editions/{edition}/reading", summary="Get the whole text", openapi_extra={"x-media-type": JSON})
def get_reading(request: HttpRequest, edition: Id) -> HttpResponse:
    """The edition as `travaux read --format json` writes it (schema `travaux/reading/1`)."""
    one = finding.edition_by_id(viewer_of(request), edition)
    return HttpResponse(reading_json.rows(nouns.reading(one)), content_type=JSON)


@router.get("/editions/{edition}/original", summary="Get the file", openapi_extra={"x-media-type": ANY_FILE})
def get_original(request: HttpRequest, edition: Id) -> FileResponse:
    """The file it was read from, byte for byte; always a download."""
    one = finding.edition_by_id(viewer_of(request), edition)
    stream = originals.open_original(one.original)
    response = FileResponse(stream, as_attachment=True, filename=one.name, content_type=ANY_FILE)
    response["ETag"] = f'"{one.original_id}"'
    return response


@router.patch("/editions/{edition}", response=EditionFull, summary="Correct an edition")
def correct_edition(request: HttpRequest, edition: Id, correction: Correction) -> dict[str, Any]:
    """Say it better than the document does; what was read stays beside it and every change is in the log."""
    who = viewer_of(request)
    one = finding.edition_by_id(who, edition)
    changed = editing.correct(who, one, correction.values(), alone=correction.alone)
    return EditionFull.of(changed)


@router.put("/editions/{edition}/visibility", response=EditionFull, summary="Share an edition")
def share_edition(request: HttpRequest, edition: Id, sharing: Sharing) -> dict[str, Any]:
    """Public: everybody who may read at all sees it. Private: its owner and admins."""
    who = viewer_of(request)
    return EditionFull.of(editing.share(who, finding.edition_by_id(who, edition), sharing.visibility))


@router.post("/editions/{edition}/reread", response=Differences, summary="Read an edition again")
def reread_edition(request: HttpRequest, edition: Id) -> dict[str, Any]:
    """Read the file again with today's reader, and tell what changed. Addresses are kept."""
    who = viewer_of(request)
    return Differences.of(rereading.reread(who, finding.edition_by_id(who, edition)))


@router.delete("/editions/{edition}", response={204: None}, summary="Remove an edition")
def remove_edition(request: HttpRequest, edition: Id) -> Status[None]:
    """Take it out of the library. Its file is set aside in the library's folder, not destroyed."""
    who = viewer_of(request)
    removing.remove(who, finding.edition_by_id(who, edition))
    return Status(204, None)
