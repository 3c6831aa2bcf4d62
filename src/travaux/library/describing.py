"""What a work is: its body, its kind, the countries it is about; and what these are called.

In: symbols, title, printed body and the lines above the text. Out: a `Description` of slugs and
country codes, the same for every language version; and labels for them in the interface's language.
Symbols decide first, then titles in six languages. Countries are taken from codes in symbols, and
from titles of those kinds of document that name the country they are about; nothing is guessed.
The vocabulary is data beside this module, with its sources; countries are those of `texts.countries`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from travaux.texts import countries, links

OTHER = "other"
LANGUAGES = countries.LANGUAGES
_DATA = Path(__file__).with_name("data")
_CODE = re.compile(r"(?<=/)[A-Z]{3}(?:-(?:HKG|MAC))?(?=/)")
_SESSION_AND_COUNTRY = re.compile(r"^C[A-Z]+/CO/\d+/(?P<code>[A-Z]{3})")  # CCPR/CO/74/SWE, 2001 to 2005
_LONGEST_SLUG = 60  # as wide as the column
_PROPOSED = "DOC/"
_VOWELS = "аеёийоуыэюяь"


@dataclass(frozen=True, slots=True)
class Description:
    """Slugs of body and kind ("" when not known), ISO 3166 alpha-3 codes of countries."""

    body: str = ""
    kind: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    slug: str
    symbols: tuple[re.Pattern[str], ...]
    titles: tuple[re.Pattern[str], ...]
    text: tuple[re.Pattern[str], ...]
    over: tuple[re.Pattern[str], ...]
    flags: frozenset[str]


def describe(
    symbols: Sequence[str], title: str | None, body: str | None = None, text: str | None = None
) -> Description:
    """Describe a work by its symbols (main one first), title, printed body and the lines above the text."""
    keys = [links.key(symbol) for symbol in symbols]
    folded = fold(title or "")
    above = [fold(line) for line in (text or "").splitlines() if line.strip()]
    found_body = _body(keys, body, [folded, *above])
    kind = _kind(keys, folded, above, found_body)
    return Description(found_body, kind, tuple(_countries(keys, title or "", kind)))


def bodies() -> list[str]:
    """The slugs of all bodies that are known."""
    return list(_bodies())


def kinds() -> list[str]:
    """The slugs of all kinds of document that are known."""
    return [kind.slug for kind in _kinds()]


def body_label(slug: str, language: str | None = None) -> str:
    """What a body is called in a language; in the interface's when none is named."""
    names = _bodies().get(slug, {}).get("names", {})
    found = names.get(language or _language()) or names.get("en") or next(iter(names.values()), None)
    return str(found[0]) if found else _unslugged(slug)


def kind_label(slug: str) -> str:
    """What a kind of document is called in the interface's language, in the singular."""
    names = _kind_names().get(slug, {})
    return names.get(_language()) or names.get("en") or _unslugged(slug)


def country_label(code: str) -> str:
    """The short name of a country as the United Nations print it, in the interface's language."""
    return countries.label(code, _language())


def language_label(code: str) -> str:
    """What a language is called in the interface's language; the code where it has no name."""
    locale = _locale(_language())
    return str(locale.languages.get(code.partition("-")[0]) or code)


def fold(text: str) -> str:
    """Text for comparing: no accents, no capitals, plain apostrophes, single spaces."""
    plain = unicodedata.normalize("NFKD", " ".join(text.split()).replace("’", "'"))
    bare = "".join(c for c in plain if not ("\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u0652"))
    return bare.replace("\u0640", "").casefold()


# --- bodies


def _body(keys: Sequence[str], printed: str | None, lines: Sequence[str]) -> str:
    for key in keys:
        roots = [root for root in _roots() if key.startswith(root)]
        if roots:
            return _roots()[max(roots, key=len)]
    if any(re.match(r"\d+[A-Z]?\((?:S-|ES-)?[IVXLC]+\)\Z", key) for key in keys):
        return "ga"  # 217A(III): resolutions of the Assembly to 1975
    if printed:
        return _body_names().get(fold(printed)) or slug(printed)
    return next((found for line in lines if (found := _court_in(line))), "")


def _court_in(line: str) -> str:
    names = ((name, one) for name, one in _body_names().items() if _bodies()[one].get("court"))
    return next((one for name, one in sorted(names, key=lambda row: -len(row[0])) if name in line), "")


def slug(words: str) -> str:
    """Words as a slug: "Cour suprême" is "cour-supreme"."""
    dashed = "".join(c if c.isalnum() else "-" for c in fold(words))
    return re.sub(r"-+", "-", dashed).strip("-")[:_LONGEST_SLUG].strip("-")


# --- kinds


def _kind(keys: Sequence[str], title: str, above: Sequence[str], body: str) -> str:
    for kind in _kinds():
        if any(pattern.search(key) for pattern in kind.symbols for key in keys):
            return _overruling(keys, title) or kind.slug
    is_court = bool(_bodies().get(body, {}).get("court"))
    has_symbol = any(not key.startswith(_PROPOSED) for key in keys)
    fitting = [
        kind
        for kind in _kinds()
        if (is_court or "court" not in kind.flags) and not (has_symbol and "no_symbol" in kind.flags)
    ]
    for kind in fitting:
        if any(pattern.search(title) for pattern in kind.titles):
            return kind.slug
    for kind in fitting:
        if any(pattern.search(line) for pattern in kind.text for line in above):
            return kind.slug
    return OTHER if title else ""


def _overruling(keys: Sequence[str], title: str) -> str:
    """The kind whose title overrules what the symbol says: a draft report under an L. symbol."""
    for kind in _kinds():
        if any(pattern.search(key) for pattern in kind.over for key in keys) and any(
            pattern.search(title) for pattern in kind.titles
        ):
            return kind.slug
    return ""


# --- countries


def _countries(keys: Sequence[str], title: str, kind: str) -> Iterator[str]:
    coded = list(dict.fromkeys(code for key in keys for code in _codes(key)))
    if coded or not any(one.slug == kind and "country" in one.flags for one in _kinds()):
        yield from coded
        return
    found = set()
    rest = fold(title)
    for pattern, code in _country_patterns():
        rest, count = pattern.subn(" ", rest)
        if count:
            found.add(code)
    yield from sorted(found)


def _codes(key: str) -> Iterator[str]:
    early = _SESSION_AND_COUNTRY.match(key)
    for code in [*_CODE.findall(key), *([early["code"]] if early else [])]:
        today = countries.current(code)
        if today is not None:
            yield today


@cache
def _country_patterns() -> list[tuple[re.Pattern[str], str]]:
    """A pattern for each name of each country in six languages, the longest first."""
    found = {
        (fold(name), language): code
        for language in LANGUAGES
        for name, code in countries.printed(language).items()
    }
    ordered = sorted(found.items(), key=lambda row: (-len(row[0][0]), row))
    return [(re.compile(_name_pattern(name, language)), code) for (name, language), code in ordered]


def _name_pattern(name: str, language: str) -> str:
    """Where a name stands as a word: Russian in any case, Arabic behind a glued "and" or "of"."""
    if language == "zh":
        return re.escape(name)
    if language == "ru":
        words = [_inflected(word) for word in name.split()]
        return rf"(?<!\w){' '.join(words)}(?!\w)"
    glued = "[وفلب]?" if language == "ar" else ""
    return rf"(?<!\w){glued}{re.escape(name)}(?!\w)"


def _inflected(word: str) -> str:
    """A Russian word with any ending; short ones and those that never change as they are."""
    if len(word) < 4 or word[-1] in "иоеу":
        return re.escape(word)
    stem = word
    for _ in range(2):
        stem = stem[:-1] if stem[-1] in _VOWELS and len(stem) > 3 else stem
    return re.escape(stem) + r"\w{0,3}"


# --- data


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _bodies() -> dict[str, dict[str, Any]]:
    return {row["slug"]: row for row in _load("bodies")["bodies"]}


@cache
def _roots() -> dict[str, str]:
    return {links.key(root): slug for slug, row in _bodies().items() for root in row.get("roots", ())}


@cache
def _body_names() -> dict[str, str]:
    return {
        fold(name): slug
        for slug, row in _bodies().items()
        for names in row["names"].values()
        for name in names
    }


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            row["slug"],
            _compiled(row.get("symbols", ())),
            _compiled(fold(title) for title in row.get("titles", ())),
            _compiled(
                fold(line) for line in row.get("text", row.get("titles", ()) if row.get("in_text") else ())
            ),
            _compiled(row.get("over", ())),
            frozenset(name for name in ("country", "court", "no_symbol") if row.get(name)),
        )
        for row in _load("kinds")["kinds"]
    )


@cache
def _kind_names() -> dict[str, dict[str, str]]:
    return {row["slug"]: row["names"] for row in _load("kinds")["kinds"]}


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


# --- language of the interface


def _language() -> str:
    return (get_language() or "en").partition("-")[0]


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _unslugged(slug: str) -> str:
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]
