"""Folding: a text as rules compare it, character for character as long as the text itself.

In: a text as printed. Out: the same in small letters, without accents and with one form each of
dashes, spaces, apostrophes, brackets, digits and Arabic letters. Every offset stays what it was, so
what is found in the folded text stands at the same place in the printed one. A tabulator parts the cells of
a table and is no space.
"""

from __future__ import annotations

import unicodedata

_ONE_FORM = {
    "'": "’‘ʼ`´＇",
    "-": "‐‑‒–—―−﹣－",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\n\r\v\f\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    "¦": "\t",
    '"': "“”„«»",
    "(": "（﹙",
    ")": "）﹚",
    ",": "，،﹐",
    ";": "；؛",
    ":": "：",
    ".": "．",
    "/": "／⁄",
    "ا": "أإآٱ",
    "ي": "ى",
    "ه": "ة",
    "е": "ё",
    "°": "º",
}


def _plain(letter: str) -> str:
    """A small letter without its accent, where that is one character too (Cyrillic й stays)."""
    if "\u0400" <= letter <= "\u04ff":
        return letter
    first = unicodedata.normalize("NFD", letter)[0]
    return first.lower() if len(first.lower()) == 1 else letter


def _table() -> dict[int, str]:
    table = {code: _plain(chr(code)) for code in range(0xC0, 0x250)}
    table |= {code: _plain(chr(code)) for code in range(0x1E00, 0x1F00)}
    table |= {start + digit: str(digit) for start in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
    for one, many in _ONE_FORM.items():
        table |= dict.fromkeys(map(ord, many), one)
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """`text` folded; `len(fold(text)) == len(text)`."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    return small if small.isascii() and not _ODD_SPACES.intersection(small) else small.translate(_TABLE)


_ODD_SPACES = frozenset("\n\r\t\v\f`")
