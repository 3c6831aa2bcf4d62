"""Drafts made by hand: pieces as a format reader would give them, and their reading."""

from __future__ import annotations

from dataclasses import replace

from travaux.reading import pieces, structure
from travaux.reading.pieces import Draft, Piece, Style
from travaux.texts.geometry import Box
from travaux.texts.reading import Block, Metadata, Reading, Source, Span

SOURCE = Source("by-hand", "0" * 64, "application/pdf", None)
BODY = Style(size=10)


def p(text: str, *, page: int | None = None, y: float = 100.0, **style: object) -> Piece:
    """An ordinary piece; what does not name a field of `Style` goes to the piece itself."""
    fields = {key: style.pop(key) for key in list(style) if key in Piece.__slots__}
    spans = [Span(page, Box(page, 50, y, 500, y + 10), 0, len(text))] if page else []
    return Piece(text, style=replace(BODY, **style), spans=spans, **fields)  # type: ignore[arg-type]


def h(text: str, size: float = 12, **style: object) -> Piece:
    """A heading by its looks: bold."""
    return p(text, **{"size": size, "bold": True, **style})


def note(text: str, label: str | None = None) -> Piece:
    """A footnote as a page reader gives it."""
    return p(text, role=pieces.FOOTNOTE, label=label)


def read(*given: Piece | str) -> Reading:
    """The reading of pieces; bare strings are ordinary ones."""
    rows = [p(piece) if isinstance(piece, str) else piece for piece in given]
    return structure.build(Draft("application/pdf", rows), SOURCE, Metadata())


def addresses(reading: Reading) -> list[str]:
    """The addresses of a reading in order."""
    return [block.address for block in reading.blocks]


def codes(reading: Reading) -> list[tuple[str, str | None]]:
    """The warnings of a reading as (code, address)."""
    return [(warning.code, warning.address) for warning in reading.warnings]


def block(reading: Reading, address: str) -> Block:
    """The block at an address."""
    return reading.block(address)
