"""Numerals of printed labels: which series a label may belong to, and its place in it.

In: the bare label ("iv", "c", "أ", "一"). Out: every reading it allows, such as the ninth letter or
the roman one for "i". Nothing is decided here: the sequence a label stands in decides.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

DECIMAL = "decimal"
ALPHA, UPPER_ALPHA = "alpha", "ALPHA"
ROMAN, UPPER_ROMAN = "roman", "ROMAN"
CYRILLIC, UPPER_CYRILLIC = "cyrillic", "CYRILLIC"
ABJAD = "abjad"
ABJAD_NAME = "abjad-name"
ARABIC_ORDINAL = "arabic-ordinal"
CJK = "cjk"
EARTHLY = "earthly"
BULLET = "bullet"

_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_LOOKALIKE = str.maketrans("асеохріАСЕОХРІВ", "aceoxpiACEOXPIB")
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ABJAD_NAMES = (
    "ألف",
    "باء",
    "جيم",
    "دال",
    "هاء",
    "واو",
    "زاي",
    "حاء",
    "طاء",
    "ياء",
    "كاف",
    "لام",
    "ميم",
    "نون",
)
_ARABIC_ORDINALS = ("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")
_ARABIC_ADJECTIVES = (
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
)
_CJK = "〇一二三四五六七八九"
_EARTHLY = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED_CJK = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_ROMAN = re.compile(r"(?=[ivxl])(x{0,3}|xl|lx{0,3})(ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_WORDS = {
    word: place
    for words in (
        "one two three four five six seven eight nine ten",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "premier deux trois quatre cinq six sept huit neuf dix",
        "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
        "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
        "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
        "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая",
    )
    for place, word in enumerate(words.split(), 1)
}
_RANKS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
SUFFIX = "|".join(_RANKS)
"""Inserted paragraphs (3 bis, 5 ter), as an alternation for patterns."""


class Reading(NamedTuple):
    """One way to take a label: the `place`-th (from 1) of a `series`."""

    series: str
    place: int


def rank(suffix: str) -> int:
    """0 for none, 1 for bis, 2 for ter …"""
    word = suffix.strip().lower()
    return _RANKS.index(word) + 1 if word in _RANKS else 0


def roman(text: str) -> int:
    """The value of a roman numeral up to 89 in lower case letters, 0 when it is none."""
    if not text or not _ROMAN.match(text):
        return 0
    total = 0
    for char, after in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if _ROMAN_VALUES.get(after, 0) > value else value
    return total


def to_roman(value: int) -> str:
    """Roman numeral in capitals for 1 to 89."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[value // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


def chinese(text: str) -> int:
    """The value of a Chinese numeral below 100 (一, 十, 十二, 二十一), 0 when it is none."""
    if not text or any(char not in _CJK and char != "十" for char in text):
        return 0
    if "十" not in text:
        return _CJK.index(text) if len(text) == 1 else 0
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_CJK.index(tens) if tens else 1) * 10 + (_CJK.index(ones) if ones else 0)


def decimal(text: str) -> int:
    """The value of decimal digits of any script (12, ١٢, １２)."""
    if text.isascii():
        return int(text)
    return int("".join(str(unicodedata.digit(char)) for char in text))


def readings(text: str) -> tuple[Reading, ...]:
    """Every way to take the bare label `text`; empty when it is no numeral at all."""
    if text.isdecimal():
        return (Reading(DECIMAL, decimal(text)),)
    found = _latin(text)
    if not found:
        found = _cyrillic(text) or _arabic(text) or _east(text)
    return tuple(found)


def word(text: str) -> tuple[Reading, ...]:
    """As `readings`, and number words too ("Part one", "الفصل الأول")."""
    lowered = text.lower()
    if lowered in _WORDS:
        return (Reading(DECIMAL, _WORDS[lowered]),)
    if text in _ARABIC_ADJECTIVES:
        return (Reading(DECIMAL, _ARABIC_ADJECTIVES.index(text) + 1),)
    return readings(text)


def spelled(reading: Reading) -> str:
    """The same place in Latin letters, so that addresses agree between languages."""
    series, place = reading
    if series in (ALPHA, CYRILLIC, ABJAD, EARTHLY):
        return _letters(place)
    if series in (UPPER_ALPHA, UPPER_CYRILLIC, ABJAD_NAME):
        return _letters(place).upper()
    if series == ROMAN:
        return to_roman(place).lower()
    if series in (UPPER_ROMAN, ARABIC_ORDINAL):
        return to_roman(place)
    return str(place)


def _letters(place: int) -> str:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    repeat, at = divmod(place - 1, len(alphabet))
    return alphabet[at] * (repeat + 1)


def _latin(text: str) -> list[Reading]:
    if not text.isascii() or not text.isalpha():
        return []
    lower = text.lower()
    if text not in (lower, text.upper()):
        return []
    upper = text != lower
    found = []
    value = roman(lower)
    if value:
        found.append(Reading(UPPER_ROMAN if upper else ROMAN, value))
    if len(set(lower)) == 1 and len(lower) <= 2:
        place = ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)
        found.append(Reading(UPPER_ALPHA if upper else ALPHA, place))
    return found


def _cyrillic(text: str) -> list[Reading]:
    lower = text.lower()
    if len(text) != 1 or lower not in _CYRILLIC:
        return _latin(text.translate(_LOOKALIKE)) if text != text.translate(_LOOKALIKE) else []
    upper = text != lower
    found = [Reading(UPPER_CYRILLIC if upper else CYRILLIC, _CYRILLIC.index(lower) + 1)]
    latin = text.translate(_LOOKALIKE)
    return found + (_latin(latin) if latin != text else [])


def _arabic(text: str) -> list[Reading]:
    bare = text.replace("ً", "").replace("ـ", "").rstrip()
    if bare in ("ا", "إ"):
        bare = "أ"
    if len(bare) == 1 and bare in _ABJAD:
        return [Reading(ABJAD, _ABJAD.index(bare) + 1)]
    if bare == "هـ"[:1]:
        return [Reading(ABJAD, 5)]
    if bare in _ABJAD_NAMES:
        return [Reading(ABJAD_NAME, _ABJAD_NAMES.index(bare) + 1)]
    if bare in _ARABIC_ORDINALS:
        return [Reading(ARABIC_ORDINAL, _ARABIC_ORDINALS.index(bare) + 1)]
    return []


def _east(text: str) -> list[Reading]:
    if len(text) == 1 and text in _EARTHLY:
        return [Reading(EARTHLY, _EARTHLY.index(text) + 1)]
    if len(text) == 1 and text in _CIRCLED_CJK:
        return [Reading(CJK, _CIRCLED_CJK.index(text) + 1)]
    value = chinese(text)
    return [Reading(CJK, value)] if value else []
