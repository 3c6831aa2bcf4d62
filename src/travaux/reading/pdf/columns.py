"""Which parts of a page are set in two columns, and in what order the parts are read.

In: the body segments of a page. Out: regions in reading order, each one column wide. A gutter is a
white strip that text on both sides respects over many rows; a table has such strips too, but its
cells do not fill their columns. The gutter of the pages before is tried first: a document keeps
its habit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from travaux.reading.pdf.lines import Segment, rows
from travaux.reading.pdf.opening import number_label
from travaux.reading.pdf.page import Rule

_STEP = 2.0  # points: how finely the page's width is looked at
_MIDDLE = (0.30, 0.70)  # share of the text's width in which a gutter may lie
_MIN_ROWS = 4  # rows with text on a side before a band counts as two columns
_MIN_LABELLED = 2  # when the side opens with a printed paragraph number
_FILL = 0.62  # columns of text fill their width at the median row; cells of tables do not
_HABIT_FILL = 0.45  # with a gutter known from the pages before
_DENSE = 0.5  # share of a side's height that its lines take up
_RUN = 3.5  # lines of a paragraph on average: translations side by side leave white below the shorter
_PARTED = 1.4  # leadings between paragraphs
_CROSSING = 0.5  # share of rows that may cross the gutter of a page that has two columns somewhere
_SLACK = 1.5  # points a segment may reach into the gutter


@dataclass(slots=True)
class Region:
    """The rows of one column, from the top down, with the column's edges in points."""

    rows: list[list[Segment]]
    left: float
    right: float
    columns: int = 1


@dataclass(slots=True)
class Habit:
    """What the pages before showed: the middle of their gutter, None for one column."""

    gutter: float | None = None


def split(found: Sequence[Segment], habit: Habit, rules: Sequence[Rule] = ()) -> list[Region]:
    """The regions of a page in reading order; updates `habit`. `rules` are the page's drawn rules."""
    if not found:
        return []
    left, right = min(s.x0 for s in found), max(s.x1 for s in found)
    page_rows = rows(found)
    for gutter, fill in _candidates(found, page_rows, left, right, habit):
        bands = _bands(page_rows, gutter, fill, (left, right), _bars_across(rules, gutter))
        if any(two for two, _ in bands):
            habit.gutter = gutter
            return _regions(bands, gutter, left, right)
    return [Region(page_rows, left, right)]


def _candidates(
    found: Sequence[Segment], page_rows: list[list[Segment]], left: float, right: float, habit: Habit
) -> list[tuple[float, float]]:
    """Middles of possible gutters with the fill they ask for, the habit first."""
    out = []
    if habit.gutter is not None and left < habit.gutter < right:
        out.append((habit.gutter, _HABIT_FILL))
    width = right - left
    if width < 150 or len(page_rows) < _MIN_ROWS:
        return out
    steps = int(width / _STEP) + 2
    change = [0] * (steps + 1)
    for segment in found:
        change[int((segment.x0 - left) / _STEP)] += 1
        change[int((segment.x1 - left) / _STEP) + 1] -= 1
    cover = list(accumulate(change))
    first, last = int(_MIDDLE[0] * steps), int(_MIDDLE[1] * steps)
    lowest = min(cover[first:last])
    if lowest > _CROSSING * len(page_rows):
        return out
    start, end = _longest_run(cover, lowest, first, last)
    out.append((left + (start + end + 1) / 2 * _STEP, _FILL))
    return out


def _longest_run(cover: list[int], lowest: int, first: int, last: int) -> tuple[int, int]:
    best = (first, first)
    start = None
    for at in range(first, last + 1):
        if at < last and cover[at] == lowest:
            start = at if start is None else start
        elif start is not None:
            if at - 1 - start > best[1] - best[0] or cover[best[0]] != lowest:
                best = (start, at - 1)
            start = None
    return best


def _bands(
    page_rows: list[list[Segment]],
    gutter: float,
    fill: float,
    edges: tuple[float, float],
    bars: Sequence[float],
) -> list[tuple[bool, list[list[Segment]]]]:
    """Runs of rows that respect the gutter and runs that cross it; True for two columns."""
    runs: list[tuple[bool, list[list[Segment]]]] = []
    for row in page_rows:
        crosses = any(s.x0 < gutter - _SLACK and s.x1 > gutter + _SLACK for s in row)
        if runs and runs[-1][0] != crosses:
            runs[-1][1].append(row)
        else:
            runs.append((not crosses, [row]))
    judged = [
        (free and not _ruled_across(run, bars) and _is_text(run, gutter, fill, edges), run)
        for free, run in runs
    ]
    out: list[tuple[bool, list[list[Segment]]]] = []
    for two, run in judged:
        if out and out[-1][0] == two:
            out[-1][1].extend(run)
        else:
            out.append((two, list(run)))
    return out


def _is_text(run: list[list[Segment]], gutter: float, fill: float, edges: tuple[float, float]) -> bool:
    """Whether rows on both sides fill their columns as running text does."""
    for side_left, side_right, on_left in ((edges[0], gutter, True), (gutter, edges[1], False)):
        widths: list[float] = []
        heights: list[float] = []
        opening = None
        for row in run:
            side = [s for s in row if (s.x0 + s.x1 < 2 * gutter) == on_left]
            if side:
                opening = opening or side[0].text
                widths.append(sum(s.x1 - s.x0 for s in side))
                heights.append(side[0].bottom)
        least = _MIN_LABELLED if opening and number_label(opening) else _MIN_ROWS
        if len(widths) < least or not _dense(heights):
            return False
        widths.sort()
        if widths[len(widths) // 2] < fill * (side_right - side_left):
            return False
    return True


def _dense(heights: Sequence[float]) -> bool:
    """Whether a side is set line under line, as text is, and not here and there, as cells are."""
    steps = sorted(below - above for above, below in pairwise(heights))
    lead = max(steps[len(steps) // 4], 1.0)
    runs = 1 + sum(step > _PARTED * lead for step in steps)
    dense = len(heights) * lead > _DENSE * (heights[-1] - heights[0])
    return dense or len(heights) >= _RUN * runs


def _bars_across(rules: Sequence[Rule], gutter: float) -> list[float]:
    return [rule.top for rule in rules if rule.x0 < gutter - 20 and rule.x1 > gutter + 20]


def _ruled_across(run: list[list[Segment]], bars: Sequence[float]) -> bool:
    """Whether rules are drawn through the gutter between these rows: then they are rows of a table."""
    top, foot = run[0][0].bottom, run[-1][0].bottom
    return sum(top < bar < foot for bar in bars) > 0


def _regions(
    bands: list[tuple[bool, list[list[Segment]]]], gutter: float, left: float, right: float
) -> list[Region]:
    out = []
    for two, band in bands:
        if not two:
            out.append(Region(band, left, right))
            continue
        everything = [segment for row in band for segment in row]
        first = [s for s in everything if s.x0 + s.x1 < 2 * gutter]
        second = [s for s in everything if s.x0 + s.x1 >= 2 * gutter]
        out.append(Region(rows(first), left, max(s.x1 for s in first), 2))
        out.append(Region(rows(second), min(s.x0 for s in second), right, 2))
    return out
