"""Words as they are looked up: what makes no difference, what is passed over."""

from __future__ import annotations

import pytest

from travaux.citing.words import keys, spell, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l’élimination des droits", "L'ELIMINATION DES DROITS"),  # apostrophe, accents, capitals
        ("self-determination", "self -\ndetermination"),  # a hyphen at a line's end
        ("Covenant of Rights", "Covenant on the Right"),  # words that say nothing, a plural
        ("Международный пакт", "Международного пакта"),
        ("ребёнка", "ребенка"),
        ("نيلسون", "نيلسُون"),  # a vowel sign
        ("إلغاء", "الغاء"),
        ("1949年", "1949 年"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert _folded(one) == _folded(other)


def _folded(text: str) -> list[str]:
    return [forms[0] for forms in words(text).keys if forms]


def test_arabic_words_are_looked_up_without_what_is_glued_on() -> None:
    assert {"عهد", "العهد", "بالعهد"} <= set(keys("وبالعهد"))
    assert "بروتوكول" in keys("البروتوكول")
    assert spell("العهد الدولي") == ("عهد", "دولي")


def test_capitals_have_a_key_of_their_own() -> None:
    assert keys("CAT") == ("cat", "=CAT")
    assert keys("Cat") == ("cat",)
    assert spell("OP-CAT") == ("=OP", "=CAT")


def test_where_words_stand() -> None:
    found = words("the Covenant, 公约")
    assert found.printed == ("the", "Covenant", ",", "公", "约")
    assert [found.text[found.starts[at] : found.end(at)] for at in range(len(found))] == list(found.printed)
    assert found.keys[0] == () and found.keys[2] == (",",)


def test_plurals_that_count_keep_theirs() -> None:
    assert keys("Conventions") != keys("Convention")
