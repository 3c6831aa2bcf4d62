"""Jobs: everything somebody added (everything at all for admins), by state, newest first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from travaux.library import additions
from travaux.library.models import UNFINISHED, State
from travaux.library.permissions import Action, require
from travaux.web import choosing, rows
from travaux.web.choosing import Choice
from travaux.web.viewers import AskedBy

_ROWS = 50


@require_safe
def jobs(request: AskedBy) -> HttpResponse:
    """Rows with counted states as links; one state and the page are in the address."""
    require(request.viewer, Action.ADD)
    query = choosing.asked(request)
    counts = additions.counts(request.viewer)
    state = choosing.one_of(query, "state", ("", *State.values))
    there = additions.jobs(request.viewer)
    pages = Paginator(there.filter(state=state) if state else there, _ROWS)
    page = pages.get_page(choosing.page(query))
    states = [Choice(str(_("All")), sum(counts.values()), not state, choosing.link(query, state=None))]
    states += [
        Choice(str(one.label), counts[one], state == one, choosing.link(query, state=one.value))
        for one in State
        if counts[one] or state == one
    ]
    context = {
        "here": "jobs",
        "rows": rows.rows(page.object_list, forms=False),
        "states": states,
        "waiting": sum(counts[one] for one in UNFINISHED),
        "pager": choosing.pager(query, page.number, pages.num_pages),
        "address": request.get_full_path(),
    }
    part = request.htmx and not request.htmx.boosted
    return render(request, "web/parts/jobs.html" if part else "web/jobs.html", context)
