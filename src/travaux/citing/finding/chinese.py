"""Parts in Chinese, where the unit stands after its number: 第十四条第三款(丑)项, 第8(d)和8(e)段.

In: a page and a place. Out: the same `Phrase` as of other languages. Larger units come first and go on
holding what follows until the next of their kind; numbers without a unit take that of the next one
(第十四、第十九和第二十六条).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.citing import numerals
from travaux.citing.finding.page import Page
from travaux.citing.finding.parts import MOST_VALUES, Part, Phrase
from travaux.citing.finding.values import letters
from travaux.texts.pinpoint import Segment

_UNITS = {
    "条": "art", "段": "para", "款": "para", "项": "sub", "分段": "sub", "小段": "sub",
    "章": "chap", "节": "sect",
    "部分": "part", "页": "page", "条规则": "rule", "项原则": "principle", "号规则": "rule", "执行段": "op",
    "卷": "vol", "序言段": "pp", "号原则": "principle", "脚注": "note",
}  # fmt: skip
_RANKS = {
    "vol": 0,
    "annex": 1,
    "part": 3,
    "chap": 4,
    "sect": 5,
    "art": 6,
    "rule": 6,
    "principle": 6,
    "para": 7,
    "op": 7,
    "pp": 7,
    "sub": 8,
}
_NUMBER = re.compile(
    r"\s?(?P<the>第)?\s?(?P<number>\d{1,4}(?:\.\d{1,3})?|[一二三四五六七八九十百〇零两]{1,7}"
    r"|[a-h](?:\.\d{1,2})?(?=\s?[节部]))?"
)
_UNIT = re.compile(
    r"\s?(?:的)?\s?(?P<unit>条规则|项原则|号规则|号原则|执行段|序言段|部分|分段|小段|[条段款项章节页卷])"
)
_JOINT = re.compile(r"\s?(?P<to>至|到|-)|\s?[、,]?\s?(?:以及|和|及|与|或|并)\s?|\s?[、;]\s?")
_AND = re.compile(r"\s?[、,]?\s?(?:以及|和|及|与|或|并)")
_ANNEX = re.compile(
    r"附件(?P<number>[一二三四五六七八九十]{1,3}|[ivx]{1,4}(?![a-z])|[a-h](?![a-z.])|\d{1,2})?(?:的|,)?\s?"
)
_BETWEEN = re.compile(r"\s?(?:的|中的|,)?\s?")


class _Item(NamedTuple):
    """A number with what stands in brackets after it: 8(a)㈢; the number is missing in (卯)."""

    number: str
    below: tuple[Segment, ...]
    start: int
    end: int
    to: bool


def phrase(page: Page, place: int) -> Phrase | None:
    """The parts from this place on; None where no number with a unit stands there."""
    found = run(page, place)
    return found if found.parts else None


def run(page: Page, place: int) -> Phrase:
    """The same with what was looked at: without parts, the numbers that end there have no unit."""
    found = Phrase([], place, place, "")
    held: list[tuple[int, tuple[Segment, ...]]] = []
    at = _annex(page, place, found, held)
    waiting: list[_Item] = []
    to = joined = False
    while len(found.parts) + len(waiting) < MOST_VALUES:
        item = _item(page, at, to)
        if item is None:
            break
        waiting.append(item)
        unit = _UNIT.match(page.folded, item.end)
        if unit:
            if joined and held and _RANKS.get(_UNITS[unit["unit"]], 7) > held[-1][0]:
                held.pop()  # 第七章和第五十一条: and an article, not of that chapter
            _settle(found, held, _UNITS[unit["unit"]], waiting, unit.end())
            waiting = []
        end = unit.end() if unit else item.end
        at, to = _past(page, end, bool(unit))
        joined = _AND.match(page.folded, end) is not None if unit else joined
        if at < 0:
            at = item.end
            break
    return found if found.parts else Phrase([], place, max(at, place), "")


def _past(page: Page, end: int, settled: bool) -> tuple[int, bool]:
    """Where the next number may stand, and whether it ends a range; -1 where the phrase is over."""
    joint = _JOINT.match(page.folded, end)
    if joint:
        return joint.end(), bool(joint["to"])
    between = _BETWEEN.match(page.folded, end) if settled else None
    return (between.end(), False) if between else (-1, False)


def _annex(page: Page, place: int, found: Phrase, held: list[tuple[int, tuple[Segment, ...]]]) -> int:
    """附件, 附件一: the annex, which has its number after it."""
    match = _ANNEX.match(page.folded, place)
    if match is None:
        return place
    printed = match["number"] or ""
    value = numerals.roman(printed) or numerals.figures(printed) or printed.upper()
    if printed and numerals.chinese(printed):
        value = numerals.roman_of(int(value)).upper()
    segments = (Segment("annex", value),)
    found.parts.append(Part(segments, place, match.end()))
    found.unit, found.end = "annex", match.end()
    held.append((_RANKS["annex"], segments))
    return match.end()


def _item(page: Page, place: int, to: bool) -> _Item | None:
    match = _NUMBER.match(page.folded, place)
    if match is None:
        return None
    printed = match["number"] or ""
    number = printed.upper() if printed[:1].isalpha() and printed.isascii() else numerals.figures(printed)
    number = "" if not printed else number
    below = letters(page, match.end(), ())
    if (not number and not below) or number is None:
        return None
    return _Item(number, below.segments if below else (), place, below.end if below else match.end(), to)


def _settle(
    found: Phrase, held: list[tuple[int, tuple[Segment, ...]]], unit: str, waiting: list[_Item], end: int
) -> None:
    """Give the waiting numbers their unit, under the larger one that holds them."""
    rank = _RANKS.get(unit, 7)
    while held and held[-1][0] >= rank:
        held.pop()
    outer = held[-1][1] if held else ()
    if found.parts and found.parts[-1].segments == outer:
        found.parts.pop()
    number = ""
    for item in waiting:
        number = item.number or number
        segments = (*outer, *_segments(unit, item._replace(number=number if unit != "sub" else item.number)))
        if item.to and found.parts and found.parts[-1].segments[:-1] == segments[:-1]:
            first = found.parts.pop()
            last = first.segments[-1]
            segments = (*segments[:-1], Segment(last.unit, f"{last.value}-{segments[-1].value}"))
        found.parts.append(Part(segments, item.start, end))
    held.append((rank, found.parts[-1].segments))
    found.end = end
    found.unit = found.unit or unit


def _segments(unit: str, item: _Item) -> tuple[Segment, ...]:
    if not item.number:
        return item.below
    number = numerals.in_romans(int(item.number)) if unit == "vol" and item.number.isdigit() else item.number
    return (Segment(unit, number), *item.below)
