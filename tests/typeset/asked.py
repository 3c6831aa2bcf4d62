"""What tests ask of a reading, in few words."""

from __future__ import annotations

import re

import travaux
from tests.typeset.typesetter import Typesetter
from travaux.texts.reading import Block, Kind, Reading

BODY_KINDS = (Kind.PARAGRAPH, Kind.ITEM, Kind.PREAMBLE, Kind.SPEECH)


def read(page: Typesetter | bytes, ocr: str = "never") -> Reading:
    """Read what was typeset."""
    return travaux.read(page if isinstance(page, bytes) else page.pdf(), ocr=ocr)


def of(reading: Reading, *kinds: Kind) -> list[Block]:
    """The blocks of these kinds, in reading order."""
    return [block for block in reading.blocks if block.kind in kinds]


def texts(reading: Reading, *kinds: Kind) -> list[str]:
    """The texts of the blocks of these kinds, in reading order."""
    return [block.text for block in of(reading, *kinds)]


def numbers(reading: Reading, *kinds: Kind) -> list[str | None]:
    """The printed numbers of the blocks of these kinds (paragraphs when none is named)."""
    return [block.number for block in of(reading, *(kinds or (Kind.PARAGRAPH,)))]


def paragraphs(reading: Reading) -> dict[str, str]:
    """The texts of the numbered paragraphs by their numbers; the first of each number."""
    found: dict[str, str] = {}
    for block in of(reading, Kind.PARAGRAPH):
        if block.number is not None:
            found.setdefault(block.number, block.text)
    return found


def running(reading: Reading) -> str:
    """Everything that is not furniture, as one text."""
    return "\n".join(block.text for block in reading.blocks if block.kind is not Kind.FURNITURE)


def codes(reading: Reading) -> set[str]:
    """The codes of the warnings."""
    return {warning.code for warning in reading.warnings}


def inside(reading: Reading, words: str) -> list[Block]:
    """The blocks that are not furniture and hold these words as a whole."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [b for b in reading.blocks if b.kind is not Kind.FURNITURE and pattern.search(b.text)]
