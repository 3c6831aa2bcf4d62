"""Passages that a new version of their document left uncertain: a person says where they are now.

In: nothing, or one of them with what is decided. Out: the queue, each with its words as they were and as
they are, the difference marked. POST with `do` keeps the place, puts it elsewhere, gives it up, or undoes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library.connections import settling
from travaux.library.permissions import Action, require
from travaux.texts.errors import MissingError, UsageError
from travaux.web import choosing
from travaux.web.connection_lists import language
from travaux.web.viewers import AskedBy

_SIZE = 10  # on a page: each takes some reading


@require_http_methods(["GET", "HEAD", "POST"])
def to_look_at(request: AskedBy) -> HttpResponse:
    """The queue; POST with `do` decides or undoes."""
    require(request.viewer, Action.CONNECT)
    if request.method == "POST":
        do = _DOINGS.get(request.POST.get("do", ""))
        if do is None:
            raise UsageError(_("A passage can’t be settled in that way."))
        return do(request)
    return _page(request)


def _page(request: AskedBy, wrong: str = "", place: int = 0, typed: str = "") -> HttpResponse:
    query = choosing.asked(request)
    page, settled = choosing.page(query), choosing.number(query, "settled")
    query.pop("settled", None)
    queue = settling.queue(request.viewer, (page - 1) * _SIZE, _SIZE, language())
    context: dict[str, Any] = {
        "here": "connections",
        "rows": queue.rows,
        "total": queue.total,
        "settled": settled,
        "wrong": wrong,
        "wrong_place": place,
        "typed": typed,
        "pager": choosing.pager(query, page, max(1, -(-queue.total // _SIZE))),
    }
    return render(request, "web/connections_check.html", context, status=422 if wrong else 200)


def _keep(request: AskedBy) -> HttpResponse:
    return _settled(request, "keep")


def _gone(request: AskedBy) -> HttpResponse:
    return _settled(request, "gone")


def _put(request: AskedBy) -> HttpResponse:
    """Another place: a paragraph's number, an address, or a stretch of words."""
    typed = request.POST.get("at", "").strip()
    try:
        if not typed:
            raise UsageError(_("Say which paragraph it is, as 62 or 12 (b)."))
        return _settled(request, typed)
    except (MissingError, UsageError) as error:
        return _page(request, str(error), _place(request), typed)


def _undo(request: AskedBy) -> HttpResponse:
    settling.undo(request.viewer, _place(request))
    return redirect("connections-check")


def _settled(request: AskedBy, how: str) -> HttpResponse:
    place = settling.settle(request.viewer, _place(request), how)
    return HttpResponseRedirect(f"{reverse('connections-check')}?settled={place.pk}")


def _place(request: AskedBy) -> int:
    return choosing.number(request.POST, "place")


_DOINGS: dict[str, Callable[[AskedBy], HttpResponse]] = {
    "keep": _keep,
    "gone": _gone,
    "put": _put,
    "undo": _undo,
}
