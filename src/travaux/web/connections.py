"""All connections and notes: a list to narrow down, and its forms to take away.

In: choices in the address. Out: the page; with `format` the same as CSV, JSON-LD or GraphML, streamed.
"""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from travaux.exporting.connections import FORMATS
from travaux.library.connections import finding
from travaux.library.models import Edition
from travaux.library.permissions import Action, require
from travaux.texts.errors import UsageError
from travaux.web import choosing
from travaux.web.connection_lists import filters, listed
from travaux.web.viewers import AskedBy

ENDS = ("csv", "jsonld", "graphml")  # what is offered here; a file's name ends in it


@require_safe
def connections(request: AskedBy) -> HttpResponseBase:
    """The list of all that they see."""
    require(request.viewer, Action.READ)
    query = choosing.asked(request)
    if "format" in query:
        return exported(request, query)
    return render(request, "web/connections.html", {"here": "connections", **listed(request.viewer, query)})


def exported(request: AskedBy, query: QueryDict, edition: Edition | None = None) -> HttpResponseBase:
    """What the list holds, all of it, as a file."""
    form = query["format"]
    if form not in ENDS:
        raise UsageError(_("Connections can be had as csv, jsonld or graphml, not as “%s”.") % form)
    rows = finding.iterate(request.viewer, filters(query, edition))
    written = FORMATS[form].write(rows, request.build_absolute_uri("/").rstrip("/"))
    answer = StreamingHttpResponse(written, content_type=FORMATS[form].media_type)
    name = edition.work.symbol.replace("/", "_") if edition else "travaux"
    answer["Content-Disposition"] = f'attachment; filename="{quote(name)}.connections.{form}"'
    answer["Cache-Control"] = "private, no-cache"
    return answer
