"""Hits: what the tables say of the paragraphs that an engine found.

In: a viewer and what was found. Out: `Hit`s and `Group`s with numbers, headings and snippets. Three
queries for all of them together. What is no longer in the tables, or may not be seen, is left out,
whatever the index says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from travaux.library import finding
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.library.search.backend import Found
from travaux.library.search.results import Group, Hit
from travaux.library.search.snippets import Marker
from travaux.texts import reading as texts
from travaux.texts.labels import printed_label
from travaux.texts.reading import Kind

_COLUMNS = ("edition_id", "place", "address", "kind", "number", "parent", "text", "details", "language")
_JOINT = "__"  # between the steps of an address
_DEEPEST = 12  # parents of parents; a circle in a damaged table ends there
_LONGEST_HEADING = 120  # characters of a heading in a path


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as the tables have it, with its number as it is cited and the headings above it."""

    edition: Edition
    block: Block
    label: str
    headings: tuple[str, ...]


class Shelf:
    """The rows behind what was found, fetched together."""

    def __init__(self, viewer: Viewer, found: Sequence[Found]) -> None:
        wanted: dict[int, set[int]] = {}
        for one in found:
            wanted.setdefault(one.edition, set()).add(one.place)
        editions = visible_editions(viewer).filter(pk__in=wanted).select_related("work")
        self._editions: Mapping[int, Edition] = {one.pk: one for one in editions}
        self._blocks = self._fetched(wanted)
        self._above = self._parents()

    def hit(self, found: Found, marker: Marker) -> Hit | None:
        """A paragraph with all that a result shows of it; None when it is gone or not to be seen."""
        block = self._blocks.get((found.edition, found.place))
        edition = self._editions.get(found.edition)
        if block is None or edition is None:
            return None
        language = block.language or edition.language
        return Hit(
            edition_id=edition.pk,
            address=block.address,
            label=self._number(block, edition.language),
            kind=block.kind,
            heading=self._path(block, edition),
            snippet=marker.snippet(block.text, language),
            language=language,
            place=finding.place_of(edition).at(block.address),
            score=found.score,
        )

    def row(self, found: Found) -> Row | None:
        """A paragraph whole, with its number and headings; None when it is gone or not to be seen."""
        block = self._blocks.get((found.edition, found.place))
        edition = self._editions.get(found.edition)
        if block is None or edition is None:
            return None
        return Row(edition, block, self._number(block, edition.language), self._path(block, edition))

    def group(self, edition_id: int, total: int, hits: tuple[Hit, ...]) -> Group:
        """A document with its hits."""
        edition = self._editions[edition_id]
        return Group(
            edition_id=edition.pk,
            symbol=edition.work.symbol,
            title=edition.title,
            language=edition.language,
            body=edition.work.body,
            kind=edition.work.kind,
            date=edition.date,
            place=finding.place_of(edition),
            total=total,
            hits=hits,
            cited=edition.work.cited,
        )

    def _fetched(self, wanted: Mapping[int, Iterable[int]]) -> dict[tuple[int, int], Block]:
        condition = Q(pk__in=[])
        for edition, places in wanted.items():
            if edition in self._editions:
                condition |= Q(edition_id=edition, place__in=places)
        rows = Block.objects.filter(condition).only(*_COLUMNS)
        return {(row.edition_id, row.place): row for row in rows}

    def _parents(self) -> dict[tuple[int, str], Block]:
        """Headings of these documents, and what the hits hang on, by address."""
        condition = Q(edition_id__in=self._editions, kind=Kind.HEADING)
        above: dict[int, set[str]] = {}
        for row in self._blocks.values():
            above.setdefault(row.edition_id, set()).update(
                (*_prefixes(row.address), row.parent or row.address)
            )
        for edition, addresses in above.items():
            condition |= Q(edition_id=edition, address__in=addresses)
        rows = Block.objects.filter(condition).only(*_COLUMNS) if self._blocks else ()
        return {(row.edition_id, row.address): row for row in rows}

    def _number(self, block: Block, language: str) -> str:
        """Its number as it is cited: an item with the paragraph it belongs to, "3 (b) (i)"."""
        label = _label(block, language)
        row: Block | None = block
        for _ in range(_DEEPEST):
            if row is None or row.kind != Kind.ITEM:
                break
            row = self._above.get((block.edition_id, row.parent or ""))
            if row is not None and row.kind != Kind.HEADING:
                label = f"{_label(row, language).rstrip('.')} {label}".strip()
        return label

    def _path(self, block: Block, edition: Edition) -> tuple[str, ...]:
        """The headings above it, outermost first."""
        path: list[str] = []
        above = block.parent
        for _ in range(_DEEPEST):
            row = self._above.get((block.edition_id, above)) if above else None
            if row is None:
                break
            if row.kind == Kind.HEADING:
                words = f"{_label(row, edition.language)} {row.text}".strip()
                path.append(
                    words if len(words) <= _LONGEST_HEADING else words[:_LONGEST_HEADING].rstrip() + "…"
                )
            above = row.parent
        return tuple(reversed(path))


def _prefixes(address: str) -> list[str]:
    """The addresses of what it may hang on: those of its first steps."""
    steps = address.split(_JOINT)
    return [_JOINT.join(steps[:count]) for count in range(1, len(steps))]


def _label(row: Block, language: str) -> str:
    noun = texts.Block(
        row.address,
        Kind(row.kind),
        row.text,
        number=row.number,
        details=tuple(row.details.items()),
        language=row.language,
    )
    return printed_label(noun, language)
