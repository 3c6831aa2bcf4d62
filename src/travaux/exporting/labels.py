"""How deep an item hangs, for indenting; and, from `texts.labels`, how numbers are printed.

In: a reading. Out: the depth of its items. Used by every format that people read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from travaux.texts.labels import direction, printed_label
from travaux.texts.reading import Kind, Reading

__all__ = ["depths", "direction", "printed_label", "without_leaders"]

_LEADERS = re.compile(r"\s*[.…·_](?:[ \u00a0]?[.…·_]){4,}(?:\s+[.…·_]+)*\s*")


def without_leaders(text: str) -> str:
    """A line of a table of contents without the dots that lead to its page: "Introduction … 6"."""
    return _LEADERS.sub(" … ", text).strip()


def depths(reading: Reading) -> Mapping[str, int]:
    """For each item its depth: 1 under a paragraph or heading, 2 under another item, and so on."""
    found: dict[str, int] = {}
    for block in reading.blocks:
        if block.kind is Kind.ITEM:
            found[block.address] = found.get(block.parent or "", 0) + 1
    return found
