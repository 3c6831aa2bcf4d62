"""Errors as problem+json (RFC 9457): the one shape of everything that goes wrong under /api/.

In: an error of ours, of the framework, or an unforeseen fault. Out: a response with `type`, `title`,
`status`, `detail` (a sentence for a person) and `code` (stable, for programs); a query that can't be
understood also has `at` and `end`, a request that is off also `errors`. Nobody is shown a traceback.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from travaux.library.permissions import VISITOR
from travaux.texts.errors import (
    BadArchiveError,
    ConflictError,
    FieldsError,
    LibraryError,
    MissingError,
    NotAllowedError,
    QueryError,
    TooLargeError,
    TravauxError,
    UsageError,
)

MEDIA_TYPE = "application/problem+json"
DOCUMENTED_AT = "/api/docs#problems"
STATUS: dict[type[TravauxError], HTTPStatus] = {
    MissingError: HTTPStatus.NOT_FOUND,
    NotAllowedError: HTTPStatus.FORBIDDEN,
    ConflictError: HTTPStatus.CONFLICT,
    QueryError: HTTPStatus.BAD_REQUEST,
    UsageError: HTTPStatus.BAD_REQUEST,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    LibraryError: HTTPStatus.SERVICE_UNAVAILABLE,
    BadArchiveError: HTTPStatus.UNPROCESSABLE_ENTITY,
}
# What the framework refuses by itself, in our words: (code, sentence).
_REFUSALS = {
    400: ("bad-request", "The request can't be read: check how it is put together."),
    401: ("sign-in", "Sign in first, or send a token: “Authorization: Bearer …”."),
    403: ("not-allowed", "This is not allowed."),
    404: ("missing", "The API has nothing at this address: /api/docs lists what it has."),
    405: ("method", "This address can't be used with that method: see the Allow header."),
    413: ("too-large", "The request is too large: send fewer or smaller files at a time."),
    500: ("fault", "Something went wrong that should not have. It has been written to the log."),
}
_log = logging.getLogger(__name__)


class RefusedError(Exception):
    """A request that is turned away before any action is asked; with the headers that belong to it."""

    def __init__(self, status: int, code: str, sentence: str, **headers: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def problem(status: int, code: str, detail: str, **more: Any) -> HttpResponse:
    """A response that says what is wrong."""
    body = {
        "type": DOCUMENTED_AT,
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "code": code,
        **more,
    }
    response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type=MEDIA_TYPE, status=status)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="Travaux"'
    return response


def plain(status: int) -> HttpResponse:
    """The problem for a status that the framework gave without our words."""
    code, sentence = _REFUSALS.get(status) or ("refused", HTTPStatus(status).description or "Refused.")
    return problem(status, code, sentence)


def refused(refusal: RefusedError) -> HttpResponse:
    """The problem for a request that was turned away."""
    response = problem(refusal.status, refusal.code, str(refusal))
    for name, value in refusal.headers.items():
        response[name] = value
    return response


def ours(request: HttpRequest, error: TravauxError) -> HttpResponse:
    """The problem for one of our errors. Who has not signed in is told to (401), others no (403)."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), None)
    status = status or HTTPStatus.UNPROCESSABLE_ENTITY
    if status == HTTPStatus.FORBIDDEN and getattr(request, "viewer", VISITOR).person is None:
        status = HTTPStatus.UNAUTHORIZED
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        _log.error("%s", error)
    if isinstance(error, FieldsError):
        errors = [{"in": "body", "field": name, "message": said} for name, said in error.fields.items()]
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, error.code, str(error), errors=errors)
    where = {"at": error.at, "end": error.end} if isinstance(error, QueryError) else {}
    return problem(status, error.code, str(error), **where)


def install(api: NinjaAPI) -> None:
    """Have every error that an operation of this API raises become a problem."""
    handlers: dict[type[Exception], Any] = {
        TravauxError: ours,
        RefusedError: lambda _request, error: refused(error),
        ValidationError: lambda _request, error: _invalid(error),
        HttpError: lambda _request, error: _http(error),
        Http404: lambda _request, _error: plain(404),
        RequestDataTooBig: lambda _request, _error: plain(413),
        Exception: _fault,
    }
    unreadable = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError)
    handlers |= dict.fromkeys(unreadable, lambda _request, _error: plain(400))
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _invalid(error: ValidationError) -> HttpResponse:
    """A request whose parts are not as the API's document says: all of them, the first in the sentence."""
    errors = [
        {"in": str(one["loc"][0]), "field": _field(one["loc"]), "message": str(one["msg"])}
        for one in error.errors
    ]
    first = errors[0]
    what = f"“{first['field']}” ({first['in']})" if first["field"] else first["in"]
    sentence = f"The request is not as the API expects it: {what}: {first['message'].rstrip('.')}."
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-request", sentence, errors=errors)


def _field(loc: tuple[Any, ...]) -> str:
    """The name of a field as whoever sent it wrote it: the names of our functions' arguments left out."""
    names = [str(part) for part in loc[1:]]
    return ".".join(names[1:] if loc[0] == "body" and len(names) > 1 else names[-1:])


def _http(error: HttpError) -> HttpResponse:
    if error.status_code in (400, 401, 403):
        return plain(error.status_code)
    return problem(error.status_code, "refused", str(error))


def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.error("%s %s: %s", request.method, request.path, type(error).__name__, exc_info=error)
    return plain(500)
