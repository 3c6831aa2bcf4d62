"""Words and lines: what the typesetter sets, before it is set.

In: a text (`{1}` is a raised note mark, `_word_` italics), the face, sizes in points. Out: words with
their fonts, and lines of them no longer than a measure; Chinese breaks between characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from faces import Face, visual

RAISED = 0.62  # of the size, for note marks
_PIECE = re.compile(r"\{(?P<mark>\w+)\}|_(?P<italic>[^_]+)_|(?P<plain>[^{_]+)")
# A Chinese character is a word of its own; other letters and figures stay together.
_CHINESE_WORD = re.compile(r"[A-Za-z0-9/.,:%-]+|\s|.")
_NEVER_FIRST = "，。；：、）》”’)!?%"
_NEVER_LAST = "（《“‘("


class Word(NamedTuple):
    """A word, the font it is set in, the mark raised after it, and whether a space comes before it."""

    text: str
    font: str
    mark: str
    spaced: bool


def words(text: str, face: Face, font: str) -> Iterator[Word]:
    """Words with their fonts and marks; a mark belongs to the word before it."""
    before: Word | None = None
    for piece in _PIECE.finditer(text):
        if piece["mark"]:
            assert before is not None
            before = before._replace(mark=piece["mark"])
            continue
        inside = piece["italic"] or piece["plain"]
        set_in = face.italic if piece["italic"] else font
        spaced = False
        for part in _CHINESE_WORD.findall(inside) if face.cjk else re.findall(r"\S+|\s+", inside):
            if part.isspace():
                spaced = True
                continue
            if before is not None:
                yield before
            before, spaced = Word(part, set_in, "", spaced), False
        if spaced and before is not None and not face.cjk:
            yield before
            before = Word("", set_in, "", True)
    if before is not None:
        yield before


def width(word: Word, face: Face, size: float) -> float:
    """How wide a word is with its mark, in points."""
    return stringWidth(visual(word.text, face), word.font, size) + (
        stringWidth(word.mark, word.font, size * RAISED) if word.mark else 0.0
    )


def broken(
    text: Iterable[Word], face: Face, size: float, measure: float, first: float
) -> Iterator[list[Word]]:
    """Words in lines no longer than `measure`; the first is shorter by `first`."""
    row: list[Word] = []
    left = measure - first
    for word in text:
        wide = width(word, face, size) + (stringWidth(" ", word.font, size) if word.spaced else 0.0)
        may_break = not row or (word.text[:1] not in _NEVER_FIRST and row[-1].text[-1:] not in _NEVER_LAST)
        if row and left < wide and (may_break if face.cjk else word.spaced):
            yield row
            row, left = [], measure
            word = word._replace(spaced=False)
        row.append(word)
        left -= wide
    if row:
        yield row
