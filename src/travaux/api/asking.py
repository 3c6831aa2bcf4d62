"""Who asks the API, and whether their request may be acted on at all.

In: a request that went through the viewer's middleware. Out: the viewer, or a RefusedError.

A token comes in the Authorization header, which a foreign page can't send in anybody's name. Without
one the person is known by a session (server mode) or is the owner at this machine (local mode), and
then a page of another site could have sent the request: so what changes things must come from our own
pages (the CSRF token of a session), or, in local mode, must not come from a foreign page: browsers
say where a request comes from, and what says nothing is no browser.
"""

from __future__ import annotations

import math
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django_ratelimit.core import get_usage
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from travaux.api.problems import RefusedError
from travaux.library.permissions import VISITOR, Action, Viewer, may

# Enough for a program that works through a library; a guesser of tokens or a runaway loop is stopped.
RATE = "600/m"
RATE_FOR_VISITORS = "120/m"
_BEARER = "Bearer "  # other schemes are those of a proxy before us, and none of our business
_SAFE = ("GET", "HEAD", "OPTIONS")
_OWN = ("same-origin", "none")  # "none": typed or opened by the person, not by a page


class Token(AuthBase):
    """A token of ours; what it may do is decided by whose it is. Reading what is public needs none."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_description = (
        "A token made with POST /api/tokens or on the account page. Without one you read what is public "
        "(server mode), or are the owner (on your own machine)."
    )

    def __call__(self, request: HttpRequest) -> Viewer:
        """The viewer. Raises RefusedError."""
        who = viewer_of(request)
        _limit(request, who)
        if request.headers.get("Authorization", "").startswith(_BEARER):
            if who.person is None:
                raise RefusedError(401, "bad-token", "This token is not valid here, or was revoked.")
            return who
        if request.method not in _SAFE:
            _refuse_foreign(request)
        if not may(who, Action.READ):
            raise RefusedError(401, "sign-in", "This library is read by people who have signed in.")
        return who


class AnybodyMay:
    """For the few addresses that tell nothing of the library."""

    def __call__(self, request: HttpRequest) -> Viewer:
        """The viewer, whoever it is."""
        return VISITOR


def viewer_of(request: HttpRequest) -> Viewer:
    """Whoever asks, as the middleware found."""
    return cast(Viewer, cast(Any, request).viewer)


def _limit(request: HttpRequest, who: Viewer) -> None:
    rate = RATE if who.person else RATE_FOR_VISITORS
    key = f"person-{who.person.pk}" if who.person else request.META.get("REMOTE_ADDR", "")
    usage = get_usage(request, group="api", key=lambda *_: key, rate=rate, increment=True)
    if usage and usage["should_limit"] and settings.RATELIMIT_ENABLE:
        wait = max(1, math.ceil(usage["time_left"]))
        sentence = f"Too many requests ({rate.replace('/m', ' a minute')}): try again in {wait} seconds."
        raise RefusedError(429, "too-many-requests", sentence, Retry_After=str(wait))


def _refuse_foreign(request: HttpRequest) -> None:
    foreign = not _from_here(request)
    if settings.MODE != "local" and viewer_of(request).person is not None:
        foreign = foreign or check_csrf(request) is not None
    if foreign:
        raise RefusedError(
            403,
            "foreign-page",
            "This request may come from a page of another site: send the session's X-CSRFToken header, "
            "or use a token (“Authorization: Bearer …”) instead of the session.",
        )


def _from_here(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site", "none") not in _OWN:
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"
