"""What is asked of connections, and what is sent to make and change them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from travaux.api.paging import Asked
from travaux.api.schemas.citations import StoredId
from travaux.api.schemas.common import LARGEST_ID, Line
from travaux.api.schemas.connections import SharingName, Side
from travaux.library.connections.connecting import MOST_AT_ONCE
from travaux.library.connections.finding import Filters
from travaux.library.connections.wishes import LONGEST_NOTE, LONGEST_TAG, MOST_TAGS

Slug = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9]*(-[a-z0-9]+)*$")]
Tag = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=LONGEST_TAG, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$"
    ),
]
Note = Annotated[
    str, StringConstraints(max_length=LONGEST_NOTE, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")
]
Named = Annotated[
    str,
    StringConstraints(min_length=1, max_length=600, pattern=r"^[^\x00-\x1f\x7f]*[^\W_][^\x00-\x1f\x7f]*$"),
]
Quote = Annotated[str, StringConstraints(max_length=20_000, pattern=r"^[^\x00]*$")]
StretchText = Annotated[str, StringConstraints(min_length=1, max_length=640, pattern=r"^[\w:~-]+$")]
Order = Literal["new", "old"]
Kind = Literal["", "connection", "note"]


class Wanted(Schema):
    """Which connections."""

    relation: Slug = Field("", description="Of this relation type.", examples=["implements"])
    author: Line = ""
    tag: Line = ""
    symbol: Line = Field("", description="That touch this document.", examples=["A/57/292"])
    address: Line = Field("", description="With `symbol`: this block of it.", examples=["para_62"])
    sharing: Literal["", "public", "group", "private"] = ""
    text: Line = Field("", description="With these words in their note or quotes.")
    kind: Kind = ""
    order: Order = Field("new", description="new: the newest first; exports are always oldest first.")

    def filters(self) -> Filters:
        """The same for the finder."""
        names = ("relation", "author", "tag", "symbol", "address", "sharing", "text", "kind", "order")
        return Filters(**{name: getattr(self, name) for name in names})


class ConnectionsAsked(Asked, Wanted):
    """Which connections, a page at a time."""


class ExportAsked(Wanted):
    """Which connections, in which format."""

    format: Literal["jsonld", "jsonl", "csv", "graphml"] = Field(
        "jsonld",
        description="jsonld: W3C web annotations, one collection; jsonl: an annotation a line; csv: a table; "
        "graphml: a graph.",
    )


class InEdition(Asked):
    """Which connections of an edition."""

    address: Line = Field("", description="Only those that touch this block.", examples=["para_62"])


class MarksAsked(Schema):
    """Which marks of an edition."""

    first: int | None = Field(None, ge=0, le=LARGEST_ID, description="The place of the first block.")
    last: int | None = Field(None, ge=0, le=LARGEST_ID, description="The place of the last block.")
    relation: Slug = ""
    author: Line = ""


class Place(Schema):
    """A place in a document, as people write or link it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    place: Named = Field(
        description="A document, a paragraph of it, or a link that has the very characters.",
        examples=["A/57/292, para. 62", "/A/57/292/en/para/62#para_62:34-78", "A/57/292"],
    )
    quote: Quote = Field("", description="Only these words of it.")


Tags = Annotated[list[Tag], Field(max_length=MOST_TAGS)]


class NewConnection(Schema):
    """A connection to be made; without targets a note."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: Place
    relation: Slug = Field("", description="Empty for a note.", examples=["implements"])
    targets: Annotated[list[Place], Field(max_length=MOST_AT_ONCE)] = Field(default_factory=list)
    note: Note = ""
    tags: Tags = Field(default_factory=list)
    sharing: SharingName = "public"
    group: StoredId | None = Field(None, description="With sharing “group”: which.")


class ConnectionChange(Schema):
    """New values; what is left out stays."""

    model_config = ConfigDict(extra="forbid", strict=True)

    relation: Slug | None = None
    note: Note | None = None
    tags: Tags | None = None
    sharing: SharingName | None = None
    group: StoredId | None = None

    def values(self) -> dict[str, Any]:
        """The values by field, those that were sent."""
        sent = self.model_dump(exclude_unset=True)
        return {name: value for name, value in sent.items() if value is not None}


class Retarget(Schema):
    """Another place for one end."""

    model_config = ConfigDict(extra="forbid", strict=True)

    side: Side
    place: Named
    quote: Quote = ""


class Undo(Schema):
    """What is to be taken back: the `batch` of what was made in one go."""

    model_config = ConfigDict(extra="forbid")

    batch: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]


class Settlement(Schema):
    """What a person says of a passage that was not found for certain."""

    model_config = ConfigDict(extra="forbid", strict=True)

    say: Literal["keep", "gone", "here"] = Field(
        description="keep: it stands where it was put; gone: it is not there any more; here: it stands at "
        "`stretch`."
    )
    stretch: StretchText | None = Field(None, examples=["para_62:34-78"])


class ImportAsked(Schema):
    """How a file is taken in."""

    model_config = ConfigDict(extra="forbid")

    form: Literal["", "annotations", "hypothesis", "csv"] = Field(
        "", description="What it is; empty: as its bytes tell."
    )
    sharing: Literal["", "public", "group", "private"] = Field(
        "",
        description="For what does not say its own; empty: what comes from Hypothesis is private, all else "
        "public.",
    )
    group: int = Field(0, ge=0, le=LARGEST_ID, description="With sharing “group”: which.")
    document: Line = Field("", description="The document that was annotated in Hypothesis.")
    do: Literal["import", "try"] = Field("import", description="try: only say what would happen.")

    def values(self) -> dict[str, Any]:
        """The same for the action."""
        names = ("form", "sharing", "document")
        return {name: getattr(self, name) for name in names} | {
            "group": self.group or None,
            "dry_run": self.do == "try",
        }
