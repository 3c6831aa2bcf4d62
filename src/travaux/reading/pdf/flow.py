"""Where one piece ends and the next begins, along the lines of a column.

In: two neighbouring lines and the piece so far. Out: the reason for a new piece, or none. Distances
are judged against the document's own leading and column edges (`habits`), never in fixed points.
What happens over the end of a column is in `turn`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line
from travaux.reading.pdf.looks import (
    INDENT,
    hangs,
    is_centred,
    is_full,
    label_of,
    other_face,
    other_size,
    same_middle,
)
from travaux.reading.pdf.opening import ends_clause, ends_sentence, starts_lower

_GAP = 1.28  # white above a line, in leadings, that parts paragraphs
_VERY_SHORT = 0.62  # share of the column that a line fills when its paragraph surely ends there


class Break(NamedTuple):
    """A new piece begins here. `only_by_label`: nothing but its label says so."""

    why: str
    only_by_label: bool = False


def between(
    above: Line, line: Line, below: Line | None, piece: Sequence[Line], habits: Habits
) -> Break | None:
    """Whether `line` opens a new piece in the same column as `above`.

    `piece` holds the lines of the piece so far (its last is `above`), `below` the line after.
    """
    distance = line.bottom - above.bottom
    if distance > _GAP * _leading(piece, line, above, habits) + 0.5:
        return Break(f"white space above ({distance:.1f} pt)")
    if other_size(above, line, habits):
        return Break(f"font size {above.size:g} to {line.size:g}")
    label = label_of(above, line)
    shape = _shape(above, line, below, piece)
    if label:
        return Break(shape or f"label {label}", only_by_label=shape is None)
    return Break(shape) if shape else None


def _leading(piece: Sequence[Line], line: Line, above: Line, habits: Habits) -> float:
    lead = habits.lead(line.size)
    if len(piece) >= 3:
        own = piece[-1].bottom - piece[-2].bottom
        if own > 0 and abs(own - (piece[-2].bottom - piece[-3].bottom)) < 1.0:
            return max(own, 0.8 * lead)
    return max(lead, habits.lead(above.size)) if abs(above.size - line.size) < 0.6 else lead


def _shape(above: Line, line: Line, below: Line | None, piece: Sequence[Line]) -> str | None:
    """A reason in the shape of the text: type face, indents, a short last line, centring."""
    if other_face(piece, line):
        return "other type face"
    centred, was_centred = is_centred(line), is_centred(above)
    if (centred and was_centred) or same_middle(above, line):
        return None
    ended = ends_clause(above.text) and not starts_lower(line.text)
    step = (line.x0 - above.x0) / line.size
    alone = ended or above.width < 0.5 * (above.right - above.left)
    if centred != was_centred and len(piece) == 1 and abs(step) > INDENT and alone:
        return "centring changes"
    if step > INDENT:
        return _indent(above, line, below, piece, ended)
    if step < -INDENT:
        return _outdent(above, line, piece) if ended else None
    filled = (above.x1 - line.left) / max(line.right - line.left, 1.0)
    if ended and ends_sentence(above.text) and filled < _VERY_SHORT:
        return "the line before is short and ends a sentence"
    return None


def _indent(above: Line, line: Line, below: Line | None, piece: Sequence[Line], ended: bool) -> str | None:
    if hangs(piece, line):
        return None
    short = not is_full(above)
    deep = line.x0 - above.x0 > 3 * INDENT * line.size
    back = (
        below is None or below.x0 < line.x0 - INDENT * line.size or below.bottom - line.bottom > 2 * line.size
    )
    if (ended and (back or short)) or (short and deep and not starts_lower(line.text)):
        return "indented first line"
    return None


def _outdent(above: Line, line: Line, piece: Sequence[Line]) -> str | None:
    if len(piece) == 1:
        return "back to the margin" if not is_full(above) else None
    settled = abs(piece[-2].x0 - above.x0) < INDENT * line.size
    return "back to the margin" if settled else None
