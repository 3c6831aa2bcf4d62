"""Where in a text a quote may stand now: everywhere its letters do, and where enough of its words do.

In: a query and a text. Out: fits, the best first, none over another. Cheap things come first: the letters
with all that stands around them; the letters alone; then rare words and pairs of words vote for places,
and the query is laid over the best of those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from travaux.texts.passage import BETWEEN, Passage
from travaux.texts.refinding.alignment import Fit, fit, made
from travaux.texts.refinding.folding import fold
from travaux.texts.refinding.query import Query
from travaux.texts.refinding.text import Span, Text

_MOST = 400  # occurrences that are looked at: "the State party" may stand a thousand times
_RARE = 20  # occurrences from which on a word, or a pair of words, says nothing about the place
_WINDOWS = 6  # places that a query is laid over; the right one has always been among the first three
_LEAST_VOTES = 0.15  # of those of the first place: a rival that comes near it has most of the same words
_TRACES = 80  # words and pairs that vote, the rarest: more of them say the same
_SLACK = 10  # words that may have been put in or taken out without the window missing an end
_SAYING = 12  # letters that say something of what stands there: two words
_TIMES, _LEAST_LACKING = 2, 0.02  # a word of a passage of some size
_CHANCE = 0.5  # of the letters of any two English texts agree in order: that much is no likeness


def complete(wanted: Query, text: Text) -> list[Fit]:
    """Places where the quote stands with all that stood around it."""
    if not wanted.quote:
        return []
    return [
        made((at + wanted.start, at + wanted.end), wanted, 1.0, 1.0, 1.0)
        for at in text.occurrences(wanted.letters, _MOST)
        if (text.begins_word(at + wanted.start) or wanted.begin_inside)
        and text.together((at + wanted.start, at + wanted.end))
    ]


def exact(wanted: Query, text: Text) -> list[Fit]:
    """Places where the quote stands, with what agrees around it."""
    if not wanted.quote:
        return []
    fits = []
    for at in text.occurrences(wanted.quote, _MOST):
        span = (at, at + len(wanted.quote))
        begins = text.begins_word(at) or wanted.begin_inside
        ends = text.begins_word(span[1]) or wanted.end_inside
        if begins and ends and text.together(span):
            fits.append(made(span, wanted, 1.0, 1.0, surroundings(wanted, text, span)))
    return fits


def similar(wanted: Query, text: Text, near: Iterable[int] = ()) -> list[Fit]:
    """Places where much of the quote stands; `near` are words of the text where it is looked for anyway."""
    slack = _SLACK + len(wanted.words) // 4
    fits = []
    for begin in dict.fromkeys([*near, *_voted(wanted, text)]):
        found = fit(wanted, text, begin - slack, begin + len(wanted.words) + slack)
        if found is not None and text.together(found.span):
            fits.append(found)
    return fits


def apart(fits: Iterable[Fit]) -> list[Fit]:
    """The best fits, none of which overlaps a better one."""
    chosen: list[Fit] = []
    for one in sorted(fits, key=lambda fit: -fit.likeness):
        if not any(overlap(one.span, other.span) for other in chosen):
            chosen.append(one)
    return chosen


def overlap(one: Span, other: Span) -> int:
    """How many letters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def clear(best: Fit, other: Fit, margin: float) -> bool:
    """Whether a place is so much better than another that chance can't have made it so.

    Near to perfect a small difference says much: then the other must lack several times as much.
    """
    lacking, other_lacking = 1 - best.likeness, 1 - other.likeness
    return other_lacking - lacking >= margin or other_lacking >= _TIMES * lacking + _LEAST_LACKING


def length(span: Span) -> int:
    """How many letters a span has."""
    return span[1] - span[0]


def surroundings(wanted: Query, text: Text, span: Span) -> float:
    """How much of what stood around the quote stands around a span."""
    before, after = wanted.before, wanted.after
    if not before and not after:
        return 1.0
    ahead = agreement(before, text.letters[max(0, span[0] - len(before)) : span[0]])
    behind = agreement(after, text.letters[span[1] : span[1] + len(after)])
    return (ahead * len(before) + behind * len(after)) / (len(before) + len(after))


def beside(passage: Passage, text: Text, span: Span, inside: bool) -> float:
    """How much of what stood beside the quote is there, on the side that has less of it.

    `inside`: of its own block only, and only where that is enough to say something.
    """
    sides = passage.before, passage.after
    if inside:
        sides = passage.before.rpartition(BETWEEN)[2], passage.after.partition(BETWEEN)[0]
    before, after = (fold(side).letters for side in sides)
    pairs = (
        (before, text.letters[max(0, span[0] - len(before)) : span[0]]),
        (after, text.letters[span[1] : span[1] + len(after)]),
    )
    least = _SAYING if inside else 1
    return min((agreement(*pair) for pair in pairs if len(pair[0]) >= least), default=1.0)


def agreement(one: str, other: str) -> float:
    """How alike two short texts are, from 0 (as any two are) to 1."""
    share = Indel.normalized_similarity(one, other)
    return max(0.0, (share - _CHANCE) / (1 - _CHANCE))


def _voted(wanted: Query, text: Text) -> list[int]:
    """Words of the text where the query probably begins: rare words and pairs vote, the rarer the more."""
    width = _SLACK + len(wanted.words) // 8
    votes: dict[int, float] = defaultdict(float)
    sums: dict[int, float] = defaultdict(float)
    for number, places in sorted(_traces(wanted.words, text), key=lambda one: len(one[1]))[:_TRACES]:
        weight = 1 / len(places)
        for place in places:
            begin = place - number
            for drawer in (begin // width, begin // width + 1):
                votes[drawer] += weight
                sums[drawer] += weight * begin
    best = sorted(votes, key=lambda drawer: -votes[drawer])[: 2 * _WINDOWS]
    best = [drawer for drawer in best if votes[drawer] >= _LEAST_VOTES * votes[best[0]]]
    begins: list[int] = []
    for drawer in best:
        begin = round(sums[drawer] / votes[drawer])
        if all(abs(begin - other) > width // 2 for other in begins):
            begins.append(begin)
    return begins[:_WINDOWS]


def _traces(words: Sequence[str], text: Text) -> Iterator[tuple[int, Sequence[int]]]:
    """The rare words and pairs of a query: the number of their first word, and where they stand."""
    for number, word in enumerate(words):
        alone = text.where.get(word, ())
        if 0 < len(alone) <= _RARE:
            yield number, alone
    for number, pair in enumerate(pairwise(words)):
        together = text.pairs.get(pair, ())
        if 0 < len(together) <= _RARE:
            yield number, together
