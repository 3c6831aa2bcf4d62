"""Whether a piece goes on over the end of a column or a page.

In: the last line before, the first line after, the piece so far. Out: the reason for a new piece, or
none. A paragraph goes on when its sentence does; the white space above a line, the surest sign inside
a column, is missing here.
"""

from __future__ import annotations

from collections.abc import Sequence

from travaux.reading.pdf.flow import Break
from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line
from travaux.reading.pdf.looks import INDENT, is_centred, is_full, label_of, other_face, other_size
from travaux.reading.pdf.opening import ends_clause, ends_sentence, is_caption, starts_lower

_HEADING_LINES = 4  # lines of a heading, at most
_ASIDE = 0.3  # share of the column: what begins further in than this is no running text


def over(
    above: Line, line: Line, below: Line | None, piece: Sequence[Line], habits: Habits, labelled: bool
) -> Break | None:
    """Whether `line` at the top of a column or page opens a new piece after `above`.

    `below` is the line after; `labelled`: most paragraphs of the document begin with a printed label.
    """
    if other_size(above, line, habits) or other_face(piece, line):
        return Break("other type at the top of the column")
    if why := _set_apart(above, line, piece):
        return Break(f"{why} at the top of the column")
    if label := label_of(above, line):
        return Break(f"label {label} at the top of the column", only_by_label=not ends_clause(above.text))
    if starts_lower(line.text):
        return None
    why = _sentence_ended(above, line, below, labelled)
    return Break(why) if why else None


def _set_apart(above: Line, line: Line, piece: Sequence[Line]) -> str | None:
    """What shows in the setting of the lines themselves: a heading, a signature, a caption."""
    if not starts_lower(line.text):
        face = (line.bold and not above.bold) or (line.italic and not above.italic and not is_full(line))
        if face and not (is_full(line) and is_full(above)):
            return "bold or italic line"
        if piece[0].bold and above.bold and len(piece) <= _HEADING_LINES and not is_full(above):
            return "text after a heading"
    depth = above.x0 - above.left
    if depth > _ASIDE * (above.right - above.left) and line.x0 - line.left < depth:
        return "text after a signature or a note at the side"
    return "caption" if is_caption(line.text) else None


def _sentence_ended(above: Line, line: Line, below: Line | None, labelled: bool) -> str | None:
    """What the sentence before says: whether it ended, and whether its paragraph ended with it."""
    centred = is_centred(line)
    if centred != is_centred(above) and not is_full(above):
        return "centring changes at the top of the column"
    if ends_sentence(above.text) and not is_full(line) and not ends_clause(line.text):
        return "a line of its own at the top of the column"
    indented = "indented first line at the top of the column" if _indented(line, below) else None
    if not ends_clause(above.text):
        return None if is_full(above) else indented
    if not is_full(above):
        return "the line before ended its paragraph"
    if not ends_sentence(above.text) or (labelled and not line.bold and not centred):
        return indented if ends_sentence(above.text) else None
    return indented or "a sentence ended at the foot of the column"


def _indented(line: Line, below: Line | None) -> bool:
    if below is not None and below.bottom - line.bottom < 2 * line.size:
        return line.x0 > below.x0 + INDENT * line.size
    return line.x0 > line.left + INDENT * line.size
