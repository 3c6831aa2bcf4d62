"""What recommendations are about, year by year, as a picture: a row a theme, a bar a year.

In: a grid of themes and years (`recommendations.tallying`). Out: SVG as text. Bars of all rows have one
measure, so that rows can be compared. Each bar says in words what it is, and leads to what it counts; in
languages that are written from right to left the picture is mirrored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from travaux.exporting import svg
from travaux.library.recommendations.tallying import Grid, GridRow

MOST_ROWS, MOST_YEARS = 14, 16
"""What is drawn: more rows or columns can't be read; the table has them all."""

_LABELS, _BARS, _TOTALS, _SIDE = 268, 580, 52, 12  # pixels across
_TOP, _ROW, _FOOT = 10, 34, 30
_TALLEST = 18.0  # pixels of the highest bar
_WIDEST = 34.0
_LETTERS = 38  # of a theme's name
_TEXT, _NUMBER = 13, 11

Link = Callable[[str, int | None], str]
"""The address of the recommendations on a theme in a year (None: in any)."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is drawn, and where."""

    rows: tuple[GridRow, ...]
    years: tuple[int, ...]
    columns: tuple[int, ...]
    """The places of those years that are drawn."""
    most: int
    mirrored: bool
    link: Link

    def x(self, left: float, width: float = 0.0) -> float:
        """An edge, mirrored where the picture is."""
        return _WIDTH - left - width if self.mirrored else left


_WIDTH = _LABELS + _BARS + _TOTALS + 2 * _SIDE


def draw(grid: Grid, link: Link, *, mirrored: bool = False) -> str:
    """The picture; "" where there is nothing to draw."""
    if not grid.rows or not grid.years:
        return ""
    plan = _plan(grid, link, mirrored=mirrored)
    height = _TOP + _ROW * len(plan.rows) + _FOOT
    about = _("%(rows)s themes, from %(first)s to %(last)s; at most %(most)s in a year.") % {
        "rows": len(plan.rows), "first": plan.years[plan.columns[0]],
        "last": plan.years[plan.columns[-1]], "most": plan.most,
    }  # fmt: skip
    return svg.picture(
        "topics",
        (_WIDTH, height),
        _("Recommendations by theme and year"),
        about,
        *(_row(plan, at) for at in range(len(plan.rows))),
        *(_year(plan, at) for at in range(len(plan.columns))),
    )


def _plan(grid: Grid, link: Link, *, mirrored: bool) -> _Plan:
    """The themes with most, the newest years."""
    rows = tuple(sorted(grid.rows, key=lambda row: -row.total)[:MOST_ROWS])
    columns = shown_years(grid)[-MOST_YEARS:]
    most = max((row.counts[at] for row in rows for at in columns), default=0)
    return _Plan(rows, grid.years, columns, most or 1, mirrored, link)


def shown_years(grid: Grid) -> tuple[int, ...]:
    """Which years have a column, by their places: all of a short span, of a long one those with any."""
    if len(grid.years) <= MOST_YEARS:
        return tuple(range(len(grid.years)))
    return tuple(at for at in range(len(grid.years)) if any(row.counts[at] for row in grid.rows))


def _row(plan: _Plan, at: int) -> str:
    """A theme: its name, a bar for each year that has some, how many in all."""
    row = plan.rows[at]
    foot = _TOP + _ROW * (at + 1)
    line = svg.element("path", d=f"M{_SIDE} {foot}.5h{_WIDTH - 2 * _SIDE}", stroke="var(--line, #ddd)")
    name = svg.element(
        "a",
        svg.element("title", svg.words(f"{row.label}: {row.total}")),
        _text(plan, svg.shortened(row.label, _LETTERS), _SIDE, foot - 11, "start", svg.INK),
        href=plan.link(row.value, None),
        tabindex="-1",
    )
    bars = [_bar(plan, row, at, foot) for at in range(len(plan.columns)) if row.counts[plan.columns[at]]]
    total = _text(plan, str(row.total), _WIDTH - _SIDE, foot - 11, "end", svg.SOFT)
    return line + name + "".join(bars) + total


def _bar(plan: _Plan, row: GridRow, at: int, foot: float) -> str:
    """One bar; the table below says the same to those who come by keys."""
    left, wide = _column(plan, at)
    year, count = plan.years[plan.columns[at]], row.counts[plan.columns[at]]
    tall = max(2.0, _TALLEST * count / plan.most)
    title = svg.element("title", svg.words(f"{row.label}, {year}: {count}"))
    room = svg.element(
        "rect", x=left, y=foot - _ROW + 1, width=wide, height=_ROW - 1, fill="transparent"
    )  # what is pressed is the whole cell
    bar = svg.element("rect", x=left, y=foot - tall, width=wide, height=tall, rx=1.5, fill=svg.ACCENT)
    number = svg.element(
        "text", str(count), x=left + wide / 2, y=foot - tall - 3, text_anchor="middle", font_size=_NUMBER,
        fill=svg.SOFT,
    )  # fmt: skip
    return svg.element("a", title, room, bar, number, href=plan.link(row.value, year), tabindex="-1")


def _year(plan: _Plan, at: int) -> str:
    left, wide = _column(plan, at)
    return svg.element(
        "text", str(plan.years[plan.columns[at]]), x=left + wide / 2, y=_TOP + _ROW * len(plan.rows) + 19,
        text_anchor="middle", font_size=12, fill=svg.SOFT,
    )  # fmt: skip


def _column(plan: _Plan, at: int) -> tuple[float, float]:
    """Left edge and width of the bars of a year."""
    room = _BARS / len(plan.columns)
    wide = min(_WIDEST, room * 0.7)
    return plan.x(_SIDE + _LABELS + (at + 0.5) * room - wide / 2, wide), wide


def _text(plan: _Plan, said: str, left: float, y: float, anchor: str, colour: str) -> str:
    return svg.element(
        "text", svg.words(said), x=plan.x(left), y=y, text_anchor=anchor, font_size=_TEXT, fill=colour,
        direction="rtl" if plan.mirrored else "ltr",
    )  # fmt: skip
