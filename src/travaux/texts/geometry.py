"""Places on a page. A box always carries its page; boxes of different pages refuse to mix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points (1/72 inch) from the top left corner of the page as shown.

    `page` counts from 1. `x0 <= x1` run to the right, `y0 <= y1` run downwards.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.y1 - self.y0

    def rounded(self) -> Box:
        """The same box to a tenth of a point, as it is written out."""
        return Box(self.page, round(self.x0, 1), round(self.y0, 1), round(self.x1, 1), round(self.y1, 1))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes`.

    Raises ValueError when there is none, or when they lie on different pages.
    """
    rows = list(boxes)
    if not rows:
        raise ValueError("no box to go around")
    pages, lefts, tops, rights, bottoms = zip(*rows, strict=True)
    if min(pages) != max(pages):
        raise ValueError("boxes of different pages have no common box")
    return Box(pages[0], min(lefts), min(tops), max(rights), max(bottoms))
