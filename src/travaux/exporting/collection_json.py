"""A collection as JSON, written item by item: what it is, its own fields, and all that is in it.

In: a collection as facts, its items as they are shown. Out: pieces of one JSON object; nothing is gathered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from travaux.library.collecting.finding import ItemShown
from travaux.library.connections.showing import EndShown, Shown

MEDIA_TYPE = "application/json; charset=utf-8"


def write(about: Mapping[str, Any], items: Iterable[ItemShown]) -> Iterator[bytes]:
    """The object; `items` is its last member."""
    yield _bytes(dict(about))[:-1] + b', "items": ['
    for count, item in enumerate(items):
        yield (b",\n" if count else b"\n") + _bytes(facts(item))
    yield b"\n]}\n"


def facts(item: ItemShown) -> dict[str, Any]:
    """An item as plain values; what it has not is null or empty."""
    return {
        "key": str(item.key),
        "kind": str(item.kind),
        "position": item.position,
        "title": item.title,
        "symbol": item.symbol or None,
        "printed": item.printed or None,
        "link": item.href or None,
        "language": item.language or None,
        "quote": item.quote or None,
        "now": item.now or None,
        "changed": bool(item.changed),
        "connection": _connection(item.connection) if item.connection else None,
        "note": item.note,
        "values": {slug: list(value.raw) for slug, value in item.values.items()},
        "by": item.by or None,
        "added_at": item.added_at.isoformat(),
    }


def _connection(row: Shown) -> dict[str, Any]:
    return {
        "id": str(row.key),
        "relation": row.relation or None,
        "verb": row.verb or None,
        "note": row.note,
        "source": _end(row.source),
        "target": _end(row.target) if row.target else None,
    }


def _end(end: EndShown) -> dict[str, Any]:
    return {
        "symbol": end.symbol,
        "printed": end.printed,
        "quote": end.quote or None,
        "link": end.href or None,
    }


def _bytes(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace")
