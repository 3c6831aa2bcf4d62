"""Recommendations for the tests of the pages that show them: two reviews of Cyprus, four years apart."""

from __future__ import annotations

from tests.library.recommendations.reports import put, rows, upr
from travaux.library.models import Edition, Visibility
from travaux.library.permissions import Viewer
from travaux.library.recommendations.showing import Shown

FIRST, SECOND = "A/HRC/22/6", "A/HRC/40/7"
ITEMS = (
    "Ratify the Convention against Torture (Spain);",
    "Ensure that girls go to school (Ghana, Norway);",
    "Train the police in human rights (Italy).",
)
AGAIN = "Ratify without delay the Convention against Torture (France)."


def reviews(viewer: Viewer, visibility: str = Visibility.PUBLIC) -> tuple[Edition, Edition]:
    """A review of 2013, and one of 2017 in which one recommendation comes again."""
    first = put(viewer, upr(*ITEMS), visibility)
    return first, put(viewer, upr(AGAIN, symbol=SECOND, date="2017-04-01"), visibility)


def of(viewer: Viewer, number: str, symbol: str = FIRST) -> Shown:
    """The recommendation with a number."""
    return next(row for row in rows(viewer, symbol=symbol) if row.number == number)
