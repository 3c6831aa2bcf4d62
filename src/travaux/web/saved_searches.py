"""Kept searches: keeping one from the search page, the page of all, changing and removing them.

In: a query as it stands in the address of a search, a name. Out: the page of kept searches.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from travaux.library.collecting import saved
from travaux.library.models import SavedSearch, Visibility
from travaux.library.permissions import Action, require
from travaux.texts.errors import FieldsError, UsageError
from travaux.web import following
from travaux.web.viewers import AskedBy


@require_http_methods(["GET", "HEAD", "POST"])
def searches(request: AskedBy) -> HttpResponse:
    """Their own kept searches and public ones; POST keeps one."""
    require(request.viewer, Action.SAVE_SEARCH)
    problem = ""
    if request.method == "POST":
        said = request.POST
        try:
            kept = saved.save(request.viewer, said.get("name", ""), said.get("query", "").lstrip("?"))
            messages.success(request, _("The search “%s” is kept.") % kept.name)
            return redirect("searches")
        except FieldsError as error:
            problem = str(error)
    context = {
        "rows": [_row(request, one) for one in saved.all(request.viewer)],
        "problem": problem,
        "typed": request.POST,
    }
    return render(request, "web/searches.html", context, status=422 if problem else 200)


@require_POST
def search(request: AskedBy, pk: int) -> HttpResponse:
    """Change a kept search: `do` is rename, share or remove."""
    one, do = saved.one(request.viewer, pk), request.POST.get("do", "")
    if do == "rename":
        saved.change(request.viewer, one, name=request.POST.get("name", ""))
        words = _("The search is called “%s” now.")
    elif do == "share":
        saved.change(request.viewer, one, visibility=request.POST.get("visibility", ""))
        words = (
            _("Everybody sees the search “%s” now.")
            if one.visibility == Visibility.PUBLIC
            else _("Only you see the search “%s” now.")
        )
    elif do == "remove":
        saved.remove(request.viewer, one)
        words = _("The search “%s” is not kept any more.")
    else:
        raise UsageError(_("A kept search can’t be changed in that way."))
    messages.success(request, words % one.name)
    return redirect("searches")


def _row(request: AskedBy, one: SavedSearch) -> dict[str, Any]:
    person = request.viewer.person
    return {
        "search": one,
        "href": saved.href(one),
        "mine": person is not None and one.owner_id == person.pk,
        **following.around(request, one),
    }
