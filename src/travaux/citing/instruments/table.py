"""The instruments: their facts, as the data files hold them.

In: `data/*.json`, one file a group. Out: `ALL`, from id to `Instrument`, in the order of the files; what
a general noun means in papers of a committee; whose number in the Treaty Series a number is.

A title in `from_memory` has not been seen in a text of its language yet: pages say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

GROUPS = (
    "bill", "core", "united-nations", "declarations", "refugees", "crime", "humanitarian", "justice",
    "environment", "conferences", "labour", "general", "hague", "regional",
)  # fmt: skip
"""The groups, in the order in which lists show them; each is a file of data."""
_DATA = Path(__file__).with_name("data")
_EVERYWHERE = {"charter": "un-charter"}  # "the Charter" in a paper of the United Nations


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument: an agreed text that papers cite by its title.

    `divisions` is how many articles (or what `unit` says) it has, None where that was not counted.
    `adopted_by` is the resolution, with its annex, or the conference. `body` is the slug of the committee
    that watches over it, `parent` the id of the instrument that it supplements. `short` are short forms in
    any language, `also` other titles by language; `shared_with_committee` are abbreviations that mean
    the committee just as often. `cited_in_sample` says how often a corpus of 203,302 paragraphs of
    committees cites it, where that was counted.
    """

    id: str
    kind: str
    group: str
    adopted: str
    adopted_by: str
    divisions: int | None
    unit: str
    body: str | None
    parent: str | None
    series_numbers: tuple[int, ...]
    series_volume: int | None
    titles: Mapping[str, str]
    from_memory: frozenset[str]
    also: Mapping[str, tuple[str, ...]]
    short: tuple[str, ...]
    shared_with_committee: tuple[str, ...]
    note: str
    named_in_seed: bool
    cited_in_sample: int | None

    @property
    def series_number(self) -> int | None:
        """Its number of registration in the United Nations Treaty Series."""
        return self.series_numbers[0] if self.series_numbers else None

    @property
    def abbreviation(self) -> str:
        """What it is called where room is short: "ICCPR", "Rome Statute"; its title where it has none."""
        own = [one for one in self.shared_with_committee if one == self.id.upper()]
        named = (*own, *self.short, *self.shared_with_committee)
        return next((one for one in named if not one.startswith("the ")), self.titles["en"])

    def title(self, language: str) -> str:
        """Its title in a language; in English where that is not known."""
        return self.titles.get(language) or self.titles["en"]


class _Table(Mapping[str, Instrument]):
    """The instruments by id, read from the files at the first question."""

    def __getitem__(self, key: str) -> Instrument:
        return _loaded()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_loaded())

    def __len__(self) -> int:
        return len(_loaded())


ALL: Mapping[str, Instrument] = _Table()


def of_body(body: str | None) -> Mapping[str, str]:
    """What general nouns mean in papers of a body (its slug): {"covenant": "iccpr", "protocol": …}.

    "treaty" is the body's main one, whatever its noun: Chinese says 公约 of all. A noun that may mean
    several of the body's instruments is left out.
    """
    return _of_bodies().get(body or "", MappingProxyType(_EVERYWHERE))


def by_series(number: int, volume: int | None = None) -> str | None:
    """The instrument registered under a number of the Treaty Series; protocols share their treaty's
    number and are told by the volume.
    """
    registered = _registered().get(number, ())
    exact = [one for one in registered if volume is not None and ALL[one].series_volume == volume]
    return next(iter((*exact, *registered)), None)


def protocols(parent: str) -> tuple[str, ...]:
    """The instruments that supplement this one."""
    return tuple(one.id for one in ALL.values() if one.parent == parent)


@cache
def _loaded() -> Mapping[str, Instrument]:
    found: dict[str, Instrument] = {}
    for group in GROUPS:
        rows = json.loads((_DATA / f"{group}.json").read_text(encoding="utf-8"))["instruments"]
        found |= {row["id"]: _instrument(group, row) for row in rows}
    return MappingProxyType(found)


def _instrument(group: str, row: dict[str, Any]) -> Instrument:
    plain: dict[str, Any] = {name: row.get(name) for name in _PLAIN}
    return Instrument(
        **plain,
        group=group,
        series_numbers=tuple(row["series_numbers"]),
        titles=MappingProxyType(row["titles"]),
        from_memory=frozenset(row["from_memory"]),
        also=MappingProxyType({language: tuple(titles) for language, titles in row["also"].items()}),
        short=tuple(row["short"]),
        shared_with_committee=tuple(row["shared_with_committee"]),
    )


_PLAIN = (
    "id", "kind", "adopted", "adopted_by", "divisions", "unit", "body", "parent", "series_volume",
    "note", "named_in_seed", "cited_in_sample",
)  # fmt: skip


@cache
def _of_bodies() -> Mapping[str, Mapping[str, str]]:
    rows: dict[str, dict[str, str]] = json.loads((_DATA / "bodies.json").read_text(encoding="utf-8"))
    return {body: MappingProxyType(_EVERYWHERE | nouns) for body, nouns in rows.items()}


@cache
def _registered() -> Mapping[int, tuple[str, ...]]:
    """Ids by number, treaties before their protocols."""
    found: dict[int, tuple[str, ...]] = {}
    for one in sorted(ALL.values(), key=lambda one: one.parent is not None):
        for number in one.series_numbers:
            found[number] = (*found.get(number, ()), one.id)
    return found
