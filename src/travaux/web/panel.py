"""What can be taken away from a paragraph: its addresses, its citation, its words with their source.

In: the blocks asked for, where they stand, the site's own address. Out: the values of the paragraph
panel, in every style, so that changing the style needs no further request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from travaux.exporting.citation import STYLES, CitedDocument, cite, quote
from travaux.exporting.labels import direction
from travaux.library.models import Edition
from travaux.texts.links import Place
from travaux.texts.reading import Block, Metadata

STYLE_COOKIE = "citing"
_IN_ENGLISH = ("oscola", "bluebook")
NAMES = {"un": _("UN"), "oscola": "OSCOLA", "bluebook": "Bluebook", "plain": _("Plain")}


@dataclass(frozen=True, slots=True)
class Cited:
    """One style: the citation, and the quotation with it as text and as HTML."""

    style: str
    name: str
    chosen: bool
    citation: str
    quotation: str
    quotation_html: str
    direction: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A paragraph, a range or another block, and what can be taken away from it."""

    heading: str
    styles: tuple[Cited, ...]
    neutral: str
    version: str
    page: int | None
    place: Place
    others: tuple[tuple[str, str], ...]
    page_label: str = ""
    address: str = ""

    @property
    def chosen(self) -> Cited:
        """The style to begin with."""
        return next(one for one in self.styles if one.chosen)


def about(edition: Edition, metadata: Metadata, link: str) -> CitedDocument:
    """What a citation says of the document."""
    work = edition.work
    return CitedDocument(
        work.symbol, metadata.title, metadata.date, work.body, work.kind, edition.language, link
    )


def style_of(request: HttpRequest) -> str:
    """The style asked for, or used last, or that of the United Nations."""
    for said in (request.GET.get("style"), request.COOKIES.get(STYLE_COOKIE)):
        if said in STYLES:
            return said
    return STYLES[0]


def panel(
    request: HttpRequest,
    edition: Edition,
    metadata: Metadata,
    place: Place,
    blocks: Sequence[Block],
    languages: Sequence[str],
) -> Panel:
    """The panel for `blocks`, which `place` names."""
    neutral = Place(place.symbol, view=place.view, value=place.value)
    versioned = place.as_form(None)
    link = request.build_absolute_uri(neutral.path())
    source = about(edition, metadata, link)
    pinpoint = [block.address for block in blocks]
    language = edition.language
    chosen = style_of(request)
    styles = tuple(
        _cited(style, source, pinpoint, blocks, language, chosen=style == chosen) for style in STYLES
    )
    return Panel(
        cite(source, pinpoint, "un", language),
        styles,
        link,
        request.build_absolute_uri(versioned.path()),
        next((span.page for span in blocks[0].spans if span.page), None),
        versioned,
        tuple((one, Place(place.symbol, one, None, place.view, place.value).path()) for one in languages),
        address=blocks[0].address,
    )


def _cited(
    style: str,
    source: CitedDocument,
    pinpoint: Sequence[str],
    blocks: Sequence[Block],
    language: str,
    *,
    chosen: bool,
) -> Cited:
    said = quote(source, blocks, style, language)
    citation = cite(source, pinpoint, style, language)
    way = "ltr" if style in _IN_ENGLISH else direction(language)
    return Cited(style, str(NAMES[style]), chosen, citation, said.text, said.html, way)
