"""What anybody may see, for programs that list the library: the sitemap.

In: the number of a page of the list. Out: places of documents with the time they were read, in the order
in which they came. What visitors may not see is not there; nor is anything in a library that is closed
to visitors.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from travaux.library import finding
from travaux.library.models import Edition
from travaux.library.permissions import VISITOR, visible_editions
from travaux.texts.errors import MissingError
from travaux.texts.links import Place

A_PAGE = 10_000  # a sitemap may have 50,000 addresses and 50 MB; alternates make an entry large
_AT_A_TIME = 2000  # rows held at once


def pages() -> int:
    """How many pages the list has; one at least."""
    return max(1, -(-_public().count() // A_PAGE))


def page(number: int) -> Iterator[tuple[Place, datetime]]:
    """The documents of a page, counted from 1. Raises MissingError for a page that is not there."""
    there = pages()
    if not 1 <= number <= there:
        raise MissingError(f"There is no sitemap {number}: the last is {there}.")
    start = (number - 1) * A_PAGE
    rows = (
        _public().select_related("work").only("language", "version", "superseded", "read_at", "work__symbol")
    )
    return (
        (finding.place_of(one), one.read_at)
        for one in rows.order_by("pk")[start : start + A_PAGE].iterator(_AT_A_TIME)
    )


def _public() -> QuerySet[Edition]:
    return visible_editions(VISITOR).filter(superseded=False)
