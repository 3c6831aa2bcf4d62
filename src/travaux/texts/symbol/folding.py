"""Letters, figures and dashes that stand for others: one text, one shape.

In: text as printed. Out: text of the same length in which Cyrillic and Greek look-alikes, full-width
forms, Arabic-Indic figures, dashes, spaces and marks of direction are the plain ones, so that places
stay true; and the key under which all spellings of a symbol meet.
"""

from __future__ import annotations

import re
import unicodedata

_LOOK_ALIKE = (
    ("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ"),  # Cyrillic
    ("аеорсухіѕј", "aeopcyxisj"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),  # Greek
    ("ⅠⅤⅩⅬⅭ", "IVXLC"),
    ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
    ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
    ("‐‑‒–—―−﹣", "--------"),
    ("∕⁄", "//"),
    ("﴾﴿", "()"),
)
_BLANK = (
    "\t\n\v\f\r\x85\xa0\xad\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    + "".join(map(chr, range(0x2000, 0x2010)))  # spaces, joiners, marks of direction
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2060, 0x206A))))
)
_FULL_WIDTH = {0xFF00 + low: chr(0x20 + low) for low in range(1, 0x5F)}

FOLDED: dict[int, str] = {
    **{ord(odd): plain for odds, plains in _LOOK_ALIKE for odd, plain in zip(odds, plains, strict=True)},
    **_FULL_WIDTH,
    **{ord(blank): " " for blank in _BLANK},
}
SLASHES = "/／∕⁄"
"""Every character that stands for a slash."""

_ASCII_BLANKS = str.maketrans("\t\n\v\f\r", "     ")
_DASHES = re.compile("[‐‑‒–—−]")


def fold(text: str) -> str:
    """The text with each look-alike replaced, character by character."""
    return text.translate(_ASCII_BLANKS if text.isascii() else FOLDED)


def key(symbol: str) -> str:
    """A canonical symbol folded for looking up: no spaces, capitals, plain dashes, no star."""
    folded = unicodedata.normalize("NFKC", symbol).upper()
    return _DASHES.sub("-", "".join(folded.split())).rstrip("*")
