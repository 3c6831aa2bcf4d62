"""The columns page of a work: which versions stand beside each other, and one page of their rows.

In: a viewer, an edition, the languages wanted beside it, what is asked of the rows. Out: `Columns`. Only
versions that the viewer may see are offered, counted or shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.library import finding
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.library.side_by_side.table import Table, differences, table
from travaux.texts.alignment import By, Difference, Joined, Why
from travaux.texts.errors import MissingError, UsageError
from travaux.texts.links import Place
from travaux.texts.reading import Block

MOST = 3  # columns: more are too narrow to read
A_PAGE = 150  # rows: some thirty pages of print, and quick to send
_FIRST = ("en", "fr", "es", "ru", "ar", "zh")  # where the reader prefers none of those there are
ONLY = ("differences", "gaps")
"""What the rows can be limited to: those where figures differ, those with an empty cell."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the rows: a page, or the page with the block at an address of the first version,
    and whether only some of them. `size` 0 is all at once."""

    page: int = 1
    at: str = ""
    only: str = ""
    size: int = A_PAGE


@dataclass(frozen=True, slots=True)
class Cell:
    """One version of a row. An empty one has the reason `why` and the number that is missing."""

    edition: Edition
    block: Block | None
    anchor: str = ""
    by: By | None = None
    why: Why | None = None
    missing: Block | None = None
    differences: tuple[Difference, ...] = ()
    numbers_differ: bool = False

    @property
    def place(self) -> Place | None:
        """The address of the paragraph in this version."""
        return finding.place_of(self.edition).at(self.block.address) if self.block else None


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its cells. `anchor` is the address of its paragraph in the first version. Where that has
    none, and for the other cells, the language stands before it: each is in a page once ("fr-para_62")."""

    anchor: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """One page of rows; the counts are of the whole document."""

    editions: tuple[Edition, ...]
    rows: tuple[Row, ...]
    total: int
    shown: int
    differing: int
    incomplete: int
    page: int
    pages: int


def beside(
    viewer: Viewer, edition: Edition, wanted: Sequence[str], prefer: Sequence[str] = ()
) -> list[Edition]:
    """The edition and those in the `wanted` languages beside it; where none is wanted the first of `prefer`,
    or the first there is. Raises MissingError for a language it is not in, UsageError for too many."""
    newest = {one.language: one for one in others(viewer, edition)}
    chosen = list(dict.fromkeys(code for code in wanted if code and code != edition.language))
    if len(chosen) >= MOST:
        raise UsageError(
            f"{MOST} languages at most stand side by side: leave out {', '.join(chosen[MOST - 1 :])}."
        )
    if not chosen:
        chosen = [code for code in (*prefer, *_FIRST, *newest) if code in newest][:1]
    missing = [code for code in chosen if code not in newest]
    if missing:
        there = ", ".join([edition.language, *newest])
        raise MissingError(f"{edition.work.symbol} is here in {there}, but not in {', '.join(missing)}.")
    return [edition, *(newest[code] for code in chosen)]


def others(viewer: Viewer, edition: Edition) -> list[Edition]:
    """The newest edition in each other language."""
    rows = finding.editions(viewer, edition.work).exclude(language=edition.language).select_related("work")
    newest: dict[str, Edition] = {}
    for one in sorted(rows, key=lambda one: (one.superseded, -one.version)):
        newest.setdefault(one.language, one)
    return [newest[code] for code in sorted(newest)]


def columns(editions: Sequence[Edition], asked: Asked) -> Columns:
    """One page of the rows of these editions, which the viewer was found to see (`beside`)."""
    if len(editions) == 1:
        return Columns(tuple(editions), (), 0, 0, 0, 0, 1, 1)
    whole = table(editions)
    chosen = _chosen(whole, asked.only)
    size = asked.size or max(1, len(chosen))
    pages = max(1, -(-len(chosen) // size))
    page = _page_of(whole, chosen, asked.at, size) if asked.at else asked.page
    page = min(max(1, page), pages)
    rows = tuple(_row(editions, whole, at) for at in chosen[(page - 1) * size : page * size])
    counts = (len(whole.rows), len(chosen), len(whole.differing), len(whole.incomplete))
    return Columns(tuple(editions), rows, *counts, page, pages)


def some(editions: Sequence[Edition], only: str, skip: int, take: int) -> list[Row]:
    """A stretch of the rows, for lists that are counted."""
    if len(editions) == 1:
        return []
    whole = table(editions)
    return [_row(editions, whole, at) for at in _chosen(whole, only)[skip : skip + take]]


def _chosen(whole: Table, only: str) -> list[int]:
    if only == "differences":
        return sorted(whole.differing)
    return sorted(whole.incomplete) if only == "gaps" else list(range(len(whole.rows)))


def _page_of(whole: Table, chosen: Sequence[int], address: str, size: int) -> int:
    """The page with the block at this address of any version, the first before the others."""
    for version, blocks in enumerate(whole.versions):
        place = next((at for at, block in enumerate(blocks) if block.address == address), None)
        if place is None:
            continue
        for rank, at in enumerate(chosen):
            if place in whole.rows[at].places[version]:
                return rank // size + 1
    return 1


def _row(editions: Sequence[Edition], whole: Table, at: int) -> Row:
    row = whole.rows[at]
    marked = (
        differences(whole.languages, whole.versions, row) if at in whole.differing else ((),) * len(editions)
    )
    blocks = [whole.versions[n][places[0]] if places else None for n, places in enumerate(row.places)]
    first = next(block for block in blocks if block is not None)
    cells = tuple(_cell(editions[n], row, n, blocks[n], first, marked[n]) for n in range(len(editions)))
    anchor = next(cell.anchor for cell in cells if cell.anchor)
    return Row(anchor, cells, at in whole.differing)


def _cell(
    edition: Edition, row: Joined, n: int, block: Block | None, first: Block, marked: tuple[Difference, ...]
) -> Cell:
    missing = first if block is None else None
    anchor = (f"{edition.language}-{block.address}" if n else block.address) if block else ""
    return Cell(edition, block, anchor, row.by[n], row.why[n], missing, marked, row.numbers_differ[n])
