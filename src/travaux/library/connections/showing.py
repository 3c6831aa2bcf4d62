"""What a connection shows: both ends, as they were chosen and where they stand now.

In: a viewer and rows of connections that they may see. Out: a `Shown` for each, with a bounded number of
queries however many. An end leads to the edition that suits the reader: in their language first, the newest
version; where its place there is lost, to the one it was chosen in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, prefetch_related_objects

from travaux.citing import instruments
from travaux.library.citations import labels, names, seeing
from travaux.library.connections import describing, placing, relations
from travaux.library.connections.keeping import SOURCE, TARGET
from travaux.library.models import (
    Block,
    Connection,
    Edition,
    Passage,
    PassagePlace,
    PassageState,
    Work,
)
from travaux.library.permissions import Action, Viewer, may, visible_editions
from travaux.texts import passage as passages
from travaux.texts.labels import direction
from travaux.texts.links import Place
from travaux.texts.passage import BETWEEN, Stretch
from travaux.texts.reading import Kind
from travaux.texts.relation import RelationType

LONGEST_TEXT = 600
"""Characters of the words that stand at an end now, in lists: enough to know them again."""

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_PASSED_OVER = (Kind.FURNITURE, Kind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class EndShown:
    """One end. `quote` is as it was chosen, `text` what stands there now (its beginning).

    `href` leads to its block in the edition `edition_id`, with the stretch behind # where it is not one
    whole block. `state` is that of its place there: "" where there is none (a whole document, or nothing in
    the library). `known` is False where this viewer has no such document; `chosen` is the passage as kept.
    """

    symbol: str
    title: str
    language: str
    direction: str
    address: str
    printed: str
    quote: str
    before: str
    after: str
    whole: bool
    href: str
    state: str
    certain: bool
    known: bool
    edition_id: int | None
    stretch: str
    text: str
    chosen: passages.Passage | None = None
    chosen_language: str = ""
    chosen_version: int | None = None
    place_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A connection or note (`target` None) as somebody sees it; `here` is the side they stand at, or ""."""

    id: int
    key: UUID
    relation: str
    verb: str
    reverse: str
    meaning: str
    note: str
    tags: tuple[str, ...]
    sharing: str
    group: str
    author: str
    made_at: datetime
    changed_at: datetime
    source: EndShown
    target: EndShown | None
    mine: bool
    may_edit: bool
    batch: UUID
    here: str = ""
    origin: Mapping[str, Any] = field(default_factory=dict)
    group_id: int | None = None

    @property
    def kind(self) -> str:
        """ "connection" or "note"."""
        return "note" if self.target is None else "connection"

    @property
    def end(self) -> EndShown | None:
        """The other end, seen from `here`."""
        return self.source if self.here == TARGET else self.target

    @property
    def words(self) -> str:
        """The relation, seen from `here`."""
        return self.reverse if self.here == TARGET else self.verb


@dataclass(slots=True)
class _Known:
    """What a page of rows needs to know."""

    language: str
    works: dict[int, Work] = field(default_factory=dict)
    editions: dict[int, list[Edition]] = field(default_factory=dict)
    places: dict[tuple[int, int], PassagePlace] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    relations: dict[str, RelationType] = field(default_factory=dict)


def shown(
    viewer: Viewer, rows: Sequence[Connection], language: str = "en", here: Edition | None = None
) -> list[Shown]:
    """What these rows, which the viewer may see, show; `here`: the document they are listed at."""
    prefetch_related_objects(list(rows), "tag_rows", "owner", "group", "passages__edition")
    known = _known(viewer, [end for row in rows for end in row.passages.all()], language)
    return [_shown(viewer, row, known, here) for row in rows]


def ends(viewer: Viewer, rows: Sequence[Passage], language: str = "en") -> list[EndShown]:
    """What these ends show."""
    known = _known(viewer, rows, language)
    return [_end(row, known) for row in rows]


def ranked(editions: Iterable[Edition], language: str) -> list[Edition]:
    """Editions as they suit a reader: current ones first, in their language, then in the usual order."""
    order = [language, *(one for one in _LANGUAGES if one != language)]

    def rank(one: Edition) -> tuple[bool, int, int]:
        at = order.index(one.language) if one.language in order else len(order)
        return one.superseded, at, -one.version

    return sorted(editions, key=rank)


def _known(viewer: Viewer, rows: Sequence[Passage], language: str) -> _Known:
    known = _Known(language)
    ids = {row.work_id for row in rows if row.work_id is not None}
    known.works = seeing.cited_works(viewer, ids)
    there: dict[int, list[Edition]] = {}
    for one in visible_editions(viewer).filter(work__in=known.works).defer("metadata", "corrections"):
        there.setdefault(one.work_id, []).append(one)
    known.editions = {work: ranked(some, language) for work, some in there.items()}
    seen = [one.pk for some in there.values() for one in some]
    kept = PassagePlace.objects.filter(passage__in=[row.pk for row in rows], edition__in=seen)
    known.places = {(one.passage_id, one.edition_id): one for one in kept}
    known.relations = {one.slug: one for one in relations.all()}
    known.texts = _texts([place for row in rows if (place := _place(row, known)) is not None])
    return known


def _texts(places: Sequence[PassagePlace]) -> dict[tuple[int, int], str]:
    """The words at places where they are not those that were chosen, cut to what is shown."""
    wanted = [one for one in places if one.address and one.state != PassageState.EXACT]
    if not wanted:
        return {}
    spans = Q()
    for one in wanted:
        spans |= Q(edition=one.edition_id, place__gte=one.place, place__lte=min(one.last, one.place + 3))
    found: QuerySet[Block] = Block.objects.filter(spans)
    by_place = {
        (edition, place): (kind, text)
        for edition, place, kind, text in found.values_list("edition", "place", "kind", "text")
    }
    return {(one.passage_id, one.edition_id): _words(one, by_place) for one in wanted}


def _words(place: PassagePlace, there: Mapping[tuple[int, int], tuple[str, str]]) -> str:
    parts = []
    for at in range(place.place, place.last + 1):
        kind, text = there.get((place.edition_id, at), ("", ""))
        if kind in _PASSED_OVER and at not in (place.place, place.last):
            continue
        start = place.start if at == place.place and not place.whole else 0
        end = place.end if at == place.last and not place.whole else len(text)
        parts.append(text[start:end])
        if sum(map(len, parts)) > LONGEST_TEXT:
            break
    return cut(BETWEEN.join(parts))


def cut(text: str) -> str:
    """The beginning of a text, at the end of a word."""
    if len(text) <= LONGEST_TEXT:
        return text
    return text[:LONGEST_TEXT].rpartition(" ")[0].rstrip() + " …"


def _edition(row: Passage, known: _Known) -> Edition | None:
    """The edition that an end leads to: where its place is certain, else as it was chosen, else the best."""
    there = known.editions.get(row.work_id or 0, [])
    if not there or not row.address:
        return there[0] if there else None
    placed = [(one, known.places.get((row.pk, one.pk))) for one in there]
    current = [(one, place) for one, place in placed if place and place.address and not one.superseded]
    sure = next((one for one, place in current if place.certain), None)
    chosen = next(
        (one for one, place in placed if one.pk == row.edition_id and place and place.address), None
    )
    return sure or chosen or next((one for one, _ in current), there[0])


def _place(row: Passage, known: _Known) -> PassagePlace | None:
    one = _edition(row, known)
    return known.places.get((row.pk, one.pk)) if one is not None else None


def _state(row: Passage, known: _Known, place: PassagePlace | None) -> tuple[str, bool]:
    """What became of an end: in the current edition of its own language, where it leads elsewhere."""
    if place is None:
        return "", True
    current = [
        known.places.get((row.pk, one.pk))
        for one in known.editions.get(row.work_id or 0, [])
        if not one.superseded and one.language == row.language
    ]
    newest = next((one for one in current if one is not None), None)
    if newest is not None and not (newest.address and newest.certain):
        return newest.state, newest.certain
    return place.state, place.certain


def _shown(viewer: Viewer, row: Connection, known: _Known, here: Edition | None) -> Shown:
    sides = {end.side: end for end in row.passages.all()}
    relation = known.relations.get(row.relation)
    words = relation.words(known.language) if relation else (row.relation, row.relation, "")
    mine = viewer.person is not None and row.owner_id == viewer.person.pk
    return Shown(
        row.pk, row.key, row.relation, words[0], words[1], words[2], row.note, tuple(row.tags), row.sharing,
        row.group.name if row.group else "",
        row.by_name or (row.owner.get_username() if row.owner else ""),
        row.made_at, row.changed_at,
        _end(sides[SOURCE], known),
        _end(sides[TARGET], known) if TARGET in sides else None,
        mine, may(viewer, Action.EDIT_CONNECTION, row), row.batch,
        _side(sides, here), row.origin, row.group_id,
    )  # fmt: skip


def _side(sides: Mapping[str, Passage], here: Edition | None) -> str:
    if here is None:
        return ""
    return next((side for side in (SOURCE, TARGET) if side in sides and _is_of(sides[side], here)), "")


def _is_of(end: Passage, here: Edition) -> bool:
    return end.work_id == here.work_id


def _end(row: Passage, known: _Known) -> EndShown:
    work = known.works.get(row.work_id or 0)
    edition = _edition(row, known)
    place = known.places.get((row.pk, edition.pk)) if edition else None
    state, certain = _state(row, known, place)
    stretch = (stretch_of(place) if place else None) or (placing.noun(row).stretch if row.address else None)
    symbol = work.symbol if work else row.symbol
    language = edition.language if edition else row.language
    text = known.texts.get((row.pk, edition.pk), "") if edition else ""
    return EndShown(
        symbol, _title(work, edition, known.language), language, direction(language),
        stretch.address if stretch else "", _printed(symbol, stretch, known.language),
        row.quote, row.before, row.after, row.whole, _href(work, edition, stretch), state, certain,
        edition is not None, edition.pk if edition else None, str(stretch) if stretch else "",
        text or cut(row.quote),
        chosen=placing.noun(row) if row.address else None,
        chosen_language=row.language,
        chosen_version=row.edition.version if row.edition else None,
        place_id=place.pk if place else None,
    )  # fmt: skip


def stretch_of(place: PassagePlace) -> Stretch | None:
    """The stretch of a place; None where it is lost."""
    if not place.address:
        return None
    if place.whole:
        return Stretch(place.address, until=place.until)
    return Stretch(place.address, place.start, place.end, place.until)


def _title(work: Work | None, edition: Edition | None, language: str) -> str:
    if edition is not None and edition.title:
        return edition.title
    known = instruments.ALL.get(names.instrument(work)) if work else None
    return known.title(language) if known else ""


def _printed(symbol: str, stretch: Stretch | None, language: str) -> str:
    name = labels.title(symbol, None, language)
    if symbol.startswith(names.INSTRUMENT):
        name = labels.title(symbol.removeprefix(names.INSTRUMENT), None, language)
    return describing.cited(name, stretch.address, stretch.last, language) if stretch else name


def _href(work: Work | None, edition: Edition | None, stretch: Stretch | None) -> str:
    """The link to an end; "" where there is nothing to open."""
    if work is None or edition is None:
        return seeing.href(work) if work is not None else ""
    place = Place(work.symbol, edition.language, edition.version if edition.superseded else None)
    if stretch is None:
        return place.path()
    link = place.at(stretch.address).path()
    return link if stretch.whole and not stretch.until else f"{link}#{stretch}"
