"""What a document cites and who cites it: a page of the document, and the links of one paragraph.

In: an opened edition (view "citations"), perhaps `?at=ADDRESS`. Out: the page; with `part=links` what
hangs on one paragraph, opened where it stands; with `part=more` further rows of a list. POST adds a
citation by hand, through the action of the library.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travaux.exporting.labels import direction
from travaux.library import finding as editions
from travaux.library.citations import deciding, finding, meaning
from travaux.library.citations.finding import Listing
from travaux.library.models import Block, CitationState
from travaux.library.permissions import Action, may, require
from travaux.texts.errors import FieldsError
from travaux.texts.links import Place
from travaux.web import citation_pictures as pictures
from travaux.web.forms import CiteForm, blame
from travaux.web.opening import Opened
from travaux.web.viewers import AskedBy

_ROWS = 20  # citing passages at a time
_TARGETS = 60  # rows of what a document cites that are shown before "all"
_MOST_SKIPPED = 10**6


def citations(request: AskedBy, found: Opened) -> HttpResponse:
    """The page of the document, or of the paragraph that `at` names."""
    address = request.GET.get("at", "")
    if request.method == "POST":
        return _add(request, found, address)
    if request.GET.get("part") == "more":
        rows = _citing(request, found, address or None)
        return render(
            request, "web/parts/citing_rows.html", {**_about(found), **rows, "first_gets_focus": True}
        )
    if address:
        return _of_paragraph(request, found, editions.block(found.edition, address))
    return _of_document(request, found)


def _of_document(request: AskedBy, found: Opened) -> HttpResponse:
    viewer, edition, language = request.viewer, found.edition, _language()
    cited = finding.cites(viewer, edition.pk, language)
    own = Place(edition.work.symbol).path()
    cites = [row for row in cited if row.state != CitationState.AMBIGUOUS and row.href != own]
    paragraphs, documents = finding.total(viewer, edition.work_id)
    context = {
        **_about(found),
        **_citing(request, found, None),
        "paragraphs": paragraphs,
        "documents": documents,
        "most": finding.most_cited(viewer, edition.work_id),
        "cites": cites if "all" in request.GET else cites[:_TARGETS],
        "cites_all": len(cites),
        "cites_places": sum(row.count for row in cites),
        "missing": sum(row.state == CitationState.WAITING for row in cites),
        "unsure": sum(row.count for row in cited if row.state == CitationState.AMBIGUOUS),
        **pictures.of(viewer, edition.work_id, language),
    }
    return render(request, "web/citations.html", context)


def _of_paragraph(
    request: AskedBy, found: Opened, block: Block, form: CiteForm | None = None
) -> HttpResponse:
    """The links of one paragraph: who cites it, what it cites, and the form to add one."""
    viewer, language = request.viewer, _language()
    there = finding.in_blocks(viewer, found.edition.pk, block.place, block.place, language)
    reviews = may(viewer, Action.REVIEW)
    part = request.GET.get("part") == "links"
    context = {
        **_about(found),
        **_citing(request, found, block.address),
        "passage": block,  # “block” is a word of the templates themselves
        "shown": there.get(block.address, []),
        "form": (form or CiteForm()) if reviews else None,
        "adding": form is not None or request.GET.get("do") == "add",
        "part": part,
    }
    status = 422 if form and form.errors else 200
    return render(
        request, "web/parts/links.html" if part else "web/paragraph_links.html", context, status=status
    )


def _add(request: AskedBy, found: Opened, address: str) -> HttpResponse:
    """Add a citation by hand; the words are found in the paragraph."""
    require(request.viewer, Action.REVIEW)
    form = CiteForm(request.POST)
    block = editions.block(found.edition, address)
    if form.is_valid():
        try:
            said = meaning.meant(form.cleaned_data["target"])
            start, end = stretch(block.text, form.cleaned_data["words"], form.cleaned_data["start"])
            pinpoints = [said.pinpoint] if said.pinpoint else []
            deciding.add(request.viewer, found.edition.pk, block.address, start, end, said.target, pinpoints)
        except FieldsError as error:
            blame(form, error)
        else:
            messages.success(request, _("Added: this paragraph cites %s now.") % said.label)
            return HttpResponseRedirect(found.home.at(block.address).path())
    return _of_paragraph(request, found, block, form)


def stretch(text: str, words: str, near: int | None) -> tuple[int, int]:
    """Where `words` stand in a text: at `near` if they do, else the first time. Raises FieldsError."""
    if near is not None and text[near : near + len(words)] == words:
        return near, near + len(words)
    at = text.find(words)
    if at < 0:
        raise FieldsError({"words": _("These words do not stand in the paragraph: copy them from it.")})
    return at, at + len(words)


def _citing(request: AskedBy, found: Opened, address: str | None) -> dict[str, Any]:
    """A page of the passages that cite, and the link to what comes after it."""
    start = _start(request)
    listing: Listing = finding.citing(
        request.viewer, found.edition.work_id, address, start, _ROWS, language=_language()
    )
    after = start + len(listing.rows)
    return {
        "listing": listing,
        "rows": listing.rows,
        "left": max(0, listing.total - after),
        "next": f"?{_query(address, after)}",
    }


def _query(address: str | None, start: int) -> str:
    query = QueryDict(mutable=True)
    if address:
        query["at"] = address
    query["start"] = str(start)
    return query.urlencode()


def _start(request: HttpRequest) -> int:
    text = request.GET.get("start", "")
    return min(int(text), _MOST_SKIPPED) if text.isascii() and text.isdigit() else 0


def _about(found: Opened) -> dict[str, Any]:
    edition = found.edition
    return {
        "edition": edition,
        "place": found.home,
        "direction": direction(edition.language),
        "title": edition.title or edition.work.symbol,
    }


def _language() -> str:
    return (get_language() or "en").partition("-")[0]
