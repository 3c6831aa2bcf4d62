"""The headings of a document as a contents list.

In: a reading. Out: entries with their level, where they lead, and how they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.exporting.labels import direction, printed_label
from travaux.texts.reading import Block, Kind, Reading

_DEEPEST = 4  # levels that are indented further
_LONGEST = 110  # characters of a heading in the list


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list; `language` and `direction` where they differ from the document's."""

    address: str
    label: str
    text: str
    level: int
    language: str
    direction: str


def entries(reading: Reading) -> list[Entry]:
    """The headings in reading order, the highest level there is counting as 1."""
    headings = [block for block in reading.blocks if block.kind is Kind.HEADING and block.text]
    top = min((block.level or 1 for block in headings), default=1)
    return [_entry(block, reading, top) for block in headings]


def _entry(block: Block, reading: Reading, top: int) -> Entry:
    text = " ".join(block.text.split())
    short = text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    differs = block.language is not None and block.language != reading.metadata.language
    return Entry(
        block.address,
        printed_label(block, reading.metadata.language),
        short,
        min((block.level or 1) - top + 1, _DEEPEST),
        block.language or "" if differs else "",
        direction(block.language) if differs else "",
    )
