"""Stored editions as exporters take them: a `Scope` of the whole, of some blocks, or of a page.

In: a viewer, an edition that was found for them, a place in it, and the site's own address, which lasting
links begin with. Out: a `Scope`, with what its text cites where a form can link that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from travaux.exporting.akoma_ntoso import Reference
from travaux.exporting.citation import CitedDocument
from travaux.exporting.forms import Scope
from travaux.library import finding, nouns
from travaux.library.citations import linking
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts.links import Place
from travaux.texts.reading import Metadata, Page, Reading

_WITH_LINES = "json"  # the only form of the whole that has the lines of all pages
_WITH_LINKS = "xml"


def scope(viewer: Viewer, edition: Edition, place: Place, addresses: Sequence[str], site: str) -> Scope:
    """What `place` (with its form) names in this edition; `addresses` are the blocks that it names."""
    whole = place.view == "" and place.form == _WITH_LINES
    reading = nouns.reading(edition, lines=whole)
    row = finding.page(edition, place.value) if place.view == "page" else None
    if row is not None:
        reading = _with_lines(reading, nouns.page(row))
    lasting = Place(edition.work.symbol, view=place.view, value=place.value)
    return Scope(
        reading,
        replace(finding.place_of(edition), view=place.view, value=place.value),
        tuple(addresses) or None,
        row.number if row else None,
        about(edition, reading.metadata, site + lasting.path()),
        references(viewer, edition, site) if place.form == _WITH_LINKS else {},
    )


def about(edition: Edition, metadata: Metadata, link: str) -> CitedDocument:
    """What a citation says of the document."""
    work = edition.work
    return CitedDocument(
        work.symbol,
        metadata.title,
        metadata.date,
        work.body or None,
        work.kind or None,
        edition.language,
        link,
    )


def references(viewer: Viewer, edition: Edition, site: str) -> Mapping[str, Sequence[Reference]]:
    """What each block cites that is in the library, with its lasting link."""
    return {
        address: [Reference(one.start, one.end, site + _cited(one).path()) for one in cited if one.symbol]
        for address, cited in linking.links(viewer, edition).items()
    }


def _cited(one: linking.Linked) -> Place:
    place = Place(one.symbol)
    return place.at(one.place) if one.place else place


def _with_lines(reading: Reading, page: Page) -> Reading:
    """The reading with the lines of one page."""
    pages = tuple(page if one.number == page.number else one for one in reading.pages)
    return replace(reading, pages=pages)
