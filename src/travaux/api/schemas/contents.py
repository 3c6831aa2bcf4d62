"""What stands in an edition: blocks, pages, warnings, its outline."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from travaux.library.models import Block as BlockRow
from travaux.library.models import Page as PageRow
from travaux.library.models import ReadingWarning

Corners = list[float]


class Mark(Schema):
    """A note mark taken out of a text; `at` is its place in characters."""

    kind: str
    mark: str = Field(examples=["1"])
    at: int


class Span(Schema):
    """Which characters of the text stand in which box: [x0, y0, x1, y1] in points from the top left."""

    page: int | None
    box: Corners | None = Field(examples=[[72.0, 100.5, 540.2, 160.0]])
    start: int
    end: int


class Cell(Schema):
    """A cell of a table."""

    text: str
    header: bool


class Block(Schema):
    """A piece of an edition: a heading, a paragraph, an item, a footnote, a table …"""

    place: int = Field(description="In reading order, from 0.")
    address: str = Field(examples=["para_62"])
    kind: str = Field(examples=["paragraph"])
    number: str | None = Field(description="As printed, without punctuation.", examples=["62"])
    level: int | None
    parent: str | None = Field(description="The heading or paragraph it hangs on.", examples=["sec_V"])
    text: str = Field(description="Without its number and without note marks.")
    page: int | None = Field(description="The first page it stands on.")
    marks: list[Mark]
    spans: list[Span]
    rows: list[list[Cell]] = Field(description="Tables only.")
    details: dict[str, str] = Field(description="What belongs to one kind: the speaker of a speech …")
    language: str | None = Field(description="When it is another than the document's.")
    link: str = Field(examples=["/A/57/292/en/para/62"])

    @staticmethod
    def of(row: BlockRow, link: str) -> dict[str, Any]:
        """A block from its row."""
        same = (
            "place",
            "address",
            "kind",
            "number",
            "level",
            "parent",
            "text",
            "page",
            "details",
            "language",
        )
        return {name: getattr(row, name) for name in same} | {
            "marks": [dict(zip(("kind", "mark", "at"), mark, strict=True)) for mark in row.marks],
            "spans": [dict(zip(("page", "box", "start", "end"), span, strict=True)) for span in row.spans],
            "rows": [[{"text": cell[0], "header": cell[1]} for cell in cells] for cells in row.rows],
            "link": link,
        }


class OutlineEntry(Schema):
    """A heading of an edition."""

    address: str = Field(examples=["sec_V"])
    number: str | None = Field(examples=["V"])
    level: int | None
    text: str
    link: str


class PageBrief(Schema):
    """A page as it is shown."""

    number: int = Field(description="Counted from 1 in the file.")
    label: str | None = Field(description="The printed number.")
    width: float | None = Field(description="In points.")
    height: float | None
    ocr: bool = Field(description="Its text was recognised from the picture.")
    link: str

    @staticmethod
    def of(row: PageRow, link: str) -> dict[str, Any]:
        """A page from its row."""
        same = ("number", "label", "width", "height", "ocr")
        return {name: getattr(row, name) for name in same} | {"link": link}


class PageLine(Schema):
    """A line as it is set."""

    text: str
    box: Corners | None
    role: str = Field(examples=["body"])


class Page(PageBrief):
    """A page with its lines, in reading order."""

    lines: list[PageLine]

    @staticmethod
    def of(row: PageRow, link: str) -> dict[str, Any]:
        """A page from its row, with its lines."""
        lines = [dict(zip(("text", "box", "role"), line, strict=True)) for line in row.lines]
        return PageBrief.of(row, link) | {"lines": lines}


class Warning(Schema):
    """A doubt of the reader, with its place."""

    code: str = Field(examples=["numbers-jump"])
    message: str
    page: int | None
    address: str | None

    @staticmethod
    def of(row: ReadingWarning) -> dict[str, Any]:
        """A warning from its row."""
        return {name: getattr(row, name) for name in ("code", "message", "page", "address")}


class Citations(Schema):
    """A citation in every style, in one language."""

    un: str = Field(examples=["A/57/292, para. 62"])
    oscola: str
    bluebook: str
    plain: str


class Paragraphs(Schema):
    """What was asked for (a paragraph, letters of it, or a range), with what hangs on it."""

    edition: int
    addresses: list[str] = Field(examples=[["para_62"]])
    blocks: list[Block]
    citations: Citations
    link: str
