"""General comments and general recommendations: which committee's, by number and year.

In: "No. 26 (2023)" and what it is called. Out: the committees that have such a one: committees count
their own from 1, so that the number alone names several. Two of them, on racial discrimination and on
discrimination against women, call theirs recommendations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).with_name("data") / "general_comments.json"
RECOMMENDING = frozenset({"cerd", "cedaw"})
"""The committees whose comments are called general recommendations."""
_YEARS_APART = 1  # a comment adopted in November is dated by the year of its printing as often
_YET_TO_COME = 5  # numbers beyond the last one known that a named committee may have reached


class GeneralComment(NamedTuple):
    """One of them. Year, symbol and title are None where they are not known for certain; `joint` is the
    same text under the number of the other committee ("cedaw/31").
    """

    body: str
    number: int
    year: int | None
    symbol: str | None
    title: str | None
    word: str
    joint: str | None = None


class _Table(Mapping[tuple[str, int], GeneralComment]):
    """All of them by body and number, read at the first question."""

    def __getitem__(self, key: tuple[str, int]) -> GeneralComment:
        return _loaded()[key]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(_loaded())

    def __len__(self) -> int:
        return len(_loaded())


TABLE: Mapping[tuple[str, int], GeneralComment] = _Table()


def which(number: int, year: int | None = None, word: str = "", body: str | None = None) -> list[str]:
    """The committees that may be meant by this number.

    `word` is "recommendation", "comment" or "" (not said, or a language where it tells nothing); `body` is
    the committee that is named nearby: then it is that one or none. A year decides where one fits: one that
    is exactly right before one that is a year off; with a year that fits none, nobody is meant.
    """
    if body is not None:
        return [body] if number <= _last(body) + _YET_TO_COME else []
    there = [one for one in TABLE.values() if one.number == number and word in ("", one.word)]
    if year is None:
        return [one.body for one in there]
    exact = [one.body for one in there if one.year == year]
    return exact or [one.body for one in there if one.year and abs(one.year - year) <= _YEARS_APART]


def symbol(body: str, number: int) -> str | None:
    """The symbol under which it is published, if known."""
    found = TABLE.get((body, number))
    return found.symbol if found else None


def by_symbol() -> Mapping[str, Sequence[GeneralComment]]:
    """All that have a symbol, by symbol."""
    found: dict[str, list[GeneralComment]] = {}
    for one in TABLE.values():
        if one.symbol:
            found.setdefault(one.symbol, []).append(one)
    return found


def _last(body: str) -> int:
    """The highest number of a committee; far below none where it has no comments."""
    return max((number for of, number in TABLE if of == body), default=-_YET_TO_COME)


@cache
def _loaded() -> Mapping[tuple[str, int], GeneralComment]:
    rows = json.loads(_DATA.read_text(encoding="utf-8"))["comments"]
    comments = (GeneralComment(**row) for row in rows)
    return {(one.body, one.number): one for one in comments}
