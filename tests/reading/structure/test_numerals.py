"""Numerals of labels in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.structure import numerals
from travaux.reading.structure.numerals import Reading


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("i", [("roman", 1), ("alpha", 9)]),
        ("v", [("roman", 5), ("alpha", 22)]),
        ("iv", [("roman", 4)]),
        ("aa", [("alpha", 27)]),
        ("C", [("ALPHA", 3)]),
        ("c", [("alpha", 3)]),
        ("iiii", []),
        ("vx", []),
        ("Mr", []),
        ("й", []),
        ("а", [("cyrillic", 1), ("alpha", 1)]),
        ("ه", [("abjad", 5)]),
        ("جيم", [("abjad-name", 3)]),
        ("ثالثاً", [("arabic-ordinal", 3)]),
        ("丑", [("earthly", 2)]),
        ("㈢", [("cjk", 3)]),
        ("二十一", [("cjk", 21)]),
        ("١٢", [("decimal", 12)]),
    ],
)
def test_readings(text: str, readings: list[tuple[str, int]]) -> None:
    assert list(numerals.readings(text)) == [Reading(*reading) for reading in readings]


@pytest.mark.parametrize(
    ("word", "place"), [("one", 1), ("premier", 1), ("Segundo", 2), ("третья", 3), ("الثاني", 2)]
)
def test_number_words(word: str, place: int) -> None:
    assert numerals.word(word)[0].place == place


@pytest.mark.parametrize(
    ("reading", "spelled"),
    [
        (("abjad", 2), "b"),
        (("cyrillic", 3), "c"),
        (("earthly", 4), "d"),
        (("abjad-name", 2), "B"),
        (("arabic-ordinal", 5), "V"),
        (("cjk", 12), "12"),
        (("alpha", 28), "bb"),
        (("roman", 4), "iv"),
    ],
)
def test_addresses_agree_between_languages(reading: tuple[str, int], spelled: str) -> None:
    assert numerals.spelled(Reading(*reading)) == spelled


@given(st.integers(1, 89))
def test_roman_there_and_back(value: int) -> None:
    assert numerals.roman(numerals.to_roman(value).lower()) == value


@given(st.text(max_size=5))
def test_any_text_has_readings_or_none(text: str) -> None:
    assert all(reading.place >= 0 for reading in numerals.readings(text))
