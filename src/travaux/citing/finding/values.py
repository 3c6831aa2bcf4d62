"""Values: the numbers and letters that say which article, paragraph or annex.

In: a page, a place and the unit that is looked for. Out: a `Value` with the segments it stands for:
"14 (2) (c)" of an article is art:14/para:2/sub:c, "12 e)" of a paragraph is para:12/sub:e. A number that
belongs to something else (a date, a resolution, "14 States") is none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.citing import numerals
from travaux.citing.finding.page import Page
from travaux.texts.pinpoint import Segment

_NUMBER = re.compile(
    r"(?P<figures>\d{1,4}(?:\.\d{1,3}){0,2})(?P<bis> ?(?:bis|ter|quater|quinquies)\b)?"
    r"(?P<capital>[a-z](?![\w)]))?"
)
_ROMAN = re.compile(r"[ivxlcхі]{1,7}(?![^\W_])")
_SECTION = re.compile(
    r"(?P<roman>[ivxlc]{1,6})\.(?:[a-z]|\d{1,2})(?:\.\d{1,2})?(?![^\W_])|[a-z]\.\d{1,2}(?![^\W_])"
)
_CAPITAL = re.compile(r"[^\W\d_](?![^\W_])")
_ARABIC_NAME = re.compile(rf"(?:{numerals.ARABIC_NAMES})(?!\w)")
_BRACKETED = re.compile(rf"\s{{0,2}}\(\s?(?P<inner>{numerals.LETTERS}|\d{{1,2}})\s?(?:\)|\Z)")
_ENCLOSED = re.compile("\\s?(?P<inner>[\u3220-\u3229\u2474-\u2487])")
_CLOSING = re.compile(r"(?:\s{0,2}(?P<letter>[a-z]{1,4}|[а-я])|\s{1,2}(?P<figure>\d{1,2}))\s?\)(?!\w)")
_BARE_LETTER = re.compile(r"\s(?P<inner>[b-np-tv-xz])(?=,?\s(?:of|de la|du|del)\s)")
_NOT_A_PART = re.compile(
    r"\s?\((?:19|20)\d\d\)|[ ]?(?:%|/ ?\d|°)|[.,]\d{3}\b|\s(?:per ?cent|pour cent|por ciento|процент)"
)
_BEFORE_LETTER = re.compile(r"\s*")

SINGLE_LETTER_BRACKETS = frozenset({"fr", "es", "ru"})
"""Languages that print a) without the opening bracket."""

BY_ARTICLE = frozenset({"art", "rule", "principle"})
BY_LETTER_OR_ROMAN = frozenset({"annex", "appendix", "sect", "chap", "part", "table", "fig", "vol"})
BY_ROMAN = BY_LETTER_OR_ROMAN | BY_ARTICLE
WITHOUT_VALUE = frozenset({"annex", "appendix"})
DEEPEST = 3
"""Brackets one after another: 14 (3) (b) (ii)."""


class Value(NamedTuple):
    """A value at its place: the segments it stands for."""

    segments: tuple[Segment, ...]
    start: int
    end: int

    @property
    def plain(self) -> bool:
        """Whether it is a number alone, with nothing in brackets after it."""
        return len(self.segments) == 1


def value(page: Page, place: int, unit: str) -> Value | None:
    """The value at `place` of a part called `unit`; None where none stands."""
    if unit == "sub":
        return letters(page, place, ()) or _bare_letter_item(page, place)
    head = _number(page, place) or (_named(page, place, unit) if unit in BY_ROMAN else None)
    if head is None:
        return _letters_alone(page, place, unit)
    printed, end = head
    if _NOT_A_PART.match(page.folded, end) or _is_day(page, end):
        return None
    segments = (
        tuple(Segment(unit, one) for one in printed.split("."))
        if unit in BY_LETTER_OR_ROMAN
        else (Segment(unit, printed),)
    )
    deeper = letters(page, end, segments) or _bare_letter(page, end, segments)
    return Value(deeper.segments, place, deeper.end) if deeper else Value(segments, place, end)


def _is_day(page: Page, end: int) -> bool:
    """Whether a month follows: "5 May", but not "article 13 may"."""
    month = page.lexicon.month.match(page.folded, end)
    return month is not None and (
        page.lexicon.language != "en" or page.text[end : month.end()].strip()[:1].isupper()
    )


def letters(page: Page, place: int, above: tuple[Segment, ...]) -> Value | None:
    """What stands in brackets after a number: (c) (iv), c) iv), (丑), (2) (a)."""
    segments, end = above, place
    for _ in range(DEEPEST):
        match = _bracket(page, end)
        inner = _inner(next(filter(None, match.groups()))) if match else None
        if match is None or inner is None:
            break
        unit = "para" if inner.isdigit() and segments and segments[-1].unit in BY_ARTICLE else "sub"
        segments, end = (*segments, Segment(unit, inner)), match.end()
    return Value(segments, place, end) if end > place else None


def _bracket(page: Page, place: int) -> re.Match[str] | None:
    match = _BRACKETED.match(page.folded, place) or _ENCLOSED.match(page.folded, place)
    if match is None and page.lexicon.language in SINGLE_LETTER_BRACKETS:
        match = _CLOSING.match(page.folded, place)
    return match


def _inner(printed: str) -> str | None:
    """A letter, a small roman or figures; None for a word in brackets."""
    if printed.isdecimal():
        return printed
    letter = numerals.letter(printed)
    if letter is None or len(letter) == 1 or numerals.ROMAN.match(letter) or len(set(letter)) == 1:
        return letter
    return None


def _number(page: Page, place: int) -> tuple[str, int] | None:
    match = _NUMBER.match(page.folded, place)
    if match is None:
        return None
    capital, end = match["capital"] or "", match.end()
    if capital and not page.text[end - 1].isupper():
        capital, end = "", end - 1
    bis = (match["bis"] or "").strip()
    return match["figures"] + (f" {bis}" if bis else "") + capital.upper(), end


def _named(page: Page, place: int, unit: str) -> tuple[str, int] | None:
    """A roman or a capital letter, or an ordinal in words: annex III, section B, الجزء الثالث."""
    double = _SECTION.match(page.folded, place)
    if (
        double
        and _capital(page, place, double.end())
        and (not double["roman"] or numerals.roman(double["roman"]))
    ):
        return double.group().upper(), double.end()
    match = _ROMAN.match(page.folded, place)
    if match and _capital(page, place, match.end()) and (roman := numerals.roman(match.group())):
        return roman, match.end()
    match = _CAPITAL.match(page.folded, place)
    if match and page.text[place].isupper() and (letter := numerals.letter(match.group())):
        return letter.upper(), match.end()
    match = _ARABIC_NAME.match(page.folded, place)
    if match and (letter := numerals.letter(match.group())):
        return letter.upper(), match.end()
    return _ordinal(page, place, unit)


def _ordinal(page: Page, place: int, unit: str) -> tuple[str, int] | None:
    """“Part one” is part I, but "article premier" is article 1."""
    match = page.lexicon.ordinal.match(page.folded, place)
    if match is None or page.lexicon.language == "ru":
        return None
    number = match.lastindex or 0
    return str(number) if unit in BY_ARTICLE else numerals.in_romans(number), match.end()


def _capital(page: Page, start: int, end: int) -> bool:
    return page.text[start:end].isupper()


def _letters_alone(page: Page, place: int, unit: str) -> Value | None:
    """A paragraph by its letter: الفقرة (ب) من المادة 5, "paragraph (b)"."""
    if unit not in ("para", "art"):
        return None
    start = _BEFORE_LETTER.match(page.folded, place)
    found = letters(page, start.end() if start else place, ())
    return found if found and found.segments[0].value.isalpha() else None


def _bare_letter(page: Page, place: int, above: tuple[Segment, ...]) -> Value | None:
    """A letter without brackets: "Article 73 e of the Charter"."""
    match = _BARE_LETTER.match(page.folded, place)
    if match is None or above[0].unit not in BY_ARTICLE:
        return None
    return Value((*above, Segment("sub", match["inner"])), place, match.end())


_ITEM = re.compile(r"\s{0,2}(?P<inner>[a-z]|[ivx]{1,5})(?![^\W_])")


def _bare_letter_item(page: Page, place: int) -> Value | None:
    """A letter after "sub-paragraph" without brackets."""
    match = _ITEM.match(page.folded, place)
    return Value((Segment("sub", match["inner"]),), place, match.end()) if match else None
