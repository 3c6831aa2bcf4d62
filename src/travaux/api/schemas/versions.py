"""Language versions side by side, and what changed between two texts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from travaux.api.paging import Asked
from travaux.api.schemas.common import Line
from travaux.library.models import Edition
from travaux.library.side_by_side import columns, comparing
from travaux.library.side_by_side.changes import Change
from travaux.texts.labels import printed_label

Languages = Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3}(,[a-z]{2,3})*)?$", max_length=40)]


class ColumnsAsked(Asked):
    """Which versions stand beside the edition, and which rows."""

    beside: Languages = Field("", alias="with", description="One or two languages.", examples=["fr,ar"])
    only: Literal["", "differences", "gaps"] = Field(
        "", description="Only rows where figures differ, or with an empty cell."
    )


class VersionsAsked(Schema):
    """Which versions stand beside the edition."""

    beside: Languages = Field("", alias="with", description="One or two languages.", examples=["fr,ar"])


class CompareAsked(Asked):
    """What an edition is compared with, and which paragraphs."""

    other: Line = Field(alias="with", description="A symbol or a link.", examples=["A/57/292/en/v1"])
    only: Literal["", "changed", "words", "moved", "new", "gone"] = Field(
        "", description="Only what changed, or one kind of change."
    )


class OnlyHere(Schema):
    """A figure, date or symbol that another version has not."""

    what: Literal["figure", "date", "symbol"]
    start: int = Field(description="In characters of the text.")
    end: int
    text: str


class ColumnCell(Schema):
    """A paragraph in one version; all null with `empty` where there is none."""

    language: str
    address: str | None
    label: str
    text: str | None
    link: str | None
    by: Literal["number", "letters", "order", "note"] | None = Field(description="By what it was paired.")
    empty: str | None = Field(description="Why there is none.", examples=["no-number", "unsure"])
    only_here: list[OnlyHere]

    @staticmethod
    def of(cell: columns.Cell) -> dict[str, Any]:
        """A cell as the finder gives it."""
        block, place = cell.block, cell.place
        return {
            "language": cell.edition.language,
            "address": block.address if block else None,
            "label": printed_label(block, cell.edition.language) if block else "",
            "text": block.text if block else None,
            "link": place.path() if place else None,
            "by": cell.by.value if cell.by else None,
            "empty": cell.why.value if cell.why else None,
            "only_here": [
                {"what": one.what, "start": one.start, "end": one.end, "text": one.text}
                for one in cell.differences
            ],
        }


class ColumnsRow(Schema):
    """Paragraphs that say the same in each version."""

    cells: list[ColumnCell]
    differs: bool = Field(description="Whether figures or numbers differ.")

    @staticmethod
    def of(row: columns.Row) -> dict[str, Any]:
        """A row as the finder gives it."""
        return {"cells": [ColumnCell.of(cell) for cell in row.cells], "differs": row.differs}


class ChangedPart(Schema):
    """A run of words."""

    kind: Literal["same", "gone", "new"]
    text: str


class ChangedParagraph(Schema):
    """What became of a paragraph."""

    what: Literal["same", "changed", "moved", "new", "gone"]
    renumbered: bool
    old: str | None = Field(description="Its address in the older text.")
    new: str | None = Field(description="Its address in the newer text.")
    parts: list[ChangedPart]

    @staticmethod
    def of(one: Change) -> dict[str, Any]:
        """A change as the finder gives it."""
        return {
            "what": one.kind.value,
            "renumbered": one.renumbered,
            "old": one.old.address if one.old else None,
            "new": one.new.address if one.new else None,
            "parts": [{"kind": part.kind, "text": part.text} for part in one.parts],
        }


class Comparable(Schema):
    """An edition that may be worth comparing with, and why."""

    edition: int
    symbol: str
    language: str
    version: int
    date: str
    title: str
    why: Literal["version", "revision", "state", "title"]

    @staticmethod
    def of(one: comparing.Suggestion) -> dict[str, Any]:
        """A suggestion as the finder gives it."""
        edition: Edition = one.edition
        same = ("language", "version", "date", "title")
        return {name: getattr(edition, name) for name in same} | {
            "edition": edition.pk,
            "symbol": edition.work.symbol,
            "why": one.why,
        }
