"""Recommendations by theme and year, and by status: pictures with the tables beneath them.

In: a viewer, and what their list is narrowed down to. Out: for the templates the pictures as SVG that stands
in the page, and the rows of their tables. Each bar and number leads to the list of what it counts.
"""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_bidi

from travaux.exporting import statuses_svg, topics_svg
from travaux.library.permissions import Viewer
from travaux.library.recommendations import tallying
from travaux.library.recommendations.filtering import Filters
from travaux.library.recommendations.tallying import Grid
from travaux.web import choosing

_ALL = 200  # themes: more than there are


def of(viewer: Viewer, query: QueryDict, wanted: Filters, language: str) -> dict[str, Any]:
    """What the page shows."""
    mirrored = get_language_bidi()
    grid = tallying.by_topic_and_year(viewer, wanted, language, most=_ALL)
    statuses = tallying.by_status(viewer, wanted)

    def on_topic(slug: str, year: int | None) -> str:
        return _topic_link(query, slug, year)

    def with_status(value: str) -> str:
        return choosing.link(query, view=None, status=value)

    return {
        "topics_picture": mark_safe(topics_svg.draw(grid, on_topic, mirrored=mirrored)),
        "years": [grid.years[at] for at in topics_svg.shown_years(grid)],
        "topic_rows": _rows(query, grid),
        "most_rows": topics_svg.MOST_ROWS,
        "statuses_picture": mark_safe(statuses_svg.draw(statuses, with_status, mirrored=mirrored)),
        "status_rows": [(one, with_status(one.value)) for one in statuses],
    }


def _rows(query: QueryDict, grid: Grid) -> list[dict[str, Any]]:
    """A row of the table for each theme; the most frequent first."""
    return [
        {
            "label": row.label,
            "href": _topic_link(query, row.value, None),
            "total": row.total,
            "cells": [
                (count, year, _topic_link(query, row.value, year))
                for year, count in ((grid.years[at], row.counts[at]) for at in topics_svg.shown_years(grid))
            ],
        }
        for row in sorted(grid.rows, key=lambda row: -row.total)
    ]


def _topic_link(query: QueryDict, slug: str, year: int | None) -> str:
    """The list of what is on a theme beside what is chosen already, in a year or in any."""
    kept = query.copy()
    if slug not in kept.getlist("topic"):
        kept.appendlist("topic", slug)
    years = {} if year is None else {"from": str(year), "to": str(year)}
    return choosing.link(kept, view=None, **years)
