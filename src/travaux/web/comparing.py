"""What changed between two texts: a draft and what was adopted, two versions of a file, two observations.

In: an opened edition (view "compare") and `with`, the other one as a link or a symbol; `only` (what changed,
or one kind of change), `page`, `swap`; with `format` the same as CSV or JSON. `/compare` has two boxes to
choose from. Out: the page, paragraph by paragraph, with the words that went and came.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from travaux.exporting import compared as exporting
from travaux.exporting.labels import direction, printed_label
from travaux.library import finding
from travaux.library.models import Edition
from travaux.library.side_by_side import comparing as finder
from travaux.library.side_by_side.changes import Change, Counts, Kinds
from travaux.texts import address
from travaux.texts.errors import TravauxError
from travaux.web import choosing
from travaux.web.faults import status_of
from travaux.web.opening import Opened, preferred
from travaux.web.viewers import AskedBy

FORMS = ("csv", "json")


def compare(request: AskedBy, found: Opened) -> HttpResponseBase:
    """The comparison of this edition with the one named; without a name, what it may be compared with."""
    query = choosing.asked(request)
    named = query.get("with", "").strip()
    if not named:
        return render(request, "web/compare.html", _offered(request, found))
    try:
        other = finder.other(request.viewer, named, found.edition)
        old, new = (found.edition, other) if "swap" in query else finder.older_first(found.edition, other)
        if "format" in query:
            return _exported(query.get("format", ""), old, new)
        only = query.get("only", "")
        made = finder.compared(old, new, only=only if only in finder.ONLY else "", page=choosing.page(query))
    except TravauxError as error:
        values = {**_offered(request, found), "wrong": str(error), "typed": named}
        return render(request, "web/compare.html", values, status=status_of(error))
    context = {**_about(found), **_shown(query, made), "typed": named}
    return render(request, "web/compare.html", context)


@require_safe
def choose(request: AskedBy) -> HttpResponse:
    """Two boxes; both filled lead to the comparison."""
    one, two = (request.GET.get(name, "").strip() for name in ("a", "b"))
    values: dict[str, Any] = {"here": "compare", "a": one, "b": two}
    status = 200
    if one and two:
        try:
            first = finder.other(request.viewer, one)
            second = finder.other(request.viewer, two, first)
            href = finding.place_of(first).named("compare").path()
            return HttpResponseRedirect(f"{href}?with={quote(_named(second))}")
        except TravauxError as error:
            values, status = {**values, "wrong": str(error)}, status_of(error)
    elif one or two:
        values["wrong"] = _("Fill both boxes: two texts are compared.")
    return render(request, "web/compare_choose.html", values, status=status)


def _about(found: Opened) -> dict[str, Any]:
    edition = found.edition
    return {
        "edition": edition,
        "work": edition.work,
        "place": found.home,
        "title": edition.title or edition.work.symbol,
        "language": edition.language,
        "direction": direction(edition.language),
    }


def _offered(request: AskedBy, found: Opened) -> dict[str, Any]:
    names = {
        "version": _("another version of its file"),
        "revision": _("a revision, or what it revises"),
        "state": _("the same kind of document on the same State"),
        "title": _("the same title"),
    }
    here = found.home.named("compare").path()
    suggested = [
        (one.edition, names[one.why], f"{here}?with={quote(_named(one.edition))}")
        for one in finder.suggested(request.viewer, found.edition)
    ]
    return {**_about(found), "suggested": suggested, "languages": preferred(request)}


def _named(edition: Edition) -> str:
    """An edition as the address has it."""
    return finding.place_of(edition).path().lstrip("/")


def _shown(query: QueryDict, made: finder.Comparison) -> dict[str, Any]:
    swap = None if "swap" in query else "1"
    return {
        "made": made,
        "old": made.old,
        "new": made.new,
        "old_place": finding.place_of(made.old),
        "new_place": finding.place_of(made.new),
        "rows": [_row(made, one) for one in made.rows],
        "filters": _filters(query, made.counts, query.get("only", "")),
        "swap": choosing.link(query, swap=swap),
        "pager": choosing.pager(query, made.page, made.pages),
        "forms": [(name, choosing.link(query, format=name)) for name in FORMS],
    }


def _row(made: finder.Comparison, one: Change) -> dict[str, Any]:
    block, edition = (one.new, made.new) if one.new else (one.old, made.old)
    assert block is not None
    return {
        "change": one,
        "anchor": block.address if one.new else f"old-{block.address}",
        "label": printed_label(block, edition.language),
        "before": printed_label(one.old, edition.language) if one.old and one.new else "",
        "was": address.printed(one.old.address) if one.old and one.kind is Kinds.MOVED else "",
        "said": _said(one),
        "href": finding.place_of(edition).at(block.address).path(),
        "printed": address.printed(block.address),
    }


def _said(one: Change) -> str:
    if one.kind is Kinds.MOVED:
        return _("Moved and changed") if one.words else _("Moved")
    if one.kind is Kinds.SAME and one.renumbered:
        return _("Renumbered")
    names = {Kinds.SAME: _("Same"), Kinds.CHANGED: _("Changed"), Kinds.NEW: _("New"), Kinds.GONE: _("Gone")}
    return names[one.kind]


def _filters(query: QueryDict, counts: Counts, only: str) -> list[tuple[str, int, bool, str]]:
    differing = counts.changed + counts.moved + counts.new + counts.gone
    renumbered = counts.renumbered_only
    named = {
        "": (_("All"), counts.same + differing + renumbered),
        "changed": (_("What changed"), differing + renumbered),
        "words": (_("Changed"), counts.changed),
        "moved": (_("Moved"), counts.moved),
        "new": (_("New"), counts.new),
        "gone": (_("Gone"), counts.gone),
    }
    return [
        (label, count, name == only, choosing.link(query, only=name or None))
        for name, (label, count) in named.items()
    ]


def _exported(form: str, old: Edition, new: Edition) -> HttpResponseBase:
    names = [_named(old), _named(new)]
    media_type, parts = exporting.written(form, names, finder.all_changes(old, new))
    response = StreamingHttpResponse(parts, content_type=media_type)
    stem = quote(f"{old.work.symbol}.{new.work.symbol}".replace("/", "_"))
    response["Content-Disposition"] = f'attachment; filename="{stem}.changes.{form}"'
    return response
