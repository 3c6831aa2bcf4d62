"""One recommendation: its words, who asks whom, what became of it, the evidence, those like it, its history.

In: the key of one that the reader sees. Out: its page. POST with `do` follows it up, corrects it, sets it
aside, connects evidence or undoes a step, through the actions of the library.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from travaux.library.permissions import Action, may
from travaux.library.recommendations import changing, clustering, correcting, evidence, finding
from travaux.library.recommendations.showing import Shown
from travaux.texts.errors import ConflictError, FieldsError, MissingError, TravauxError, UsageError
from travaux.texts.links import Place, parse
from travaux.web.forms import blame
from travaux.web.recommendation_forms import CorrectForm, EvidenceForm, FollowUpForm
from travaux.web.recommendation_lists import language
from travaux.web.viewers import AskedBy

_EVIDENCE = "is-evidence-of"
Forms = dict[str, FollowUpForm | CorrectForm | EvidenceForm]


@require_http_methods(["GET", "HEAD", "POST"])
def recommendation(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    """The page of one; POST with `do` acts."""
    if request.method == "POST":
        do = _DOINGS.get(request.POST.get("do", ""))
        if do is None:
            raise UsageError(_("A recommendation can’t be changed in that way."))
        return do(request, key)
    return _page(request, finding.one(request.viewer, key, _wanted(request)), {})


def _page(request: AskedBy, row: Shown, sent: Forms) -> HttpResponse:
    """With the forms that were sent, where something is wrong in them."""
    said = language()
    steps = changing.history(request.viewer, row.key, said)
    group = clustering.cluster(request.viewer, row.key, said)
    context = {
        "here": "recommendations",
        "row": row,
        "follow": sent.get("follow", FollowUpForm(row)),
        "correct": sent.get("correct", CorrectForm(row, said)),
        "evidence_form": sent.get("evidence", EvidenceForm()),
        "evidence": evidence.of(request.viewer, row.key, said),
        "steps": steps,
        "last": steps[0] if steps and steps[0].may_undo and "done" in request.GET else None,
        "cluster": group,
        "connect": _connect(row),
        "may_connect": may(request.viewer, Action.CONNECT),
    }
    status = 422 if any(form.errors for form in sent.values()) else 200
    answer = render(request, "web/recommendation.html", context, status=status)
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _follow_up(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    row = finding.one(request.viewer, key, _wanted(request))
    form = FollowUpForm(row, request.POST)
    return _save(request, row, form, "follow", lambda: _followed(request, key, form))


def _followed(request: AskedBy, key: uuid.UUID, form: FollowUpForm) -> None:
    changing.follow_up(request.viewer, key, **form.changes())


def _correct(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    row = finding.one(request.viewer, key, _wanted(request))
    form = CorrectForm(row, language(), request.POST)
    return _save(request, row, form, "correct", lambda: _corrected(request, key, form, row.language))


def _corrected(request: AskedBy, key: uuid.UUID, form: CorrectForm, said: str) -> None:
    correcting.correct(request.viewer, key, language=said, **form.changes())


def _evidence(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    row = finding.one(request.viewer, key, _wanted(request))
    form = EvidenceForm(request.POST)
    return _save(request, row, form, "evidence", lambda: _evident(request, key, form))


def _evident(request: AskedBy, key: uuid.UUID, form: EvidenceForm) -> None:
    evidence.add(request.viewer, key, form.cleaned_data["place"], form.cleaned_data["note"])


def _save(
    request: AskedBy,
    row: Shown,
    form: FollowUpForm | CorrectForm | EvidenceForm,
    name: str,
    act: Callable[[], None],
) -> HttpResponse:
    """Act where the form is right; what an action refuses stands beside its field."""
    if form.is_valid():
        try:
            act()
        except FieldsError as error:
            blame(form, error)
        except (ConflictError, UsageError, MissingError) as error:
            form.add_error("place" if name == "evidence" else None, str(error))
        else:
            return _done(request, row.key, _SAVED[name], name)
    return _page(request, row, {name: form})


def _done(request: AskedBy, key: uuid.UUID, said: str | Promise, anchor: str = "") -> HttpResponse:
    """The page again, which offers to undo what was done."""
    messages.success(request, str(said))
    wanted = request.GET.get("lang", "")
    query = f"?lang={wanted}&done=1" if parse_language(wanted) else "?done=1"
    return HttpResponseRedirect(f"{reverse('recommendation', args=[key])}{query}#{anchor or 'main'}")


def _dismiss(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    correcting.dismiss(request.viewer, key, request.POST.get("remark", "").strip())
    return _done(request, key, _("It is set aside: it is counted and listed no more."))


def _bring_back(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    correcting.bring_back(request.viewer, key)
    return _done(request, key, _("It is back in the list."))


def _remove(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    correcting.remove(request.viewer, key)
    messages.success(request, _("It was removed."))
    return redirect("recommendations")


def _undo(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    try:
        changing.undo(request.viewer, uuid.UUID(request.POST.get("batch", "")))
    except ValueError as error:
        raise UsageError(_("There is nothing to undo.")) from error
    messages.success(request, _("It is as it was before."))
    return redirect("recommendation", key=key)


def _part(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    clustering.part(request.viewer, key)
    return _done(request, key, _("It stands alone now."), "similar")


def _join(request: AskedBy, key: uuid.UUID) -> HttpResponse:
    try:
        clustering.join(request.viewer, key, _other(request.POST.get("other", "")))
    except TravauxError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(f"{reverse('recommendation', args=[key])}#similar")
    return _done(request, key, _("They stand together now."), "similar")


def _other(typed: str) -> str:
    """The key in what was pasted: itself, or the address of a recommendation."""
    return typed.strip().rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]


def _connect(row: Shown) -> str:
    """The connect page with this paragraph as what something is evidence of."""
    place = parse(row.href.partition("#")[0]) if row.href else None
    if place is None or not row.stretch:
        return ""
    document = Place(place.symbol, place.language or row.language, place.version).path()
    query: dict[str, Any] = {
        "from": document, "connect": row.stretch, "relation": _EVIDENCE, "swap": "1",
    }  # fmt: skip
    return f"{reverse('connect')}?{urlencode(query, safe='/:')}"


def _wanted(request: AskedBy) -> str:
    """The language of its words: that asked for, or the interface's."""
    return parse_language(request.GET.get("lang", "")) or language()


def parse_language(text: str) -> str:
    """A code of a language, or nothing."""
    return text if text.isascii() and text.isalpha() and len(text) in (2, 3) else ""


_SAVED: dict[str, str | Promise] = {
    "follow": gettext_lazy("Saved."),
    "correct": gettext_lazy("Corrected. A new reading of the document keeps it."),
    "evidence": gettext_lazy("The evidence is connected."),
}
_DOINGS: dict[str, Callable[[AskedBy, uuid.UUID], HttpResponse]] = {
    "follow-up": _follow_up,
    "correct": _correct,
    "evidence": _evidence,
    "dismiss": _dismiss,
    "bring-back": _bring_back,
    "remove": _remove,
    "undo": _undo,
    "part": _part,
    "join": _join,
}
