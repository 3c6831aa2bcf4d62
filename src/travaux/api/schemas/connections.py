"""Connections and notes: what is shown of them, at both ends and in a text."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Field, Schema

from travaux.library.connections import finding, settling
from travaux.library.connections.importing import Imported as ImportedRow
from travaux.library.connections.showing import EndShown, Shown
from travaux.texts.refinding import Part

Side = Literal["source", "target"]
SharingName = Literal["public", "group", "private"]


class End(Schema):
    """One end: a passage, or a whole document. `quote` is as it was chosen, `text` what stands there now."""

    symbol: str = Field(examples=["A/57/292"])
    title: str
    language: str
    address: str = Field(description="Its first block; empty for a whole document.", examples=["para_62"])
    place: str = Field(description="As people cite it.", examples=["A/57/292, para. 62"])
    stretch: str = Field(description="Where it stands now.", examples=["para_62:34-78"])
    whole: bool = Field(description="Whole paragraphs, or the whole document.")
    quote: str
    before: str = Field(description="What stood before the quote.")
    after: str
    text: str = Field(description="Its first 600 characters.")
    state: str = Field(
        description="What became of it: exact, moved, changed, by-address (another language), lost; empty "
        "where its text is not here."
    )
    certain: bool = Field(description="False until a person has looked at where it stands.")
    known: bool = Field(description="Whether the document is in the library.")
    edition: int | None
    link: str

    @staticmethod
    def of(end: EndShown) -> dict[str, Any]:
        """An end as the finder shows it."""
        same = (
            "symbol", "title", "language", "address", "stretch", "whole", "quote", "before", "after", "text",
            "state", "certain", "known",
        )  # fmt: skip
        return {name: getattr(end, name) for name in same} | {
            "place": end.printed,
            "edition": end.edition_id,
            "link": end.href,
        }


class Connection(Schema):
    """A connection, or a note (`relation` empty, `target` null)."""

    id: int
    key: str = Field(description="Its name for ever, in exports too (UUID).")
    kind: Literal["connection", "note"]
    relation: str = Field(examples=["implements"])
    verb: str = Field(description="How it reads from source to target.", examples=["implements"])
    reverse: str = Field(examples=["is implemented by"])
    note: str
    tags: list[str]
    sharing: SharingName
    group: str = Field(description="The name of the group it is shared with, or empty.")
    author: str
    made_at: str
    changed_at: str
    source: End
    target: End | None
    mine: bool
    may_edit: bool
    link: str

    @staticmethod
    def of(row: Shown) -> dict[str, Any]:
        """A connection as the finder shows it."""
        same = (
            "id", "relation", "verb", "reverse", "note", "sharing", "group", "author", "mine", "may_edit",
        )  # fmt: skip
        return {name: getattr(row, name) for name in same} | {
            "key": str(row.key),
            "kind": row.kind,
            "tags": list(row.tags),
            "made_at": row.made_at.isoformat(),
            "changed_at": row.changed_at.isoformat(),
            "source": End.of(row.source),
            "target": End.of(row.target) if row.target else None,
            "link": f"/connections/{row.id}",
        }


class Made(Schema):
    """What was connected. `batch` undoes it; what was there already is told, and not made twice."""

    batch: str
    connections: list[Connection]
    duplicates: list[Connection]


class Undone(Schema):
    """How many connections were taken back."""

    count: int


class Counted(Schema):
    """How often there is one of a kind."""

    value: str = Field(examples=["implements"])
    label: str
    count: int

    @staticmethod
    def of(one: finding.Facet) -> dict[str, Any]:
        """A count as the finder gives it."""
        return {"value": one.value, "label": one.label, "count": one.count}


class Counts(Schema):
    """How many connections and notes touch an edition."""

    total: int
    notes: int
    relations: list[Counted]
    authors: list[Counted]

    @staticmethod
    def of(found: finding.Counts) -> dict[str, Any]:
        """Counts as the finder gives them."""
        return {
            "total": found.total,
            "notes": found.notes,
            "relations": [Counted.of(one) for one in found.relations],
            "authors": [Counted.of(one) for one in found.authors],
        }


class PassageMark(Schema):
    """Where a connection stands in the text of an edition."""

    connection: int
    side: Side = Field(description="Which end of it stands here.")
    relation: str
    state: str
    address: str
    until: str = Field(description="The block it ends in, where it is another; empty: the same.")
    start: int
    end: int
    whole: bool
    place: int = Field(description="The place of its first block in the edition.")
    last: int
    words: str = Field(description="What it says, seen from here.")

    @staticmethod
    def of(one: finding.Mark) -> dict[str, Any]:
        """A mark as the finder gives it."""
        names = (
            "connection", "side", "relation", "state", "address", "until", "start", "end", "whole", "place",
            "last", "words",
        )  # fmt: skip
        return {name: getattr(one, name) for name in names}


class PassageDifference(Schema):
    """A stretch of two texts beside each other."""

    kind: Literal["same", "gone", "new"]
    text: str

    @staticmethod
    def of(part: Part) -> dict[str, Any]:
        """A part of a comparison."""
        return {"kind": str(part.kind), "text": part.text}


class Waiting(Schema):
    """A passage of which it isn't certain where it stands now: a person says."""

    id: int
    connection: Connection
    side: Side
    edition: int
    state: str
    score: float
    stretch: str = Field(description="Where it likely stands; empty where nothing was found.")
    was: str
    now: str
    parts: list[PassageDifference] = Field(description="What is different.")

    @staticmethod
    def of(row: settling.Waiting) -> dict[str, Any]:
        """A row of the queue."""
        same = ("id", "side", "state", "score", "stretch", "was", "now")
        return {name: getattr(row, name) for name in same} | {
            "connection": Connection.of(row.shown),
            "edition": row.edition.pk,
            "parts": [PassageDifference.of(one) for one in row.parts],
        }


class ImportProblem(Schema):
    """One entry that could not be taken in."""

    at: str = Field(examples=["line 3", "annotation 5"])
    message: str


class Imported(Schema):
    """What became of an imported file. `batch` undoes it."""

    name: str
    problem: str | None = Field(description="Why nothing of it could be read, in a sentence.")
    made: int
    duplicates: int = Field(description="Were here already; nothing of them was changed.")
    problems: list[ImportProblem]
    batch: str | None

    @staticmethod
    def of(name: str, done: ImportedRow) -> dict[str, Any]:
        """A file as it was taken in."""
        return {
            "name": name,
            "problem": None,
            "made": done.made,
            "duplicates": done.duplicates,
            "problems": [{"at": one.at, "message": one.sentence} for one in done.problems],
            "batch": str(done.batch),
        }

    @staticmethod
    def failed(name: str, sentence: str) -> dict[str, Any]:
        """A file that could not be read."""
        return {
            "name": name, "problem": sentence, "made": 0, "duplicates": 0, "problems": [], "batch": None,
        }  # fmt: skip
