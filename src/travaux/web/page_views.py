"""A page of a document: its picture, and its text as it is set or as it runs.

In: a request and an opened edition whose place names a page. Out: the page's page, or its picture.
"""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from travaux.exporting import forms
from travaux.library import finding, pictures
from travaux.texts.errors import TravauxError, UsageError
from travaux.web import leaves, other_forms, reading_page, shortcuts
from travaux.web.faults import status_of
from travaux.web.opening import Opened
from travaux.web.viewers import AskedBy

FORMS = ("lines", "running")
_FOR_EVER = "private, max-age=31536000, immutable"  # the address holds the file's hash
_SHORTLY = "private, max-age=300"
_TYPES = {".png": "image/png", ".webp": "image/webp"}
_LONGEST_WIDTH = 5  # digits


def page(request: AskedBy, opened: Opened) -> HttpResponseBase:
    """A page beside its picture; `?form=lines` as it is set, `?form=running` as running text."""
    asked = request.GET.get("form", "")
    if asked and asked not in FORMS:
        raise UsageError(_("A page has no form “%s”: choose lines or running.") % asked)
    found = other_forms.scope(request, opened, ())
    shown = next(one for one in found.reading.pages if one.number == found.page)
    number = shown.number
    drawn = leaves.leaves(found.reading, opened.home, only=number)
    values = {
        **reading_page.about(request, opened, found.reading),
        **_around(opened, number),
        "page": shown,
        "form": asked or FORMS[0],
        "lines": shown.lines,
        "running_text": forms.write(found, "txt", running=True)[0] if asked == "running" else "",
        "leaf": drawn[0] if drawn and pictures.has_pictures(opened.edition) else None,
        "keys": shortcuts.for_page(request),
    }
    response = render(request, "web/page.html", values)
    response["Cache-Control"] = "private, no-cache"
    return response


def picture(request: AskedBy, opened: Opened) -> HttpResponseBase:
    """The picture of a page; where it can't be drawn, a picture that says so."""
    number = finding.page(opened.edition, opened.place.value).number
    try:
        path = pictures.picture(opened.edition, number, _width(request))
    except TravauxError as error:
        return _sentence(str(error), status_of(error))
    kind = _TYPES[path.suffix]
    response = FileResponse(path.open("rb"), content_type=kind)
    mark = request.GET.get("of", "")
    known = bool(mark) and opened.edition.original_id.startswith(mark)
    response["Cache-Control"] = _FOR_EVER if known else _SHORTLY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _around(opened: Opened, number: int) -> dict[str, Any]:
    """The pages before and after, and the page in its document."""
    home, count = opened.home, opened.edition.page_count
    return {
        "before": home.page(number - 1).path() if number > 1 else "",
        "after": home.page(number + 1).path() if number < count else "",
        "in_document": f"{home.path()}#page_{number}",
    }


def _width(request: AskedBy) -> int:
    asked = request.GET.get("width", "")
    digits = asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_WIDTH
    return int(asked) if digits else pictures.WIDTHS[1]


def _sentence(words: str, status: int) -> HttpResponse:
    """A picture of a page with a sentence on it: it is shown where the page would have been."""
    response = render(None, "web/parts/no_picture.svg", {"words": words}, "image/svg+xml", status)
    response["Cache-Control"] = _SHORTLY
    response["X-Content-Type-Options"] = "nosniff"
    return response
