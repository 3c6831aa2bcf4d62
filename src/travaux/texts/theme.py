"""Topics of recommendations: themes, and groups of people concerned; a small set of labels of our own.

In: nothing; the set is data (`data/themes.toml`), with the identifiers that others use for the same: the code
of a theme or the name of a group in the Universal Human Rights Index (UHRI), Sustainable Development Goals,
the number of a concept in the UNBIS Thesaurus. Those vocabularies are linked to and not copied. Out: a
`Topic` for each slug, in the order in which they are shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
_SDG = "http://metadata.un.org/sdg/"  # the identifiers that the United Nations gave the goals and targets
_UNBIS = "http://metadata.un.org/thesaurus/"


class TopicKind(StrEnum):
    """What a topic is."""

    THEME = "theme"
    GROUP = "group"
    """People concerned."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme or group. `uhri`, `sdg` and `unbis` name the same elsewhere; empty where nothing does."""

    slug: str
    kind: TopicKind
    labels: Mapping[str, str]
    uhri: str = ""
    sdg: tuple[str, ...] = ()
    unbis: str = ""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """By language, the words that tell of it (`citing.recommendations.topics`); "*" stands for any ending."""

    def label(self, language: str = "en") -> str:
        """What it is called; in English where the language has no word for it."""
        return self.labels.get(language) or self.labels.get("en") or self.slug

    @property
    def sdg_hrefs(self) -> tuple[str, ...]:
        """The identifiers of the goals, which are links."""
        return tuple(f"{_SDG}{one}" for one in self.sdg)

    @property
    def unbis_href(self) -> str:
        """The link to the concept; "" where there is none."""
        return f"{_UNBIS}{self.unbis}" if self.unbis else ""


def topic(slug: str) -> Topic:
    """The topic of a slug; one that is not in the set (an import brought it) goes by its slug."""
    known = topics().get(slug)
    return known or Topic(slug, TopicKind.THEME, {"en": slug.replace("-", " ")})


@cache
def topics() -> Mapping[str, Topic]:
    """All topics of the set by slug: themes first, then groups."""
    text = resources.files(__package__).joinpath("data/themes.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    made = [_topic(slug, row, kind) for kind in TopicKind for slug, row in data[kind.value].items()]
    return MappingProxyType({one.slug: one for one in made})


def of_kind(kind: TopicKind) -> tuple[Topic, ...]:
    """All themes, or all groups."""
    return tuple(one for one in topics().values() if one.kind is kind)


@cache
def by_uhri() -> Mapping[str, str]:
    """The slug for each code or name of the UHRI, in small letters: to read its rows in."""
    found: dict[str, str] = {}
    for one in topics().values():
        for name in (one.uhri, one.labels["en"], one.slug.replace("-", " ")):
            if name:
                found.setdefault(name.casefold(), one.slug)
    return found


def _topic(slug: str, row: Mapping[str, Any], kind: TopicKind) -> Topic:
    return Topic(
        slug,
        kind,
        {language: row[language] for language in LANGUAGES if language in row},
        row.get("uhri", ""),
        tuple(row.get("sdg", ())),
        row.get("unbis", ""),
        {language: tuple(words) for language, words in row["words"].items()},
    )
