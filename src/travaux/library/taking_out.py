"""What is taken out at once: all paragraphs of a search, or all documents of a list.

In: a viewer and what a page of results or the shelf was asked. Out: counts, and rows one after another:
what the page shows, all pages of it, and of a paragraph its whole text. A few hundred rows are held at a
time, however many there are; nobody gets what they may not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from travaux.library import shelf
from travaux.library.finding import place_of
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.library.search import finder, hits
from travaux.library.search.backend import Found
from travaux.library.search.results import Request
from travaux.texts.links import Place

ROWS_AT_A_TIME = 300  # paragraphs looked up together: their texts are some 300 kB


@dataclass(frozen=True, slots=True)
class Item:
    """A document, or a paragraph of one: then it has an address, its number as cited, headings and words.

    `language` and `title` are those of the edition told; `languages` all that a document is here in.
    """

    symbol: str
    title: str
    language: str
    date: str
    body: str
    kind: str
    place: Place
    languages: tuple[str, ...] = ()
    address: str = ""
    number: str = ""
    what: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How much there is to take out; `paragraphs` is None where documents are taken."""

    documents: int
    paragraphs: int | None = None


def count_found(viewer: Viewer, request: Request) -> Count:
    """How many paragraphs match, in how many documents."""
    found = finder.search(viewer, replace(request, page=1, documents=1, per_document=1, facets=False))
    return Count(found.documents, found.total)


def found(viewer: Viewer, request: Request) -> Iterator[Item]:
    """All paragraphs that match: by document in the order of the search, in each in reading order."""
    for some in _batches(finder.every(viewer, request)):
        rows = hits.Shelf(viewer, some)
        yield from (_paragraph(row) for one in some if (row := rows.row(one)) is not None)


def found_documents(viewer: Viewer, request: Request) -> Iterator[Item]:
    """The documents in which something matches, in the order of the search."""
    for some in _batches(group[:1] for group in finder.every(viewer, request)):
        rows = hits.Shelf(viewer, some)
        for one in some:
            row = rows.row(one)
            if row is not None:
                yield _of_edition(row.edition)


def count_documents(viewer: Viewer, filters: shelf.Filters) -> Count:
    """How many documents the list holds."""
    return Count(shelf.total(viewer, filters))


def documents(viewer: Viewer, filters: shelf.Filters, prefer: tuple[str, ...] = ()) -> Iterator[Item]:
    """All documents of the list, in its order."""
    return (_document(row) for row in shelf.every(viewer, filters, prefer))


def _batches(groups: Iterable[Sequence[Found]]) -> Iterator[list[Found]]:
    """As many as are looked up together."""
    held: list[Found] = []
    for group in groups:
        held += group
        while len(held) >= ROWS_AT_A_TIME:
            yield held[:ROWS_AT_A_TIME]
            del held[:ROWS_AT_A_TIME]
    if held:
        yield held


def _paragraph(row: hits.Row) -> Item:
    edition, block = row.edition, row.block
    return Item(
        edition.work.symbol,
        edition.title,
        block.language or edition.language,
        edition.date,
        edition.work.body,
        edition.work.kind,
        place_of(edition).at(block.address),
        (edition.language,),
        block.address,
        row.label,
        block.kind,
        row.headings,
        block.text,
    )


def _of_edition(edition: Edition) -> Item:
    work = edition.work
    return Item(
        work.symbol, edition.title, edition.language, edition.date, work.body, work.kind, place_of(edition),
        (edition.language,),
    )  # fmt: skip


def _document(row: shelf.Row) -> Item:
    languages = tuple(version.language for version in row.versions)
    return Item(row.symbol, row.title, row.language, row.date, row.body, row.kind, row.place, languages)
