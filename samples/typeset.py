"""A small typesetter: running text in columns, with headings, notes and tables, in both directions.

In: texts, in reading order; `{1}` in a text is a raised note mark, `_word_` is set in italics. Out: a
PDF. All measures are in points; `y` runs downwards from the top of the page, as in Travaux itself.
Pages come out the same to the byte each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from faces import Face, check, visual
from lines import RAISED, Word, broken, width, words

WIDTH, HEIGHT = A4
SIZE, LEADING = 10.5, 13.4
_TOP, _BOTTOM, _SIDE = 84.0, 84.0, 76.0
_GUTTER = 24.0
_NOTE_SIZE, _NOTE_LEADING = 8.5, 10.4
LEAD, LEAD_RTL = 26.0, 21.0  # from the edge to the text of a paragraph that has a number


class Sheet:
    """Pages being set. `head` is the running head; pages are numbered at their foot."""

    def __init__(
        self,
        path: Path,
        face: Face,
        *,
        head: str,
        title: str,
        columns: int = 1,
        first_page: int = 1,
        plain_first: bool = True,
    ) -> None:
        self._canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Travaux")
        self.face = face
        self._symbol, self._plain_first = head, plain_first
        self.columns = columns
        self._column = 0
        self._column_top = _TOP
        self._first = self.page = first_page
        self._notes: list[tuple[str, str]] = []
        self._floor = HEIGHT - _BOTTOM
        self.y = _TOP
        self._head()

    @property
    def measure(self) -> float:
        """The width of a column."""
        return (WIDTH - 2 * _SIDE - _GUTTER * (self.columns - 1)) / self.columns

    @property
    def lead(self) -> float:
        """From the edge to the text of a paragraph that has a number."""
        return LEAD_RTL if self.face.rtl else LEAD

    @property
    def left(self) -> float:
        """The left edge of the column being filled."""
        return _SIDE + self._column * (self.measure + _GUTTER)

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.measure

    def begin_columns(self, columns: int) -> None:
        """From here down the page is set in so many columns."""
        self.columns, self._column, self._column_top = columns, 0, self.y

    def string(self, x: float, text: str, *, font: str, size: float = SIZE, end: bool = False) -> None:
        """One line beginning (`end`: ending) at `x`, on the current height, which does not move."""
        shown = visual(text, self.face)
        check(shown, font)
        self._canvas.setFont(font, size)
        draw = self._canvas.drawRightString if end else self._canvas.drawString
        draw(x, HEIGHT - self.y, shown)

    def edge(self, text: str, indent: float = 0.0, *, font: str = "", size: float = SIZE) -> None:
        """One line at the edge at which the script begins."""
        if self.face.rtl:
            self.string(self.right - indent, text, font=font or self.face.regular, size=size, end=True)
        else:
            self.string(self.left + indent, text, font=font or self.face.regular, size=size)

    def far_edge(self, text: str, *, font: str = "", size: float = SIZE) -> None:
        """One line at the edge at which the script ends."""
        x = self.left if self.face.rtl else self.right
        self.string(x, text, font=font or self.face.regular, size=size, end=not self.face.rtl)

    def rule(self, x: float, width: float, thickness: float = 0.5) -> None:
        """A rule on the current height."""
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x, HEIGHT - self.y, x + width, HEIGHT - self.y)

    def skip(self, points: float) -> None:
        """White space."""
        self.y += points

    def heading(
        self, label: str, text: str, *, size: float = 12.0, hang: float = LEAD, lines: int = 4
    ) -> None:
        """A heading with its label set apart; it stays with the `lines` that follow."""
        self.need(lines * LEADING)
        self.skip(0.7 * LEADING)
        if label:
            self.edge(label, font=self.face.bold, size=size)
        self.text(text, font=self.face.bold, size=size, indent=hang, justified=False)
        self.skip(0.35 * LEADING)

    def centred(self, text: str, *, size: float = 12.0) -> None:
        """A heading in the middle of the column."""
        self.need(4 * LEADING)
        self.skip(0.5 * LEADING)
        width = stringWidth(visual(text, self.face), self.face.bold, size)
        self.string(self.left + (self.measure - width) / 2, text, font=self.face.bold, size=size)
        self.skip(1.3 * LEADING)

    def paragraph(
        self, text: str, *, label: str = "", indent: float = 0.0, notes: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Running text; with a label its first line begins after it. `notes` go to the foot."""
        if notes:
            self._keep(notes)
        self.need(2 * LEADING)
        if label:
            self.edge(label, indent)
        self.text(text, indent=indent, first=self.lead if label else 0.0)
        self.skip(0.5 * LEADING)

    def text(
        self,
        text: str,
        *,
        font: str = "",
        size: float = SIZE,
        indent: float = 0.0,
        first: float = 0.0,
        justified: bool = True,
    ) -> None:
        """Text broken into lines; the first one begins `first` points further in."""
        said = words(text, self.face, font or self.face.regular)
        rows = list(broken(said, self.face, size, self.measure - indent, first))
        for index, row in enumerate(rows):
            self.need(LEADING)
            lead = indent + (first if index == 0 else 0.0)
            stretch = justified and index < len(rows) - 1 and not (self.face.rtl or self.face.cjk)
            self._row(row, lead, size, self.measure - lead if stretch else 0.0)

    def speech(self, name: str, text: str, *, first: float = 24.0) -> None:
        """A speaker's name in bold and what they say, in one paragraph."""
        named = [*words(name, self.face, self.face.bold)]
        said = [*words(text, self.face, self.face.regular)]
        said[0] = said[0]._replace(spaced=True)
        rows = list(broken([*named, *said], self.face, SIZE, self.measure, first))
        for index, row in enumerate(rows):
            self.need(LEADING)
            lead = first if index == 0 else 0.0
            self._row(row, lead, SIZE, self.measure - lead if index < len(rows) - 1 else 0.0)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Cells between rules, the first row as the header."""
        self.need((len(rows) + 2) * (LEADING + 5))
        self.skip(2)
        for index, row in enumerate(rows):
            self.rule(self.left, sum(widths))
            self.skip(LEADING)
            x = self.right if self.face.rtl else self.left
            for text, wide in zip(row, widths, strict=True):
                font = self.face.bold if index == 0 else self.face.regular
                self.string(x - 3 if self.face.rtl else x + 3, text, font=font, size=9.5, end=self.face.rtl)
                x += -wide if self.face.rtl else wide
            self.skip(5)
        self.rule(self.left, sum(widths))
        self.skip(LEADING + 6)

    def new_page(self) -> None:
        """Go on to the next page."""
        self._foot()
        self._canvas.showPage()
        self.page += 1
        self._column, self._column_top = 0, _TOP
        self._floor = HEIGHT - _BOTTOM
        self._head()

    def need(self, points: float) -> None:
        """Go on to the next column or page when less than this is left."""
        if self.y + points <= self._floor + LEADING:
            return
        if self._column + 1 < self.columns:
            self._column += 1
            self.y = self._column_top
        else:
            self.new_page()

    def save(self) -> None:
        """Finish the last page and write the file."""
        self._foot()
        self._canvas.save()

    def _keep(self, notes: Sequence[tuple[str, str]]) -> None:
        """Leave room for notes at the foot of the page on which their paragraph begins."""
        heights = [self._height(text) for _, text in notes]
        room = sum(heights) + (0 if self._notes else 2 * _NOTE_LEADING)
        if self.y + 3 * LEADING > self._floor - room:
            self.new_page()
            room = sum(heights) + 2 * _NOTE_LEADING
        self._notes += notes
        self._floor -= room

    def _height(self, note: str) -> float:
        said = words(note, self.face, self.face.regular)
        return _NOTE_LEADING * len(list(broken(said, self.face, _NOTE_SIZE, self.measure, 10)))

    def _row(self, row: list[Word], lead: float, size: float, free: float) -> None:
        """One line of words, stretched to `free` points when that is given."""
        if self.face.rtl:
            self._row_from_right(row, lead, size)
        else:
            self._row_from_left(row, lead, size, free)
        self.skip(LEADING * size / SIZE)

    def _row_from_left(self, row: list[Word], lead: float, size: float, free: float) -> None:
        gaps = sum(word.spaced for word in row)
        taken = sum(width(word, self.face, size) for word in row)
        x = self.left + lead
        for word in row:
            if word.spaced:
                x += (free - taken) / gaps if free and gaps else stringWidth(" ", word.font, size)
            self.string(x, word.text, font=word.font, size=size)
            x += stringWidth(word.text, word.font, size)
            if word.mark:
                self._raised(x, word, size)
                x += stringWidth(word.mark, word.font, size * RAISED)

    def _row_from_right(self, row: list[Word], lead: float, size: float) -> None:
        """A line of Arabic: what stands between two marks is ordered and drawn as a whole."""
        x, stretch = self.right - lead, ""
        for word in row:
            stretch += (" " if word.spaced else "") + word.text
            if word.mark:
                x = self._stretch(x, stretch, word.font, size)
                width = stringWidth(word.mark, word.font, size * RAISED)
                x, stretch = x - width, ""
                self._raised(x, word, size)
        if stretch:
            self._stretch(x, stretch, row[0].font, size)

    def _stretch(self, x: float, text: str, font: str, size: float) -> float:
        self.string(x, text, font=font, size=size, end=True)
        return x - stringWidth(visual(text, self.face), font, size)

    def _raised(self, x: float, word: Word, size: float) -> None:
        self.y -= size * 0.36
        self.string(x, word.mark, font=word.font, size=size * RAISED)
        self.y += size * 0.36

    def _head(self) -> None:
        if self.page != self._first or not self._plain_first:
            self.y = 50.0
            self.edge(self._symbol, font=self.face.bold, size=9)
            self.y = 56.0
            self.rule(_SIDE, WIDTH - 2 * _SIDE)
        self.y = _TOP

    def _foot(self) -> None:
        if self._notes:
            self._set_notes()
        columns, column = self.columns, self._column
        self.columns, self._column = 1, 0
        self.y = HEIGHT - 46.0
        self.edge(str(self.page), font=self.face.bold, size=9)
        self.columns, self._column = columns, column

    def _set_notes(self) -> None:
        self.y = self._floor + 0.6 * _NOTE_LEADING
        self.rule(self.right - 72 if self.face.rtl else self.left, 72)
        self.skip(1.4 * _NOTE_LEADING)
        floor, self._floor = self._floor, HEIGHT
        for mark, text in self._notes:
            self.y -= 2.6
            self.edge(mark, font=self.face.regular, size=5.6)
            self.y += 2.6
            rows = list(
                broken(words(text, self.face, self.face.regular), self.face, _NOTE_SIZE, self.measure, 10)
            )
            for index, row in enumerate(rows):
                self._row(row, 10 if index == 0 else 0.0, _NOTE_SIZE, 0.0)
                self.y += _NOTE_LEADING - LEADING * _NOTE_SIZE / SIZE
        self._notes, self._floor = [], floor
