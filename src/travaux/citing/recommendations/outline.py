"""The outline of a reading: what hangs on what, which headings stand over a block, what number is printed.

In: a Reading. Out: an `Outline`, made once, that answers in constant time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from travaux.citing.folding import fold
from travaux.texts.reading import Block, Kind, Reading

_ASKS = frozenset({Kind.PARAGRAPH, Kind.ITEM})
# Articles of treaties bind and do not recommend; speeches are what somebody said.
_NOT_OURS = re.compile(r"(?:\A|__)(?:art_|speech_)")


@dataclass(slots=True)
class Outline:
    """A reading with its blocks by address and by parent."""

    reading: Reading
    by_address: dict[str, Block] = field(default_factory=dict)
    below: dict[str, list[Block]] = field(default_factory=lambda: defaultdict(list))
    _headings: dict[str, str] = field(default_factory=dict)
    place: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, block in enumerate(self.reading.blocks):
            self.by_address[block.address] = block
            self.place[block.address] = at
            if block.parent:
                self.below[block.parent].append(block)

    def asking(self) -> Iterator[Block]:
        """The blocks that may ask for something, in order."""
        for block in self.reading.blocks:
            if block.kind in _ASKS and block.text and not _NOT_OURS.search(block.address):
                yield block

    def items(self, block: Block) -> list[Block]:
        """The items directly under a block."""
        return [one for one in self.below.get(block.address, ()) if one.kind is Kind.ITEM and one.text]

    def all_below(self, block: Block) -> Iterator[Block]:
        """Everything under a block that is text, in order."""
        for one in self.below.get(block.address, ()):
            if one.kind in _ASKS:
                yield one
                yield from self.all_below(one)

    def headings(self, block: Block) -> str:
        """The headings over a block, folded, outermost first, a line each."""
        if block.parent is None:
            return ""
        known = self._headings.get(block.parent)
        if known is None:
            above = self.by_address.get(block.parent)
            over = self.headings(above) if above else ""
            own = fold(above.text) if above and above.kind is Kind.HEADING else ""
            known = self._headings[block.parent] = f"{over}\n{own}".strip()
        return known

    def number(self, block: Block) -> str:
        """The number as people say it: "114.2", "79.1", "63 (a) (ii)"."""
        above = self.by_address.get(block.parent or "")
        own = block.number or ""
        if block.kind is not Kind.ITEM or above is None or above.kind not in _ASKS:
            return own
        over = self.number(above)
        if not over or not own:
            return over or own
        return f"{over}.{own}" if own.isdigit() else f"{over} ({own})"


def text_with(block: Block, below: Sequence[Block]) -> str:
    """A block's text with that of the lesser items under it, whose letters are put back."""
    labels = (f"({one.number}) {one.text}" if one.number else one.text for one in below)
    return " ".join([block.text, *labels])
