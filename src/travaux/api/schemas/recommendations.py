"""Recommendations: what is shown of them, of their history, of those like them, and of imports."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Field, Schema

from travaux.api.schemas.connections import Counted, PassageDifference
from travaux.exporting import followed_json
from travaux.library.recommendations.clustering import Cluster as ClusterRow
from travaux.library.recommendations.finding import Facet, Facets
from travaux.library.recommendations.importing import Imported as ImportedRow
from travaux.library.recommendations.showing import Shown
from travaux.library.recommendations.stepping import Step as StepRow
from travaux.library.recommendations.tallying import Grid

StatusName = Literal["none", "planned", "in-progress", "done", "rejected"]
ResponseName = Literal["", "supported", "implemented", "partly", "noted", "rejected", "pending"]


class Party(Schema):
    """Who asks, or is asked."""

    name: str = Field(examples=["Spain"])
    kind: str = Field(examples=["state"])
    code: str | None = Field(description="Of a State: ISO 3166-1 alpha-3.", examples=["ESP"])


class Topic(Schema):
    """A theme, or a group of people concerned; with what others call the same."""

    slug: str
    kind: str = Field(description="theme or group.")
    label: str
    uhri: str | None = Field(description="In the Universal Human Rights Index.")
    sdg: list[str] = Field(description="Sustainable Development Goals and targets.")
    unbis: str | None = Field(description="The number of the concept in the UNBIS Thesaurus.")


class FollowUp(Schema):
    """What became of it."""

    status: StatusName
    deadline: str | None = Field(examples=["2027-05-01"])
    responsible: str | None
    overdue: bool
    evidence: int = Field(description="Passages that are connected as evidence.")


class InCluster(Schema):
    """What it is near-identical with: the name they share, and how many they are."""

    key: str
    size: int


class Recommendation(Schema):
    """A recommendation with its follow-up."""

    key: str = Field(description="Its name for ever, in exports too (UUID).")
    symbol: str = Field(examples=["A/HRC/26/14"])
    number: str | None = Field(examples=["114.2"])
    text: str
    lead_in: str | None
    language: str
    recommenders: list[Party]
    addressees: list[Party]
    verb: str | None
    asks: str | None
    form: str | None = Field(description="review, asked, should, operative or listed.")
    response: str | None
    topics: list[Topic]
    body: str | None
    year: int | None
    address: str | None
    place: str = Field(description="As people cite it.", examples=["A/HRC/26/14, para. 114.2"])
    follow_up: FollowUp
    cluster: InCluster
    source: str = Field(description="found, hand or imported.")
    corrected: list[str] = Field(description="The fields that a person corrected.")
    dismissed: bool
    missing: bool = Field(description="A new reading of the document no longer found it.")
    changed_at: str
    link: str
    document_link: str | None
    languages: list[str] = Field(description="In which its words are here.")
    may_follow_up: bool
    may_correct: bool

    @staticmethod
    def of(row: Shown) -> dict[str, Any]:
        """A recommendation as the finder shows it."""
        return followed_json.plain(row) | {
            "languages": list(row.languages),
            "may_follow_up": row.may_follow_up,
            "may_correct": row.may_correct,
        }


class RecommendationFacets(Schema):
    """What values the list has, each counted without its own filter."""

    total: int
    countries: list[Counted]
    bodies: list[Counted]
    years: list[Counted]
    themes: list[Counted]
    groups: list[Counted]
    addressees: list[Counted]
    recommenders: list[Counted]
    responses: list[Counted]
    statuses: list[Counted]
    responsibles: list[Counted]

    @staticmethod
    def of(total: int, found: Facets) -> dict[str, Any]:
        """Counts as the finder gives them."""
        names = [name for name in RecommendationFacets.model_fields if name != "total"]
        return {"total": total, **{name: _counted(getattr(found, name)) for name in names}}


class TopicYears(Schema):
    """A theme, with how many there are in each of `years`."""

    value: str
    label: str
    counts: list[int]
    total: int


class Tallies(Schema):
    """How many there are by status, by response, and by theme and year."""

    statuses: list[Counted]
    responses: list[Counted]
    years: list[int]
    topics: list[TopicYears]

    @staticmethod
    def of(statuses: list[Facet], responses: list[Facet], grid: Grid) -> dict[str, Any]:
        """Numbers as the library counts them."""
        topics = [
            {"value": row.value, "label": row.label, "counts": list(row.counts), "total": row.total}
            for row in grid.rows
        ]
        return {
            "statuses": _counted(statuses),
            "responses": _counted(responses),
            "years": list(grid.years),
            "topics": topics,
        }


class Change(Schema):
    """A field before and after."""

    field: str
    label: str
    before: str
    after: str


class Step(Schema):
    """One step of its history. `batch` undoes it, and what was changed with it."""

    id: int
    by: str
    at: str
    batch: str
    changes: list[Change]
    remark: str
    may_undo: bool

    @staticmethod
    def of(step: StepRow) -> dict[str, Any]:
        """A step as it is told."""
        changes = [
            {"field": one.field, "label": str(one.label), "before": str(one.before), "after": str(one.after)}
            for one in step.changes
        ]
        return {
            "id": step.id, "by": step.by, "at": step.at.isoformat(), "batch": str(step.batch),
            "changes": changes, "remark": step.remark, "may_undo": step.may_undo,
        }  # fmt: skip


class ClusterMember(Schema):
    """One of near-identical recommendations, and how it differs from the one before."""

    recommendation: Recommendation
    parts: list[PassageDifference] | None


class Cluster(Schema):
    """Near-identical recommendations to one State, the oldest first."""

    key: str
    members: list[ClusterMember]

    @staticmethod
    def of(found: ClusterRow) -> dict[str, Any]:
        """A cluster as the finder gives it."""
        members = [
            {
                "recommendation": Recommendation.of(one.shown),
                "parts": [PassageDifference.of(part) for part in one.parts] if one.parts else None,
            }
            for one in found.members
        ]
        return {"key": str(found.key), "members": members}


class ClusterSummary(Schema):
    """A cluster in a list: its newest member, how many there are, from when to when."""

    key: str
    newest: Recommendation
    count: int
    first: int = Field(description="The year of the first; 0 where it is not known.")
    last: int


class ChangedMany(Schema):
    """How many were changed; `batch` undoes it."""

    count: int
    batch: str


class UndoneSteps(Schema):
    """How many are as they were before."""

    count: int


class RecommendationProblem(Schema):
    """A row that could not be taken in."""

    at: str = Field(examples=["row 3"])
    message: str


class ImportedRecommendations(Schema):
    """What became of an imported table."""

    made: int
    changed: int
    unchanged: int
    passed_over: int = Field(description="Rows of an index that are no recommendations.")
    wrong: int = Field(description="Rows that were not taken in; `problems` has the first of them.")
    problems: list[RecommendationProblem]
    batch: str = Field(description="Undoes what was changed.")

    @staticmethod
    def of(done: ImportedRow) -> dict[str, Any]:
        """A table as it was taken in."""
        problems = [{"at": one.place, "message": one.sentence} for one in done.problems]
        counts = ("made", "changed", "unchanged", "passed_over", "wrong")
        return {name: getattr(done, name) for name in counts} | {
            "problems": problems,
            "batch": str(done.batch),
        }


def _counted(values: Any) -> list[dict[str, Any]]:
    return [Counted.of(one) for one in values]
