"""Every address that begins with a symbol: documents, paragraphs, ranges, pages, files.

In: a path, which `texts.links` parses. Out: the page, the picture or the file it names; another form
of the same (.txt, .json, .md); or where it has moved. One view hands on to the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpResponse, HttpResponseBase, HttpResponseNotAllowed, HttpResponseNotModified
from django.http import HttpResponsePermanentRedirect as MovedTo
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library import finding, paragraphs
from travaux.library.models import Block as Row
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.links import Place
from travaux.web import (
    checking,
    citations,
    columns,
    comparing,
    document_connections,
    document_recommendations,
    files,
    information,
    other_forms,
    page_views,
    panel,
    reading_page,
    unknown,
)
from travaux.web.opening import VARIES, Opened, etag, moved, opened, with_query
from travaux.web.viewers import AskedBy

_YEAR = 365 * 24 * 60 * 60  # seconds that a chosen style is remembered
_CHANGED_HERE = ("info", "history", "citations")  # views that take forms as well
View = Callable[[AskedBy, Opened], HttpResponseBase]


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: AskedBy, path: str) -> HttpResponseBase:
    """Whatever a link beginning with a symbol names."""
    place = links.parse(path)
    if place is None:
        raise MissingError(_("“%s” is no address of a document: search for it.") % path)
    if request.method == "POST" and place.view not in _CHANGED_HERE:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        found = opened(request, place)
    except MissingError as error:
        return unknown.document(request, place, error)
    elsewhere = moved(request, found)
    response = MovedTo(elsewhere) if elsewhere else _answer(request, found)
    patch_vary_headers(response, VARIES)
    return response


def _answer(request: AskedBy, found: Opened) -> HttpResponseBase:
    place = found.place
    if place.view in _ABOUT:
        return _ABOUT[place.view](request, found)
    if place.view not in ("", "file", "picture", "page"):
        return _with_paragraphs(request, found)
    if place.form:
        return other_forms.write(request, found, ())
    return _VIEWS[place.view](request, found)


def _with_paragraphs(request: AskedBy, found: Opened) -> HttpResponseBase:
    """Views that name blocks: para, paras, at."""
    try:
        asked, elsewhere = _blocks(found)
    except MissingError as error:
        return unknown.paragraph(request, found, error)
    if elsewhere:
        return MovedTo(with_query(request, elsewhere))
    if found.place.form:
        return other_forms.write(request, found, asked)
    if request.GET.get("part") == "panel":
        return _panel(request, found, asked)
    if request.GET.get("part") == "similar":
        return render(request, "web/parts/similar.html", reading_page.similar(request, found, asked))
    return _text(request, found, asked)


def _blocks(found: Opened) -> tuple[list[Row], Place | None]:
    """The blocks that a place names, and where they have moved if they have."""
    place, edition = found.place, found.edition
    if place.view == "paras":
        return paragraphs.between(edition, place.value), None
    if place.view == "para":
        one = paragraphs.paragraph(edition, place.value)
        return [one.block], place.at(one.block.address).as_form(place.form) if one.moved else None
    block = finding.block(edition, place.value)
    return [block], place.at(block.address).as_form(place.form) if block.address != place.value else None


def _text(request: AskedBy, found: Opened, asked: list[Row] | None = None) -> HttpResponseBase:
    """The reading page. A browser that has it already is told so before anything is read."""
    tag = etag(request, found)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    response = render(request, "web/document.html", reading_page.context(request, found, asked or []))
    return _remembered(request, response, tag)


def _panel(request: AskedBy, found: Opened, asked: list[Row]) -> HttpResponse:
    """The panel of a paragraph alone, opened in its place by the script."""
    blocks = [one for row in asked for one in paragraphs.under(found.edition, row)] if asked else []
    taken = reading_page.taken(request, found, asked if found.place.view == "paras" else blocks)
    values = {"panel": taken, **reading_page.beside(request, found, [one.address for one in blocks or asked])}
    return _remembered(request, render(request, "web/parts/panel.html", values), "")


def _remembered(request: AskedBy, response: HttpResponse, tag: str) -> HttpResponse:
    """Kept by the browser alone, asked for again each time; a chosen style is remembered."""
    response["Cache-Control"] = "private, no-cache"
    if tag:
        response["ETag"] = tag
    if "style" in request.GET:
        style = panel.style_of(request)
        response.set_cookie(panel.STYLE_COOKIE, style, max_age=_YEAR, samesite="Lax")
    return response


def _file(request: AskedBy, found: Opened) -> HttpResponseBase:
    return files.original(request, found.edition)


_ABOUT: Mapping[str, View] = {
    "info": lambda request, found: information.information(request, found.place),
    "history": lambda request, found: information.history(request, found.place),
    "citations": citations.citations,
    "connections": document_connections.connections,
    "check": checking.of_document,
    "columns": columns.columns,
    "compare": comparing.compare,
    "recommendations": document_recommendations.recommendations,
}
_VIEWS: Mapping[str, View] = {
    "": _text,
    "page": page_views.page,
    "picture": page_views.picture,
    "file": _file,
}
