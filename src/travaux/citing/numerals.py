"""Numerals and letters as printed in six languages, each made one plain form.

In: what stands where a number or a letter is expected ("XXI", "二十一", "卯", "㈢", "باء", "б").
Out: the form that addresses and symbols use ("XXI", "21", "d", "iii", "B", "b"), or None where the
text is no such thing.
"""

from __future__ import annotations

import re

ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
"""Romans up to 399: no session, part or chapter is higher."""

_LOOK_ALIKE = str.maketrans("аесхіорукмтвн", "aecxiopykmtbh")
"""Cyrillic letters that look Latin: romans and letters of Russian texts are typed with either."""

_CHINESE_DIGITS = {
    one: value
    for value, forms in enumerate(("〇零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for one in forms
}
_CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000}
_BRANCHES = dict(zip("子丑寅卯辰巳午未申酉戌亥", "abcdefghijkl", strict=True))
_BRACKETED = {chr(0x3220 + place): place + 1 for place in range(10)} | {
    chr(0x2474 + place): place + 1 for place in range(20)
}
_CYRILLIC = dict(zip("бвгджзиклмн", "bcdeghijklm", strict=True)) | {"ж": "g", "ф": "f"}
_ARABIC_LETTERS = dict(zip("ابجدهوزحطيكلمن", "abcdefghijklmn", strict=True))
_ARABIC_NAMES = {
    "الف": "a",
    "باء": "b",
    "جيم": "c",
    "دال": "d",
    "هاء": "e",
    "واو": "f",
    "زاي": "g",
    "حاء": "h",
    "طاء": "i",
    "ياء": "j",
}
ARABIC_NAMES = "|".join(_ARABIC_NAMES)

LETTERS = r"[a-z]{1,5}|[а-я]|ا\u0644\u0641|[ابجدهوزحطيكلمن]ـ?|[子丑寅卯辰巳午未申酉戌亥]"
"""What may stand between brackets as a letter (folded)."""


def roman(text: str) -> str | None:
    """A folded roman, perhaps typed with Cyrillic letters, in capitals; None for other words."""
    plain = text.translate(_LOOK_ALIKE)
    return plain.upper() if ROMAN.match(plain) else None


def roman_of(number: int) -> str:
    """A number as a small roman: "iii"."""
    return in_romans(number).lower()


def in_romans(number: int) -> str:
    """A number as a roman in capitals: 21 is "XXI"."""
    printed = ""
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        printed += letters * count
    return printed


def roman_value(text: str) -> int:
    """What a roman in capitals is worth; 0 for other text."""
    if not ROMAN.match(text.lower()):
        return 0
    value = at = 0
    for worth, letters in _VALUES:
        while text.startswith(letters, at):
            value, at = value + worth, at + len(letters)
    return value


_VALUES = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def chinese(text: str) -> int | None:
    """A Chinese numeral, with units ("一百二十一") or digit by digit ("一六六八"); None for other text."""
    if not text or any(one not in _CHINESE_DIGITS and one not in _CHINESE_UNITS for one in text):
        return None
    if not any(one in _CHINESE_UNITS for one in text):
        return int("".join(str(_CHINESE_DIGITS[one]) for one in text))
    total, digit = 0, 0
    for one in text:
        if one in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[one]
        else:
            total += (digit or (1 if one == "十" and not total else digit)) * _CHINESE_UNITS[one]
            digit = 0
    return total + digit


def figures(text: str) -> str | None:
    """Plain figures of an Arabic-figure or Chinese number: "12", "5.1"; None for other text."""
    compact = text.replace(" ", "")
    if compact and compact[0].isdecimal() and compact[0].isascii():
        return compact
    value = chinese(compact)
    return None if value is None else str(value)


def letter(text: str) -> str | None:
    """What stands between the brackets of an item, as Latin letters: (ب) b, (卯) d, (б) b, (iv) iv."""
    one = text.strip().rstrip("ـ")
    if one in _BRACKETED:
        return roman_of(_BRACKETED[one])
    for table in (_BRANCHES, _ARABIC_LETTERS, _ARABIC_NAMES, _CYRILLIC):
        if one in table:
            return table[one]
    plain = one.translate(_LOOK_ALIKE)
    return plain if plain.isascii() and plain.isalnum() else None
