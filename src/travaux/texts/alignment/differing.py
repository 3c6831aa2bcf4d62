"""Figures and symbols that stand in one version of a paragraph and not in the other.

In: two texts with their languages. Out: `Difference`s, each a place in one of them. A figure is missed
only when nothing in the other text may be it: not in figures, not in words, not as part of a date or of
a decimal. So a difference is worth looking at; that there is none proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from travaux.texts.alignment.figures import DATE, FIGURE, SAID, SYMBOL, Figure, figures, said


class Difference(NamedTuple):
    """A figure, date or symbol (`what`) of one side (0 left, 1 right) that the other has not."""

    side: int
    what: str
    start: int
    end: int
    text: str


def differences(left: str, right: str, left_language: str, right_language: str) -> tuple[Difference, ...]:
    """What differs, in the order of the text, first of the left side."""
    if left == right:
        return ()
    sides = (figures(left, left_language), figures(right, right_language))
    return (
        *_told(0, left, _missing(sides[0], sides[1], right, right_language)),
        *_told(1, right, _missing(sides[1], sides[0], left, left_language)),
    )


def _told(side: int, text: str, missing: Iterable[Figure]) -> Iterator[Difference]:
    for one in sorted(missing, key=lambda figure: figure.start):
        yield Difference(side, one.what, one.start, one.end, text[one.start : one.end])


def _missing(ours: Iterable[Figure], theirs: Sequence[Figure], other: str, language: str) -> list[Figure]:
    """What the other text has neither in figures nor, looked at only then, in words."""
    missing = list(_without(ours, theirs, other))
    if not missing:
        return []
    return list(_without(missing, [*theirs, *said(other, language)], other))


def _without(ours: Iterable[Figure], theirs: Sequence[Figure], other: str) -> Iterator[Figure]:
    there = {value for one in theirs for value in one.values}
    within = {part for one in theirs for part in one.parts}
    loose = {
        part for one in theirs if one.what != DATE or _is_partial(one) for part in one.parts | one.values
    }
    for one in ours:
        found = (
            one.what == SAID
            or one.values & there
            or (one.what == FIGURE and one.values & within)
            or (one.what == SYMBOL and any(value in _squeezed(other) for value in one.values))
            or (len(one.parts) > 1 and one.parts <= loose)
            or (one.what == DATE and _is_partial(one) and _answered(one, theirs))
        )
        if not found:
            yield one


def _squeezed(text: str) -> str:
    return "".join(text.upper().split())


def _is_partial(date: Figure) -> bool:
    """A date without its day or year: in the other version the rest may stand elsewhere."""
    return len(date.parts) < len(("day", "year"))


def _answered(partial: Figure, theirs: Iterable[Figure]) -> bool:
    """Whether a date of the other side is the whole of this part of one."""
    value = next(iter(partial.values)).strip("-")
    return any(value in whole for one in theirs if one.what == DATE for whole in one.values)
