"""The shelf: all documents that somebody may see, filtered, sorted and counted.

In: a viewer and `Filters` (what a link to the home page holds). Out: a `Shelf`: one page of rows, one
row a work, with facets as in a search: counts of works, each without the facet's own choice. Few
queries whatever the size: one per facet, and a handful for the rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Substr

from travaux.library import describing, finding
from travaux.library.models import Collection, CollectionEntry, Edition, State, Visibility
from travaux.library.permissions import Viewer, visible_additions, visible_collections, visible_editions
from travaux.library.search.results import Facet, FacetValue
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.links import Place

FACETS = ("body", "kind", "year", "lang", "country", "collection", "visibility")
SORTS = ("date", "added", "title", "symbol")
A_PAGE = 50  # documents; as many as one looks through before narrowing down
RECENT = 5
_COLUMNS = {"body": "work__body", "kind": "work__kind", "lang": "language", "visibility": "visibility"}
_LABELS: dict[str, Callable[[str], str]] = {
    "body": describing.body_label,
    "kind": describing.kind_label,
    "lang": describing.language_label,
    "country": describing.country_label,
    "visibility": lambda value: str(dict(Visibility.choices).get(value, value)),
}
_ORDERS = {
    "date": ("-dated", "-added", "work"),
    "added": ("-added", "work"),
    "title": ("titled", "work"),
    "symbol": ("work__symbol", "work"),
}
_TITLES_IN = ("en", "fr", "es", "ru", "ar", "zh")  # where the reader has no preference, as in `finding`
_YEARS = re.compile(r"(\d{4})?-?(\d{4})?\Z")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of the shelf: words of title or symbol, chosen values per facet, sort and page."""

    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = SORTS[0]
    page: int = 1


@dataclass(frozen=True, slots=True)
class Version:
    """One language of a work: where it is, and whether only its owner sees it."""

    language: str
    place: Place
    private: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A work as one line of the shelf, told by the edition that suits the reader best."""

    symbol: str
    title: str
    language: str
    body: str
    kind: str
    date: str
    versions: tuple[Version, ...]
    pages: int
    paragraphs: int
    doubts: int
    needs_a_look: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of the shelf. `works` of `of_all` stand after filtering."""

    filters: Filters
    rows: tuple[Row, ...]
    recent: tuple[Row, ...]
    facets: tuple[Facet, ...]
    works: int
    of_all: int
    editions: int
    paragraphs: int
    pages: int


def shelf(viewer: Viewer, filters: Filters, prefer: tuple[str, ...] = ()) -> Shelf:
    """The shelf as they see it; `prefer` are languages in which they like titles."""
    everything = visible_editions(viewer).filter(superseded=False)
    chosen = _chosen(viewer, everything, filters)
    works = chosen.values("work").distinct().count()
    totals = everything.aggregate(
        works=Count("work", distinct=True), editions=Count("pk"), paragraphs=Sum("paragraph_count")
    )
    pages = max(1, -(-works // A_PAGE))
    start = (min(filters.page, pages) - 1) * A_PAGE
    ids = _works_in_order(chosen, filters.sort)[start : start + A_PAGE]
    recent = [] if filters.text or filters.chosen or filters.page > 1 else _recent(everything)
    rows = _rows(viewer, everything, [*ids, *recent], prefer)
    return Shelf(
        filters,
        tuple(rows[one] for one in ids),
        tuple(rows[one] for one in recent),
        _facets(viewer, everything, filters),
        works,
        totals["works"],
        totals["editions"],
        totals["paragraphs"] or 0,
        pages,
    )


def total(viewer: Viewer, filters: Filters) -> int:
    """How many documents stand after filtering."""
    everything = visible_editions(viewer).filter(superseded=False)
    return _chosen(viewer, everything, filters).values("work").distinct().count()


def every(viewer: Viewer, filters: Filters, prefer: tuple[str, ...] = ()) -> Iterator[Row]:
    """All rows after filtering, one after another; only a page of them is held."""
    everything = visible_editions(viewer).filter(superseded=False)
    ids = _works_in_order(_chosen(viewer, everything, filters), filters.sort)
    for at in range(0, len(ids), A_PAGE):
        some = ids[at : at + A_PAGE]
        rows = _rows(viewer, everything, some, prefer)
        yield from (rows[one] for one in some if one in rows)


def years(value: str) -> tuple[str, str] | None:
    """First and last year of "2002", "2001-2005", "2001-" or "-2005"; None when it is none of them."""
    match = _YEARS.match(value)
    if not match or not (match[1] or match[2]):
        return None
    first = match[1] or "0000"
    return first, match[2] or ("9999" if "-" in value else first)


def _chosen(
    viewer: Viewer, among: QuerySet[Edition], filters: Filters, besides: str = ""
) -> QuerySet[Edition]:
    """The editions that pass all filters, but for those of the facet `besides`."""
    for word in filters.text.split():
        named = Q(work__symbols__key__contains=links.key(word))
        among = among.filter(Q(title__icontains=word) | named)
    for name, values in filters.chosen.items():
        if name != besides and values:
            among = _narrowed(viewer, among, name, values)
    return among


def _narrowed(
    viewer: Viewer, among: QuerySet[Edition], name: str, values: tuple[str, ...]
) -> QuerySet[Edition]:
    if name in _COLUMNS:
        return among.filter(**{f"{_COLUMNS[name]}__in": values})
    if name == "collection":
        entries = CollectionEntry.objects.filter(
            collection__in=visible_collections(viewer), collection__slug__in=values
        )
        return among.filter(work__in=entries.values("work"))
    any_of = Q(pk__in=[])
    for value in values:
        any_of |= _year(value) if name == "year" else Q(work__countries__icontains=f'"{value}"')
    return among.filter(any_of)


def _year(value: str) -> Q:
    span = years(value)
    return Q(date__gte=span[0], date__lt=f"{span[1]}~", date__gt="") if span else Q(pk__in=[])


def _works_in_order(chosen: QuerySet[Edition], sort: str) -> list[int]:
    ordered = (
        chosen.values("work")
        .annotate(added=Max("added_at"), dated=Max("date"), titled=Min("title"))
        .order_by(*_ORDERS[sort])
    )
    return [row["work"] for row in ordered]


def _recent(everything: QuerySet[Edition]) -> list[int]:
    newest = everything.values("work").annotate(added=Max("added_at")).order_by("-added", "work")
    return [row["work"] for row in newest[:RECENT]]


def _rows(
    viewer: Viewer, everything: QuerySet[Edition], ids: Iterable[int], prefer: tuple[str, ...]
) -> dict[int, Row]:
    """A row for each work, by its primary key."""
    editions = (
        everything.filter(work__in=set(ids))
        .select_related("work")
        .annotate(doubts=Count("warnings"))
        .defer("metadata", "corrections")
    )
    looked_at = set(
        visible_additions(viewer)
        .filter(state=State.NEEDS_A_LOOK, edition__in=editions.values("pk"))
        .values_list("edition__work", flat=True)
    )
    by_work: dict[int, list[Edition]] = {}
    order = {language: rank for rank, language in reversed([*enumerate((*prefer, *_TITLES_IN))])}
    for one in sorted(editions, key=lambda one: (order.get(one.language, len(order)), -one.version)):
        by_work.setdefault(one.work_id, []).append(one)
    return {work: _row(there, work in looked_at) for work, there in by_work.items()}


def _row(there: list[Edition], needs_a_look: bool) -> Row:
    best = there[0]
    private = {one.language for one in there} - {
        o.language for o in there if o.visibility == Visibility.PUBLIC
    }
    versions = {
        one.language: Version(one.language, finding.place_of(one), one.language in private) for one in there
    }
    return Row(
        best.work.symbol,
        best.title or best.work.symbol,
        best.language,
        best.work.body,
        best.work.kind,
        best.date,
        tuple(versions.values()),
        best.page_count,
        best.paragraph_count,
        getattr(best, "doubts", 0),
        needs_a_look,
        Place(best.work.symbol),
    )


def _facets(viewer: Viewer, everything: QuerySet[Edition], filters: Filters) -> tuple[Facet, ...]:
    facets = []
    for name in FACETS:
        among = _chosen(viewer, everything, filters, besides=name)
        counts = _counts(viewer, among, name)
        chosen = filters.chosen.get(name, ())
        if len(counts) > 1 or chosen:
            facets.append(Facet(name, _values(viewer, name, counts, chosen)))
    return tuple(facets)


def _counts(viewer: Viewer, among: QuerySet[Edition], name: str) -> dict[str, int]:
    """How many works each value of a facet has."""
    if name == "country":
        named = among.exclude(work__countries=[]).values_list("work", "work__countries").distinct()
        return Counter(country for _, countries in named for country in countries)
    works = Count("work", distinct=True)
    if name == "collection":
        entries = CollectionEntry.objects.filter(
            collection__in=visible_collections(viewer), work__in=among.values("work")
        )
        return dict(entries.values_list("collection__slug").annotate(works=works).order_by())
    value = Substr("date", 1, 4) if name == "year" else F(_COLUMNS[name])
    rows = among.annotate(value=value).exclude(value="")
    return dict(rows.values_list("value").annotate(works=works).order_by())


def _values(
    viewer: Viewer, name: str, counts: dict[str, int], chosen: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    counted = {**dict.fromkeys(chosen, 0), **counts}
    order = (
        sorted(counted, reverse=True) if name == "year" else sorted(counted, key=lambda v: (-counted[v], v))
    )
    names = _names(viewer, name, order)
    return tuple(FacetValue(value, names[value], counted[value], value in chosen) for value in order)


def _names(viewer: Viewer, name: str, values: list[str]) -> dict[str, str]:
    """How the values of a facet are shown; what has no better name is shown as it is."""
    names = {value: _LABELS[name](value) if name in _LABELS else value for value in values}
    if name == "collection":
        names |= dict(visible_collections(viewer).filter(slug__in=values).values_list("slug", "name"))
    return names


def collections(viewer: Viewer) -> QuerySet[Collection]:
    """The collections they see, by name, each with the number of works that they see in it (`seen`)."""
    works = visible_editions(viewer).filter(superseded=False).values("work")
    inside = Count("entries", filter=Q(entries__work__in=works), distinct=True)
    return visible_collections(viewer).select_related("owner").annotate(seen=inside).order_by("name", "pk")


def collection(viewer: Viewer, slug: str) -> Collection:
    """One collection. Raises MissingError."""
    found = collections(viewer).filter(slug=slug).first()
    if found is None:
        raise MissingError(f"There is no collection “{slug}” in this library.")
    return found
