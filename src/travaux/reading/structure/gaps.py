"""Numbers that hide inside a text: where the chain leaves one out, the text before is searched for it.

In: units, and the chain chosen over them. Out: the units, with a text parted where the missing number
stands after the end of a sentence ("… the procedure shall be such. 5. Everyone convicted …"). The
chain must miss the number, so a figure in a sentence is not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.reading.structure.chain import Link
from travaux.reading.structure.units import Unit, split
from travaux.texts.reading import Kind

MOST_MISSING = 9
"""Numbers looked for in one gap; a longer one is no accident of reading."""

_CITING = re.compile(
    r"(?:\b(?:paras?|p|pp|art|arts|no|nos|vol|párr|párrs|núm|par|chap|sect|rev|add|п|пп|ст)\.)\Z",
    re.IGNORECASE,
)


def part(units: Sequence[Unit], rows: Sequence[Unit], links: Sequence[Link]) -> list[Unit]:
    """The units with texts parted at numbers that the chain misses; the same units when there is none."""
    wanted = [
        (rows[link.after], rows[link.at], link)
        for link in links
        if link.move == "gap" and link.after is not None
    ]
    if not wanted:
        return list(units)
    place = {id(unit): at for at, unit in enumerate(units)}
    cuts: dict[int, list[int]] = {}
    for before, after, link in wanted:
        _search(units, place[id(before)], place[id(after)], link, after, cuts)
    return [piece for at, unit in enumerate(units) for piece in _cut(unit, cuts.get(at, ()))]


def _search(
    units: Sequence[Unit], first: int, end: int, link: Link, after: Unit, cuts: dict[int, list[int]]
) -> None:
    """Where the missing numbers stand, one after the other, between two units."""
    if link.expected is None or after.label is None:
        return
    missing = range(link.expected[-1], min(after.label.value[-1], link.expected[-1] + MOST_MISSING))
    at, offset = first, 0
    for number in missing:
        pattern = _pattern((*link.expected[:-1], number))
        for place in range(at, end):
            unit = units[place]
            if unit.kind not in (None, Kind.FOOTNOTE):
                continue
            found = _find(pattern, unit.text, offset if place == at else 0)
            if found is not None:
                cuts.setdefault(place, []).append(found)
                at, offset = place, found
                break


def _pattern(value: tuple[int, ...]) -> re.Pattern[str]:
    number = r"\s?\.\s?".join(map(str, value))
    return re.compile(rf"[.;:!?”\"»)\]]\s+(?={number}\s?\.\s+[“\"«(]?[^\W\d_a-zа-яà-ÿ])")


def _find(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    for match in pattern.finditer(text, start):
        if not _CITING.search(text, 0, match.start() + 1):
            return match.end()
    return None


def _cut(unit: Unit, places: Sequence[int]) -> list[Unit]:
    """A unit in as many as are hidden in it."""
    parts = [unit]
    done = 0
    for place in places:
        head, tail = split(parts.pop(), place - done)
        tail.say("parted from the text before: its number is missing between its neighbours")
        parts += [head, tail]
        done = place
    return parts
