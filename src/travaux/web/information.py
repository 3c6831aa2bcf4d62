"""Document information: what is known of an edition and where it was read, its file, its versions.

In: a place of the view "info" or "history". Out: the page; POST with `do` changes something through
the actions of the library. Correcting and removing have a history; nothing is ever lost in silence.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travaux.library import collecting, editing, removing, rereading, shelf
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Action, may
from travaux.texts.errors import FieldsError, UsageError
from travaux.texts.links import Place
from travaux.web import known
from travaux.web.forms import CorrectionForm, blame
from travaux.web.opening import Opened, opened
from travaux.web.viewers import AskedBy


def information(request: AskedBy, place: Place) -> HttpResponse:
    """The page; with ?do=remove the question before removing; POST changes."""
    found = opened(request, place)
    if request.method == "POST":
        return _change(request, found)
    if request.GET.get("do") == "remove":
        context = {"edition": found.edition, "place": found.home, "last": len(found.all) == 1}
        return render(request, "web/remove.html", context)
    return _page(request, found, CorrectionForm(None, editing.values_of(found.edition)))


def history(request: AskedBy, place: Place) -> HttpResponse:
    """The versions of the edition and what was done to it, newest first."""
    found = opened(request, place)
    context = {
        "edition": found.edition,
        "place": found.home,
        "versions": known.versions(found.versions),
        "entries": editing.history(request.viewer, found.edition),
        "may_see_entries": may(request.viewer, Action.EDIT, found.edition),
    }
    return render(request, "web/history.html", context)


def _page(request: AskedBy, found: Opened, form: CorrectionForm) -> HttpResponse:
    one, viewer = found.edition, request.viewer
    context = {
        "edition": one,
        "place": found.home,
        "facts": known.facts(one, found.home),
        "versions": known.versions(found.all),
        "doubts": known.doubts(one, found.home),
        "collections": shelf.collections(viewer).filter(works=one.work),
        "others": known.fillable(viewer, one.work),
        "form": form,
        "entries": editing.history(viewer, one),
        "may": {action.name.lower(): may(viewer, action, one) for action in Action},
        "original": one.original,
    }
    return render(request, "web/information.html", context, status=422 if form.errors else 200)


def _change(request: AskedBy, found: Opened) -> HttpResponse:
    do = _CHANGES.get(request.POST.get("do", ""))
    if do is None:
        raise UsageError(_("A document can’t be changed in that way."))
    return do(request, found)


def _correct(request: AskedBy, found: Opened) -> HttpResponse:
    form = CorrectionForm(request.POST, editing.values_of(found.edition))
    if form.is_valid():
        said = dict(form.cleaned_data)
        alone = said.pop("alone")
        try:
            edition = editing.correct(request.viewer, found.edition, said, alone=alone)
        except FieldsError as error:
            blame(form, error)
        else:
            messages.success(request, _("Saved."))
            return _back(found, edition)
    return _page(request, found, form)


def _share(request: AskedBy, found: Opened) -> HttpResponse:
    edition = editing.share(request.viewer, found.edition, request.POST.get("visibility", ""))
    messages.success(request, _("This edition is %s now.") % Visibility(edition.visibility).label)
    return _back(found, edition)


def _reread(request: AskedBy, found: Opened) -> HttpResponse:
    changes = rereading.reread(request.viewer, found.edition)
    if changes.any:
        words = _("Read again: %(changed)d changed, %(moved)d moved, %(new)d new, %(gone)d gone.")
        counts = {name: getattr(changes, name) for name in ("changed", "moved", "new", "gone")}
        messages.success(request, words % counts)
    else:
        messages.success(request, _("Read again: every paragraph is as it was."))
    return _back(found, found.edition)


def _remove(request: AskedBy, found: Opened) -> HttpResponse:
    name = f"{found.edition.work.symbol} ({found.edition.language})"
    removing.remove(request.viewer, found.edition)
    messages.success(request, _("%s was removed; its file was set aside.") % name)
    return redirect("home")


def _put(request: AskedBy, found: Opened) -> HttpResponse:
    chosen, new = request.POST.get("collection", ""), request.POST.get("new", "").strip()
    into = collecting.named(request.viewer, new) if new else shelf.collection(request.viewer, chosen)
    collecting.put(request.viewer, into, [found.edition.work])
    messages.success(request, _("It is in “%s” now.") % into.name)
    return _back(found, found.edition)


def _take_out(request: AskedBy, found: Opened) -> HttpResponse:
    collection = shelf.collection(request.viewer, request.POST.get("collection", ""))
    count = collecting.take_out(request.viewer, collection, [found.edition.work])
    words = ngettext("%d document was taken out.", "%d documents were taken out.", count)
    messages.success(request, words % count)
    return _back(found, found.edition)


def _back(found: Opened, edition: Edition) -> HttpResponse:
    """To the information on the edition as it is called now."""
    home = Place(edition.work.symbol, edition.language, found.home.version)
    return redirect(home.named("info").path())


_CHANGES: dict[str, Callable[[AskedBy, Opened], HttpResponse]] = {
    "correct": _correct,
    "share": _share,
    "reread": _reread,
    "remove": _remove,
    "put": _put,
    "take-out": _take_out,
}
