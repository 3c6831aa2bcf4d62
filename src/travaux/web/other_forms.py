"""The same in another form: .txt, .json, .md of a document, a paragraph, a range or a page.

In: a request and an opened edition. Out: what `exporting.forms` writes, as a response.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _

from travaux.exporting import forms
from travaux.exporting.forms import Scope
from travaux.library import finding, nouns
from travaux.library.models import Block as Row
from travaux.texts.errors import UsageError
from travaux.texts.links import Place
from travaux.texts.reading import Page, Reading
from travaux.web.opening import Opened
from travaux.web.panel import about
from travaux.web.viewers import AskedBy

WITH_FORMS = ("", "para", "paras", "at", "page")
PLAIN = "text/plain; charset=utf-8"


def write(request: AskedBy, opened: Opened, asked: Sequence[Row]) -> HttpResponse:
    """The response in the form that the address ends with."""
    place = opened.place
    if place.view not in WITH_FORMS or place.form is None:
        words = _("%(path)s has no form “%(form)s”: leave the ending off.")
        raise UsageError(words % {"path": place.as_form(None).path(), "form": place.form})
    form = request.GET.get("form", "")
    written, media_type = forms.write(
        scope(request, opened, asked), place.form, lines=form == "lines", running=form == "running"
    )
    response = HttpResponse(written, content_type=media_type)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def scope(request: AskedBy, opened: Opened, asked: Sequence[Row]) -> Scope:
    """What is asked for, as exporters take it."""
    place, edition = opened.place, opened.edition
    whole = place.view == "" and place.form == "json"  # the only form with the lines of all pages
    reading = nouns.reading(edition, lines=whole)
    row = finding.page(edition, place.value) if place.view == "page" else None
    if row is not None:
        reading = _with_lines(reading, nouns.page(row))
    neutral = Place(place.symbol, view=place.view, value=place.value)
    return Scope(
        reading,
        opened.here,
        tuple(row.address for row in asked) or None,
        row.number if row else None,
        about(edition, reading.metadata, request.build_absolute_uri(neutral.path())),
    )


def _with_lines(reading: Reading, page: Page) -> Reading:
    """The reading with the lines of one page."""
    pages = tuple(page if one.number == page.number else one for one in reading.pages)
    return replace(reading, pages=pages)
