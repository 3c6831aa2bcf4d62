"""What people change: corrections, sharing, reading again, and the log of it all."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from travaux.api.schemas.common import KnownLanguage, Prose, Visibility
from travaux.library.models import AuditEntry
from travaux.library.rereading import Changes as Reread

SymbolText = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
_Code = Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]
DateText = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")]
_Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")]


class Correction(Schema):
    """New values; what is left out stays, an empty value takes a correction back."""

    model_config = ConfigDict(extra="forbid", strict=True)

    symbol: SymbolText | None = Field(None, description="Renames the document, with all its languages.")
    title: Prose | None = None
    date: DateText | None = Field(None, description="ISO 8601.", examples=["2002-08-09"])
    language: KnownLanguage | None = None
    body: _Code | None = Field(None, examples=["hrc"])
    kind: _Code | None = Field(None, examples=["report"])
    countries: Annotated[list[_Country], Field(max_length=300)] | None = Field(None, examples=[["FRA"]])
    alone: bool = Field(False, description="A new symbol moves only this edition.")

    def values(self) -> dict[str, Any]:
        """The values by field, those that were sent."""
        sent = self.model_dump(exclude_unset=True, exclude={"alone"})
        return {name: value for name, value in sent.items() if value is not None}


class Sharing(Schema):
    """Who may see it from now on."""

    model_config = ConfigDict(extra="forbid", strict=True)

    visibility: Visibility


class Difference(Schema):
    """One change that reading again made."""

    what: str = Field(description='"changed", "new", "gone" or "moved".')
    address: str
    text: str
    to: str | None = Field(None, description="Where a moved block stands now.")


class Differences(Schema):
    """What is different after reading again."""

    same: int
    changed: int
    new: int
    gone: int
    moved: int
    examples: list[Difference]

    @staticmethod
    def of(changes: Reread) -> dict[str, Any]:
        """The differences as reading again tells them."""
        counts = {name: getattr(changes, name) for name in ("same", "changed", "new", "gone", "moved")}
        examples = [
            {"what": one.what, "address": one.address, "text": one.text, "to": one.to}
            for one in changes.examples
        ]
        return counts | {"examples": examples}


class LogEntry(Schema):
    """Who did what, when."""

    id: int
    at: str = Field(examples=["2026-11-22T10:30:00+00:00"])
    by: str
    action: str = Field(examples=["edit"])
    subject: str = Field(examples=["A/57/292 (en)"])
    edition: int | None
    details: dict[str, Any] = Field(description="Such as before and after.")

    @staticmethod
    def of(entry: AuditEntry) -> dict[str, Any]:
        """An entry of the log."""
        return {
            "id": entry.pk,
            "at": entry.at.isoformat(),
            "by": entry.by_name,
            "action": entry.action,
            "subject": entry.subject,
            "edition": entry.edition_id,
            "details": entry.details,
        }
