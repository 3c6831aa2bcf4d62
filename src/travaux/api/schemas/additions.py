"""Files on their way into the library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from travaux.api.schemas.changes import DateText, SymbolText
from travaux.api.schemas.common import LARGEST_ID, WHOLE, KnownLanguage, Line, Prose, Visibility
from travaux.library.additions import Overall
from travaux.library.finding import place_of
from travaux.library.models import UNFINISHED
from travaux.library.models import Addition as Row


class Wished(Schema):
    """How what is sent is to be kept."""

    visibility: Literal["", "public", "private"] = ""
    collection: Annotated[int, Field(ge=0, le=LARGEST_ID), WHOLE] = Field(
        0, description="A collection to put it in, by its number."
    )
    ocr: Literal["auto", "never", "always"] = Field("auto", description="Reading text off pictures.")


class Asked(Schema):
    """The document that a source is asked for, and how much of its file has come."""

    symbol: str
    language: str
    format: str
    bytes: int | None
    size: int | None
    address: str | None = Field(description="Where it came from, once it has.")


class Addition(Schema):
    """One file on its way: ask again until it is `finished`."""

    id: UUID
    batch: UUID
    name: str
    state: str = Field(
        description="queued, fetching, reading, needs-a-look, ready, already-here, failed or cancelled.",
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
    asked: Asked | None = Field(description="Of one that is fetched by its symbol.")
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
            "asked": _asked(row.source) if row.source else None,
            "by": row.by.get_username() if row.by else None,
            "made_at": row.made_at.isoformat(),
            "changed_at": row.changed_at.isoformat(),
        }


def _asked(source: Mapping[str, Any]) -> dict[str, Any]:
    same = ("symbol", "language", "format", "bytes", "size", "address")
    return {name: source.get(name) for name in same}


class Batch(Schema):
    """What was sent together: poll `GET /api/additions?batch=…` or each one."""

    batch: UUID
    additions: list[Addition]


class Fetch(Schema):
    """Documents to ask for, each in each of the languages."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbols: list[Line] = Field(min_length=1, max_length=500, examples=[["A/57/292"]])
    languages: list[Literal["ar", "zh", "en", "fr", "ru", "es"]] = Field(["en"], min_length=1, max_length=6)
    format: Literal["pdf", "doc"] = Field("pdf", description="The pages as published, or the Word file.")
    visibility: Literal["", "public", "private"] = ""
    collection: Annotated[int, Field(ge=0, le=LARGEST_ID), WHOLE] = Field(
        0, description="A collection to put it in, by its number."
    )
    again: bool = Field(False, description="Ask also for what the library has.")


class Fetches(Batch):
    """What was asked for; `problems` has a sentence for each line without a symbol."""

    problems: list[str]


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
