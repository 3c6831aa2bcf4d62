"""Brackets that belong to a symbol: (2000), (III), (S-VII), (Part I), (Parts I and II), (Sect. 29A).

In: folded text and where a bracket may open. Out: the bracket in canonical English writing, because a
document has one symbol in all languages: "(Partie II)" is "(Part II)". Anything else in brackets
("(Spain)", "(see para. 3)") belongs to the sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.texts.symbol import tables

_WORDS = tables.either(word for word, (_, form) in tables.BRACKETS.items() if form == "numbered")
_ALONE = tables.either(word for word, (_, form) in tables.BRACKETS.items() if form == "alone")
_NUMERAL = rf"(?:[IVX]{{1,5}}|\d{{1,3}}[A-Z]?|[A-Z]|{tables.either(tables.NUMERALS)})"
_AMENDED = r"(?P<more>(?i:Add|Corr|Rev|Amend))\ ?\.\ ?(?P<number>\d{1,2})"
_MORE = rf"(?:\ ?/\ ?(?:{_AMENDED}|(?i:Part)\ (?P<part>\d{{1,2}})))?"
_ITEM = re.compile(rf"(?P<value>(?i:{_NUMERAL})){_MORE}\Z")
_BRACKET = re.compile(
    rf"""\ ?\(\ ?(?:
      (?P<year>(?:19|20)\d\d)
    | (?P<roman>(?:E?S\ ?-\ ?)?[IVXL]{{1,8}})
    | (?P<regional>[A-Z]{{2,5}}\.\d{{1,3}}/\d{{1,4}})  # LC/G.2318 (SES.31/3)
    | (?P<arabic>(?:(?P<special>دإ|دإط|داط|دا|دإ\ ?ط)|د)\ ?-\ ?(?P<session>\d{{1,2}}))
    | (?P<word>(?i:{_WORDS}))\.?\ ?(?P<items>[^()]{{1,40}}?)
    | (?P<alone>(?i:{_ALONE}))
    | 第(?P<chinese>[一二三四五六七八九十\d]{{1,3}})部分
    )\ ?\)""",
    re.VERBOSE,
)
_BETWEEN = re.compile(
    rf"\ ?[,،、]\ ?|\ (?:{tables.either(tables.WORDS['and'])})\ "
    rf"|\ (?:{tables.either(tables.WORDS['prefix'])})\ ?|\ ?(?:{tables.either(tables.WORDS['glued'])})\ ?"
)
_ROMAN = (("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


class Bracket(NamedTuple):
    """A bracket as pieces of a symbol; more than one where it lists several."""

    pieces: tuple[str, ...]
    end: int

    @property
    def others(self) -> tuple[str, ...]:
        """The pieces after the first."""
        return self.pieces[1:]


def roman(number: int) -> str:
    """A session in roman numerals: 21 is "XXI"."""
    written = ""
    for letters, value in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def bracket(text: str, at: int, *, dated: bool, series: bool) -> Bracket | None:
    """The bracket at `at` that belongs to a symbol: `dated` may hold a year, `series` a session."""
    found = _BRACKET.match(text, at)
    if found is None:
        return None
    written = _written(found, dated, series, glued=text[at] == "(")
    return Bracket(tuple(f" ({one})" for one in written), found.end()) if written else None


def _written(found: re.Match[str], dated: bool, series: bool, *, glued: bool) -> list[str]:
    if found["year"]:
        return [found["year"]] if dated else []
    if found["roman"]:
        return ["".join(found["roman"].split())] if series or glued else []
    if found["regional"]:
        return [found["regional"]]
    if found["arabic"]:
        special = {None: "", "دإط": "ES-", "داط": "ES-"}.get(found["special"], "S-")
        return [special + roman(int(found["session"]))] if series else []
    if found["alone"]:
        return [tables.BRACKETS[found["alone"].lower()][0]]
    if found["chinese"]:
        return ["Part " + tables.NUMERALS.get(found["chinese"], found["chinese"])]
    return _numbered(found)


def _numbered(found: re.Match[str]) -> list[str]:
    """The items of "Part I/Add.1", "Parts I and II", "Sect. 29A"; none when one is no numeral."""
    word = tables.BRACKETS[found["word"].lower()][0]
    items = [_ITEM.match(item.strip()) for item in _BETWEEN.split(found["items"].strip())]
    written = []
    for item in items:
        if item is None:
            return []
        more = f"/{item['more'].capitalize()}.{item['number']}" if item["more"] else ""
        more = f"/Part {item['part']}" if item["part"] else more
        written.append(f"{word} {tables.NUMERALS.get(item['value'].lower(), item['value'].upper())}{more}")
    return written
