"""Dates that stick to a symbol: "CCPR/C/96/D/1311/200421 août 2009" ends in 2004.

In: a shape and the text after it. Out: the shape without the day (or, in Chinese, the year) that a
conversion glued to its last number. A month never follows a symbol without a day, so a month is the
sign; how many figures the day has is certain after a year and otherwise the likelier of two.
"""

from __future__ import annotations

import re

from travaux.texts.symbol import tables
from travaux.texts.symbol.shape import Shape

_MONTH = re.compile(
    rf"\ ?(?:de\ |st\ |nd\ |rd\ |th\ |er\ )?(?i:{tables.MONTHS})[^\W\d_]{{0,9}}\.?(?:/\w{{1,9}})?"
    r"\ (?:de\ )?(?:19|20)\d\d"
)
_CHINESE = re.compile(r"\ ?年\ ?\d")
_LAST = re.compile(r"(?P<stem>\D)(?P<figures>\d+)\Z")
_YEAR = re.compile(r"/(?:19|20)\d\d(?=\d{1,2}\Z)")
_LAST_DAY = 31


def cut(text: str, found: Shape) -> None:
    """Take a glued date off the end of a shape; does nothing where there is none."""
    last = _LAST.search(found.pieces[-1])
    if last is None or found.stars:
        return
    glued = _day(found.pieces[-1], last["figures"]) if _MONTH.match(text, found.end) else 0
    if not glued and len(last["figures"]) > len("2009") and _CHINESE.match(text, found.end):
        glued = len("2009")
    if glued:
        found.mended = found.text
        found.pieces[-1] = found.pieces[-1][:-glued]
        found.end -= glued


def _day(piece: str, figures: str) -> int:
    """How many figures at the end are the day of the month."""
    year = _YEAR.match(piece)
    if year:
        return len(piece) - year.end()
    days = {size: int(figures[-size:]) for size in (2, 1) if len(figures) > size}
    likely = [size for size, day in days.items() if len(str(day)) == size and 0 < day <= _LAST_DAY]
    return likely[0] if likely else 0
