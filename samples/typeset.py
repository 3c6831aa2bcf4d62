"""A small typesetter for the sample: running text in columns, with headings, notes and tables.

In: texts, in reading order; `{1}` in a text is a raised note mark. Out: a PDF. All measures are in
points; `y` runs downwards from the top of the page, as in Travaux itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
WIDTH, HEIGHT = A4
_TOP, _BOTTOM, _SIDE = 84.0, 96.0, 76.0
_GUTTER = 22.0
_SIZE, _LEADING = 10.5, 13.0
_NOTE_SIZE, _NOTE_LEADING = 8.0, 9.6
_MARK = re.compile(r"\{(.+?)\}")


class Word(NamedTuple):
    """A word and the note mark raised after it, if any."""

    text: str
    mark: str
    width: float


class Sheet:
    """Pages being set. `symbol` is the running head; pages are numbered at their foot."""

    def __init__(
        self, path: Path, symbol: str, *, columns: int = 1, first_page: int = 1, title: str = ""
    ) -> None:
        self._canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self._canvas.setTitle(title or symbol)
        self._symbol = symbol
        self._columns = columns
        self._column = 0
        self._number = first_page
        self._notes: list[str] = []
        self._floor = HEIGHT - _BOTTOM
        self.measure = (WIDTH - 2 * _SIDE - _GUTTER * (columns - 1)) / columns
        self.y = _TOP
        self._head()

    @property
    def left(self) -> float:
        """The left edge of the column being filled."""
        return _SIDE + self._column * (self.measure + _GUTTER)

    def line(self, x: float, text: str, *, font: str = ROMAN, size: float = _SIZE) -> None:
        """One line at `x`, on the current height, which does not move."""
        self._canvas.setFont(font, size)
        self._canvas.drawString(x, HEIGHT - self.y, text)

    def skip(self, points: float) -> None:
        """White space."""
        self.y += points

    def rule(self, width: float) -> None:
        """A thin rule from the left edge."""
        self._canvas.setLineWidth(0.5)
        self._canvas.line(self.left, HEIGHT - self.y, self.left + width, HEIGHT - self.y)

    def heading(
        self, label: str, text: str, *, hang: float = 28.0, size: float = 12.0, font: str = BOLD
    ) -> None:
        """A heading with its label set apart; it stays with what follows."""
        self._need(4 * _LEADING)
        self.skip(0.6 * _LEADING)
        self.line(self.left, label, font=font, size=size)
        for row in _broken(_words(text, font, size), self.measure - hang):
            self._row(row, self.left + hang, font, size)
        self.skip(0.3 * _LEADING)

    def paragraph(self, text: str, *, label: str = "", indent: float = 0.0, note: str = "") -> None:
        """Justified text; with a label the first line is indented after it. `note` goes to the foot."""
        if note:
            self._notes.append(note)
            self._floor -= _NOTE_LEADING * (
                len(list(_broken(_words(note, ROMAN, _NOTE_SIZE), self.measure))) + 1
            )
        lead = 30.0 if label else 0.0
        rows = list(_broken(_words(text, ROMAN, _SIZE), self.measure - indent, lead))
        for index, row in enumerate(rows):
            self._need(_LEADING)
            x = self.left + indent
            if index == 0 and label:
                self.line(x, label)
                x += lead
            free = self.left + self.measure - x if index < len(rows) - 1 else 0.0
            self._row(row, x, ROMAN, _SIZE, free)
        self.skip(0.5 * _LEADING)

    def table(self, rows: list[list[str]], widths: list[float]) -> None:
        """Cells between rules, the first row as the header."""
        self._need((len(rows) + 2) * (_LEADING + 4))
        self.skip(4)
        for index, row in enumerate(rows):
            self.rule(sum(widths))
            self.skip(_LEADING)
            x = self.left
            for text, width in zip(row, widths, strict=True):
                self.line(x + 3, text, font=BOLD if index == 0 else ROMAN, size=9.5)
                x += width
            self.skip(5)
        self.rule(sum(widths))
        self.skip(_LEADING + 6)

    def save(self) -> None:
        """Finish the last page and write the file."""
        self._foot()
        self._canvas.save()

    def _row(self, row: list[Word], x: float, font: str, size: float, free: float = 0.0) -> None:
        """One line of words, stretched to `free` points when that is given."""
        space = stringWidth(" ", font, size)
        if free and len(row) > 1:
            space = (free - sum(word.width for word in row)) / (len(row) - 1)
        for word in row:
            self.line(x, word.text, font=font, size=size)
            if word.mark:
                self.y -= size / 3
                self.line(x + stringWidth(word.text, font, size), word.mark, font=font, size=size * 0.62)
                self.y += size / 3
            x += word.width + space
        self.skip(_LEADING * size / _SIZE)

    def _need(self, points: float) -> None:
        """Go on to the next column or page when less than this is left."""
        if self.y + points <= self._floor:
            return
        if self._column + 1 < self._columns:
            self._page_number()
            self._column += 1
        else:
            self._foot()
            self._canvas.showPage()
            self._number += 1
            self._column = 0
            self._floor = HEIGHT - _BOTTOM
            self._head()
        self.y = _TOP

    def _head(self) -> None:
        self.y = 52.0
        self.line(_SIDE, self._symbol, font=BOLD, size=9)
        self.y = 58.0
        self.rule(WIDTH - 2 * _SIDE)
        self.y = _TOP

    def _page_number(self) -> None:
        was, self.y = self.y, HEIGHT - 48.0
        self.line(_SIDE, str(self._number), font=BOLD, size=9)
        self.y = was

    def _foot(self) -> None:
        if self._notes:
            self.y = self._floor + _NOTE_LEADING
            self.rule(72)
            self.skip(_NOTE_LEADING)
        for note in self._notes:
            mark, _, text = note.partition(" ")
            self.y -= 2.5
            self.line(self.left, mark, size=5.5)
            self.y += 2.5
            for row in _broken(_words(text, ROMAN, _NOTE_SIZE), self.measure - 8):
                self._row(row, self.left + 8, ROMAN, _NOTE_SIZE)
        self._notes = []
        if self._column == 0:
            self._page_number()


def _words(text: str, font: str, size: float) -> list[Word]:
    found = []
    for piece in text.split():
        mark = _MARK.search(piece)
        plain = _MARK.sub("", piece)
        width = stringWidth(plain, font, size)
        raised = mark[1] if mark else ""
        found.append(Word(plain, raised, width + stringWidth(raised, font, size * 0.62)))
    return found


def _broken(words: list[Word], measure: float, lead: float = 0.0) -> Iterator[list[Word]]:
    """Words in lines no longer than `measure`; the first is shorter by `lead`."""
    space = 2.4
    row: list[Word] = []
    left = measure - lead
    for word in words:
        if row and left < word.width:
            yield row
            row, left = [], measure
        row.append(word)
        left -= word.width + space
    if row:
        yield row
