"""Documents, their editions and what one edition says of itself."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from travaux.api.schemas.common import Visibility
from travaux.library import nouns
from travaux.library.finding import place_of
from travaux.library.models import Edition, Work
from travaux.library.shelf import Row
from travaux.library.shelf import Version as ShelfVersion
from travaux.texts.links import Place


class LanguageVersion(Schema):
    """One language of a document on the shelf."""

    language: str = Field(examples=["fr"])
    link: str = Field(examples=["/A/57/292/fr"])
    private: bool

    @staticmethod
    def of(version: ShelfVersion) -> dict[str, Any]:
        """A version as the shelf tells it."""
        return {"language": version.language, "link": version.place.path(), "private": version.private}


class DocumentRow(Schema):
    """A document as one line of the library."""

    symbol: str = Field(examples=["A/57/292"])
    title: str
    language: str = Field(description="Of the edition this line tells of.")
    body: str = Field(description="Who issued it.", examples=["ga"])
    kind: str = Field(examples=["report"])
    date: str = Field(description="ISO 8601; empty when it is not known.", examples=["2002-08-09"])
    pages: int
    paragraphs: int
    doubts: int = Field(description="How many warnings reading it gave.")
    needs_a_look: bool
    languages: list[LanguageVersion]
    link: str = Field(examples=["/A/57/292"])

    @staticmethod
    def of(row: Row) -> dict[str, Any]:
        """A line of the shelf."""
        same = ("symbol", "title", "language", "body", "kind", "date", "pages", "paragraphs", "doubts")
        return {name: getattr(row, name) for name in same} | {
            "needs_a_look": row.needs_a_look,
            "languages": [LanguageVersion.of(version) for version in row.versions],
            "link": row.place.path(),
        }


class EditionBrief(Schema):
    """One language version of a document, read from one file."""

    id: int
    symbol: str = Field(examples=["A/57/292"])
    language: str = Field(examples=["en"])
    version: int = Field(description="Files of this document and language, counted from 1.")
    superseded: bool = Field(description="A later version replaces it; it is kept and not searched.")
    title: str
    date: str = Field(examples=["2002-08-09"])
    visibility: Visibility
    page_count: int
    paragraph_count: int
    added_at: str
    link: str = Field(examples=["/A/57/292/en"])

    @staticmethod
    def of(one: Edition) -> dict[str, Any]:
        """An edition in short."""
        same = ("language", "version", "superseded", "title", "date", "visibility", "page_count")
        return {name: getattr(one, name) for name in same} | {
            "id": one.pk,
            "symbol": one.work.symbol,
            "paragraph_count": one.paragraph_count,
            "added_at": one.added_at.isoformat(),
            "link": place_of(one).path(),
        }


class Document(Schema):
    """What a symbol names, with its editions: by language, newest version first."""

    symbol: str
    other_symbols: list[str]
    body: str
    kind: str
    countries: list[str] = Field(description="ISO 3166 alpha-3.", examples=[["FRA"]])
    editions: list[EditionBrief]
    link: str

    @staticmethod
    def of(work: Work, editions: list[Edition]) -> dict[str, Any]:
        """A work with those of its editions that may be seen."""
        said = [nouns.metadata(one) for one in editions]  # only what these editions print themselves
        names = {name for one in said for name in (one.symbol, *one.other_symbols) if name}
        return {
            "symbol": work.symbol,
            "other_symbols": sorted(names - {work.symbol}),
            "body": work.body,
            "kind": work.kind,
            "countries": work.countries,
            "editions": [EditionBrief.of(one) for one in editions],
            "link": Place(work.symbol).path(),
        }


class Metadata(Schema):
    """What the document says of itself; null where it does not say. People's corrections count."""

    symbol: str | None
    other_symbols: list[str]
    title: str | None
    language: str | None
    original_language: str | None
    date: str | None = Field(examples=["2002-08-09"])
    distribution: str | None
    body: str | None
    session: str | None
    agenda_item: str | None
    job_number: str | None
    sources: dict[str, str] = Field(description="For each value the address of the block it was read from.")


class Original(Schema):
    """The file an edition was read from, kept byte for byte."""

    name: str
    sha256: str
    size: int = Field(description="In bytes.")
    media_type: str


class EditionFull(EditionBrief):
    """An edition with all that is known of it."""

    metadata: Metadata
    corrected: list[str] = Field(description="Names of the metadata that people corrected.")
    original: Original
    owner: str | None = Field(description="Who added it.")
    reader: str = Field(description="The version of Travaux that read it.")
    read_at: str
    warnings: int = Field(description="How many doubts reading gave.")

    @staticmethod
    def of(one: Edition) -> dict[str, Any]:
        """An edition in full."""
        said = nouns.metadata(one)
        file = one.original
        return EditionBrief.of(one) | {
            "metadata": nouns.metadata_row(said),
            "corrected": sorted(one.corrections),
            "original": {
                "name": one.name,
                "sha256": file.sha256,
                "size": file.size,
                "media_type": file.media_type,
            },
            "owner": one.owner.get_username() if one.owner else None,
            "reader": one.reader,
            "read_at": one.read_at.isoformat(),
            "warnings": one.warnings.count(),
        }
