"""Finds the place of a person's decision again: by quote and place. Pure.

In: what was found in a reading, the texts of its blocks, and decisions. Out: which decision goes with which
citation, and where those stand that a person added and nobody found. The same quote in the block of the
same address comes first; else the same quote anywhere, where the text around it is most alike. One
decision goes to one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

CONTEXT = 32
"""Characters on either side that are kept with a quote."""

_ENOUGH = 8  # characters around a quote that must agree where the address is another one
_HERE = 1000  # worth of the same address: more than any context
_SAME_TARGET = 100  # worth of the same proposal, where two citations have one quote and place
_MOST_PLACES = 200  # where one quote is looked at: "the Convention" may stand a thousand times


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of text as it is remembered: its address, its words, those around it, what it named."""

    address: str
    text: str
    before: str
    after: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a block's text."""

    address: str
    start: int
    end: int


def quote(address: str, text: str, start: int, end: int, target: str = "") -> Quote:
    """The quote of a stretch of a block's text."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Quote(address, text[start:end], before, after, target)


def match(found: Sequence[Quote], decided: Sequence[Quote]) -> dict[int, int]:
    """Which of what was found (its place) goes with which decision (its place), the surest pairs first."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        by_text[one.text].append(at)
    scored = []
    for number, wanted in enumerate(decided):
        near = sorted(by_text.get(wanted.text, ()), key=lambda at: found[at].address != wanted.address)
        for at in near[:_MOST_PLACES]:
            if worth := _worth(wanted, found[at]):
                scored.append((-worth, number, at))
    pairs: dict[int, int] = {}
    done: set[int] = set()
    for _, number, at in sorted(scored):
        if at not in pairs and number not in done:
            pairs[at] = number
            done.add(number)
    return pairs


def locate(wanted: Quote, texts: Mapping[str, str]) -> Spot | None:
    """Where a quote stands in a reading's blocks, or None where it is not there any more."""
    best: tuple[int, Spot] | None = None
    for spot in islice(_spots(wanted, texts), _MOST_PLACES):
        there = quote(spot.address, texts[spot.address], spot.start, spot.end)
        worth = _worth(wanted, there)
        if worth and (best is None or worth > best[0]):
            best = worth, spot
    return best[1] if best else None


def _spots(wanted: Quote, texts: Mapping[str, str]) -> Iterator[Spot]:
    """Everywhere that the words stand, the block of the same address first."""
    if not wanted.text:
        return
    first = [wanted.address] if wanted.address in texts else []
    for address in [*first, *(one for one in texts if one != wanted.address)]:
        at = texts[address].find(wanted.text)
        while at >= 0:
            yield Spot(address, at, at + len(wanted.text))
            at = texts[address].find(wanted.text, at + 1)


def _worth(wanted: Quote, there: Quote) -> int:
    """How surely it is the same place; 0: not enough."""
    around = _common(wanted.before[::-1], there.before[::-1]) + _common(wanted.after, there.after)
    if wanted.address != there.address:
        least = min(_ENOUGH, len(wanted.before) + len(wanted.after))
        return 1 + around if around >= least and around else 0
    same = _SAME_TARGET if wanted.target and wanted.target == there.target else 0
    return _HERE + same + around


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
