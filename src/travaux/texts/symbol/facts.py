"""What a symbol says about its document beyond its parts.

In: a Symbol (or text that is one). Out: the communication, general comment or opinion that it is, the
treaty body whose paper it is, the document that it amends; None where it is none of these.
"""

from __future__ import annotations

import re

from travaux.texts.symbol import tables
from travaux.texts.symbol.model import Symbol
from travaux.texts.symbol.parsing import joined, parse

_LAST_MODIFIER = re.compile(
    r"(?:/(?:Add|Corr|Rev|Amend|Summary)[^/()]*| \([^()]*[a-z][^()]*\)|/Part [A-Z])\Z"
)
_PARTS = re.compile(r"(?P<number>[0-9]+)[0-9,-]*/(?P<year>[0-9]{4})\Z")
_REVISION = re.compile(r"/Rev\.[0-9]+\Z", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"[0-9]+")


def committee(symbol: Symbol | str) -> str | None:
    """The treaty body: "ccpr" for CCPR/C/GC/36, "cescr" for E/C.12/2000/4; None for other organs."""
    prefix = _symbol(symbol).body
    while prefix not in tables.COMMITTEES and "/" in prefix:
        prefix = prefix.rpartition("/")[0]
    return tables.COMMITTEES.get(prefix)


def communication(symbol: Symbol | str) -> tuple[str, int, int] | None:
    """Body, number and year of an individual communication: CCPR/C/121/D/2025/2011 is No. 2025/2011."""
    one = _symbol(symbol)
    body, parts = committee(one), _PARTS.match(one.number)
    if body is None or parts is None or one.kind not in ("D", "DR"):
        return None
    return body, int(parts["number"]), int(parts["year"])


def general_comment(symbol: Symbol | str) -> tuple[str, int] | None:
    """Body and number of a general comment or recommendation, in present and older series."""
    one = _symbol(symbol)
    if one.both:
        return general_comment(one.both[0])
    written = str(one)
    listed = tables.GENERAL_COMMENTS.get(written) or tables.GENERAL_COMMENTS.get(_REVISION.sub("", written))
    number = _FIRST_NUMBER.match(one.number)
    body = committee(one)
    beside = any(modifier.startswith(("Add", "Corr")) for modifier in one.modifiers)
    if listed or "/GC/" not in written or body is None or number is None or beside:
        return listed
    return body, int(number[0])


def opinion(symbol: Symbol | str) -> tuple[int, int] | None:
    """Number and year of an opinion on detention: A/HRC/WGAD/2024/46 is opinion No. 46/2024."""
    one = _symbol(symbol)
    if one.kind != "opinion" or one.year is None or not one.number.isdecimal():
        return None
    return int(one.number), one.year


def related(symbol: Symbol | str) -> Symbol | None:
    """The document of which this is an addendum, a corrigendum, a revision or a part; None for others."""
    one = _symbol(symbol)
    if one.both:
        parents = [related(part) or part for part in one.both]
        return None if parents == list(one.both) else joined(parents)
    without = _LAST_MODIFIER.sub("", str(one))
    return None if without == str(one) else parse(without)


def _symbol(symbol: Symbol | str) -> Symbol:
    return parse(symbol) if isinstance(symbol, str) else symbol
