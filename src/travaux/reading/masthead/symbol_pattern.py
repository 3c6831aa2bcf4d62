"""What a document symbol looks like: just enough to take it off a masthead.

Text comes in, symbols go out, double ones apart ("A/79/876-S/2025/230" is two). Spaces inside a
symbol are mended. Parsing a symbol into organ, session and number is another room's work; this
pattern is private to reading.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.reading.hinted import Hinted

_LONG_ROOTS = (
    "CCPR", "CERD", "CEDAW", "CAT", "CRC", "CMW", "CRPD", "CED", "HRI", "UNEP", "FCCC", "ECE", "JIU", "CEB",
    "ICCD", "TPNW", "UNW", "DP", "TD", "ST", "GEGN", "HS", "HSP", "LOS", "ISBA", "SPLOS", "NPT", "CD", "CBD",
    "UNITAR", "IDB", "GC", "LC", "ESCAP", "ESCWA", "ECA", "ECLAC", "UNHCR", "BWC", "APLC", "CCW", "CTOC",
    "CAC", "HCR", "ICEF", "WFP", "UNCTAD", "TB", "IAEA", "DC", "SAICM", "PCNICC", "ICC", "INT",
)  # fmt: skip
_ROOT = (
    "(?:"
    + "|".join(r"\ ?".join(root) for root in sorted(_LONG_ROOTS, key=len, reverse=True))
    + r"|A|S|E|T)(?:\.\d)?"
)
_BRACKET = (
    r"\((?:\d{1,4}|[IVXLC]{1,7}|[A-Z]-[IVX]+|Pts?\.?\ ?[IVXAB\d]+"
    r"|[A-Z][A-Za-z]{2,10}\.?\ ?[IVX\dA-Z][\w./\ -]{0,12})\)"
)
_PART = rf"(?:[A-Za-z0-9][A-Za-z0-9]*(?:[.:](?!\s)[A-Za-z0-9]+|{_BRACKET}|[-–](?!{_ROOT}/)[A-Za-z0-9]+)*)"
_PATTERN = Hinted(
    rf"""(?<![\w/.])
    (?P<symbol>
        {_ROOT}
        (?:\ ?/\ ?(?:Part\ [A-Z]+\b|{_PART}))+      # at least one part after the root
        (?:\ [A-Z](?=\ \([IVXLCS-]+\)))?       # 217 A (III)
        (?:\ ?{_BRACKET}(?:/{_PART}(?:\ [A-Z]\b)?)*)*      # (2000), (Sect. 2)/Part A, (Part I/Add.1)
    )
    """,
    ("/",),
    re.VERBOSE,
)
_MONTH_FOLLOWS = Hinted(
    r"\s*(?:jan|feb|f[ée]v|mar|apr|avr|abr|may|mai|jun|juin|jul|juil|aug|ao[uû]|ago|sep|oct|out|nov|dec|d[ée]c|dic|dez)",
    flags=re.IGNORECASE,
)
_GLUED_DAY = re.compile(r"/(?:19|20)\d\d(?P<day>\d{1,2})$")
_NO_SYMBOL = re.compile(r"A/AC$|S/N$|(?:[A-Z]/)+[A-Z]$")
_HAS_DIGIT = re.compile(r"\d")


class Found(NamedTuple):
    """A symbol with its place in the text; `symbol` has no spaces but those before brackets."""

    symbol: str
    start: int
    end: int


def symbols(text: str) -> list[Found]:
    """All symbols printed in `text`, in order. A star after a symbol is not part of it."""
    found: list[Found] = []
    for match in _PATTERN.all(text):
        printed, start = match["symbol"].rstrip(" -–."), match.start()
        glued = _GLUED_DAY.search(printed)
        if glued and _MONTH_FOLLOWS.match(text, start + len(printed)):
            printed = printed[: glued.start("day")]
        if _HAS_DIGIT.search(printed) and not _NO_SYMBOL.match(printed):
            found.append(Found(tidy(printed), start, start + len(printed)))
    return found


def tidy(printed: str) -> str:
    """A symbol as it should be: no spaces at slashes or inside the root, one before brackets kept."""
    root, slash, rest = printed.partition("/")
    rest = re.sub(r"\s*/\s*", "/", rest)
    return root.replace(" ", "") + slash + " ".join(rest.split())
