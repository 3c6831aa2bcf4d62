"""Places: from a link or a typed citation to an edition and the blocks in it.

In: an address as anybody writes it, or an edition and a number. Out: rows, as the finders give them,
shaped for an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from travaux.api import citing
from travaux.api.schemas.documents import EditionBrief
from travaux.library import finding, paragraphs
from travaux.library.models import Block, Edition
from travaux.library.permissions import Viewer
from travaux.library.search.jumping import typed
from travaux.texts import links
from travaux.texts.errors import UsageError
from travaux.texts.links import Place


def place_of(address: str) -> Place:
    """The place that a link (of this site, whole or only its path, or of docs.un.org) or a citation names."""
    text = address.strip()
    if text.startswith("/"):
        place = links.parse(text)
    else:
        found = typed(text)
        place = found.place if found else None
    if place is None:
        raise UsageError(f"“{text}” names no place in a document: write it like A/57/292, para. 62.")
    return place


def resolved(who: Viewer, address: str) -> dict[str, Any]:
    """Where an address leads. Raises MissingError for what is not there."""
    place = place_of(address)
    edition = finding.edition(who, place)
    blocks = named(edition, place) if place.view in ("para", "paras", "at") else []
    return {
        "link": place.path(),
        "symbol": edition.work.symbol,
        "language": place.language,
        "version": place.version,
        "view": place.view,
        "value": place.value,
        "edition": EditionBrief.of(edition),
        "addresses": [block.address for block in blocks],
        "page": _page(edition, place, blocks),
    }


def named(edition: Edition, place: Place) -> list[Block]:
    """The blocks that a place names: a paragraph, a range, or a block by its address."""
    if place.view == "paras":
        return paragraphs.between(edition, place.value)
    if place.view == "para":
        return [paragraphs.paragraph(edition, place.value).block]
    return [finding.block(edition, place.value)]


def _page(edition: Edition, place: Place, blocks: Sequence[Block]) -> int | None:
    if place.view != "page":
        return blocks[0].page if blocks else None
    return finding.page(edition, place.value).number


def by_number(edition: Edition, number: str, language: str) -> dict[str, Any]:
    """A paragraph, its letters or a range, by the number as people cite it."""
    if links.split_range(number):
        blocks = paragraphs.between(edition, number)
        return citing.paragraphs(edition, blocks, blocks, language)
    found = paragraphs.paragraph(edition, number).block
    return citing.paragraphs(edition, paragraphs.under(edition, found), [found], language)
