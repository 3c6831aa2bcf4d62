"""Words of citations as data: complete, and printable."""

from __future__ import annotations

import pytest

from travaux.texts.citation_words import BLUEBOOK, LANGUAGES, OSCOLA, Words, words_of

OFFICIAL = ("en", "fr", "es", "ru", "ar", "zh")
ALL = {**LANGUAGES, "oscola": OSCOLA, "bluebook": BLUEBOOK}


@pytest.mark.parametrize("words", ALL.values(), ids=ALL)
def test_every_table_is_whole(words: Words) -> None:
    assert len(words.months) == 12
    for forms in words.units.values():
        assert all(form.count("{}") == 1 for form in forms), "each form has one place for the number"
    assert words.item.count("{}") == words.again.count("{}") == 1


def test_the_official_languages_have_their_own_word_for_what_is_cited_most() -> None:
    for kind in ("para", "annex", "fn"):
        own = {words.form(kind, 1) for language, words in LANGUAGES.items() if language in OFFICIAL}
        assert len(own) == len(OFFICIAL), kind


@pytest.mark.parametrize(
    ("asked", "expected", "reason"),
    [
        ("fr", "fr", "a language of ours"),
        ("pt-BR", "pt", "a country behind it changes nothing"),
        ("sw", "en", "others are cited in English"),
        ("", "en", "no language known"),
    ],
)
def test_words_of(asked: str, expected: str, reason: str) -> None:
    assert words_of(asked) is LANGUAGES[expected], reason


def test_a_unit_without_a_word_of_its_own_is_printed_in_english() -> None:
    assert LANGUAGES["pt"].form("speech", 1) == "speech {}"
    assert LANGUAGES["en"].form("unheard", 1) == "unheard {}"
