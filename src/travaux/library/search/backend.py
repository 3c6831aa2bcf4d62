"""What a search engine must be able to do: the seam at which another one can be put.

In: entries (one a paragraph) and questions as syntax trees. Out: keys with scores, and counts.
An engine knows no database, no permissions and no pages; `tests/library/search/contract.py` is what
every engine passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from travaux.texts.query import Node


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph as an engine keeps it. `key` is unique; `edition` groups and removes.

    `language` is the document's, which people filter by; `written` is the paragraph's own where that
    is another one. `symbols` are keys (`texts.links.key`).
    """

    edition: int
    place: int
    address: str
    text: str
    language: str
    block_kind: str
    symbols: tuple[str, ...]
    title: str
    body: str
    kind: str
    year: int | None
    day: int  # days since 0001-01-01, 0 when the date is unknown
    countries: tuple[str, ...]
    collections: tuple[str, ...]
    audience: str
    cited: int = 0
    written: str = ""

    @property
    def key(self) -> str:
        """Unique for a paragraph: edition and place in it."""
        return f"{self.edition}:{self.place}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to an engine.

    `filters` maps facet names to the values of which one must stand there (a year may be a range
    "2001-2005"); `audiences` None means everything; `within` is one edition. `skip` and `take` count
    documents in `search`, paragraphs in `paragraphs` and `similar`. `exact` turns inflections off.
    """

    node: Node | None
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    audiences: frozenset[str] | None = None
    within: int | None = None
    sort: str = "relevance"
    skip: int = 0
    take: int = 10
    per_document: int = 3
    exact: bool = False


class Found(NamedTuple):
    """A paragraph that matches."""

    edition: int
    place: int
    score: float


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document with its best paragraphs and the number of all that match."""

    edition: int
    total: int
    best: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Documents in order, with exact counts of paragraphs and documents."""

    total: int
    documents: int
    groups: tuple[FoundDocument, ...]


class SearchBackend(Protocol):
    """An engine. Changes are seen by searches after `commit`; a reader sees them without restarting.

    `add`, `remove`, `clear` and `commit` raise WriterBusyError while another process writes.
    """

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in entries; all of one edition's come after `remove` of that edition."""

    def remove(self, edition: int) -> None:
        """Forget an edition."""

    def clear(self) -> None:
        """Forget everything."""

    def commit(self) -> None:
        """Make what was added and removed durable and visible."""

    def search(self, question: Question) -> Answer:
        """The documents that match, best first."""

    def paragraphs(self, question: Question) -> Sequence[Found]:
        """The paragraphs that match, whatever their document, best first."""

    def counts(self, question: Question, facets: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        """For each facet how many paragraphs each value has, ignoring the facet's own filter."""

    def similar(self, text: str, language: str, question: Question) -> Sequence[Found]:
        """Paragraphs that share the telling words of `text`, most alike first."""

    def rest(self) -> None:
        """Let another process write, until the next change."""

    def editions(self) -> Mapping[int, int]:
        """How many entries each edition has: to hold the index against the store."""

    def close(self) -> None:
        """Let go of files and locks."""
