"""How numbers are printed."""

from __future__ import annotations

import pytest

from tests.builders import block, report
from travaux.exporting.labels import depths, direction, printed_label, without_leaders
from travaux.texts.reading import Kind


@pytest.mark.parametrize(
    ("kind", "number", "language", "expected"),
    [
        (Kind.PARAGRAPH, "12", "en", "12."),
        (Kind.PARAGRAPH, "12 bis", "en", "12 bis."),
        (Kind.PARAGRAPH, "109.15", "en", "109.15"),  # dotted numbers have no full stop after them
        (Kind.HEADING, "IV", "fr", "IV."),
        (Kind.ITEM, "a", "en", "(a)"),
        (Kind.ITEM, "a", "fr", "a)"),
        (Kind.ITEM, "a", None, "(a)"),
        (Kind.ITEM, None, "en", "–"),
        (Kind.FOOTNOTE, "3", "en", "3"),
        (Kind.PARAGRAPH, None, "en", ""),
    ],
)
def test_numbers_as_printed(kind: Kind, number: str | None, language: str | None, expected: str) -> None:
    assert printed_label(block("x", "Text", kind=kind, number=number), language) == expected


@pytest.mark.parametrize(
    ("name", "number", "text", "expected"),
    [
        ("art_9", "9", "Article 9", ""),  # it was printed twice: "9. Article 9"
        ("part_II", "II", "PART II", ""),
        ("art_13__dup_2", "13", "Article 13 (2): The right to receive an education", ""),
        ("art_6", "6", "Article 6. Right to life", ""),
        ("art_9", "9", "المادة 9", ""),
        ("art_9", "9", "第九条", ""),
        ("art_9", "9", "The right to liberty", "9."),  # only the title is left in the text
        ("sec_V", "V", "Conclusions", "V."),
        ("sec_1", "1", "Goal 1", "1."),  # a section's number stood before the text
    ],
)
def test_a_heading_that_says_its_number_is_not_numbered_again(
    name: str, number: str, text: str, expected: str
) -> None:
    assert printed_label(block(name, text, kind=Kind.HEADING, number=number), "en") == expected


def test_the_language_of_the_block_goes_first() -> None:
    item = block("x", "Texte", kind=Kind.ITEM, number="a", language="fr")
    assert printed_label(item, "en") == "a)"


def test_bullets_keep_their_kind() -> None:
    item = block("x", "Text", kind=Kind.ITEM, details=(("list", "bullet"),))
    assert printed_label(item, "en") == "•"


def test_items_under_items_are_deeper() -> None:
    assert depths(report()) == {"para_1__list_a": 1, "para_1__list_a__list_i": 2, "para_1__list_2": 1}


def test_direction() -> None:
    assert (direction("ar"), direction("en"), direction(None)) == ("rtl", "ltr", "ltr")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Introduction ................ ............ .. 6", "Introduction … 6"),
        ("Overall. . . . . . . . . 13", "Overall … 13"),
        ("V. Mission 23 in Mali ................ ............", "V. Mission 23 in Mali …"),
        ("Vols. I-III ... and so on", "Vols. I-III ... and so on"),  # three dots are an ellipsis
        ("A.1.2.3.4 Findings 7", "A.1.2.3.4 Findings 7"),
    ],
)
def test_leading_dots_of_a_table_of_contents(printed: str, shown: str) -> None:
    assert without_leaders(printed) == shown
