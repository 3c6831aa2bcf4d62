"""Lexicons: complete, and each word of interest is known for what it is."""

from __future__ import annotations

import pytest

from travaux.citing import bodies, instruments
from travaux.citing.finding.page import CHINESE_NAMES
from travaux.citing.folding import fold
from travaux.citing.language import LANGUAGES, Sort, lexicon

WORDS = [
    ("en", "Paragraphs", Sort.UNIT, "para", True),
    ("fr", "l’article", Sort.UNIT, "art", False),
    ("es", "párrs.", Sort.UNIT, "para", True),
    ("ru", "статьями", Sort.UNIT, "art", True),
    ("ar", "وبالفقرتين", Sort.UNIT, "para", True),
    ("en", "General Assembly", Sort.ORGAN, "ga", None),
    ("ru", "Совета Безопасности", Sort.ORGAN, "sc", None),
    ("zh", "决议", Sort.HEAD, "resolution", None),
    ("fr", "Constitution", Sort.LAW, "law", None),
    ("es", "supra", Sort.HERE, "above", None),
]


@pytest.mark.parametrize(("language", "text", "sort", "value", "many"), WORDS)
def test_words(language: str, text: str, sort: Sort, value: str, many: bool | None) -> None:
    known = lexicon(language)
    (match,) = known.scan.finditer(fold(text))
    assert known.word(match) == (sort, value, many)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_same_things(language: str) -> None:
    kinds = {(word.sort, word.value) for _, word in lexicon(language).words}
    english = {(word.sort, word.value) for _, word in lexicon("en").words}
    missing = {pair for pair in english - kinds if pair[0] in (Sort.HEAD, Sort.LAW)}
    assert not missing


def test_an_unknown_language_falls_back() -> None:
    assert lexicon("xx").language == "en" == lexicon(None).language


def test_no_chinese_name_is_passed_over() -> None:
    titles = [
        one.titles[language]
        for one in instruments.ALL.values()
        for language in one.titles
        if language == "zh"
    ]
    names = [
        name
        for slug, body in bodies.known().items()
        if slug in bodies.COMMITTEES | bodies.outside()
        for name in body.names.get("zh", ())
    ]
    assert [name for name in [*titles, *names] if not CHINESE_NAMES.search(name)] == []
