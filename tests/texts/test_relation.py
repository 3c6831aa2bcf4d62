"""Relation types that ship: complete, and readable from both ends in six languages."""

from __future__ import annotations

from importlib import resources

import pytest

from travaux.texts.relation import LANGUAGES, SHIPPED, RelationType, Words

ASKED_FOR = (
    "cites", "implements", "follows-up", "repeats", "contradicts", "updates", "explains", "is-evidence-of",
    "translates", "responds-to",
)  # fmt: skip


def test_the_relations_of_the_field_ship_with_the_package() -> None:
    assert set(ASKED_FOR) <= set(SHIPPED)
    assert resources.files("travaux.texts").joinpath("data", "relations.toml").is_file()


@pytest.mark.parametrize("relation", SHIPPED.values(), ids=SHIPPED)
def test_each_has_words_of_its_own_in_six_languages(relation: RelationType) -> None:
    words = [relation.words(language) for language in LANGUAGES]
    for one in words:
        assert all(text and text == text.strip() for text in one)
        assert (one.verb == one.reverse) is relation.symmetric
        assert len(one.verb) <= 80 and len(one.meaning) <= 300, "as wide as the columns of types of one's own"
    assert len({one.meaning for one in words}) == len(LANGUAGES), "none is left in English"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_relations_read_alike(language: str) -> None:
    verbs = [relation.words(language).verb for relation in SHIPPED.values()]
    assert len(set(verbs)) == len(verbs)


@pytest.mark.parametrize(
    ("language", "expected", "reason"),
    [
        ("fr", Words("met en œuvre", "is implemented by", ""), "what a language lacks is said in English"),
        ("fr-CA", Words("met en œuvre", "is implemented by", ""), "a country behind it changes nothing"),
        ("sw", Words("implements", "is implemented by", ""), "another language"),
        ("", Words("implements", "is implemented by", ""), "no language known"),
    ],
)
def test_words(language: str, expected: Words, reason: str) -> None:
    own = RelationType("x", "implements", "is implemented by", labels={"fr": Words("met en œuvre", "", "")})
    assert own.words(language) == expected, reason
