"""Collections: named gatherings of documents."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from travaux.api.schemas.changes import SymbolText
from travaux.api.schemas.common import Prose, Visibility
from travaux.library.models import Collection as CollectionRow

CollectionName = Annotated[
    str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]


class Collection(Schema):
    """A collection with the number of its documents that you may see."""

    id: int
    name: str = Field(examples=["Migration"])
    slug: str = Field(description="What its link and the facet of searches use.", examples=["migration"])
    introduction: str
    visibility: Visibility
    owner: str | None
    documents: int
    made_at: str

    @staticmethod
    def of(row: CollectionRow, documents: int) -> dict[str, Any]:
        """A collection from its row."""
        return {
            "id": row.pk,
            "name": row.name,
            "slug": row.slug,
            "introduction": row.introduction,
            "visibility": row.visibility,
            "owner": row.owner.get_username() if row.owner else None,
            "documents": documents,
            "made_at": row.made_at.isoformat(),
        }


class NewCollection(Schema):
    """A collection to be made."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: CollectionName
    visibility: Visibility = "private"


class CollectionChange(Schema):
    """New values; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: CollectionName | None = None
    visibility: Visibility | None = None
    introduction: Prose | None = Field(None, description="Plain text; an empty line begins a paragraph.")


class Works(Schema):
    """Documents by their symbols."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbols: Annotated[list[SymbolText], Field(min_length=1, max_length=500)] = Field(examples=[["A/57/292"]])


class Moved(Schema):
    """How many documents went in or out."""

    documents: int


class Member(Schema):
    """A document in a collection."""

    symbol: str
    link: str
    added_at: str
