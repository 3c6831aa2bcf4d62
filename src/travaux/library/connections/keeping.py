"""Writes ends and tags: rows of passages with their places in every edition of their documents.

In: connections and their ends. Out: rows. Called by `connecting`, in its transaction. What it costs depends
on the ends and on the editions of their documents, never on how many connections there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from travaux.library.connections import blocks, fingerprints, placing, relations
from travaux.library.connections.describing import End
from travaux.library.connections.fingerprints import Spot
from travaux.library.connections.placing import Text
from travaux.library.models import (
    Block,
    Connection,
    ConnectionTag,
    Edition,
    FormerAddress,
    Passage,
    PassagePlace,
    Side,
)
from travaux.texts import links

SOURCE, TARGET = str(Side.SOURCE), str(Side.TARGET)
_TEXTS_KEPT = 4  # versions ready to be looked in: connections come many to a document, one after another
_PARKED = "parked"  # a side for a moment, while two ends change places


def spot(end: End) -> Spot:
    """What counts of an end when two are compared."""
    found = end.passage
    if found is None:
        stretch = end.stretch
        return Spot(end.symbol, "", stretch.address if stretch else "", stretch.until if stretch else "")
    if found.whole:
        return Spot(end.symbol, "", found.address, found.until)
    return Spot(
        end.symbol, end.language, found.address, found.until, False, found.quote, found.before, found.after
    )


def fingerprint(
    relation: str, source: End, target: End | None, *, note: str = "", tags: Sequence[str] = ()
) -> str:
    """The fingerprint of a connection that is to be made."""
    if target is None:
        return fingerprints.of_note(spot(source), note, tags)
    return fingerprints.of(relation, relations.one(relation).symmetric, spot(source), spot(target))


def fingerprint_of(row: Connection, tags: Sequence[str]) -> str:
    """The fingerprint of a connection as its ends stand in the tables."""
    ends = {end.side: spot_of(end) for end in row.passages.all()}
    if TARGET not in ends:
        return fingerprints.of_note(ends[SOURCE], row.note, tags)
    return fingerprints.of(row.relation, relations.one(row.relation).symmetric, ends[SOURCE], ends[TARGET])


def renew(rows: Iterable[Connection]) -> None:
    """Set the fingerprints of rows, whose ends and tags are at hand, anew."""
    known = {one.slug: one.symmetric for one in relations.all()}
    for row in rows:
        ends = {end.side: spot_of(end) for end in row.passages.all()}
        if TARGET in ends:
            alike = known.get(row.relation, False)
            row.fingerprint = fingerprints.of(row.relation, alike, ends[SOURCE], ends[TARGET])
        else:
            row.fingerprint = fingerprints.of_note(ends[SOURCE], row.note, row.tags)


def spot_of(row: Passage) -> Spot:
    """What counts of an end that is kept."""
    if row.whole:
        return Spot(row.symbol, "", row.address, row.until)
    return Spot(row.symbol, row.language, row.address, row.until, False, row.quote, row.before, row.after)


def tag(row: Connection, tags: Sequence[str]) -> None:
    """Let a connection have these tags."""
    if row.tags != list(tags):
        row.tag_rows.all().delete()
        ConnectionTag.objects.bulk_create(ConnectionTag(connection=row, name=name) for name in tags)


def swap(row: Connection) -> None:
    """Let the ends change places."""
    row.passages.filter(side=SOURCE).update(side=_PARKED)
    row.passages.filter(side=TARGET).update(side=SOURCE)
    row.passages.filter(side=_PARKED).update(side=TARGET)


def replace(row: Connection, side: str, end: End) -> None:
    """Put another end in the place of one."""
    row.passages.filter(side=side).delete()
    _write([_passage(row, side, end)])


def write(made: Iterable[tuple[Connection, tuple[End, End | None]]]) -> None:
    """Write the ends of new connections."""
    sides = (SOURCE, TARGET)
    _write(
        [
            _passage(row, side, end)
            for row, pair in made
            for side, end in zip(sides, pair, strict=True)
            if end is not None
        ]
    )


def _passage(row: Connection, side: str, end: End) -> Passage:
    made = Passage(
        connection=row, side=side, symbol=end.symbol, key=links.key(end.symbol), work_id=end.work_id,
        edition_id=end.edition_id, language=end.language, named=end.edition_id is None,
    )  # fmt: skip
    found = end.passage
    if found is not None:
        made.address, made.until, made.whole = found.address, found.until, found.whole
        made.start, made.end, made.quote = found.start, found.end, found.quote
        made.before, made.after, made.boxes = found.before, found.after, [list(box) for box in found.boxes]
    elif stretch := end.stretch:
        made.address, made.until = stretch.address, stretch.until
    return made


def _write(rows: Sequence[Passage]) -> None:
    """Save passages and where they stand in all editions of their documents."""
    Passage.objects.bulk_create(rows)
    by_work: dict[int, list[Passage]] = {}
    for row in rows:
        if row.work_id is not None and row.address:
            by_work.setdefault(row.work_id, []).append(row)
    PassagePlace.objects.bulk_create(
        [made for work, some in by_work.items() for made in everywhere(work, some)], batch_size=500
    )


def everywhere(work_id: int, rows: Sequence[Passage]) -> list[PassagePlace]:
    """The places of new passages of one work in each of its editions."""
    editions = list(Edition.objects.filter(work=work_id).order_by("pk"))
    made: list[PassagePlace] = []
    searched: dict[int, list[Passage]] = {}
    told: dict[int, list[Passage]] = {}
    for row in rows:
        for edition in editions:
            looked_for = row.language == edition.language and row.quote and row.edition_id != edition.pk
            (searched if looked_for else told).setdefault(edition.pk, []).append(row)
    by_pk = {edition.pk: _Version.of(edition) for edition in editions}
    for pk, some in searched.items():
        chosen_in = {row.edition_id for row in some} - {None}
        text = _text(by_pk[pk], tuple(by_pk[one] for one in sorted(by_pk) if one in chosen_in))
        made += [placing.place(row, text) for row in some]
    return made + _told(told)


class _Version(NamedTuple):
    """An edition as it was read at one moment: another reading has other words."""

    edition: int
    language: str
    read_at: datetime

    @classmethod
    def of(cls, edition: Edition) -> _Version:
        return cls(edition.pk, edition.language, edition.read_at)


@lru_cache(_TEXTS_KEPT)
def _text(version: _Version, chosen_in: tuple[_Version, ...]) -> Text:
    """Another version of the same language, to look in, beside the texts that passages were chosen in."""
    texts = {one.edition: blocks.every(one.edition) for one in (version, *chosen_in)}
    edition = Edition.objects.get(pk=version.edition)
    former = dict(edition.former_addresses.values_list("former", "address"))
    return Text(edition, texts[version.edition], former, others=texts)


@dataclass(slots=True)
class _There:
    """What one edition has of the blocks asked for (see `placing.by_address`)."""

    places: dict[str, int] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)


def _told(rows_in: dict[int, list[Passage]]) -> list[PassagePlace]:
    """In the edition it was chosen in, and by address in other languages: two queries for all."""
    ends = {end for rows in rows_in.values() for row in rows for end in (row.address, row.until) if end}
    known = _known(rows_in, {name for end in ends for name in placing.names_of(end)})
    made = []
    for edition_id, rows in rows_in.items():
        there = known.get(edition_id, _There())
        for row in rows:
            if row.edition_id == edition_id:
                made.append(placing.exact(row, edition_id, there.places))
            else:
                made.append(placing.by_address(row, edition_id, there.places, there.former, there.counted))
    return made


def _known(editions: Iterable[int], names: set[str]) -> dict[int, _There]:
    """Where blocks of these names, and what went by them formerly, stand in editions."""
    known = {edition_id: _There() for edition_id in editions}
    former = FormerAddress.objects.filter(edition__in=known, former__in=names)
    wanted = set(names)
    for edition_id, name, address in former.values_list("edition", "former", "address"):
        known[edition_id].former[name] = address
        wanted.add(address)
    found = Block.objects.filter(edition__in=known, address__in=wanted)
    for edition_id, address, place, number in found.values_list("edition", "address", "place", "number"):
        known[edition_id].places[address] = place
        if placing.is_counted(address, number):
            known[edition_id].counted.add(address)
    return known
