"""What lines look like beside each other: size, face, centring, fullness, labels, hanging text.

In: lines of a column. Out: yes or no, or the label a line may open with. Every distance is judged in
font sizes or shares of the column.
"""

from __future__ import annotations

from collections.abc import Sequence

from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line
from travaux.reading.pdf.opening import (
    bare_number,
    ends_abbreviated,
    ends_clause,
    ends_sentence,
    item_label,
    may_precede_item,
    number_label,
    starts_lower,
)

INDENT = 0.8  # in font sizes: a shift of the left edge that is meant
_SIZE = 0.09  # share by which sizes of one text may differ
_SIZE_OCR = 0.5  # recognised text guesses sizes
_SHORT = 2.5  # in font sizes: white at the right end that a full line does not leave
_CENTRED = 0.12  # share of the column by which the two margins of a centred line may differ


def other_size(above: Line, line: Line, habits: Habits) -> bool:
    """Whether two lines are set in sizes that one text does not mix."""
    bigger = max(above.size, line.size)
    allowed = _SIZE_OCR if habits.noisy else _SIZE
    return abs(above.size - line.size) > allowed * bigger and len(line.text) > 1 and len(above.text) > 1


def other_face(piece: Sequence[Line], line: Line) -> bool:
    """Bold against regular, for the whole of the piece and the whole of the line.

    A full line runs on: only a line that leaves white at its end can close a heading.
    """
    above = piece[-1]
    if is_full(above):
        return False
    if piece[0].bold and above.bold:
        return not line.words[0].font.bold and not line.bold
    return line.bold and not above.bold and ends_sentence(above.text)


def is_centred(line: Line) -> bool:
    """Whether a line stands in the middle of its column, away from both edges."""
    width = line.right - line.left
    before, after = line.x0 - line.left, line.right - line.x1
    return before > 2 * line.size and after > 2 * line.size and abs(before - after) < _CENTRED * width


def same_middle(above: Line, line: Line) -> bool:
    """Whether two short lines are centred on each other (a name and an office)."""
    apart = abs(above.x0 + above.x1 - line.x0 - line.x1) / 2
    return apart < line.size and abs(above.x0 - line.x0) > INDENT * line.size and not is_full(above)


def is_full(line: Line) -> bool:
    """Whether a line reaches the right edge of its column, so that it runs on."""
    return line.x1 > line.right - _SHORT * line.size


def label_of(above: Line, line: Line) -> str | None:
    """The label that may open the line, unless the sentence before plainly runs on."""
    text = line.text
    if ends_abbreviated(above.text):
        return None
    if label := number_label(text):
        rest = text[len(label) :].lstrip()
        if starts_lower(rest) and not _tabbed(line, label):
            return None
        return label if rest or len(line.words) == 1 else None
    if label := item_label(text):
        if (
            is_full(above)
            and abs(line.x0 - above.x0) < 0.3 * line.size
            and 0 < line.bottom - above.bottom < 2 * line.size
        ):
            return None  # in running text, at the start of a line by chance
        if may_precede_item(above.text) or _tabbed(line, label) or ends_clause(above.text):
            return label
        return None
    if (label := bare_number(text)) and _tabbed(line, label) and ends_clause(above.text):
        return label
    return None


def text_start(line: Line) -> float:
    """Where the text begins after a printed label at the start of the line; else the line's left edge."""
    label = number_label(line.text) or item_label(line.text) or bare_number(line.text)
    if not label:
        return line.x0
    end = 0
    for at, word in enumerate(line.words[:-1]):
        end += len(word.text) + (at > 0 and not word.glued)
        if end >= len(label):
            return line.words[at + 1].x0
    return line.x0


def hangs(piece: Sequence[Line], line: Line) -> bool:
    """Whether the line stands under the text of its piece's first line, after the label."""
    first = piece[0]
    if len(piece) > 1:
        return abs(piece[1].x0 - line.x0) < 0.6 * line.size
    starts = [text_start(first)] + [word.x0 for word in first.words[1:2]]
    return any(abs(start - line.x0) < 0.6 * line.size for start in starts)


def _tabbed(line: Line, label: str) -> bool:
    """Whether the label is set off from the text by more than a space."""
    words, end = line.words, 0
    for at, word in enumerate(words[:-1]):
        end += len(word.text) + (at > 0 and not word.glued)
        if end >= len(label):
            return words[at + 1].x0 - word.x1 > 0.6 * line.size
    return False
