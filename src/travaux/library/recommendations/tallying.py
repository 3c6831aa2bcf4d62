"""Numbers for pictures, with the tables under them: by topic and year, by status, by response.

In: a viewer and filters. Out: rows with their counts; each value is one that a filter takes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from travaux.library.connections.tallying import Facet
from travaux.library.models import RecommendationTopic, Status
from travaux.library.permissions import Viewer
from travaux.library.recommendations import filtering, words
from travaux.library.recommendations.filtering import Filters
from travaux.texts import theme
from travaux.texts.recommendation import Response
from travaux.texts.theme import TopicKind

MOST_TOPICS = 15
"""Topics of the picture; the table under it may have them all."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A topic, with how many there are in each year."""

    value: str
    label: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Topics by year, the most frequent first; one recommendation may have several topics."""

    years: tuple[int, ...] = ()
    rows: tuple[GridRow, ...] = ()


def by_topic_and_year(
    viewer: Viewer,
    filters: Filters,
    language: str = "en",
    kind: TopicKind = TopicKind.THEME,
    most: int = MOST_TOPICS,
) -> Grid:
    """How many of each theme (or group) there are in each year."""
    found = filtering.rows(viewer, filters).filter(year__gt=0).order_by().values("pk")
    there = RecommendationTopic.objects.filter(recommendation__in=found).order_by()
    counted = there.values_list("slug", "recommendation__year").annotate(times=Count("pk"))
    by_topic: dict[str, dict[int, int]] = defaultdict(dict)
    for slug, year, times in counted:
        if theme.topic(slug).kind is kind:
            by_topic[slug][year] = times
    years = _every({year for row in by_topic.values() for year in row})
    rows = [
        GridRow(
            slug,
            theme.topic(slug).label(language),
            tuple(row.get(year, 0) for year in years),
            sum(row.values()),
        )
        for slug, row in by_topic.items()
    ]
    rows.sort(key=lambda row: (-row.total, row.label.casefold()))
    return Grid(years, tuple(rows[:most]))


def by_status(viewer: Viewer, filters: Filters) -> list[Facet]:
    """How many have each status, whatever status is chosen; all of them, in their order."""
    found = filtering.rows(viewer, filters.without("status")).order_by()
    counted = dict(found.values_list("status").annotate(times=Count("pk")))
    return [Facet(one.value, words.status(one.value), counted.get(one.value, 0)) for one in Status]


def by_response(viewer: Viewer, filters: Filters) -> list[Facet]:
    """How many the State answered in each way, whatever response is chosen."""
    found = filtering.rows(viewer, filters.without("response")).order_by()
    counted = dict(found.values_list("response").annotate(times=Count("pk")))
    answers = [one.value for one in Response if one.value in counted]
    return [Facet(answer, words.response(answer), counted[answer]) for answer in answers]


def _every(years: set[int]) -> tuple[int, ...]:
    """All years from the first to the last, those without any among them."""
    return tuple(range(min(years), max(years) + 1)) if years else ()
