"""From pieces to blocks: numbers, kinds, the tree of headings, addresses.

In: a `Draft` (pieces in reading order, some with a role their format reader or the masthead stage is
sure of), the source and the metadata. Out: a `Reading`. The steps, each in its own module:

    units → contents → articles → headings → resolutions (organ lines) → numbering (the chain) → outline
          → resolutions (preamble, operative part) → speeches → walk (items, parents, addresses)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.reading import block_language
from travaux.reading.pieces import Draft
from travaux.reading.structure import (
    articles,
    contents,
    headings,
    numbering,
    outline,
    resolutions,
    speeches,
    units,
)
from travaux.reading.structure.numbering import Doubt
from travaux.reading.structure.outline import Entry, Placed
from travaux.reading.structure.units import Unit
from travaux.reading.structure.walk import Walk
from travaux.texts.reading import Block, Kind, Mark, Metadata, Reading, Source, Span, Warning

PIECE = "piece:"
"""How metadata name a piece before structure: "piece:12"."""
BOLD, CAPS, CENTRED, ITALIC = 3.0, 2.0, 1.0, -1.0
"""What type styles add to the size of a heading, in points: bold 10 points outweighs plain 12."""


def build(draft: Draft, source: Source, metadata: Metadata) -> Reading:
    """Structure a draft into a reading."""
    rows = units.start(draft.pieces)
    look = units.look(rows)
    contents.mark(rows)
    rows = headings.mark(articles.part(rows), look)
    resolutions.organs(rows)
    rows, doubts = numbering.number(rows, look)
    resolutions.parts(rows)
    speeches.mark(rows)
    walk = Walk(rows, _outline(rows))
    done = walk.run()
    blocks = tuple(_block(unit, metadata.language) for unit in done)
    return Reading(
        source=source,
        metadata=_with_addresses(metadata, done),
        pages=tuple(draft.pages),
        blocks=blocks,
        warnings=(*draft.warnings, *map(_warning, [*doubts, *walk.doubts])),
        why=tuple((unit.address, tuple(unit.piece.why)) for unit in done if unit.piece.why),
    )


def _outline(rows: Sequence[Unit]) -> dict[int, Placed]:
    """The place in the tree of every heading, by its place in the units."""
    places = [place for place, unit in enumerate(rows) if unit.kind is Kind.HEADING]
    placed = outline.levels([_entry(rows[place]) for place in places])
    return {
        place: Placed(row.level, places[row.parent] if row.parent is not None else None, row.reading)
        for place, row in zip(places, placed, strict=True)
    }


def _entry(unit: Unit) -> Entry:
    style = unit.piece.style
    caps = style.caps or headings.is_caps(unit.text)
    weight = (
        style.size
        + BOLD * style.bold
        + CAPS * caps
        + CENTRED * (style.align == "center")
        + ITALIC * style.italic
    )
    shape = unit.label.shape.rstrip(".-") if unit.label else ""
    readings = unit.label.readings if unit.label else ()
    look = (round(style.size), style.bold, style.italic, caps, style.align == "center")
    return Entry(shape, readings, unit.unit, weight, look, unit.piece.level)


def _block(unit: Unit, document: str | None) -> Block:
    piece = unit.piece
    text, marks, spans = _cut(piece.text, unit.cut, piece.marks, piece.spans)
    return Block(
        address=unit.address,
        kind=unit.kind or Kind.PARAGRAPH,
        text=text,
        number=unit.number,
        level=unit.level,
        parent=unit.parent,
        marks=marks,
        spans=spans,
        rows=piece.rows,
        details=tuple({**piece.details, **unit.details}.items()),
        language=block_language.of(text, document) if text else None,
        continues_from_page=piece.continues_from_page,
        continues_to_page=piece.continues_to_page,
    )


def _cut(
    text: str, cut: int, marks: Sequence[Mark], spans: Sequence[Span]
) -> tuple[str, tuple[Mark, ...], tuple[Span, ...]]:
    """The text without its first `cut` characters and outer white space; marks and spans agree."""
    cut += len(text[cut:]) - len(text[cut:].lstrip())
    short = text[cut:].rstrip()
    size = len(short)
    moved = tuple(Mark(m.kind, m.mark, min(max(m.at - cut, 0), size)) for m in marks)
    kept = (
        Span(s.page, s.box, min(max(s.start - cut, 0), size), min(max(s.end - cut, 0), size)) for s in spans
    )
    return short, moved, tuple(span for span in kept if span.end > span.start or not size)


def _with_addresses(metadata: Metadata, done: Sequence[Unit]) -> Metadata:
    """Metadata whose sources name blocks instead of pieces."""
    addresses = {f"{PIECE}{index}": unit.address for unit in done for index in unit.indices}
    return replace(
        metadata, sources=tuple((name, addresses.get(place, place)) for name, place in metadata.sources)
    )


def _warning(doubt: Doubt) -> Warning:
    return Warning(doubt.code, doubt.message, doubt.unit.page, doubt.unit.address or None)
