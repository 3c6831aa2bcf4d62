"""How deep an item hangs, for indenting; and, from `texts.labels`, how numbers are printed.

In: a reading. Out: the depth of its items. Used by every format that people read.
"""

from __future__ import annotations

from collections.abc import Mapping

from travaux.texts.labels import direction, printed_label
from travaux.texts.reading import Kind, Reading

__all__ = ["depths", "direction", "printed_label"]


def depths(reading: Reading) -> Mapping[str, int]:
    """For each item its depth: 1 under a paragraph or heading, 2 under another item, and so on."""
    found: dict[str, int] = {}
    for block in reading.blocks:
        if block.kind is Kind.ITEM:
            found[block.address] = found.get(block.parent or "", 0) + 1
    return found
