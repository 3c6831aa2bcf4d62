"""Fetching by symbol: what was typed on the Add page becomes rows, which say how far they are.

The rows wait for the fetcher; this page asks no source itself.
"""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from travaux.library.fetching import wanting
from travaux.library.fetching.wanting import Typed, Wish
from travaux.texts.errors import FieldsError
from travaux.web import add
from travaux.web.fetch_form import FetchForm
from travaux.web.forms import AddForm, blame
from travaux.web.viewers import AskedBy

_SHOWN = 5  # lines without a symbol that are told one by one


@require_POST
def fetch(request: AskedBy) -> HttpResponse:
    """Ask for documents; then to their rows."""
    wanting.require_allowed(request.viewer)
    form, asked = add.add_form(request), FetchForm(request.POST)
    if form.is_valid() and asked.is_valid():
        said = wanting.typed(asked.cleaned_data["symbols"])
        try:
            batch = _wanted(request, form, asked, said)
        except FieldsError as error:
            blame(asked, error)
            for problem in said.problems[:_SHOWN]:
                asked.add_error("symbols", problem)
        else:
            for problem in said.problems[:_SHOWN]:
                messages.warning(request, problem)
            return redirect(reverse("batch", args=[batch]))
    return add.page(request, form, asked)


def _wanted(request: AskedBy, form: AddForm, asked: FetchForm, said: Typed) -> uuid.UUID:
    batch = uuid.uuid4()
    wish = Wish(batch, form.cleaned_data["visibility"])
    wanting.check(said.symbols, asked.cleaned_data["languages"], wish)  # before a collection is made
    wish = Wish(batch, form.cleaned_data["visibility"], add.collection(request.viewer, form))
    rows = wanting.want(request.viewer, said.symbols, asked.cleaned_data["languages"], wish)
    return next((row.batch for row in rows if row.batch == batch), rows[0].batch)
