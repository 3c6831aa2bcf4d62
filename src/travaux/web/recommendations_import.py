"""Taking a table of recommendations in: what will change is shown first, and then what became of it.

In: a file (our own table, or rows of the Universal Human Rights Index), or the word for one that was looked
at. Out: the page with what would change, or what was done and what could not be, by line.
"""

from __future__ import annotations

from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.library.permissions import Action, require
from travaux.library.recommendations import holding, importing
from travaux.texts.errors import FieldsError, TravauxError
from travaux.web.faults import status_of
from travaux.web.viewers import AskedBy

KINDS = ".csv,.xlsx,.json"
MOST_SHOWN = 200  # problems on the page: more nobody reads before mending the table


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: AskedBy) -> HttpResponse:
    """The page to give a table on; POST looks at it, or with `do=import` takes it in."""
    require(request.viewer, Action.FOLLOW_UP)
    values: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        try:
            values = _taken_in(request) if request.POST.get("do") == "import" else _tried(request)
        except TravauxError as error:
            values, status = {"wrong": str(error)}, status_of(error)
    values |= {"here": "recommendations", "largest": settings.LARGEST_UPLOAD_MB, "kinds": KINDS}
    answer = render(request, "web/recommendations_import.html", values, status=status)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _tried(request: AskedBy) -> dict[str, Any]:
    """What it would change; the table is held until they say yes."""
    file = request.FILES.get("files")
    if not isinstance(file, UploadedFile):
        raise FieldsError(_("Choose a file."))
    name = file.name or _("nameless")
    done = importing.load(request.viewer, cast(BinaryIO, file), name, dry_run=True)
    file.seek(0)
    word = holding.hold(request.viewer, cast(BinaryIO, file), name) if done.made or done.changed else ""
    return {"tried": done, "name": name, "word": word, **_problems(done)}


def _taken_in(request: AskedBy) -> dict[str, Any]:
    """Take in what was looked at."""
    word = request.POST.get("word", "")
    with holding.held(request.viewer, word) as (stream, name):
        done = importing.load(request.viewer, stream, name)
    holding.let_go(request.viewer, word)
    return {"done": done, "name": name, **_problems(done)}


def _problems(done: importing.Imported) -> dict[str, Any]:
    return {"problems": done.problems[:MOST_SHOWN], "further": max(0, done.wrong - MOST_SHOWN)}
