"""The texts of an edition's blocks, as passages need them: only what is asked for, as light as can be.

In: an edition and a stretch, or nothing. Out: `texts.reading.Block` values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from travaux.library import nouns
from travaux.library.models import Block, Edition
from travaux.texts import reading as texts
from travaux.texts.errors import MissingError
from travaux.texts.passage import Stretch, StretchError
from travaux.texts.reading import Kind

_NEIGHBOURS = 30  # blocks on either side: notes and running heads between are passed over
_LIGHT = ("address", "kind", "text", "number", "level", "parent")


def every(edition_id: int) -> list[texts.Block]:
    """All blocks of an edition in reading order, without boxes and the rest that finding again leaves out."""
    rows = Block.objects.filter(edition=edition_id).order_by("place").values_list(*_LIGHT)
    return [_light(row) for row in rows]


def places(edition_id: int, addresses: Iterable[str] | None = None) -> dict[str, int]:
    """Where the blocks of an edition stand, by address: all, or those asked for."""
    rows = Block.objects.filter(edition=edition_id)
    if addresses is not None:
        rows = rows.filter(address__in=set(addresses))
    return dict(rows.values_list("address", "place"))


def run(edition: Edition, stretch: Stretch) -> Sequence[texts.Block]:
    """The blocks from the first to the last of a stretch, with neighbours enough for the words around it.

    Raises StretchError.
    """
    there = places(edition.pk, (stretch.address, stretch.last))
    for name in (stretch.address, stretch.last):
        if name not in there:
            raise StretchError(f"There is no block {name} here.")
    first, last = there[stretch.address], there[stretch.last]
    rows = edition.blocks.order_by("place")
    near = rows.filter(place__gte=first - _NEIGHBOURS, place__lte=last + _NEIGHBOURS)
    around = near.exclude(place__gte=first, place__lte=last).values_list("place", *_LIGHT)
    found = {row.place: nouns.block(row) for row in rows.filter(place__gte=first, place__lte=last)}
    found |= {row[0]: _light(row[1:]) for row in around}
    return [found[place] for place in sorted(found)]


def has(edition: Edition, stretch: Stretch) -> bool:
    """Whether an edition has the ends of a stretch, at these addresses or as former ones."""
    wanted = {stretch.address, stretch.last}
    there = set(places(edition.pk, wanted))
    former = edition.former_addresses.filter(former__in=wanted - there)
    return wanted == there | set(former.values_list("former", flat=True))


def followed(edition: Edition, stretch: Stretch) -> Stretch:
    """The stretch, whole blocks at former addresses led to where they stand now. Raises MissingError."""
    wanted = {stretch.address, stretch.last}
    gone = wanted - places(edition.pk, wanted).keys()
    if not gone:
        return stretch
    moved: dict[str, str] = dict(
        edition.former_addresses.filter(former__in=gone).values_list("former", "address")
    )
    if gone - moved.keys() or not stretch.whole:
        missing = min(gone - moved.keys() or gone)
        raise MissingError(
            f"{edition.work.symbol} ({edition.language}) has nothing at “{missing}”: "
            "open the document again and choose the passage there."
        )
    last = moved.get(stretch.until, stretch.until)
    return Stretch(moved.get(stretch.address, stretch.address), until=last)


def _light(row: tuple[Any, ...]) -> texts.Block:
    name, kind, text, number, level, parent = row
    return texts.Block(name, Kind(kind), text, number=number, level=level, parent=parent)
