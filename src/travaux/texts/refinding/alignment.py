"""Lays the words of a query over a stretch of a text, and says which words of it are the quote now.

In: a query, a text, a window of its words. Out: a `Fit`: the span of letters, and how much of the quote
and of the words around it is there. Words that changed one for one are followed; what was put in at an
end of the quote stays outside; an end that is nowhere is cut back to what is certain.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from travaux.texts.refinding.query import Query
from travaux.texts.refinding.text import Span, Text

AROUND = 0.5
"""What a letter around the quote is worth in a likeness, where one of the quote is worth 1."""

_QUARTERS, _PART = 4, 4  # parts of a quote that are looked at each, of at least so many words
_NEAR = 3  # words beside a quote that are known again
_LONGEST = 10  # letters that a word counts at most: a name of twenty letters is not four times as telling
_MISS = 3  # what a word without partner costs; with it, a lone "the" far away does not stretch a fit


class Fit(NamedTuple):
    """Where a quote may be. All shares are from 0 to 1.

    `quote` is how much of the quote's words and of those found is the same, `least` how much of that quarter
    of the quote of which least is there, `around` how much of the words on both sides (1 without any).
    `likeness` is all this in one, `agreeing` counts the letters that are the same.
    """

    span: Span
    quote: float
    least: float
    around: float
    likeness: float
    agreeing: int


def made(span: Span, wanted: Query, quote: float, least: float, around: float) -> Fit:
    """A fit, with likeness and agreeing letters reckoned."""
    inside = len(wanted.quote)
    outside = len(wanted.letters) - inside
    likeness = (quote * inside + around * outside * AROUND) / (inside + outside * AROUND)
    return Fit(span, quote, least, around, likeness, round(quote * inside + around * outside))


class _Step(NamedTuple):
    """One step of the way through both: a word of the query, one of the text, or both."""

    ours: int | None
    theirs: int | None
    same: bool


def fit(wanted: Query, text: Text, start: int, end: int) -> Fit | None:
    """Lay the query over the words `start` to `end` of a text."""
    start, end = max(0, start), min(len(text.words), end)
    window = text.words[start:end]
    steps = _core(list(_steps(wanted.words, window, start)), wanted.words)
    inside = [
        step
        for step in steps
        if step.theirs is not None and step.ours is not None and wanted.first <= step.ours < wanted.last
    ]
    own = _without_neighbours(_near_what_agrees(inside, wanted, text), wanted, text)
    return _fit(wanted, text, steps, own[0].theirs or 0, own[-1].theirs or 0) if own else None


def _near_what_agrees(steps: Sequence[_Step], wanted: Query, text: Text) -> Sequence[_Step]:
    """Before the first word that agrees, and after the last, only as many others as the quote has there,
    and none in another block: many shortest ways are equal, and some make a detour."""
    same = [(step.ours, step.theirs) for step in steps if step.same]
    if not same:
        return steps
    (ours, theirs), (last_ours, last_theirs) = ((one or 0, other or 0) for one, other in (same[0], same[-1]))
    low = max(theirs - (ours - wanted.first), text.first_word_beside(theirs))
    high = min(last_theirs + (wanted.last - 1 - last_ours), text.last_word_beside(last_theirs))
    return [step for step in steps if low <= (step.theirs or 0) <= high]


def _without_neighbours(steps: Sequence[_Step], wanted: Query, text: Text) -> Sequence[_Step]:
    """Without words at the ends that stood beside the quote: the shortest way may take one for new."""
    before = wanted.words[max(0, wanted.first - _NEAR) : wanted.first]
    after = wanted.words[wanted.last : wanted.last + _NEAR]
    start, end = 0, len(steps)
    while start < end and not steps[start].same and text.words[steps[start].theirs or 0] in before:
        start += 1
    while end > start and not steps[end - 1].same and text.words[steps[end - 1].theirs or 0] in after:
        end -= 1
    return steps[start:end]


def _fit(wanted: Query, text: Text, steps: Sequence[_Step], first: int, last: int) -> Fit:
    same = {step.ours: step.theirs for step in steps if step.same and step.ours is not None}
    span = (text.letter(first), text.letter(last + 1))
    if same.get(wanted.first) == first and wanted.begin_inside:
        span = (min(span[0] + wanted.begin_inside, span[1] - 1), span[1])
    if same.get(wanted.last - 1) == last and wanted.end_inside:
        span = (span[0], max(span[0] + 1, min(text.letter(last) + wanted.end_inside, span[1])))
    inside = range(wanted.first, wanted.last)
    ours, theirs = _letters(wanted, inside), sum(len(word) for word in text.words[first : last + 1])
    agreeing = _letters(wanted, (at for at in inside if at in same))
    outside = [*range(wanted.first), *range(wanted.last, len(wanted.words))]
    around = _letters(wanted, (at for at in outside if at in same)), _letters(wanted, outside)
    return made(
        span,
        wanted,
        2 * agreeing / (ours + theirs),
        _least(wanted, same),
        around[0] / around[1] if around[1] else 1.0,
    )


def _letters(wanted: Query, numbers: Iterable[int]) -> int:
    return sum(len(wanted.words[at]) for at in numbers)


def _least(wanted: Query, same: Container[int]) -> float:
    """The share of that quarter of the quote of which least is there; of all of it where it is short."""
    count = wanted.last - wanted.first
    parts = _QUARTERS if count >= _QUARTERS * _PART else 1
    bounds = [wanted.first + count * part // parts for part in range(parts + 1)]
    shares = (
        _letters(wanted, (at for at in range(*part) if at in same)) / (_letters(wanted, range(*part)) or 1)
        for part in pairwise(bounds)
    )
    return min(shares)


def _steps(ours: Sequence[str], theirs: Sequence[str], start: int) -> Iterator[_Step]:
    """The shortest way from one row of words to the other; `start` is where the second begins."""
    for op in Levenshtein.opcodes(ours, theirs):
        if op.tag == "delete":
            yield from (_Step(at, None, False) for at in range(op.src_start, op.src_end))
        elif op.tag == "insert":
            yield from (_Step(None, start + at, False) for at in range(op.dest_start, op.dest_end))
        else:
            for at in range(op.src_end - op.src_start):
                yield _Step(op.src_start + at, start + op.dest_start + at, op.tag == "equal")


def _core(steps: Sequence[_Step], words: Sequence[str]) -> Sequence[_Step]:
    """The part of the way that is worth most: words that agree count, others cost."""
    best = total = 0
    bounds = (0, 0)
    begin = 0
    for at, step in enumerate(steps):
        total += min(len(words[step.ours]), _LONGEST) if step.same and step.ours is not None else -_MISS
        if total <= 0:
            total, begin = 0, at + 1
        elif total > best:
            best, bounds = total, (begin, at + 1)
    return steps[bounds[0] : bounds[1]]
