"""Tables as one piece: cells come in row by row, the piece with its rows, text and marks goes out.

The text of a table is its rows, one a line, cells parted by tabs; marks count in that text. Used
for Word and for HTML.
"""

from __future__ import annotations

from collections.abc import Iterable

from travaux.reading.pieces import TABLE, Piece
from travaux.texts.reading import Cell, Mark, Span


class TableText:
    """A table while it is put together; linear in its text, however many cells there are."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._rows: list[list[Cell]] = []
        self._marks: list[Mark] = []

    def row(self) -> None:
        """Begin the next row."""
        if self._rows:
            self._add("\n")
        self._rows.append([])

    def cell(self, text: str, marks: Iterable[Mark] = (), header: bool = False) -> None:
        """Put a cell on the end of the row; `marks` count in its own text."""
        row = self._rows[-1]
        if row:
            self._add("\t")
        self._marks += [Mark(mark.kind, mark.mark, mark.at + self._length) for mark in marks]
        self._add(text)
        row.append(Cell(text, header))

    @property
    def columns(self) -> int:
        """Cells in the row so far."""
        return len(self._rows[-1]) if self._rows else 0

    def piece(self) -> Piece:
        """The whole table."""
        text = "".join(self._parts)
        rows = tuple(tuple(row) for row in self._rows if row)
        spans = [Span(None, None, 0, len(text))]
        return Piece(text, TABLE, lines=len(rows), marks=self._marks, spans=spans, rows=rows)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def printed(piece: Piece) -> str:
    """A paragraph of a cell with its automatic number."""
    return f"{piece.label} {piece.text}" if piece.label else piece.text


def cell_text(paragraphs: Iterable[Piece]) -> tuple[str, list[Mark]]:
    """The text of a cell, its paragraphs one a line without tabs, and its marks."""
    lines: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in paragraphs:
        line = printed(piece).replace("\t", " ")
        shift = length + len(line) - len(piece.text)
        marks += [Mark(mark.kind, mark.mark, mark.at + shift) for mark in piece.marks]
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines), marks
