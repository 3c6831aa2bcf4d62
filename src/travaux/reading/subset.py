"""Some pages of a reading, agreeing with the whole.

In: a whole `Reading` and a range of pages. Out: a `Reading` of those pages only: texts cut to what
stands on them, addresses and numbers kept. Putting a block's cuts of all pages together again
gives its whole text, but for the white space where pages meet. The whole is read first because
the numbers of paragraphs run through the whole document.
"""

from __future__ import annotations

from dataclasses import replace

from travaux.texts.errors import UsageError
from travaux.texts.reading import Block, Cell, Mark, Reading, Span, Warning


def subset(reading: Reading, first: int, last: int) -> Reading:
    """Pages `first` to `last` (counted from 1, both included).

    Raises UsageError for a format without pages and for pages that the file does not have.
    """
    _check(reading, first, last)
    blocks = tuple(cut for block in reading.blocks if (cut := clip(block, first, last)) is not None)
    kept = {block.address for block in blocks}
    return replace(
        reading,
        pages=tuple(page for page in reading.pages if first <= page.number <= last),
        blocks=blocks,
        warnings=tuple(note for note in reading.warnings if _concerns(note, first, last, kept)),
        why=tuple(entry for entry in reading.why if entry[0] in kept),
    )


def clip(block: Block, first: int, last: int) -> Block | None:
    """The part of `block` that stands on pages `first` to `last`; None when there is none."""
    inside = [index for index, span in enumerate(block.spans) if _within(span.page, first, last)]
    if not inside:
        return None
    if len(inside) == len(block.spans):
        return block
    spans = [block.spans[index] for index in inside]
    text, kept, marks = _cut(block, spans)
    return replace(
        block,
        text=text,
        spans=tuple(kept),
        marks=tuple(marks),
        rows=tuple(row for row in block.rows if _row_within(row, first, last)),
        continues_from_page=block.continues_from_page or inside[0] > 0,
        continues_to_page=block.continues_to_page or inside[-1] < len(block.spans) - 1,
    )


def _check(reading: Reading, first: int, last: int) -> None:
    if not reading.pages:
        raise UsageError("This file has no pages (only PDFs have): read it without --page.")
    if not 1 <= first <= last:
        raise UsageError(f"Pages {first}-{last} are no range: give one page (16) or first and last (16-18).")
    count = reading.pages[-1].number
    if last > count:
        have = "1 page" if count == 1 else f"{count} pages"
        raise UsageError(f"This file has {have}: there is no page {last} to show.")


def _within(page: int | None, first: int, last: int) -> bool:
    return page is not None and first <= page <= last


def _concerns(note: Warning, first: int, last: int, kept: set[str]) -> bool:
    if note.page is not None:
        return first <= note.page <= last
    return note.address is None or note.address in kept


def _row_within(row: tuple[Cell, ...], first: int, last: int) -> bool:
    pages = {cell.box.page for cell in row if cell.box is not None}
    return not pages or any(first <= page <= last for page in pages)


def _cut(block: Block, spans: list[Span]) -> tuple[str, list[Span], list[Mark]]:
    """The text under `spans` with the white space at its ends taken off, and what points into it."""
    raw = "".join(block.text[span.start : span.end] for span in spans)
    text = raw.strip()
    lead = len(raw) - len(raw.lstrip())
    kept, marks, at = [], [], -lead
    for index, span in enumerate(spans):
        shift = at - span.start
        start, end = (_limit(place + shift, len(text)) for place in (span.start, span.end))
        kept.append(Span(span.page, span.box, start, end))
        marks += [
            Mark(mark.kind, mark.mark, _limit(mark.at + shift, len(text)))
            for mark in block.marks
            # A mark follows the text it belongs to, so one at a seam stays with what comes before it.
            if span.start < mark.at <= span.end or (mark.at == span.start == 0 and index == 0)
        ]
        at += span.end - span.start
    return text, kept, marks


def _limit(place: int, length: int) -> int:
    return max(0, min(place, length))
