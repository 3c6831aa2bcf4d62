"""The data tables beside this module, each read once.

In: tab-separated files in `data`, one heading line each. Out: what symbols are made of: bodies, type
tokens, countries, words inside brackets, words of lists, months. To know one more body or word, add a
row there; nothing here changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from travaux.texts.symbol.folding import fold


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, as long as its heading."""
    table = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    heading, *lines = table.splitlines()
    width = heading.count("\t") + 1
    cells = (line.split("\t") for line in lines)
    return tuple((*row, *("",) * (width - len(row))) for row in cells)


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words, folded, longest first."""
    return "|".join(re.escape(word) for word in sorted({fold(word) for word in words}, key=len, reverse=True))


BODIES = {prefix.rstrip("."): name for prefix, name, _ in rows("bodies")}
"""Prefix of a symbol → name of the body; a root is a prefix without a slash."""

COMMITTEES = {prefix: committee for prefix, _, committee in rows("bodies") if committee}
"""Prefix → short name of the treaty body: "E/C.12" is "cescr"."""

DOTTED_ROOTS = frozenset(prefix.rstrip(".") for prefix, _, _ in rows("bodies") if prefix.endswith("."))
"""Roots that have a number of their own: GEGN.2."""

ROOTS = frozenset(prefix for prefix in BODIES if "/" not in prefix) - DOTTED_ROOTS
TREATY_ROOTS = frozenset(prefix for prefix in COMMITTEES if "/" not in prefix)

COUNTRIES = frozenset(code for code, _ in rows("countries"))
CANONICAL = {token.upper(): token for token, _, _ in rows("tokens")}
"""Capitals → the token as it is written: "REV" → "Rev"."""

MODIFIERS = frozenset(token for token, role, _ in rows("tokens") if role == "modifier")
FINALS = frozenset(token for token, role, _ in rows("tokens") if role == "final")
TYPES = frozenset(token for token, role, _ in rows("tokens") if role == "type")
PROTOCOLS = frozenset(token for token, role, _ in rows("tokens") if role == "protocol")
LEVELS = frozenset(token for token, role, _ in rows("tokens") if role == "body")
MEANINGS = {token: meaning for token, role, meaning in rows("tokens") if role in ("type", "protocol")}

SERIES = {prefix: kind for prefix, kind, _ in rows("series")}
GENERAL_COMMENTS = {symbol: (body, int(number)) for symbol, body, number in rows("general_comments")}
BRACKETS = {fold(printed): (canonical, form) for printed, canonical, form in rows("brackets")}
NUMERALS = {fold(printed): value for printed, value in rows("numerals")}
WORDS = {
    role: [word for word, its in rows("words") if its == role]
    for role in ("and", "to", "glued", "glued-to", "prefix")
}
MONTHS = either(beginning for (beginning,) in rows("months"))
