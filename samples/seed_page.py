"""Page 16 of A/57/292 (9 August 2002), set line by line as it was printed.

In: its lines as they were set, in the order of the file: the running head, the left column, the page
number, the right column. Out: a PDF of one page in two columns. United Nations documents under a
symbol are in the public domain (ST/AI/189/Add.9/Rev.2).
"""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

_LINES = Path(__file__).parent / "texts" / "A_57_292.page_16.lines"
_WIDTH, _HEIGHT = 612.0, 792.0  # letter paper, as printed in New York
_SIDE, _TOP, _GUTTER = 63.0, 76.0, 24.0
_SIZE, _LEADING, _HANG, _BETWEEN = 10.0, 12.7, 24.0, 6.0
_ROMAN, _BOLD = "Times-Roman", "Times-Bold"
_OPENINGS = ("G. Non-governmental organizations and", "V. Conclusions")
_HEADINGS = (*_OPENINGS, "their role in the protection of the", "human rights of migrants")
_COLUMN = (_WIDTH - 2 * _SIDE - _GUTTER) / 2


def write(path: Path) -> None:
    """Write the page."""
    head, *rows = _LINES.read_text(encoding="utf-8").splitlines()
    foot = rows.index("16")
    canvas = Canvas(str(path), pagesize=(_WIDTH, _HEIGHT), invariant=1)
    canvas.setTitle("A/57/292, page 16")
    canvas.setAuthor("United Nations")
    _string(canvas, _SIDE, 52.0, head, _BOLD, 9.0)
    _column(canvas, _SIDE, rows[:foot], goes_on=False)
    _string(canvas, _SIDE, _HEIGHT - 40.0, rows[foot], _ROMAN, 9.0)
    _column(canvas, _SIDE + _COLUMN + _GUTTER, rows[foot + 1 :], goes_on=True)
    canvas.save()


def _column(canvas: Canvas, left: float, rows: list[str], *, goes_on: bool) -> None:
    """The lines of a column; with `goes_on`, the last one ends no paragraph."""
    y = _TOP
    for place, row in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else ""
        if place and _opens(row):
            y += _BETWEEN
        if row in _HEADINGS:
            label, _, text = row.partition(" ") if row in _OPENINGS else ("", "", row)
            _string(canvas, left, y, label, _BOLD, _SIZE)
            _string(canvas, left + _HANG, y, text, _BOLD, _SIZE)
        else:
            ends = _opens(after) if after else not goes_on
            _running(canvas, left, y, row, ends=ends)
        y += _LEADING


def _running(canvas: Canvas, left: float, y: float, row: str, *, ends: bool) -> None:
    """A line of running text, justified unless it ends its paragraph; a number stands before a tab."""
    x = left
    if _is_numbered(row):
        _string(canvas, x, y, row[:3], _ROMAN, _SIZE)
        x, row = x + _HANG, row[4:]
    spare = left + _COLUMN - x - stringWidth(row, _ROMAN, _SIZE)
    canvas.setFont(_ROMAN, _SIZE)
    canvas.drawString(x, _HEIGHT - y, row, wordSpace=0.0 if ends else spare / max(row.count(" "), 1))


def _string(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> None:
    if text:
        canvas.setFont(font, size)
        canvas.drawString(x, _HEIGHT - y, text)


def _opens(row: str) -> bool:
    return _is_numbered(row) or row in _OPENINGS


def _is_numbered(row: str) -> bool:
    return row[:2].isdigit() and row[2:4] == ". "
