"""Collections: a list, and for each one its documents and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library import collecting, finding, shelf
from travaux.library.models import Collection, Visibility
from travaux.library.permissions import Action, may
from travaux.texts.errors import FieldsError, UsageError
from travaux.web import choosing
from travaux.web.forms import CollectionForm, blame
from travaux.web.viewers import AskedBy


@require_http_methods(["GET", "HEAD", "POST"])
def collections(request: AskedBy) -> HttpResponse:
    """All collections they see; POST makes one."""
    form = CollectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = collecting.make(request.viewer, form.cleaned_data["name"], form.cleaned_data["visibility"])
        except FieldsError as error:
            blame(form, error)
        else:
            return redirect("collection", slug=made.slug)
    there = shelf.collections(request.viewer)
    return render(
        request,
        "web/collections.html",
        {"collections": there, "form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def collection(request: AskedBy, slug: str) -> HttpResponse:
    """One collection; POST with `do` changes it."""
    found = shelf.collection(request.viewer, slug)
    if request.method == "POST":
        return _change(request, found)
    query = choosing.asked(request)
    filters = shelf.Filters(chosen={"collection": (slug,)}, sort="symbol", page=choosing.page(query))
    inside = shelf.shelf(request.viewer, filters, prefer=(get_language() or "en",))
    return render(
        request,
        "web/collection.html",
        {
            "collection": found,
            "shelf": inside,
            "pager": choosing.pager(query, filters.page, inside.pages),
            "may_change": may(request.viewer, Action.EDIT_COLLECTION, found),
            "visibilities": Visibility.choices,
        },
    )


def _change(request: AskedBy, found: Collection) -> HttpResponse:
    do = _CHANGES.get(request.POST.get("do", ""))
    if do is None:
        raise UsageError(_("A collection can’t be changed in that way."))
    messages.success(request, do(request, found, request.POST))
    return redirect("collection", slug=found.slug) if found.pk else redirect("collections")


def _rename(request: AskedBy, found: Collection, said: QueryDict) -> str:
    collecting.rename(request.viewer, found, said.get("name", ""))
    return _("Renamed to “%s”.") % found.name


def _share(request: AskedBy, found: Collection, said: QueryDict) -> str:
    collecting.share(request.viewer, found, said.get("visibility", ""))
    return _("The collection is %s now.") % Visibility(found.visibility).label


def _delete(request: AskedBy, found: Collection, _said: QueryDict) -> str:
    collecting.delete(request.viewer, found)
    return _("The collection “%s” was deleted; its documents stay.") % found.name


def _put(request: AskedBy, found: Collection, said: QueryDict) -> str:
    work = finding.work(request.viewer, said.get("symbol", "").strip())
    new = collecting.put(request.viewer, found, [work])
    words = _("%s was put into the collection.") if new else _("%s is in the collection already.")
    return words % work.symbol


def _take_out(request: AskedBy, found: Collection, said: QueryDict) -> str:
    work = finding.work(request.viewer, said.get("symbol", "").strip())
    collecting.take_out(request.viewer, found, [work])
    return _("%s was taken out of the collection.") % work.symbol


_CHANGES: dict[str, Callable[[AskedBy, Collection, QueryDict], str]] = {
    "rename": _rename,
    "share": _share,
    "delete": _delete,
    "put": _put,
    "take-out": _take_out,
}
