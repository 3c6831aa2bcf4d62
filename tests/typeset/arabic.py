"""Arabic pages: letters are shaped and put in visual order, as a word processor prints them.

The shaping (arabic-reshaper) and the order (python-bidi, the Unicode algorithm) are not ours, so
what the reader makes of the page is checked against an independent hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from tests.typeset.typesetter import Typesetter


@cache
def _shaper() -> Any:
    """Shapes letters and keeps vowel signs. Skips the test, not its module, when it is absent."""
    library = pytest.importorskip("arabic_reshaper", reason="Arabic pages need arabic-reshaper")
    return library.ArabicReshaper(configuration={"delete_harakat": False})


@cache
def _algorithm() -> Any:
    return pytest.importorskip("bidi.algorithm", reason="Arabic pages need python-bidi")


def visual(text: str) -> str:
    """One line as the glyphs stand from left to right."""
    return str(_algorithm().get_display(_shaper().reshape(text), base_dir="R"))


def rtl_lines(ts: Typesetter, rows: Sequence[str], *, bold: bool = False, size: float | None = None) -> None:
    """Set these lines as they are, from the right edge of the column."""
    for row in rows:
        ts.text(ts.right, ts.y, visual(row), font=ts.face.font(bold=bold), size=size, align="right")
        ts.y += ts.leading


def rtl_para(ts: Typesetter, text: str, *, after: float | None = None) -> None:
    """Set a paragraph from right to left, broken by the width of the column."""
    font, row = ts.face.regular, ""
    for word in text.split(" "):
        wider = f"{row} {word}" if row else word
        if row and ts.canvas.stringWidth(visual(wider), font, ts.body) > ts.column_width:
            _rtl_line(ts, row)
            row = word
        else:
            row = wider
    _rtl_line(ts, row)
    ts.y += ts.leading / 2 if after is None else after


def _rtl_line(ts: Typesetter, row: str) -> None:
    if ts.y > ts.bottom:
        ts.new_column()
    rtl_lines(ts, [row])
