"""What is asked of recommendations, and what is sent to follow them up and correct them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, StringConstraints

from travaux.api.paging import Asked
from travaux.api.schemas.common import WHOLE, Language, Line, Prose
from travaux.api.schemas.connections_asked import Named, Note
from travaux.api.schemas.recommendations import ResponseName, StatusName
from travaux.library.recommendations.filtering import Filters

MOST_AT_ONCE = 1000
"""Recommendations that are named in one request; a list may be as long as it likes."""

Key = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
    Field(examples=["00000000-0000-4000-8000-000000000000"]),
]
Slug = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9]*(-[a-z0-9]+)*$")]
Party = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]
Day = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


Year = Annotated[int, Field(ge=1, le=9999), WHOLE]
Order = Literal["new", "old", "document", "deadline", "changed"]
_NAMES = (
    "country", "body", "addressee", "recommender", "response", "status", "form", "source", "text", "symbol",
    "cluster", "responsible", "mine", "overdue", "dismissed", "missing", "order",
)  # fmt: skip


class RecommendationsWanted(Schema):
    """Which recommendations."""

    country: Line = Field("", description="To this State (ISO 3166-1 alpha-3).", examples=["CYP"])
    body: Line = Field("", description="Of this body.", examples=["hrc"])
    year_from: Year | None = Field(None, description="Of documents of this year or later.")
    year_to: Year | None = None
    topic: Annotated[list[Slug], Field(max_length=20)] = Field(
        default_factory=list, description="On this theme or group; all that are given."
    )
    addressee: Line = Field("", description="A kind of party that is asked, or the code of a State.")
    recommender: Line = Field("", description="The code of a State that asks, or a kind of party.")
    response: ResponseName = ""
    status: StatusName | Literal[""] = ""
    form: Line = ""
    source: Line = ""
    text: Line = Field("", description="With these words.")
    symbol: Line = Field("", description="Of this document.", examples=["A/HRC/26/14"])
    cluster: Key | Literal[""] = ""
    responsible: Line = ""
    mine: bool = Field(False, description="That you are responsible for, or have worked on.")
    overdue: bool = Field(False, description="Whose deadline is past.")
    dismissed: bool = Field(False, description="That were set aside instead of the others.")
    missing: bool = Field(False, description="That a new reading no longer found.")
    order: Order = "new"

    def filters(self) -> Filters:
        """The same for the finder."""
        made: dict[str, Any] = {name: getattr(self, name) for name in _NAMES}
        topics = tuple(dict.fromkeys(self.topic))
        return Filters(**made, year_from=self.year_from, year_to=self.year_to, topics=topics)


class AllOf(RecommendationsWanted):
    """The same where it is sent: an object, and nothing is understood that is not written as it should be."""

    model_config = ConfigDict(extra="forbid", strict=True)


class RecommendationsAsked(Asked, RecommendationsWanted):
    """Which recommendations, a page at a time."""


class RecommendationsExport(RecommendationsWanted):
    """Which recommendations, in which format."""

    format: Literal["csv", "xlsx", "json"] = Field(
        "csv", description="csv and xlsx: a table that can be taken in again; json: everything."
    )


class FollowUpSent(Schema):
    """What became of it; what is left out stays, "" takes it away."""

    model_config = ConfigDict(extra="forbid", strict=True)

    status: StatusName | None = None
    deadline: Day | None = Field(None, examples=["2027-05-01"])
    responsible: Line | None = None
    remark: Prose = Field("", description="For the history.")


def _an_object(value: object) -> object:
    """A list is no object: the framework would read attributes from it, and find none of them set."""
    if value is not None and not isinstance(value, Mapping | AllOf):
        raise ValueError("give an object with filters")
    return value


class Many(Schema):
    """What became of many: of those that are named, or of all that a list holds."""

    model_config = ConfigDict(extra="forbid", strict=True)

    keys: Annotated[list[Key], Field(max_length=MOST_AT_ONCE)] = Field(default_factory=list)
    all_of: Annotated[AllOf | None, BeforeValidator(_an_object)] = Field(
        None, description="Instead of `keys`: all that fit these filters."
    )
    status: StatusName | None = None
    deadline: Day | None = None
    responsible: Line | None = None
    remark: Prose = ""


class RecommendationCorrection(Schema):
    """What is wrong in it; what is left out stays. A new reading of the document keeps it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Note | None = None
    number: Line | None = None
    recommenders: Annotated[list[Party], Field(max_length=250)] | None = Field(
        None, description="Names; a State by its name or code."
    )
    addressees: Annotated[list[Party], Field(max_length=250)] | None = None
    verb: Line | None = None
    response: ResponseName | None = None
    topics: Annotated[list[Slug], Field(max_length=60)] | None = None
    language: Language = Field("en", description="Whose words are corrected.")
    remark: Prose = ""

    def values(self) -> dict[str, Any]:
        """The values by field, those that were sent."""
        sent = self.model_dump(exclude_unset=True)
        return {name: value for name, value in sent.items() if value is not None}


class NewRecommendation(Schema):
    """One that the reader did not find: where it stands, and what is known of it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    stretch: Annotated[str, StringConstraints(min_length=1, max_length=640, pattern=r"^[\w:~-]+$")] = Field(
        examples=["para_12", "para_12:0-80"]
    )
    recommenders: Annotated[list[Party], Field(max_length=250)] = Field(default_factory=list)
    addressees: Annotated[list[Party], Field(max_length=250)] = Field(default_factory=list)
    topics: Annotated[list[Slug], Field(max_length=60)] | None = Field(
        None, description="Left out: as its words tell."
    )
    response: ResponseName = ""

    def said(self) -> dict[str, Any]:
        """The values by field; themes that were left out are those that its words tell."""
        names = ("recommenders", "addressees", "topics", "response")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


class Remark(Schema):
    """Why."""

    model_config = ConfigDict(extra="forbid", strict=True)

    remark: Prose = ""


class Evidence(Schema):
    """A passage that shows what came of it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    place: Named = Field(description="A link or citation.", examples=["A/57/292, para. 62"])
    note: Note = ""


class Beside(Schema):
    """Another recommendation."""

    model_config = ConfigDict(extra="forbid", strict=True)

    other: Key


class UndoSteps(Schema):
    """What is to be taken back: the `batch` of a step."""

    model_config = ConfigDict(extra="forbid", strict=True)

    batch: Key


class TableAsked(Schema):
    """How a table is taken in."""

    model_config = ConfigDict(extra="forbid")

    do: Literal["import", "try"] = Field("import", description="try: only say what would happen.")
    visibility: Literal["public", "private"] = Field(
        "public", description="Who sees what is new and has no document here."
    )
