"""One connection or note: both ends side by side, what became of them, and what can be changed.

In: the number of a connection that the reader sees. Out: its page. POST with `do` changes what it says,
swaps its ends, removes it or brings it back, through the actions of the library.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library.connections import connecting, finding, relations
from travaux.library.connections.showing import Shown
from travaux.texts.errors import ConflictError, FieldsError, UsageError
from travaux.web.connection_forms import ConnectionForm
from travaux.web.connection_lists import language
from travaux.web.forms import blame
from travaux.web.viewers import AskedBy


@require_http_methods(["GET", "HEAD", "POST"])
def connection(request: AskedBy, pk: int) -> HttpResponse:
    """The page of one; POST with `do` acts."""
    if request.method == "POST":
        do = _DOINGS.get(request.POST.get("do", ""))
        if do is None:
            raise UsageError(_("A connection can’t be changed in that way."))
        return do(request, pk)
    shown = finding.one(request.viewer, pk, language())
    return _page(request, shown, ConnectionForm(request.viewer, shown) if shown.may_edit else None)


def _page(request: AskedBy, shown: Shown, form: ConnectionForm | None) -> HttpResponse:
    symmetric = bool(shown.relation) and relations.one(shown.relation).symmetric
    context = {"here": "connections", "row": shown, "form": form, "symmetric": symmetric}
    answer = render(
        request, "web/connection.html", context, status=422 if form is not None and form.errors else 200
    )
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _change(request: AskedBy, pk: int) -> HttpResponse:
    shown = finding.one(request.viewer, pk, language())
    form = ConnectionForm(request.viewer, shown, request.POST)
    if form.is_valid():
        try:
            connecting.change(request.viewer, pk, **form.changes())
        except FieldsError as error:
            blame(form, error)
        except ConflictError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("connection", pk=pk)
    return _page(request, shown, form)


def _swap(request: AskedBy, pk: int) -> HttpResponse:
    connecting.swap(request.viewer, pk)
    messages.success(request, _("The ends are swapped."))
    return redirect("connection", pk=pk)


def _remove(request: AskedBy, pk: int) -> HttpResponse:
    connecting.remove(request.viewer, pk)
    return HttpResponseRedirect(f"{reverse('connections')}?removed={pk}")


def _restore(request: AskedBy, pk: int) -> HttpResponse:
    connecting.restore(request.viewer, pk)
    messages.success(request, _("It is back."))
    return redirect("connection", pk=pk)


_DOINGS: dict[str, Callable[[AskedBy, int], HttpResponse]] = {
    "change": _change,
    "swap": _swap,
    "remove": _remove,
    "restore": _restore,
}
