"""Labels of items as places in their list, whatever the alphabet."""

from __future__ import annotations

import pytest

from travaux.texts.alignment.labels import ordinals

SAME = (
    ("b", "ب", "Latin and Arabic, in the order of numerals and not of the dictionary"),
    ("a", "أ", "with its hamza"),
    ("e", "هـ", "with the stroke that makes it whole"),
    ("c", "в", "the third Cyrillic letter looks like a Latin b"),
    ("b", "丑", "earthly branches, in old treaties"),
    ("ii", "2", "a roman"),
    ("II", "ثانيا", "secondly, in Arabic headings"),
    ("A", "ألف", "an Arabic letter by its name"),
    ("12", "١٢", "Arabic-Indic digits"),
    ("11", "十一", "Chinese headings"),
    ("i", "a", "no: the ninth or the first, and a is the first"),
    ("aa", "27", "after z"),
)


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_the_same_place(one: str, other: str, why: str) -> None:
    assert ordinals(one) & ordinals(other), why


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("3", "c "[:0] or "d"), ("12", "12 bis"), ("б", "в")])
def test_another_place(one: str, other: str) -> None:
    assert not ordinals(one) & ordinals(other)
