"""What extraction gives of one page: words with box, font and size, drawn rules, pictures.

Places are points from the top left corner of the page as shown; `Frame` turns PDF user space into it.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import NamedTuple

from travaux.reading.pdf import pdfium


class Font(NamedTuple):
    """A font as its file names it."""

    name: str
    bold: bool
    italic: bool


class Word(NamedTuple):
    """A word or a run of words of one font; box in points from the top left of the page as shown.

    `top` and `bottom` are those of the font (ascent and descent), the same along a line.
    `hyphen` says that PDFium saw a hyphen at the end of the line after this word; `text` then
    ends in "-". `glued`: no white space stands between this word and the one before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: Font
    size: float
    hyphen: bool = False
    glued: bool = False


class Rule(NamedTuple):
    """A thin drawn line or bar, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class RawPage:
    """One page as PDFium gives it. `pictures` are the boxes of images, same origin.

    `rtl`: right-to-left letters stand on it. `mirrored`: places are counted from the right edge,
    because the page reads from there. `ocr`: the words were recognised from the picture.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    pictures: list[Rule] = field(default_factory=list)
    text: str = ""
    rtl: bool = False
    mirrored: bool = False
    ocr: bool = False


class Frame(NamedTuple):
    """From PDF user space (origin bottom left, before rotation) to the page as shown."""

    width: float
    height: float
    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: int) -> Frame:
        box = (ctypes.c_float * 4)()
        pdfium.page_box(page, ctypes.addressof(box))
        left, top, right, bottom = box
        return cls(
            pdfium.page_width(page),
            pdfium.page_height(page),
            left,
            bottom,
            right,
            top,
            pdfium.rotation(page) % 4,
        )

    def shown(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """A rectangle of user space as (x0, top, x1, bottom) of the page as shown."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left
