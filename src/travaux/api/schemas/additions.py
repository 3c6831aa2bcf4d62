"""Files on their way into the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from travaux.api.schemas.changes import DateText, SymbolText
from travaux.api.schemas.common import LARGEST_ID, KnownLanguage, Prose, Visibility
from travaux.library.additions import Overall
from travaux.library.finding import place_of
from travaux.library.models import UNFINISHED
from travaux.library.models import Addition as Row


class Wished(Schema):
    """How what is sent is to be kept."""

    visibility: Literal["", "public", "private"] = ""
    collection: int = Field(0, ge=0, le=LARGEST_ID, description="A collection to put it in, by its number.")
    ocr: Literal["auto", "never", "always"] = Field("auto", description="Reading text off pictures.")


class Addition(Schema):
    """One file on its way: ask again until it is `finished`."""

    id: UUID
    batch: UUID
    name: str
    state: str = Field(
        description="queued, reading, needs-a-look, ready, already-here, failed or cancelled.",
        examples=["ready"],
    )
    finished: bool
    code: str = Field(description="Why it failed, or what needs a look; empty otherwise.")
    reason: str = Field(description="The same as a sentence.")
    where: str = Field(description="The address or page to look at.")
    pages_done: int
    pages: int | None
    edition: int | None = Field(description="The edition it became, or that was here already.")
    link: str | None
    visibility: Visibility
    collection: int | None
    by: str | None
    made_at: str
    changed_at: str

    @staticmethod
    def of(row: Row) -> dict[str, Any]:
        """An addition from its row."""
        same = ("batch", "name", "state", "code", "reason", "where", "pages_done", "pages", "visibility")
        return {name: getattr(row, name) for name in same} | {
            "id": row.pk,
            "finished": row.state not in UNFINISHED,
            "edition": row.edition.pk if row.edition else None,
            "link": place_of(row.edition).path() if row.edition else None,
            "collection": row.collection_id,
            "by": row.by.get_username() if row.by else None,
            "made_at": row.made_at.isoformat(),
            "changed_at": row.changed_at.isoformat(),
        }


class Batch(Schema):
    """What was sent together: poll `GET /api/additions?batch=…` or each one."""

    batch: UUID
    additions: list[Addition]


class Progress(Schema):
    """How far everything (or one batch) is."""

    counts: dict[str, int] = Field(description="How many additions are in each state.")
    pages_done: int
    pages: int
    finished: int
    total: int
    seconds_left: float | None

    @staticmethod
    def of(counts: Mapping[str, int], overall: Overall) -> dict[str, Any]:
        """Counts and the overall state of additions."""
        same = ("pages_done", "pages", "finished", "total", "seconds_left")
        return {"counts": dict(counts)} | {name: getattr(overall, name) for name in same}


class Answers(Schema):
    """What a document is called, and so on: what is left out stays as it was read."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbol: SymbolText | None = Field(None, examples=["A/57/292"])
    title: Prose | None = None
    date: DateText | None = Field(None, examples=["2002-08-09"])
    language: KnownLanguage | None = Field(None, examples=["en"])
