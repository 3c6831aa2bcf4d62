"""Where a link or a citation leads."""

from __future__ import annotations

from ninja import Field, Schema

from travaux.api.schemas.documents import EditionBrief


class Resolved(Schema):
    """What an address names: the edition that is shown for it, and the place in it."""

    link: str = Field(examples=["/A/57/292/para/62"])
    symbol: str
    language: str | None = Field(description="As the link says; null where it leaves it open.")
    version: int | None
    view: str = Field(description="Empty for the document itself.", examples=["para", "paras", "page", "at"])
    value: str = Field(examples=["62"])
    edition: EditionBrief
    addresses: list[str] = Field(description="The blocks it names.", examples=[["para_62"]])
    page: int | None
