"""The pages of a document beside its text: pictures with regions over them.

In: a reading and the place it is shown at. Out: a leaf for each page: where its pictures are, its size
(so that nothing moves when they come), and the regions of its blocks as links in an SVG whose unit is
the point. Regions are for the pointer; the numbers in the text are the same links for everybody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from travaux.library.pictures import WIDTHS
from travaux.texts.geometry import Box
from travaux.texts.links import Place
from travaux.texts.reading import Block, Kind, Page, Reading

_SHOWN_WIDTH = 1000  # pixels: the size that attributes state; CSS scales it
_WITHOUT_REGION = frozenset({Kind.FURNITURE})
_AROUND = 2.0  # points: regions are drawn a little larger than the letters
_MARK_LENGTH = 12  # of the file's hash, in the picture's address: a new file, a new address


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: `number` in the file, `label` as printed, sizes in pixels, pictures by width."""

    number: int
    label: str
    width: int
    height: int
    source: str
    sources: str
    regions: SafeString
    link: str
    ocr: bool


def leaves(reading: Reading, place: Place, only: int | None = None) -> list[Leaf]:
    """A leaf for each page whose size is known.

    With `only`, for that page alone, its regions leading to the document.
    """
    document = place.document()
    regions = _by_page(reading.blocks, document, inside=only is None)
    mark = reading.source.sha256[:_MARK_LENGTH]
    pages = [page for page in reading.pages if only in (None, page.number)]
    return [_leaf(page, document, regions, mark) for page in pages if page.width and page.height]


def _leaf(page: Page, place: Place, regions: Mapping[int, str], mark: str) -> Leaf:
    assert page.width and page.height
    picture = f"{place.picture(page.number).path()}?of={mark}&width="
    return Leaf(
        page.number,
        page.label or str(page.number),
        _SHOWN_WIDTH,
        round(_SHOWN_WIDTH * page.height / page.width),
        f"{picture}{_SHOWN_WIDTH}",
        ", ".join(f"{picture}{width} {width}w" for width in WIDTHS),
        _svg(page.width, page.height, regions.get(page.number, "")),
        place.page(page.number).path(),
        page.ocr,
    )


def _by_page(blocks: Iterable[Block], place: Place, *, inside: bool) -> dict[int, str]:
    """The regions of each page as links, in reading order: inside this page, or to the document."""
    found: dict[int, list[str]] = {}
    for block in blocks:
        if block.kind in _WITHOUT_REGION:
            continue
        boxes: dict[int, list[Box]] = {}
        for span in block.spans:
            if span.box is not None:
                boxes.setdefault(span.box.page, []).append(span.box)
        for number, those in boxes.items():
            href = f"#{block.address}" if inside else place.at(block.address).path()
            found.setdefault(number, []).append(_region(href, those))
    return {number: "".join(rows) for number, rows in found.items()}


def _region(href: str, boxes: Iterable[Box]) -> str:
    rects = "".join(
        f'<rect x="{box.x0 - _AROUND:.1f}" y="{box.y0 - _AROUND:.1f}" '
        f'width="{box.width + 2 * _AROUND:.1f}" height="{box.height + 2 * _AROUND:.1f}"/>'
        for box in boxes
    )
    return f'<a href="{escape(href)}" tabindex="-1">{rects}</a>'


def _svg(width: float, height: float, regions: str) -> SafeString:
    return mark_safe(
        f'<svg class="regions" viewBox="0 0 {width:g} {height:g}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{regions}</svg>'
    )
