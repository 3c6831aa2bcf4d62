"""Connections and notes as W3C web annotations (JSON-LD), without loss: `importing` reads them again.

In: rows of `connections.finding.iterate`, one after another. Out: bytes, a collection with one page or JSON
Lines; nothing is gathered, so it may be as long as it likes. A connection is an annotation that links: its
target is the passage it was made from, its first body the one it leads to. What the standard has no word
for is in our own namespace (`travaux:`), which other programs pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from travaux.library.connections import relations
from travaux.library.connections.showing import EndShown, Shown
from travaux.texts.links import Place
from travaux.texts.passage import Passage
from travaux.texts.relation import SHIPPED, RelationType

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8'
LINES_MEDIA_TYPE = "application/jsonl; charset=utf-8"
NAMESPACE = "urn:x-travaux:"
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "travaux": NAMESPACE,
        "travaux:boxes": {"@id": f"{NAMESPACE}boxes", "@type": "@json"},
        "travaux:labels": {"@id": f"{NAMESPACE}labels", "@type": "@json"},
    },
]
ADDRESSES = f"{NAMESPACE}address"
"""What the values of our fragment selectors conform to: `texts.address`."""

PAGES = "http://tools.ietf.org/rfc/rfc3778"
"""The same for pages of a PDF."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Types = Mapping[str, RelationType]


def collection(rows: Iterable[Shown], site: str = "", label: str = "Connections") -> Iterator[bytes]:
    """A collection with all of them in its first page, a line each; how many there are stands at its end.

    `site` is where documents are found ("https://library.example"); without it their names are URNs.
    """
    head = {"@context": CONTEXT, "type": "AnnotationCollection", "label": label}
    yield _bytes(_COMPACT.encode(head)[:-1] + ',"first":{"type":"AnnotationPage","startIndex":0,"items":[\n')
    count, own = 0, own_types()
    for row in rows:
        yield _bytes((",\n" if count else "") + _COMPACT.encode(plain(row, site, own)))
        count += 1
    yield _bytes(f'\n]}},"total":{count}}}\n')


def lines(rows: Iterable[Shown], site: str = "") -> Iterator[bytes]:
    """An annotation a line, each whole by itself."""
    own = own_types()
    for row in rows:
        yield _bytes(_COMPACT.encode({"@context": CONTEXT, **plain(row, site, own)}) + "\n")


def own_types() -> Types:
    """The relation types that this library has beside those that ship: exports describe them."""
    return {one.slug: one for one in relations.all() if one.slug not in SHIPPED}


def plain(row: Shown, site: str = "", own: Types | None = None) -> dict[str, Any]:
    """One annotation, without its context."""
    origin = row.origin
    bodies = [*_bodies(row, site), *origin.get("bodies", ())]
    source = {"type": "SpecificResource", **_end(row.source, site)}
    more = origin.get("targets", ())
    return {
        "id": origin.get("id") or f"urn:uuid:{row.key}",
        "type": "Annotation",
        "motivation": origin.get("motivation") or _motivation(row),
        "created": _time(row.made_at),
        "modified": _time(row.changed_at),
        "creator": {"type": "Person", "name": row.author},
        **_relation(row, own or {}),
        "travaux:sharing": row.sharing,
        **({"travaux:group": row.group} if row.group else {}),
        **({"body": bodies} if bodies else {}),
        "target": [source, *more] if more else source,
        **origin.get("more", {}),
    }


def _motivation(row: Shown) -> str:
    if row.relation:
        return "linking"
    if row.note:
        return "commenting"
    return "tagging" if row.tags else "highlighting"


def _relation(row: Shown, own: Types) -> dict[str, Any]:
    if not row.relation:
        return {}
    said: dict[str, Any] = {"travaux:relation": row.relation, "travaux:verb": row.verb}
    if kind := own.get(row.relation):
        said["travaux:relationType"] = {
            "travaux:verb": kind.verb,
            "travaux:reverse": kind.reverse,
            "travaux:meaning": kind.meaning,
            "travaux:symmetric": kind.symmetric,
            "travaux:labels": {
                language: [words.verb, words.reverse, words.meaning]
                for language, words in kind.labels.items()
            },
        }
    return said


def _bodies(row: Shown, site: str) -> Iterator[dict[str, Any]]:
    if row.target is not None:
        yield {"type": "SpecificResource", "purpose": "linking", **_end(row.target, site)}
    if row.note:
        yield {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": row.note}
    for tag in row.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "value": tag}


def _end(end: EndShown, site: str) -> dict[str, Any]:
    """One end: its document and, but for a whole one, where in it; as it was chosen."""
    path = Place(end.symbol, end.chosen_language or None).path()
    source = site.rstrip("/") + path if site else f"{NAMESPACE}doc:{path.removeprefix('/')}"
    said: dict[str, Any] = {"source": source, "travaux:symbol": end.symbol}
    if end.chosen_language:
        said["travaux:language"] = end.chosen_language
    if selectors := [*_selectors(end)]:
        said["selector"] = selectors
    return said


def _selectors(end: EndShown) -> Iterator[dict[str, Any]]:
    """Where it is, in all ways that we know: by address, by its words, on its pages."""
    passage = end.chosen
    if passage is None:
        if end.address:
            yield _fragment(end.address)
        return
    yield _range(passage) if passage.until else _within(passage)
    if passage.quote:
        yield {
            "type": "TextQuoteSelector",
            "exact": passage.quote,
            "prefix": passage.before,
            "suffix": passage.after,
        }
    if passage.boxes:
        page = {"type": "FragmentSelector", "conformsTo": PAGES, "value": f"page={passage.boxes[0].page}"}
        yield page | {"travaux:boxes": [list(box) for box in passage.boxes]}


def _within(passage: Passage) -> dict[str, Any]:
    return _fragment(passage.address, None if passage.whole else (passage.start, passage.end))


def _range(passage: Passage) -> dict[str, Any]:
    """From one block to another; whole blocks have no positions."""
    start, end = (
        (None, None) if passage.whole else ((passage.start, passage.start), (passage.end, passage.end))
    )
    return {
        "type": "RangeSelector",
        "startSelector": _fragment(passage.address, start),
        "endSelector": _fragment(passage.until, end),
    }


def _fragment(address: str, within: tuple[int, int] | None = None) -> dict[str, Any]:
    """A block by its address, and characters of its text."""
    said: dict[str, Any] = {"type": "FragmentSelector", "conformsTo": ADDRESSES, "value": address}
    if within is not None:
        said["refinedBy"] = {"type": "TextPositionSelector", "start": within[0], "end": within[1]}
    return said


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
