"""Counting as Word counts: a whole number and the name of a format in, the printed form out.

The names are those of ST_NumberFormat (ECMA-376 part 1, 17.18.59).
"""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MAX_ROMAN = 3999
MAX_REPEATED_LETTER = 26 * 30
"""Word repeats letters (z, aa, bb …); beyond this a broken counter would fill a page."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HAN_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


def roman(count: int) -> str:
    """1 → I, 4 → IV; decimal digits outside 1 to 3999."""
    if not 0 < count <= MAX_ROMAN:
        return str(count)
    out = ""
    for size, letters in _ROMAN:
        times, count = divmod(count, size)
        out += letters * times
    return out


def repeated(alphabet: str, count: int) -> str:
    """a … z, then aa, bb … as Word does (not the columns of a spreadsheet)."""
    if not 0 < count <= min(MAX_REPEATED_LETTER, len(alphabet) * 30):
        return str(count)
    times, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * (times + 1)


def listed(signs: str, count: int) -> str:
    """A sign from a short list, decimal digits past its end."""
    return signs[count - 1] if 0 < count <= len(signs) else str(count)


def chinese(count: int) -> str:
    """1 → 一, 12 → 十二, 105 → 一百〇五; decimal digits outside 1 to 9999."""
    if not 0 < count <= 9999:
        return str(count)
    out, pending = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, size)
        if digit:
            out += ("〇" if pending else "") + _HAN_DIGITS[digit] + unit
            pending = False
        elif out and count:
            pending = True
    return out.removeprefix("一") if out.startswith("一十") else out


def _ordinal(count: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "lowerLetter": lambda n: repeated(_LATIN, n),
    "upperLetter": lambda n: repeated(_LATIN.upper(), n),
    "ordinal": _ordinal,
    "numberInDash": lambda n: f"- {n} -",
    "russianLower": lambda n: repeated(_CYRILLIC, n),
    "russianUpper": lambda n: repeated(_CYRILLIC.upper(), n),
    "arabicAlpha": lambda n: repeated(_ARABIC_ALPHABET, n),
    "arabicAbjad": lambda n: repeated(_ARABIC_ABJAD, n),
    "hebrew1": lambda n: listed(_HEBREW, n),
    "hebrew2": lambda n: repeated(_HEBREW, n),
    "hindiArabic": lambda n: str(n).translate(_ARABIC_INDIC),
    "hindiNumbers": lambda n: str(n).translate(_DEVANAGARI),
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": lambda n: listed(_CIRCLED, n),
    "decimalEnclosedCircleChinese": lambda n: listed(_CIRCLED, n),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": lambda n: "".join(_HAN_DIGITS[int(d)] for d in str(abs(n))),
    "japaneseDigitalTenThousand": lambda n: "".join(_HAN_DIGITS[int(d)] for d in str(abs(n))),
    "ideographTraditional": lambda n: listed(_STEMS, n),
    "ideographZodiac": lambda n: listed(_BRANCHES, n),
}
_UNCOUNTED = frozenset({"none", "bullet"})


def counted(count: int, form: str) -> str:
    """`count` in the format called `form`; a format we do not know is printed in decimal digits."""
    return "" if form in _UNCOUNTED else _FORMATS.get(form, str)(count)
