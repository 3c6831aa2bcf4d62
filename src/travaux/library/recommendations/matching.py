"""Which recommendations are there already: those found now beside those that were kept. Pure.

In: what is known of each, kept and found. Out: pairs. In the same language the words decide, helped by place
and number: a paragraph that now asks for something else is another recommendation. Between languages place
and number decide, which are the same in all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

_ALIKE_IN_PLACE = 55  # of 100, at the same address: a sentence rewritten; two that differ stay below 45
_ALIKE = 85  # of 100, anywhere: a few words changed
_MOST = 400  # left over on both sides that are compared each with each
_LONGEST = 2_000  # characters that are compared


class One(NamedTuple):
    """A recommendation: where it stands, its number, its words ("" where they are in another language)."""

    address: str
    nth: int
    number: str
    text: str


def match(found: Sequence[One], known: Sequence[One]) -> dict[int, int]:
    """Which of `known` each of `found` is, by their places in the lists."""
    pairs: dict[int, int] = {}
    same = [at for at, one in enumerate(known) if one.text]
    other = [at for at, one in enumerate(known) if not one.text]
    _by(found, known, same, pairs, lambda one: (one.address, one.nth, one.text))
    _by(found, known, same, pairs, lambda one: one.text)
    _by(found, known, same, pairs, lambda one: (one.address, one.nth), _ALIKE_IN_PLACE)
    _by(found, known, same, pairs, lambda one: one.number or None, _ALIKE_IN_PLACE)
    _by_likeness(found, known, same, pairs)
    _by(found, known, other, pairs, lambda one: (one.address, one.nth) if one.address else None)
    _by(found, known, other, pairs, lambda one: one.number or None)
    return pairs


def nths(addresses: Sequence[str]) -> list[int]:
    """Which one of its address each is, from 0."""
    seen: dict[str, int] = defaultdict(int)
    made = []
    for name in addresses:
        made.append(seen[name])
        seen[name] += 1
    return made


def _by(
    found: Sequence[One],
    known: Sequence[One],
    choice: Sequence[int],
    pairs: dict[int, int],
    key: Callable[[One], Hashable | None],
    alike: int = 0,
) -> None:
    """Pair what has the same key, the first with the first, and is alike enough."""
    taken = set(pairs.values())
    where: dict[Hashable, list[int]] = defaultdict(list)
    for at in choice:
        if at not in taken and (name := key(known[at])) is not None:
            where[name].append(at)
    for at, one in enumerate(found):
        waiting = where.get(key(one)) if at not in pairs and key(one) is not None else None
        if waiting and (not alike or _likeness(one, known[waiting[0]]) >= alike):
            pairs[at] = waiting.pop(0)


def _by_likeness(
    found: Sequence[One], known: Sequence[One], choice: Sequence[int], pairs: dict[int, int]
) -> None:
    """Pair what is left where nearly the same words stand elsewhere, the likest first."""
    taken = set(pairs.values())
    ours = [at for at in range(len(found)) if at not in pairs][:_MOST]
    theirs = [at for at in choice if at not in taken][:_MOST]
    likest = sorted(
        (-score, at, there)
        for at in ours
        for there in theirs
        if (score := _likeness(found[at], known[there])) >= _ALIKE
    )
    for _, at, there in likest:
        if at not in pairs and there not in taken:
            pairs[at] = there
            taken.add(there)


def _likeness(one: One, other: One) -> float:
    return fuzz.ratio(one.text[:_LONGEST], other.text[:_LONGEST])
