"""Adding documents: files in, a row for each with its progress, and what a row asks answered in it.

The rows are in the library, so leaving the page, reloading it or a restart changes nothing. With a
script each file is sent by itself and rows are brought up to date in place; without, a form and a link.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travaux.library import additions, collecting, incoming, shelf
from travaux.library.adding import offer
from travaux.library.adding.together import Wish, uploaded
from travaux.library.models import UNFINISHED, Addition, Collection, State
from travaux.library.permissions import Action, Viewer, require, where
from travaux.texts.errors import FieldsError, MissingError, UsageError
from travaux.web import choosing, rows
from travaux.web.fetch_form import FetchForm
from travaux.web.forms import AddForm, SettleForm, blame
from travaux.web.viewers import AskedBy

# Looks back a little, so that a row changed while the last answer was written is not missed.
_OVERLAP = timedelta(seconds=2)
_ROWS = 50  # on a page: each may hold a form, and a year of documents is thousands


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AskedBy) -> HttpResponse:
    """The page to give files on; POST takes them and leads to their rows."""
    require(request.viewer, Action.ADD)
    form = add_form(request)
    if form.is_valid():
        batch = form.cleaned_data["batch"] or uuid.uuid4()
        files = request.FILES.getlist("files")
        if files:
            return _taken(request, form, batch)
        form.add_error(None, _("Choose at least one file."))
    return page(request, form, FetchForm.asked(choosing.asked(request)))


def page(request: AskedBy, form: AddForm, fetch: FetchForm) -> HttpResponse:
    """The page, with what is wrong in it."""
    context = {
        "here": "add",
        "form": form,
        "fetch": fetch if settings.FETCH else None,
        "batch": uuid.uuid4(),
        "largest": settings.LARGEST_UPLOAD_MB,
        "kinds": ",".join(sorted({*incoming.READABLE, incoming.ARCHIVE, incoming.TABLE})),
        "table": incoming.TABLE,
    }
    return render(request, "web/add.html", context, status=422 if form.errors or fetch.errors else 200)


@require_safe
def batch(request: AskedBy, batch: uuid.UUID) -> HttpResponse:
    """The rows of what was given together; with ?since= only what has changed, for the script."""
    query = choosing.asked(request)
    now, changed = time.time(), _since(query)
    pages = Paginator(additions.jobs(request.viewer, batch), _ROWS)
    if not pages.count:
        raise MissingError(_("Nothing was added here, or it was added by somebody else."))
    page = pages.get_page(choosing.page(query))
    there = [one for one in page.object_list if changed is None or one.changed_at > changed]
    context = {
        "here": "add",
        "rows": rows.rows(there),
        "pager": choosing.pager(query, page.number, pages.num_pages),
        **_progress(request.viewer, batch, page.number, now),
    }
    return render(request, "web/parts/progress.html" if changed else "web/batch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def addition(request: AskedBy, pk: uuid.UUID) -> HttpResponse:
    """To a row among the others; POST does something with it: cancel, retry, keep-anyway, dismiss, settle."""
    found = additions.job(request.viewer, pk)
    if request.method != "POST":
        return redirect(_among_others(request.viewer, found))
    do = _DOINGS.get(request.POST.get("do", ""))
    if do is None:
        raise UsageError(_("A row can’t be changed in that way."))
    form = None
    try:
        do(request, found)
    except FieldsError as error:
        form = SettleForm(request.POST, auto_id=f"a{found.pk.hex}-%s")
        form.is_valid()
        blame(form, error)
    if form is None and not request.htmx:
        return redirect(_among_others(request.viewer, found))
    context = {"row": rows.row(additions.job(request.viewer, pk), form), "here": "add", "alone": True}
    if request.htmx and form is None:  # the sum changes with the row, and may have to ask again
        page = _page_of(request.viewer, found)
        context |= {"with_sum": True, **_progress(request.viewer, found.batch, page, time.time())}
    template = "web/parts/answered.html" if request.htmx else "web/one_row.html"
    return render(request, template, context, status=422 if form else 200)


def _progress(viewer: Viewer, batch: uuid.UUID, page: int, now: float) -> dict[str, Any]:
    """How far a batch is, and what is asked next for the rows of a page that change after `now`."""
    counts, overall = additions.counts(viewer, batch), additions.overall(viewer, batch)
    return {
        "batch": batch,
        "counts": [(state, counts[state.value]) for state in State if counts[state.value]],
        "first_look": additions.jobs(viewer, batch).filter(state=State.NEEDS_A_LOOK).first(),
        "overall": overall,
        "total": sum(counts.values()),
        "percent": rows.percent(overall),
        "going": sum(counts[state] for state in UNFINISHED),
        "address": f"?page={page}&since={now:.3f}",
    }


def _page_of(viewer: Viewer, found: Addition) -> int:
    return additions.jobs(viewer, found.batch).filter(made_at__lt=found.made_at).count() // _ROWS + 1


def _among_others(viewer: Viewer, found: Addition) -> str:
    """Where a row stands: the page of its batch, and the row on it."""
    number = _page_of(viewer, found)
    page = f"?page={number}" if number > 1 else ""
    return f"{reverse('batch', args=[found.batch])}{page}#row-{found.pk}"


def add_form(request: AskedBy) -> AddForm:
    """How what is given is to be kept, as it was sent or to be filled in."""
    viewer = request.viewer
    into = where(viewer, Action.ADD_ITEM, shelf.collections(viewer))
    data = request.POST if request.method == "POST" else None
    return AddForm(data, collections=into, visibility=offer.default_visibility())


def _taken(request: AskedBy, form: AddForm, batch: uuid.UUID) -> HttpResponse:
    """Every file becomes a row, those in an archive too; then to the rows."""
    wish = Wish(batch, form.cleaned_data["visibility"], collection(request.viewer, form))
    given = [(cast(BinaryIO, one), one.name or _("nameless")) for one in request.FILES.getlist("files")]
    uploaded(request.viewer, given, wish)
    where = reverse("batch", args=[batch])
    if request.headers.get("X-Requested-With") == "upload":
        return JsonResponse({"batch": where}, status=201)
    return redirect(where)


def collection(viewer: Viewer, form: AddForm) -> Collection | None:
    """The collection that was chosen, or a new one of the name that was typed."""
    new, slug = form.cleaned_data["new"].strip(), form.cleaned_data["collection"]
    if new:
        return collecting.named(viewer, new)
    return shelf.collection(viewer, slug) if slug else None


def _since(query: QueryDict) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(query.get("since", "")), UTC) - _OVERLAP
    except (ValueError, OverflowError, OSError):
        return None


def _settle(request: AskedBy, found: Addition) -> None:
    form = SettleForm(request.POST)
    form.is_valid()
    said = {name: form.cleaned_data.get(name, "") for name in form.fields}
    additions.settle(request.viewer, found, **said)


_DOINGS: dict[str, Callable[[AskedBy, Addition], object]] = {
    "cancel": lambda request, found: additions.cancel(request.viewer, found),
    "retry": lambda request, found: additions.retry(request.viewer, found),
    "keep-anyway": lambda request, found: additions.keep_anyway(request.viewer, found),
    "dismiss": lambda request, found: additions.dismiss(request.viewer, found),
    "settle": _settle,
}
