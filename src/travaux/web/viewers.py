"""Says for each request who is asking: `request.viewer`.

In local mode everybody who reaches this machine's loopback is the owner; in server mode it is whoever
signed in, or the owner of the token in an Authorization header (API only, never with cookies).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from travaux.library import people
from travaux.library.models import Person
from travaux.library.permissions import VISITOR, Viewer, viewer_of

_BEARER = "Bearer "


class AskedBy(HttpRequest):
    """A request that went through the middleware."""

    viewer: Viewer
    htmx: HtmxDetails


class ViewerMiddleware:
    """Sets `request.viewer`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast(AskedBy, request).viewer = _viewer(request)
        return self._get_response(request)


def _viewer(request: HttpRequest) -> Viewer:
    header = request.headers.get("Authorization", "")
    if header.startswith(_BEARER):
        return people.viewer_of_token(header.removeprefix(_BEARER).strip())
    if settings.MODE == "local":
        return people.owner()
    return viewer_of(request.user) if isinstance(request.user, Person) else VISITOR
