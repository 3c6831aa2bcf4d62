"""Citations: what cites what, what is to be reviewed, what is wrong, what a text names."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, StringConstraints

from travaux.api.paging import Asked
from travaux.api.schemas.common import LARGEST_ID, Language, Line
from travaux.library.citations import checking, finding, graph, queue, seeing
from travaux.texts.citation import CitationKind

LONGEST_TEXT = 200_000
"""Characters of a text that is sent to have its citations found: a long report."""

MOST_PINPOINTS = 50
MOST_AT_ONCE = 500

Target = Annotated[
    str,
    StringConstraints(min_length=1, max_length=220, pattern=r"^[^\x00-\x1f\x7f]*[^\W_][^\x00-\x1f\x7f]*$"),
]
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=r"^[^\x00]*$")]
Pinpoint = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
State = Literal["resolved", "ambiguous", "waiting", "rejected"]


def _whole(value: object) -> object:
    """JSON knows one kind of number: 7.0 is 7."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


StoredId = Annotated[int, Field(ge=1, le=LARGEST_ID), BeforeValidator(_whole)]
Offset = Annotated[int, Field(ge=0, le=LARGEST_ID), BeforeValidator(_whole)]


class Candidate(Schema):
    """Something that may be meant."""

    target: str = Field(examples=["iccpr"])
    label: str
    reason: str
    link: str | None = Field(description="Where it is here; null when it is not in the library.")


class Citation(Schema):
    """A citation in a block. `start` and `end` count characters of the block's text."""

    id: int
    address: str = Field(description="The block it stands in.", examples=["para_61"])
    start: int
    end: int
    text: str
    kind: str = Field(examples=[kind.value for kind in CitationKind][:3])
    state: State
    target: str = Field(description="Empty where several things may be meant.", examples=["A/RES/48/121"])
    label: str = Field(examples=["A/RES/48/121, para. 3"])
    pinpoints: list[str] = Field(examples=[["para:3"]])
    link: str | None = Field(description="To the cited paragraph or document, if it is here.")
    places: list[str] = Field(description="The cited addresses.")
    found: bool = Field(description="False when the document is here and has no such paragraph.")
    candidates: list[Candidate]
    rule: str = Field(description="The rule that found it.")
    reason: str = Field(description="Why it was understood so.")
    corrected: str = Field(description="The misprint that was mended, or empty.")
    decided: str = Field(description="What a person said of it, or empty.", examples=["accepted"])

    @staticmethod
    def of(one: seeing.Shown) -> dict[str, Any]:
        """A citation as the finder shows it."""
        same = (
            "id", "address", "start", "end", "text", "kind", "state", "target", "label", "found", "rule",
            "reason", "corrected", "decided",
        )  # fmt: skip
        return {name: getattr(one, name) for name in same} | {
            "pinpoints": list(one.pinpoints),
            "places": list(one.places),
            "link": one.href or None,
            "candidates": [
                {
                    "target": each.target,
                    "label": each.label,
                    "reason": each.reason,
                    "link": each.href or None,
                }
                for each in one.candidates
            ],
        }


class Citing(Schema):
    """A paragraph that cites, with its sentence; `start` and `end` mark the citation in it."""

    citation: int
    symbol: str
    title: str
    language: str
    date: str
    address: str
    place: str = Field(examples=["para. 61"])
    sentence: str
    start: int
    end: int
    label: str = Field(description="What it cites.")
    places: list[str]
    link: str

    @staticmethod
    def of(row: finding.CitingRow) -> dict[str, Any]:
        """A row as the finder gives it."""
        same = (
            "citation", "symbol", "title", "language", "date", "address", "sentence", "start", "end", "label",
        )  # fmt: skip
        return {name: getattr(row, name) for name in same} | {
            "place": row.printed,
            "places": list(row.places),
            "link": row.href,
        }


class Cited(Schema):
    """One target of a document's citations."""

    target: str
    label: str
    kind: str
    state: State
    count: int
    places: list[str] = Field(description="The blocks that cite it.")
    link: str | None

    @staticmethod
    def of(row: finding.CitedRow) -> dict[str, Any]:
        """A row as the finder gives it."""
        same = ("target", "label", "kind", "state", "count")
        return {name: getattr(row, name) for name in same} | {
            "places": list(row.places),
            "link": row.href or None,
        }


class CitedParagraph(Schema):
    """A paragraph that is cited often."""

    address: str
    label: str
    count: int
    words: str = Field(description="Its first words.")
    link: str

    @staticmethod
    def of(row: finding.CitedParagraph) -> dict[str, Any]:
        """A row as the finder gives it."""
        same = ("address", "label", "count", "words")
        return {name: getattr(row, name) for name in same} | {"link": row.href}


class Review(Schema):
    """A citation to be reviewed, in its sentence; of a missing target, one example of `times`."""

    citation: Citation
    document: str
    language: str
    place: str
    link: str
    sentence: str
    start: int
    end: int
    times: int
    documents: int

    @staticmethod
    def of(row: queue.QueueRow) -> dict[str, Any]:
        """A row as the finder gives it."""
        same = ("document", "language", "sentence", "start", "end", "times", "documents")
        return {name: getattr(row, name) for name in same} | {
            "citation": Citation.of(row.shown),
            "place": row.printed,
            "link": row.href,
        }


class ReviewAsked(Asked):
    """Which list, and of which edition."""

    tab: Literal["sure", "choose", "missing"] = Field(
        "sure", description="sure: resolved and not decided; choose: several may be meant; missing: not here."
    )
    edition: int | None = Field(None, ge=1, le=LARGEST_ID, description="Only of this edition.")


class ReviewCounts(Schema):
    """How much there is to review, and how often proposals were right."""

    sure: int
    choose: int
    missing: int = Field(description="Targets that are not in the library.")
    decided: int
    right: int
    share: float | None = Field(description="right / decided, once enough are decided.")


class Decision(Schema):
    """What a person says of a citation."""

    model_config = ConfigDict(extra="forbid", strict=True)

    verdict: Literal["accepted", "other", "rejected"]
    target: Target | None = Field(None, description="What is meant; needed for other, and of candidates.")
    pinpoints: Annotated[list[Pinpoint], Field(max_length=MOST_PINPOINTS)] | None = Field(
        None, description="Which parts of it; left out: as they are.", examples=[["para:12/sub:b"]]
    )
    seen: StoredId | None = Field(None, description="The decision you saw, if there was one.")


class NewCitation(Schema):
    """A citation that was not found: a stretch of a block's text, and what it names."""

    model_config = ConfigDict(extra="forbid", strict=True)

    address: Line
    start: Offset
    end: Offset
    target: Target
    pinpoints: Annotated[list[Pinpoint], Field(max_length=MOST_PINPOINTS)] = Field(
        default_factory=list, description="Which parts of it.", examples=[["para:12/sub:b"]]
    )


class Accepted(Schema):
    """Which sure proposals are accepted at once: these, or all of one edition."""

    model_config = ConfigDict(extra="forbid", strict=True)

    citations: Annotated[list[StoredId], Field(max_length=MOST_AT_ONCE)] = Field(
        default_factory=list, description="Their numbers; those that are not sure are left out."
    )
    edition: StoredId | None = Field(None, description="All of this edition instead.")


class Decided(Schema):
    """What was decided. `batch` undoes it."""

    batch: str
    count: int
    citation: int | None = Field(description="Its number; null for several.")


class Acquisition(Schema):
    """Something that is cited and not in the library."""

    target: str
    label: str
    kind: str
    times: int
    documents: int

    @staticmethod
    def of(row: queue.Acquisition) -> dict[str, Any]:
        """A row as the finder gives it."""
        return {name: getattr(row, name) for name in ("target", "label", "kind", "times", "documents")}


class Finding(Schema):
    """Something that is wrong with a reference."""

    code: str = Field(examples=["missing-paragraph"])
    severity: Literal["error", "warning"]
    address: str
    start: int
    end: int
    text: str
    message: str
    suggestion: str = Field(description="What is likely meant, or empty.")

    @staticmethod
    def of(one: checking.Finding) -> dict[str, Any]:
        """A finding as the checker gives it."""
        names = ("code", "severity", "address", "start", "end", "text", "message", "suggestion")
        return {name: getattr(one, name) for name in names}


class Checked(Schema):
    """A file whose references were checked; nothing of it is kept."""

    name: str
    problem: str | None = Field(description="Why it could not be read, in a sentence; null when it was.")
    symbol: str | None
    title: str | None
    language: str | None
    references: int
    findings: list[Finding]


class Node(Schema):
    """A document in a neighbourhood."""

    id: int = Field(description="For the edges; nothing else knows it.")
    label: str
    title: str
    year: int | None
    link: str
    role: Literal["centre", "cites", "cited"]
    count: int


class Edge(Schema):
    """`source` cites `target` in so many paragraphs."""

    source: int
    target: int
    count: int


class Neighbourhood(Schema):
    """Who cites a document and what it cites; what was left out is counted."""

    nodes: list[Node]
    edges: list[Edge]
    more_citing: int
    more_cited: int

    @staticmethod
    def of(found: graph.Graph) -> dict[str, Any]:
        """A neighbourhood as the finder gives it."""
        names = ("id", "label", "title", "year", "role", "count")
        return {
            "nodes": [
                {name: getattr(one, name) for name in names} | {"link": one.href} for one in found.nodes
            ],
            "edges": [
                {"source": one.source, "target": one.target, "count": one.count} for one in found.edges
            ],
            "more_citing": found.folded.get(graph.CITES, 0),
            "more_cited": found.folded.get(graph.CITED, 0),
        }


class Year(Schema):
    """How many documents of one body cite it, in one year."""

    year: int | None
    body: str
    count: int


class AnyText(Schema):
    """A text that need not be in the library."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Text
    language: Language = "und"
    document: Line = Field("", description="The symbol of the document it stands in, if it is known.")


class FoundCandidate(Schema):
    """Something that may be meant."""

    target: str
    reason: str


class FoundCitation(Schema):
    """A citation in a text. `start` and `end` count its characters."""

    text: str
    start: int
    end: int
    kind: str
    target: str | None = Field(description="Null where several things may be meant.")
    pinpoint: list[str]
    rule: str
    reason: str
    candidates: list[FoundCandidate]
    corrected: str | None


class FoundCitations(Schema):
    """What a text cites."""

    citations: list[FoundCitation]


class FoundSymbol(Schema):
    """Document symbols in a text; a list ("and Add.1") is expanded."""

    start: int
    end: int
    text: str
    symbols: list[str] = Field(examples=[["A/57/292"]])
    corrected: str = Field(description="The misprint that was mended, or empty.")


class FoundSymbols(Schema):
    """The document symbols in a text."""

    symbols: list[FoundSymbol]
