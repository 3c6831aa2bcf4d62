"""Addresses that lead nowhere, answered with what is near: never a bare 404.

In: a place and why it was not found. Out: a page with status 404 that offers the next step.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator

from travaux.exporting.labels import direction
from travaux.library import finding, paragraphs
from travaux.library.permissions import Action, may
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.links import Place
from travaux.web import instruments, other_forms, reading_page
from travaux.web.opening import Opened
from travaux.web.viewers import AskedBy

_STATUS = 404
_GLANCE = 120  # characters of a paragraph that tell whether it is the one that was meant


def document(request: AskedBy, place: Place, error: MissingError) -> HttpResponse:
    """No such document, or not in that language or version: what there is, search, add."""
    try:
        work = finding.work(request.viewer, place.symbol)
        there = [
            finding.place_of(one) for one in finding.editions(request.viewer, work).select_related("work")
        ]
    except MissingError:
        there = []
        if elsewhere := instruments.instead(place):
            return elsewhere
    if place.form:
        return _plain(error)
    values = {
        "error": error,
        "symbol": place.symbol,
        "language": place.language,
        "there": there,
        "may_add": may(request.viewer, Action.ADD),
    }
    return render(request, "web/unknown_document.html", values, status=_STATUS)


def paragraph(request: AskedBy, opened: Opened, error: MissingError) -> HttpResponse:
    """No such paragraph: the nearest ones and the document's range."""
    if opened.place.form or request.GET.get("part"):
        return _plain(error)
    value = opened.place.value
    ends = links.split_range(value) if opened.place.view == "paras" else None
    missing = paragraphs.unknown(opened.edition, ends[0] if ends else value)
    home = opened.home
    values = {
        "error": error,
        "symbol": opened.edition.work.symbol,
        "title": opened.edition.title or opened.edition.work.symbol,
        "missing": missing,
        "nearest": [_glance(opened, number) for number in missing.nearest],
        "language": opened.edition.language,
        "direction": direction(opened.edition.language),
        "first": home.paragraph(missing.first).path() if missing.first else "",
        "last": home.paragraph(missing.last).path() if missing.last else "",
        "document": home,
        "languages": reading_page.switch(opened),
    }
    return render(request, "web/unknown_paragraph.html", values, status=_STATUS)


def _glance(opened: Opened, number: str) -> tuple[str, str, str]:
    """A number, its link, and how the paragraph begins."""
    text = paragraphs.paragraph(opened.edition, number).block.text
    return number, opened.home.paragraph(number).path(), Truncator(text).chars(_GLANCE)


def _plain(error: MissingError) -> HttpResponse:
    return HttpResponse(f"{error}\n", status=_STATUS, content_type=other_forms.PLAIN)
