"""What items say in their fields, as people read it: labels for codes, names for countries, titles for links.

In: a viewer and items. Out: a `Value` by field for each, in a handful of queries. A link to something that
the viewer may not see is not there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from travaux.library.models import CollectionField, CollectionItem, FieldKind, FieldValue, Term
from travaux.library.permissions import Viewer, visible_items
from travaux.texts import address, countries


@dataclass(frozen=True, slots=True)
class Value:
    """What an item says in a field: `raw` as it is kept and typed, `shown` as it is read.

    `href` leads to the item of a link.
    """

    raw: tuple[str, ...]
    shown: tuple[str, ...]
    href: str = ""

    def __str__(self) -> str:
        return ", ".join(self.shown)


def said(
    viewer: Viewer, rows: Sequence[CollectionItem], language: str = "en"
) -> Mapping[int, Mapping[str, Value]]:
    """The values of these items, by number of the item and slug of the field."""
    values = FieldValue.objects.filter(owner_item__in=[row.pk for row in rows]).select_related("field")
    found = list(values.order_by("field__position", "field", "position", "pk"))
    terms = labels({row.field for row in found if row.field.kind == FieldKind.CHOICE}, language)
    linked = _linked(viewer, [row.item_id for row in found if row.item_id is not None])
    made: dict[int, dict[str, Value]] = {}
    for row in found:
        one = _value(row, terms, linked, language)
        if one is None:
            continue
        there = made.setdefault(row.owner_item_id, {})
        before = there.get(row.field.slug)
        if before is not None:
            one = Value(before.raw + one.raw, before.shown + one.shown, before.href or one.href)
        there[row.field.slug] = one
    return made


def labels(fields: set[CollectionField], language: str) -> dict[tuple[int, str], str]:
    """Labels of terms in a language, by list and code."""
    rows = Term.objects.filter(word_list__in={one.word_list_id for one in fields if one.word_list_id})
    return {(row.word_list_id, row.code): row.labels.get(language) or row.label for row in rows}


def _linked(viewer: Viewer, ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Key, name and link of items that others link to."""
    rows = visible_items(viewer).filter(pk__in=set(ids)) if ids else CollectionItem.objects.none()
    return {
        row.pk: (str(row.key), row.title or _name(row), f"/collections/{row.collection.slug}#item-{row.key}")
        for row in rows.select_related("collection", "work")
    }


def _name(row: CollectionItem) -> str:
    symbol = row.work.symbol if row.work else ""
    return (address.printed(row.address, symbol) if row.address else symbol) or str(row.key)


def _value(
    row: FieldValue,
    terms: Mapping[tuple[int, str], str],
    linked: Mapping[int, tuple[str, str, str]],
    language: str,
) -> Value | None:
    if row.field.kind == FieldKind.LINK:
        there = linked.get(row.item_id or 0)
        return Value((there[0],), (there[1],), there[2]) if there else None
    shown = row.value
    if row.field.kind == FieldKind.CHOICE:
        shown = terms.get((row.field.word_list_id or 0, row.value), row.value)
    elif row.field.kind == FieldKind.COUNTRY:
        shown = countries.label(row.value, language)
    return Value((row.value,), (shown,))
