"""The figures, dates and symbols that a text has, each in a form that is the same in every language.

In: a text and its language. Out: `Figure`s with their places. A figure may be read in more than one way
("1.234" is a thousand or a fraction): all its `values` count. Number words are found as well, but as
`said` only: they answer for a figure of the other version, and are never missed themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from travaux.texts import symbol
from travaux.texts.alignment.labels import ordinals
from travaux.texts.alignment.number_words import Words, words

FIGURE, DATE, SYMBOL, SAID = "figure", "date", "symbol", "said"

_DIGITS = {**{0x0660 + n: str(n) for n in range(10)}, **{0x06F0 + n: str(n) for n in range(10)},
           **{0xFF10 + n: str(n) for n in range(10)}, 0x066B: ".", 0x066C: ",", 0x00A0: " ", 0x202F: " ",
           0x2009: " ", 0x2007: " ", 0x2019: "'"}  # fmt: skip
_ANY = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,']\d+|(?<=\d) \d{3}(?!\d))*")
_YEARS = re.compile(r"\b(?P<century>(?:18|19|20))(?P<year>\d\d)[-–/‑](?P<short>\d\d)(?!\d)")
_AFTERNOON = re.compile(r" ?p\.? ?m\b")
_ROMAN = re.compile(r"\b[IVXL]+(?=\b|e\b|º|ª|th\b|st\b)")
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百千]+")
_CHINESE_DATE = re.compile(
    r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?"
)
_DAY_BEFORE = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го)?\s?(?:de |of |من )?\Z")
_DAY_AFTER = re.compile(r"\s(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)")
_YEAR_AFTER = re.compile(r",?\s?(?:de |del |of |من )?(?P<year>\d{4})(?!\d)")
_LONGEST_DAY = 10  # characters that a day may take before its month
_JOINED = 5  # characters between number words that are one number: a space, a hyphen, "and", "et"
_HUNDRED = 100
_UNITS = {"十": 10, "百": 100, "千": 1000}
_VALUES = {"〇": 0, "两": 2} | {one: value for value, one in enumerate("零一二三四五六七八九")}
_GROUP = 3  # digits between marks of thousands
_NOON = 12


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: all `values` it may have; `parts` are the numbers it is made of."""

    what: str
    values: frozenset[str]
    start: int
    end: int
    parts: frozenset[str] = frozenset()


def figures(text: str, language: str) -> list[Figure]:
    """What `text` has of symbols, dates and figures."""
    plain = text.translate(_DIGITS)
    if not _ANY.search(plain):
        return []
    known = words(language)
    found = [*_symbols(text, language)]
    plain = _blanked(plain, found)
    dates = [*_dates(plain, language, known)]
    return [*found, *dates, *_numbers(_blanked(plain, dates), known)]


def said(text: str, language: str) -> list[Figure]:
    """The figures that `text` has in words: "two", "vingt-cinq", "XXI", "三"."""
    return list(_said(text.translate(_DIGITS), language, words(language)))


def _blanked(plain: str, found: list[Figure]) -> str:
    for one in found:
        plain = plain[: one.start] + " " * (one.end - one.start) + plain[one.end :]
    return plain


def _symbols(text: str, language: str) -> Iterator[Figure]:
    for found in symbol.find(text, language):
        values = frozenset(symbol.key(str(one)) for one in found.symbols)
        numbers = frozenset(str(int(run)) for run in re.findall(r"\d+", text[found.start : found.end]))
        for value in values:
            yield Figure(SYMBOL, frozenset({value}), found.start, found.end, numbers)


def _dates(plain: str, language: str, known: Words | None) -> Iterator[Figure]:
    """Days and years beside the name of a month; a month alone is no date."""
    if language == "zh":
        for match in _CHINESE_DATE.finditer(plain):
            if match["year"] or match["day"]:
                yield _date(match["year"], int(match["month"]), match["day"], match.start(), match.end())
    elif known and known.month:
        for match in known.month.finditer(plain):
            month = next(number for number in range(1, 13) if match[f"m{number}"])
            yield from _around(plain, language, month, match.start(), match.end())


def _around(plain: str, language: str, month: int, start: int, end: int) -> Iterator[Figure]:
    """The date that a month's name at this place belongs to, if it is part of one."""
    day = _DAY_BEFORE.search(plain, max(0, start - _LONGEST_DAY), start)
    begin = day.start() if day else start
    if day is None and language == "en":
        day = _DAY_AFTER.match(plain, end)
        end = day.end() if day else end
    year = _YEAR_AFTER.match(plain, end)
    if day or year:
        end = year.end() if year else end
        yield _date(year["year"] if year else None, month, day["day"] if day else None, begin, end)


def _date(year: str | None, month: int, day: str | None, start: int, end: int) -> Figure:
    value = f"{year or ''}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    parts = frozenset(str(int(one)) for one in (year, day) if one)
    return Figure(DATE, frozenset({value}), start, end, parts)


def _numbers(plain: str, known: Words | None) -> Iterator[Figure]:
    """Figures, with the thousands or millions after them multiplied in."""
    ends = {match.start("short"): match["century"] + match["short"] for match in _YEARS.finditer(plain)}
    for match in _NUMBER.finditer(plain):
        if match.start() in ends:  # 2008-09: the ninth year, or a range of months; it is not missed
            values = frozenset({ends[match.start()], str(int(match[0]))})
            yield Figure(SAID, values, match.start(), match.end())
            continue
        values, parts = _readings(match[0])
        end = match.end()
        scale = known.scale.match(plain, end) if known else None
        if scale and known:
            values = frozenset(
                _plain(Decimal(one) * known.scales[scale["scale"]]) for one in values if _is_number(one)
            )
            parts, end = frozenset(), scale.end()
        elif _AFTERNOON.match(plain, end) and match[0].isdecimal():
            values |= {str(int(match[0]) % _NOON + _NOON)}
        yield Figure(FIGURE, values, match.start(), end, parts)


def _readings(printed: str) -> tuple[frozenset[str], frozenset[str]]:
    """What "1.234,5", "1 234" or "24.1" may be, and the numbers it is made of where it may be several."""
    pieces = re.split(r"[.,' ]", printed)
    marks = [one for one in printed if not one.isdigit()]
    if not marks:
        return frozenset({str(int(printed))}), frozenset()
    values: set[str] = set()
    thousands = all(len(piece) == _GROUP for piece in pieces[1:]) and len(pieces[0]) <= _GROUP
    if thousands and len(set(marks)) == 1:
        values.add(str(int("".join(pieces))))
    if marks[-1] in ".," and (len(marks) == 1 or marks[-1] not in marks[:-1]):
        values.add(_plain(Decimal("".join(pieces[:-1]) + "." + pieces[-1])))
    parts = frozenset(str(int(piece)) for piece in pieces)
    return frozenset(values or {printed}), frozenset() if values and thousands and marks[0] != " " else parts


def _plain(number: Decimal) -> str:
    """A number without final noughts behind its point, and without an exponent."""
    text = f"{number.normalize():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _said(plain: str, language: str, known: Words | None) -> Iterator[Figure]:
    """Number words and romans, each alone and where several stand in a row what they are together."""
    for match in _ROMAN.finditer(plain):
        yield Figure(SAID, ordinals(match[0]), match.start(), match.end())
    if language == "zh":
        for match in _CHINESE.finditer(plain):
            yield Figure(SAID, frozenset(_chinese(match[0])), match.start(), match.end())
    if known is None or known.word is None:
        return
    together, last = 0, -9
    for match in known.word.finditer(plain.lower()):
        value = known.value(match["bare"]) or 0
        joined = match.start() - last <= _JOINED
        together = (together * value if value == _HUNDRED else together + value) if joined else value
        last = match.end()
        scale = known.scale.match(plain, match.end())
        scaled = {str(together * known.scales[scale["scale"]])} if scale else set()
        yield Figure(SAID, frozenset({str(value), str(together)} | scaled), match.start(), match.end())


def _chinese(text: str) -> set[str]:
    """What a run of Chinese numerals may be: as a number with its units, or digit by digit."""
    total = current = 0
    for one in text:
        if one in _UNITS:
            total, current = total + (current or 1) * _UNITS[one], 0
        else:
            current = _VALUES[one]
    digits = "".join(str(_VALUES[one]) for one in text if one in _VALUES)
    return {str(total + current), *({str(int(digits))} if digits else set())}
