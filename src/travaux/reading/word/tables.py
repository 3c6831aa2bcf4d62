"""Tables of a Word file: `w:tbl` in, rows of cells out, each merged cell's text once.

A cell that is drawn over several columns or rows stands in its first place; the others are empty,
so that columns stay in line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from travaux.reading.pieces import FIGURE, FOOTNOTE, TABLE, Piece
from travaux.reading.table_text import TableText, cell_text, printed
from travaux.reading.word.names import W, elements, number, switch, value
from travaux.texts.reading import Mark

MAX_COLUMNS = 200
"""Columns that one cell may span; Word allows 63, a broken file may claim millions."""

CONTENTS_SHARE = 0.5
"""Share of rows ending in a page number that makes a table a list of contents."""

_PAGE_NUMBER = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})$")
_LEADERS = re.compile(r"\s*(?:\.\s?){3,}")
_CONTAINERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"))


@dataclass(slots=True)
class RawCell:
    """A cell before it is put in line: what is in it, and whether another cell is drawn over it."""

    pieces: list[Piece] = field(default_factory=list)
    merged: bool = False

    def texts(self) -> list[Piece]:
        """Its paragraphs: notes, pictures and tables in the cell come after the table."""
        return [piece for piece in self.pieces if piece.role not in (FOOTNOTE, FIGURE, TABLE)]


@dataclass(slots=True)
class Row:
    """A row as drawn; `header` when Word repeats it on every page."""

    cells: list[RawCell]
    header: bool


def rows(table: etree._Element, read: Callable[[etree._Element], list[Piece]]) -> list[Row]:
    """The rows of a table that hold anything; `read` gives the pieces of a cell."""
    found: list[Row] = []
    for element in table_rows(table):
        properties = element.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            continue
        cells = [RawCell(merged=True)] * _count(value(properties, "gridBefore"), 0)
        for cell in row_cells(element):
            setting = cell.find(W + "tcPr")
            if setting is not None and setting.find(W + "cellDel") is not None:
                continue
            content = RawCell(read(cell), _goes_on(setting))
            content.merged = content.merged and not content.pieces
            cells.append(content)
            cells += [RawCell(merged=True)] * (_count(value(setting, "gridSpan"), 1) - 1)
        if any(cell.pieces for cell in cells):
            found.append(Row(cells, bool(switch(properties, "tblHeader"))))
    return found


def pieces(found: list[Row]) -> list[Piece]:
    """The table as one piece, then what stood in its cells without being their text.

    The text of a table is its rows, one a line, cells parted by tabs; marks count in that text.
    """
    table = TableText()
    after: list[Piece] = []
    for row in found:
        table.row()
        for raw in row.cells:
            table.cell(*_written(raw), header=row.header)
            after += [piece for piece in raw.pieces if piece.role in (FOOTNOTE, FIGURE, TABLE)]
    piece = table.piece()
    return [piece, *after] if piece.text.strip() else after


def is_contents(found: list[Row]) -> bool:
    """Whether most rows end in a page number, as a list of contents set in a table does."""
    last = [texts[-1] for row in found if (texts := _row_texts(row))]
    numbered = sum(bool(_PAGE_NUMBER.search(text)) for text in last)
    return bool(last) and numbered >= CONTENTS_SHARE * len(last)


def contents_lines(found: list[Row]) -> list[str]:
    """The lines of a list of contents, leaders dropped."""
    return [
        " ".join(_LEADERS.sub(" ", " ".join(texts)).split()) for row in found if (texts := _row_texts(row))
    ]


def table_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also those in content controls."""
    return _within(table, W + "tr")


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also those in content controls."""
    return _within(row, W + "tc")


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in elements(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _within(child, tag)


def _row_texts(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := " ".join(map(printed, cell.texts())))]


def _written(raw: RawCell) -> tuple[str, list[Mark]]:
    """The text of a cell, its paragraphs one a line, with its marks."""
    return cell_text(raw.texts())


def _goes_on(setting: etree._Element | None) -> bool:
    """Whether the cell above (or before) is drawn over this one."""
    merges = [None if setting is None else setting.find(W + name) for name in ("vMerge", "hMerge")]
    return any(merge is not None and merge.get(W + "val", "continue") == "continue" for merge in merges)


def _count(text: str | None, otherwise: int) -> int:
    found = number(text)
    return otherwise if found is None else max(0, min(found, MAX_COLUMNS))
