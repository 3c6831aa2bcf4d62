"""Which footnote a mark means.

In: a reading. Out: for each mark of each block the address of its note. A number is used again in
annexes and on later pages, so a mark means the next note of that name in reading order (notes
stand at the foot of the page, after the text), or else the last one before.
"""

from __future__ import annotations

from bisect import bisect_left

from travaux.texts.reading import Block, Kind, Mark, Reading


class Notes:
    """The footnotes of a reading, by their marks."""

    def __init__(self, reading: Reading) -> None:
        self._order = {block.address: place for place, block in enumerate(reading.blocks)}
        self._places: dict[str, list[int]] = {}
        self._blocks = reading.blocks
        for place, block in enumerate(reading.blocks):
            if block.kind is Kind.FOOTNOTE and block.number:
                self._places.setdefault(block.number, []).append(place)

    def of(self, block: Block, mark: Mark) -> str | None:
        """The address of the note that `mark` in `block` means; None when it was not found."""
        places = self._places.get(mark.mark)
        if not places:
            return None
        after = bisect_left(places, self._order[block.address])
        return self._blocks[places[min(after, len(places) - 1)]].address
