"""What a search finds."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from travaux.library.search import results


class Part(Schema):
    """A stretch of a snippet; `marked` where it matches."""

    text: str
    marked: bool


class Hit(Schema):
    """A paragraph that matches."""

    edition: int
    address: str = Field(examples=["para_62"])
    label: str = Field(description="Its number as printed, or empty.", examples=["62."])
    kind: str
    heading: list[str] = Field(description="The headings it stands under, outermost first.")
    snippet: list[Part]
    language: str
    link: str = Field(examples=["/A/57/292/en/para/62"])
    score: float
    cited: int = Field(
        description="Paragraphs of other documents that cite it, where results are sorted by that."
    )
    elsewhere: str | None = Field(None, description="The same paragraph in the language of `also`.")

    @staticmethod
    def of(hit: results.Hit) -> dict[str, Any]:
        """A paragraph as the finder gives it."""
        same = ("address", "label", "kind", "language", "score", "cited")
        return {name: getattr(hit, name) for name in same} | {
            "edition": hit.edition_id,
            "heading": list(hit.heading),
            "snippet": [{"text": part.text, "marked": part.marked} for part in hit.snippet],
            "link": hit.place.path(),
            "elsewhere": hit.elsewhere.path() if hit.elsewhere else None,
        }


class Group(Schema):
    """The paragraphs of one document that match: the best few, and how many there are."""

    edition: int
    symbol: str
    title: str
    language: str
    body: str
    kind: str
    date: str
    link: str
    total: int
    cited: int = Field(description="Other public documents that cite it.")
    hits: list[Hit]

    @staticmethod
    def of(group: results.Group) -> dict[str, Any]:
        """A document as the finder gives it."""
        same = ("symbol", "title", "language", "body", "kind", "date", "total", "cited")
        return {name: getattr(group, name) for name in same} | {
            "edition": group.edition_id,
            "link": group.place.path(),
            "hits": [Hit.of(hit) for hit in group.hits],
        }


class FacetValue(Schema):
    """One value of a facet, and how many paragraphs choosing it would give."""

    value: str = Field(examples=["hrc"])
    label: str
    count: int
    chosen: bool


class Facet(Schema):
    """A facet with its values; counts leave its own choice out."""

    name: str = Field(examples=["body"])
    values: list[FacetValue]

    @staticmethod
    def of(facet: results.Facet) -> dict[str, Any]:
        """A facet as the finder gives it."""
        same = ("value", "count", "chosen")
        values = [
            {name: getattr(one, name) for name in same} | {"label": str(one.label)} for one in facet.values
        ]
        return {"name": facet.name, "values": values}


class QueryProblem(Schema):
    """What could not be understood, with its place in the query (characters)."""

    message: str
    at: int
    end: int


class Without(Schema):
    """When nothing was found: a choice to take away, and how many paragraphs that would give."""

    facet: str
    value: str
    count: int


class Results(Schema):
    """What was found: paragraphs, grouped by document."""

    understood: str = Field(description="The query as it was understood.")
    total: int = Field(description="Paragraphs, exactly.")
    documents: int
    groups: list[Group]
    facets: list[Facet]
    jump: str | None = Field(description="Where a typed symbol or citation leads.")
    problems: list[QueryProblem]
    without: list[Without]
    notice: str = Field(description="Something a person should be told, or empty.")
    milliseconds: float
    next: str | None

    @staticmethod
    def of(found: results.Results, following: str | None) -> dict[str, Any]:
        """Results as the finder gives them."""
        same = ("understood", "total", "documents", "notice", "milliseconds")
        return {name: getattr(found, name) for name in same} | {
            "groups": [Group.of(group) for group in found.groups],
            "facets": [Facet.of(facet) for facet in found.facets],
            "jump": found.jump.path() if found.jump else None,
            "problems": [{"message": one.message, "at": one.at, "end": one.end} for one in found.problems],
            "without": [
                {"facet": facet, "value": value, "count": count} for facet, value, count in found.without
            ],
            "next": following,
        }
