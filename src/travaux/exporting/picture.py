"""Pages as pictures with their blocks drawn in: the tool for seeing what the reader saw.

In: the bytes of a PDF and its `Reading`. Out: one PNG per page: each block's boxes as coloured
regions labelled with reading order, kind and number, in the order they were read (a line leads
from one to the next), a legend and the page's warnings beside it. Run it in a child process:
PDFium is at work here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from travaux.exporting.labels import printed_label
from travaux.texts.geometry import Box
from travaux.texts.reading import Block, Kind, Reading, Warning

_SCALE = 1.8  # pixels per point: a page of A4 becomes 1,070 x 1,516 pixels, small print stays legible
_MAX_SIDE = 3000  # pixels: posters and plans are drawn smaller
_SIDE = 330  # pixels beside the page for the legend and the warnings
_MARGIN = 14
_LABEL_SIZE = 13
_LINE_HEIGHT = 19
_WRAP = 42  # characters of a warning on one line of the legend
_LOW_BOX = 2.4  # heights of a label: boxes of one line get theirs beside them
_FILL, _EDGE, _LABEL, _WAY = 46, 230, 215, 70  # how strongly these are drawn, of 255
_INK = (28, 28, 32)
_WARN = (176, 32, 32)

# Colours that people with any colour vision tell apart (Okabe and Ito), reused for rare kinds.
_COLOURS: dict[Kind, tuple[int, int, int]] = {
    Kind.MASTHEAD: (120, 94, 180),
    Kind.TITLE: (204, 121, 167),
    Kind.HEADING: (213, 94, 0),
    Kind.TOC: (150, 120, 60),
    Kind.PARAGRAPH: (0, 114, 178),
    Kind.ITEM: (86, 180, 233),
    Kind.PREAMBLE: (0, 140, 140),
    Kind.SPEECH: (0, 90, 120),
    Kind.FOOTNOTE: (0, 158, 115),
    Kind.TABLE: (230, 159, 0),
    Kind.CAPTION: (190, 150, 20),
    Kind.FIGURE: (170, 60, 60),
    Kind.FURNITURE: (130, 130, 130),
}


class Picture(NamedTuple):
    """A page drawn: its number and the bytes of a PNG."""

    page: int
    png: bytes


class _Region(NamedTuple):
    order: int
    block: Block
    box: Box


def pictures(data: bytes, reading: Reading) -> Iterator[Picture]:
    """One picture for each page of `reading`, which was read from the PDF in `data`."""
    regions = _by_page(reading)
    warnings: dict[int, list[Warning]] = {}
    for note in reading.warnings:
        warnings.setdefault(note.page or 0, []).append(note)
    font = ImageFont.load_default(_LABEL_SIZE)
    with pypdfium2.PdfDocument(data) as pdf:
        for page in reading.pages:
            drawn, scale = _render(pdf, page.number - 1)
            sheet = _Sheet(drawn, scale, font, reading.metadata.language)
            sheet.regions(regions.get(page.number, []))
            sheet.legend(page.number, regions.get(page.number, []), warnings.get(page.number, []))
            yield Picture(page.number, sheet.png())


def _by_page(reading: Reading) -> dict[int, list[_Region]]:
    found: dict[int, list[_Region]] = {}
    for order, block in enumerate(reading.blocks, start=1):
        for span in block.spans:
            if span.box is not None:
                found.setdefault(span.box.page, []).append(_Region(order, block, span.box))
    return found


def _render(pdf: pypdfium2.PdfDocument, index: int) -> tuple[Image.Image, float]:
    page = pdf[index]
    scale = min(_SCALE, _MAX_SIDE / max(page.get_size()))
    drawn = page.render(scale=scale).to_pil().convert("RGBA")
    page.close()
    return drawn, scale


class _Sheet:
    """One page being drawn on, with room for the legend at its right."""

    def __init__(
        self,
        page: Image.Image,
        scale: float,
        font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
        language: str | None,
    ) -> None:
        self._page = page
        self._scale = scale
        self._font = font
        self._language = language
        self._ink = Image.new("RGBA", page.size, (0, 0, 0, 0))
        self._side = Image.new("RGB", (_SIDE, page.height), (250, 249, 246))

    def regions(self, regions: list[_Region]) -> None:
        """Draw every region, its label, and the way from one to the next."""
        draw = ImageDraw.Draw(self._ink)
        for region in regions:
            colour = _COLOURS[region.block.kind]
            draw.rectangle(self._place(region.box), fill=(*colour, _FILL), outline=(*colour, _EDGE), width=2)
        body = [region for region in regions if region.block.kind is not Kind.FURNITURE]
        for before, after in pairwise(body):
            start, end = self._place(before.box), self._place(after.box)
            draw.line((start[0], start[3], end[0], end[1]), fill=(*_INK, _WAY), width=1)
        for region in regions:
            self._label(draw, region)

    def legend(self, number: int, regions: list[_Region], warnings: list[Warning]) -> None:
        """Write page number, kinds on this page and warnings beside the page."""
        draw = ImageDraw.Draw(self._side)
        top = _MARGIN
        draw.text((_MARGIN, top), f"page {number}", fill=_INK, font=self._font)
        for kind in sorted({region.block.kind for region in regions}, key=list(Kind).index):
            top += _LINE_HEIGHT
            draw.rectangle((_MARGIN, top + 3, _MARGIN + 12, top + 15), fill=_COLOURS[kind])
            draw.text((_MARGIN + 20, top), kind.value, fill=_INK, font=self._font)
        top += _LINE_HEIGHT
        for note in warnings:
            where = f" at {note.address}" if note.address else ""
            for row in wrap(f"! {note.code}{where}: {note.message}", _WRAP):
                top += _LINE_HEIGHT
                draw.text((_MARGIN, top), row, fill=_WARN, font=self._font)

    def png(self) -> bytes:
        """The sheet as the bytes of a PNG."""
        sheet = Image.new("RGB", (self._page.width + _SIDE, self._page.height), "white")
        sheet.paste(Image.alpha_composite(self._page, self._ink).convert("RGB"), (0, 0))
        sheet.paste(self._side, (self._page.width, 0))
        out = io.BytesIO()
        sheet.save(out, "PNG", compress_level=3)
        return out.getvalue()

    def _place(self, box: Box) -> tuple[float, float, float, float]:
        """Points to pixels, always at least one pixel wide and high."""
        x0, y0, x1, y1 = (value * self._scale for value in box[1:])
        return x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)

    def _label(self, draw: ImageDraw.ImageDraw, region: _Region) -> None:
        number = printed_label(region.block, self._language) if region.block.number else ""
        # The built-in font has Latin letters only; other numbers are shown by their address.
        if not number.isascii():
            number = region.block.address
        text = f"{region.order} {region.block.kind.value} {number}".strip()
        x0, y0, x1, y1 = self._place(region.box)
        left, top, right, bottom = draw.textbbox((0, 0), text, font=self._font)
        if y1 - y0 < _LOW_BOX * (bottom - top):
            x, y = x1 + 4, y0  # beside a box that a label above it would hide or be hidden by
        else:
            x, y = x0, max(0.0, y0 - bottom - 1)
        colour = (*_COLOURS[region.block.kind], _LABEL)
        draw.rectangle((x + left - 2, y + top - 1, x + right + 2, y + bottom + 1), fill=colour)
        draw.text((x, y), text, fill=(255, 255, 255, 255), font=self._font)
