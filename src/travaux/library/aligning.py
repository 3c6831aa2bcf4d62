"""Which blocks of two readings are the same: pairs in order, found in nearly linear time. Pure.

In: the blocks of an old and of a new reading. Out: pairs of places that never cross, so that what
stands between two pairs in the one stands between them in the other. Telling what is the same is
apart from what is done about it (`carrying`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from travaux.texts.reading import Block

_NEARLY = 85  # of 100: a sentence with a few words corrected; other paragraphs of a report stay below 70
SHORTEST = 30  # characters: below, "Annex I" and "Annex II" are nearly the same
_WINDOW = 25  # how far to look for a near match; keeps the time linear in the length
_ROUNDS = 6  # how often stretches between pairs are looked at again; more has never found any

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Places in the old reading and in the new between two pairs, both without their end."""

    old: int
    old_end: int
    new: int
    new_end: int


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Pairs (place in old, place in new) of blocks that are the same, a few words apart."""
    pairs = _exact(old, new)
    for alike in (_nearly, _by_position):
        found = [pair for stretch in between(pairs, len(old), len(new)) for pair in alike(old, new, stretch)]
        pairs = sorted([*pairs, *found])
    return pairs


def between(pairs: Sequence[Pair], old_length: int, new_length: int) -> Iterator[Stretch]:
    """The stretches that pairs leave on both sides."""
    before = (-1, -1)
    for pair in (*pairs, (old_length, new_length)):
        stretch = Stretch(before[0] + 1, pair[0], before[1] + 1, pair[1])
        if stretch.old < stretch.old_end and stretch.new < stretch.new_end:
            yield stretch
        before = pair


def unit(address: str) -> str:
    """The unit that the last step of an address names: "list" of "para_3__list_a"."""
    steps = [step for step in address.split("__") if not step.startswith("dup_")]
    return steps[-1].partition("_")[0]


def _exact(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    old_keys, new_keys = [_text_key(block) for block in old], [_text_key(block) for block in new]
    pairs: list[Pair] = []
    for _ in range(_ROUNDS):
        found = [
            pair
            for stretch in between(pairs, len(old), len(new))
            for pair in increasing(_as_often(old_keys, new_keys, stretch))
        ]
        if not found:
            break
        pairs = sorted([*pairs, *found])
    return pairs


def _text_key(block: Block) -> Hashable:
    return block.kind, unit(block.address), block.text


def _unit_key(block: Block) -> Hashable:
    return block.kind, unit(block.address), block.number is None


def _as_often(old_keys: Sequence[Hashable], new_keys: Sequence[Hashable], stretch: Stretch) -> list[Pair]:
    """Pairs of what has the same key, the first with the first, where both have it equally often."""
    where: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(stretch.new, stretch.new_end):
        where[new_keys[place]].append(place)
    ours: dict[Hashable, list[int]] = defaultdict(list)
    for place in range(stretch.old, stretch.old_end):
        ours[old_keys[place]].append(place)
    return sorted(
        pair
        for key, places in ours.items()
        if len(places) == len(where.get(key, ()))
        for pair in zip(places, where[key], strict=True)
    )


def increasing(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs (sorted by their first) whose second goes up as well."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        last[length : length + 1] = [at]
    run: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _nearly(old: Sequence[Block], new: Sequence[Block], stretch: Stretch) -> Iterator[Pair]:
    """Pairs of blocks with nearly the same text, each looked for a little way on from the last."""
    start = stretch.new
    for place in range(stretch.old, stretch.old_end):
        window = range(start, min(start + _WINDOW, stretch.new_end))
        best = max(window, key=_likeness(old[place], new), default=None)
        if best is not None and _likeness(old[place], new)(best) >= _NEARLY:
            yield place, best
            start = best + 1


def _likeness(one: Block, new: Sequence[Block]) -> Callable[[int], float]:
    def measure(place: int) -> float:
        other = new[place]
        if _unit_key(one) != _unit_key(other) or min(len(one.text), len(other.text)) < SHORTEST:
            return 0.0
        return fuzz.ratio(one.text, other.text, score_cutoff=_NEARLY)

    return measure


def _by_position(old: Sequence[Block], new: Sequence[Block], stretch: Stretch) -> Iterator[Pair]:
    """Pairs of rewritten blocks: what has no number and is equally often on both sides of a stretch."""
    keys = [[_unit_key(block) if block.number is None else None for block in side] for side in (
        old[stretch.old : stretch.old_end], new[stretch.new : stretch.new_end]
    )]  # fmt: skip
    whole = Stretch(0, len(keys[0]), 0, len(keys[1]))
    for at, place in increasing(_as_often(keys[0], keys[1], whole)):
        if keys[0][at] is not None:
            yield stretch.old + at, stretch.new + place
