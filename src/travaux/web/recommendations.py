"""Recommendations to follow up: a list to narrow down, pictures of it, those that come again, many at once.

In: choices in the address. Out: the page. POST says of all that are selected what became of them, or takes
that back. The same list as a file is `export`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travaux.exporting.followed import FORMATS, written
from travaux.library import finding as editions
from travaux.library.models import Edition, Status
from travaux.library.permissions import Action, may, require
from travaux.library.recommendations import changing, clustering, finding
from travaux.library.recommendations.changing import Done
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.web import choosing, recommendation_pictures
from travaux.web.recommendation_lists import (
    LIST,
    PICTURES,
    REPEATED,
    VIEWS,
    around,
    filters,
    language,
    lasting,
    listed,
    views,
)
from travaux.web.settings_page import safe_next
from travaux.web.viewers import AskedBy

CLUSTERS = 10  # on a page; each has several texts


@require_http_methods(["GET", "HEAD", "POST"])
def recommendations(request: AskedBy) -> HttpResponse:
    """The list of all that they see; POST with `do` acts on many."""
    if request.method == "POST":
        do = _DOINGS.get(request.POST.get("do", ""))
        if do is None:
            raise UsageError(_("Recommendations can’t be changed in that way."))
        return do(request)
    require(request.viewer, Action.READ)
    return page(request, None, {"here": "recommendations"})


def page(request: AskedBy, edition: Edition | None, about: dict[str, Any]) -> HttpResponse:
    """The list, of all documents or of one, as it is looked at."""
    query = request.GET
    view = choosing.one_of(query, "view", tuple(VIEWS))
    context = {
        **about,
        **_SHOWN[view](request, query, edition),
        "view": view,
        "views": views(lasting(query)),
        "statuses": Status.choices,
        "undo": _uuid(query.get("undo", "")),
        "undo_count": choosing.number(query, "count"),
        "may_follow_up": may(request.viewer, Action.FOLLOW_UP),
        "next": f"{request.path}{choosing.link(lasting(query))}",
        "edition": edition,
    }
    return render(request, "web/recommendations.html", context)


@require_safe
def export(request: AskedBy) -> StreamingHttpResponse:
    """What the list holds, all of it, as a file; with `in` that of one document."""
    require(request.viewer, Action.READ)
    form = request.GET.get("format", "csv")
    if form not in FORMATS:
        raise UsageError(_("Recommendations can be had as csv, xlsx or json, not as “%s”.") % form)
    place = links.parse(request.GET.get("in", ""))
    edition = editions.edition(request.viewer, place) if place else None
    rows = finding.iterate(request.viewer, filters(request.GET, edition), language())
    content = written(form, rows, request.build_absolute_uri("/").rstrip("/"))
    answer = StreamingHttpResponse(content, content_type=FORMATS[form].media_type)
    name = edition.work.symbol.replace("/", "_") if edition else "travaux"
    answer["Content-Disposition"] = f'attachment; filename="{quote(name)}.recommendations.{form}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _list(request: AskedBy, query: QueryDict, edition: Edition | None) -> dict[str, Any]:
    return listed(request.viewer, query, edition)


def _pictures(request: AskedBy, query: QueryDict, edition: Edition | None) -> dict[str, Any]:
    """Pictures of all that fits, with their tables."""
    wanted = filters(query, edition)
    counted = finding.listing(request.viewer, wanted, 0, 0, language())
    drawn = recommendation_pictures.of(request.viewer, lasting(query), wanted, language())
    return {**around(lasting(query), wanted, counted.facets), **drawn, "total": counted.total}


def _repeated(request: AskedBy, query: QueryDict, edition: Edition | None) -> dict[str, Any]:
    """Near-identical ones, a group at a time."""
    wanted, at = filters(query, edition), choosing.page(query)
    counted = finding.listing(request.viewer, wanted, 0, 0, language())
    found = clustering.clusters(request.viewer, wanted, (at - 1) * CLUSTERS, CLUSTERS, language())
    kept = lasting(query)
    return {
        **around(kept, wanted, counted.facets),
        "clusters": found.rows,
        "total": found.total,
        "pager": choosing.pager(kept, at, max(1, -(-found.total // CLUSTERS))),
    }


def _many(request: AskedBy) -> HttpResponse:
    """Say of all that are selected what became of them."""
    sent = request.POST
    keys = [str(key) for one in sent.getlist("key") if (key := _uuid(one))]
    chosen = filters(_query(request), _within(request)) if sent.get("all") else keys
    if not sent.get("all") and not keys:
        raise UsageError(_("Nothing is selected: tick the recommendations first."))
    status, remark = sent.get("status", ""), sent.get("remark", "")
    return _back(request, changing.many(request.viewer, chosen, status=status or None, remark=remark))


def _undo(request: AskedBy) -> HttpResponse:
    """Take back what was changed in one go."""
    batch = _uuid(request.POST.get("batch", ""))
    if batch is None:
        raise UsageError(_("There is nothing to undo."))
    changing.undo(request.viewer, batch)
    return HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))


def _within(request: AskedBy) -> Edition | None:
    """The document whose list it was sent from."""
    place = links.parse(request.POST.get("in", ""))
    return editions.edition(request.viewer, place) if place else None


def _query(request: AskedBy) -> QueryDict:
    """What the list was narrowed down to that the form was sent from."""
    return QueryDict(request.POST.get("next", "").partition("?")[2])


def _back(request: AskedBy, done: Done) -> HttpResponse:
    """To the list it was sent from, with what is needed to undo it."""
    path, _mark, query = safe_next(request, request.POST.get("next", "")).partition("?")
    asked = QueryDict(query, mutable=True)
    asked["undo"], asked["count"] = str(done.batch), str(done.count)
    return HttpResponseRedirect(f"{path}?{asked.urlencode(safe='/,:')}")


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


_DOINGS: dict[str, Callable[[AskedBy], HttpResponse]] = {"many": _many, "undo": _undo}
_SHOWN: dict[str, Callable[[AskedBy, QueryDict, Edition | None], dict[str, Any]]] = {
    LIST: _list,
    PICTURES: _pictures,
    REPEATED: _repeated,
}
