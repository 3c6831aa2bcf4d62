"""What is in a collection: items, own fields, with whom it is shared; what became of a table."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from travaux.api.paging import Asked
from travaux.api.schemas.citations import StoredId
from travaux.api.schemas.common import LARGEST_ID, WHOLE, Line
from travaux.api.schemas.connections_asked import Named, Note
from travaux.exporting import collection_json
from travaux.library.collecting.finding import Filters
from travaux.library.collecting.members import Member as MemberRow
from travaux.library.collecting.reading_in import Imported
from travaux.library.collecting.showing import ItemShown
from travaux.library.models import CollectionField

FieldSlug = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[\w-]+$")]
Label = Annotated[
    str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]
Title = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$")]
Role = Literal["reader", "contributor", "editor"]
FieldKind = Literal["text", "date", "number", "choice", "country", "link"]
Values = dict[str, list[str]]
_ROLE = "reader: may read; contributor: may add; editor: may change everything."


class ItemsAsked(Asked):
    """Which items."""

    text: Line = Field("", description="With these words in what they are, their note or values.")
    kind: Literal["", "document", "paragraph", "connection", "record"] = ""
    order: Line = Field(
        "", description="Empty: as they stand; added, title, or the slug of a field; - before it: backwards."
    )

    def filters(self) -> Filters:
        """The same for the finder."""
        return Filters(text=self.text, kind=self.kind, order=self.order)


class Item(Schema):
    """One thing in a collection, in its place."""

    key: str
    kind: Literal["document", "paragraph", "connection", "record"]
    position: int = Field(description="Its place among what you see, from 1.")
    title: str
    symbol: str | None
    printed: str | None = Field(description="As people cite it.", examples=["A/57/292, para. 62"])
    link: str | None
    language: str | None
    quote: str | None = Field(description="The words as they were chosen.")
    now: str | None = Field(description="The words that stand there now.")
    changed: bool
    connection: dict[str, Any] | None
    note: str
    values: dict[str, list[str]] = Field(description="What it says in own fields, by their slugs.")
    by: str | None
    added_at: str

    @staticmethod
    def of(row: ItemShown) -> dict[str, Any]:
        """An item as the finder shows it."""
        return collection_json.facts(row)


class NewItem(Schema):
    """Something to be put in: one of `place`, `connection` and `title`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    place: Named | None = Field(
        None, description="A document, or a paragraph of it.", examples=["A/57/292, para. 62"]
    )
    connection: StoredId | None = Field(None, description="A connection or note, by its number.")
    title: Title | None = Field(None, description="A record of your own, by its name.")
    note: Note = Field("", description="Why it is here.")
    values: Values = Field(default_factory=dict, description="What it says in own fields, by their slugs.")


class AddedItem(Item):
    """An item that was put in, or was there already."""

    new: bool


class ItemChange(Schema):
    """New values; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: Title | None = Field(None, description="Of records.")
    note: Note | None = None
    values: Values | None = None
    place: Annotated[int, Field(ge=1, le=LARGEST_ID), WHOLE] | None = Field(
        None, description="Its place among what you see, from 1."
    )


class OwnField(Schema):
    """An own field of a collection."""

    slug: str
    label: str
    kind: FieldKind
    list: str | None = Field(description="Of a choice: the slug of the list it chooses from.")
    many: bool

    @staticmethod
    def of(row: CollectionField) -> dict[str, Any]:
        """A field from its row."""
        return {
            "slug": row.slug,
            "label": row.label,
            "kind": row.kind,
            "list": row.word_list.slug if row.word_list else None,
            "many": row.many,
        }


class NewField(Schema):
    """A field to be made."""

    model_config = ConfigDict(extra="forbid", strict=True)

    label: Label
    kind: FieldKind = "text"
    list: Line = Field("", description="Of a choice: the slug of its list.")
    many: bool = Field(False, description="It may hold several values.")


class FieldChange(Schema):
    """New values; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    label: Label | None = None
    place: Annotated[int, Field(ge=1, le=60), WHOLE] | None = Field(None, description="Its place, from 1.")


class SharedWith(Schema):
    """A person or a group with whom a collection is shared."""

    id: int
    name: str
    group: bool
    role: Role = Field(description=_ROLE)

    @staticmethod
    def of(row: MemberRow) -> dict[str, Any]:
        """A member as the finder shows it."""
        return {"id": row.id, "name": row.name, "group": row.group is not None, "role": row.role}


class NewMember(Schema):
    """With whom it is to be shared."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=r"^[^\x00-\x1f\x7f]+$")] = (
        Field(description="A person, or a group of yours.")
    )
    role: Role = Field("reader", description=_ROLE)


class TableProblem(Schema):
    """A line that was not taken in."""

    at: str = Field(examples=["line 3"])
    sentence: str


class TableTaken(Schema):
    """What became of a table."""

    made: int
    changed: int
    unchanged: int
    problems: list[TableProblem]
    ignored: list[str] = Field(description="Columns that were passed over.")

    @staticmethod
    def of(done: Imported) -> dict[str, Any]:
        """What became of it."""
        problems = [{"at": one.at, "sentence": one.sentence} for one in done.problems]
        counts = {name: getattr(done, name) for name in ("made", "changed", "unchanged")}
        return {**counts, "problems": problems, "ignored": done.ignored}


class TableSent(Schema):
    """A table to be taken in."""

    model_config = ConfigDict(extra="forbid", strict=True)

    table: str = Field(description="CSV, its first line with the names of the columns.")
    dry_run: bool = Field(False, description="Only say what would happen.")


class CollectionForm(Schema):
    """In which format a collection is wanted."""

    format: Literal["csv", "xlsx", "docx", "json"] = Field(
        "csv", description="csv and xlsx: a table; docx: quotations with footnotes; json: everything."
    )
