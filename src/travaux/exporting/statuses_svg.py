"""What became of recommendations, as a picture: a bar for each status, with its name and number.

In: how many have each status, in their order. Out: SVG as text; each bar leads to what it counts. Names
stand beside the bars: no colour says anything alone. Mirrored where one reads from right to left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from travaux.exporting import svg
from travaux.library.recommendations.finding import Facet

# At least three times the contrast of the page behind them, on a light page and on a dark one.
COLOURS = {
    "none": "#78858c",
    "planned": "#a5781c",
    "in-progress": "#2f7ec2",
    "done": "#2f8f5b",
    "rejected": "#c4622d",
}
_OTHER = "#9a63b8"
_LABELS, _BARS, _NUMBERS, _SIDE = 200, 600, 100, 12  # pixels across
_WIDTH = _LABELS + _BARS + _NUMBERS + 2 * _SIDE
_ROW, _TALL, _TEXT = 36, 20, 14

Link = Callable[[str], str]
"""The address of the recommendations with a status."""


def draw(rows: Sequence[Facet], link: Link, *, mirrored: bool = False) -> str:
    """The picture; "" where there is nothing to draw."""
    total = sum(row.count for row in rows)
    if not total:
        return ""
    most = max(row.count for row in rows)
    return svg.picture(
        "statuses",
        (_WIDTH, _ROW * len(rows) + _SIDE),
        _("Recommendations by status"),
        _("%(n)s recommendations.") % {"n": total},
        *(_row(row, at, most, total, link, mirrored) for at, row in enumerate(rows)),
    )


def _row(row: Facet, at: int, most: int, total: int, link: Link, mirrored: bool) -> str:
    top = _SIDE / 2 + _ROW * at
    wide = max(2.0, _BARS * row.count / most) if row.count else 0.0
    share = f"{row.count} ({round(100 * row.count / total)} %)"
    left = _SIDE + _LABELS
    drawn = [
        svg.element("title", svg.words(f"{row.label}: {share}")),
        svg.element("rect", x=_SIDE, y=top, width=_WIDTH - 2 * _SIDE, height=_ROW - 2, fill="transparent"),
        _text(row.label, _SIDE, top, mirrored, svg.INK),
        svg.element(
            "rect", x=_WIDTH - left - wide if mirrored else left, y=top + (_ROW - _TALL) / 2, width=wide,
            height=_TALL, rx=2, fill=COLOURS.get(row.value, _OTHER),
        ),
        _text(share, left + wide + 10, top, mirrored, svg.SOFT),
    ]  # fmt: skip
    return svg.element("a", *drawn, href=link(row.value)) if row.count else svg.element("g", *drawn)


def _text(said: str, left: float, top: float, mirrored: bool, colour: str) -> str:
    return svg.element(
        "text", svg.words(said), x=_WIDTH - left if mirrored else left, y=top + _ROW / 2 + 5,
        text_anchor="start", font_size=_TEXT, fill=colour, direction="rtl" if mirrored else "ltr",
    )  # fmt: skip
