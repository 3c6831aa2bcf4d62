"""Taking a collection out: as a file, or as a page to print.

In: a request, the collection, a format. Out: the file, piece by piece; the page.
"""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from travaux.exporting.collection import FORMATS, Asked, written
from travaux.library import shelf
from travaux.library.collecting import fields, finding
from travaux.texts.errors import UsageError
from travaux.web import collection_page
from travaux.web.viewers import AskedBy


@require_safe
def export(request: AskedBy, slug: str) -> HttpResponseBase:
    """The collection as a file."""
    found = shelf.collection(request.viewer, slug)
    form = request.GET.get("format", "csv")
    if form not in FORMATS:
        words = _("A collection can be had as %(forms)s, not as “%(form)s”.")
        raise UsageError(words % {"forms": ", ".join(FORMATS), "form": form})
    site = request.build_absolute_uri("/").rstrip("/")
    content = written(form, Asked(request.viewer, found, collection_page.language(), site))
    answer = StreamingHttpResponse(content, content_type=FORMATS[form].media_type)
    name = content_disposition_header(True, f"{found.slug}.{form}")
    answer["Content-Disposition"] = name or "attachment"
    return answer


@require_safe
def to_print(request: AskedBy, slug: str) -> HttpResponse:
    """All of it on one page, with addresses that can be read on paper."""
    found = shelf.collection(request.viewer, slug)
    own = fields.of(found)
    there = finding.iterate(request.viewer, found, language=collection_page.language())
    context = {
        **collection_page.head(request, found),
        "cards": [collection_page.card(own, row, 0) for row in there],
        "site": request.build_absolute_uri("/").rstrip("/"),
    }
    return render(request, "web/collection_print.html", context)
