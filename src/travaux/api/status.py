"""How the library is: for people, and for what watches the server."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from travaux import __version__
from travaux.api.asking import AnybodyMay, viewer_of
from travaux.api.schemas.status import Health, Status
from travaux.library import standing

router = Router(tags=["Library"])


@router.get("/health", response=Health, auth=AnybodyMay(), summary="Is it well")
def get_health(request: HttpRequest) -> dict[str, str]:  # noqa: ARG001  the framework gives it
    """200 while the site and its database answer; tells nothing else. No token needed."""
    standing.touch()
    return {"status": "ok", "version": __version__}


@router.get("/status", response=Status, summary="What is in the library")
def get_status(request: HttpRequest) -> dict[str, Any]:
    """Counts of what you may see, and whether searches are up to date."""
    found = standing.standing(viewer_of(request))
    return {
        "version": __version__,
        "mode": settings.MODE,
        "documents": found.documents,
        "editions": found.editions,
        "paragraphs": found.paragraphs,
        "unindexed": found.unindexed,
        "largest_upload_mb": settings.LARGEST_UPLOAD_MB,
    }
