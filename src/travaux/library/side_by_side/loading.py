"""The blocks of an edition, as light as they can be: without boxes, which nothing here needs.

In: an edition. Out: its blocks as nouns. Boxes are most of what a row of the table weighs.
"""

from __future__ import annotations

from travaux.library.models import Edition
from travaux.texts.reading import Block, Cell, Kind, Mark

_FIELDS = ("address", "kind", "text", "number", "level", "parent", "marks", "rows", "details", "language")


def blocks(edition: Edition) -> tuple[Block, ...]:
    """All blocks in reading order."""
    rows = edition.blocks.order_by("place").values_list(*_FIELDS)
    return tuple(
        Block(
            address, Kind(kind), text, number, level, parent, tuple(Mark(*mark) for mark in marks), (),
            tuple(tuple(Cell(cell[0], cell[1]) for cell in cells) for cells in table),
            tuple(details.items()), language,
        )
        for address, kind, text, number, level, parent, marks, table, details, language in rows.iterator()
    )  # fmt: skip
