"""A collection's name, introduction, who may see it; its own fields; with whom it is shared.

In: a request, the collection. Out: the pages; POST with `do` changes something and comes back.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travaux.library import shelf
from travaux.library.collecting import fields, lists, members
from travaux.library.models import Collection, CollectionRole, FieldKind
from travaux.library.permissions import Action, require
from travaux.texts.errors import FieldsError, UsageError
from travaux.web import collection_page
from travaux.web.viewers import AskedBy


@require_safe
def settings(request: AskedBy, slug: str) -> HttpResponse:
    """Name, introduction, who may see it, taking it apart: forms that are sent to the collection itself."""
    found = shelf.collection(request.viewer, slug)
    require(request.viewer, Action.EDIT_COLLECTION, found)
    return render(request, "web/collection_settings.html", collection_page.head(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def own_fields(request: AskedBy, slug: str) -> HttpResponse:
    """The own fields; POST `do`: add, change, move, remove."""
    found = shelf.collection(request.viewer, slug)
    require(request.viewer, Action.EDIT_COLLECTION, found)
    problem = ""
    if request.method == "POST":
        try:
            messages.success(request, _changed_field(request, found, request.POST))
            return redirect("collection-fields", slug=found.slug)
        except FieldsError as error:
            problem = str(error)
    context = {
        **collection_page.head(request, found),
        "fields": fields.of(found),
        "kinds": FieldKind.choices,
        "lists": lists.all(request.viewer),
        "problem": problem,
        "typed": request.POST if problem else {},
    }
    return render(request, "web/collection_fields.html", context, status=422 if problem else 200)


def _changed_field(request: AskedBy, found: Collection, said: QueryDict) -> str:
    """Do it; what was done in words."""
    viewer, do = request.viewer, said.get("do", "")
    if do == "add":
        made = fields.add(viewer, found, said.get("label", ""), said.get("kind", ""), **_what(request, said))
        return _("The field “%s” is there.") % made.label
    one = fields.one(found, said.get("field", ""))
    if do == "change":
        fields.change(viewer, one, label=said.get("label", ""))
    elif do == "move":
        place = [field.pk for field in fields.of(found)].index(one.pk) + 1
        fields.move(viewer, one, place + (1 if said.get("to") == "down" else -1))
    elif do == "remove":
        fields.remove(viewer, one)
        return _("The field “%s” is removed, and what was in it.") % one.label
    else:
        raise UsageError(_("A field can’t be changed in that way."))
    return _("Saved")


def _what(request: AskedBy, said: QueryDict) -> dict[str, Any]:
    """The list of a choice, and whether there may be several values."""
    chosen = said.get("list", "") if said.get("kind") == FieldKind.CHOICE else ""
    return {"word_list": lists.one(request.viewer, chosen) if chosen else None, "many": "many" in said}


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: AskedBy, slug: str) -> HttpResponse:
    """With whom it is shared; POST `do`: share, remove."""
    found = shelf.collection(request.viewer, slug)
    require(request.viewer, Action.MANAGE_COLLECTION, found)
    problem = ""
    if request.method == "POST":
        try:
            messages.success(request, _shared(request, found, request.POST))
            return redirect("collection-members", slug=found.slug)
        except FieldsError as error:
            problem = str(error)
    context = {
        **collection_page.head(request, found),
        "members": members.of(request.viewer, found),
        "roles": CollectionRole.choices,
        "group_names": [one.name for one in members.groups_for(request.viewer)],
        "problem": problem,
        "typed": request.POST if problem else {},
    }
    return render(request, "web/collection_members.html", context, status=422 if problem else 200)


def _shared(request: AskedBy, found: Collection, said: QueryDict) -> str:
    """Do it; what was done in words."""
    if said.get("do") == "remove":
        number = said.get("member", "")
        members.remove(request.viewer, found, int(number) if number.isascii() and number.isdigit() else 0)
        return _("It is not shared with them any more.")
    if said.get("do") != "share":
        raise UsageError(_("A collection can’t be shared in that way."))
    name = said.get("name", "").strip()
    members.share_with(request.viewer, found, name, said.get("role", ""))
    return _("It is shared with %s now.") % name
