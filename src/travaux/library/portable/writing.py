"""Rows as lines of JSON, in which other rows go by their names.

In: what goes along: the whole library, or what hangs on some works and collections, as far as its viewer may
see it. Out: for each table its lines, one row with its parts a line, in an order that is the same in every
library. Some hundred rows are held at a time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import Field, Model, Q, QuerySet

from travaux.library import models
from travaux.library.models import Collection, Edition, Work
from travaux.library.permissions import (
    Viewer,
    visible_collections,
    visible_connections,
    visible_editions,
    visible_items,
    visible_recommendations,
    visible_searches,
)
from travaux.library.portable import tables
from travaux.library.portable.naming import Names
from travaux.library.portable.tables import Table

_ROWS_AT_A_TIME = 200
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Scope:
    """What goes along: everything (`works` None), or these works and collections and what hangs on them."""

    viewer: Viewer
    works: QuerySet[Work] | None = None
    collections: QuerySet[Collection] = field(default_factory=Collection.objects.none)

    @property
    def whole(self) -> bool:
        """Whether it is the whole library."""
        return self.works is None

    def editions(self) -> QuerySet[Edition]:
        """The editions that go along."""
        rows = visible_editions(self.viewer)
        return rows if self.works is None else rows.filter(work__in=self.works.values("pk"))


def lines(scope: Scope, table: Table) -> Iterator[bytes]:
    """The lines of a table; those of editions are written by `line`, with their files."""
    names = Names()
    rows = _rows(scope, table).order_by(*table.order, "pk").iterator(chunk_size=_ROWS_AT_A_TIME)
    while some := list(islice(rows, _ROWS_AT_A_TIME)):
        for said in _told(names, table, some):
            yield _line(said)


def line(names: Names, edition: Edition, **files: str | int) -> bytes:
    """An edition with its parts, and where its files stand."""
    (said,) = _told(names, tables.EDITIONS, [edition])
    return _line({**said, **files})


def _line(said: dict[str, Any]) -> bytes:
    return _ENCODER.encode(said).encode("utf-8", errors="replace") + b"\n"


def _told(names: Names, table: Table, rows: Sequence[Model]) -> list[dict[str, Any]]:
    fields = columns(table)
    made = [{one.name: names.value(one, getattr(row, one.attname)) for one in fields} for row in rows]
    for part in table.parts:
        children: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        parent = f"{part.parent}_id"
        found = part.model._base_manager.filter(**{f"{parent}__in": [row.pk for row in rows]})
        some = list(found.order_by(parent, *part.order, "pk"))
        for child, said in zip(some, _told(names, part, some), strict=True):
            children[getattr(child, parent)].append(said)
        for row, said in zip(rows, made, strict=True):
            said[part.file] = children[row.pk]
    return made


def columns(table: Table) -> list[Field[Any, Any]]:
    """The fields of a table that go along."""
    return [
        one
        for one in table.model._meta.concrete_fields
        if one.name not in {*table.without, table.parent} and not one.primary_key
    ]


def _rows(scope: Scope, table: Table) -> QuerySet[Any]:
    """The rows of a table that go along."""
    if table is tables.CONNECTIONS:
        return _connections(scope)
    if table is tables.RECOMMENDATIONS:
        rows = visible_recommendations(scope.viewer)
        return rows if scope.works is None else rows.filter(work__in=scope.works.values("pk"))
    held = visible_collections(scope.viewer) if scope.whole else scope.collections
    if table in (tables.COLLECTIONS, tables.ITEMS, tables.VALUES, tables.LISTS):
        return _gathered(scope, table, held)
    if table is tables.WORKS:
        return (
            Work.objects.all()
            if scope.works is None
            else Work.objects.filter(pk__in=scope.works.values("pk"))
        )
    if table is tables.RELATIONS:
        return models.RelationType.objects.all()
    if not scope.whole:
        return table.model._base_manager.none()
    if table is tables.SEARCHES:
        return visible_searches(scope.viewer)
    if table is tables.FOLLOWINGS:
        return models.Following.objects.filter(person=scope.viewer.person)
    return table.model._base_manager.all()


def _gathered(scope: Scope, table: Table, held: QuerySet[Collection]) -> QuerySet[Any]:
    """Collections and what is in them."""
    ids = held.values("pk")
    if table is tables.COLLECTIONS:
        return Collection.objects.filter(pk__in=ids)
    if table is tables.ITEMS:
        return visible_items(scope.viewer).filter(collection__in=ids)
    if table is tables.VALUES:
        items = visible_items(scope.viewer).filter(collection__in=ids)
        return models.FieldValue.objects.filter(owner_item__in=items.values("pk"))
    rows = models.WordList.objects.all()
    used = models.CollectionField.objects.filter(collection__in=ids).values("word_list")
    return rows if scope.whole else rows.filter(pk__in=used)


def _connections(scope: Scope) -> QuerySet[models.Connection]:
    """Connections and notes, those that were removed as well (removing can be undone)."""
    seen = Q(pk__in=visible_connections(scope.viewer).values("pk"))
    rows = models.Connection.objects.filter(
        seen | Q(pk__in=visible_connections(scope.viewer, removed=True).values("pk"))
    )
    if scope.works is None:
        return rows
    touching = models.Passage.objects.filter(work__in=scope.works.values("pk")).values("connection")
    gathered = models.CollectionItem.objects.filter(collection__in=scope.collections.values("pk"))
    gathered = gathered.filter(connection__isnull=False)
    return rows.filter(Q(pk__in=touching) | Q(pk__in=gathered.values("connection")))
