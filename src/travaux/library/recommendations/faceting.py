"""What values the recommendations of a list have: what filters and menus offer to choose.

In: a viewer and filters. Out: facets, each counted without its own filter. What stands in the row itself is
counted in one pass; parties and topics, of which a row has several, in one query each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from travaux.library.connections.tallying import Facet as Facet
from travaux.library.models import PartyRole, Recommendation, RecommendationParty, RecommendationTopic
from travaux.library.permissions import Viewer
from travaux.library.recommendations import filtering, words
from travaux.library.recommendations.filtering import Filters
from travaux.texts import countries, theme
from travaux.texts.theme import TopicKind

_MOST_VALUES = 250  # of one facet: more than there are States
_PLAIN = ("body", "response", "status", "form", "source", "responsible")


@dataclass(frozen=True, slots=True)
class Facets:
    """What values there are, most frequent first; years the latest first."""

    countries: tuple[Facet, ...] = ()
    bodies: tuple[Facet, ...] = ()
    years: tuple[Facet, ...] = ()
    themes: tuple[Facet, ...] = ()
    groups: tuple[Facet, ...] = ()
    addressees: tuple[Facet, ...] = ()
    recommenders: tuple[Facet, ...] = ()
    responses: tuple[Facet, ...] = ()
    statuses: tuple[Facet, ...] = ()
    forms: tuple[Facet, ...] = ()
    sources: tuple[Facet, ...] = ()
    responsibles: tuple[Facet, ...] = ()


def facets(viewer: Viewer, filters: Filters, language: str = "en") -> tuple[int, Facets]:
    """How many rows fit, and their facets."""
    plain = _Plain(viewer, filters)
    topics = topics_of(filtering.rows(viewer, filters))
    return plain.total(), Facets(
        countries=_parties(viewer, filters.without("country"), PartyRole.ASKED, language, codes=True),
        bodies=_sorted(plain.counted("body"), words.body),
        years=plain.years(),
        themes=_topics(topics, TopicKind.THEME, language),
        groups=_topics(topics, TopicKind.GROUP, language),
        addressees=_parties(viewer, filters.without("addressee"), PartyRole.ASKED, language, codes=False),
        recommenders=_parties(viewer, filters.without("recommender"), PartyRole.ASKS, language, codes=True),
        responses=_sorted(plain.counted("response"), words.response),
        statuses=_sorted(plain.counted("status"), words.status),
        forms=_sorted(plain.counted("form"), words.form),
        sources=_sorted(plain.counted("source"), words.source),
        responsibles=_sorted(plain.counted("responsible"), str),
    )


def topics_of(rows: QuerySet[Recommendation]) -> dict[str, int]:
    """How many rows each topic has."""
    there = RecommendationTopic.objects.filter(recommendation__in=rows.order_by().values("pk"))
    return dict(there.order_by().values_list("slug").annotate(times=Count("pk")))


class _Plain:
    """What stands in the rows themselves, counted in one pass; each field without its own filter."""

    def __init__(self, viewer: Viewer, filters: Filters) -> None:
        self._filters = filters
        wide = filters.with_(year_from=None, year_to=None)
        for name in _PLAIN:
            wide = wide.without(name)
        rows = filtering.rows(viewer, wide).order_by()
        self._groups: list[tuple[dict[str, Any], int]] = [
            (dict(zip((*_PLAIN, "year"), values, strict=True)), times)
            for *values, times in rows.values_list(*_PLAIN, "year").annotate(times=Count("pk"))
        ]

    def total(self) -> int:
        """How many rows fit."""
        return sum(times for group, times in self._groups if self._fits(group))

    def years(self) -> tuple[Facet, ...]:
        """The years, the latest first; what has no year is not among them."""
        counted = self.counted("year")
        return tuple(
            Facet(str(year), str(year), times) for year, times in sorted(counted.items(), reverse=True)
        )

    def counted(self, field: str) -> dict[Any, int]:
        """How many rows each value of a field has."""
        made: dict[Any, int] = {}
        for group, times in self._groups:
            if group[field] and self._fits(group, besides=field):
                made[group[field]] = made.get(group[field], 0) + times
        return made

    def _fits(self, group: Mapping[str, Any], besides: str = "") -> bool:
        plain = (name for name in _PLAIN if name != besides)
        if any(getattr(self._filters, name) not in ("", group[name]) for name in plain):
            return False
        return besides == "year" or self._in_years(group["year"])

    def _in_years(self, year: int) -> bool:
        first, last = self._filters.year_from, self._filters.year_to
        return (first is None or year >= first) and (last is None or 0 < year <= last)


def _parties(viewer: Viewer, filters: Filters, role: str, language: str, *, codes: bool) -> tuple[Facet, ...]:
    """The States that ask or are asked, or else the kinds of party."""
    found = filtering.rows(viewer, filters).order_by().values("pk")
    there = RecommendationParty.objects.filter(role=role, recommendation__in=found).order_by()
    name = "code" if codes else "kind"
    rows = there.values_list(name).annotate(times=Count("recommendation", distinct=True))
    counted = {value: times for value, times in rows if value}

    def called(value: str) -> str:
        return countries.label(value, language) if codes else words.kind(value)

    return _sorted(counted, called)


def _topics(counted: Mapping[str, int], kind: TopicKind, language: str) -> tuple[Facet, ...]:
    fitting = {slug: times for slug, times in counted.items() if theme.topic(slug).kind is kind}
    return _sorted(fitting, lambda slug: theme.topic(slug).label(language))


def _sorted(counted: Mapping[str, int], called: Callable[[str], str]) -> tuple[Facet, ...]:
    made: Iterable[Facet] = (Facet(value, called(value), times) for value, times in counted.items())
    return tuple(sorted(made, key=lambda one: (-one.count, one.label.casefold()))[:_MOST_VALUES])
