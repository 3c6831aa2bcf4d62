"""Lists of terms (thesauri) for fields with a choice: all of them, and one with its terms.

In: a request; of one list, a term, or a CSV file. Out: the pages; POST with `do` changes something.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travaux.exporting import csv_table
from travaux.library.collecting import lists as kept
from travaux.library.models import WordList
from travaux.library.permissions import Action, may
from travaux.texts.errors import FieldsError, UsageError
from travaux.web.collection_page import language
from travaux.web.collection_table import LARGEST
from travaux.web.viewers import AskedBy


@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: AskedBy) -> HttpResponse:
    """All lists; POST makes one."""
    problem = ""
    if request.method == "POST":
        try:
            made = kept.make(request.viewer, request.POST.get("name", ""))
            return redirect("list", slug=made.slug)
        except FieldsError as error:
            problem = str(error)
    context = {"lists": kept.all(request.viewer), "problem": problem, "typed": request.POST}
    return render(request, "web/lists.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: AskedBy, slug: str) -> HttpResponse:
    """One list; POST `do`: add, change, remove a term; rename, take-in, delete."""
    found = kept.one(request.viewer, slug)
    context: dict[str, Any] = {"problem": "", "typed": {}}
    if request.method == "POST":
        do = _DOINGS.get(request.POST.get("do", ""))
        if do is None:
            raise UsageError(_("A list can’t be changed in that way."))
        try:
            words = do(request, found)
        except FieldsError as error:
            context |= {"problem": str(error), "typed": request.POST}
        else:
            if isinstance(words, str):
                messages.success(request, words)
                return redirect("list", slug=found.slug) if found.pk else redirect("lists")
            context["imported"] = words
    context |= {
        "list": found,
        "terms": kept.terms(found, language()),
        "may_change": may(request.viewer, Action.EDIT_LIST, found),
    }
    return render(request, "web/list.html", context, status=422 if context["problem"] else 200)


@require_safe
def export(request: AskedBy, slug: str) -> HttpResponseBase:
    """The terms as a table that can be taken in again."""
    found = kept.one(request.viewer, slug)
    content = csv_table.table(kept.head(found), kept.rows(found))
    answer = StreamingHttpResponse(content, content_type=csv_table.MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.csv"'
    return answer


def _add(request: AskedBy, found: WordList) -> str:
    said = request.POST
    made = kept.add_term(
        request.viewer, found, said.get("code", ""), said.get("label", ""), said.get("broader", "")
    )
    return _("The term “%s” is there.") % made.label


def _change(request: AskedBy, found: WordList) -> str:
    said = request.POST
    one = kept.term(found, said.get("term", ""))
    kept.change_term(request.viewer, one, label=said.get("label", ""), broader=said.get("broader", ""))
    return _("Saved")


def _remove(request: AskedBy, found: WordList) -> str:
    one = kept.term(found, request.POST.get("term", ""))
    kept.remove_term(request.viewer, one)
    return _("The term “%s” is removed.") % one.label


def _rename(request: AskedBy, found: WordList) -> str:
    kept.rename(request.viewer, found, request.POST.get("name", ""))
    return _("Saved")


def _delete(request: AskedBy, found: WordList) -> str:
    name = found.name
    kept.delete(request.viewer, found)
    return _("The list “%s” is deleted.") % name


def _take_in(request: AskedBy, found: WordList) -> Any:
    sent = request.FILES.get("table")
    if sent is None:
        raise UsageError(_("Choose a CSV file first."))
    if (sent.size or 0) > LARGEST:
        raise UsageError(_("The file is larger than 20 MB: a list of terms is smaller."))
    return kept.read_in(request.viewer, found, sent.read())


_DOINGS: dict[str, Callable[[AskedBy, WordList], Any]] = {
    "add": _add,
    "change": _change,
    "remove": _remove,
    "rename": _rename,
    "delete": _delete,
    "take-in": _take_in,
}
