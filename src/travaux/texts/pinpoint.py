"""Pinpoints: which part of a document or treaty a citation names.

In: the short grammar `unit:value` joined by slashes, outermost first: `para:11/sub:c/sub:iv`,
`art:14/para:3/sub:b`, `annex:A/para:13-16`, `chap:VI/sect:A`, `op:4`. Out: segments, and the addresses
that such a part has in any edition (`para_11__list_c__list_iv`). A value may be a range
("para:59-63") and may be missing ("annex").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from travaux.texts import address

STEPS = {
    "part": "part",
    "chap": "chp",
    "sect": "sec",
    "annex": "annex",
    "appendix": "appendix",
    "art": "art",
    "rule": "rule",
    "principle": "prin",
    "guideline": "gl",
    "pp": "pp",
    "op": "op",
    "para": "para",
    "sub": "list",
    "table": "tbl",
    "fig": "fig",
    "note": "fn",
}
"""The step of an address (`texts.address`) for each unit that has one."""

UNITS = (*STEPS, "goal", "target", "page", "vol", "preamble", "objective", "recommendation")
MOST = 200
"""Addresses of one range at most: nobody cites more paragraphs at once, and misprints are bounded."""

_SEGMENT = re.compile(r"(?P<unit>[a-z]+)(?::(?P<value>[^/:]+))?\Z")
_RANGE = re.compile(r"(?P<first>[^-–]+)[-–](?P<last>[^-–]+)\Z")
_FIGURES = re.compile(r"[0-9]{1,6}\Z")
_LETTER = re.compile(r"[a-z]\Z")
_ROMANS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"),
    *("XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV", "XXVI", "XXVII"),
)


class PinpointError(ValueError):
    """The text is not a pinpoint."""


class Segment(NamedTuple):
    """One unit with its printed value: ("para", "11"), ("sub", "c"), ("annex", "")."""

    unit: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.unit}:{self.value}" if self.value else self.unit

    @property
    def ends(self) -> tuple[str, str]:
        """First and last of a range; the same twice for a single value."""
        match = _RANGE.match(self.value)
        return (match["first"].strip(), match["last"].strip()) if match else (self.value, self.value)

    def values(self) -> Iterator[str]:
        """Each value of a range of figures, letters or Roman numbers, at most `MOST`; otherwise its ends."""
        first, last = self.ends
        yield from islice(_between(first, last), MOST) if first != last else (first,)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A part of a document: its segments, outermost first."""

    segments: tuple[Segment, ...]

    def __str__(self) -> str:
        return "/".join(map(str, self.segments))

    def __bool__(self) -> bool:
        return bool(self.segments)

    def under(self, *outer: Segment) -> Pinpoint:
        """The same part within these outer units: paragraph 3 within article 14."""
        return Pinpoint((*outer, *self.segments))

    def addresses(self) -> tuple[str, ...]:
        """The addresses that the part has, at most `MOST`; none when a unit has no address (a goal)."""
        if not self.segments or any(one.unit not in STEPS for one in self.segments):
            return ()
        return tuple(islice(self._addresses(self.segments), MOST))

    def _addresses(self, segments: tuple[Segment, ...]) -> Iterator[str]:
        head, rest = segments[0], segments[1:]
        for value in head.values():
            here = address.step(STEPS[head.unit], value)
            if not rest:
                yield here
            else:
                yield from (address.join(here, below) for below in self._addresses(rest))


def _between(first: str, last: str) -> Iterable[str]:
    """The values of a range; only its ends where it doesn't rise or nobody knows how to count."""
    if _FIGURES.match(first) and _FIGURES.match(last):
        values: Iterable[str] = map(str, range(int(first), int(last) + 1))
        rises = int(first) < int(last)
    elif _LETTER.match(first) and _LETTER.match(last):
        values, rises = map(chr, range(ord(first), ord(last) + 1)), first < last
    elif first in _ROMANS and last in _ROMANS:
        start, end = _ROMANS.index(first), _ROMANS.index(last)
        values, rises = _ROMANS[start : end + 1], start < end
    else:
        values, rises = (), False
    return values if rises else (first, last)


def parse(text: str) -> Pinpoint:
    """Read a pinpoint back: `str(parse(text)) == text`. Raises PinpointError with the offending part."""
    segments = []
    for part in text.split("/"):
        match = _SEGMENT.match(part)
        if match is None or match["unit"] not in UNITS:
            raise PinpointError(f"“{text}” is not a pinpoint: “{part}” should look like para:12.")
        segments.append(Segment(match["unit"], match["value"] or ""))
    return Pinpoint(tuple(segments))
