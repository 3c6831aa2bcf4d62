"""Finding connections: one, lists with filters, counts, and the marks in a text.

In: a viewer and what they look for. Out: rows that they may see, and nothing else is counted either. Every
finder costs what it shows, and not what there is: lists are paged, marks are asked for by blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr

from travaux.library.connections import describing, relations, showing, tallying
from travaux.library.connections.keeping import SOURCE, TARGET
from travaux.library.connections.showing import Shown
from travaux.library.connections.tallying import CONNECTION, NOTE, Chosen
from travaux.library.connections.tallying import Facet as Facet
from travaux.library.models import (
    Connection,
    ConnectionTag,
    Edition,
    Passage,
    PassagePlace,
    Symbol,
)
from travaux.library.permissions import Viewer, visible_connections
from travaux.texts import links
from travaux.texts.errors import MissingError
from travaux.texts.relation import Words

NEW, OLD, PLACE = "new", "old", "place"
ORDERS = (NEW, OLD, PLACE)
MOST_MARKS = 2000
"""Marks of one answer: more can't be seen at once; the blocks that were asked for are too many."""

_NOTE_IN_A_MARK = 200  # characters
_ROWS_AT_A_TIME = 200  # of an export
_MOST_IN_A_QUERY = 400  # values in a query: below the number that SQLite takes


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; "" is everything. `edition`: one with an end in that edition's document."""

    relation: str = ""
    author: str = ""
    tag: str = ""
    symbol: str = ""
    address: str = ""
    sharing: str = ""
    text: str = ""
    kind: str = ""
    order: str = NEW
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some rows, how many there are in all, and what values they have (each without its own filter)."""

    total: int
    rows: list[Shown]
    relations: tuple[Facet, ...] = ()
    authors: tuple[Facet, ...] = ()
    tags: tuple[Facet, ...] = ()
    kinds: tuple[Facet, ...] = ()
    sharings: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many connections and notes a document has, by relation and by author."""

    total: int
    notes: int
    relations: tuple[Facet, ...]
    authors: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an edition that is connected: `place` and `last` are its first and last block's.

    Where it is not `certain`, a person has yet to look at it. `words` says what it is from here:
    "implements CCPR/C/GC/34, para. 11"; for a note its beginning.
    """

    address: str
    until: str
    start: int
    end: int
    whole: bool
    place: int
    last: int
    connection: int
    side: str
    relation: str
    state: str
    certain: bool
    other: str
    words: str


class _Row(NamedTuple):
    """What a mark is made of, without the rest of its rows."""

    address: str
    until: str
    start: int
    end: int
    whole: bool
    place: int
    last: int
    state: str
    certain: bool
    connection: int
    side: str
    relation: str
    note: str


_ROW = (
    *("address", "until", "start", "end", "whole", "place", "last", "state", "certain"),
    *("passage__connection", "passage__side", "passage__connection__relation", "said"),
)


def one(viewer: Viewer, pk: int | UUID | str, language: str = "en", *, removed: bool = False) -> Shown:
    """The connection with this number or key. Raises MissingError."""
    rows = visible_connections(viewer, removed=removed)
    if isinstance(pk, str):
        pk = _number_or_key(pk)
    found = rows.filter(key=pk) if isinstance(pk, UUID) else rows.filter(pk=pk)
    row = found.first()
    if row is None:
        raise MissingError("There is no such connection, or it was removed.")
    return showing.shown(viewer, [row], language)[0]


def listing(
    viewer: Viewer, filters: Filters | None = None, start: int = 0, size: int = 20, language: str = "en"
) -> Listing:
    """Rows that fit, with counts of the values they have."""
    filters = filters or Filters()
    chosen = Chosen(filters.relation, filters.author, filters.sharing, filters.kind)
    counted = tallying.groups(_rows(viewer, replace(filters, relation="", author="", sharing="", kind="")))
    page = _page(_rows(viewer, filters), filters, start, size)
    return Listing(
        tallying.total(counted, chosen),
        showing.shown(viewer, page, language, filters.edition),
        tallying.by_relation(counted, chosen, language),
        tallying.by_author(counted, chosen),
        tallying.by_tag(_rows(viewer, replace(filters, tag=""))),
        tallying.by_kind(counted, chosen),
        tallying.by_sharing(counted, chosen),
    )


def iterate(viewer: Viewer, filters: Filters | None = None, language: str = "en") -> Iterator[Shown]:
    """All rows that fit, oldest first, a few at a time: for exports."""
    rows = _rows(viewer, filters or Filters()).order_by("pk")
    last = 0
    while page := list(rows.filter(pk__gt=last)[:_ROWS_AT_A_TIME]):
        yield from showing.shown(viewer, page, language, filters.edition if filters else None)
        last = page[-1].pk


def counts(viewer: Viewer, edition: Edition, language: str = "en") -> Counts:
    """What a document has, whichever edition of it one reads."""
    rows = _of_document(visible_connections(viewer), edition.work_id)
    counted, everything = tallying.groups(rows), Chosen()
    return Counts(
        tallying.total(counted, everything),
        tallying.total(counted, Chosen(kind=NOTE)),
        tallying.by_relation(counted, everything, language),
        tallying.by_author(counted, everything),
    )


def marks(
    viewer: Viewer,
    edition: Edition,
    first: int | None = None,
    last: int | None = None,
    *,
    relation: str = "",
    author: str = "",
    language: str = "en",
) -> list[Mark]:
    """The marks in the blocks from place `first` to `last` of an edition, in order."""
    there = places(viewer, edition, Filters(relation=relation, author=author))
    if first is not None:
        there = there.filter(last__gte=first)
    if last is not None:
        there = there.filter(place__lte=last)
    ordered = there.order_by("place", "start", "pk")[:MOST_MARKS]
    rows = [_Row(*row) for row in ordered.annotate(said=_beginning()).values_list(*_ROW)]
    others = _others({row.connection for row in rows})
    verbs = {one.slug: one.words(language) for one in relations.all()}
    return [_mark(row, verbs, others.get((row.connection, row.side), "")) for row in rows]


def at(
    viewer: Viewer,
    edition: Edition,
    addresses: Sequence[str],
    size: int = 20,
    language: str = "en",
    start: int = 0,
    filters: Filters | None = None,
) -> Listing:
    """The connections that touch these blocks of an edition, in the order of the text."""
    wanted = list(dict.fromkeys(addresses))[:_MOST_IN_A_QUERY]
    blocks = edition.blocks.filter(address__in=wanted).values_list("place", flat=True)
    touched = Q(pk__in=[])
    for low, high in _runs(sorted(blocks)):
        touched |= Q(place__lte=high, last__gte=low)
    there = places(viewer, edition, filters or Filters()).filter(touched).order_by("place", "start", "pk")
    sides: dict[int, str] = {}
    for connection, side in there.values_list("passage__connection", "passage__side"):
        sides[connection] = side if sides.get(connection) != SOURCE else SOURCE
    chosen = list(sides)[start : start + size]
    rows = Connection.objects.in_bulk(chosen)
    made = showing.shown(viewer, [rows[pk] for pk in chosen], language, edition)
    return Listing(len(sides), [replace(one, here=sides[one.id]) for one in made])


def _rows(viewer: Viewer, filters: Filters) -> QuerySet[Connection]:
    rows = _filtered(visible_connections(viewer), filters)
    if filters.edition is not None:
        rows = _of_document(rows, filters.edition.work_id)
    ends = Passage.objects.filter(connection=OuterRef("pk"))
    if filters.symbol or filters.address:
        wanted = _ends_at(filters)
        rows = rows.filter(pk__in=wanted.values("connection"))
    if filters.text:
        said = Q(note__icontains=filters.text) | Exists(ends.filter(quote__icontains=filters.text))
        rows = rows.filter(said)
    return rows


def _filtered(rows: QuerySet[Connection], filters: Filters) -> QuerySet[Connection]:
    if filters.relation:
        rows = rows.filter(relation=filters.relation)
    if filters.author:
        rows = rows.filter(Q(by_name=filters.author) | Q(by_name="", owner__username=filters.author))
    if filters.tag:
        tagged = ConnectionTag.objects.filter(connection=OuterRef("pk"), name__iexact=filters.tag)
        rows = rows.filter(Exists(tagged))
    if filters.sharing:
        rows = rows.filter(sharing=filters.sharing)
    if filters.kind == NOTE:
        rows = rows.filter(relation="")
    elif filters.kind == CONNECTION:
        rows = rows.exclude(relation="")
    return rows


def _ends_at(filters: Filters) -> QuerySet[Passage]:
    """Ends in the document of a symbol (any it goes by), or at an address in any edition of it."""
    ends = Passage.objects.all()
    if filters.symbol:
        key = links.key(filters.symbol)
        works = list(Symbol.objects.filter(key=key).values_list("work", flat=True))
        ends = ends.filter(Q(work__in=works) | Q(key=key, work=None))
    if filters.address:
        under = f"{filters.address}__"
        standing = Q(places__address=filters.address) | Q(places__address__startswith=under)
        chosen = Q(address=filters.address) | Q(address__startswith=under)
        ends = ends.filter(standing | chosen)
    return ends


def _of_document(rows: QuerySet[Connection], work_id: int) -> QuerySet[Connection]:
    return rows.filter(pk__in=Passage.objects.filter(work=work_id).values("connection"))


def _page(rows: QuerySet[Connection], filters: Filters, start: int, size: int) -> list[Connection]:
    if filters.order != PLACE or filters.edition is None:
        order = ("made_at", "pk") if filters.order == OLD else ("-made_at", "-pk")
        return list(rows.order_by(*order)[start : start + size])
    # Numbers alone are fetched and sorted here: a database that sorts whole rows by a join takes far longer.
    there = PassagePlace.objects.filter(edition=filters.edition).order_by("-place", "-start")
    at = {pk: place for pk, *place in there.values_list("passage__connection", "place", "start")}
    ids = sorted(rows.order_by().values_list("pk", flat=True), key=lambda pk: (at.get(pk, [-1, 0]), pk))
    found = rows.in_bulk(ids[start : start + size])
    return [found[pk] for pk in ids[start : start + size] if pk in found]


def places(viewer: Viewer, edition: Edition, filters: Filters) -> QuerySet[PassagePlace]:
    """Where visible connections stand in an edition."""
    seen = _filtered(visible_connections(viewer), filters)
    there = PassagePlace.objects.filter(edition=edition).exclude(address="")
    return there.filter(Exists(seen.filter(pk=OuterRef("passage__connection"))))


def _beginning() -> Substr:
    """The beginning of a note: marks don't carry whole ones."""
    return Substr("passage__connection__note", 1, _NOTE_IN_A_MARK)


def _mark(row: _Row, verbs: Mapping[str, Words], other: str) -> Mark:
    words = verbs.get(row.relation)
    verb = (words.reverse if row.side == TARGET else words.verb) if words else row.relation
    said = f"{verb} {other}" if row.relation else row.note
    place = (row.address, row.until, row.start, row.end, row.whole, row.place, row.last)
    return Mark(*place, row.connection, row.side, row.relation, row.state, row.certain, other, said)


def _others(connections: Iterable[int]) -> dict[tuple[int, str], str]:
    """What stands at the other end of each side, as people cite it: its number as it was chosen."""
    ids = sorted(connections)
    made: dict[tuple[int, str], str] = {}
    for begin in range(0, len(ids), _MOST_IN_A_QUERY):
        ends = Passage.objects.filter(connection__in=ids[begin : begin + _MOST_IN_A_QUERY])
        for end in ends.values_list("connection", "side", "symbol", "address", "until"):
            connection, side, *place = end
            made[connection, SOURCE if side == TARGET else TARGET] = describing.cited(*place)
    return made


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places as runs of neighbours."""
    begin = before = None
    for place in places:
        if begin is None or before is None or place != before + 1:
            if begin is not None and before is not None:
                yield begin, before
            begin = place
        before = place
    if begin is not None and before is not None:
        yield begin, before


def _number_or_key(text: str) -> int | UUID:
    if text.isascii() and text.isdigit() and len(text) < 19:  # what a 64-bit number holds
        return int(text)
    try:
        return UUID(text)
    except ValueError:
        raise MissingError(f"“{text}” is the name of no connection.") from None
