"""Printed labels: what each form of text opens with, and what only looks like a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.structure import labels, numerals
from travaux.reading.structure.labels import Form


@pytest.mark.parametrize(
    ("text", "printed", "value", "reason"),
    [
        ("12. The Committee", "12", (12,), "the usual form"),
        ("12 . The Committee", "12", (12,), "spaced by OCR"),
        ("12 bis. The Committee", "12 bis", (12,), "inserted"),
        ("4.2 The author", "4.2", (4, 2), "Views"),
        ("109.15. Ratify", "109.15", (109, 15), "recommendations of the periodic review"),
        ("125-15. Designate", "125.15", (125, 15), "the same, misprinted with a hyphen"),
        ("[12.] The", "12", (12,), "in brackets"),
        ("§ 12 The", "12", (12,), "with a section sign"),
        ("12) The", "12", (12,), "with a bracket"),
        ("12\tThe", "12", (12,), "parted by a tab"),
        ("70 - The Applicant", "70", (70,), "with a dash"),
        ("35- M. Sunday", "35", (35,), "with a glued dash"),
        ("٣ - نص", "٣", (3,), "Arabic-Indic digits"),
        ("１２．委员会", "１２", (12,), "full-width digits"),
        ("12、委员会", "12", (12,), "Chinese enumeration comma"),
    ],
)
def test_numbers(text: str, printed: str, value: tuple[int, ...], reason: str) -> None:
    label = labels.parse(text)
    assert label is not None and label.form is Form.NUMBER, reason
    assert (label.printed, label.value) == (printed, value), reason


@pytest.mark.parametrize(
    ("text", "printed", "series", "place"),
    [
        ("(a) the right", "a", numerals.ALPHA, 1),
        ("a) le droit", "a", numerals.ALPHA, 1),
        ("(iv) the right", "iv", numerals.ROMAN, 4),
        ("i. the right", "i", numerals.ROMAN, 1),
        ("i. the right", "i", numerals.ALPHA, 9),
        ("(أ) الحق", "أ", numerals.ABJAD, 1),
        ("ب- الحق", "ب", numerals.ABJAD, 2),
        ("(子)权利", "子", numerals.EARTHLY, 1),
        ("（二）权利", "二", numerals.CJK, 2),
        ("十二、权利", "十二", numerals.CJK, 12),
        ("б) право", "б", numerals.CYRILLIC, 2),
        ("IV. Conclusions", "IV", numerals.UPPER_ROMAN, 4),
        ("C. Workers", "C", numerals.UPPER_ALPHA, 3),
        ("باء - الاستنتاجات", "باء", numerals.ABJAD_NAME, 2),
        ("أولا - مقدمة", "أولا", numerals.ARABIC_ORDINAL, 1),
        ("“(B) AN ORDER", "B", numerals.UPPER_ALPHA, 2),
    ],
)
def test_items_and_headings(text: str, printed: str, series: str, place: int) -> None:
    label = labels.parse(text)
    assert label is not None and label.printed == printed
    assert numerals.Reading(series, place) in label.readings


@pytest.mark.parametrize("glyph", ["-", "–", "—", "•", "·", "●", "▪", "\uf0b7"])
def test_bullets(glyph: str) -> None:
    label = labels.parse(f"{glyph} the right")
    assert label is not None and label.form is Form.BULLET


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12 members of the Committee", "a figure in a sentence"),
        ("1,383,000 United States dollars", "an amount"),
        ("3.000 personas", "thousands in Spanish"),
        ("1994-1995: a period", "years"),
        ("5 April 1994", "a date"),
        ("48/246. Financing", "a resolution's number"),
        ("U.S. foreign policy", "initials"),
        ("E.g. the right", "an abbreviation"),
        ("第12段", "a citation in Chinese"),
        ("-based approach", "a broken word"),
    ],
)
def test_no_label(text: str, reason: str) -> None:
    assert labels.parse(text) is None, reason


def test_label_given_apart_takes_no_text() -> None:
    label = labels.parse("The Committee", "12.")
    assert label is not None and (label.printed, label.end) == ("12", 0)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("Annex II", "annex", "II"),
        ("ANNEX", "annex", ""),
        ("Article 9", "art", "9"),
        ("Article 9 bis", "art", "9 bis"),
        ("Article premier", "art", "premier"),
        ("المادة 9", "art", "9"),
        ("المرفق الأول", "annex", "الأول"),
        ("第九条", "art", "九"),
        ("第二部分", "part", "二"),
        ("附件一", "annex", "一"),
        ("Приложение III", "annex", "III"),
        ("Статья 9", "art", "9"),
        ("Part one", "part", "one"),
        ("Capítulo II", "chp", "II"),
        ("Draft resolution I", "res", "I"),
    ],
)
def test_units(text: str, unit: str, number: str) -> None:
    label = labels.unit(text)
    assert label is not None and (label.unit, label.printed) == (unit, number)


@pytest.mark.parametrize(
    "text", ["Participants", "Annexed hereto", "Part of the report", "Draft decision A/64/L.71, as corrected"]
)
def test_no_unit(text: str) -> None:
    assert labels.unit(text) is None


@pytest.mark.parametrize(
    ("text", "mark", "rest"),
    [
        ("1/ A/48/803.", "1", "A/48/803."),
        ("* Reissued.", "*", "Reissued."),
        ("12 See", "12", "See"),
        ("a Ibid.", "a", "Ibid."),
    ],
)
def test_note_marks(text: str, mark: str, rest: str) -> None:
    found = labels.note(text)
    assert found is not None and (found[0], text[found[1] :]) == (mark, rest)


@given(st.integers(1, 89))
def test_roman_numerals_read_back(value: int) -> None:
    assert numerals.roman(numerals.to_roman(value).lower()) == value


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    label = labels.parse(text)
    assert label is None or 0 <= label.end <= len(text)
    labels.unit(text)
    labels.note(text)
