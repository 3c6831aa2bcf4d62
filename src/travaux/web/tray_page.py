"""The page of the tray, and the forms that fill and empty it.

In: a passage (`from`, `connect`) and what to do with it: pick-up, drop, clear. Out: the page; with `part` the
tray's part of the reading page alone; the cookie that keeps it.
"""

from __future__ import annotations

from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library import finding
from travaux.library.connections import describing
from travaux.library.permissions import Action, require
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.web.settings_page import safe_next
from travaux.web.tray import COOKIE, MOST, Held, held
from travaux.web.viewers import AskedBy

_WORDS = 60  # characters of a passage, to know it again by
_A_MONTH = 30 * 24 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def tray(request: AskedBy) -> HttpResponse:
    """What was picked up; POST `do`: pick-up, drop, clear."""
    require(request.viewer, Action.CONNECT)
    rows = held(request)
    if request.method != "POST":
        return render(request, "web/tray.html", {"rows": rows, "most": MOST})
    do, asked = request.POST.get("do"), (request.POST.get("from", ""), request.POST.get("connect", ""))
    rows = [row for row in rows if do != "clear" and (row.source, row.stretch) != asked]
    if do == "pick-up":
        rows = [_picked(request, *asked), *rows][:MOST]
    return _kept(request, rows)


def _picked(request: AskedBy, source: str, stretch: str) -> Held:
    """The passage as the tray keeps it. Raises UsageError, MissingError."""
    place = links.parse(source)
    if place is None:
        raise UsageError(_("Choose a passage first: open a document and select some of its text."))
    edition = finding.edition(request.viewer, place, [get_language() or "en"])
    end = describing.end_in(request.viewer, edition, stretch)
    quote = " ".join((end.passage.quote if end.passage else "").split())
    words = quote if len(quote) <= _WORDS else f"{quote[:_WORDS].rstrip()} …"
    return Held(finding.place_of(edition).path(), str(end.stretch), end.printed, words, edition.language)


def _kept(request: AskedBy, rows: list[Held]) -> HttpResponse:
    """The answer that keeps it: the tray's part of the page, or back to where one was."""
    if request.GET.get("part"):
        answer: HttpResponse = render(request, "web/parts/tray.html", {"tray": rows})
    else:
        answer = HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))
    kept = [[one.source, one.stretch, one.printed, one.words, one.language] for one in rows]
    if kept:
        value = signing.dumps(kept, salt=COOKIE, compress=True)
        answer.set_cookie(COOKIE, value, max_age=_A_MONTH, samesite="Lax", httponly=True)
    else:
        answer.delete_cookie(COOKIE)
    return answer
