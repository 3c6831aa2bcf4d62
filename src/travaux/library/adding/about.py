"""Fills in what a work is about when an edition of it is stored.

In: a work and a reading of one of its editions. Out: body, kind and countries of the work, as far as
symbols, title and masthead tell. What a person settled stays, and so does what an earlier edition
told: another language version adds only what was not known.
"""

from __future__ import annotations

from itertools import takewhile

from travaux.library import describing
from travaux.library.describing import Description
from travaux.library.models import Work
from travaux.texts.reading import Block, Kind, Reading

_ABOVE_THE_TEXT = 40  # blocks in which masthead, titles and a first heading without a number stand
_FRONT = frozenset({Kind.MASTHEAD, Kind.TITLE, Kind.HEADING})
# What counts as not known, by field.
_UNKNOWN: dict[str, tuple[object, ...]] = {"body": ("",), "kind": ("", describing.OTHER), "countries": ([],)}


def described(symbol: str, reading: Reading) -> Description:
    """What the reading tells of a work that goes by `symbol`."""
    metadata = reading.metadata
    before = takewhile(lambda block: not _is_numbered(block), reading.blocks[:_ABOVE_THE_TEXT])
    above = [block.text for block in before if block.kind in _FRONT]
    return describing.describe(
        [symbol, *metadata.other_symbols], metadata.title, metadata.body, "\n".join(above)
    )


def fill(work: Work, reading: Reading) -> None:
    """Write what is known now and was not before."""
    found = described(work.symbol, reading)
    values = {"body": found.body, "kind": found.kind, "countries": list(found.countries)}
    changed = [
        name
        for name, empty in _UNKNOWN.items()
        if values[name] and name not in work.settled and getattr(work, name) in empty
    ]
    for name in changed:
        setattr(work, name, values[name])
    if changed:
        work.save(update_fields=changed)


def _is_numbered(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and block.number is not None
