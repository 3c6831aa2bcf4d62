"""Letters and numbers in front of items, each as its place in the list, whatever the alphabet.

In: a printed label ("b", "б", "ب", "ii", "12 bis", "二"). Out: the places it may mean: "b" is the
second; "i" is the ninth letter or the first roman, and "c" may be a hundred. Two labels name the same
item when they have a place in common.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",  # lists leave out ё, й, ъ, ы, ь
    "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",  # in the order of numerals, as lists have it
    "子丑寅卯辰巳午未申酉戌亥",
    "甲乙丙丁戊己庚辛壬癸",
)
_ARABIC_NAMES = (
    *("الف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء"),
    *("كاف", "لام", "ميم", "نون", "سين", "عين", "فاء", "صاد", "قاف", "راء"),
)
"""Letters by their names, as headings and resolutions have them."""
_ARABIC_FIRST = ("اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")
"""Firstly, secondly: where other languages print I, II."""
_CHINESE = "〇一二三四五六七八九十"
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ـ": None, "ٱ": "ا"})
_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@lru_cache(maxsize=4096)
def ordinals(label: str) -> frozenset[str]:
    """Every place that a label may mean, as text; itself where it is a number or no known letter."""
    plain = "".join(label.casefold().split()).translate(_SAME)
    if plain.isdecimal():
        return frozenset({str(int(plain))})
    places = {
        str(alphabet.index(plain) + 1) for alphabet in _ALPHABETS if len(plain) == 1 and plain in alphabet
    }
    if len(plain) > 1 and len(set(plain)) == 1 and plain[0] in _ALPHABETS[0]:
        places.add(str(len(_ALPHABETS[0]) * (len(plain) - 1) + _ALPHABETS[0].index(plain[0]) + 1))
    if _ROMAN.match(plain):
        places.add(str(_roman(plain)))
    places |= {str(names.index(plain) + 1) for names in (_ARABIC_NAMES, _ARABIC_FIRST) if plain in names}
    chinese = _from_chinese(plain)
    if chinese:
        places.add(str(chinese))
    return frozenset(places or {plain})


def _roman(text: str) -> int:
    values = [_VALUES[one] for one in text]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _from_chinese(text: str) -> int:
    """一 to 九十九, as headings and items are numbered; 0 for anything else."""
    if not text or any(one not in _CHINESE for one in text):
        return 0
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_CHINESE.index(tens) if tens else 1 if ten else 0) * 10 + (_CHINESE.index(ones) if ones else 0)
