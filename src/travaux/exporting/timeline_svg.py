"""The documents that cite another, by year, as a picture: a bar a year, stacked by body.

In: rows of year, body and count. Out: SVG as text. Each part of a bar says in words what it is; the bodies
that cite most have a colour of their own, which is told beside the bars, the others share one. In
languages that are written from right to left the picture is mirrored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from travaux.exporting import svg
from travaux.library.citations.graph import Year
from travaux.library.describing import body_label

# Each has at least three times the contrast of the page behind it, on a light page and on a dark one.
COLOURS = ("#2f7ec2", "#c4622d", "#2f8f5b", "#9a63b8", "#a5781c", "#c2527c")
OTHERS = "#78858c"

_WIDE, _HIGH = 900, 160  # the bars
_TOP, _FOOT, _SIDE = 22, 26, 12
_LINE = 20  # of the legend
_COLUMN = 450
_WIDEST, _GAP = 44.0, 0.22  # pixels of a bar; the share of its room that is left free
_LONGEST_SPAN = 120  # years: beyond, bars are too thin to be seen
_LABELS = 12  # years that are written below
_LETTERS = 64  # of a body's name
_NUMBERS_FROM = 14.0  # pixels of a bar that a number fits over
_TEXT = 12

Link = Callable[[int], str]
"""The address of what cites it in a year."""


@dataclass(frozen=True, slots=True)
class _Bars:
    """The years that are drawn, and what stands in each."""

    years: tuple[int | None, ...]
    parts: dict[int | None, dict[str, int]]
    bodies: tuple[str, ...]

    @property
    def most(self) -> int:
        """The highest bar."""
        return max((sum(some.values()) for some in self.parts.values()), default=0) or 1

    def total(self) -> int:
        """All documents."""
        return sum(sum(some.values()) for some in self.parts.values())


def draw(rows: Sequence[Year], *, mirrored: bool = False, link: Link | None = None) -> str:
    """The picture; "" where there is nothing to draw."""
    if not rows:
        return ""
    bars = _bars(rows)
    legend = [*bars.bodies, *([None] if _has_others(bars) else [])]
    lines = -(-len(legend) // (_WIDE // _COLUMN))
    height = _TOP + _HIGH + _FOOT + lines * _LINE
    return svg.picture(
        "timeline",
        (_WIDE + 2 * _SIDE, height),
        _("Documents that cite it, by year"),
        _about(bars),
        *(_bar(bars, at, mirrored, link) for at in range(len(bars.years))),
        svg.element(
            "path", d=f"M{_SIDE} {_TOP + _HIGH}.5h{_WIDE}", stroke=svg.EDGE, stroke_width=1, fill="none"
        ),
        *_years(bars, mirrored),
        *(_key(body, at, mirrored) for at, body in enumerate(legend)),
    )


def _bars(rows: Sequence[Year]) -> _Bars:
    parts: dict[int | None, dict[str, int]] = defaultdict(dict)
    by_body: Counter[str] = Counter()
    for row in rows:
        parts[row.year][row.body] = parts[row.year].get(row.body, 0) + row.count
        by_body[row.body] += row.count
    known = sorted(year for year in parts if year is not None)
    span: list[int | None] = list(known)
    if known and known[-1] - known[0] < _LONGEST_SPAN:
        span = list(range(known[0], known[-1] + 1))
    named = [body for body, _count in by_body.most_common() if body]
    return _Bars((*span, *([None] if None in parts else [])), dict(parts), tuple(named[: len(COLOURS)]))


def _has_others(bars: _Bars) -> bool:
    return any(body not in bars.bodies for some in bars.parts.values() for body in some)


def _bar(bars: _Bars, at: int, mirrored: bool, link: Link | None) -> str:
    """The parts of a year, the body that cites most at the bottom, and their sum above."""
    year = bars.years[at]
    parts = bars.parts.get(year, {})
    if not parts:
        return ""
    left, wide = _place(bars, at, mirrored)
    y, drawn = float(_TOP + _HIGH), []
    for body, count in sorted(parts.items(), key=lambda one: _order(bars, one[0])):
        tall = _HIGH * count / bars.most
        y -= tall
        title = svg.element("title", svg.words(f"{_year_name(year)}, {_name(body)}: {count}"))
        drawn.append(
            svg.element(
                "rect", title, x=left, y=y, width=wide, height=max(1.0, tall - 1), fill=_colour(bars, body)
            )
        )
    if wide >= _NUMBERS_FROM:
        drawn.append(_text(str(sum(parts.values())), left + wide / 2, y - 5, svg.SOFT))
    href = link(year) if link and year is not None else None
    return svg.element("a", *drawn, href=href) if href else svg.element("g", *drawn)


def _place(bars: _Bars, at: int, mirrored: bool) -> tuple[float, float]:
    """Left edge and width of a bar."""
    room = _WIDE / len(bars.years)
    wide = min(_WIDEST, room * (1 - _GAP))
    middle = (at + 0.5) * room
    return _SIDE + (_WIDE - middle if mirrored else middle) - wide / 2, wide


def _years(bars: _Bars, mirrored: bool) -> list[str]:
    """Some of the years below the bars, evenly."""
    step = -(-len(bars.years) // _LABELS)
    chosen = set(range(0, len(bars.years), step)) | {at for at, year in enumerate(bars.years) if year is None}
    found = []
    for at in sorted(chosen):
        left, wide = _place(bars, at, mirrored)
        found.append(_text(_year_name(bars.years[at]), left + wide / 2, _TOP + _HIGH + 17, svg.SOFT))
    return found


def _key(body: str | None, at: int, mirrored: bool) -> str:
    """A body with its colour."""
    across = _WIDE // _COLUMN
    x = _SIDE + (at % across) * _COLUMN
    y = _TOP + _HIGH + _FOOT + (at // across) * _LINE + 4
    edge = _WIDE + 2 * _SIDE - x if mirrored else x
    name = _("other bodies") if body is None else _name(body)
    colour = OTHERS if body is None else COLOURS[at]
    left, beside = (edge - 11, edge - 17) if mirrored else (edge, edge + 17)
    box = svg.element("rect", x=left, y=y, width=11, height=11, rx=2, fill=colour)
    return box + svg.element(
        "text", svg.words(svg.shortened(name, _LETTERS)), x=beside, y=y + 10, font_size=_TEXT, fill=svg.INK,
        direction="rtl" if mirrored else "ltr",
    )  # fmt: skip


def _text(said: str, x: float, y: float, colour: str) -> str:
    return svg.element("text", svg.words(said), x=x, y=y, text_anchor="middle", font_size=_TEXT, fill=colour)


def _order(bars: _Bars, body: str) -> int:
    return bars.bodies.index(body) if body in bars.bodies else len(bars.bodies)


def _colour(bars: _Bars, body: str) -> str:
    return COLOURS[bars.bodies.index(body)] if body in bars.bodies else OTHERS


def _name(body: str) -> str:
    return str(body_label(body)) if body else _("other bodies")


def _year_name(year: int | None) -> str:
    return _("no date") if year is None else str(year)


def _about(bars: _Bars) -> str:
    known = [year for year in bars.years if year is not None]
    if not known:
        return _("%(n)s documents, without a date.") % {"n": bars.total()}
    return _("%(n)s documents, from %(first)s to %(last)s; at most %(most)s in a year.") % {
        "n": bars.total(), "first": known[0], "last": known[-1], "most": bars.most,
    }  # fmt: skip
