"""What instruments are called: every title and short form as a phrase to look for.

In: the instruments and `data/nouns.json`, which has what languages add: nouns that name an instrument in
general, words that quotations leave out, endings that they drop, how optional protocols and numbered
conventions are called. Out: one `Phrases` for all six languages. A form that belongs to several
instruments ("1961 Convention") means all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from travaux.citing.instruments.table import ALL, Instrument, protocols
from travaux.citing.phrases import Phrases, without_stops
from travaux.citing.words import spell

_FEWEST_WORDS = 3  # that say something, in a title without its optional words: two are a common noun
_FEWEST_HAN = 6  # the same in Chinese characters
_DATED_KINDS = ("treaty", "declaration")  # that people tell by their year: "the 1951 Convention"
_NUMBER = re.compile(r"ilo-c(\d+)\Z")
# "C29" alone is a table cell as often as a convention; a resolution is told by its organ and number.
_TOO_BARE = re.compile(r"C\d+\Z|the |resolution ")
_DATED = re.compile(r" (?:de |от )?\d{4}(?: года?|年)?(?= )|^\d{4}年|(?:, |، )\d{4}")


class Form(StrEnum):
    """How a text names an instrument."""

    TITLE = "title"
    SHORT = "short"
    GROUP = "group"
    """Several at once, all of them meant: "the Geneva Conventions"."""
    GENERIC = "generic"
    """By a noun alone: "the Convention"; which one is for the context to say."""
    STRANGE = "strange"
    """A noun that begins the name of an instrument that is not known: "the Charter on Citizens' Rights"."""


class Meaning(NamedTuple):
    """What a phrase stands for; `of_committee` when it names the committee just as often."""

    form: Form
    ids: tuple[str, ...] = ()
    noun: str = ""
    of_committee: bool = False


@cache
def nouns() -> Mapping[str, Any]:
    """What `data/nouns.json` holds."""
    path = Path(__file__).with_name("data") / "nouns.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@cache
def phrases() -> Phrases[Meaning]:
    """All names, weakest first: what is added later stands where both have the same words."""
    found: Phrases[Meaning] = Phrases()
    for names in nouns()["nouns"].values():
        for name, noun in names.items():
            found.add(name, Meaning(Form.GENERIC, noun=noun))
    _add(found, Form.SHORT, _listed(nouns()["shared"]))
    _add(found, Form.SHORT, _derived())
    _add(found, Form.SHORT, ((name, one.id) for one in ALL.values() for name in _shorts(one)))
    _add(found, Form.TITLE, ((name, one.id) for one in ALL.values() for name in _loose_titles(one)))
    _add(found, Form.TITLE, ((name, one.id) for one in ALL.values() for _, name in _titles(one)))
    _add(found, Form.GROUP, _listed(nouns()["groups"]))
    _add(found, Form.GROUP, _several_protocols())
    for one in ALL.values():
        for name in one.shared_with_committee:
            found.add(name, Meaning(Form.SHORT, (one.id,), of_committee=True))
    return found


def _add(found: Phrases[Meaning], form: Form, rows: Iterable[tuple[str, str]]) -> None:
    """Add names with the ids they mean; a name given for several ids means all of them."""
    ids: dict[tuple[str, ...], dict[str, None]] = {}
    names: dict[str, tuple[str, ...]] = {}
    for name, one in rows:
        key = names.get(name) or names.setdefault(name, phrase_key(name))
        ids.setdefault(key, {})[one] = None
    for name, key in names.items():
        found.add(name, Meaning(form, tuple(ids[key])))


def _listed(rows: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((name, one) for ids, names in rows.items() for name in names for one in ids.split())


def _titles(one: Instrument) -> Iterator[tuple[str, str]]:
    """Its titles in all languages, with the language."""
    yield from one.titles.items()
    for language, titles in one.also.items():
        yield from ((language, title) for title in titles)


def _shorts(one: Instrument) -> Iterator[str]:
    return (name for name in one.short if not _TOO_BARE.match(name))


def _loose_titles(one: Instrument) -> Iterator[str]:
    """Titles as people quote them: without "International", "United Nations", tails, years, brackets."""
    for language, title in _titles(one):
        if one.kind in _DATED_KINDS:
            yield _dated(title, language, one.adopted[:4])
        for whole in {title, _DATED.sub("", title)}:
            for cut in {whole, *(whole[: match.start()] for match in _tails().finditer(whole))}:
                yield from (name for name in _without_optional(cut, language) if _tells(name, language))


def _dated(title: str, language: str, year: str) -> str:
    """The title with its year: "1951 Convention relating to …", "Convention de 1951 relative …"."""
    head, _, rest = title.partition(" ")
    template: str = nouns()["dated"][language]
    return template.format(year=year, title=title, head=head, rest=rest)


def _without_optional(title: str, language: str) -> set[str]:
    found = {title}
    for pattern in _optional(language):
        found |= {pattern.sub("", name) for name in found}
    return found


def _tells(name: str, language: str) -> bool:
    return len(phrase_key(name)) >= (_FEWEST_HAN if language == "zh" else _FEWEST_WORDS)


def _derived() -> Iterator[tuple[str, str]]:
    """Optional protocols by the name of their treaty, conventions of the ILO by their number."""
    for parent in dict.fromkeys(one.parent for one in ALL.values() if one.parent):
        optional = [one for one in protocols(parent) if "Optional Protocol" in ALL[one].titles["en"]]
        for language, name in _all_names(ALL[parent]):
            yield from _optional_protocols(language, name, optional)
    for one in ALL.values():
        if number := _NUMBER.match(one.id):
            forms = (form for forms in nouns()["numbered"].values() for form in forms)
            yield from ((form.format(number[1]), one.id) for form in forms)


def _all_names(one: Instrument) -> Iterator[tuple[str, str]]:
    for language, title in _titles(one):
        yield from ((language, name) for name in _without_optional(title, language))
    for name in (*_shorts(one), *one.shared_with_committee):
        yield from ((language, name) for language in nouns()["protocols"])


def _optional_protocols(language: str, treaty: str, optional: list[str]) -> Iterator[tuple[str, str]]:
    for template in nouns()["protocols"][language]:
        name = template.format(treaty)
        exact = [one for one in optional if _same(ALL[one].titles.get(language, ""), name)]
        yield from ((name, one) for one in exact or optional[: 1 if _has_plain(optional) else None])
        if len(optional) > 1:
            ordinals = nouns()["ordinals"].get(language, ())
            yield from ((ordinal.format(name), one) for ordinal, one in zip(ordinals, optional, strict=False))


def _several_protocols() -> Iterator[tuple[str, str]]:
    """“The Optional Protocols to the Convention on the Rights of the Child”: all of them."""
    for parent in dict.fromkeys(one.parent for one in ALL.values() if one.parent):
        optional = [one for one in protocols(parent) if "Optional Protocol" in ALL[one].titles["en"]]
        if len(optional) > 1:
            for language, name in _all_names(ALL[parent]):
                for template in nouns()["several"].get(language, ()):
                    yield from ((template.format(name), one) for one in optional)


def _has_plain(optional: list[str]) -> bool:
    """Whether the first of them is called just "the Optional Protocol to …"."""
    return bool(optional) and "the Optional Protocol" in ALL[optional[0]].short


def _same(title: str, name: str) -> bool:
    return bool(title) and phrase_key(title) == phrase_key(name)


def phrase_key(name: str) -> tuple[str, ...]:
    """The words of a name that say something, folded."""
    return without_stops(spell(name))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(nouns()["tails"]), re.IGNORECASE)


@cache
def _optional(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, nouns()["optional"][language]))
