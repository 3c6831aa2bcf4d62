"""A reading as plain text, in three forms.

In: a `Reading`, or the lines of pages as they are set. Out: `paragraphs` (numbers and texts,
headings set off by empty lines, notes at the end), `lines` (as set, one below the other) or
`running` (the lines joined as a reader shows them).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.exporting.labels import depths, printed_label, without_leaders
from travaux.reading.hyphens import Hyphens
from travaux.reading.pieces import joint
from travaux.texts.reading import Block, Kind, Mark, Reading

_SET_OFF = frozenset({Kind.TITLE, Kind.HEADING})
_INDENT = "    "
_HYPHEN = "-"


def paragraphs(reading: Reading) -> str:
    """Every block but furniture, one a line, an empty line between; ends with a line end."""
    language = reading.metadata.language
    depth = depths(reading)
    shown = [block for block in reading.blocks if block.kind not in (Kind.FURNITURE, Kind.FOOTNOTE)]
    notes = [block for block in reading.blocks if block.kind is Kind.FOOTNOTE]
    parts: list[str] = []
    for place, block in enumerate(shown):
        between = "" if place == 0 else _between(shown[place - 1], block)
        parts.append(between + _INDENT * depth.get(block.address, 0) + _entry(block, language))
    if notes:
        parts.append("\n\n" + "\n".join(_entry(block, language) for block in notes))
    return "".join(parts) + "\n"


def lines(rows: Iterable[str]) -> str:
    """Lines as they are set; no line end after the last one."""
    return "\n".join(rows)


def running(rows: Sequence[str], words: Iterable[str] = (), language: str | None = None) -> str:
    """Lines joined to running text, as a reader shows a page; no line end.

    `words` are those of the whole document: they decide whether a hyphen at a line end stays.
    """
    hyphens = Hyphens(words, language)
    parts: list[str] = []
    before = ""
    for row in rows:
        if before.endswith(_HYPHEN) and row[:1].isalpha():
            left, right = before.split()[-1][:-1], row.split()[0]
            if not hyphens.keep(left, right):
                parts[-1] = before[:-1]
        else:
            parts.append(joint(before, row))
        parts.append(row)
        before = row
    return "".join(parts)


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """The text with its note marks put back in square brackets: "themselves,[1] the"."""
    parts: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.at):
        parts += (text[at : mark.at], f"[{mark.mark}]")
        at = mark.at
    return "".join(parts) + text[at:]


def _between(before: Block, block: Block) -> str:
    """Items and table of contents lines stand close; everything else has an empty line above."""
    if before.kind is block.kind and block.kind in (Kind.TOC, Kind.MASTHEAD):
        return "\n"
    if block.kind is Kind.ITEM:
        return "\n"
    return "\n\n\n" if block.kind in _SET_OFF and before.kind not in _SET_OFF else "\n\n"


def _entry(block: Block, language: str | None) -> str:
    if block.rows:
        return "\n".join(" | ".join(" ".join(cell.text.split()) for cell in row) for row in block.rows)
    if block.kind is Kind.FIGURE and not block.text:
        return "[figure]"
    label = printed_label(block, language)
    text = marked_text(block.text, block.marks)
    if block.kind is Kind.TOC:
        text = without_leaders(text)
    return f"{label} {text}" if label else text
