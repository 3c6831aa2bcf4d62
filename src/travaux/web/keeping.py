"""The small form in which something is added to a collection: beside the text, or a page without a script.

In: what is added, as it stands in an address: `from` (a document), `at` (a stretch of it) or `connection`;
the collection that is chosen, or the name of a new one; why it is here. Out: the form; what was added, with
a way to undo it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travaux.exporting.labels import direction
from travaux.library import collecting, finding
from travaux.library.collecting import items, members
from travaux.library.collecting.items import Added
from travaux.library.connections import describing
from travaux.library.connections import finding as connections
from travaux.library.connections.describing import End
from travaux.library.connections.showing import Shown
from travaux.library.models import Collection, Edition
from travaux.library.permissions import Action, Viewer, may
from travaux.texts import links
from travaux.texts.errors import FieldsError, NotAllowedError, UsageError
from travaux.web.collection_page import language
from travaux.web.viewers import AskedBy

COOKIE = "collection"
_A_YEAR = 365 * 24 * 60 * 60


@dataclass
class Wanted:
    """What is to be added, for whom."""

    viewer: Viewer
    source: str
    at: str
    connection: str

    @cached_property
    def edition(self) -> Edition:
        """The document. Raises MissingError, UsageError."""
        place = links.parse(self.source)
        if place is None:
            raise UsageError(_("Choose something first: open a document or a paragraph."))
        return finding.edition(self.viewer, place, [language()])

    @cached_property
    def end(self) -> End:
        """The passage, described."""
        return describing.end_in(self.viewer, self.edition, self.at)

    @cached_property
    def shown(self) -> Shown:
        """The connection."""
        number = self.connection if self.connection.isascii() and self.connection.isdigit() else "0"
        return connections.one(self.viewer, int(number[:17]), language())

    @property
    def printed(self) -> str:
        """What it is, as people cite it."""
        if self.connection:
            target = self.shown.target
            own = self.shown.source.printed
            return f"{own} {self.shown.verb} {target.printed}" if target else own
        if not self.at:
            return self.edition.work.symbol
        stretch = self.end.stretch
        if stretch is None:
            return self.end.printed
        return describing.cited(self.edition.work.symbol, stretch.address, stretch.last, language())

    @property
    def quote(self) -> str:
        """Its words."""
        if self.connection:
            return self.shown.note
        if not self.at:
            return self.edition.title
        return self.end.passage.quote if self.end.passage else ""

    @property
    def language(self) -> str:
        """The language of its words."""
        return "" if self.connection else self.edition.language

    @property
    def back(self) -> str:
        """Where it stands."""
        if self.connection:
            return f"/connections/{self.shown.id}"
        place = finding.place_of(self.edition)
        return place.at(self.end.address).path() if self.at else place.path()

    def put(self, collection: Collection, note: str) -> Added:
        """Add it."""
        if self.connection:
            return items.add_connection(self.viewer, collection, self.shown.id, note=note)
        if self.at:
            return items.add_paragraph(self.viewer, collection, self.edition, self.at, note=note)
        return items.add_document(self.viewer, collection, self.edition.work, note=note)


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: AskedBy) -> HttpResponse:
    """The form; POST adds."""
    asked = request.POST if request.method == "POST" else request.GET
    wanted = Wanted(request.viewer, asked.get("from", ""), asked.get("at", ""), asked.get("connection", ""))
    there = members.addable(request.viewer)
    if not there and not may(request.viewer, Action.COLLECT):
        raise NotAllowedError(_("To collect is for contributors, or where a collection is shared with you."))
    if request.method != "POST":
        return _form(request, wanted, there)
    try:
        found, added = _added(request, wanted, there)
    except FieldsError as error:
        return _form(request, wanted, there, str(error))
    return _done(request, wanted, found, added)


@transaction.atomic
def _added(request: AskedBy, wanted: Wanted, there: list[Collection]) -> tuple[Collection, Added]:
    said = request.POST
    name, chosen = said.get("name", "").strip(), said.get("collection", "")
    if name:
        found = collecting.make(request.viewer, name)
    else:
        picked = next((one for one in there if one.slug == chosen), None)
        if picked is None:
            raise FieldsError({"collection": _("Choose a collection, or name a new one.")})
        found = picked
    return found, wanted.put(found, said.get("note", "").strip())


def _form(request: AskedBy, wanted: Wanted, there: list[Collection], problem: str = "") -> HttpResponse:
    last = next((one.slug for one in there if str(one.pk) == request.COOKIES.get(COOKIE)), "")
    said: QueryDict | dict[str, str] = request.POST if problem else {}
    chosen = said.get("collection") or last
    context: dict[str, Any] = {
        "wanted": wanted,
        "direction": direction(wanted.language) if wanted.language else "auto",
        "there": sorted(there, key=lambda one: one.slug != chosen),
        "chosen": chosen if any(one.slug == chosen for one in there) else there[0].slug if there else "",
        "may_make": may(request.viewer, Action.COLLECT),
        "typed": said,
        "problem": problem,
        "part": _part(request),
    }
    template = "web/parts/keep_form.html" if _part(request) else "web/keep.html"
    return render(request, template, context, status=422 if problem else 200)


def _done(request: AskedBy, wanted: Wanted, found: Collection, added: Added) -> HttpResponse:
    """What was added, for the toast, or the page that says it."""
    made = bool(request.POST.get("name", "").strip())
    context = {"wanted": wanted, "collection": found, "added": added, "made": made}
    template = "web/parts/keep_saved.html" if _part(request) else "web/keep_done.html"
    answer = render(request, template, context)
    answer.set_cookie(COOKIE, str(found.pk), max_age=_A_YEAR, samesite="Lax", httponly=True)
    return answer


@require_http_methods(["POST"])
def undo(request: AskedBy) -> HttpResponse:
    """Take out again what was added just now; a collection that was made for it goes with it."""
    key = request.POST.get("key", "")
    held = items.held(request.viewer, key)
    with transaction.atomic():
        items.remove(request.viewer, held)
        if "made" in request.POST and not held.collection.items.filter(removed_at=None).exists():
            collecting.delete(request.viewer, held.collection)
    if _part(request):
        return HttpResponse(status=204)
    return render(request, "web/keep_done.html", {"undone": True, "back": request.POST.get("back", "/")})


def _part(request: AskedBy) -> bool:
    return "part" in request.GET
