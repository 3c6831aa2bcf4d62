"""Relation types: what one passage may be to another, in the words people read.

In: `data/relations.toml`, which ships. Out: `SHIPPED`, and the noun for the types that a library adds
itself. A connection keeps the slug alone, so the words may be made better at any time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
"""In these languages every type that ships has words."""

_NONE: Mapping[str, Words] = MappingProxyType({})
_OWN = frozenset({"verb", "reverse", "meaning", "symmetric"})


class Words(NamedTuple):
    """How a language says a relation: there, back, and what it means in one line."""

    verb: str
    reverse: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation: "A `verb` B" says the same as "B `reverse` A"; alike where it is `symmetric`.

    `verb`, `reverse` and `meaning` are English; `labels` has other languages, where "" is not known.
    """

    slug: str
    verb: str
    reverse: str
    meaning: str = ""
    symmetric: bool = False
    labels: Mapping[str, Words] = field(default_factory=lambda: _NONE, hash=False)

    def words(self, language: str) -> Words:
        """Its words in a language ("fr", "fr-CA"), each in English where that language has none."""
        english = Words(self.verb, self.reverse, self.meaning)
        own = self.labels.get(language) or self.labels.get(language.partition("-")[0])
        return english if own is None else Words(*(a or b for a, b in zip(own, english, strict=True)))


def _shipped() -> Mapping[str, RelationType]:
    text = resources.files(__package__).joinpath("data", "relations.toml").read_text(encoding="utf-8")
    return MappingProxyType({slug: _made(slug, row) for slug, row in tomllib.loads(text).items()})


def _made(slug: str, row: Mapping[str, Any]) -> RelationType:
    labels = {language: Words(*row[language]) for language in row if language not in _OWN}
    return RelationType(
        slug,
        row["verb"],
        row["reverse"],
        row["meaning"],
        row.get("symmetric", False),
        MappingProxyType(labels),
    )


SHIPPED: Mapping[str, RelationType] = _shipped()
"""The types that ship, by slug, in the order in which they are shown."""
