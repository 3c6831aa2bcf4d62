"""How the library is."""

from __future__ import annotations

from ninja import Field, Schema


class Health(Schema):
    """For whoever watches the server."""

    status: str = Field(examples=["ok"])
    version: str


class Status(Schema):
    """What is in the library, as far as you may see it."""

    version: str
    mode: str = Field(description='"local": one owner at this machine. "server": accounts.')
    documents: int
    editions: int
    paragraphs: int
    unindexed: int | None = Field(description="Changes that the index has yet to follow; for admins.")
    largest_upload_mb: int
