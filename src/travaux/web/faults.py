"""The web's border: what goes wrong becomes a page with one sentence and what to do next.

In: an exception out of a view, or a status that Django sets itself. Out: a page in the site's own
shell with the right status. Whatever is not ours is logged with its traceback; nobody is ever shown
one. Under /api/ the API answers for itself (problem+json), and nothing here touches it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_ratelimit.exceptions import Ratelimited

from travaux.library.permissions import VISITOR
from travaux.texts.errors import (
    ConflictError,
    MissingError,
    NotAllowedError,
    QueryError,
    TooLargeError,
    TravauxError,
    UsageError,
)

STATUS: dict[type[TravauxError], int] = {
    MissingError: 404,
    NotAllowedError: 403,
    ConflictError: 409,
    QueryError: 400,
    UsageError: 400,
    TooLargeError: 413,
}
_OTHERWISE = 422
HEADINGS = {
    400: gettext_lazy("That can’t be understood"),
    403: gettext_lazy("That is not for you to do"),
    404: gettext_lazy("Nothing is here"),
    405: gettext_lazy("That can’t be done here"),
    409: gettext_lazy("That collides with what is there"),
    413: gettext_lazy("That is too large"),
    422: gettext_lazy("That can’t be taken in"),
    429: gettext_lazy("Too many tries"),
    500: gettext_lazy("Something broke"),
}
_API = "/api/"
_log = logging.getLogger(__name__)


def status_of(error: TravauxError) -> int:
    """The HTTP status of one of our errors."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), _OTHERWISE)


def fault(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """A page that says in one sentence what is wrong, with ways to go on."""
    context = {
        "status": status,
        "heading": HEADINGS.get(status, HEADINGS[_OTHERWISE]),
        "sentence": sentence,
        "ways": _ways(request, status),
    }
    return render(request, "web/error.html", context, status=status)


class FaultMiddleware:
    """Turns our errors into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not request.path.startswith(_API):
            page = fault(request, 405, _("This address can be looked at, but not used in that way."))
            page["Allow"] = answer["Allow"]
            return page
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for what can be said in a sentence; anything else goes on to Django's own 500."""
        if request.path.startswith(_API):
            return None
        if isinstance(exception, Ratelimited):
            words = _("That was tried too often in a short time. Wait a few minutes, then try again.")
            return fault(request, 429, words)
        if isinstance(exception, TravauxError):
            return fault(request, status_of(exception), str(exception))
        return None


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such address on this site."""
    words = _("This address leads to no page. Check how it is written, or search for what you want.")
    reason = str(exception.args[0]) if isinstance(exception, Http404) and exception.args else ""
    own = reason and not isinstance(exception.args[0], dict)  # type: ignore[union-attr]
    return fault(request, 404, reason if own else words)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 that Django raises."""
    assert exception is None or isinstance(exception, PermissionDenied)
    return fault(request, 403, _("This is not open to you. Sign in as somebody who may do it."))


def bad(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself is off; 413 where there was too much of it."""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        return fault(request, 413, _("More than %d files at once. Add them in parts, or as a zip.") % most)
    if isinstance(exception, SuspiciousOperation):
        _log.warning("refused: %s", exception)
    return fault(
        request, 400, _("The request was not whole. Go back, load the page again and try once more.")
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. The traceback is in the log and nowhere else."""
    words = _("This is a fault of Travaux, not yours, and it was written to the log. Nothing was changed.")
    return fault(request, 500, words)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django passes it
    """403 for a form without its key: it was open too long, or cookies are off."""
    words = _("The form was too old, or cookies are off. Go back, load the page again and send it once more.")
    return fault(request, 403, words)


def _ways(request: HttpRequest, status: int) -> list[tuple[str, str]]:
    viewer = getattr(request, "viewer", VISITOR)
    ways = [(_("Go to the library"), reverse("home"))]
    if status == 403 and settings.MODE == "server" and viewer.person is None:
        ways.insert(0, (_("Sign in"), f"{reverse('sign-in')}?next={quote(request.get_full_path())}"))
    if status == 404:
        ways.append((_("Search"), reverse("search")))
    return ways
