"""Tables, figures, contents pages and texts side by side."""

from __future__ import annotations

from collections.abc import Sequence

from tests.typeset.typesetter import Typesetter
from tests.typeset.words import broken

PAD = 3.0  # between a rule and the text of a cell


def table(
    ts: Typesetter,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    ruled: bool = True,
    header: int = 1,
    size: float = 9.0,
    right: Sequence[int] = (),
) -> None:
    """Set a table. The first `header` rows are bold; columns named in `right` are set to the right.

    With `ruled`, all cells have a frame; otherwise a rule stands above, below the header and at the
    end, as in current United Nations documents. A row never breaks; the table goes on overleaf.
    """
    step = size * 1.2
    _rule(ts, widths)
    for n, row in enumerate(rows):
        bold = n < header
        cells = [
            broken(f"<b>{text}</b>" if bold else text, ts.face, size, width - 2 * PAD, width - 2 * PAD)
            for text, width in zip(row, widths, strict=True)
        ]
        height = max(1, *(len(c) for c in cells)) * step + 2 * PAD
        if ts.y - size + height > ts.bottom:
            ts.new_column()
            _rule(ts, widths)
        top = ts.y - size
        x = ts.left
        for k, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            _cell(ts, [line.text for line in cell], x, width, step, size, bold=bold, right=k in right)
            if ruled:
                ts.rule(x, top - PAD + 2, x, top + height - PAD + 2)
            x += width
        if ruled:
            ts.rule(x, top - PAD + 2, x, top + height - PAD + 2)
        ts.y += height
        if ruled or n == header - 1 or n == len(rows) - 1:
            _rule(ts, widths)
    ts.y += ts.leading


def _rule(ts: Typesetter, widths: Sequence[float]) -> None:
    y = ts.y - 9.0 - PAD + 2
    ts.rule(ts.left, y, ts.left + sum(widths), y)


def _cell(
    ts: Typesetter,
    lines: Sequence[str],
    x: float,
    width: float,
    step: float,
    size: float,
    *,
    bold: bool,
    right: bool,
) -> None:
    for n, line in enumerate(lines):
        at = x + width - PAD if right else x + PAD
        ts.text(
            at,
            ts.y + n * step + PAD,
            line,
            font=ts.face.font(bold=bold),
            size=size,
            align="right" if right else "left",
        )


def figure(ts: Typesetter, width: float, height: float, caption: str) -> None:
    """A drawn figure (bars) with its caption above, in bold."""
    ts.lines([caption], bold=True, after=4)
    if ts.y + height > ts.bottom:
        ts.new_column()
    for n in range(6):
        tall = height * (0.3 + 0.1 * n)
        ts.canvas.rect(ts.left + n * width / 6, ts.height - ts.y - height + 6, width / 8, tall, fill=1)
    ts.rule(ts.left, ts.y + height - 6, ts.left + width, ts.y + height - 6)
    ts.y += height + ts.leading


def contents(ts: Typesetter, entries: Sequence[tuple[str, str, str]]) -> None:
    """A contents page: (label, title, page) with dot leaders, as documents have it behind the masthead."""
    ts.lines(["Contents"], size=12, bold=True)
    ts.text(ts.right, ts.y, "Page", font=ts.face.italic, size=8, align="right")
    ts.y += ts.leading
    for label, title, page in entries:
        ts.text(ts.left, ts.y, label)
        ts.text(ts.left + 28, ts.y, title)
        begin = ts.left + 32 + ts.canvas.stringWidth(title, ts.face.regular, ts.body)
        dots = int((ts.right - 24 - begin) / ts.canvas.stringWidth(" .", ts.face.regular, ts.body))
        ts.text(begin, ts.y, " ." * dots)
        ts.text(ts.right, ts.y, page, align="right")
        ts.y += ts.leading
    ts.y += ts.leading


def side_by_side(ts: Typesetter, left: Sequence[str], right: Sequence[str]) -> None:
    """Two language versions beside each other, paragraph by paragraph from the same height."""
    ts.set_columns(2)
    width = ts.column_width
    for one, other in zip(left, right, strict=True):
        top = ts.y
        ends = []
        for column, text in enumerate((one, other)):
            ts.column, ts.y = column, top
            for line in broken(text, ts.face, ts.body, width, width):
                ts.text(ts.left, ts.y, line.text)
                ts.y += ts.leading
            ends.append(ts.y)
        ts.column, ts.y = 0, max(ends) + ts.leading / 2
    ts.column = 1
