"""Instruments: the list of all of them, and each one's page: what it is, and who cites it by article.

In: an id, perhaps `?at=art_9` and a page of the list. Out: pages. An address under an instrument's symbol
("/Instrument/iccpr/at/art_9") leads here for as long as nobody has added its text.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from travaux.exporting.labels import direction
from travaux.library import instruments as library
from travaux.texts.links import Place
from travaux.web import choosing
from travaux.web.viewers import AskedBy


@require_safe
def instruments(request: AskedBy) -> HttpResponse:
    """All instruments by group, or those that have the words asked for."""
    text = request.GET.get("named", "").strip()
    groups = library.listing(request.viewer, _language(), text)
    values = {
        "here": "instruments",
        "text": text,
        "groups": [(slug, library.GROUPS[slug], entries) for slug, entries in groups],
        "total": sum(len(entries) for _slug, entries in groups),
        "language": _language(),
    }
    return render(request, "web/instruments.html", values)


@require_safe
def instrument(request: AskedBy, name: str) -> HttpResponse:
    """One instrument, and the paragraphs that cite it: all of them, or those of one article."""
    query = request.GET.copy()
    page = choosing.page(query)
    at = query.get("at", "")
    card = library.card(request.viewer, name, _language(), at, (page - 1) * library.CITING_AT_A_TIME)
    pages = max(1, -(-card.citing.total // library.CITING_AT_A_TIME))
    values = {
        "here": "instruments",
        "card": card,
        "direction": direction(card.entry.language),
        "titles": [(code, title, direction(code), memory) for code, title, memory in card.titles],
        "pager": choosing.pager(query, min(page, pages), pages),
        "language": _language(),
    }
    return render(request, "web/instrument.html", values)


def instead(place: Place) -> HttpResponseRedirect | None:
    """Where an address under an instrument's symbol leads that has no text yet."""
    name = library.id_of(place.symbol)
    if name is None:
        return None
    at = {"at": place.value} if place.view == "at" else {}
    query = f"?{urlencode(at)}" if at else ""
    return HttpResponseRedirect(reverse("instrument", args=[name]) + query)


def _language() -> str:
    return (get_language() or "en").partition("-")[0]
