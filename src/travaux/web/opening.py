"""Which edition a link opens for whoever asks, and where links lead that have moved.

In: a request and a place. Out: an edition, the languages to prefer, or the address to go to instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

from travaux import __version__
from travaux.library import finding
from travaux.library.citations import changed
from travaux.library.models import Edition
from travaux.texts.links import Place
from travaux.web.context import LOOK_COOKIE
from travaux.web.panel import STYLE_COOKIE
from travaux.web.shortcuts import COOKIE as KEYS_COOKIE
from travaux.web.tray import COOKIE as TRAY_COOKIE
from travaux.web.viewers import AskedBy

_SHOWN = (LOOK_COOKIE, KEYS_COOKIE, STYLE_COOKIE, TRAY_COOKIE)  # cookies that change what a page shows
VARIES = ("Accept-Language", "Cookie")


@dataclass(frozen=True, slots=True)
class Opened:
    """An edition as it is shown: all editions of its work that the viewer may see beside it."""

    place: Place
    edition: Edition
    all: tuple[Edition, ...]

    @property
    def home(self) -> Place:
        """The edition's own address: with its language, and its version where another is newer."""
        return finding.place_of(self.edition)

    @property
    def here(self) -> Place:
        """What is looked at, in this edition: "/A/57/292/en/para/62"."""
        return replace(self.home, view=self.place.view, value=self.place.value)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, this one among them."""
        return tuple(dict.fromkeys(one.language for one in self.all))

    @property
    def newer(self) -> Edition | None:
        """The newest version of this language, where this is not it."""
        same = [one for one in self.all if one.language == self.edition.language and not one.superseded]
        newest = max(same, key=lambda one: one.version, default=None)
        return newest if newest and newest.version > self.edition.version else None

    @property
    def versions(self) -> tuple[Edition, ...]:
        """All versions of this language, newest first."""
        return tuple(one for one in self.all if one.language == self.edition.language)


def opened(request: AskedBy, place: Place) -> Opened:
    """The edition that a place names for this reader. Raises MissingError."""
    edition, there = finding.edition_among_all(request.viewer, place, preferred(request))
    return Opened(place, edition, tuple(there))


def preferred(request: HttpRequest) -> Sequence[str]:
    """Languages a reader wants, best first: said in the address, chosen for the site, told by the browser."""
    said = request.GET.get("lang", "").partition("-")[0]
    return list(dict.fromkeys([*([said] if said else []), *reads(request)]))


def reads(request: HttpRequest) -> Sequence[str]:
    """The languages a reader reads, best first, whatever the address asks for."""
    chosen = [get_language()] if settings.LANGUAGE_COOKIE_NAME in request.COOKIES else []
    heard = [code for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    return list(dict.fromkeys(code.partition("-")[0] for code in (*chosen, *heard, get_language()) if code))


def moved(request: HttpRequest, opened: Opened) -> str | None:
    """Where a link with a second, former or differently spelled symbol leads now."""
    place, main = opened.place, opened.edition.work.symbol
    if "".join(place.symbol.split()) == "".join(main.split()):
        return None
    return with_query(request, replace(place, symbol=main))


def with_query(request: HttpRequest, place: Place) -> str:
    """The place's link with the query of this request."""
    query = request.META.get("QUERY_STRING", "")
    return place.path() + (f"?{query}" if query else "")


def etag(request: AskedBy, opened: Opened) -> str:
    """Changes with whatever can change the page: editions, citations, viewer, language, look, program."""
    one, viewer = opened.edition, request.viewer
    parts = (
        __version__,
        one.pk,
        one.read_at.isoformat(),
        sorted(one.corrections.items()),
        one.visibility,
        [(other.pk, other.superseded) for other in opened.all],
        changed.mark(),
        viewer.name,
        viewer.role,
        get_language(),
        request.get_full_path(),
        [request.COOKIES.get(name) for name in (*_SHOWN, settings.LANGUAGE_COOKIE_NAME)],
        bool(request.headers.get("HX-Request")),
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'
