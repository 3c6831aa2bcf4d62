"""What a search takes and gives: plain values that pages, API and commands share.

In: `Request`. Out: `Results`. Paragraphs are grouped by document; counts are exact; facets come with
the number of paragraphs that choosing a value would give (without the facet's own choice).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.texts.links import Place

FACETS = ("body", "kind", "year", "lang", "country", "collection")
SORTS = ("relevance", "date", "cited")
FILTERS = ("cites", "cited-by")
"""Fields of the query language that can be chosen like a value of a facet; they are not counted."""
CHOSEN = (*FACETS, *FILTERS)


@dataclass(frozen=True, slots=True)
class Request:
    """A search as typed and chosen.

    `chosen` holds per facet the values that count (any of them); a year may be a range "2001-2005". "cites"
    and "cited-by" may be chosen as well: then all of their values count.
    `within` limits it to one edition (its primary key), `among` to some. `exact` turns stemming off.
    """

    text: str
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    documents: int = 10
    per_document: int = 3
    within: int | None = None
    exact: bool = False
    facets: bool = True
    among: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a snippet; `marked` where it matches."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that matches. `label` is its number as printed ("12.", "(a)"), or "".

    `cited` is how many paragraphs of other documents cite it, where results are sorted by that.
    """

    edition_id: int
    address: str
    label: str
    kind: str
    heading: tuple[str, ...]
    snippet: tuple[Part, ...]
    language: str
    place: Place
    score: float
    cited: int = 0
    elsewhere: Place | None = None
    """The same paragraph in the reader's language, where results offer it (`side_by_side.elsewhere`)."""


@dataclass(frozen=True, slots=True)
class Group:
    """The matching paragraphs of one document: the best few, and how many there are.

    `cited` is how many other public documents cite it.
    """

    edition_id: int
    symbol: str
    title: str
    language: str
    body: str
    kind: str
    date: str
    place: Place
    total: int
    hits: tuple[Hit, ...]
    cited: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how it is written in a link, how it is shown, how many paragraphs."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, most frequent first (years in order)."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood, with its place in the text of the query (characters)."""

    message: str
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Results:
    """What was found.

    `understood` is the query as it was interpreted, in words of its own syntax; `jump` is where a
    typed symbol or citation leads. `without` tells for nothing found which one choice to take away
    ("lang:fr") and how many paragraphs that would give.
    """

    request: Request
    understood: str
    total: int
    documents: int
    groups: tuple[Group, ...] = ()
    facets: tuple[Facet, ...] = ()
    jump: Place | None = None
    problems: tuple[Problem, ...] = ()
    without: tuple[tuple[str, str, int], ...] = ()
    notice: str = ""
    milliseconds: float = 0.0
