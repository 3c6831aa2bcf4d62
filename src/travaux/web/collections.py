"""Collections: all of them, and one with its items, which can be added to and changed.

In: a request; of one collection, what is searched and chosen in it. Out: the pages; POST with `do` changes
something and leads back to the item it is about, or to the page that says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library import collecting, finding, shelf
from travaux.library.collecting import fields, items, typed
from travaux.library.collecting import finding as within
from travaux.library.collecting.items import Added
from travaux.library.models import Collection, Visibility
from travaux.texts.errors import FieldsError, UsageError
from travaux.web import choosing, collection_boxes, collection_page
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
    there = list(shelf.collections(request.viewer))
    totals = within.totals(request.viewer, there)
    return render(
        request,
        "web/collections.html",
        {"rows": [(one, totals[one.pk]) for one in there], "form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def collection(request: AskedBy, slug: str) -> HttpResponse:
    """One collection; POST with `do` changes it."""
    found = shelf.collection(request.viewer, slug)
    if request.method == "POST":
        return _change(request, found)
    query = choosing.asked(request)
    values = {**collection_page.head(request, found), **collection_page.items(request, found, query)}
    return render(request, "web/collection.html", values)


def _change(request: AskedBy, found: Collection) -> HttpResponse:
    said = request.POST
    if (add := _ADDS.get(said.get("do", ""))) is not None:
        return _added(request, found, add(request, found, said))
    do = _CHANGES.get(said.get("do", ""))
    if do is None:
        raise UsageError(_("A collection can’t be changed in that way."))
    messages.success(request, do(request, found, said))
    return redirect("collection", slug=found.slug) if found.pk else redirect("collections")


def _added(request: AskedBy, found: Collection, added: Added) -> HttpResponse:
    """Back to the collection, where the new item stands on its page."""
    if not added.new:
        messages.info(request, _("It is in the collection already."))
    there = collection_page.link_of(request.viewer, found, added.item)
    return HttpResponseRedirect(there)


def _add(request: AskedBy, found: Collection, said: QueryDict) -> Added:
    """A document or paragraphs, as typed or pasted."""
    language = collection_page.language()
    return typed.add(request.viewer, found, said.get("place", ""), language=language)[0]


def _record(request: AskedBy, found: Collection, said: QueryDict) -> Added:
    own = collection_boxes.sent(fields.of(found), said)
    note = said.get("note", "").strip()
    return items.add_record(request.viewer, found, said.get("title", ""), note=note, values=own)


def _rename(request: AskedBy, found: Collection, said: QueryDict) -> str:
    collecting.rename(request.viewer, found, said.get("name", ""))
    return _("Renamed to “%s”.") % found.name


def _introduce(request: AskedBy, found: Collection, said: QueryDict) -> str:
    collecting.introduce(request.viewer, found, said.get("introduction", ""))
    return _("The introduction is saved.")


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


_ADDS: dict[str, Callable[[AskedBy, Collection, QueryDict], Added]] = {"add": _add, "record": _record}
_CHANGES: dict[str, Callable[[AskedBy, Collection, QueryDict], str]] = {
    "rename": _rename,
    "introduce": _introduce,
    "share": _share,
    "delete": _delete,
    "put": _put,
    "take-out": _take_out,
}
