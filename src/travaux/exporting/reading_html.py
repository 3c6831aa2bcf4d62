"""A reading as one HTML file that needs nothing else: no script, no font, no picture from outside.

In: a `Reading`. Out: a page whose ids are the addresses of the blocks, with numbers hanging in the
margin as links to themselves, notes linked both ways, tables as tables, and the language and
direction of the document and of each block that differs. Every text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from travaux.exporting.labels import depths, direction, printed_label, without_leaders
from travaux.exporting.notes import Notes
from travaux.texts.reading import Block, Cell, Kind, Mark, Reading

_STYLE = Path(__file__).with_name("reading.css")
# A cell that is a number, or a dash for none: it must not break.
_FIGURE = re.compile(r"[(−–-]?[$€£]?\d[\d .,\u00a0\u202f٫٬]*[)%٪]{0,2}|[–—-]")
_DEEPEST = 6  # heading levels in HTML
_FACTS = (
    ("symbol", "Symbol"),
    ("date", "Date"),
    ("distribution", "Distribution"),
    ("original_language", "Original language"),
    ("session", "Session"),
    ("agenda_item", "Agenda item"),
)
_LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
}


def write(reading: Reading) -> str:
    """The whole HTML document; ends with a line end."""
    language = reading.metadata.language
    writer = _Writer(reading)
    title = reading.metadata.title or reading.metadata.symbol or reading.source.name
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{escape(language or "und")}" dir="{direction(language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
            "</head>",
            "<body>",
            *_facts(reading),
            *writer.contents(),
            "<main>",
            *writer.body(),
            "</main>",
            *writer.notes(),
            "</body>",
            "</html>\n",
        )
    )


def _facts(reading: Reading) -> Iterator[str]:
    said = [(name, getattr(reading.metadata, field)) for field, name in _FACTS]
    rows = [
        f"<div><dt>{name}</dt><dd><bdi>{escape(_LANGUAGES.get(value, value))}</bdi></dd></div>"
        for name, value in said
        if value
    ]
    if rows:
        yield f'<header lang="en" dir="ltr"><dl>{"".join(rows)}</dl></header>'


class _Writer:
    """Writes the blocks of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._language = reading.metadata.language
        self._depths = depths(reading)
        self._notes = Notes(reading)
        self._page = 0  # the last one marked; notes come late and stand on earlier pages
        self._cited: dict[str, str] = {}  # note → id of its first mark, for the way back
        self._titled = False
        self._has_title = any(block.kind is Kind.TITLE for block in reading.blocks)
        self._forms: dict[Kind, Callable[[Block], str]] = {
            Kind.MASTHEAD: lambda block: self._element("p", block, "masthead"),
            Kind.TITLE: self._title,
            Kind.HEADING: self._heading,
            Kind.ITEM: self._item,
            Kind.TABLE: self._table,
            Kind.CAPTION: lambda block: self._element("p", block, "caption"),
            Kind.FIGURE: lambda block: self._element("p", block, "figure"),
            Kind.TOC: lambda block: without_leaders(self._element("p", block, "toc")),
            Kind.SPEECH: lambda block: self._element("p", block, "speech"),
        }

    def contents(self) -> Iterator[str]:
        """Headings as links, folded away."""
        headings = [block for block in self._reading.blocks if block.kind is Kind.HEADING]
        if len(headings) < 2:
            return
        yield '<nav><details><summary lang="en">Contents</summary>'
        for block in headings:
            label = printed_label(block, self._language)
            words = escape(f"{label} {block.text}".strip())
            yield f'<a class="l{min(block.level or 1, _DEEPEST)}" href="#{escape(block.address)}">{words}</a>'
        yield "</details></nav>"

    def body(self) -> Iterator[str]:
        """Every block but furniture and notes."""
        for block in self._reading.blocks:
            if block.kind not in (Kind.FURNITURE, Kind.FOOTNOTE):
                yield self._forms.get(block.kind, self._paragraph)(block)

    def notes(self) -> Iterator[str]:
        """Footnotes, each with a way back to its first mark."""
        notes = [block for block in self._reading.blocks if block.kind is Kind.FOOTNOTE]
        if not notes:
            return
        yield '<section class="notes" aria-label="Notes"><hr>'
        for block in notes:
            back = self._cited.get(block.address)
            link = f' <a href="#{escape(back)}" aria-label="Back to the text">↩</a>' if back else ""
            yield self._element("p", block, after=link)
        yield "</section>"

    def _element(self, tag: str, block: Block, kind: str = "", style: str = "", after: str = "") -> str:
        address = escape(block.address)
        label = printed_label(block, self._language)
        number = f'<a class="n" href="#{address}">{escape(label)}</a> ' if label else ""
        chosen = "".join(
            f' {name}="{escape(value)}"'
            for name, value in (("class", kind), ("style", style), *self._languages(block))
            if value
        )
        return f'<{tag} id="{address}"{chosen}>{number}{self._text(block)}{after}</{tag}>'

    def _languages(self, block: Block) -> tuple[tuple[str, str], ...]:
        """`lang` and `dir`, where they differ from the document's."""
        if block.language is None or block.language == self._language:
            return ()
        differs = direction(block.language) != direction(self._language)
        return ("lang", block.language), ("dir", direction(block.language) if differs else "")

    def _text(self, block: Block) -> str:
        """The escaped text with note marks as links and page numbers where pages begin."""
        inserts = [(mark.at, self._mark(block, mark)) for mark in block.marks]
        for span in block.spans:
            if span.page is not None and span.page > self._page:
                self._page = span.page
                inserts.append((span.start, self._page_mark(span.page)))
        parts: list[str] = []
        at = 0
        for place, insert in sorted(inserts, key=lambda entry: entry[0]):
            parts += (escape(block.text[at:place], quote=False), insert)
            at = place
        return "".join(parts) + escape(block.text[at:], quote=False)

    def _mark(self, block: Block, mark: Mark) -> str:
        note = self._notes.of(block, mark)
        shown = escape(mark.mark)
        if note is None:
            return f"<sup>{shown}</sup>"
        anchor = f"to_{note}" if note not in self._cited else ""
        self._cited.setdefault(note, anchor)
        name = f' id="{escape(anchor)}"' if anchor else ""
        return f'<sup><a{name} href="#{escape(note)}">{shown}</a></sup>'

    def _page_mark(self, number: int) -> str:
        return f'<span class="page" id="page_{number}" aria-label="page {number}">{number}</span>'

    def _paragraph(self, block: Block) -> str:
        return self._element("p", block)

    def _title(self, block: Block) -> str:
        """The first title is the page's; what follows ("Report of …") stands under it."""
        is_first, self._titled = not self._titled, True
        return self._element("h1", block) if is_first else self._element("p", block, "subtitle")

    def _heading(self, block: Block) -> str:
        level = min((block.level or 1) + (1 if self._has_title else 0), _DEEPEST)
        return self._element(f"h{level}", block)

    def _item(self, block: Block) -> str:
        return self._element("p", block, "item", f"--depth:{self._depths.get(block.address, 1)}")

    def _table(self, block: Block) -> str:
        if not block.rows:
            return self._element("p", block)
        self._text(block)  # keeps count of pages; the words themselves come from the cells
        rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows)
        return f'<div class="scroll" tabindex="0"><table id="{escape(block.address)}">{rows}</table></div>'


def _cell(cell: Cell) -> str:
    text = escape(cell.text, quote=False).replace("\n", "<br>")
    if cell.header:
        return f'<th scope="col">{text}</th>'
    return f'<td class="f">{text}</td>' if _FIGURE.fullmatch(cell.text.strip()) else f"<td>{text}</td>"
