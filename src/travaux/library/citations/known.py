"""What the library knows of the documents that a text cites, for checking references.

In: a viewer and the citations. Out: for each target whether it is here, which paragraphs it has, its date;
and, for a resolution that is not here, one of the same number that is. Nothing of what the viewer may not
see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from travaux.library.citations import labels, names, seeing
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer, visible_editions
from travaux.texts import symbol as symbols
from travaux.texts.citation import Citation
from travaux.texts.symbol import Symbol, SymbolError

_MAIN = re.compile(r"(?:para|op)_(?P<number>[0-9]{1,6})\Z")
_OTHER_RESOLUTIONS = ("A/RES/{0}", "A/HRC/RES/{0}", "E/RES/{0}", "E/CN.4/RES/{0}", "E/CN.4/Sub.2/RES/{0}")
_YEARS_AROUND = 3  # a wrong year of a resolution of the Security Council is seldom further off


@dataclass(frozen=True)
class Known:
    """A document that is here: its name, all its addresses (None: no text of it is here), its year."""

    name: str
    addresses: frozenset[str] | None
    year: int | None

    @cached_property
    def numbers(self) -> tuple[int, int] | None:
        """First and last number of its main paragraphs, or None when it has none."""
        found = [int(match["number"]) for name in self.addresses or () if (match := _MAIN.match(name))]
        return (min(found), max(found)) if found else None


class Lookup(Protocol):
    """Who knows of documents; the library does (`of`)."""

    def document(self, target: str) -> Known | None:
        """What is known of a target; None when it is not here."""

    def namesake(self, target: str) -> str | None:
        """The symbol of a resolution of the same number that is here, where this one is not."""


class Library:
    """What a library knows, for one viewer; asked once for all targets of a text."""

    def __init__(self, viewer: Viewer, targets: Iterable[str]) -> None:
        self._viewer = viewer
        wanted = set(targets)
        others = {target: list(_namesakes(target)) for target in wanted}
        self._others = {target: some for target, some in others.items() if some}
        keys = {names.key(one) for one in (*wanted, *(one for some in others.values() for one in some))}
        by_key = names.works_by_key(keys)
        self._works = seeing.cited_works(viewer, {pk for some in by_key.values() for pk in some})
        self._by_key = {
            key: seen[0] for key, some in by_key.items() if (seen := [pk for pk in some if pk in self._works])
        }
        self._known: dict[int, Known] = {}

    def document(self, target: str) -> Known | None:
        """What is here of a target."""
        work = self._by_key.get(names.key(target))
        if work is None:
            return None
        if work not in self._known:
            self._known[work] = self._read(work)
        return self._known[work]

    def namesake(self, target: str) -> str | None:
        """Another resolution of this number, where this one is not here."""
        if names.key(target) in self._by_key:
            return None
        return next((one for one in self._others.get(target, ()) if names.key(one) in self._by_key), None)

    def _read(self, work: int) -> Known:
        editions = visible_editions(self._viewer).filter(work=work, superseded=False)
        there = Block.objects.filter(edition__in=editions).values_list("address", flat=True)
        name = labels.title("", self._works[work])
        return Known(name, frozenset(there) or None, _year(editions))


def of(viewer: Viewer, found: Iterable[tuple[str, Iterable[Citation]]]) -> Library:
    """What the library knows, for the citations of a text."""
    return Library(viewer, {one.target for _, some in found for one in some if one.target})


def _year(editions: Iterable[Edition]) -> int | None:
    dates = sorted(one.date for one in editions if one.date[:4].isdigit())
    return int(dates[0][:4]) if dates else None


def _namesakes(target: str) -> Iterable[str]:
    """Resolutions that may be meant when the organ or the year is wrong."""
    parsed = resolution(target)
    if parsed is None:
        return
    if parsed.organ == "S" and parsed.year:
        for year in range(parsed.year - _YEARS_AROUND, parsed.year + _YEARS_AROUND + 1):
            if year != parsed.year:
                yield f"S/RES/{parsed.number} ({year})"
        return
    number = f"{parsed.session or parsed.year}/{parsed.number}"
    for form in _OTHER_RESOLUTIONS:
        if (one := form.format(number)) != target:
            yield one


def resolution(target: str) -> Symbol | None:
    """The symbol of a resolution or decision; None for all else."""
    try:
        parsed = symbols.parse(target)
    except SymbolError:
        return None
    return parsed if parsed.kind in ("RES", "DEC") else None
