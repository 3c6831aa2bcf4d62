"""A collection as a table with its own fields, which can be sorted; a table taken in.

In: the collection, filters and an order in the address; a CSV file. Out: the page; what a file would do, or
did, with problems by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library import shelf
from travaux.library.collecting import fields, finding
from travaux.library.collecting import table as tables
from travaux.library.collecting.finding import ItemShown
from travaux.library.models import Collection, CollectionField
from travaux.library.permissions import Action, require
from travaux.texts.errors import UsageError
from travaux.web import choosing, collection_page
from travaux.web.viewers import AskedBy

_ROWS = 100  # on a page: a table is looked over, not read
LARGEST = 20_000_000
"""Bytes of a table that is taken in on the site; larger ones by command."""

_PROBLEMS = 50  # shown at once; a file with more of them has one reason for all


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the table can be sorted by: the link, and how it is sorted now."""

    label: str
    href: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Line:
    """An item as a row of the table; a cell for each field."""

    row: ItemShown
    cells: list[tuple[str, str, str]]


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: AskedBy, slug: str) -> HttpResponse:
    """The table; POST takes one in, or says what that would do."""
    found = shelf.collection(request.viewer, slug)
    context = collection_page.head(request, found)
    if request.method == "POST":
        context["imported"] = _taken_in(request, found)
        context["tried"] = request.POST.get("do") != "take-in"
        context["most"] = _PROBLEMS
    return render(request, "web/collection_table.html", {**context, **_shown(request, found)})


def _shown(request: AskedBy, found: Collection) -> dict[str, Any]:
    query, own = choosing.asked(request), fields.of(found)
    page = choosing.page(query)
    wanted = collection_page.filters(query, own, order=query.get("sort", ""))
    there = finding.listing(
        request.viewer, found, wanted, (page - 1) * _ROWS, _ROWS, collection_page.language()
    )
    return {
        "columns": _columns(query, own),
        "lines": [Line(row, _cells(own, row)) for row in there.rows],
        "pager": choosing.pager(query, page, max(1, -(-there.total // _ROWS))),
        "own": own,
    }


def _columns(query: QueryDict, own: list[CollectionField]) -> list[Column]:
    named = [("title", _("Item")), *((one.slug, one.label) for one in own), ("added", _("Added"))]
    return [_column(query, name, label) for name, label in named]


def _column(query: QueryDict, name: str, label: str) -> Column:
    """Upwards first, then downwards, then in the collection's own order again."""
    now = query.get("sort", "")
    then = f"-{name}" if now == name else None if now == f"-{name}" else name
    said = {name: "ascending", f"-{name}": "descending"}.get(now, "")
    return Column(label, choosing.link(query, sort=then), said)


def _cells(own: list[CollectionField], row: ItemShown) -> list[tuple[str, str, str]]:
    values = ((field, row.values.get(field.slug)) for field in own)
    return [(field.label, str(value or ""), value.href if value else "") for field, value in values]


def _taken_in(request: AskedBy, found: Collection) -> Any:
    """What a file did, or would do."""
    require(request.viewer, Action.ADD_ITEM, found)
    sent = request.FILES.get("table")
    if sent is None:
        raise UsageError(_("Choose a CSV file first."))
    if (sent.size or 0) > LARGEST:
        raise UsageError(_("The file is larger than 20 MB: take it in with “travaux collection import”."))
    return tables.read_in(request.viewer, found, sent.read(), dry_run=request.POST.get("do") != "take-in")
