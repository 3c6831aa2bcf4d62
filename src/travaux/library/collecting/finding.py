"""Finding what is in a collection: one item, lists with filters and facets, everything for an export.

In: a viewer, a collection and what they look for. Out: items that they may see; nothing else is counted or
hinted at. A page costs the same number of queries whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Exists, F, FloatField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Lower, NullIf
from django.utils.translation import gettext as _

from travaux.library.collecting import fields, items, saying, showing
from travaux.library.collecting.showing import ItemShown as ItemShown
from travaux.library.models import (
    Collection,
    CollectionField,
    CollectionItem,
    Edition,
    FieldKind,
    FieldValue,
    ItemKind,
)
from travaux.library.permissions import Viewer, visible_collections, visible_items
from travaux.library.search.results import FacetValue
from travaux.texts import countries, links
from travaux.texts.errors import MissingError

A_PAGE = 50
PLACE, ADDED, TITLE = "place", "added", "title"
KIND, BY = "kind", "by"

_ROWS_AT_A_TIME = 200  # of an export
_COUNTED = (FieldKind.CHOICE, FieldKind.COUNTRY)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; "" is everything. `chosen`: any of these values, by slug of a field.

    `order`: "" or "place", "added", "title" or the slug of a field; with "-" before it backwards.
    """

    text: str = ""
    kind: str = ""
    by: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """ "kind", "by", or a field, with its values, most frequent first."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of items, how many fit in all, and how many there are without filters (for this viewer)."""

    total: int
    of_all: int
    rows: list[ItemShown]
    facets: tuple[Facet, ...] = ()


def collection(viewer: Viewer, slug: str) -> Collection:
    """A collection that they see, by its link. Raises MissingError."""
    found = visible_collections(viewer).filter(slug=slug).select_related("owner").first()
    if found is None:
        raise MissingError(f"There is no collection “{slug}” in this library.")
    return found


def listing(
    viewer: Viewer,
    collection: Collection,
    filters: Filters | None = None,
    start: int = 0,
    size: int = A_PAGE,
    language: str = "en",
) -> Listing:
    """A page of what is in a collection."""
    filters = filters or Filters()
    known = fields.of(collection)
    everything, places = _everything(viewer, collection)
    ids = _ids(everything, places, filters, known)
    page = ids[start : start + size]
    rows = CollectionItem.objects.in_bulk(page)
    return Listing(
        len(ids),
        len(places),
        showing.shown(viewer, [rows[pk] for pk in page if pk in rows], language, places),
        _facets(everything, filters, known, language),
    )


def one(viewer: Viewer, key: UUID | str | CollectionItem, language: str = "en") -> ItemShown:
    """One item. Raises MissingError."""
    row = items.held(viewer, key)
    places = _places(visible_items(viewer).filter(collection=row.collection))
    return showing.shown(viewer, [row], language, places)[0]


def iterate(
    viewer: Viewer, collection: Collection, filters: Filters | None = None, language: str = "en"
) -> Iterator[ItemShown]:
    """Everything that fits, a few at a time: for exports."""
    filters = filters or Filters()
    known = fields.of(collection)
    everything, places = _everything(viewer, collection)
    ids = _ids(everything, places, filters, known)
    for begin in range(0, len(ids), _ROWS_AT_A_TIME):
        some = ids[begin : begin + _ROWS_AT_A_TIME]
        rows = CollectionItem.objects.in_bulk(some)
        yield from showing.shown(viewer, [rows[pk] for pk in some if pk in rows], language, places)


def total(viewer: Viewer, collection: Collection) -> int:
    """How many items they see in a collection."""
    return visible_items(viewer).filter(collection=collection).count()


def totals(viewer: Viewer, collections: Sequence[Collection]) -> dict[int, int]:
    """How many items they see in each of these collections: one question for all."""
    rows = visible_items(viewer).filter(collection__in=[one.pk for one in collections]).order_by()
    counted = dict(rows.values_list("collection").annotate(count=Count("pk")))
    return {one.pk: counted.get(one.pk, 0) for one in collections}


def _everything(viewer: Viewer, collection: Collection) -> tuple[QuerySet[CollectionItem], dict[int, int]]:
    """The items that they see, and the place of each; who sees all is not asked about for each again."""
    seen = visible_items(viewer).filter(collection=collection)
    places = _places(seen)
    there = CollectionItem.objects.filter(collection=collection, removed_at=None)
    return (there if there.count() == len(places) else seen), places


def _ids(
    everything: QuerySet[CollectionItem],
    places: Mapping[int, int],
    filters: Filters,
    known: Sequence[CollectionField],
) -> list[int]:
    """The numbers of all items that fit, in their order."""
    if filters == Filters(order=filters.order) and filters.order in ("", PLACE):
        return list(places)
    chosen = _in_order(_chosen(everything, filters, known), filters.order, known)
    return [pk for pk in chosen if pk in places]


def _places(everything: QuerySet[CollectionItem]) -> dict[int, int]:
    """The place of each item that they see, from 1."""
    rows = everything.order_by("position", "pk").values_list("pk", flat=True)
    return {pk: place for place, pk in enumerate(rows, 1)}


def _chosen(
    rows: QuerySet[CollectionItem], filters: Filters, known: Sequence[CollectionField], besides: str = ""
) -> QuerySet[CollectionItem]:
    """The items that pass all filters, but for that of the facet `besides`."""
    if filters.kind and besides != KIND:
        rows = rows.filter(kind=filters.kind)
    if filters.by and besides != BY:
        rows = rows.filter(by__username=filters.by)
    for one in known:
        values = filters.chosen.get(one.slug, ())
        if values and one.slug != besides:
            said = Q(value__in=values) if one.kind != FieldKind.LINK else Q(item__key__in=_keys(values))
            there = FieldValue.objects.filter(said, field=one, owner_item=OuterRef("pk"))
            rows = rows.filter(Exists(there))
    for word in filters.text.split():
        rows = rows.filter(_says(word))
    return rows


def _says(word: str) -> Q:
    """Whether an item has a word: in its own title, words, note or values, or those of what it is."""
    values = FieldValue.objects.filter(owner_item=OuterRef("pk"), value__icontains=word)
    titles = Edition.objects.filter(work=OuterRef("work"), title__icontains=word, superseded=False)
    return (
        Q(title__icontains=word)
        | Q(quote__icontains=word)
        | Q(note__icontains=word)
        | Q(work__symbol__icontains=word)
        | Q(work__symbol__icontains=links.key(word))
        | Q(connection__note__icontains=word)
        | Q(Exists(values))
        | Q(Exists(titles), kind=ItemKind.DOCUMENT)
    )


def _keys(values: Sequence[str]) -> list[UUID]:
    found = []
    for one in values:
        try:
            found.append(UUID(one))
        except ValueError:
            continue
    return found


def _in_order(rows: QuerySet[CollectionItem], order: str, known: Sequence[CollectionField]) -> list[int]:
    """The numbers of all items that fit, in their order; what has no value comes last."""
    backwards, name = order.startswith("-"), order.removeprefix("-")
    own = next((one for one in known if one.slug == name), None)
    if own is not None:
        rows = rows.annotate(sorted_by=_value_of(own))
    elif name == ADDED:
        rows = rows.annotate(sorted_by=F("added_at"))
    elif name == TITLE:
        named = Coalesce(NullIf("title", Value("")), F("work__symbol"))
        rows = rows.annotate(sorted_by=Lower(named))
    else:
        plain = ("-position", "-pk") if backwards else ("position", "pk")
        return list(rows.order_by(*plain).values_list("pk", flat=True))
    by = F("sorted_by").desc(nulls_last=True) if backwards else F("sorted_by").asc(nulls_last=True)
    return list(rows.order_by(by, "position", "pk").values_list("pk", flat=True))


def _value_of(one: CollectionField) -> Subquery:
    """The first value of a field, by which items are sorted."""
    rows = FieldValue.objects.filter(field=one, owner_item=OuterRef("pk")).order_by("position", "pk")
    if one.kind == FieldKind.NUMBER:
        return Subquery(rows.annotate(number=Cast("value", FloatField())).values("number")[:1])
    if one.kind == FieldKind.LINK:
        return Subquery(rows.values("item__title")[:1])
    return Subquery(rows.values("value")[:1])


def _facets(
    everything: QuerySet[CollectionItem], filters: Filters, known: Sequence[CollectionField], language: str
) -> tuple[Facet, ...]:
    kinds = dict(ItemKind.choices)
    counted = _counted(everything, filters, known, KIND, "kind")
    people = _counted(everything, filters, known, BY, "by__username")
    made = [
        _facet(KIND, _("Kind"), counted, (filters.kind,), {one: str(label) for one, label in kinds.items()}),
        _facet(BY, _("Added by"), people, (filters.by,), {}),
    ]
    for one in known:
        if one.kind in _COUNTED:
            made.append(_of_field(everything, filters, known, one, language))
    return tuple(one for one in made if len(one.values) > 1 or any(value.chosen for value in one.values))


def _counted(
    everything: QuerySet[CollectionItem],
    filters: Filters,
    known: Sequence[CollectionField],
    name: str,
    column: str,
) -> dict[str, int]:
    rows = _chosen(everything, filters, known, name).order_by().values_list(column)
    return {str(value): count for value, count in rows.annotate(count=Count("pk")) if value}


def _of_field(
    everything: QuerySet[CollectionItem],
    filters: Filters,
    known: Sequence[CollectionField],
    one: CollectionField,
    language: str,
) -> Facet:
    rows = _chosen(everything, filters, known, one.slug).order_by().values("pk")
    values = FieldValue.objects.filter(field=one, owner_item__in=rows).order_by().values_list("value")
    counts = {str(value): count for value, count in values.annotate(count=Count("pk"))}
    if one.kind == FieldKind.COUNTRY:
        names = {code: countries.label(code, language) for code in counts}
    else:
        there = saying.labels({one}, language)
        names = {code: there.get((one.word_list_id or 0, code), code) for code in counts}
    return _facet(one.slug, one.label, counts, filters.chosen.get(one.slug, ()), names)


def _facet(
    name: str, label: str, counts: Mapping[str, int], chosen: Sequence[str], names: Mapping[str, str]
) -> Facet:
    shown = {**{one: 0 for one in chosen if one}, **counts}
    order = sorted(shown, key=lambda one: (-shown[one], names.get(one, one)))
    values = (FacetValue(one, names.get(one, one), shown[one], one in chosen) for one in order)
    return Facet(name, label, tuple(values))
