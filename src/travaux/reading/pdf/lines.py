"""From words in content order to segments, rows and lines.

A segment is a run of words on one baseline without a wide gap; a row is all segments of one
baseline; a line is what a reader sees as one line of its column. Sizes and places in points from
the top left of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from travaux.reading.pdf.page import Word
from travaux.reading.pieces import BODY
from travaux.texts.geometry import Box

# In text heights. Justified lines stretch spaces to about 0.8; tabs, cells and gutters start at 1.2.
WIDE_GAP = 1.2
_BACKWARD = 0.6  # overlap of neighbouring words (kerning, accents set apart)
_RAISED = 0.86  # a note mark or ordinal is set smaller than this share of its line
_SAME_BASELINE = 0.28  # words of one line differ less than this in their baselines


@dataclass(slots=True, eq=False)
class Segment:
    """Words on one baseline without a wide gap between them; `size` and `bottom` of the main text."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """The words as they are set."""
        return set_text(self.words)


@dataclass(slots=True, eq=False)
class Line:
    """A line of one column: its words from left to right and how it is set.

    `cells` are the segments it was made of, when wide gaps part them. `right` and `left` are the
    edges of its column. `flow` numbers the column in reading order over the whole file. `marks` are
    the indices of words that look like note marks. `mirror` is the page's width when places are
    counted from its right edge, else 0. `shown` is the line's box as it is written out, once asked for.
    """

    page: int
    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    cells: list[Segment]
    left: float = 0.0
    right: float = 0.0
    flow: int = 0
    role: str = BODY
    bold: bool = False
    italic: bool = False
    text: str = ""
    marks: list[int] = field(default_factory=list)
    mirror: float = 0.0
    shown: Box | None = None

    @property
    def width(self) -> float:
        """Points from the first word's left edge to the last word's right edge."""
        return self.x1 - self.x0


def set_text(words: Sequence[Word]) -> str:
    """Words as set: one space between them, none where the file has none."""
    text = words[0].text if words else ""
    for word in words[1:]:
        text += word.text if word.glued else " " + word.text
    return text


def segments(words: Iterable[Word]) -> list[Segment]:
    """Group words, in content order, into segments."""
    out: list[Segment] = []
    current: Segment | None = None
    for word in words:
        if current is not None and _continues(current, word):
            _extend(current, word)
            continue
        current = Segment([word], word.x0, word.top, word.x1, word.bottom, word.size)
        out.append(current)
    return out


def _continues(segment: Segment, word: Word) -> bool:
    big = segment.size if segment.size > word.size else word.size
    gap = word.x0 - segment.x1
    if gap < 0 and word.x1 < segment.x0 and segment.x0 - word.x1 < WIDE_GAP * big:
        gap = 0.0  # a Latin word or figure inside a right-to-left line
    if gap > WIDE_GAP * big or gap < -_BACKWARD * big:
        return False
    drop = word.bottom - segment.bottom
    if word.size < _RAISED * segment.size or segment.size < _RAISED * word.size:
        return (
            word.top > segment.top - 0.35 * big
            and drop < 0.35 * big
            and word.bottom > segment.top + 0.2 * big
        )
    return -_SAME_BASELINE * big < drop < _SAME_BASELINE * big


def _extend(segment: Segment, word: Word) -> None:
    segment.words.append(word)
    if word.x1 > segment.x1:
        segment.x1 = word.x1
    if word.x0 < segment.x0:
        segment.x0 = word.x0
    if word.size > segment.size:
        segment.size, segment.bottom, segment.top = word.size, word.bottom, min(segment.top, word.top)


def rows(found: Sequence[Segment]) -> list[list[Segment]]:
    """Segments grouped by baseline, rows from top to bottom, segments from left to right.

    A small raised or lowered segment joins the row of the text that it overlaps.
    """
    out: list[list[Segment]] = []
    base = size = -1e9
    for segment in sorted(found, key=_by_bottom):
        if out and segment.bottom - base <= 0.3 * min(size, segment.size) + 0.2:
            out[-1].append(segment)
            if segment.size > size:
                size = segment.size
            continue
        if out and _is_mark_above(out[-1], segment):
            out[-1].append(segment)
            base, size = segment.bottom, segment.size
            continue
        out.append([segment])
        base, size = segment.bottom, segment.size
    for row in out:
        if len(row) > 1:
            row.sort(key=_by_left)
    return out


def _is_mark_above(row: list[Segment], segment: Segment) -> bool:
    """Whether the row so far is only a raised mark of the line that `segment` begins."""
    mark = row[0]
    return (
        len(row) == 1
        and mark.size < _RAISED * segment.size
        and len(mark.words) == 1
        and len(mark.words[0].text) <= 3
        and mark.bottom > segment.top + 0.2 * segment.size
        and (mark.x0 >= segment.x1 - 0.5 * segment.size or mark.x1 <= segment.x0 + 0.5 * segment.size)
    )


def line_of(page: int, row: list[Segment]) -> Line:
    """One line from the segments of a row."""
    if len(row) == 1:
        only = row[0]
        line = Line(page, only.words, only.x0, only.top, only.x1, only.bottom, only.size, row)
    else:
        main = max(row, key=_weight)
        words = [word for segment in row for word in segment.words]
        line = Line(
            page,
            words,
            min(s.x0 for s in row),
            min(s.top for s in row),
            max(s.x1 for s in row),
            main.bottom,
            main.size,
            row,
        )
    line.bold, line.italic = _faces(line)
    line.text = set_text(line.words)
    return line


def _faces(line: Line) -> tuple[bool, bool]:
    """Whether the whole line, its note marks and closing points apart, is bold; and italic."""
    bold = italic = True
    for word in line.words:
        font = word.font
        if font.bold and font.italic:
            continue
        if word.size < _RAISED * line.size or (len(word.text) == 1 and not word.text.isalnum()):
            continue
        bold = bold and font.bold
        italic = italic and font.italic
        if not bold and not italic:
            break
    return bold, italic


def is_raised(word: Word, line: Line) -> bool:
    """Whether a word is set smaller and higher than its line: a note mark or an ordinal's ending."""
    return word.size < _RAISED * line.size and line.bottom - word.bottom > 0.12 * line.size


def _by_bottom(segment: Segment) -> float:
    return segment.bottom


def _by_left(segment: Segment) -> float:
    return segment.x0


def _weight(segment: Segment) -> float:
    return segment.size * (segment.x1 - segment.x0 + 1)
