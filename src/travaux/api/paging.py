"""Cursors: the one place where long answers are cut into pages.

In: rows with a total order, and what was asked (`limit`, `cursor`). Out: a page of them and the
cursor of the next. A cursor says where the last row stood, not how many were before it, so nothing is
skipped or given twice when rows come or go meanwhile. It is signed: one that was made up or altered
is refused. Sequences that have no such order (what a search found) are counted instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from ninja import Field, Schema
from ninja.errors import ConfigError
from pydantic import StringConstraints

from travaux.texts.errors import UsageError

DEFAULT_LIMIT, LARGEST_LIMIT = 50, 200
_LONGEST_CURSOR = 1000
_SALT = "travaux.api.cursor:"
_COUNTED = "counted"

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
Cursor = Annotated[str, StringConstraints(max_length=_LONGEST_CURSOR, pattern=r"^[\w:.=-]*$")]


class Asked(Schema):
    """How much of a list, and from where."""

    limit: int = Field(DEFAULT_LIMIT, ge=1, le=LARGEST_LIMIT, description="How many at most.")
    cursor: Cursor = Field("", description="`next` of the page before; left out for the first page.")


class Listed(Schema, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None = Field(None, description="The cursor of the next page; null on the last one.")


def rows(
    found: QuerySet[Row, Row], order: Sequence[str], asked: Asked, shape: Callable[[Row], Item]
) -> dict[str, Any]:
    """A page of a queryset. `order` names fields ("-" for descending) and ends with a unique one."""
    of = ",".join(order)
    after = _read(asked.cursor, of)
    if after is not None:
        found = found.filter(_beyond(order, after))
    page = list(found.order_by(*order)[: asked.limit + 1])
    kept = page[: asked.limit]
    last = [getattr(kept[-1], name.lstrip("-")) for name in order] if len(page) > len(kept) else None
    return {"items": [shape(row) for row in kept], "next": _write(last, of)}


def counted(asked: Asked, take: Callable[[int, int], Sequence[Item]]) -> dict[str, Any]:
    """A page of what has no order of its own; `take(skip, how_many)` gives a stretch of it."""
    skip = skipped(asked.cursor)
    page = take(skip, asked.limit + 1)
    more = counting_cursor(skip + asked.limit) if len(page) > asked.limit else None
    return {"items": list(page[: asked.limit]), "next": more}


def skipped(cursor: str) -> int:
    """How many rows a counting cursor leaves out."""
    after = _read(cursor, _COUNTED)
    return int(after[0]) if after else 0


def counting_cursor(skip: int) -> str | None:
    """The cursor that leaves out so many."""
    return _write([skip], _COUNTED)


def _beyond(order: Sequence[str], after: Sequence[Any]) -> Q:
    """What stands after a row: equal in the first fields, then beyond it in the next."""
    if not order:
        raise ConfigError("a page needs an order")
    beyond, equal = Q(), Q()
    for name, value in zip(order, after, strict=True):
        field = name.lstrip("-")
        beyond |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{field: value})
    return beyond


def _write(values: Sequence[Any] | None, of: str) -> str | None:
    """A cursor; `of` names the list's order, so that it fits no other list."""
    if values is None:
        return None
    plain = [value if isinstance(value, int | float | str) else _text(value) for value in values]
    return signing.dumps(plain, salt=_SALT + of)


def _read(cursor: str, of: str) -> list[Any] | None:
    if not cursor:
        return None
    try:
        values: list[Any] = signing.loads(cursor, salt=_SALT + of)
    except signing.BadSignature as error:
        raise UsageError(
            "The cursor is none of this list's: take `next` of the page before, or leave it out."
        ) from error
    return values


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
