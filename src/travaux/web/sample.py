"""The sample library: one button of an empty library, and the rows it leads to."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from travaux.library import sample
from travaux.web.viewers import AskedBy


@require_POST
def add_sample(request: AskedBy) -> HttpResponse:
    """Add the sample as if it had been given on the add page."""
    return redirect("batch", batch=sample.add(request.viewer))
