"""What people connected with a document: its list, one paragraph's, and the marks of the reading page.

In: an opened edition (view "connections"). Out: the list; with `at` what hangs on one paragraph, with
`part` as it is opened where it stands; with `marks` the marks of a stretch of blocks as JSON, which the
reading page fetches slice by slice; with `part=menu` what can be shown, counted.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode

from travaux.exporting.labels import direction
from travaux.library import finding as editions
from travaux.library.connections import finding
from travaux.library.connections.finding import Filters
from travaux.texts.links import Place
from travaux.web import choosing, gutter
from travaux.web.connection_lists import KINDS, SIZE, language, listed
from travaux.web.connections import exported
from travaux.web.opening import Opened
from travaux.web.viewers import AskedBy

IN_PANEL = 3  # connections of a paragraph in its panel: what is seen at a glance


def connections(request: AskedBy, found: Opened) -> HttpResponseBase:
    """The page of the document, or what the address asks for of it."""
    query = choosing.asked(request)
    if "marks" in query:
        return _marks(request, found)
    if query.get("part") == "menu":
        return _menu(request, found)
    if "format" in query:
        return exported(request, query, found.edition)
    if query.get("at") and "q" not in query:
        return _of_paragraph(request, found, query.get("at", ""))
    context = {**_about(found), **listed(request.viewer, query, found.edition), "document_list": True}
    return render(request, "web/connections.html", context)


def in_panel(request: AskedBy, found: Opened, addresses: list[str]) -> dict[str, Any]:
    """The newest connections of these blocks, for the panel of a paragraph."""
    listing = finding.at(request.viewer, found.edition, addresses, IN_PANEL, language())
    link = f"{_list(found).path()}?{urlencode({'at': addresses[0]})}" if addresses else ""
    return {"connected": listing, "connected_list": link}


def _marks(request: AskedBy, found: Opened) -> HttpResponse:
    """Marks of the blocks from `first` up to, and without, `until`."""
    wanted = request.GET
    blocks = gutter.marks(
        request.viewer, found.edition, wanted.get("first", ""), wanted.get("until", ""), _shown(request)
    )
    answer = JsonResponse({"blocks": blocks}, json_dumps_params={"separators": (",", ":")})
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _menu(request: AskedBy, found: Opened) -> HttpResponse:
    """Which connections can be shown, with their numbers."""
    context = {
        "counts": finding.counts(request.viewer, found.edition, language()),
        "show": request.GET.get("show", ""),
        "by": request.GET.get("by", ""),
        "list": _list(found).path(),
    }
    return render(request, "web/parts/connections_menu.html", context)


def _of_paragraph(request: AskedBy, found: Opened, address: str) -> HttpResponse:
    """What hangs on one paragraph, the newest first; `part=more` further rows alone."""
    block = editions.block(found.edition, address)
    start = choosing.number(request.GET, "start")
    listing = finding.at(
        request.viewer, found.edition, [block.address], SIZE, language(), start, _shown(request)
    )
    after = start + len(listing.rows)
    chosen = {name: request.GET.get(name, "") for name in ("show", "by")}
    kept: dict[str, str | int] = {"at": block.address, **chosen, "start": after}
    context = {
        **_about(found),
        "address": block.address,
        "passage": block,
        "rows": listing.rows,
        "total": listing.total,
        "left": max(0, listing.total - after),
        "next": f"{_list(found).path()}?{urlencode(kept)}",
        "list": _list(found).path(),
        "part": request.GET.get("part") == "connections",
        "first_gets_focus": request.GET.get("part") == "more",
    }
    return render(request, _TEMPLATES.get(request.GET.get("part", ""), _PAGE), context)


def _shown(request: AskedBy) -> Filters:
    """What is chosen in the menu of the reading page: a relation (or notes alone), an author."""
    show, by = request.GET.get("show", ""), request.GET.get("by", "")
    return Filters(kind=show, author=by) if show in KINDS else Filters(relation=show, author=by)


def _list(found: Opened) -> Place:
    return found.home.named("connections")


def _about(found: Opened) -> dict[str, Any]:
    edition = found.edition
    return {
        "edition": edition,
        "place": found.home,
        "direction": direction(edition.language),
        "title": edition.title or edition.work.symbol,
    }


_PAGE = "web/paragraph_connections.html"
_TEMPLATES = {"connections": "web/parts/connected_of.html", "more": "web/parts/connection_rows.html"}
