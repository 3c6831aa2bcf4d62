"""Names of countries: all of them, in six languages, long and short."""

from __future__ import annotations

import pytest

from travaux.texts import countries


@pytest.mark.parametrize("language", countries.LANGUAGES)
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    assert countries.codes() <= set(countries.names(language).values())


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("en", "Iran (Islamic Republic of)", "IRN"),
        ("en", "Turkey", "TUR"),
        ("en", "Türkiye", "TUR"),
        ("en", "Bosnia and Herzegovina", "BIH"),
        ("en", "DPRK", "PRK"),
        ("fr", "Saint-Siège", "VAT"),
        ("es", "Bosnia y Herzegovina", "BIH"),
        ("ru", "Российская Федерация", "RUS"),
        ("ar", "الاتحاد الروسي", "RUS"),
        ("zh", "俄罗斯联邦", "RUS"),
        ("pt", "Spain", "ESP"),  # a language without names has the English ones
    ],
)
def test_names(language: str, name: str, code: str) -> None:
    assert countries.names(language)[name] == code


def test_former_states_are_none() -> None:
    assert not {"DDR", "YMD", "ZAR"} & countries.codes()


@pytest.mark.parametrize(
    ("code", "printed", "everyday"),
    [
        ("RUS", "Russian Federation", "Russia"),
        ("PSE", "State of Palestine", "Palestine"),
        ("TUR", "Turkey", "Turkey"),  # as it was called then
        ("PRK", "DPRK", "North Korea"),
        ("ARE", "UAE", "United Arab Emirates"),
        ("ESP", "Spain", "Spain"),
    ],
)
def test_everyday_names(code: str, printed: str, everyday: str) -> None:
    assert countries.everyday(code, printed, "en") == everyday


def test_labels() -> None:
    assert countries.label("RUS", "fr") == "Fédération de Russie"
    assert countries.label("ESP", "es") == "España"
    assert countries.label("XXX", "en") == "XXX"
