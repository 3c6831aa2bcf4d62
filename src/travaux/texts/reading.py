"""What reading a file gives: pages with lines, and blocks with addresses.

The JSON form of these values (`travaux read FILE --format json`, schema `travaux/reading/1`)
has the same names. Exactly one text per block: everything that counts characters counts them
in `Block.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from travaux.texts.geometry import Box

SCHEMA = "travaux/reading/1"


class Kind(StrEnum):
    """What a block is."""

    MASTHEAD = "masthead"
    TITLE = "title"
    HEADING = "heading"
    TOC = "toc"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    PREAMBLE = "preamble"
    SPEECH = "speech"
    FOOTNOTE = "footnote"
    TABLE = "table"
    CAPTION = "caption"
    FIGURE = "figure"
    FURNITURE = "furniture"


class Mark(NamedTuple):
    """A note mark taken out of a text: `mark` is what is printed, `at` its place in characters."""

    kind: str
    mark: str
    at: int


class Span(NamedTuple):
    """Which characters of a block's text (`start` up to, not with, `end`) stand in which box.

    `page` is None, and `box` too, for formats without pages.
    """

    page: int | None
    box: Box | None
    start: int
    end: int


class Cell(NamedTuple):
    """One cell of a table: its text, whether it is drawn as a header, and its box if known."""

    text: str
    header: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an edition in reading order.

    `text` is without its own number and without note marks; `number` is the printed label
    without punctuation ("12", "12 bis", "a", "IV"). `parent` is the address of the heading or
    paragraph it hangs on. `rows` is filled for tables only; `details` holds what belongs to one
    kind (speaker, country and spoken language of a speech; "list": "dash" for bullets).
    """

    address: str
    kind: Kind
    text: str
    number: str | None = None
    level: int | None = None
    parent: str | None = None
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    continues_from_page: bool = False
    continues_to_page: bool = False


class PageLine(NamedTuple):
    """A line as it is set on the page; `role` is "body", "furniture", "footnote", "table" …"""

    text: str
    box: Box | None
    role: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as shown: `number` counts from 1, `label` is the printed number, sizes in points.

    `lines` are in reading order. `ocr` says that the text was recognised from the picture.
    """

    number: int
    width: float | None
    height: float | None
    lines: tuple[PageLine, ...]
    label: str | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: `pages` is None for formats without pages."""

    name: str
    sha256: str
    media_type: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; None where it does not say.

    `date` is ISO 8601 (2002-08-09); languages are ISO 639-1. `sources` names for each value the
    address of the block it was read from, or "docProps/custom.xml" for a Word property.
    """

    symbol: str | None = None
    other_symbols: tuple[str, ...] = ()
    title: str | None = None
    language: str | None = None
    original_language: str | None = None
    date: str | None = None
    distribution: str | None = None
    body: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    job_number: str | None = None
    sources: tuple[tuple[str, str], ...] = ()


class Warning(NamedTuple):
    """A doubt with its place. `code` is stable (see docs), `message` is a sentence."""

    code: str
    message: str
    page: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file, read. `why` tells for an address how its block came about (`--explain`)."""

    source: Source
    metadata: Metadata
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    warnings: tuple[Warning, ...]
    why: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), repr=False)

    def block(self, address: str) -> Block:
        """The block at `address`. Raises KeyError when there is none."""
        for block in self.blocks:
            if block.address == address:
                return block
        raise KeyError(address)
