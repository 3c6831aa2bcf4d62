"""The library: all documents that somebody may see, or where to begin when there is none."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from travaux.library.shelf import FACETS, Filters, shelf
from travaux.web import choosing
from travaux.web.viewers import AskedBy

SORTS = {
    "date": _("Newest first"),
    "added": _("Last added"),
    "title": _("Title"),
    "symbol": _("Symbol"),
}


def wanted(query: QueryDict) -> Filters:
    """What an address asks of the shelf."""
    return Filters(
        query.get("named", "").strip(),
        choosing.chosen(query, FACETS),
        choosing.one_of(query, "sort", tuple(SORTS)),
        choosing.page(query),
    )


@require_safe
def home(request: AskedBy) -> HttpResponse:
    """Counts, what came last, then everything; filters, sort and page are in the address."""
    query = choosing.asked(request)
    filters = wanted(query)
    found = shelf(request.viewer, filters, prefer=(get_language() or "en",))
    return render(
        request,
        "web/home.html",
        {
            "here": "home",
            "shelf": found,
            "download": choosing.link(query, of="documents"),
            "groups": choosing.groups(query, found.facets),
            "chips": choosing.chips(query, found.facets),
            "clear": choosing.link(query, named=None, **dict.fromkeys(FACETS)),
            "sorts": choosing.sorts(query, SORTS, filters.sort),
            "pager": choosing.pager(query, filters.page, found.pages),
            "hidden": choosing.hidden(query, "named"),
            "hidden_years": choosing.hidden(query, "year"),
        },
    )
