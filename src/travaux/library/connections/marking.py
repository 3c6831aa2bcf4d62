"""The spans of connections in a slice of a text, as plain values: they mark its gutter and its words.

In: a viewer, an edition, from which block to which. Out: spans in order, and the blocks of the slice. One
query each, whatever else the document has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from travaux.library.connections import finding
from travaux.library.connections.finding import Filters
from travaux.library.models import Edition
from travaux.library.permissions import Viewer


class Span(NamedTuple):
    """From character `start` of the block at `place` to `end` of that at `last`; `whole`: those blocks."""

    place: int
    last: int
    start: int
    end: int
    whole: bool
    state: str
    certain: bool
    connection: int
    relation: str


class Slice(NamedTuple):
    """A run of blocks: the place of the first, and of the last (None: the end of the document)."""

    first: int
    last: int | None


def slice_of(edition: Edition, first: str = "", until: str = "") -> Slice:
    """From the block at `first` up to, and without, the one at `until`; "" is the document's own end."""
    wanted = [address for address in (first, until) if address]
    there = dict(edition.blocks.filter(address__in=wanted).values_list("address", "place"))
    end = there.get(until)
    return Slice(there.get(first, 0), None if end is None else end - 1)


def spans(viewer: Viewer, edition: Edition, within: Slice, filters: Filters | None = None) -> Iterator[Span]:
    """The spans that touch a slice, in the order of the text."""
    there = finding.places(viewer, edition, filters or Filters()).filter(last__gte=within.first)
    if within.last is not None:
        there = there.filter(place__lte=within.last)
    values = there.order_by("place", "start", "pk").values_list(
        "place", "last", "start", "end", "whole", "state", "certain",
        "passage__connection", "passage__connection__relation",
    )  # fmt: skip
    return (Span(*row) for row in values.iterator())


def blocks(edition: Edition, within: Slice) -> dict[int, tuple[str, str]]:
    """Address and kind of each block of a slice, by its place."""
    rows = edition.blocks.filter(place__gte=within.first)
    if within.last is not None:
        rows = rows.filter(place__lte=within.last)
    found = rows.order_by("place").values_list("place", "address", "kind")
    return {place: (address, kind) for place, address, kind in found}
