"""Taking out: one page that says how much there is and asks in which form, for every list and document.

In: what a search or the shelf was asked, or a place, as `of` in the address. Out: the page; from
`/search/export` and `/documents/export` the file itself, streamed. It is an ordinary form whose answer is a
file: it works without a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from travaux.exporting import taken_out
from travaux.library import taking_out as finding
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.web import choosing, home, search
from travaux.web.opening import opened
from travaux.web.viewers import AskedBy

PARAGRAPHS, DOCUMENTS = "paragraphs", "documents"
_OURS = ("of", "what", "format")  # names that are no part of what the list was asked
_PARTS = ("", "para", "paras", "at", "page")


@dataclass(frozen=True, slots=True)
class Form:
    """A form on offer: its name in the address, how it is called, what it is for."""

    name: str
    label: str | Promise
    use: str | Promise


LISTS = (
    Form("csv", "CSV", _("a table for spreadsheets and databases")),
    Form("xlsx", "Excel (XLSX)", _("a table with filters")),
    Form("ris", "RIS", _("references for Zotero, EndNote, Mendeley")),
    Form("bib", "BibTeX", _("references for LaTeX and JabRef")),
    Form("csl.json", "CSL-JSON", _("references for Zotero and Pandoc")),
    Form("jsonl", "JSON Lines", _("for programs, a line each")),
    Form("graphml", "GraphML", _("the documents and who cites whom, for Gephi and yEd")),
)
TEXTS = (
    Form("txt", _("Plain text"), _("with its source")),
    Form("md", "Markdown", _("text with headings and notes")),
    Form("html", "HTML", _("a page of its own")),
    Form("docx", "Word (DOCX)", _("a quotation with its citation in a footnote")),
    Form("xml", "Akoma Ntoso (XML)", _("for archives and legal publishing")),
    Form("json", "JSON", _("all that was read, with places on the page")),
    *LISTS[2:5],
)


@require_safe
def take_out(request: AskedBy) -> HttpResponse:
    """What there is to take out, and in which forms."""
    query = choosing.asked(request)
    of = query.get("of", DOCUMENTS)
    if of not in ("search", DOCUMENTS):
        return _of_document(request, of)
    page = reverse("search" if of == "search" else "home")
    context = {
        "of": of,
        "count": _counted(request, query, of),
        "asked": query.get("q" if of == "search" else "named", ""),
        "forms": LISTS,
        "hidden": choosing.hidden(query, *_OURS),
        "action": reverse("search-export" if of == "search" else "documents-export"),
        "back": page + choosing.link(query, **dict.fromkeys(_OURS)),
    }
    return render(request, "web/take_out.html", context)


@require_safe
def export_search(request: AskedBy) -> HttpResponseBase:
    """All paragraphs of a search, or the documents that they stand in."""
    query = choosing.asked(request)
    form, whole = query.get("format", ""), query.get("what") == DOCUMENTS
    wanted = search.wanted(request, query)
    pieces = taken_out.of_search(request.viewer, wanted, form, _site(request), whole=whole)
    return _file(pieces, form, "travaux-search")


@require_safe
def export_documents(request: AskedBy) -> HttpResponseBase:
    """All documents of the shelf as it was narrowed down."""
    query = choosing.asked(request)
    form, prefer = query.get("format", ""), (get_language() or "en",)
    pieces = taken_out.of_documents(request.viewer, home.wanted(query), form, _site(request), prefer)
    return _file(pieces, form, "travaux-documents")


def _counted(request: AskedBy, query: QueryDict, of: str) -> finding.Count:
    if of == DOCUMENTS:
        return finding.count_documents(request.viewer, home.wanted(query))
    return finding.count_found(request.viewer, search.wanted(request, query))


def _of_document(request: AskedBy, of: str) -> HttpResponse:
    """The forms of one document, or of a part of it, as links."""
    place = links.parse(of)
    if place is None or place.view not in _PARTS:
        raise UsageError(_("“%s” is nothing that can be downloaded: open a document or a list first.") % of)
    found = opened(request, place)
    whole, here = place.view == "", found.here
    offered = [form for form in TEXTS if not (whole and form.name == "docx")]
    forms = [(form, here.as_form(form.name).path()) for form in offered]
    context = {"edition": found.edition, "place": here, "forms": forms, "whole": whole, "home": found.home}
    return render(request, "web/take_out_document.html", context)


def _file(pieces: Iterator[bytes], form: str, name: str) -> HttpResponseBase:
    answer = StreamingHttpResponse(pieces, content_type=taken_out.media_type(form))
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _site(request: AskedBy) -> str:
    return request.build_absolute_uri("/").rstrip("/")
