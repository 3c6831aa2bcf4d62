"""Snippets: the part of a paragraph that shows best why it was found, with what matches marked.

In: a paragraph's one text, its language, and the query's tree. Out: parts of that text, some marked.
Matches are found by the analysis that the index uses, in all languages alike, so that what is marked
is what was found. Nothing is looked up: this is text in, text out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from travaux.library.search import analysis
from travaux.library.search.analysis import CHINESE, Token
from travaux.library.search.chinese import parted
from travaux.library.search.results import Part
from travaux.library.search.tantivy_query import fuzziness
from travaux.texts.query import Node, Phrase, Word, words

AROUND = 40  # words: two or three lines
_CHINESE_AROUND = 90  # characters that fill about as much
_BEFORE = 0.3  # of the words stand before the first mark
_WORD = re.compile(r"\S+")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    word: int


class Marker:
    """Marks texts for one query. What a query says is worked out once for each language."""

    def __init__(self, node: Node | None, *, exact: bool = False) -> None:
        self._wanted = list(words(node))
        self._exact = exact
        self._known: dict[str, list[_Target]] = {}

    def snippet(self, text: str, language: str) -> tuple[Part, ...]:
        """The stretch around the best cluster of matches."""
        marks = self.marks(text, language)
        start, end = _stretch(text, marks, analysis.is_chinese(text))
        parts = [Part(_ELLIPSIS)] if start else []
        at = start
        for first, last in _merged(marks):
            if first < start or last > end:
                continue
            parts += [Part(text[at:first])] if first > at else []
            parts.append(Part(text[first:last], marked=True))
            at = last
        rest = text[at:end] + (_ELLIPSIS if end < len(text) else "")
        return tuple([*parts, Part(rest)] if rest else parts)

    def marks(self, text: str, language: str) -> list[_Mark]:
        """What matches, in the order of the text."""
        written = analysis.written_in(text, language)
        targets = self._known.get(written)
        if targets is None:
            targets = self._known[written] = [_target(one, written, self._exact) for one in self._wanted]
        stems = analysis.tokens(text, written) if any(one.stemmed for one in targets) else []
        exact = analysis.exact_tokens(text) if any(not one.stemmed for one in targets) else []
        found = [
            _Mark(start, end, at)
            for at, target in enumerate(targets)
            for start, end in target.places(stems if target.stemmed else exact)
        ]
        return sorted(found, key=lambda one: (one.start, one.end))


@dataclass(frozen=True, slots=True)
class _Target:
    """A word or phrase as one language's texts have it: runs of terms, any of which matches."""

    runs: tuple[tuple[tuple[int, str], ...], ...]
    stemmed: bool
    prefix: bool = False
    distance: int = 0

    def places(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Where it stands."""
        for run in self.runs:
            if len(run) == 1 and not self.prefix and not self.distance:
                yield from ((one.start, one.end) for one in tokens if one.text == run[0][1])
            elif run:
                yield from self._places_of(run, tokens)

    def _places_of(
        self, run: Sequence[tuple[int, str]], tokens: Sequence[Token]
    ) -> Iterator[tuple[int, int]]:
        at: dict[int, list[Token]] = {}
        for one in tokens:
            at.setdefault(one.position, []).append(one)
        for one in tokens:
            if not self._same(one.text, run[0][1], last=len(run) == 1):
                continue
            end: int | None = one.end
            for n, (offset, term) in enumerate(run[1:], 2):
                here = at.get(one.position + offset, ())
                end = next(
                    (each.end for each in here if self._same(each.text, term, last=n == len(run))), None
                )
                if end is None:
                    break
            if end is not None:
                yield one.start, end

    def _same(self, found: str, wanted: str, *, last: bool) -> bool:
        if self.prefix and last:
            return found.startswith(wanted)
        if self.distance:
            return OSA.distance(found, wanted, score_cutoff=self.distance) <= self.distance
        return found == wanted


def _target(wanted: Word | Phrase, language: str, exact: bool) -> _Target:
    text = analysis.normal(wanted.text)
    word = wanted if isinstance(wanted, Word) else None
    if analysis.is_chinese(text):
        pieces = parted(text) if word else [text]
        runs = [analysis.phrase(analysis.tokens(one, CHINESE)) for one in pieces]
        return _Target(tuple(map(tuple, runs)), stemmed=False)
    plain = analysis.phrase(analysis.exact_tokens(text))
    if word is None or exact or word.prefix or word.fuzzy:
        distance = fuzziness(plain[0][1]) if word and word.fuzzy and len(plain) == 1 else 0
        return _Target((tuple(plain),), False, prefix=bool(word and word.prefix), distance=distance)
    return _Target((tuple(analysis.phrase(analysis.tokens(text, language))),), stemmed=True)


def _stretch(text: str, marks: Sequence[_Mark], chinese: bool) -> tuple[int, int]:
    """Where to cut: around the window with the most different words, then the most marks."""
    pieces = (
        [(at, at + 1) for at in range(len(text))] if chinese else [m.span() for m in _WORD.finditer(text)]
    )
    width = _CHINESE_AROUND if chinese else AROUND
    if len(pieces) <= width:
        return 0, len(text)
    starts = [start for start, _ in pieces]
    first = _best_window(marks, _numbered(starts, marks), width)
    begin = max(0, min(first - int(width * _BEFORE), len(pieces) - width))
    last = begin + width
    return (0 if begin == 0 else pieces[begin][0]), (
        len(text) if last >= len(pieces) else pieces[last - 1][1]
    )


def _numbered(starts: Sequence[int], marks: Sequence[_Mark]) -> list[int]:
    """For each mark the number of the word in which it begins."""
    numbers, at = [], 0
    for mark in marks:
        while at + 1 < len(starts) and starts[at + 1] <= mark.start:
            at += 1
        numbers.append(at)
    return numbers


def _best_window(marks: Sequence[_Mark], numbers: Sequence[int], width: int) -> int:
    """The number of the word at which the best cluster begins; 0 without marks."""
    inside: Counter[int] = Counter()
    best, best_first, left = (0, 0), 0, 0
    reach = int(width * (1 - _BEFORE))
    for right, mark in enumerate(marks):
        inside[mark.word] += 1
        while numbers[right] - numbers[left] >= reach:
            inside[marks[left].word] -= 1
            inside += Counter()
            left += 1
        score = (len(inside), right - left + 1)
        if score > best:
            best, best_first = score, numbers[left]
    return best_first


def _merged(marks: Sequence[_Mark]) -> Iterator[tuple[int, int]]:
    """Marks without overlaps, in order."""
    start = end = -1
    for mark in marks:
        if mark.start < end:
            end = max(end, mark.end)
            continue
        if end > 0:
            yield start, end
        start, end = mark.start, mark.end
    if end > 0:
        yield start, end
