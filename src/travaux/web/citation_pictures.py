"""The neighbourhood of a document and its citing documents by year: pictures with the tables beneath them.

In: a viewer and a work. Out: for the templates the pictures as SVG that stands in the page, and the rows
of their tables. A picture is never without its table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import get_language_bidi

from travaux.exporting import neighbourhood_svg, timeline_svg
from travaux.library.citations import graph
from travaux.library.citations.graph import CENTRE, Year
from travaux.library.permissions import Viewer


def of(viewer: Viewer, work_id: int, language: str = "en", address: str | None = None) -> dict[str, Any]:
    """What a page shows of a work, or of one place in it; nothing of what has nothing to show."""
    mirrored = get_language_bidi()
    found = graph.neighbourhood(viewer, work_id, address, language=language)
    rows = graph.timeline(viewer, work_id, address)
    neighbours = [one for one in found.nodes if one.role != CENTRE]
    return {
        "neighbours": neighbours,
        "folded": sum(found.folded.values()),
        "neighbourhood": mark_safe(neighbourhood_svg.draw(found, mirrored=mirrored)) if neighbours else "",
        "years": years(rows),
        "timeline": mark_safe(timeline_svg.draw(rows, mirrored=mirrored)),
    }


def years(rows: Sequence[Year]) -> list[tuple[int | None, int, list[tuple[str, int]]]]:
    """For a table: each year with documents that cite, how many, and by which bodies."""
    by_year: dict[int | None, list[Year]] = defaultdict(list)
    for row in rows:
        by_year[row.year].append(row)
    return [
        (year, sum(row.count for row in some), [(row.body, row.count) for row in some])
        for year, some in by_year.items()
    ]
