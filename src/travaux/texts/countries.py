"""What countries are called in six languages: names as they are printed, and those in everyday use.

In: a language, or the code of a country (ISO 3166-1 alpha-3, with CHN-HKG and CHN-MAC as treaty bodies write
them). Out: names. They are those of the Unicode CLDR (Babel), and where the United Nations print another one,
those of `data/countries.json`. Each room that meets names of countries reads them here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_FALLBACK = "en"
# States that were, which CLDR still maps to a successor, and codes that name no country.
_FORMER = frozenset({"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD", "AAA", "QUU", "XAA", "XBB", "XKK", "ZZZ"})


@cache
def codes() -> frozenset[str]:
    """Every alpha-3 code that has a name."""
    return frozenset(_territories()) | frozenset(_data()["names"])


@cache
def printed(language: str) -> dict[str, str]:
    """Every name that documents print in a language, former and longer ones too: the code of its country."""
    territories = Locale.parse(_known(language)).territories
    found: dict[str, str] = {}
    for code, territory in _territories().items():
        name = territories.get(territory)
        if name:
            found |= dict.fromkeys((name, name.replace(" & ", " and "), name.replace("St. ", "Saint ")), code)
    for code, by_language in _data()["names"].items():
        found |= dict.fromkeys(by_language.get(_known(language), ()), code)
    return found


@cache
def names(language: str) -> dict[str, str]:
    """The same with names in everyday use and abbreviations; other languages' names are not among them."""
    found = dict(printed(language))
    for code, everyday_names in _everyday().items():
        found |= dict.fromkeys(everyday_names.values(), code)
    for code, abbreviations in _data()["abbreviated"].items():
        found |= dict.fromkeys(abbreviations, code)
    return found


def current(code: str) -> str | None:
    """Today's code for one as it stands in a symbol ("ROM" is ROU); None where it names no country."""
    today: str = _data()["former_codes"].get(code, code)
    return today if today.partition("-")[0] in _territories() else None


def label(code: str, language: str) -> str:
    """What the United Nations print for a country, else what the CLDR has, in any language it knows."""
    official = _data()["names"].get(code, {}).get(language)
    return official[0] if official else _in_cldr(code, language)


def everyday(code: str, printed: str, language: str) -> str:
    """The name in everyday use where `printed` is a long or cut one ("Russian Federation"), else `printed`.

    A name that a State had when the text was written ("Turkey", "Cabo Verde") is left as it is.
    """
    language = _known(language)
    short: str | None = _everyday().get(code, {}).get(language)
    if short is None and code in _data()["everyday_in_cldr"]:
        short = _in_cldr(code, language)
    if short is None and printed in _data()["abbreviated"].get(code, ()):
        short = label(code, language)
    return short or printed


def _known(language: str) -> str:
    return language if language in LANGUAGES else _FALLBACK


def _in_cldr(code: str, language: str) -> str:
    territory = _territories().get(code.partition("-")[0], "")
    try:
        name: str | None = Locale.parse(language, sep="-").territories.get(territory)
    except (UnknownLocaleError, ValueError):
        name = Locale.parse(_FALLBACK).territories.get(territory)
    return name or code


@cache
def _territories() -> dict[str, str]:
    """Alpha-3 codes to the alpha-2 codes that CLDR names countries by."""
    named = Locale.parse(_FALLBACK).territories
    aliases: Mapping[str, Sequence[str]] = get_global("territory_aliases")
    return {
        code: targets[0]
        for code, targets in aliases.items()
        if len(code) == 3 and code.isalpha() and len(targets) == 1
        and code not in _FORMER and targets[0] in named
    }  # fmt: skip


def _everyday() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = _data()["everyday"]
    return rows


@cache
def _data() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("data/countries.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
