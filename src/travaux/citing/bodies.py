"""Bodies: who adopts resolutions, comments and opinions, and where a text names them.

In: a text and its language. Out: every name of an organ, committee or court in it with its slug, the
same slugs as in `library/data/bodies.json`. Names are known in six languages and in every case; an
abbreviation that a committee shares with its treaty ("CAT") counts where the treaty is not meant.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from travaux.citing.instruments import standing
from travaux.citing.phrases import Phrases
from travaux.citing.words import Words, words

_DATA = Path(__file__).with_name("data") / "bodies.json"
COMMITTEES = frozenset({"ccpr", "cescr", "cerd", "cedaw", "cat", "spt", "crc", "cmw", "crpd", "ced"})
"""The bodies that watch over a treaty."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body: its slug, its names by language (the first is the usual one), its abbreviations.

    `outside` marks those that are not of the United Nations: their papers have other numbers.
    """

    slug: str
    names: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...]
    outside: bool

    def name(self, language: str) -> str:
        """Its usual name in a language; in English where that is not known."""
        known = self.names.get(language) or self.names.get("en") or self.short
        return known[0]


@dataclass(frozen=True, slots=True)
class Organ:
    """A name of a body in a text; `short` when it is only its abbreviation."""

    start: int
    end: int
    body: str
    short: bool = False


def find_organs(text: str, _language: str = "") -> list[Organ]:
    """The names of bodies in a text, from left to right; those of all languages are known in each."""
    return find_among(words(text))


def find_among(among: Words) -> list[Organ]:
    """The same in a text whose words are known already."""
    found = []
    for one in _phrases().find(among):
        organ = Organ(among.starts[one.first], among.end(one.last), *one.meaning)
        if standing.has_capital(among, one.first, one.last) and not _means_treaty(organ, among.text):
            found.append(organ)
    return found


@cache
def outside() -> frozenset[str]:
    """The bodies that are not of the United Nations."""
    return frozenset(slug for slug, body in known().items() if body.outside)


@cache
def known() -> Mapping[str, Body]:
    """All bodies by slug."""
    rows = json.loads(_DATA.read_text(encoding="utf-8"))["bodies"]
    found = {
        row["slug"]: Body(
            row["slug"],
            MappingProxyType({language: tuple(names) for language, names in row["names"].items()}),
            tuple(row["short"]),
            row.get("outside", False),
        )
        for row in rows
    }
    return MappingProxyType(found)


def _means_treaty(organ: Organ, text: str) -> bool:
    if not organ.short or organ.body not in COMMITTEES:
        return organ.short and standing.touches_slash(text, organ.start, organ.end)
    return (
        standing.touches_slash(text, organ.start, organ.end)
        or standing.says_treaty(text, organ.start, organ.end) is True
    )


@cache
def _phrases() -> Phrases[tuple[str, bool]]:
    found: Phrases[tuple[str, bool]] = Phrases()
    for slug, body in known().items():
        for short in body.short:
            found.add(short, (slug, True))
        for names in body.names.values():
            for name in names:
                found.add(name, (slug, False))
    return found
