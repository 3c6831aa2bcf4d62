"""A reading as Markdown (CommonMark with tables and footnotes, as GitHub and Pandoc read them).

In: a `Reading`. Out: a document with the metadata on top, headings as headings, numbers of
paragraphs in bold so that no program counts them anew, items as nested lists, notes as notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from travaux.exporting.labels import depths, direction, printed_label, without_leaders
from travaux.exporting.notes import Notes
from travaux.texts.reading import Block, Kind, Metadata, Reading

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
# What begins a heading, a line or a list; a figure itself can't be escaped, "1.2" and "25.6" begin none.
_LINE_START = re.compile(r"^(\s*\d*)((?<!\d)[#+\-=]|(?<=\d)[.)](?!\S))")
_DEEPEST = 6  # heading levels in Markdown
_LISTED = frozenset({Kind.ITEM, Kind.TOC})
_FRONT = (
    "symbol",
    "title",
    "language",
    "date",
    "distribution",
    "body",
    "session",
    "agenda_item",
    "job_number",
)


def write(reading: Reading) -> str:
    """The whole document; ends with a line end."""
    writer = _Writer(reading)
    shown = [block for block in reading.blocks if block.kind not in (Kind.FURNITURE, Kind.FOOTNOTE)]
    notes = [block for block in reading.blocks if block.kind is Kind.FOOTNOTE]
    parts = [_front(reading.metadata)]
    for place, block in enumerate(shown):
        close = block.kind in _LISTED and place > 0 and shown[place - 1].kind is block.kind
        parts.append(("" if close else "\n") + writer.block(block) + "\n")
    parts += [f"\n[^{block.address}]: {writer.text(block)}\n" for block in notes]
    return "".join(parts).lstrip("\n")


def escape(text: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    return _LINE_START.sub(r"\1\\\2", _plain(" ".join(text.split())))


def _plain(text: str) -> str:
    """Text without meaning to Markdown inside a line."""
    return _SPECIAL.sub(r"\\\1", text)


def _front(metadata: Metadata) -> str:
    """Metadata in the form that static site makers and Pandoc read."""
    said = [(name, getattr(metadata, name)) for name in _FRONT]
    rows = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in said if value]
    if metadata.language and direction(metadata.language) == "rtl":  # as Pandoc reads it
        rows += [f'lang: "{metadata.language}"', 'dir: "rtl"']
    return "---\n" + "\n".join(rows) + "\n---\n" if rows else ""


class _Writer:
    """Writes the blocks of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._language = reading.metadata.language
        self._depths = depths(reading)
        self._notes = Notes(reading)
        self._forms: dict[Kind, Callable[[Block], str]] = {
            Kind.TITLE: lambda block: f"# {self._numbered(block)}",
            Kind.HEADING: self._heading,
            Kind.ITEM: self._item,
            Kind.TABLE: self._table,
            Kind.CAPTION: lambda block: f"*{self.text(block)}*",
            Kind.FIGURE: lambda block: f"*[figure] {self.text(block)}*".replace(" *", "*"),
            Kind.TOC: lambda block: f"- {without_leaders(self.text(block))}",
        }

    def block(self, block: Block) -> str:
        """One block, without a line end."""
        return self._forms.get(block.kind, self._paragraph)(block)

    def text(self, block: Block) -> str:
        """The escaped text with its note marks."""
        parts, at = [], 0
        for mark in sorted(block.marks, key=lambda mark: mark.at):
            note = self._notes.of(block, mark)
            parts.append(_plain(block.text[at : mark.at]))
            parts.append(f"[^{note}]" if note else f"<sup>{_plain(mark.mark)}</sup>")
            at = mark.at
        parts.append(_plain(block.text[at:]))
        return _LINE_START.sub(r"\1\\\2", " ".join("".join(parts).split()))

    def _numbered(self, block: Block) -> str:
        label = printed_label(block, self._language)
        return f"{escape(label)} {self.text(block)}" if label else self.text(block)

    def _heading(self, block: Block) -> str:
        level = min(1 + (block.level or 1), _DEEPEST)
        return f"{'#' * level} {self._numbered(block)}"

    def _item(self, block: Block) -> str:
        indent = "  " * (self._depths.get(block.address, 1) - 1)
        label = printed_label(block, self._language)
        is_bullet = block.number is None
        return f"{indent}- {self.text(block)}" if is_bullet else f"{indent}- {label} {self.text(block)}"

    def _paragraph(self, block: Block) -> str:
        label = printed_label(block, self._language)
        return f"**{label}** {self.text(block)}" if label else self.text(block)

    def _table(self, block: Block) -> str:
        if not block.rows:
            return self.text(block)
        width = max(map(len, block.rows))
        rows = [
            [_plain(" ".join(cell.text.split())) for cell in row] + [""] * (width - len(row))
            for row in block.rows
        ]
        has_header = any(cell.header for cell in block.rows[0])
        head = rows.pop(0) if has_header else [""] * width
        return "\n".join(f"| {' | '.join(row)} |" for row in [head, ["---"] * width, *rows])
