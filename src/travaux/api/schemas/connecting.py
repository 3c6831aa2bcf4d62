"""What helps to connect: named places, documents and paragraphs that suggest themselves, what was settled."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from travaux.api.schemas.common import KnownLanguage, Line
from travaux.api.schemas.connections_asked import StretchText
from travaux.library.connections import resolving, suggesting, targets
from travaux.library.models import PassagePlace

MOST_SUGGESTIONS = 50
Typed = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00-\x1f\x7f]*$")]
Limit = Annotated[int, Field(ge=1, le=MOST_SUGGESTIONS)]


class NamedAsked(Schema):
    """A text that names a place, as typed or pasted."""

    text: Typed = Field(examples=["A/57/292, para. 62", "article 9 of the Covenant"])
    document: Line = Field("", description="The symbol of the document that is chosen: then “62” is enough.")
    language: KnownLanguage = "en"


class NearAsked(Schema):
    """Documents by symbol or title."""

    text: Typed
    limit: Limit = 8


class SuggestionsAsked(Schema):
    """What suggests itself for a passage."""

    stretch: StretchText = Field(examples=["para_62:34-78"])
    target: Line = Field("", description="Only paragraphs of this document.", examples=["CCPR/C/GC/34"])
    limit: Limit = 5


class Choice(Schema):
    """Something that may be meant."""

    symbol: str
    label: str
    text: str = Field(description="Sent as `text`, it chooses this.")


class Named(Schema):
    """What a text names."""

    kind: Literal["passage", "document", "words", ""] = Field(
        description="passage: a place in a document; document: a whole one; words: of a title; empty: none."
    )
    symbol: str
    title: str
    label: str
    edition: int | None
    address: str
    stretches: list[str] = Field(examples=[["para_62"]])
    link: str
    note: str = Field(description="A sentence where something is to be said.")
    choices: list[Choice]

    @staticmethod
    def of(found: resolving.Resolved) -> dict[str, Any]:
        """What the box understood."""
        return {
            "kind": found.kind,
            "symbol": found.symbol,
            "title": found.title,
            "label": found.label,
            "edition": found.edition.pk if found.edition else None,
            "address": found.address,
            "stretches": [str(one) for one in found.stretches],
            "link": found.href,
            "note": found.why,
            "choices": [
                {"symbol": one.symbol, "label": one.label, "text": one.typed} for one in found.choices
            ],
        }


class DocumentChoice(Schema):
    """A document to choose."""

    symbol: str
    title: str
    language: str
    year: str
    body: str
    link: str | None = Field(description="Null when it is not in the library.")
    note: str = Field(description="Why it is near.")

    @staticmethod
    def of(row: targets.Row) -> dict[str, Any]:
        """A row as the finder gives it."""
        names = ("symbol", "title", "language", "body", "note")
        return {name: getattr(row, name) for name in names} | {
            "link": row.href or None,
            "year": str(row.year),
        }


class Near(Schema):
    """Documents near a passage."""

    recent: list[DocumentChoice] = Field(description="Those you connected last.")
    cited: list[DocumentChoice]
    citing: list[DocumentChoice]
    similar: list[DocumentChoice]

    @staticmethod
    def of(found: targets.Near) -> dict[str, Any]:
        """As the finder gives them."""
        names = ("recent", "cited", "citing", "similar")
        return {name: [DocumentChoice.of(row) for row in getattr(found, name)] for name in names}


class Suggested(Schema):
    """A paragraph that suggests itself."""

    why: str = Field(description="cited: by the passage; similar: to it.")
    symbol: str
    title: str
    language: str
    place: str
    stretch: str
    text: str = Field(description="Its words, or the part of them that is alike.")
    link: str | None

    @staticmethod
    def of(row: suggesting.Suggestion) -> dict[str, Any]:
        """A row as the finder gives it."""
        names = ("why", "symbol", "title", "language", "stretch")
        return {name: getattr(row, name) for name in names} | {
            "place": row.printed,
            "text": "".join(part.text for part in row.parts),
            "link": row.href or None,
        }


class Settled(Schema):
    """Where a passage stands in an edition."""

    id: int
    edition: int
    state: str
    certain: bool
    address: str

    @staticmethod
    def of(row: PassagePlace) -> dict[str, Any]:
        """A place from its row."""
        return {
            "id": row.pk,
            "edition": row.edition_id,
            "state": row.state,
            "certain": row.certain,
            "address": row.address,
        }
