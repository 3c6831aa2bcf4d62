"""The same in another form: .txt, .json, .md, .xml, .ris … of a document, a paragraph, a range or a page.

In: a request and an opened edition. Out: what `exporting.forms` writes, as a response.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from travaux.exporting import forms, stored
from travaux.exporting.forms import Scope
from travaux.library.models import Block as Row
from travaux.texts.errors import UsageError
from travaux.web.opening import Opened
from travaux.web.panel import style_of
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
        scope(request, opened, asked),
        place.form,
        lines=form == "lines",
        running=form == "running",
        style=style_of(request),
    )
    response = HttpResponse(written, content_type=media_type)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    if place.form in forms.TO_KEEP:
        name = content_disposition_header(True, forms.file_name(place))
        response["Content-Disposition"] = name or "attachment"
    return response


def scope(request: AskedBy, opened: Opened, asked: Sequence[Row]) -> Scope:
    """What is asked for, as exporters take it."""
    site = request.build_absolute_uri("/").rstrip("/")
    return stored.scope(request.viewer, opened.edition, opened.place, [row.address for row in asked], site)
