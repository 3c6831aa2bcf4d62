"""The words of paragraphs in collections: those that were chosen, and those that stand there now. Pure.

In: the address of an item ("para_62", "para_62:34-78", "para_62~para_64"), the words it had, and the texts of
the blocks there. Out: the words there now, and whether they have changed. Words that have only moved inside
their paragraph have not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.library.models import CollectionItem
from travaux.texts import passage
from travaux.texts.passage import BETWEEN, Stretch


def ends(address: str) -> tuple[str, ...]:
    """The addresses of the first and the last block of an item's place."""
    if not address:
        return ()
    stretch = passage.parse(address)
    return (stretch.address,) if stretch.last == stretch.address else (stretch.address, stretch.last)


def now(address: str, quote: str, texts: Sequence[str]) -> tuple[str, bool]:
    """The words at a place whose blocks have these texts, and whether they are others than those chosen."""
    stretch = passage.parse(address)
    whole = BETWEEN.join(texts)
    if stretch.whole:
        return whole, _folded(whole) != _folded(quote)
    there = _cut(stretch, texts)
    if _folded(there) == _folded(quote) or _folded(quote) in _folded(whole):
        return quote, False
    return whole, True


def same(texts: Mapping[tuple[int, str], str], edition: int, row: CollectionItem) -> bool:
    """Whether an edition has the very words of an item at its address (at its ends, for several blocks)."""
    there = [_folded(texts.get((edition, name), "")) for name in ends(row.address)]
    quote = _folded(row.quote)
    if not quote or not all(there):
        return False
    if not passage.parse(row.address).whole:
        return len(there) == 1 and quote in there[0]
    return quote.startswith(there[0]) and quote.endswith(there[-1]) if len(there) > 1 else quote == there[0]


def _cut(stretch: Stretch, texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return texts[0][stretch.start : stretch.end]
    return BETWEEN.join((texts[0][stretch.start :], *texts[1:-1], texts[-1][: stretch.end]))


def _folded(text: str) -> str:
    return " ".join(text.split())
