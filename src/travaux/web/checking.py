"""Check references: what is wrong with those of a document, or of a file that is not added.

In: an opened edition (view "check"), or an uploaded file. Out: a page of findings, each with its place, its
words, what is wrong and what is likely meant. A file is read in a child under the limits of adding; nothing
of it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.exporting.labels import direction
from travaux.library import incoming
from travaux.library.citations import checking, sentences, trying
from travaux.library.citations.checking import ERROR, Finding
from travaux.library.citations.trying import Tried
from travaux.library.permissions import Action, require
from travaux.texts import address as addresses
from travaux.texts.errors import FieldsError, TravauxError
from travaux.web.faults import status_of
from travaux.web.opening import Opened
from travaux.web.viewers import AskedBy


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in its sentence, with a link to its place where the document is here."""

    finding: Finding
    printed: str
    sentence: str
    start: int
    end: int
    href: str

    @property
    def error(self) -> bool:
        """Whether it is wrong for certain."""
        return self.finding.severity == ERROR


def of_document(request: AskedBy, found: Opened) -> HttpResponse:
    """What is wrong with the references of a document of the library."""
    edition = found.edition
    findings = checking.check_edition(request.viewer, edition.pk)
    wanted = {one.address for one in findings}
    texts = dict(edition.blocks.filter(address__in=wanted).values_list("address", "text"))
    context = {
        "edition": edition,
        "place": found.home,
        "title": edition.title or edition.work.symbol,
        "language": edition.language,
        "direction": direction(edition.language),
        "references": edition.citations.count(),
        **_counted([_row(one, texts, found.home.at(one.address).path()) for one in findings]),
    }
    return render(request, "web/check_document.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: AskedBy) -> HttpResponse:
    """The page to give a file on; POST reads it and shows what is wrong with its references."""
    require(request.viewer, Action.ADD)
    values: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        file = request.FILES.get("files")
        try:
            if not isinstance(file, UploadedFile):
                raise FieldsError(_("Choose a file."))
            values = _tried(trying.check(request.viewer, cast(BinaryIO, file), _name(file)), _name(file))
        except TravauxError as error:
            said = str(error) if isinstance(error, FieldsError) else f"{_name(file)}: {error}"
            values, status = {"wrong": said}, status_of(error)
    values |= {"largest": settings.LARGEST_UPLOAD_MB, "kinds": ",".join(sorted(incoming.READABLE))}
    return render(request, "web/check.html", {"here": "check", **values}, status=status)


def _name(file: object) -> str:
    return str(getattr(file, "name", "") or _("nameless"))


def _tried(tried: Tried, name: str) -> dict[str, Any]:
    """What is shown of a file that was checked."""
    texts = {block.address: block.text for block in tried.reading.blocks}
    language = tried.reading.metadata.language
    return {
        **_counted([_row(one, texts, "") for one in tried.findings]),
        "done": True,
        "name": name,
        "title": tried.reading.metadata.title or "",
        "language": language,
        "direction": direction(language),
        "references": tried.references,
    }


def _row(one: Finding, texts: dict[str, str], href: str) -> Row:
    sentence = sentences.around(texts.get(one.address, one.text), one.start, one.end)
    return Row(one, addresses.printed(one.address), sentence.text, sentence.start, sentence.end, href)


def _counted(rows: Sequence[Row]) -> dict[str, object]:
    errors = sum(row.error for row in rows)
    return {"rows": rows, "errors": errors, "warnings": len(rows) - errors}
