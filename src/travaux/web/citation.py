"""One citation: where it stands, what it names, what stands there; in a page and as a preview.

In: the number of a citation that the reader sees. Out: its page; with `part=preview` the fragment that
opens beside the link. Whoever may review decides there, through `review`.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from travaux.library.citations import passage, targets
from travaux.library.models import CitationState
from travaux.library.permissions import Action, may
from travaux.web.viewers import AskedBy


@require_safe
def citation(request: AskedBy, pk: int) -> HttpResponse:
    """The page of a citation, or its preview."""
    language = (get_language() or "en").partition("-")[0]
    found = passage.passage(request.viewer, pk, language)
    row = found.row
    counted = (
        targets.times(request.viewer, row.target) if row.shown.state == CitationState.WAITING else (0, 0)
    )
    context = {
        "row": row,
        "one": row.shown,
        "title": found.title,
        "seen": found.decision,
        "target": targets.texts(request.viewer, [(row.shown, row.language)]).get(pk),
        "times": counted[0],
        "documents": counted[1],
        "may_review": may(request.viewer, Action.REVIEW),
        "next": request.get_full_path(),
    }
    preview = request.GET.get("part") == "preview"
    response = render(request, "web/parts/preview.html" if preview else "web/citation.html", context)
    response["Cache-Control"] = "private, no-cache"
    return response
