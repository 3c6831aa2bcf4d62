"""The typesetter: texts go in, in reading order; pages come out, set in columns, with notes at the foot.

Everything is measured in points from the top left corner of the page, as in `travaux.texts.geometry`.
A test says what is printed where, so the truth about the page is known before it is read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from tests.typeset.fonts import TIMES, Face
from tests.typeset.words import Ink, Set, broken

LETTER = (612.0, 792.0)
A4 = (595.3, 841.9)
NOTE_SIZE = 8.5
NOTE_LEADING = 10.0
NOTE_TAB = 14.0  # from the mark to the text of a note
NOTE_GAP = 14.0  # between text and notes, with the rule in the middle
NOTE_SHARE = 0.5  # of a column at most: the rest of a long note goes on at the foot of the next


class Margins(NamedTuple):
    """White around the columns, in points."""

    left: float = 72.0
    top: float = 90.0
    right: float = 72.0
    bottom: float = 90.0


Decoration = Callable[["Typesetter", int], None]  # draws the head or foot of the page with that number


class Typesetter:
    """Sets a document. `head` and `foot` are drawn when a page begins, before its text.

    With `late_foot`, the foot is drawn when the first column is full, as old two-column documents
    have it in their content stream. `first_page` is the printed number of the first page.
    `compress` says whether the pages are compressed in the file (reportlab's own rule when left out).
    """

    def __init__(
        self,
        *,
        size: tuple[float, float] = LETTER,
        margins: Margins | None = None,
        columns: int = 1,
        gutter: float = 18.0,
        face: Face = TIMES,
        body: float = 10.0,
        leading: float = 12.0,
        justify: bool = True,
        head: Decoration | None = None,
        foot: Decoration | None = None,
        late_foot: bool = False,
        first_page: int = 1,
        title: str | None = None,
        compress: bool | None = None,
    ) -> None:
        self.width, self.height = size
        self.margins = margins or Margins()
        self.columns, self.gutter = columns, gutter
        self.face, self.body, self.leading, self.justify = face, body, leading, justify
        self._decorations = (head, foot)
        self._late_foot = late_foot
        self._buffer = BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=compress)
        if title is not None:
            self.canvas.setTitle(title)
        self.page = first_page - 1
        self.pages = 0
        self._notes: deque[tuple[str, list[Set]]] = deque()
        self._owed: list[tuple[str, list[Set]]] = []
        self._reserved = 0.0
        self.printed: list[list[str]] = []
        self.new_page()

    # Places

    @property
    def column_width(self) -> float:
        """Width of one column."""
        inner = self.width - self.margins.left - self.margins.right
        return (inner - self.gutter * (self.columns - 1)) / self.columns

    @property
    def left(self) -> float:
        """Left edge of the column that is being filled."""
        return self.margins.left + self.column * (self.column_width + self.gutter)

    @property
    def right(self) -> float:
        """Right edge of the column that is being filled."""
        return self.left + self.column_width

    @property
    def bottom(self) -> float:
        """Where the text of this column must end, notes allowed for."""
        return self.height - self.margins.bottom - self._reserved

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        font: str | None = None,
        size: float | None = None,
        align: str = "left",
    ) -> None:
        """Print `text` with its baseline at `y`, beginning ("left"), ending ("right") or centred at `x`."""
        ink = Ink(text, font or self.face.regular, size or self.body)
        self._ink(x - {"left": 0.0, "center": ink.width / 2, "right": ink.width}[align], y, ink)
        self.printed[-1].append(text)

    def _ink(self, x: float, y: float, ink: Ink, word_space: float = 0.0) -> None:
        self.canvas.setFont(ink.font, ink.size)
        self.canvas.drawString(x, self.height - y + ink.rise, ink.text, wordSpace=word_space)

    def rule(self, x0: float, y0: float, x1: float, y1: float, thickness: float = 0.5) -> None:
        """Draw a line."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    # Pages and columns

    def new_page(self) -> None:
        """Finish this page and begin the next, in its first column."""
        if self.pages:
            self._finish_column()
            if self._late_foot and self.column == 0:
                self._decorate(1)
            self.canvas.showPage()
        self.pages += 1
        self.page += 1
        self.column, self.top = 0, self.margins.top
        self.printed.append([])
        self._decorate(0)
        if not self._late_foot:
            self._decorate(1)
        self._begin_column()

    def new_column(self) -> None:
        """Go on in the next column, or on the next page after the last."""
        if self.column + 1 == self.columns:
            self.new_page()
            return
        self._finish_column()
        if self._late_foot and self.column == 0:
            self._decorate(1)
        self.column += 1
        self._begin_column()

    def set_columns(self, columns: int) -> None:
        """Below what is printed so far on this page, go on in so many columns."""
        self._finish_column()
        self.top, self.columns, self.column = self.y, columns, 0
        self._begin_column()

    def _decorate(self, which: int) -> None:
        decoration = self._decorations[which]
        if decoration is not None:
            decoration(self, self.page)

    def _begin_column(self) -> None:
        self.y = self.top
        self._reserved = 0.0
        owed, self._owed = self._owed, []
        for mark, lines in owed:
            self._reserve(mark, lines)

    def _finish_column(self) -> None:
        if not self._notes:
            return
        y = self.height - self.margins.bottom - self._reserved + NOTE_GAP
        self.rule(self.left, y - NOTE_LEADING, self.left + 72, y - NOTE_LEADING)
        while self._notes:
            mark, lines = self._notes.popleft()
            for n, line in enumerate(lines):
                if mark and n == 0:
                    self._mark(mark, y)
                self._line(line, self.left + (NOTE_TAB if n == 0 and mark else 0.0), y, align="left")
                y += NOTE_LEADING

    def _mark(self, mark: str, y: float) -> None:
        if mark.endswith("/") or mark.startswith("*"):  # "1/" of the 1990s and asterisks stand on the line
            self._ink(self.left, y, Ink(mark, self.face.regular, NOTE_SIZE))
        else:
            self._ink(self.left + 4, y, Ink(mark, self.face.regular, NOTE_SIZE * 0.7, NOTE_SIZE * 0.35))

    def _reserve(self, mark: str, lines: list[Set]) -> None:
        """Keep room at the foot of this column for a note; what does not fit is owed to the next."""
        room = (self.height - self.margins.bottom - self.top) * NOTE_SHARE - self._reserved
        fit = max(1, int(room / NOTE_LEADING))
        self._notes.append((mark, lines[:fit]))
        if lines[fit:]:
            self._owed.append(("", lines[fit:]))
        self._reserved += (NOTE_GAP if self._reserved == 0 else 0.0) + NOTE_LEADING * min(fit, len(lines))

    # Texts

    def _line(self, line: Set, x: float, y: float, *, align: str, width: float = 0.0) -> None:
        extra = 0.0
        if align == "justify" and not line.last and line.spaces:
            extra = (width - line.width) / line.spaces
        elif align in ("center", "right"):
            x += (width - line.width) / (2 if align == "center" else 1)
        for ink in line.ink:
            self._ink(x, y, ink, extra)
            x += ink.width + extra * ink.text.count(" ")
        self.printed[-1].append(line.text)

    def para(
        self,
        text: str,
        *,
        label: str | None = None,
        notes: dict[str, str] | None = None,
        first: float = 0.0,
        indent: float = 0.0,
        tab: float = 28.0,
        label_at: float | None = None,
        bold: bool = False,
        size: float | None = None,
        align: str | None = None,
        after: float | None = None,
        interrupt: tuple[int, Callable[[], None]] | None = None,
    ) -> None:
        """Set a paragraph over lines, columns and pages.

        `label` ("12.", "(a)") is printed where the first line begins and the text `tab` points
        behind it; with `label_at` it stands there instead (points from the left of the column;
        negative: in the margin) and the text begins at the indent. `indent` is that of all lines,
        `first` what the first line has on top. `notes` gives the text of the notes whose marks are
        called in `text` as `<sup>1</sup>`. `interrupt` names a line and what is set below it, in the
        middle of the paragraph.
        """
        size = size or self.body
        align = align or ("justify" if self.justify else "left")
        marked = f"<b>{text}</b>" if bold else text
        lead = first + (tab if label is not None and label_at is None else 0.0)
        width = self.column_width - indent
        for n, line in enumerate(broken(marked, self.face, size, width - lead, width)):
            self._room_for(line, notes or {})
            if n == 0 and label is not None:
                at = self.left + (indent + first if label_at is None else label_at)
                self.text(at, self.y, label, font=self.face.font(bold=bold), size=size)
            x = self.left + indent + (lead if n == 0 else 0.0)
            self._line(line, x, self.y, align=align, width=width - (lead if n == 0 else 0.0))
            self.y += self.leading * size / self.body
            if interrupt is not None and n + 1 == interrupt[0]:
                self.y += self.leading / 2
                interrupt[1]()
        self.y += self.leading / 2 if after is None else after

    def _room_for(self, line: Set, notes: dict[str, str]) -> None:
        called = [(mark, self._note(mark, notes[mark])) for mark in line.marks if mark in notes]
        room = (self.height - self.margins.bottom - self.top) * NOTE_SHARE
        need = min(room, NOTE_LEADING * sum(len(lines) for _, lines in called))
        if self.y + need + (NOTE_GAP if called and not self._reserved else 0.0) > self.bottom:
            self.new_column()
        for mark, lines in called:
            self._reserve(mark, lines)

    def _note(self, mark: str, text: str) -> list[Set]:
        width = self.column_width
        return broken(text, self.face, NOTE_SIZE, width - NOTE_TAB, width)

    def lines(
        self,
        rows: Sequence[str],
        *,
        bold: bool = False,
        italic: bool = False,
        size: float | None = None,
        align: str = "left",
        indent: float = 0.0,
        after: float | None = None,
    ) -> None:
        """Set these lines as they are, one below the other, on one column."""
        size = size or self.body
        step = self.leading * size / self.body
        if self.y + step * (len(rows) - 1) > self.bottom:
            self.new_column()
        x = {"left": self.left + indent, "center": (self.left + self.right) / 2, "right": self.right}[align]
        for row in rows:
            self.text(x, self.y, row, font=self.face.font(bold=bold, italic=italic), size=size, align=align)
            self.y += step
        self.y += self.leading / 2 if after is None else after

    def heading(
        self, *rows: str, label: str | None = None, size: float | None = None, align: str = "left"
    ) -> None:
        """Set a bold heading in these lines, its number before the first."""
        size = size or self.body
        tab = 0.0 if label is None else 28.0
        self.y += self.leading / 2
        if self.y + self.leading * (len(rows) + 2) > self.bottom:  # never the last thing in a column
            self.new_column()
        if label is not None and align == "left":
            self.text(self.left, self.y, label, font=self.face.bold, size=size)
        elif label is not None:
            rows = (f"{label} {rows[0]}", *rows[1:])
            tab = 0.0
        self.lines(rows, bold=True, size=size, align=align, indent=tab)

    def gap(self, points: float) -> None:
        """Leave white."""
        self.y += points

    def pdf(self) -> bytes:
        """Finish the last page and give the file. Nothing can be set after that."""
        self._finish_column()
        if self._late_foot and self.column == 0:
            self._decorate(1)
        while self._owed:
            self.new_page()
            self._finish_column()
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()
