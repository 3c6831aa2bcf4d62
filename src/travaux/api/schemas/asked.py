"""What is asked of lists and searches, as the query part of an address."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from travaux.api.paging import Asked, Cursor
from travaux.api.schemas.common import LARGEST_ID, Language, Line
from travaux.library.search.results import FACETS as SEARCH_FACETS
from travaux.library.shelf import FACETS as SHELF_FACETS
from travaux.texts.query import CITED_BY, CITES

LONGEST_QUERY = 1000  # characters: the longest that a person has typed is a sentence
MOST_CHOSEN = 50  # values of one facet

Year = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}|[0-9]{4}-([0-9]{4})?|-[0-9]{4})$")]
Words = Annotated[str, StringConstraints(max_length=LONGEST_QUERY, pattern=r"^[^\x00]*$")]
Values = Annotated[list[Line], Field(max_length=MOST_CHOSEN)]


class Chosen(Schema):
    """The facets that search and list share; several values of one count as any of them."""

    body: Values = Field([], description="Who issued it.", examples=["hrc"])
    kind: Values = Field([], description="Kind of document.", examples=["report"])
    year: Annotated[list[Year], Field(max_length=MOST_CHOSEN)] = Field(
        [], description="A year or a range.", examples=["2002", "2001-2005", "2001-", "-2005"]
    )
    lang: Values = Field([], description="Language, ISO 639-1.", examples=["fr"])
    country: Values = Field([], description="Country, ISO 3166 alpha-3.", examples=["FRA"])
    collection: Values = Field([], description="A collection's slug.")

    def facets(self) -> dict[str, tuple[str, ...]]:
        """The choices that were made, by facet."""
        named = (*SEARCH_FACETS, *SHELF_FACETS)
        chosen = {name: tuple(dict.fromkeys(getattr(self, name, ()))) for name in dict.fromkeys(named)}
        return {name: values for name, values in chosen.items() if values}


class ShelfAsked(Chosen):
    """What is asked of the list of documents."""

    text: Words = Field("", description="Words of the title or the symbol.")
    visibility: Annotated[list[Literal["public", "private"]], Field(max_length=2)] = Field([])
    sort: Literal["date", "added", "title", "symbol"] = "date"
    cursor: Cursor = Field("", description="`next` of the page before; left out for the first page.")


class SearchAsked(Chosen):
    """What is asked of the whole library's paragraphs."""

    text: Words = Field(
        "",
        description="The query, in the language of the search page (help: /help).",
        examples=['"arbitrary detention" OR torture', "police NEAR/5 custody", "A/57/292, para. 62"],
    )
    sort: Literal["relevance", "date", "cited"] = "relevance"
    exact: bool = Field(False, description="Words as they are written, not their inflections.")
    documents: int = Field(10, ge=1, le=50, description="How many documents a page.")
    per_document: int = Field(3, ge=1, le=20, description="How many paragraphs of each.")
    within: int | None = Field(None, ge=1, le=LARGEST_ID, description="Only in this edition.")
    strict: bool = Field(False, description="A query that can't be understood is an error (bad-query).")
    also: Language | Literal[""] = Field(
        "", description="Where the same paragraph stands in this language, if it is here.", examples=["fr"]
    )
    count_facets: bool = Field(True, description="Whether to count the facets.")
    cites: Values = Field(
        [], description="Only paragraphs that cite all of these.", examples=["A/57/292 para 62"]
    )
    cited_by: Values = Field(
        [], description="Only what all of these cite.", alias="cited-by", examples=["A/57/292"]
    )
    cursor: Cursor = Field("", description="`next` of the page before; left out for the first page.")

    def facets(self) -> dict[str, tuple[str, ...]]:
        """The choices that were made, the filters by citations among them."""
        chosen = {CITES: tuple(self.cites), CITED_BY: tuple(self.cited_by)}
        return super().facets() | {name: values for name, values in chosen.items() if values}


class BlocksAsked(Asked):
    """What is asked of an edition's blocks."""

    kind: Line = Field("", description="Only blocks of this kind.", examples=["paragraph", "heading"])


class CitedIn(Schema):
    """How to cite."""

    language: Language = Field("en", description="The language of the citation's own words.")


class LogAsked(Asked):
    """What is looked for in the log."""

    by: Line = Field("", description="Part of the name of who did it.")
    action: Line = Field("", description="What was done.", examples=["edit"])
    subject: Line = Field("", description="Part of what it was done to.")


class MoreAsked(Asked):
    """What is asked of one edition's paragraphs."""

    text: Words = Field(description="The query.", examples=["torture prevention"])
    exact: bool = Field(False, description="Words as they are written, not their inflections.")


class SimilarAsked(Schema):
    """How many similar paragraphs are wanted."""

    limit: int = Field(5, ge=1, le=50)
