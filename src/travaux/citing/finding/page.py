"""A text with its landmarks: every word of interest, symbol and title in it, in order.

In: a text and its language. Out: a `Page`, over which the rules of finding walk. Each landmark is found
once, in one pass over the text for each sort; where two overlap, the symbol or the longer one stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from travaux.citing import bodies
from travaux.citing.folding import fold
from travaux.citing.instruments import finding as instruments_finding
from travaux.citing.language import Lexicon, Sort, lexicon
from travaux.citing.words import words
from travaux.texts import symbol

MOST_GAP = 90
"""Characters between two landmarks that may still belong together; the longest phrase we know
("read alone and in conjunction with") has 40, and a determiner or two."""

_RESOLUTION = re.compile(
    r"(?<![\d/.])(?:\d{1,4} ?/ ?\d{1,4}(?![\d/])|\d{1,4}(?: ?[a-z](?![a-z])){0,1} ?\((?:s-)?[ivxlх]{1,8}\))"
)
CHINESE_NAMES = re.compile(
    r"[约章书程则领宣]|协定|声明|框架|原则|委员|理事|法院|法庭|工作组"
    r"|机制|行动|纲要|成果|主权|组织|联盟|大会|欧盟|[A-Za-z]{2}"
)
"""Some of this stands in every name of an instrument or body; each Chinese character is a word, so that
looking for names costs more than elsewhere and is left out where none can be."""
_CHINESE_PART = re.compile(r"第 ?(?:[\d一二三四五六七八九十百千〇零两(]|e?s-\d)")
_CHINESE_BARE = re.compile(
    r"(?<![\d第/.a-z-])(?<!第 )(?:e?s-)?\d{1,4} ?/ ?\d{1,4}[a-z]? ?号"
    r"|(?<![\d第])(?<!第 )\d{1,4} ?[a-z]? ?\((?:(?:19|20)\d\d|[ivxl]{1,6})\) ?号"
)
_CHINESE_OLD = re.compile(r"[一二三四五六七八九〇零]{3,4} ?\([一二三四五六七八九十]{1,4}\)")


class Landmark(NamedTuple):
    """A word of interest at its place; `data` is what a symbol or title stands for."""

    start: int
    end: int
    sort: Sort
    value: str = ""
    many: bool | None = None
    data: object = None


@dataclass(frozen=True, slots=True)
class Page:
    """A text, the same folded, and its landmarks by place."""

    text: str
    folded: str
    lexicon: Lexicon
    marks: tuple[Landmark, ...]
    starts: tuple[int, ...]
    organs: tuple[tuple[int, int], ...]
    """For each landmark the index of the organ named last before it: by its full name, and in short
    ("the Council"); -1 where there is none."""

    def index(self, place: int) -> int:
        """Index of the first landmark that begins at `place` or later."""
        return bisect_left(self.starts, place)

    def following(self, place: int, between: re.Pattern[str]) -> int | None:
        """Index of the next landmark, if `between` is all that stands before it."""
        at = self.index(place)
        while at < len(self.marks) and self.marks[at].value == "own":
            at += 1
        if at >= len(self.marks) or self.starts[at] - place > MOST_GAP:
            return None
        return at if between.match(self.folded[place : self.starts[at]]) else None


def page(text: str, language: str | None) -> Page:
    """Read a text."""
    folded = fold(text)
    known = lexicon(language)
    marks = _without_overlaps(
        [
            *_symbols(text, language),
            *_titles(text, language),
            *_words(folded, known),
            *_numbers(folded, known),
        ]
    )
    return Page(text, folded, known, tuple(marks), tuple(mark.start for mark in marks), tuple(_organs(marks)))


def _organs(marks: list[Landmark]) -> Iterator[tuple[int, int]]:
    full = short = -1
    for at, mark in enumerate(marks):
        yield full, short
        if mark.sort is Sort.ORGAN and mark.value in _SHORT_ORGANS:
            short = at
        elif mark.sort is Sort.ORGAN and mark.value != "own":
            full = at


_SHORT_ORGANS = frozenset({"council", "commission"})


def _words(folded: str, known: Lexicon) -> Iterator[Landmark]:
    for match in known.scan.finditer(folded):
        sort, value, many = known.word(match)
        yield Landmark(match.start(), match.end(), sort, value, many)


def _numbers(folded: str, known: Lexicon) -> Iterator[Landmark]:
    """Numbers that stand for themselves: of resolutions; in Chinese every 第."""
    if known.language == "zh":
        for pattern in (_CHINESE_PART, _CHINESE_OLD, _CHINESE_BARE):
            yield from (Landmark(m.start(), m.end(), Sort.NUMBER, "zh") for m in pattern.finditer(folded))
    elif "/" in folded or "(" in folded:
        yield from (Landmark(m.start(), m.end(), Sort.NUMBER) for m in _RESOLUTION.finditer(folded))


def _symbols(text: str, language: str | None) -> Iterator[Landmark]:
    if "/" in text:
        for found in symbol.find(text, language):
            yield Landmark(found.start, found.end, Sort.SYMBOL, data=found)


def _titles(text: str, language: str | None) -> Iterator[Landmark]:
    if language == "zh" and not CHINESE_NAMES.search(text):
        return
    among = words(text)
    for named in instruments_finding.find_among(among, language or ""):
        yield Landmark(named.start, named.end, Sort.INSTRUMENT, named.noun, data=named)
    numbering = bodies.COMMITTEES | bodies.outside()
    for organ in bodies.find_among(among):
        if organ.body in numbering:
            yield Landmark(organ.start, organ.end, Sort.COMMITTEE, organ.body, data=organ)


def _without_overlaps(marks: list[Landmark]) -> list[Landmark]:
    """All landmarks in order; of two that overlap, the firmer stands, or else the longer."""
    chosen: list[Landmark] = []
    for mark in sorted(marks, key=lambda one: (one.start, _looseness(one))):
        if not chosen or mark.start >= chosen[-1].end:
            chosen.append(mark)
        elif _looseness(mark) < _looseness(chosen[-1]):
            chosen[-1] = mark
    return chosen


_FIRM = {Sort.SYMBOL: 0, Sort.INSTRUMENT: 1, Sort.COMMITTEE: 2}


def _looseness(mark: Landmark) -> tuple[int, int]:
    firm = 0 if mark.value == "series" else _FIRM.get(mark.sort, 3)
    return firm, mark.start - mark.end
