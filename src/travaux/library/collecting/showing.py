"""What somebody sees of items in collections: documents, paragraphs, connections, records, with their values.

In: a viewer and items that they may see. Out: an `ItemShown` for each, with a bounded number of queries
however many. A document leads to the edition that suits the reader, a paragraph to the one it was chosen in,
with the words that stand there now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, prefetch_related_objects

from travaux.library import describing as describing_documents
from travaux.library import finding
from travaux.library.citations import labels
from travaux.library.collecting import words
from travaux.library.collecting.saying import Value, said
from travaux.library.connections import describing, showing
from travaux.library.models import Block, CollectionItem, Edition, ItemKind
from travaux.library.permissions import Viewer, may_edit_item, roles_in, visible_editions
from travaux.texts import passage
from travaux.texts.labels import direction
from travaux.texts.passage import PASSED_OVER, Stretch

_LONGEST_RUN = 200  # blocks of one item whose words are fetched
_MOST_IN_A_QUERY = 400  # values in a query: below the number that SQLite takes


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item. `printed` is how people cite it; `href` leads to it, "" where there is nothing to open.

    Of a paragraph `quote` are the words that were chosen and `now` those that stand there, `changed` where
    they are others, `missing` where its place, or its document, is gone. `position` counts what is seen.
    """

    key: UUID
    kind: str
    position: int
    title: str
    symbol: str
    address: str
    printed: str
    href: str
    quote: str
    now: str
    changed: bool
    missing: bool
    language: str
    direction: str
    date: str
    body: str
    document_kind: str
    connection: showing.Shown | None
    note: str
    values: Mapping[str, Value]
    by: str
    added_at: datetime
    changed_at: datetime
    may_change: bool
    collection: str
    edition_id: int | None = None


@dataclass(slots=True)
class _Known:
    """What a page of items needs to know."""

    language: str
    positions: Mapping[int, int]
    editions: dict[int, list[Edition]] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)
    connections: dict[int, showing.Shown] = field(default_factory=dict)
    values: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)


def shown(
    viewer: Viewer,
    rows: Sequence[CollectionItem],
    language: str = "en",
    positions: Mapping[int, int] | None = None,
) -> list[ItemShown]:
    """What these items, which the viewer may see, show; `positions` by their numbers."""
    prefetch_related_objects(list(rows), "collection", "work", "edition__work", "by", "connection")
    known = _Known(language, positions or {})
    works = {row.work_id for row in rows if row.kind == ItemKind.DOCUMENT and row.work_id is not None}
    for one in visible_editions(viewer).filter(work__in=works).select_related("work").defer("metadata"):
        known.editions.setdefault(one.work_id, []).append(one)
    known.texts = _texts([row for row in rows if row.kind == ItemKind.PARAGRAPH])
    connected = [row.connection for row in rows if row.connection is not None]
    known.connections = {one.id: one for one in showing.shown(viewer, connected, language)}
    known.values = said(viewer, rows, language)
    known.roles = roles_in(viewer, {row.collection_id: row.collection for row in rows}.values())
    return [_shown(viewer, row, known) for row in rows]


def _shown(viewer: Viewer, row: CollectionItem, known: _Known) -> ItemShown:
    about = _SHOWN[ItemKind(row.kind)](row, known)
    edition = about.edition
    work = edition.work if edition is not None else row.work
    language = about.language or (edition.language if edition is not None else "")
    return ItemShown(
        row.key, row.kind, known.positions.get(row.pk, 0), about.title,
        work.symbol if work is not None else row.gone, row.address, about.printed, about.href,
        row.quote, about.now, about.changed, about.missing, language, direction(language),
        edition.date if edition is not None else "",
        describing_documents.body_label(work.body) if work is not None and work.body else "",
        describing_documents.kind_label(work.kind) if work is not None and work.kind else "",
        about.connection, row.note, known.values.get(row.pk, {}),
        row.by.get_username() if row.by is not None else "", row.added_at, row.changed_at,
        may_edit_item(viewer, row, known.roles[row.collection_id]), row.collection.slug,
        edition.pk if edition is not None else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _About:
    """What differs from kind to kind."""

    title: str = ""
    printed: str = ""
    href: str = ""
    now: str = ""
    changed: bool = False
    missing: bool = False
    edition: Edition | None = None
    connection: showing.Shown | None = None
    language: str = ""


def _document(row: CollectionItem, known: _Known) -> _About:
    there = showing.ranked(known.editions.get(row.work_id or 0, ()), known.language)
    if not there:
        return _About(printed=row.work.symbol if row.work else row.gone, missing=True)
    best = there[0]
    printed = labels.title(best.work.symbol, None, known.language)
    href = finding.place_of(best).document().path()
    return _About(best.title or best.work.symbol, printed, href, edition=best)


def _paragraph(row: CollectionItem, known: _Known) -> _About:
    edition = row.edition
    symbol = row.work.symbol if row.work else row.gone
    place = passage.parse(row.address or row.title) if row.address or row.title else Stretch("")
    name = labels.title(symbol, None, known.language)
    printed = describing.cited(name, place.address, place.last, known.language) if place.address else name
    if edition is None:
        return _About(printed=printed, missing=True)
    document = finding.place_of(edition)
    texts = known.texts.get(row.pk)
    if not row.address or texts is None:
        return _About(edition.title, printed, document.path(), missing=True, edition=edition)
    now, changed = words.now(row.address, row.quote, texts)
    at = document.at(place.address).path()
    href = at if place.whole and not place.until else f"{at}#{place}"
    return _About(edition.title, printed, href, now, changed, edition=edition)


def _connection(row: CollectionItem, known: _Known) -> _About:
    one = known.connections.get(row.connection_id or 0)
    if one is None:
        return _About(missing=True)
    both = f"{one.source.printed} {one.verb} {one.target.printed}" if one.target else one.source.printed
    return _About(
        one.source.title, both, f"/connections/{one.id}", one.source.text, connection=one,
        language=one.source.language,
    )  # fmt: skip


def _record(row: CollectionItem, _known: _Known) -> _About:
    return _About(row.title, row.title)


_SHOWN = {
    ItemKind.DOCUMENT: _document,
    ItemKind.PARAGRAPH: _paragraph,
    ItemKind.CONNECTION: _connection,
    ItemKind.RECORD: _record,
}


def _texts(rows: Sequence[CollectionItem]) -> dict[int, list[str]]:
    """The texts of the blocks of each item, in order; without those whose place is gone."""
    spots = {
        row.pk: [(row.edition_id, name) for name in words.ends(row.address)]
        for row in rows
        if row.edition_id is not None and row.address
    }
    there = _blocks({spot for ends in spots.values() for spot in ends})
    found: dict[int, list[str]] = {}
    runs: dict[int, tuple[int, int, int]] = {}
    for pk, ends in spots.items():
        blocks = [there.get(spot) for spot in ends]
        if None in blocks:
            continue
        first, last = blocks[0], blocks[-1]
        assert first is not None and last is not None
        found[pk] = [first[1]]
        if last[0] > first[0]:
            runs[pk] = (ends[0][0] or 0, first[0], min(last[0], first[0] + _LONGEST_RUN))
    return found | _runs(runs)


def _blocks(spots: Iterable[tuple[int | None, str]]) -> dict[tuple[int | None, str], tuple[int, str]]:
    """Place and text of blocks, by edition and address."""
    wanted = sorted(spots, key=str)
    found: dict[tuple[int | None, str], tuple[int, str]] = {}
    for begin in range(0, len(wanted), _MOST_IN_A_QUERY // 2):
        some = wanted[begin : begin + _MOST_IN_A_QUERY // 2]
        by_edition: dict[int | None, list[str]] = {}
        for edition, name in some:
            by_edition.setdefault(edition, []).append(name)
        condition = Q(pk__in=[])
        for one, names in by_edition.items():
            condition |= Q(edition=one, address__in=names)
        for edition, name, place, text in Block.objects.filter(condition).values_list(
            "edition", "address", "place", "text"
        ):
            found[edition, name] = (place, text)
    return found


def _runs(wanted: Mapping[int, tuple[int, int, int]]) -> dict[int, list[str]]:
    """The texts of items that go over several blocks; notes and running heads between are passed over."""
    if not wanted:
        return {}
    condition = Q(pk__in=[])
    for edition, first, last in set(wanted.values()):
        condition |= Q(edition=edition, place__gte=first, place__lte=last)
    rows = Block.objects.filter(condition).order_by("place")
    there: dict[int, list[tuple[int, str, str]]] = {}
    for edition, place, kind, text in rows.values_list("edition", "place", "kind", "text"):
        there.setdefault(edition, []).append((place, kind, text))
    return {
        pk: [
            text
            for place, kind, text in there.get(edition, ())
            if first <= place <= last and (kind not in PASSED_OVER or place in (first, last))
        ]
        for pk, (edition, first, last) in wanted.items()
    }
