"""Documents: the citations of a whole reading, block by block, with what each block teaches the next.

In: a Reading. Out: for each block that cites, its address and its citations; offsets are those of
`Block.text`. Notes are followed in their own order, because "ibid." means the note before; running heads,
mastheads and tables of contents cite nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from travaux.citing.context import Context, of_document
from travaux.citing.finding import find
from travaux.citing.resolving import Lookup, follow
from travaux.texts.citation import PREVIOUS, SELF, Citation, CitationKind
from travaux.texts.reading import Block, Kind, Reading

_SILENT = frozenset({Kind.MASTHEAD, Kind.TOC, Kind.FURNITURE, Kind.FIGURE})
_IN_ARTICLE = re.compile(r"(?:\A|__)art_([^_]+)")
_OWN = frozenset({CitationKind.DOCUMENT, CitationKind.RESOLUTION, CitationKind.DECISION, CitationKind.TREATY})


def cite_reading(reading: Reading, lookup: Lookup | None = None) -> list[tuple[str, tuple[Citation, ...]]]:
    """(address, citations) of every block that cites, in the order of the reading."""
    context = context_of_reading(reading)
    notes = context
    addresses = frozenset(block.address for block in reading.blocks)
    found: list[tuple[str, tuple[Citation, ...]]] = []
    for block in reading.blocks:
        if block.kind in _SILENT or not block.text:
            continue
        language = block.language or reading.metadata.language
        if (article := _article(block.address)) != context.article:
            context = replace(context, article=article)
        if block.kind is Kind.FOOTNOTE:
            citations, notes = _note(block, language, context, notes, lookup)
        else:
            citations, context = follow(find(block.text, language), context, lookup, block.text)
        citations = [
            one
            for one in citations
            if not _is_own(one, context, reading, block) and _may_be_here(one, addresses)
        ]
        if citations:
            found.append((block.address, tuple(citations)))
    return found


def context_of_reading(reading: Reading) -> Context:
    """What the document says of itself."""
    metadata = reading.metadata
    return of_document(
        metadata.symbol or "",
        language=metadata.language or "",
        title=metadata.title or "",
        date=metadata.date or "",
    )


def _article(address: str) -> str:
    """The article in which a block of a treaty stands; "" elsewhere."""
    match = _IN_ARTICLE.search(address)
    return match[1] if match else ""


def _note(
    block: Block, language: str | None, context: Context, notes: Context, lookup: Lookup | None
) -> tuple[list[Citation], Context]:
    """A note: it knows what the text has named, and its source is that of the next note's ibid."""
    here = context.sourced(*notes.source)
    citations, after = follow(find(block.text, language), here, lookup, block.text)
    sources = dict.fromkeys(
        one.target for one in citations if one.target and one.target not in (SELF, PREVIOUS)
    )
    return citations, after.sourced(*sources)


def _is_own(one: Citation, context: Context, reading: Reading, block: Block) -> bool:
    """The document's own symbol or title at its head is no citation."""
    own = {context.symbol, context.instrument, *reading.metadata.other_symbols, SELF}
    return one.target in own and block.kind in (Kind.TITLE, Kind.HEADING) and one.kind in _OWN


def _may_be_here(one: Citation, addresses: frozenset[str]) -> bool:
    """A paragraph alone ("paragraph 139") is kept as a question only where the document has such a one."""
    if one.target is not None or not one.candidates or one.candidates[0].target != SELF:
        return True
    return any(address in addresses for part in one.pinpoints for address in part.addresses())
