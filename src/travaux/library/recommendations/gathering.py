"""Puts near-identical recommendations to one State into one cluster, as they come.

In: rows that are new or have other words now. Out: their `cluster`: that of the likest one to the same State,
in any document, or their own. What a person joined or parted is left as it is. Only the words count, and
what is told by figures and capitals ("Optional Protocol 2", "CEDAW") must be the same on both sides.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz, process

from travaux.citing.folding import fold
from travaux.library.models import (
    PartyRole,
    Recommendation,
    RecommendationParty,
    RecommendationText,
)

ALIKE = 84  # of 100, of the sorted words: "Ratify the Convention …" said twice; two conventions stay below
_LONGEST = 600  # characters that are compared
_ROWS_AT_A_TIME = 500
_WORD = re.compile(r"[\w'-]+")
_TELLING = re.compile(r"\b(?:[A-Z][A-Z0-9-]{1,}|\w*\d[\w.-]*)\b")
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|premier|deuxieme|second|troisieme|primer|segundo|tercer|not|non|abolish\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What is compared of a text: its words in order of the alphabet, and those that must be the same."""

    sorted: str
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    language: str
    words: Words
    cluster: UUID
    settled: bool


def words(text: str) -> Words:
    """What is compared of a text."""
    text = text[:_LONGEST]
    folded = fold(text)
    telling = {one.casefold() for one in _TELLING.findall(text)} | set(_ORDINAL.findall(folded))
    return Words(" ".join(sorted(_WORD.findall(folded))), frozenset(telling))


def gather(pks: Sequence[int]) -> int:
    """Find the clusters of these rows; how many changed."""
    fresh = set(pks)
    changed: dict[int, UUID] = {}
    for pool in _pools(fresh).values():
        for language in {one.language for one in pool if one.pk in fresh}:
            changed |= _clustered([one for one in pool if one.language == language], fresh, changed)
    rows = [Recommendation(pk=pk, cluster=cluster) for pk, cluster in changed.items()]
    Recommendation.objects.bulk_update(rows, ["cluster"], batch_size=_ROWS_AT_A_TIME)
    return len(rows)


def _clustered(pool: Sequence[_Row], fresh: set[int], known: Mapping[int, UUID]) -> dict[int, UUID]:
    """The clusters of the fresh rows of a pool that change."""
    there = [one for one in pool if one.pk not in fresh]
    choices = {at: one.words.sorted for at, one in enumerate(there)}
    found: dict[int, UUID] = {}
    for one in pool:
        if one.pk not in fresh:
            continue
        near = _nearest(one, there, choices)
        cluster = found.get(near.pk) or known.get(near.pk) or near.cluster if near else one.cluster
        if not one.settled and one.pk not in known and cluster != one.cluster:
            found[one.pk] = cluster
        choices[len(there)] = one.words.sorted
        there.append(one)
    return found


def _nearest(one: _Row, there: Sequence[_Row], choices: Mapping[int, str]) -> _Row | None:
    """The likest row that tells of the same things."""
    alike = process.extract(
        one.words.sorted, choices, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE, limit=5
    )
    for _, _, at in alike:
        other = there[at]
        if other.words.telling == one.words.telling:
            return other
    return None


def _pools(fresh: set[int]) -> dict[str, list[_Row]]:
    """By State, all rows that ask something of it and of no other, where some are fresh."""
    asked = RecommendationParty.objects.filter(role=PartyRole.ASKED).exclude(code="")
    codes: dict[int, set[str]] = defaultdict(set)
    mine: set[str] = set()
    ids = sorted(fresh)
    for begin in range(0, len(ids), _ROWS_AT_A_TIME):
        some = asked.filter(recommendation__in=ids[begin : begin + _ROWS_AT_A_TIME])
        mine |= set(some.values_list("code", flat=True))
    if not mine:
        return {}
    for pk, code in asked.filter(code__in=mine).values_list("recommendation", "code"):
        codes[pk].add(code)
    pools: dict[str, list[_Row]] = defaultdict(list)
    for code in sorted(mine):
        texts = RecommendationText.objects.filter(
            recommendation__parties__code=code, recommendation__parties__role=PartyRole.ASKED
        ).exclude(recommendation__dismissed=True)
        for row in _rows(texts.values_list(*_VALUES).distinct()):
            if codes.get(row.pk) == {code}:
                pools[code].append(row)
    return pools


_VALUES = (
    *("recommendation", "language", "text", "corrected", "recommendation__cluster"),
    *("recommendation__cluster_settled", "recommendation__year", "recommendation__place"),
)


def _rows(values: object) -> list[_Row]:
    """Rows with one text for each language, the oldest document first."""
    seen: set[tuple[int, str]] = set()
    made = []
    for pk, language, text, corrected, cluster, settled, *_ in sorted(
        values,  # type: ignore[call-overload]
        key=lambda row: (row[6], row[7], row[0]),
    ):
        if (pk, language) not in seen:
            seen.add((pk, language))
            made.append(_Row(pk, language, words(corrected or text), cluster, settled))
    return made


def fresh_cluster() -> UUID:
    """A cluster of its own."""
    return uuid.uuid4()
