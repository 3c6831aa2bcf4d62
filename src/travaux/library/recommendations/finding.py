"""Finding recommendations: one, lists with facets, those of a document, all of them for an export.

In: a viewer and what they look for. Out: what they may see, and nothing else is counted either. Lists are
paged; an export goes through the rows a few at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from travaux.library.models import Edition, Recommendation
from travaux.library.permissions import Viewer, visible_recommendations
from travaux.library.recommendations import evidence, faceting, filtering, showing
from travaux.library.recommendations.faceting import Facet as Facet
from travaux.library.recommendations.faceting import Facets as Facets
from travaux.library.recommendations.filtering import DOCUMENT, Filters
from travaux.library.recommendations.showing import Shown
from travaux.texts.errors import MissingError

_ROWS_AT_A_TIME = 200  # of an export
_MOST_IN_A_QUERY = 400  # values in a query: below the number that SQLite takes


@dataclass(frozen=True, slots=True)
class Listing:
    """Some rows, how many there are in all, and what values they have (each without its own filter)."""

    total: int
    rows: list[Shown]
    facets: Facets = field(default_factory=Facets)


def listing(
    viewer: Viewer, filters: Filters | None = None, start: int = 0, size: int = 20, language: str = "en"
) -> Listing:
    """Rows that fit, with counts of the values they have."""
    filters = filters or Filters()
    found = filtering.ordered(filtering.rows(viewer, filters), filters)
    page = list(found[start : start + size])
    count, facets = faceting.facets(viewer, filters, language)
    return Listing(count, _shown(viewer, page, language), facets)


def page(
    viewer: Viewer, filters: Filters, start: int = 0, size: int = 20, language: str = "en"
) -> list[Shown]:
    """Rows alone, without counting anything."""
    found = filtering.ordered(filtering.rows(viewer, filters), filters)
    return _shown(viewer, list(found[start : start + size]), language)


def total(viewer: Viewer, filters: Filters | None = None) -> int:
    """How many fit."""
    return filtering.rows(viewer, filters or Filters()).count()


def one(viewer: Viewer, key: UUID | str, language: str = "en") -> Shown:
    """The recommendation of this key. Raises MissingError."""
    return _shown(viewer, [row(viewer, key)], language)[0]


def row(viewer: Viewer, key: UUID | str) -> Recommendation:
    """Its row, for actions. Raises MissingError."""
    try:
        name = key if isinstance(key, UUID) else UUID(key)
    except ValueError:
        raise MissingError(f"“{key}” is the name of no recommendation.") from None
    found = visible_recommendations(viewer).filter(key=name).first()
    if found is None:
        raise MissingError("There is no such recommendation, or it was removed.")
    return found


def iterate(viewer: Viewer, filters: Filters | None = None, language: str = "en") -> Iterator[Shown]:
    """All that fit, in the order asked for, a few at a time: for exports."""
    filters = filters or Filters(order=DOCUMENT)
    # The numbers alone are read at once: eight bytes for each. What changes meanwhile is not doubled.
    ids = list(filtering.ordered(filtering.rows(viewer, filters), filters).values_list("pk", flat=True))
    for begin in range(0, len(ids), _ROWS_AT_A_TIME):
        some = ids[begin : begin + _ROWS_AT_A_TIME]
        found = visible_recommendations(viewer).in_bulk(some)
        yield from _shown(viewer, [found[pk] for pk in some if pk in found], language)


def of_document(
    viewer: Viewer, edition: Edition, language: str = "en", start: int = 0, size: int = 50
) -> Listing:
    """Those of a document, in the order in which they are printed, whichever edition one reads."""
    return listing(viewer, Filters(edition=edition), start, size, language)


def counts(viewer: Viewer, edition: Edition) -> int:
    """How many a document has."""
    return total(viewer, Filters(edition=edition))


def at(viewer: Viewer, edition: Edition, names: Sequence[str], language: str = "en") -> list[Shown]:
    """Those that stand at these addresses of an edition, in order."""
    wanted = list(dict.fromkeys(names))[:_MOST_IN_A_QUERY]
    found = filtering.rows(viewer, Filters(edition=edition))
    there = found.filter(texts__edition=edition, texts__address__in=wanted).order_by("place", "pk")
    return _shown(viewer, list(there), language)


def _shown(viewer: Viewer, rows: Sequence[Recommendation], language: str) -> list[Shown]:
    return showing.shown(viewer, rows, language, evidence.counts(viewer, rows))
