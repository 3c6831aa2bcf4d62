"""The seed: page 16 of A/57/292, set as printed, two columns with the page number below the first.

The content stream has the running symbol, the left column, the page number, the right column,
in that order, as the capture in `tests/data/seed_page_lines.txt` shows.
"""

from __future__ import annotations

from pathlib import Path

from tests.typeset.prose import prose
from tests.typeset.typesetter import Margins, Typesetter
from tests.typeset.words import Ink

_DATA = Path(__file__).parents[1] / "data"
_HEADINGS = {"G. Non-governmental organizations and", "V. Conclusions"}
FILLER = 8  # of a page of filler
LEADING = 12.7  # fills the page as in print
_TITLES = {*_HEADINGS, "their role in the protection of the", "human rights of migrants"}


def seed_lines() -> list[str]:
    """The page's lines as set."""
    return (_DATA / "seed_page_lines.txt").read_text(encoding="utf-8").splitlines()


def seed_lines_capture() -> str:
    """The first form, byte for byte."""
    return (_DATA / "seed_page_lines.txt").read_text(encoding="utf-8")


def seed_running_capture() -> str:
    """The second form as captured, with the interface words of another reader at its end."""
    return (_DATA / "seed_page_running.txt").read_text(encoding="utf-8")


def _starts_paragraph(line: str) -> bool:
    return line[:2].isdigit() and line[2:4] == ". "


def typeset_seed(*, before: int = 0, after: int = 0) -> bytes:
    """The seed page as a PDF, with `before` and `after` pages of filler in the same layout around it."""
    lines = seed_lines()
    symbol, body = lines[0], lines[1:]
    foot = body.index("16")
    margins = Margins(63, 76, 63, 60)
    ts = Typesetter(margins=margins, columns=2, gutter=24, late_foot=True, first_page=16 - before)
    for page in range(before):
        _filler(ts, symbol, page)
        ts.new_page()
    ts.text(ts.margins.left, 52, symbol, font=ts.face.bold, size=9)
    _column(ts, body[:foot])
    ts.text(ts.margins.left, ts.height - 40, body[foot], size=9)
    ts.new_column()
    _column(ts, body[foot + 1 :], cut=True)
    for page in range(after):
        ts.new_page()
        _filler(ts, symbol, before + 1 + page)
    return ts.pdf()


def _column(ts: Typesetter, lines: list[str], *, cut: bool = False) -> None:
    """Print the lines of one column as they are; with `cut`, the last goes on overleaf."""
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else ""
        last = not cut if not following else _starts_paragraph(following) or following in _HEADINGS
        if n and (_starts_paragraph(line) or line in _HEADINGS):
            ts.gap(6)
        if line in _TITLES:
            _heading_line(ts, line)
        else:
            _text_line(ts, line, ends=last)
        ts.y += LEADING


def _heading_line(ts: Typesetter, line: str) -> None:
    label, _, rest = line.partition(" ") if line in _HEADINGS else ("", "", line)
    if label:
        ts.text(ts.left, ts.y, label, font=ts.face.bold)
    ts.text(ts.left + 24, ts.y, rest, font=ts.face.bold)


def _text_line(ts: Typesetter, line: str, *, ends: bool) -> None:
    """One line of running text, justified unless it ends a paragraph; the number stands before a tab."""
    x = ts.left
    if _starts_paragraph(line):
        ts.text(x, ts.y, line[:3])
        x, line = x + 24, line[4:]
    ink = Ink(line, ts.face.regular, ts.body)
    spare = ts.right - x - ink.width
    ts.printed[-1].append(line)
    ts.canvas.setFont(ink.font, ink.size)
    stretch = 0.0 if ends else spare / max(line.count(" "), 1)
    ts.canvas.drawString(x, ts.height - ts.y, line, wordSpace=stretch)


def _filler(ts: Typesetter, symbol: str, number: int) -> None:
    """A page of the same layout with other words: numbered paragraphs, the last one goes on overleaf."""
    outer_right = ts.page % 2 == 1
    side = ts.width - ts.margins.right if outer_right else ts.margins.left
    align = "right" if outer_right else "left"
    ts.text(side, 52, symbol, font=ts.face.bold, size=9, align=align)
    ts.text(side, ts.height - 40, str(ts.page), size=9, align=align)
    # page 15 ends within paragraph 52, page 17 begins with what is left of paragraph 63
    start = 53 - FILLER * (16 - ts.page) if ts.page < 16 else 64 + FILLER * (ts.page - 17)
    for k in range(FILLER):
        cut = k == FILLER - 1
        end = "The Special Rapporteur stresses the place of" if cut else "They were thanked."
        ts.para(f"{prose(start + k, 4)} {end}", label=f"{start + k}.")
