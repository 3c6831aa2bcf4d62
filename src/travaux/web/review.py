"""Review: what was found is accepted, changed or rejected, one by one or many at once, and undone.

In: a tab (sure, choose, missing), perhaps one document (`in`), a page. Out: rows with their sentence, what
is proposed and why. POST decides through the actions of the library; with a script a row is answered in
its place, without one the same page comes again and offers to undo.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library import finding as editions
from travaux.library.citations import deciding, meaning, passage, queue, targets
from travaux.library.citations.deciding import Decided
from travaux.library.citations.queue import CHOOSE, ENOUGH, MISSING, SURE, TABS
from travaux.library.models import Edition, Verdict
from travaux.library.permissions import Action, require
from travaux.texts import links
from travaux.texts.errors import FieldsError, MissingError, TravauxError, UsageError
from travaux.web import choosing, shortcuts
from travaux.web.settings_page import safe_next
from travaux.web.viewers import AskedBy

_ROWS = 20  # on a page: what is decided in one sitting
_TABLE = "/api/acquisitions.csv"
_LONGEST_NUMBER = 18  # digits: what every database can hold
NAMES = {
    SURE: gettext_lazy("Sure"),
    CHOOSE: gettext_lazy("Choose"),
    MISSING: gettext_lazy("Not in the library"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: AskedBy) -> HttpResponse:
    """The queue; POST with `do` decides, accepts many, or undoes."""
    require(request.viewer, Action.REVIEW)
    if request.method == "POST":
        do = _DOINGS.get(request.POST.get("do", ""))
        if do is None:
            raise UsageError(_("A citation can’t be reviewed in that way."))
        return do(request)
    query = choosing.asked(request)
    within = _within(request, query)
    context = {
        **_tabs(request, query, within),
        **_listed(request, query, within),
        **_around(request, query),
        "here": "review",
        "keys": shortcuts.for_review(request),
        "shown_keys": shortcuts.reviewing(request),
    }
    return render(request, "web/review.html", context)


def _listed(request: AskedBy, query: QueryDict, within: Edition | None) -> dict[str, Any]:
    """The rows of a tab, on the page asked for, of all documents or of one."""
    tab, page = choosing.one_of(query, "tab", TABS), choosing.page(query)
    document = within.pk if within else None
    listing = queue.tab(request.viewer, tab, (page - 1) * _ROWS, _ROWS, document, _language())
    return {
        "tab": tab,
        "rows": listing.rows,
        "total": listing.total,
        "targets": _targets(request, listing.rows),
        "within": within,
        "within_path": editions.place_of(within).path() if within else "",
        "everywhere": choosing.link(query, **{"in": None}),
        "pager": choosing.pager(query, page, max(1, -(-listing.total // _ROWS))),
        "most": deciding.MOST_AT_ONCE,
        "csv": _TABLE,
    }


def _around(request: AskedBy, query: QueryDict) -> dict[str, Any]:
    """What was decided last, to be undone, and where decisions come back to."""
    return {
        "undo": _uuid(query.get("undo", "")),
        "undo_count": choosing.number(query, "count"),
        "next": f"{request.path}?{_lasting(query).urlencode(safe='/,:')}",
    }


def _tabs(request: AskedBy, query: QueryDict, within: Edition | None) -> dict[str, Any]:
    """The tabs with their counts."""
    counts = queue.counts(request.viewer, within.pk if within else None)
    chosen = choosing.one_of(query, "tab", TABS)
    kept = _lasting(query)
    return {
        "tabs": [
            (name, str(NAMES[name]), counts[name], name == chosen, choosing.link(kept, tab=name))
            for name in TABS
        ],
        "measured": queue.measured(request.viewer),
        "enough": ENOUGH,
    }


def _targets(request: AskedBy, rows: tuple[queue.QueueRow, ...]) -> dict[int, targets.Target]:
    return targets.texts(request.viewer, [(row.shown, row.language) for row in rows])


def _decide(request: AskedBy) -> HttpResponse:
    """One citation: accept, another target, reject."""
    asked = request.POST
    pk, verdict = _number(asked, "citation") or 0, asked.get("verdict", "")
    target, pinpoints = asked.get("choice", ""), None
    try:
        if target:
            verdict = Verdict.ACCEPTED
        elif verdict == Verdict.OTHER:
            said = meaning.meant(asked.get("target", ""))
            target, pinpoints = said.target, [said.pinpoint] if said.pinpoint else []
        done = deciding.decide(request.viewer, pk, verdict, target, pinpoints, seen=_number(asked, "seen"))
    except TravauxError as error:
        if not request.htmx or isinstance(error, MissingError):
            raise
        return _row(request, pk, error=error)
    return _row(request, pk, done=done) if request.htmx else _back(request, done)


def _accept_all(request: AskedBy) -> HttpResponse:
    """All sure ones of this page, or of a document."""
    within = _within(request, request.POST) if request.POST.get("in") else None
    ids = [number for one in request.POST.getlist("citation") if (number := _digits(one)) is not None]
    done = deciding.accept_all(request.viewer, ids, document=within.pk if within else None)
    return _back(request, done)


def _undo(request: AskedBy) -> HttpResponse:
    """Take a batch back."""
    batch = _uuid(request.POST.get("batch", ""))
    if batch is None:
        raise UsageError(_("There is nothing to undo."))
    deciding.undo(request.viewer, batch)
    pk = _number(request.POST, "citation")
    if request.htmx and pk:
        return _row(request, pk)
    return HttpResponseRedirect(safe_next(request, request.POST.get("next", "")))


def _row(
    request: AskedBy, pk: int, *, done: Decided | None = None, error: TravauxError | None = None
) -> HttpResponse:
    """A row as it is now, and the tabs beside it."""
    found = passage.passage(request.viewer, pk, _language())
    query = QueryDict(request.POST.get("next", "").partition("?")[2])
    wrong = error.fields.get("target", str(error)) if isinstance(error, FieldsError) else str(error or "")
    context = {
        **_tabs(request, query, _within(request, query)),
        "row": found.row,
        "seen": found.decision,
        "targets": _targets(request, (found.row,)),
        "done": done,
        "wrong": wrong,
        "typed": request.POST.get("target", ""),
        "next": request.POST.get("next", ""),
        "oob": True,
    }
    return render(request, "web/parts/review_answer.html", context, status=422 if error else 200)


def _back(request: AskedBy, done: Decided) -> HttpResponse:
    """To the page it was decided on, with what is needed to undo it."""
    path, _mark, query = safe_next(request, request.POST.get("next", "")).partition("?")
    asked = QueryDict(query, mutable=True)
    asked["undo"], asked["count"] = str(done.batch), str(done.count)
    return HttpResponseRedirect(f"{path}?{asked.urlencode(safe='/,:')}")


def _within(request: AskedBy, query: QueryDict) -> Edition | None:
    """The document that the list is narrowed down to."""
    place = links.parse(query.get("in", ""))
    return editions.edition(request.viewer, place) if place else None


def _lasting(query: QueryDict) -> QueryDict:
    """The address without what was decided last: that is offered once."""
    kept = query.copy()
    for name in ("undo", "count"):
        kept.pop(name, None)
    return kept


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _number(asked: QueryDict, name: str) -> int | None:
    return _digits(asked.get(name, ""))


def _digits(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else None


def _language() -> str:
    return (get_language() or "en").partition("-")[0]


_DOINGS: dict[str, Callable[[AskedBy], HttpResponse]] = {
    "decide": _decide,
    "accept-all": _accept_all,
    "undo": _undo,
}
