"""Numerals and letters of six languages in one form."""

from __future__ import annotations

import pytest

from travaux.citing import numerals
from travaux.citing.folding import fold


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("九", 9),
        ("十", 10),
        ("十四", 14),
        ("二十", 20),
        ("一百二十一", 121),
        ("一千零一十", 1010),
        ("一六六八", 1668),
        ("九x", None),
    ],
)
def test_chinese(printed: str, value: int | None) -> None:
    assert numerals.chinese(printed) == value


@pytest.mark.parametrize(
    ("printed", "letter"),
    [
        ("a", "a"),
        ("iv", "iv"),
        ("ب", "b"),
        ("هـ", "e"),
        ("卯", "d"),
        ("㈢", "iii"),
        ("б", "b"),
        ("с", "c"),
        ("باء", "b"),
        ("!", None),
    ],
)
def test_letters(printed: str, letter: str | None) -> None:
    assert numerals.letter(fold(printed)) == letter


def test_romans_with_cyrillic_letters() -> None:
    assert numerals.roman(fold("ХХI")) == "XXI"
    assert numerals.roman("mix") is None


@pytest.mark.parametrize("number", range(1, 120))
def test_romans_there_and_back(number: int) -> None:
    assert numerals.roman_value(numerals.in_romans(number)) == number
    assert numerals.roman(numerals.in_romans(number).lower()) == numerals.in_romans(number)
