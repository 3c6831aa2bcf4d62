"""Counting as Word prints it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.word.numerals import counted, roman


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (12, "decimal", "12"),
        (7, "decimalZero", "07"),  # two digits, not more
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (3, "lowerLetter", "c"),
        (28, "lowerLetter", "bb"),  # Word repeats letters; a spreadsheet would say ab
        (2, "upperLetter", "B"),
        (22, "ordinal", "22nd"),
        (12, "ordinal", "12th"),  # not 12nd
        (1, "arabicAbjad", "أ"),
        (3, "arabicAbjad", "ج"),  # the order of abjad, not of the alphabet
        (3, "arabicAlpha", "ت"),
        (3, "russianLower", "в"),
        (12, "chineseCounting", "十二"),  # not 一十二
        (105, "chineseCountingThousand", "一百〇五"),
        (20, "japaneseCounting", "二十"),
        (1, "ideographZodiac", "子"),
        (2, "ideographTraditional", "乙"),
        (5, "decimalEnclosedCircle", "⑤"),
        (15, "decimalFullWidth", "１５"),
        (3, "no such format", "3"),  # unknown formats are counted in digits
        (3, "none", ""),
        (0, "upperRoman", "0"),  # Romans knew no nought
    ],
)
def test_formats(count: int, form: str, printed: str) -> None:
    assert counted(count, form) == printed


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_can_be_read_back(count: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    digits = [values[sign] for sign in roman(count)]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    assert sum(-own if own < after else own for own, after in pairs) == count


@given(
    st.integers(min_value=-10, max_value=10**7),
    st.sampled_from(["lowerLetter", "arabicAbjad", "chineseCounting"]),
)
def test_no_count_fills_a_page(count: int, form: str) -> None:
    assert 0 < len(counted(count, form)) <= 40
