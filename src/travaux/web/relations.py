"""Relation types: what one passage may be to another, how often each is used; editors add their own.

In: nothing, or the short name of a type of this library. Out: the list with a form to add one; a page to
change or remove one. Those that ship stay as they are.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library.connections import relations as types
from travaux.library.permissions import Action, may, require
from travaux.texts.errors import ConflictError, FieldsError, UsageError
from travaux.texts.relation import SHIPPED, RelationType
from travaux.web.connection_forms import RelationForm
from travaux.web.forms import blame
from travaux.web.viewers import AskedBy


@require_http_methods(["GET", "HEAD", "POST"])
def relations(request: AskedBy) -> HttpResponse:
    """All types; POST adds one."""
    require(request.viewer, Action.READ)
    form = RelationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(request.viewer, Action.ADD_RELATION)
    if form.is_valid():
        try:
            made = types.add(request.viewer, **form.said())
        except (FieldsError, ConflictError) as error:
            _blame(form, error)
        else:
            messages.success(request, _("“%s” can be chosen now.") % made.verb)
            return redirect("relations")
    context = {**_listed(), "form": form, "may_add": may(request.viewer, Action.ADD_RELATION)}
    return render(request, "web/relations.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def relation(request: AskedBy, slug: str) -> HttpResponse:
    """One type of this library: POST with `do` changes or removes it."""
    require(request.viewer, Action.ADD_RELATION)
    one = types.one(slug)
    if slug in SHIPPED:
        raise ConflictError(_("“%s” comes with Travaux and stays as it is: add your own.") % one.verb)
    do = request.POST.get("do", "") if request.method == "POST" else "look"
    if do == "remove":
        types.remove(request.viewer, slug)
        messages.success(request, _("“%s” is removed.") % one.verb)
        return redirect("relations")
    if do not in ("look", "change"):
        raise UsageError(_("A relation type can’t be changed in that way."))
    return _changed(request, one, do)


def _changed(request: AskedBy, one: RelationType, do: str) -> HttpResponse:
    form = RelationForm(request.POST if do == "change" else None, one)
    if form.is_valid():
        try:
            types.change(request.viewer, one.slug, **form.said())
        except (FieldsError, ConflictError) as error:
            _blame(form, error)
        else:
            messages.success(request, _("“%s” is changed.") % form.cleaned_data["verb"])
            return redirect("relations")
    context = {"one": one, "form": form, "used": types.used().get(one.slug, 0)}
    return render(request, "web/relation.html", context, status=422 if form.errors else 200)


def _listed() -> dict[str, Any]:
    """The types in the reader's language, each with how often it is used."""
    language, used = (get_language() or "en").partition("-")[0], types.used()
    rows = [(one, one.words(language), used.get(one.slug, 0)) for one in types.all()]
    return {
        "shipped": [row for row in rows if row[0].slug in SHIPPED],
        "own": [row for row in rows if row[0].slug not in SHIPPED],
    }


def _blame(form: RelationForm, error: FieldsError | ConflictError) -> None:
    if isinstance(error, FieldsError):
        blame(form, error)
    else:
        form.add_error("verb", str(error))
