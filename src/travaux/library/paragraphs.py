"""Finders inside one edition: a paragraph by its number, a range, what is nearest, the headings.

In: an edition (already found for its viewer by `finding.edition`) and a number as people cite it.
Out: rows. A number is language-neutral: "12(b)" finds the second item of paragraph 12 in Arabic too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from travaux.library.finding import Unknown
from travaux.library.models import Block, Edition
from travaux.texts import address, links
from travaux.texts.errors import MissingError
from travaux.texts.reading import Kind

# Units that "paragraph 3" can mean, likeliest first: numbered ones, then operative ones of resolutions.
_UNITS = ("para", "op")
_NUMBERED = (Kind.PARAGRAPH, Kind.ITEM, Kind.PREAMBLE)
_NEAREST = 2  # numbers shown on either side of one that is not there
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LEADING = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """A block, and whether it was found at another address than the one asked for."""

    block: Block
    moved: bool = False


def paragraph(edition: Edition, value: str) -> Found:
    """The paragraph or item that a pinpoint names: "62", "12 bis", "12 (b) (ii)".

    Raises MissingError with the nearest numbers and the document's range.
    """
    parts = links.split_paragraph(value)
    if parts:
        number, letters = parts
        wanted = [address.join(address.step(unit, number), *_items(letters)) for unit in _UNITS]
        found = _main(edition, number, wanted, letters) or _former(edition, wanted)
        if found:
            return found
    raise MissingError(sentence(edition, unknown(edition, value)))


def between(edition: Edition, value: str) -> list[Block]:
    """The blocks of a range of paragraphs ("59-63"), what hangs on the last one among them.

    Raises MissingError where an end is not there, or the range runs backwards.
    """
    ends = links.split_range(value)
    if ends is None:
        raise MissingError(f"“{value}” is no range of paragraphs: write it as 59-63.")
    first, last = (paragraph(edition, end).block for end in ends)
    if last.place < first.place:
        raise MissingError(f"The range {value} runs backwards: did you mean {ends[1]}-{ends[0]}?")
    upto = [*under(edition, last)][-1].place
    return list(_shown(edition).filter(place__gte=first.place, place__lte=upto).order_by("place"))


def under(edition: Edition, block: Block) -> list[Block]:
    """A block with its items and unnumbered parts, in reading order; never empty."""
    inside = Q(address__startswith=f"{block.address}__") & ~Q(address__startswith=f"{block.address}__dup_")
    found = list(_shown(edition).filter(inside, place__gt=block.place).order_by("place"))
    return [block, *found]


def outline(edition: Edition) -> QuerySet[Block]:
    """The headings in reading order."""
    return edition.blocks.filter(kind=Kind.HEADING).order_by("place")


def unknown(edition: Edition, asked: str) -> Unknown:
    """What to say of a number that is not there: the nearest ones, the first and the last."""
    numbers = _numbers(edition)
    near = tuple(_nearest(asked, numbers))
    return Unknown(asked, near, numbers[0] if numbers else None, numbers[-1] if numbers else None)


def sentence(edition: Edition, missing: Unknown) -> str:
    """The same in one sentence."""
    symbol = edition.work.symbol
    if missing.first is None:
        return f"{symbol} ({edition.language}) has no numbered paragraphs: open it and choose a place."
    near = f" The nearest are {' and '.join(missing.nearest)}." if missing.nearest else ""
    return (
        f"{symbol} ({edition.language}) has no paragraph {missing.asked}: "
        f"its numbers run from {missing.first} to {missing.last}.{near}"
    )


def _shown(edition: Edition) -> QuerySet[Block]:
    return edition.blocks.exclude(kind__in=(Kind.FURNITURE, Kind.FOOTNOTE))


def _items(letters: Iterable[str]) -> list[str]:
    return [address.step("list", letter) for letter in letters]


def _main(edition: Edition, number: str, wanted: Sequence[str], letters: Sequence[str]) -> Found | None:
    """By its address; else by its number anywhere, the first in reading order; then down its letters."""
    direct = {row.address: row for row in edition.blocks.filter(address__in=wanted)}
    for name in wanted:
        if name in direct:
            return Found(direct[name])
    bases = [address.step(unit, number) for unit in _UNITS]
    anywhere = Q(address__in=bases) | Q(kind__in=_NUMBERED, number=number, address__contains="para_")
    rows = list(edition.blocks.filter(anywhere).order_by("place"))
    if not rows:
        return None
    base = min(rows, key=lambda row: (row.address not in bases, row.place))
    block = _down(edition, base, letters)
    return Found(block) if block else None


def _down(edition: Edition, base: Block, letters: Sequence[str]) -> Block | None:
    """The item under `base`: by its letter in any case, or by its place where letters are others."""
    block: Block | None = base
    for letter in letters:
        assert block is not None
        items = list(edition.blocks.filter(parent=block.address, kind=Kind.ITEM).order_by("place"))
        block = next((item for item in items if (item.number or "").lower() == letter.lower()), None)
        if block is None and letter in _ALPHABET and not any(_is_latin(item) for item in items):
            at = _ALPHABET.index(letter)
            block = items[at] if at < len(items) else None
        if block is None:
            return None
    return block


def _is_latin(item: Block) -> bool:
    return (item.number or "").lower() in _ALPHABET


def _former(edition: Edition, wanted: Sequence[str]) -> Found | None:
    moved = edition.former_addresses.filter(former__in=wanted).first()
    row = edition.blocks.filter(address=moved.address).first() if moved else None
    return Found(row, moved=True) if row else None


def _numbers(edition: Edition) -> list[str]:
    """The numbers of the main paragraphs, in reading order."""
    rows = edition.blocks.filter(kind__in=_NUMBERED, number__isnull=False).order_by("place")
    found = [
        (name, number)
        for name, number in rows.values_list("address", "number")
        if number and name.partition("_")[0] in _UNITS and "__" not in name
    ]
    return [number for _, number in found]


def _nearest(asked: str, numbers: Sequence[str]) -> list[str]:
    """The numbers just below and just above one that is not there, in order."""
    aim = _leading(asked)
    if aim is None:
        return []
    below = [number for number in numbers if (_leading(number) or 0) <= aim][-_NEAREST:]
    above = [number for number in numbers if (_leading(number) or 0) > aim][:_NEAREST]
    return [*below, *above]


def _leading(number: str) -> int | None:
    match = _LEADING.search(number)
    return int(match[0]) if match else None
