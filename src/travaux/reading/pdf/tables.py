"""Tables among the lines of a column: where they are, and their rows and cells.

In: the lines of a column (each knows the segments it was made of) and the page's drawn rules. Out:
zones of lines that are tables, with cells. A table shows in rows whose parts stand apart and line
up with the parts of other rows; drawn rules help but are not needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line, Segment, set_text
from travaux.reading.pdf.notes import raised_mark
from travaux.reading.pdf.page import Rule
from travaux.reading.pieces import TOC
from travaux.texts.geometry import Box, around
from travaux.texts.reading import Cell

_LABEL = re.compile(
    r"(?:\(?[^\W_]{1,6}[.)\]](?:\s*\(?[^\W_]{1,4}\))?|\(?\d{1,3}(?:\.\d{1,3})*\)?\.?|[-–—•·*†●▪■○]+|\d{1,3}\s?/|\d{1,3}\s\w{3,8}\.|[\uf0b7\uf02d])"
)
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{2,}|_{5,}")
_PAGE_AT_END = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})\s*$")
_NUMERIC = re.compile(r"[\s\d.,()%–—\-−/+*$€]+|[a-z]|n/a|\.\.+")
_ALIGNED = 4.0  # points within which edges of cells line up
_SMALL_TYPE = 0.92  # of the body's size
_GRID = 1.0  # font sizes between the text of a cell and the rules around it
_LOOSE = 1.35  # leadings above a line that make it a new row
_APART = 4.5  # leadings after which a table has ended, unless a rule follows
_LEAST_ROWS = 3  # rows with cells side by side


@dataclass(slots=True)
class Table:
    """Lines `first` up to, not with, `last` of a column, as rows of cells."""

    first: int
    last: int
    rows: tuple[tuple[Cell, ...], ...]


def is_toc(line: Line) -> bool:
    """Whether a line is an entry of a table of contents: dot leaders, or a leader and a page number."""
    match = _LEADERS.search(line.text)
    return bool(
        match and match.start() > 1 and (_PAGE_AT_END.search(line.text) or match.end() >= len(line.text) - 1)
    )


def cells_of(line: Line) -> list[Segment]:
    """The parts of a line that stand apart; a printed label at its start is not one of them."""
    cells = line.cells
    if len(cells) > 1 and _LABEL.fullmatch(cells[0].text):
        cells = cells[1:]
        if len(cells) > 1 and _LABEL.fullmatch(cells[0].text):
            cells = cells[1:]
    return cells


def find(lines: Sequence[Line], rules: Sequence[Rule], habits: Habits, running: float = 0.0) -> list[Table]:
    """The tables of a column, top to bottom.

    `running` is the font size of a table that filled the foot of the column before (0 for none).
    """
    bars = _bars(rules)
    parts = [_parts(line, bars) for line in lines]
    goes_on = bool(lines) and is_small(running, habits) and abs(lines[0].size - running) < 0.3
    if not goes_on and sum(len(part) > 1 for part in parts) < 2:
        return []
    out: list[Table] = []
    at = 0
    if goes_on:
        at = _extend(lines, parts, 0, bars, habits)
        out.append(Table(0, at, _rows(lines[:at], bars, habits)))
    while at < len(lines):
        if len(parts[at]) < 2:
            at += 1
            continue
        last = _extend(lines, parts, at, bars, habits)
        if _is_table(lines, parts, at, last, bars):
            first = _header(lines, at, out[-1].last if out else 0, bars, habits)
            out.append(Table(first, last, _rows(lines[first:last], bars, habits)))
        at = max(last, at + 1)
    return out


def is_small(size: float, habits: Habits) -> bool:
    """Whether a table's type is smaller than the text's: then type tells where the table ends."""
    return 0 < size < _SMALL_TYPE * habits.body and not habits.noisy


def _parts(line: Line, bars: Sequence[Rule]) -> list[Segment]:
    if line.role == TOC:
        return []
    if len(line.cells) > 1 and _in_grid(line, bars):
        return line.cells
    return cells_of(line)


def _in_grid(line: Line, bars: Sequence[Rule]) -> bool:
    """Whether rules are drawn right above and right below a line: then a number in it is a cell."""
    near = _GRID * line.size
    above = below = False
    for bar in bars:
        if bar.x0 - 2 <= line.x0 and bar.x1 >= line.x0:
            above = above or line.top - near < bar.top < line.top + 0.4 * line.size
            below = below or line.bottom - 0.4 * line.size < bar.top < line.bottom + near
    return above and below


def _bars(rules: Sequence[Rule]) -> list[Rule]:
    """Horizontal rules, with the pieces drawn for each cell joined."""
    out: list[Rule] = []
    flat = [rule for rule in rules if rule.x1 - rule.x0 > 8 and rule.bottom - rule.top <= 2.5]
    for rule in sorted(flat, key=lambda r: (round(r.top), r.x0)):
        if out and abs(out[-1].top - rule.top) < 1.6 and rule.x0 - out[-1].x1 < 6:
            joined = out[-1]
            out[-1] = Rule(joined.x0, joined.top, max(joined.x1, rule.x1), rule.bottom)
        else:
            out.append(rule)
    return [bar for bar in out if bar.x1 - bar.x0 > 60]


def _extend(
    lines: Sequence[Line], parts: Sequence[list[Segment]], first: int, bars: Sequence[Rule], habits: Habits
) -> int:
    """One past the last line that still belongs to the table that starts at `first`."""
    starts = [cell.x0 for cell in parts[first]]
    last = first + 1
    loose = 0
    small = is_small(lines[first].size, habits)
    for at in range(first + 1, len(lines)):
        line, above = lines[at], lines[at - 1]
        distance = line.bottom - above.bottom
        far = distance > _APART * habits.lead(line.size) and not _bar_between(bars, above, line)
        if far or line.role == TOC or (len(parts[at]) < 2 and raised_mark(line)):
            break
        if small and not is_small(line.size, habits):
            break
        if len(parts[at]) > 1:
            starts += [cell.x0 for cell in parts[at]]
            last, loose = at + 1, 0
        elif small:
            last = at + 1
        elif _inside_one_column(line, starts):
            loose += 1
            if distance < _LOOSE * habits.lead(line.size) and last == at:
                last = at + 1
            if loose > 12:
                break
        elif not _is_band(lines, parts, at):
            break
    return last


def _bar_between(bars: Sequence[Rule], above: Line, below: Line) -> bool:
    return any(above.bottom - 3 < bar.top < below.bottom for bar in bars)


def _inside_one_column(line: Line, starts: Sequence[float]) -> bool:
    """Whether a line starts where cells start and ends before the next column."""
    if not any(abs(line.x0 - start) < _ALIGNED + line.size for start in starts):
        return False
    return not any(line.x0 + 2 * line.size < start < line.x1 - 2 for start in starts)


def _is_band(lines: Sequence[Line], parts: Sequence[list[Segment]], at: int) -> bool:
    """A heading row inside a table: one short line, with rows of cells soon after."""
    line = lines[at]
    short = line.x1 - line.x0 < 0.6 * (line.right - line.left) and not line.text.endswith((".", ";"))
    return short and (line.bold or line.italic) and any(len(part) > 1 for part in parts[at + 1 : at + 3])


def _is_table(
    lines: Sequence[Line], parts: Sequence[list[Segment]], first: int, last: int, bars: Sequence[Rule]
) -> bool:
    gappy = [at for at in range(first, last) if len(parts[at]) > 1]
    ruled = sum(lines[first].top - 40 < bar.top < lines[last - 1].bottom + 12 for bar in bars)
    if len(gappy) < (2 if ruled >= 2 else _LEAST_ROWS):
        return False
    edges: Counter[tuple[str, int]] = Counter()
    for at in gappy:
        keys = set()
        for cell in parts[at][1:]:
            for side, value in (("l", cell.x0), ("r", cell.x1)):
                keys |= {(side, int(value / _ALIGNED)), (side, int(value / _ALIGNED) + 1)}
        edges.update(keys)
    best = max(edges.values(), default=0)
    return best >= max(2, 0.5 * len(gappy))


def _header(lines: Sequence[Line], first: int, floor: int, bars: Sequence[Rule], habits: Habits) -> int:
    """Move up over short header lines when a rule is drawn above them."""
    for up in range(1, 5):
        at = first - up
        if at < floor:
            break
        line = lines[at]
        if line.x1 - line.x0 > 0.6 * (line.right - line.left) or (line.bold and line.size > habits.body):
            break
        if any(
            line.top - 14 < bar.top < line.top + 0.5 * line.size and bar.x0 - 2 <= line.x0 for bar in bars
        ):
            return at
    return first


def _rows(lines: Sequence[Line], bars: Sequence[Rule], habits: Habits) -> tuple[tuple[Cell, ...], ...]:
    columns = _columns(lines)
    numeric = _mostly_numeric(lines)
    grid: list[list[list[Segment]]] = []
    above: Line | None = None
    headers = 0
    for line in lines:
        cells: list[list[Segment]] = [[] for _ in columns]
        for segment in line.cells:
            cells[_column(segment, columns)].append(segment)
        barred = above is not None and _bar_between(bars, above, line)
        if barred and not headers:
            headers = len(grid)
        if above is None or barred or _opens_row(above, line, cells, numeric, habits):
            grid.append(cells)
        else:
            for old, new in zip(grid[-1], cells, strict=True):
                old += new
        above = line
    page = lines[0].page
    return tuple(
        tuple(_cell(page, segments, at < headers) for segments in row) for at, row in enumerate(grid)
    )


def _opens_row(above: Line, line: Line, cells: list[list[Segment]], numeric: bool, habits: Habits) -> bool:
    if line.bottom - above.bottom > _LOOSE * habits.lead(line.size):
        return True
    return numeric and bool(cells[0]) and sum(bool(cell) for cell in cells) > 1


def _mostly_numeric(lines: Sequence[Line]) -> bool:
    beyond = [segment.text for line in lines for segment in line.cells[1:]]
    return sum(bool(_NUMERIC.fullmatch(text)) for text in beyond) > 0.5 * len(beyond)


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Disjoint x-ranges of the columns, from the rows with the usual number of cells."""
    counts = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    if not counts:
        return [(min(line.x0 for line in lines), max(line.x1 for line in lines))]
    usual = max(counts, key=lambda count: (counts[count] >= 0.25 * sum(counts.values()), count))
    ranges: list[list[float]] = []
    spans = sorted((cell.x0, cell.x1) for line in lines if len(line.cells) == usual for cell in line.cells)
    for x0, x1 in spans:
        if ranges and x0 < ranges[-1][1]:
            ranges[-1][1] = max(ranges[-1][1], x1)
        else:
            ranges.append([x0, x1])
    return [(x0, x1) for x0, x1 in ranges]


def _column(segment: Segment, columns: Sequence[tuple[float, float]]) -> int:
    """The column in which the middle of the segment lies; the nearest when it lies in none."""
    middle = (segment.x0 + segment.x1) / 2
    for at, (left, right) in enumerate(columns):
        if left <= middle <= right:
            return at
    return min(range(len(columns)), key=lambda at: abs(columns[at][0] + columns[at][1] - 2 * middle))


def _cell(page: int, segments: list[Segment], header: bool) -> Cell:
    if not segments:
        return Cell("", header)
    text = " ".join(set_text(segment.words) for segment in segments)
    box = around(Box(page, s.x0, s.top, s.x1, s.bottom) for s in segments).rounded()
    return Cell(text, header, box)
