"""One item of a collection: moved, changed in its place, taken out, brought back.

In: the collection, the item's key, `do` and what goes with it. Out: without a script back to the collection,
to the item; with one the part of the page that is new (`#listed`), or the form with what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from travaux.library import shelf
from travaux.library.collecting import fields, finding, items, values
from travaux.library.collecting.finding import ItemShown
from travaux.library.models import Collection
from travaux.library.permissions import require_edit_item
from travaux.texts.errors import FieldsError, MissingError, UsageError
from travaux.web import collection_boxes, collection_page
from travaux.web.settings_page import safe_next
from travaux.web.viewers import AskedBy

_STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: AskedBy, slug: str, key: UUID) -> HttpResponse:
    """The form of an item; POST `do`: move, change, remove."""
    found = shelf.collection(request.viewer, slug)
    row = finding.one(request.viewer, key, collection_page.language())
    if row.collection != found.slug:
        raise MissingError(_("This is not in the collection “%s” any more.") % found.name)
    if request.method != "POST":
        require_edit_item(request.viewer, items.held(request.viewer, key))
        return _form(request, found, row)
    do = _DOINGS.get(request.POST.get("do", ""))
    if do is None:
        raise UsageError(_("An item can’t be changed in that way."))
    return do(request, found, row)


@require_POST
def restore(request: AskedBy, slug: str) -> HttpResponse:
    """Bring back what was taken out."""
    found = shelf.collection(request.viewer, slug)
    key = _key(request.POST.get("removed", ""))
    items.restore(request.viewer, key)
    if request.htmx:
        row = finding.one(request.viewer, key, collection_page.language())
        return _listed(request, found, _("It is back."), place=row.position, fresh=str(key))
    held = items.held(request.viewer, key)
    return HttpResponseRedirect(collection_page.link_of(request.viewer, found, held))


def _form(
    request: AskedBy,
    found: Collection,
    row: ItemShown,
    wrong: FieldsError | None = None,
) -> HttpResponse:
    """What can be changed, as a page or in the item's place."""
    own = fields.of(found)
    problems = wrong.fields if wrong else {}
    typed = collection_boxes.sent(own, request.POST) if wrong else None
    context = {
        "collection": found,
        "row": row,
        "boxes": collection_boxes.boxes(own, collection_page.language(), row, typed, problems),
        "title": request.POST.get("title", row.title),
        "note": request.POST.get("note", row.note),
        "problem": str(wrong) if wrong and not problems else problems.get("title", ""),
        "next": _next(request, found),
    }
    part = request.htmx and not request.htmx.boosted
    template = "web/parts/collection_edit.html" if part else "web/collection_item.html"
    answer = render(request, template, context, status=422 if wrong else 200)
    if part and wrong:
        answer["HX-Retarget"], answer["HX-Reswap"] = f"#form-{row.key}", "innerHTML"
    return answer


def _move(request: AskedBy, found: Collection, row: ItemShown) -> HttpResponse:
    """A step up or down, or to a place."""
    to = request.POST.get("to", "")
    place = row.position + _STEPS.get(to, 0)
    if to not in _STEPS:
        if not (to.isascii() and to.isdigit() and len(to) < 9):
            raise UsageError(_("Say where it goes: a place in the collection, such as 3."))
        place = int(to)
    size = finding.total(request.viewer, found)
    place = min(max(place, 1), size)
    items.move(request.viewer, row.key, place)
    words = _("Now at place %(place)d of %(size)d.") % {"place": place, "size": size}
    if request.htmx:
        return _listed(request, found, words, place=place)
    messages.success(request, words)
    there = collection_page.link_of(request.viewer, found, items.held(request.viewer, row.key))
    return HttpResponseRedirect(there)


def _change(request: AskedBy, found: Collection, row: ItemShown) -> HttpResponse:
    """Its note, the name of a record, own fields."""
    said = request.POST
    own = collection_boxes.sent(fields.of(found), said)
    title = said.get("title") if row.kind == "record" else None
    try:
        with transaction.atomic():
            held = items.change(request.viewer, row.key, note=said.get("note", "").strip(), title=title)
            values.set_many(request.viewer, held, own)
    except FieldsError as error:
        return _form(request, found, row, error)
    if not request.htmx:
        messages.success(request, _("Saved"))
        return HttpResponseRedirect(f"{_next(request, found)}#item-{row.key}")
    new = finding.one(request.viewer, row.key, collection_page.language())
    size = finding.total(request.viewer, found)
    context = {
        **collection_page.head(request, found),
        "card": collection_page.card(fields.of(found), new, size),
        "may_move": "moves" in said,
        "here": said.get("next", ""),
    }
    return render(request, "web/parts/collection_item.html", context)


def _remove(request: AskedBy, found: Collection, row: ItemShown) -> HttpResponse:
    """Out of the collection; it can be brought back."""
    key = items.remove(request.viewer, row.key)
    if request.htmx:
        return _listed(request, found, _("It was taken out of the collection."), removed=str(key))
    path, _mark, query = _next(request, found).partition("?")
    asked = QueryDict(query, mutable=True)
    asked["removed"] = str(key)
    return HttpResponseRedirect(f"{path}?{asked.urlencode(safe='/,:')}")


def _listed(
    request: AskedBy, found: Collection, words: str, *, place: int = 0, removed: str = "", fresh: str = ""
) -> HttpResponse:
    """The items as they are now, on the page where `place` is, or on the one that was shown."""
    query = QueryDict(_next(request, found).partition("?")[2], mutable=True)
    if place:
        query["page"] = str((place - 1) // collection_page.SIZE + 1)
    if removed:
        query["removed"] = removed
    if fresh:
        query["added"] = fresh
    context = {
        **collection_page.head(request, found),
        **collection_page.items(request, found, query),
        "said": words,
    }
    return render(request, "web/parts/collection_listed.html", context)


def _next(request: AskedBy, found: Collection) -> str:
    """The page on which it was changed."""
    there = reverse("collection", args=[found.slug])
    back = safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    return back if back.partition("?")[0] == there else there


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise UsageError(_("There is nothing to undo.")) from error


_DOINGS: dict[str, Callable[[AskedBy, Collection, ItemShown], HttpResponse]] = {
    "move": _move,
    "change": _change,
    "remove": _remove,
}
