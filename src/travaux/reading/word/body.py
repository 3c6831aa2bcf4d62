"""The body of a Word file: paragraphs, boxes and notes in, pieces in reading order out.

Role and level come from paragraph styles, labels from automatic numbering; typed numbers stay at
the start of the text, where `structure` finds them. Tables are put together in `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from travaux.reading.pieces import BODY, CAPTION, FIGURE, FOOTNOTE, HEADING, TABLE, TITLE, TOC, Piece, glue
from travaux.reading.runs import NOTHING, Look, style_of
from travaux.reading.structure.vocabulary import CONTENTS
from travaux.reading.word import tables
from travaux.reading.word.names import MC, W, alternative, elements
from travaux.reading.word.notes import Notes
from travaux.reading.word.numbering import Numbering
from travaux.reading.word.styles import Part, Styles, paragraph_look
from travaux.reading.word.text import Runs, WordContent
from travaux.texts.reading import Span

LONGEST_HEADING = 400
"""Characters; a heading style on more than this is a paragraph that someone wanted bold."""

LONGEST_CAPTION = 300
"""Characters; "Table 2 shows …" opens paragraphs too."""

LONG_PARAGRAPH = 120
"""Characters of a paragraph after which the title of the document is over."""

_CAPTION_NUMBER = re.compile(
    r"(?:(?:table|figure|chart|map|tableau|graphique|figura|gráfico|cuadro|tabela|таблица|рисунок|диаграмма|"
    r"الجدول|الشكل)\s+(?:\d+|[IVX]+|[A-Z])(?:[.\-](?:\d+|[IVX]+))*\b\.?|[表图]\s*[\d一二三四五六七八九十]+)",
    re.IGNORECASE,
)
_STAR_NOTE = re.compile(r"([*†‡§]{1,4})\s*")
_UNIT_LINE = re.compile(r"[\[(（].*[\])）]$")
_CONTAINERS = frozenset(W + name for name in ("sdtContent", "ins", "moveTo", "smartTag", "customXml", "sdt"))


class Body:
    """Reads the block content of one part after the other, with one set of running counters."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._runs = Runs(styles, notes)
        self._endnotes: list[tuple[str, str]] = []
        self._contents_ahead = False
        self._title_over = False
        self._joins: Piece | None = None

    def pieces(self, parent: etree._Element) -> list[Piece]:
        """All pieces of a part, a box or a cell in reading order."""
        out: list[Piece] = []
        for block in blocks(parent):
            out += self._paragraph(block) if block.tag == W + "p" else self._table(block)
        return with_captions(out)

    def lines(self, parent: etree._Element) -> list[Piece]:
        """Every paragraph of a header or footer part by itself, tables and boxes taken apart."""
        out: list[Piece] = []
        for paragraph in paragraphs(parent):
            content = self._runs.read(paragraph, NOTHING)
            look = self._look(paragraph)
            if content.text:
                out.append(Piece(content.text, style=style_of(content, look), spans=_whole(content.text)))
            for box in content.boxes:
                out += self.lines(box)
        return out

    def notes_left(self) -> list[Piece]:
        """Endnotes, and notes whose reference was not met: they come at the end."""
        return [piece for key in (*self._endnotes, *self._notes.unmarked()) for piece in self._note(*key)]

    def _paragraph(self, paragraph: etree._Element) -> list[Piece]:
        properties = paragraph.find(W + "pPr")
        style = _style_id(properties)
        in_contents = self._runs.fields.in_contents
        own = paragraph_look(properties)
        look = own.over(self._styles.look(style))
        content = self._runs.read(paragraph, look)
        mark_deleted = _mark_deleted(properties)
        if mark_deleted and not content.text:
            return []
        label, look = self._label(own, style, look)
        part = self._styles.part(style)
        if in_contents or self._runs.fields.in_contents:
            part = Part(TOC)
        piece = self._piece(content, look, part, label)
        piece.why.append(f"Word style {self._styles.name(style) or 'none'}")
        opens_with_mark = bool(piece.text and piece.marks and piece.marks[0].at == 0)
        if piece.role == FOOTNOTE or (piece.role == BODY and (opens_with_mark or _in_frame(properties))):
            _as_note(piece, always=piece.role == FOOTNOTE)
        self._title_over |= piece.role == BODY and len(piece.text) > LONG_PARAGRAPH
        return self._out(piece, content, mark_deleted)

    def _piece(self, content: WordContent, look: Look, part: Part, label: str | None) -> Piece:
        """The piece for a paragraph, with the role its style gives unless its text says otherwise."""
        text, role, level = content.text, part.role, part.level
        if role == HEADING and len(text) > LONGEST_HEADING:
            role, level = BODY, None
        if role == TITLE and self._title_over:
            role, level = HEADING, 1
        if role in (BODY, HEADING) and len(text) < LONGEST_CAPTION:
            numbered = _CAPTION_NUMBER.match(text)
            if numbered and (role == HEADING or numbered.end() == len(text)):
                role, level = CAPTION, None
        return Piece(
            text, role, style_of(content, look), level, label, marks=list(content.marks), spans=_whole(text)
        )

    def _out(self, piece: Piece, content: WordContent, mark_deleted: bool) -> list[Piece]:
        """The piece with what hangs on it: boxes, pictures, notes; joined when the mark before went."""
        after: list[Piece] = []
        for box in content.boxes:
            after += self.pieces(box)
        after += [Piece("", FIGURE, details=dict(content.alt)) for _ in range(content.pictures)]
        for kind, identity in content.notes:
            if kind == "endnote":
                self._endnotes.append((kind, identity))
            else:
                after += self._note(kind, identity)
        if piece.text:
            self._contents_ahead = piece.text.casefold().strip(" :") in CONTENTS
        joins, self._joins = self._joins, None
        if joins is not None and piece.text:
            piece = glue(joins, piece)
        elif piece.text:
            after.insert(0, piece)
        if mark_deleted:
            self._joins = piece
        return after

    def _note(self, kind: str, identity: str) -> list[Piece]:
        """A note as one piece, its paragraphs put together, its own mark taken off."""
        element = self._notes.element(kind, identity)
        if element is None:
            return []
        label = self._notes.printed(kind, identity)
        parts = [piece for piece in self.pieces(element) if piece.role not in (TABLE, FIGURE)]
        if not parts:
            return []
        note = parts[0]
        for piece in parts[1:]:
            note = glue(note, piece)
        note.role, note.level, note.label = FOOTNOTE, None, label or note.label
        if label and note.text.startswith(label) and not label.isalnum():
            _cut(note, len(label))
        if kind == "endnote":
            note.details["note"] = kind
        return [note]

    def _table(self, table: etree._Element) -> list[Piece]:
        """A table as one piece; a list of contents as its lines; a box of one column as what is in it."""
        contents_ahead, self._contents_ahead = self._contents_ahead, False
        rows = tables.rows(table, self.pieces)
        self._contents_ahead = False
        if all(len(row.cells) == 1 for row in rows):
            return [piece for row in rows for piece in row.cells[0].pieces]
        if contents_ahead and tables.is_contents(rows):
            return [Piece(line, TOC, spans=_whole(line)) for line in tables.contents_lines(rows)]
        return tables.pieces(rows)

    def _look(self, paragraph: etree._Element) -> Look:
        properties = paragraph.find(W + "pPr")
        return paragraph_look(properties).over(self._styles.look(_style_id(properties)))

    def _label(self, own: Look, style: str | None, look: Look) -> tuple[str | None, Look]:
        """The automatic number of a paragraph, counted now, and its look with the list's indents."""
        list_id = own.list_id or look.list_id
        if list_id is None or list_id == "0":
            return None, look
        place = own.list_level
        if place is None and style is not None:
            place = self._numbering.level_of_style(list_id, style)
        place = look.list_level or 0 if place is None else place
        indent = self._numbering.look(list_id, place)
        if indent is not None and own.left is None and own.first is None:
            look = replace(look, left=indent.left, first=indent.first)
        return self._numbering.label(list_id, place), look


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in `parent`, also those in content controls and insertions."""
    for child in elements(parent):
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _CONTAINERS:
            yield from blocks(child)
        elif child.tag == MC + "AlternateContent":
            branch = alternative(child)
            if branch is not None:
                yield from blocks(branch)


def paragraphs(parent: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph in `parent` in document order, those of table cells too."""
    for block in blocks(parent):
        if block.tag == W + "p":
            yield block
            continue
        for row in tables.table_rows(block):
            for cell in tables.row_cells(row):
                yield from paragraphs(cell)


def with_captions(pieces: list[Piece]) -> list[Piece]:
    """Find the captions that stand over tables and figures without the style of one.

    The title under "Table 3" belongs to its caption. A line in brackets just above a table
    ("(Thousands of United States dollars)") is one as well, and so is an unnumbered heading above
    that which hangs at the left edge, where the template sets titles of tables.
    """
    out: list[Piece] = []
    for place, piece in enumerate(pieces):
        last = out[-1] if out else None
        short = piece.role in (HEADING, BODY) and not piece.label and len(piece.text) < LONGEST_CAPTION
        if last is not None and last.role == CAPTION and short and _CAPTION_NUMBER.fullmatch(last.text):
            glue(last, piece)
            continue
        drawn = place + 1 < len(pieces) and pieces[place + 1].role in (TABLE, FIGURE)
        if (
            drawn
            and piece.role == BODY
            and len(piece.text) < LONGEST_CAPTION
            and _UNIT_LINE.match(piece.text)
        ):
            piece.role = CAPTION
            if last is not None and last.role == HEADING and last.style.indent < 1 < (last.style.hang or 0):
                last.role, last.level = CAPTION, None
        out.append(piece)
    return out


def _style_id(properties: etree._Element | None) -> str | None:
    style = None if properties is None else properties.find(W + "pStyle")
    return None if style is None else style.get(W + "val")


def _mark_deleted(properties: etree._Element | None) -> bool:
    """Whether the end of this paragraph is a tracked deletion (or the old place of a move)."""
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and any(mark.find(W + name) is not None for name in ("del", "moveFrom"))


def _in_frame(properties: etree._Element | None) -> bool:
    """Whether the paragraph is set in a frame: the notes to the title stand at the page foot so."""
    return properties is not None and properties.find(W + "framePr") is not None


def _as_note(piece: Piece, always: bool = False) -> None:
    """Make a note of a paragraph that opens with a raised letter or a star (or in any case)."""
    if piece.marks and piece.marks[0].at == 0 and piece.text:
        piece.label = piece.marks.pop(0).mark
    else:
        star = _STAR_NOTE.match(piece.text)
        if star is None and not always:
            return
        if star is not None:
            piece.label = star.group(1)
            _cut(piece, star.end())
    piece.role, piece.level = FOOTNOTE, None


def _cut(piece: Piece, length: int) -> None:
    """Take `length` characters and the white space after them off the start of a piece."""
    rest = piece.text[length:].lstrip()
    gone = len(piece.text) - len(rest)
    piece.text = rest
    piece.marks = [mark._replace(at=max(0, mark.at - gone)) for mark in piece.marks]
    piece.spans = _whole(rest)


def _whole(text: str) -> list[Span]:
    """One span without a page: Word files have pages only once they are printed."""
    return [Span(None, None, 0, len(text))]
