"""Every symbol in running text, with its place; lists expanded.

In: text of any length in any language. Out: what was found, in order, never overlapping. Each slash is
looked at once: what stands before it must be the root of a series, what follows is read as far as it is
a symbol, and that is bounded. So time grows with the text and not with what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.texts.symbol import folding, lists, tables
from travaux.texts.symbol.model import Symbol
from travaux.texts.symbol.parsing import read


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol, or a list of them, where it stands in the text.

    `spans` has a place for each of `symbols`: the whole symbol for the first, "47" for the one that is
    printed so. `printed` is the text as it stands, `corrected` the misprint that was mended, else "".
    """

    start: int
    end: int
    symbols: tuple[Symbol, ...]
    spans: tuple[tuple[int, int], ...]
    printed: str
    corrected: str = ""


_LONGEST_WORD = 20
_GLUED_BEFORE = re.compile(r"(?:GENERAL|LIMITED|RESTRICTED|DISTR\.?|NATIONS|UNIES|UNIDAS)\Z")
_DOCUMENT_BEFORE = re.compile(
    r"(?:\b(?:[Dd]ocs?|док|[Ii]bid|[Cc]f|[Nn]os?|UN|ONU)\.|undocs\.org/|docs\.un\.org/(?:\w\w/)?|(?<![\w/])/)\Z"
)
_TOO_SHORT = re.compile(r"[AEST]/\d{1,2}\Z")
"""There are such documents, of 1946; in running text “A/1” and “S/12” are tables, flats and sizes."""
_SPLITTING = ("ar", "zh")
_SPLIT_NUMBER = re.compile(r"(?P<head>(?:/SR\.|[、和及与و])\d{1,2})\ (?P<tail>\d{2,3})(?![\d/])")
"""Conversions of Arabic and Chinese papers put a space into numbers: SR.24 95. It moves behind them."""
_GOES_ON = re.compile(r"/[^\W_]|/\(|-[^\W\d_]")
_LETTERS_END = 0x0590
"""Characters from here on (Hebrew, Arabic, Chinese …) may touch a symbol: وA/57/292, 见A/57/292."""


def find(text: str, language: str | None = None) -> list[Found]:
    """All symbols in `text`, in order. `language` may help with figures that a conversion split."""
    if not any(slash in text for slash in folding.SLASHES):
        return []
    plain = folding.fold(text)
    if language in _SPLITTING:
        plain = _SPLIT_NUMBER.sub(r"\g<head>\g<tail> ", plain)
    found: list[Found] = []
    done = 0
    for slash in _slashes(plain):
        if slash < done:
            continue
        one = _found_at(text, plain, slash, done)
        if one:
            found.append(one)
            done = one.end
    return found


def _slashes(plain: str) -> Iterator[int]:
    at = plain.find("/")
    while at >= 0:
        yield at
        at = plain.find("/", at + 1)


def _found_at(text: str, plain: str, slash: int, done: int) -> Found | None:
    """The symbol whose root stands before this slash."""
    for start in _starts(plain, slash, done):
        first = read(plain, start)
        if first is None:
            continue
        shape, symbol = first
        items, end = lists.expand(plain, symbol, shape.end, shape.others)
        if not items and (_GOES_ON.match(plain, shape.end) or _TOO_SHORT.match(symbol.text)):
            continue
        if items and items[0].symbol.letter and items[0].start == items[0].end:
            symbol, items = items[0].symbol, items[1:]  # the session stands at the end of the list
        spans = ((start, shape.end), *((item.start, item.end) for item in items))
        symbols = (symbol, *(item.symbol for item in items))
        return _told(text, plain, symbols, ((start, end), *spans))
    return None


def _told(text: str, plain: str, symbols: tuple[Symbol, ...], places: tuple[tuple[int, int], ...]) -> Found:
    """What was found, with places in the text as it was given."""
    (start, end), *spans = [(low, high + _moved(text, plain, high)) for low, high in places]
    return Found(start, end, symbols, tuple(spans), text[start:end], symbols[0].corrected)


def _moved(text: str, plain: str, end: int) -> bool:
    """Whether a space that stood inside a number was moved to here."""
    return plain[end : end + 1] == " " and text[end : end + 1].isdigit()


def _starts(plain: str, slash: int, done: int) -> Iterator[int]:
    """Where the root before a slash may begin, likeliest first."""
    end = slash - 1 if plain[slash - 1 : slash] == " " else slash
    start = _word(plain, end, done)
    if start == end:
        dotted = _dotted(plain, end)
        yield from [dotted] if dotted >= done else []
        return
    word = plain[start:end]
    if start - 1 > done and plain[start - 1] == " " and (word not in tables.ROOTS or len(word) == 1):
        before = _word(plain, start - 1, done)
        if before < start - 1 and plain[before : start - 1] + word in tables.ROOTS and _free(plain, before):
            yield before  # C EDAW/C/GNQ/CO/6
    if _free(plain, start):
        yield start
    if word not in tables.ROOTS:
        yield from _after_capitals(plain, start, end)


def _after_capitals(plain: str, start: int, end: int) -> Iterator[int]:
    """Distr.GENERALCRC/C/15/Add.102: the root behind a word in capitals."""
    for at in range(start + 1, end):
        if plain[at:end] in tables.ROOTS and _GLUED_BEFORE.search(plain, start, at):
            yield at


def _word(plain: str, end: int, least: int) -> int:
    """Where the capitals that end here begin."""
    start, least = end, max(least, end - _LONGEST_WORD)
    while start > least and "A" <= plain[start - 1] <= "Z":
        start -= 1
    return start


def _dotted(plain: str, end: int) -> int:
    """Where GEGN.2 begins that ends here, else -1."""
    for root in tables.DOTTED_ROOTS:
        for width in (1, 2):
            start = end - width - 1 - len(root)
            if start >= 0 and plain.startswith(root + ".", start) and plain[end - width : end].isdecimal():
                return start if _free(plain, start) else -1
    return -1


def _free(plain: str, start: int) -> bool:
    """Whether a symbol can begin here: no letter, figure or path touches it from the left."""
    if not start:
        return True
    before = plain[start - 1]
    if before in "/.":
        return bool(_DOCUMENT_BEFORE.search(plain, max(0, start - _LONGEST_WORD), start))
    if before in "-_@#":
        return start < 2 or not plain[start - 2].isalnum()
    if not before.isalnum() or ord(before) >= _LETTERS_END:
        return True
    return bool(_GLUED_BEFORE.search(plain, max(0, start - _LONGEST_WORD), start))
