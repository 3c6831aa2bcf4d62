"""Lines with right-to-left letters, cut into runs in reading order.

In: characters with their places, line by line as PDFium parts them. Out: runs for `engine.Word`: the
index range they come from, their text in logical order and their edges. `bidi` puts the words in
order; here wide gaps part cells and a printed label is set apart from the text it opens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from travaux.reading.pdf import bidi
from travaux.reading.pdf.bidi import Glyph

WIDE = 1.3  # text heights: a gap this wide parts cells, a label from its text, columns
_LABEL = re.compile(
    r"(?:[^\W_]{1,5}(?:\.\d{1,3})*\s?[.)\]–-]|[(\[][^\W_]{1,5}[)\]][.]?|\d{1,3}(?:\.\d{1,3})*|[-–—•·*†])$"
)


class Run(NamedTuple):
    """Words of one line in reading order; `first` is the index of a character of theirs in the page."""

    text: str
    x0: float
    x1: float
    first: int


def runs(lines: Sequence[tuple[int, float, Sequence[Glyph]]]) -> list[Run]:
    """Runs of all right-to-left lines of a page, in order.

    Each line is (index of its first character in the page, text height in points, its glyphs).
    """
    height = max((size for _, size, _ in lines), default=12.0)
    found = bidi.repair([glyphs for _, _, glyphs in lines], WIDE * height)
    out: list[Run] = []
    for (start, size, _), words in zip(lines, found, strict=True):
        for cell in _cells(words, WIDE * size):
            out += _run(cell, start)
    return out


def _cells(words: Sequence[bidi.Word], wide: float) -> list[list[bidi.Word]]:
    """Words grouped where no wide gap parts them, each group in reading order, the rightmost first."""
    groups: list[list[int]] = []
    reach = 0.0
    for at in sorted(range(len(words)), key=lambda at: -words[at].x1):
        if groups and reach - words[at].x1 <= wide:
            groups[-1].append(at)
            reach = min(reach, words[at].x0)
        else:
            groups.append([at])
            reach = words[at].x0
    return [[words[at] for at in sorted(group)] for group in groups]


def _run(cell: list[bidi.Word], start: int) -> list[Run]:
    if len(cell) > 1 and _LABEL.match(cell[0].text):
        return [_joined(cell[:1], start), _joined(cell[1:], start)]
    return [_joined(cell, start)]


def _joined(words: Sequence[bidi.Word], start: int) -> Run:
    return Run(
        " ".join(word.text for word in words),
        min(word.x0 for word in words),
        max(word.x1 for word in words),
        start + words[0].first,
    )
