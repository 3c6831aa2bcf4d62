"""What a document recommends: its list, and the line in a paragraph's panel.

In: an opened edition (view "recommendations"). Out: the list in the order of the text; for the panel of a
paragraph what is recommended there, and what became of it.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from travaux.exporting.labels import direction
from travaux.library.recommendations import finding
from travaux.web import recommendations as lists
from travaux.web.opening import Opened
from travaux.web.recommendation_lists import language
from travaux.web.viewers import AskedBy


def recommendations(request: AskedBy, found: Opened) -> HttpResponse:
    """The page of the document."""
    edition = found.edition
    about = {
        "place": found.home,
        "direction": direction(edition.language),
        "title": edition.title or edition.work.symbol,
    }
    return lists.page(request, edition, about)


def count(request: AskedBy, found: Opened) -> int:
    """How many there are."""
    return finding.counts(request.viewer, found.edition)


def in_panel(request: AskedBy, found: Opened, addresses: list[str]) -> dict[str, Any]:
    """What these blocks recommend, for the panel of a paragraph."""
    rows = finding.at(request.viewer, found.edition, addresses, language()) if addresses else []
    return {"recommended": rows[:_IN_PANEL], "recommended_more": max(0, len(rows) - _IN_PANEL)}


_IN_PANEL = 4  # a paragraph with more is a list; the document's page has them all
