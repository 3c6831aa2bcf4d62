"""The words of six languages: whole, folded, and loaded when asked for."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from travaux.citing.recommendations.tables import LANGUAGES, table

ROOM = resources.files("travaux.citing.recommendations")


def _keys(language: str) -> set[str]:
    text = ROOM.joinpath(f"language/{language}.toml").read_text(encoding="utf-8")
    return set(tomllib.loads(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_what_english_has(language: str) -> None:
    assert _keys("en") <= _keys(language)
    assert _keys(language) - _keys("en") <= {"dropped", "participle", "ends_glued"}
    assert table(language) is table(language)


def test_other_languages_have_none() -> None:
    assert table("pt") is None and table(None) is None
