"""What a whole document does most of the time: body size, leading, edges of its columns.

In: the lines of a file. Out: the figures against which single lines are judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from travaux.reading.pdf.lines import Line
from travaux.reading.pdf.opening import ends_clause, starts_lower

_DEFAULT_LEADING = 1.2  # baseline to baseline in font sizes, when nothing was measured
_FULL = 0.9  # share of the sorted right edges at which a column's right edge is taken
_WIDE = 1.45  # font sizes: leading beyond this is double or one and a half spacing, or white space
_CLEAR = 0.35  # share of characters in the commonest size, below which sizes are noise
_ENOUGH = 6  # lines a column needs to speak for itself


@dataclass(slots=True)
class Habits:
    """`body` is the font size of most characters; `leading` maps a size to baseline distance.

    `noisy`: sizes vary from line to line, as in recognised text, and say little.
    """

    body: float = 10.0
    noisy: bool = False
    leading: dict[float, float] = field(default_factory=dict)

    def lead(self, size: float) -> float:
        """Baseline distance in points of running text of this size."""
        return self.leading.get(_step(size), _DEFAULT_LEADING * size)


def measure(flows: Sequence[Sequence[Line]]) -> Habits:
    """The habits of a file; `flows` are its columns, lines from top to bottom."""
    sizes: Counter[float] = Counter()
    distances: dict[float, Counter[float]] = defaultdict(Counter)
    running: dict[float, Counter[float]] = defaultdict(Counter)
    for flow in flows:
        for line in flow:
            sizes[_step(line.size)] += len(line.text)
        for above, below in pairwise(flow):
            distance = below.bottom - above.bottom
            if above.size == below.size and 0 < distance < 3 * below.size:
                step = round(distance * 2) / 2
                distances[_step(below.size)][step] += 1
                if distance > _WIDE * below.size and starts_lower(below.text) and not ends_clause(above.text):
                    running[_step(below.size)][step] += 1
    body, most = sizes.most_common(1)[0] if sizes else (10.0, 1)
    noisy = most < _CLEAR * sum(sizes.values())
    return Habits(body, noisy, {size: _leading(size, distances[size], running[size]) for size in distances})


def _leading(size: float, counts: Counter[float], running: Counter[float]) -> float:
    """The distance of running lines. A wide one must be seen inside sentences to be believed: where
    every paragraph is one line long, the commonest distance is that between paragraphs."""
    usual = _tightest(counts)
    if usual <= _WIDE * size:
        return usual
    return _tightest(running) if running else _DEFAULT_LEADING * size


def _tightest(counts: Counter[float]) -> float:
    """The most common distance; of distances nearly as common, the smaller."""
    most = counts.most_common(1)[0][1]
    return min(distance for distance, count in counts.items() if count >= 0.6 * most)


def _step(size: float) -> float:
    return round(size * 2) / 2


def set_edges(flows: Iterable[tuple[Sequence[Line], float, float, int]], body: float) -> None:
    """Give every line the edges of its column.

    `flows` holds (lines, left, right, columns on that page). Columns with few full lines take the
    edges that most columns of their kind have.
    """
    known: dict[int, Counter[tuple[float, float]]] = defaultdict(Counter)
    waiting = []
    for lines, left, right, columns in flows:
        full = sorted(line.x1 for line in lines if abs(line.size - body) < 1 and len(line.cells) == 1)
        starts = sorted(line.x0 for line in lines if abs(line.size - body) < 1)
        if len(full) >= _ENOUGH:
            edges = (starts[len(starts) // 20], full[int(_FULL * (len(full) - 1))])
            known[columns][(round(edges[0]), round(edges[1]))] += len(full)
            _give(lines, *edges)
        else:
            waiting.append((lines, left, right, columns))
    for lines, left, right, columns in waiting:
        common = known[columns].most_common(1)
        if common and columns == 1:
            left, right = min(left, common[0][0][0]), max(common[0][0][1], min(right, common[0][0][1]))
        _give(lines, left, right)


def _give(lines: Sequence[Line], left: float, right: float) -> None:
    for line in lines:
        line.left, line.right = left, right
