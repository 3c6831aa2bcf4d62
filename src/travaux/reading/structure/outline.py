"""The tree of headings: a level and a parent for each, from numbering and type style together.

In: the headings of a document in order (the readings of their labels, the unit they open, how heavy
their type is). Out: for each its level from 1, its parent, and which reading of its label holds
("I." may be the ninth letter). The sequence decides: a heading that is the next one of an open
series is its sister; the first of a series opens a level below, or the level at which that series
has stood before; unnumbered headings go by the weight of their type.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from travaux.reading.structure import numerals
from travaux.reading.structure.numerals import Reading

SURE = 0.5
"""Difference of weight (points of type, see `Entry.weight`) below which two styles are the same."""

_DEPTH = {
    "annex": 0,
    "letter": 0,
    "res": 0,
    "opinion": 0,
    "enclosure": 1,
    "att": 1,
    "appendix": 1,
    "part": 1,
    "chp": 2,
}
"""Units that stand at a depth of their own, whatever is open: an annex closes everything."""
_PARAGRAPH_UNITS = frozenset({"art", "rule", "prin", "gl"})
"""Units that open below the sections around them and close each other."""

_USUAL_LEVEL = {numerals.UPPER_ALPHA: 2, numerals.DECIMAL: 3, numerals.ALPHA: 4, numerals.ROMAN: 5}
"""Level of a heading whose upper ones are on pages that are not here (UN Editorial Manual: I., A., 1.)."""


class Entry(NamedTuple):
    """A heading as `levels` sees it.

    `shape` and `readings` as in `labels.Label` (empty for unnumbered ones), `unit` as there.
    `weight` is how heavy its type is: its size in points, with something added for bold, capitals
    and centring. `style` is equal for headings set alike. `given` is a level that the file states.
    """

    shape: str
    readings: tuple[Reading, ...]
    unit: str
    weight: float
    style: tuple[object, ...]
    given: int | None = None


class Placed(NamedTuple):
    """Where a heading stands: its level from 1, the index of its parent, and its place in its series."""

    level: int
    parent: int | None
    reading: Reading | None


class _Open(NamedTuple):
    """A heading that is open: later ones may hang on it."""

    at: int
    entry: Entry
    reading: Reading | None


def levels(entries: Sequence[Entry]) -> list[Placed]:
    """Place every heading in the tree."""
    placed: list[Placed] = []
    stack: list[_Open] = []
    known: dict[tuple[object, ...], int] = {}
    for index, entry in enumerate(entries):
        following = next((e for e in entries[index + 1 : index + LOOK_AHEAD] if e.shape == entry.shape), None)
        depth, reading = _place(entry, stack, known, following)
        del stack[depth:]
        parent = stack[-1].at if stack else None
        placed.append(Placed(_level(placed, parent, reading), parent, reading))
        stack.append(_Open(index, entry, reading))
        known[_series(entry, reading)] = depth
    return placed


def _level(placed: Sequence[Placed], parent: int | None, reading: Reading | None) -> int:
    """One below its parent; without one, what its series usually is when it begins in its middle."""
    if parent is not None:
        return placed[parent].level + 1
    return _USUAL_LEVEL.get(reading.series, 1) if reading is not None and reading.place > 1 else 1


LOOK_AHEAD = 8
"""How many headings ahead a fellow of the same shape is looked for to read "I." or "C."."""


def _series(entry: Entry, reading: Reading | None) -> tuple[object, ...]:
    """What sisters have in common: the kind of number, or the type style."""
    if entry.unit:
        return ("unit", entry.unit)
    if reading is not None:
        return ("number", entry.shape, reading.series)
    return ("style", *entry.style)


def _place(
    entry: Entry, stack: list[_Open], known: dict[tuple[object, ...], int], following: Entry | None
) -> tuple[int, Reading | None]:
    """How many of the open headings stay open, and which reading of the label holds."""
    if entry.unit:
        return _unit_depth(entry, stack), entry.readings[0] if entry.readings else None
    if not entry.readings:
        return _plain_depth(entry, stack), None
    best = max(
        ((_fit(entry, reading, stack, following), reading) for reading in entry.readings),
        key=lambda pair: pair[0][0],
    )
    (score, depth), reading = best
    if score >= FAR_SISTER and depth < len(stack):
        return depth, reading
    series = _series(entry, reading)
    if entry.given is not None:
        return _given_depth(entry.given, stack), reading
    if series in known and known[series] <= len(stack):
        return known[series], reading
    depth = _lighter(entry, stack, numbered=True)
    while depth and _outranks(reading, stack[depth - 1]):
        depth -= 1
    return depth, reading


def _outranks(reading: Reading, other: _Open) -> bool:
    """Whether a series stands above an open heading: roman numerals above all that has no number, and a
    series begun in its middle (a page out of a text) above the series that usually are below it."""
    if other.entry.unit:
        return False
    if other.reading is None:
        return reading.series == numerals.UPPER_ROMAN
    if reading.place == 1:
        return False
    return _USUAL_LEVEL.get(reading.series, 1) < _USUAL_LEVEL.get(other.reading.series, 1)


SISTER, FIRST, FAR_SISTER, ORPHAN = 3.0, 2.0, 1.25, 1.0
"""Fits: near its place in an open series, the first of a new one, far from its place ("IX." after
"II."), in no series. An orphan that may be roman is: "V." after "G." is five, not twenty-two."""
MOST_LEFT_OUT = 3
"""Headings that may be missing (or printed twice) in a series before it is doubted."""


def _fit(entry: Entry, reading: Reading, stack: list[_Open], following: Entry | None) -> tuple[float, int]:
    """How well a reading fits: next in an open series best, then first of a new one, then after a gap."""
    score, depth = 0.0, len(stack)
    for at in range(len(stack) - 1, -1, -1):
        other = stack[at]
        if (
            other.reading is None
            or other.entry.shape != entry.shape
            or other.reading.series != reading.series
        ):
            continue
        if other.reading.place == reading.place - 1:
            score, depth = SISTER + 2, at
            break
        if reading.place > 1:
            near = abs(reading.place - other.reading.place) <= MOST_LEFT_OUT
            score, depth = (SISTER if near else FAR_SISTER), at
        break
    if score == 0:
        score = (
            FIRST
            if reading.place == 1
            else ORPHAN + (reading.series in (numerals.UPPER_ROMAN, numerals.ROMAN)) / 2
        )
    if following is not None and Reading(reading.series, reading.place + 1) in following.readings:
        score += 0.75
    return score, depth


def _unit_depth(entry: Entry, stack: list[_Open]) -> int:
    """An annex closes all; a chapter closes down to its part; an article closes the article before."""
    own = _DEPTH.get(entry.unit)
    for at, other in enumerate(stack):
        if other.entry.unit == entry.unit:
            return at
        theirs = _DEPTH.get(other.entry.unit)
        if own is not None and (theirs is None or theirs >= own):
            return at
        if entry.unit in _PARAGRAPH_UNITS and other.entry.unit in _PARAGRAPH_UNITS:
            return at
    return len(stack)


def _plain_depth(entry: Entry, stack: list[_Open]) -> int:
    """An unnumbered heading: sister of one set alike, else below whatever is set heavier."""
    if entry.given is not None:
        return _given_depth(entry.given, stack)
    for at in range(len(stack) - 1, -1, -1):
        other = stack[at].entry
        if not other.readings and not other.unit and other.style == entry.style:
            return at
        if other.unit and other.unit in _DEPTH:
            return at + 1
    return _lighter(entry, stack)


def _given_depth(level: int, stack: list[_Open]) -> int:
    """Below the open headings that the file puts on a higher level."""
    depth = len(stack)
    while depth and (stack[depth - 1].entry.given or 0) >= level:
        depth -= 1
    return depth


def _lighter(entry: Entry, stack: list[_Open], numbered: bool = False) -> int:
    """Below the last open heading that is not set lighter; never out of an annex.

    A numbered heading hangs on an unnumbered one only when that is clearly heavier.
    """
    depth = len(stack)
    while depth and stack[depth - 1].entry.unit not in _DEPTH:
        other = stack[depth - 1].entry
        margin = SURE if numbered and not other.readings and not other.unit else -SURE
        if other.weight > entry.weight + margin or (margin < 0 and other.weight >= entry.weight + margin):
            break
        depth -= 1
    return depth
