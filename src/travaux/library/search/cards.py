"""Cards: what an index knows of each document, for filtering, sorting and counting.

In: how many paragraphs match in each document. Out: which of them pass the filters, in which order,
and how many paragraphs each value of each facet has. Body, kind, year, language, countries,
collections and audience belong to a document and not to a paragraph; so one pass of the engine,
which counts matches by document, is enough for all filters, sorts and facets. The rest is done here,
over documents, which are a hundred times fewer than paragraphs.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, NamedTuple

from travaux.library.search.backend import Entry, Question

_SEVERAL = frozenset({"country", "collection"})  # a document may have several of these
_WIDEST = 400  # years; a wider range than any library spans is cut


class Card(NamedTuple):
    """What people filter and sort a document by."""

    body: str
    kind: str
    year: int
    lang: str
    country: tuple[str, ...]
    collection: tuple[str, ...]
    audience: str
    day: int
    cited: int

    def packed(self) -> bytes:
        """As the index keeps it."""
        return json.dumps(self, separators=(",", ":")).encode()


def of(entry: Entry) -> Card:
    """The card of the document that an entry belongs to."""
    return Card(
        entry.body,
        entry.kind,
        entry.year or 0,
        entry.language,
        entry.countries,
        entry.collections,
        entry.audience,
        entry.day,
        entry.cited,
    )


def unpacked(packed: bytes) -> Card:
    """A card as it was."""
    body, kind, year, lang, country, collection, *rest = json.loads(packed)
    return Card(body, kind, year, lang, tuple(country), tuple(collection), *rest)


def years(values: Sequence[str]) -> list[int]:
    """The years that "2001" and "2001-2005" name."""
    found: list[int] = []
    for value in values:
        first, _, last = value.partition("-")
        if first.isdecimal() and (not last or last.isdecimal()):
            found += range(int(first), min(int(last or first), int(first) + _WIDEST) + 1)
    return found


class Cards:
    """All cards of an index, by document and by what they say."""

    def __init__(self, cards: Mapping[int, Card]) -> None:
        self.cards = cards
        self._columns: dict[str, dict[int, Any]] = {
            name: {one: card[at] for one, card in cards.items()} for at, name in enumerate(Card._fields)
        }
        self._holders: dict[str, dict[object, set[int]]] = {}

    def passing(self, matches: Mapping[int, int], question: Question, *, without: str = "") -> dict[int, int]:
        """The documents that pass the filters (but for the facet `without`), with their matches."""
        kept: Set[int] = matches.keys() & self.cards.keys()
        if question.audiences is not None:
            kept = kept & self._with("audience", question.audiences)
        for name, values in question.filters.items():
            if values and name != without:
                kept = kept & self._with(name, years(values) if name == "year" else values)
        return dict(matches) if len(kept) == len(matches) else {one: matches[one] for one in kept}

    def ordered(self, documents: Iterable[int], sort: str) -> list[int]:
        """Newest or most cited first; between equals the newest, then what was added last."""
        day, cited = self._columns["day"], self._columns["cited"]
        if sort == "cited":
            return sorted(documents, key=lambda one: (-cited[one], -day[one], -one))
        return sorted(documents, key=lambda one: (-day[one], -one))

    def counted(self, matches: Mapping[int, int], facets: Sequence[str]) -> dict[str, Counter[str]]:
        """For each facet how many paragraphs match in documents of each value."""
        # Whole sets are met and summed, so that no step of Python is taken for each document.
        kept = set(matches)
        found: dict[str, Counter[str]] = {}
        for facet in facets:
            met = ((value, kept & those) for value, those in self._held(facet).items() if value)
            found[facet] = Counter(
                {str(value): sum(map(matches.__getitem__, those)) for value, those in met if those}
            )
        return found

    def _with(self, name: str, values: Iterable[object]) -> Set[int]:
        """The documents that have one of these values."""
        holders = self._held(name)
        found = [holders[value] for value in values if value in holders]
        return found[0] if len(found) == 1 else set().union(*found)

    def _held(self, name: str) -> Mapping[object, set[int]]:
        """For each value the documents that have it."""
        holders = self._holders.get(name)
        if holders is None:
            holders = {}
            for one, value in self._columns[name].items():
                for each in value if name in _SEVERAL else (value,):
                    holders.setdefault(each, set()).add(one)
            self._holders[name] = holders
        return holders
