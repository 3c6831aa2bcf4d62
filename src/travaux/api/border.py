"""The API's border: middleware around everything under /api/.

In: any request to /api/. Out: a response that is fit to leave: errors of the framework (no such
address, wrong method, foreign host, broken body) as problem+json, bodies that are too large turned
away unread, HEAD answered like GET, and headers for caches: private, with an ETag, never shared.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

from travaux.api.problems import MEDIA_TYPE, plain, problem

ROOT = "/api/"
_MEGABYTE = 1_000_000
_KEPT = ("Allow", "WWW-Authenticate", "Retry-After")
# No response is for another site's page, not even as a script or a picture it can't look into.
_ALWAYS = {"Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff"}


class ApiMiddleware:
    """Guards what goes in and out under /api/; other addresses pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ROOT):
            return self._get_response(request)
        head = request.method == "HEAD"
        if head:
            request.method = "GET"
        response = _in_our_words(_too_large(request) or self._get_response(request))
        finished = _for_caches(request, response)
        return _without_body(finished) if head else finished


def _too_large(request: HttpRequest) -> HttpResponse | None:
    """A refusal of a body that is larger than an upload may be, or that does not say how large it is."""
    if request.headers.get("Transfer-Encoding"):
        return problem(
            HTTPStatus.LENGTH_REQUIRED, "length", "Send the body with its length (Content-Length)."
        )
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length) <= settings.LARGEST_UPLOAD_MB * _MEGABYTE:
        return None
    sentence = (
        f"The request has {int(length) / _MEGABYTE:,.0f} MB and at most {settings.LARGEST_UPLOAD_MB} MB "
        "can be sent at once: send fewer or smaller files at a time, or use `travaux add`."
    )
    return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", sentence)


def _in_our_words(response: HttpResponse) -> HttpResponse:
    if response.status_code < HTTPStatus.BAD_REQUEST or response.get("Content-Type") == MEDIA_TYPE:
        return response
    ours = plain(response.status_code)
    for name in _KEPT:
        if name in response:
            ours[name] = response[name]
    return ours


def _for_caches(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Mark it as this person's own, and leave out the body of what they have already."""
    for name, value in _ALWAYS.items():
        response[name] = value
    if "Cache-Control" not in response:
        response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Authorization", "Cookie"))
    if request.method != "GET" or response.status_code != HTTPStatus.OK:
        return response
    if "ETag" not in response and not response.streaming:
        set_response_etag(response)
    conditional = get_conditional_response(request, etag=response.get("ETag"), response=response)
    if conditional is None or conditional is response:
        return response
    response.close()  # a file that is not sent after all
    return conditional


def _without_body(response: HttpResponse) -> HttpResponse:
    if response.streaming:
        response.close()
        bare = HttpResponse(status=response.status_code, headers=dict(response.items()))
        bare.cookies = response.cookies
        return bare
    response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response
