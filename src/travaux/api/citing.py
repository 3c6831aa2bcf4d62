"""Citations of what was asked for, in every style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from travaux.api.schemas.contents import Block as BlockOut
from travaux.exporting.citation import STYLES, CitedDocument, cite
from travaux.library import finding, nouns
from travaux.library.models import Block, Edition


def paragraphs(
    edition: Edition, blocks: Sequence[Block], cited: Sequence[Block], language: str
) -> dict[str, Any]:
    """Blocks with the citations of those that were named (what hangs on them is not cited itself)."""
    place = finding.place_of(edition)
    addresses = [block.address for block in cited]
    document = _document(edition, place.at(addresses[0]).path())
    return {
        "edition": edition.pk,
        "addresses": addresses,
        "blocks": [BlockOut.of(block, place.at(block.address).path()) for block in blocks],
        "citations": {style: cite(document, addresses, style, language) for style in STYLES},
        "link": place.at(addresses[0]).path(),
    }


def _document(edition: Edition, link: str) -> CitedDocument:
    said = nouns.metadata(edition)
    return CitedDocument(
        symbol=edition.work.symbol,
        title=said.title,
        date=said.date,
        body=edition.work.body or None,
        kind=edition.work.kind or None,
        language=edition.language,
        link=link,
    )
