"""A PDF file, read: pages with their lines, and pieces in reading order.

In: the bytes. Out: a `Draft`. A piece goes on over a column, a page, a footnote or a table when its
sentence does; what stood in between comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.reading import language, progress
from travaux.reading.hyphens import Hyphens
from travaux.reading.pdf import flow as flows
from travaux.reading.pdf import notes, recognise, tables, turn
from travaux.reading.pdf.assemble import Assembler, box_of, line_box
from travaux.reading.pdf.engine import PdfFile
from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.layout import Flow, Leaf, take
from travaux.reading.pdf.lines import Line
from travaux.reading.pdf.opening import (
    ends_clause,
    ends_sentence,
    is_caption,
    is_caption_number,
    number_label,
    starts_lower,
)
from travaux.reading.pdf.page import RawPage
from travaux.reading.pieces import (
    BODY,
    CAPTION,
    FIGURE,
    FOOTNOTE,
    FURNITURE,
    MASTHEAD,
    TABLE,
    TOC,
    Draft,
    Piece,
)
from travaux.texts.geometry import Box
from travaux.texts.reading import Page, PageLine, Span

MEDIA_TYPE = "application/pdf"
_SAMPLE = 20_000  # characters that tell the language for hyphens
_BREAKING = 0.04  # share of lines that end in a hyphen where words are broken; real hyphens make 1 %
_LABELLED = 0.25  # share of pieces with a printed number that makes numbering the rule
_CAPTION_LINES = 4
_SMALL_TYPE = 0.92  # of the body's size: letters in a drawing under its caption
_FIGURE = (0.02, 0.85)  # share of the page: smaller is an emblem or a rule, larger a scanned page
_TOC_TAIL = 3  # lines of one entry of a table of contents, at most


def read(data: bytes, *, ocr: str = "auto", max_pages: int | None = None) -> Draft:
    """Read a PDF into pages and pieces.

    `ocr` is "auto", "never" or "always" (see `travaux.read`). Raises EncryptedError, DamagedFileError
    or TooManyPagesError.
    """
    raw: list[RawPage] = []
    with PdfFile(data, max_pages) as file:
        progress.announce(file.page_count)
        raw.extend(file.pages())
    doubts = recognise.mend(data, raw, ocr)
    leaves, habits = take(raw)
    draft = _Builder(leaves, habits).draft()
    draft.warnings += doubts
    return draft


class _Builder:
    """Walks the columns of a file and closes a piece where the next begins."""

    def __init__(self, leaves: Sequence[Leaf], habits: Habits) -> None:
        self._leaves = leaves
        self._habits = habits
        groups = _note_groups(leaves)
        self._assembler = Assembler(_hyphens(leaves), _marks_of(leaves, groups), habits.body)
        self._notes = groups
        self._labelled = _is_labelled(leaves)
        self._open: list[Line] = []
        self._why = "first line"
        self._only_by_label = False
        self._jumped = False
        self._figure: list[Line] | None = None
        self._out: list[Piece] = []
        self._waiting: list[Piece] = []

    def draft(self) -> Draft:
        """All pieces and pages."""
        for leaf in self._leaves:
            head, foot = _head_and_foot(leaf)
            self._waiting += [self._assembler.piece([line], FURNITURE) for line in head]
            for figure in _figures(leaf.raw):
                self._waiting.append(figure)
            for flow in leaf.flows:
                self._flow(flow)
            self._waiting += [self._assembler.piece([line], FURNITURE) for line in foot]
        self._close()
        _cut_at_ends(self._out, self._leaves)
        pages = [_page(leaf) for leaf in self._leaves]
        return Draft(MEDIA_TYPE, self._out, pages)

    def _flow(self, flow: Flow) -> None:
        if flow.masthead:
            self._close()
            self._out.append(self._assembler.piece(flow.lines, MASTHEAD, ["in the masthead"]))
            return
        tables_at = {table.first: table for table in flow.tables}
        contents = sum(line.role == TOC for line in flow.lines) >= 2
        at = 0
        while at < len(flow.lines):
            if at in tables_at:
                self._table(tables_at[at], flow)
                at = tables_at[at].last
                continue
            line = flow.lines[at]
            if line.role == TOC:
                self._contents(line, contents)
            elif line.role == FOOTNOTE:
                at = self._table_notes(flow, at)
                continue
            else:
                below = flow.lines[at + 1] if at + 1 < len(flow.lines) else None
                self._line(line, below)
            at += 1
        for mark, group in self._notes.get((flow.page, id(flow)), ()):
            self._waiting.append(self._assembler.note(mark, group))

    def _line(self, line: Line, below: Line | None) -> None:
        if not self._open:
            if self._in_figure(line):
                return
            self._close()
            self._begin(line, flows.Break("first line", False))
            return
        above = self._open[-1]
        if above.flow != line.flow or self._jumped:
            found = turn.over(above, line, below, self._open, self._habits, self._labelled)
        else:
            found = flows.between(above, line, below, self._open, self._habits)
        self._jumped = False
        if found is None or self._goes_on_as_caption(line):
            self._open.append(line)
        else:
            self._close()
            if not self._in_figure(line):
                self._begin(line, found)

    def _begin(self, line: Line, found: flows.Break) -> None:
        self._open = [line]
        self._why, self._only_by_label = found

    def _in_figure(self, line: Line) -> bool:
        """Take the line up when it is lettering of a drawing under its caption."""
        if self._figure is None:
            return False
        if line.size < _SMALL_TYPE * self._habits.body and not self._habits.noisy:
            self._figure.append(line)
            return True
        self._end_figure()
        return False

    def _goes_on_as_caption(self, line: Line) -> bool:
        """Whether a caption's title follows its number on a line of its own, in other type."""
        above = self._open[-1]
        near = above.flow == line.flow and line.bottom - above.bottom < 2 * line.size
        return len(self._open) == 1 and near and is_caption_number(above.text)

    def _close(self, role: str = BODY) -> None:
        self._end_figure()
        if self._open:
            lines = self._open
            if role == BODY and len(lines) <= _CAPTION_LINES and is_caption(lines[0].text):
                role = BODY if ends_sentence(lines[-1].text) else CAPTION
            piece = self._assembler.piece(lines, role, [self._why])
            piece.only_by_label = self._only_by_label and role == BODY
            self._out.append(piece)
            self._open = []
            self._figure = [] if role == CAPTION else None
        self._out += self._waiting
        self._waiting = []
        self._jumped = False

    def _end_figure(self) -> None:
        """The letters of a drawing under its caption, as one piece."""
        if self._figure:
            self._out.append(self._assembler.piece(self._figure, FIGURE, ["small type under a caption"]))
        self._figure = None

    def _table(self, table: tables.Table, flow: Flow) -> None:
        part = flow.lines[table.first : table.last]
        caption = self._open and len(self._open) <= _CAPTION_LINES and is_caption(self._open[0].text)
        if caption:
            self._close(CAPTION)
        piece = self._assembler.piece(part, TABLE, ["rows of parts that stand apart and line up"])
        piece.rows, piece.text = table.rows, table_text(table.rows)
        piece.marks, piece.spans = [], [Span(flow.page, box_of(part), 0, len(piece.text))]
        if self._open and not ends_clause(self._open[-1].text) and len(self._open) > 1:
            self._waiting.append(piece)
            self._jumped = True
            return
        self._close()
        self._out.append(piece)

    def _table_notes(self, flow: Flow, start: int) -> int:
        """The notes under a table; returns the index of the line after them."""
        end = start
        while end < len(flow.lines) and flow.lines[end].role == FOOTNOTE:
            end += 1
        made = [self._assembler.note(mark, group) for mark, group in notes.group(flow.lines[start:end])]
        if self._open:
            self._waiting += made
        else:
            self._out += made
        return end

    def _contents(self, line: Line, many: bool) -> None:
        """An entry of the table of contents, with the lines it began on."""
        entry = [line]
        while many and self._open and len(entry) < _TOC_TAIL and self._same_entry(entry[0]):
            entry.insert(0, self._open.pop())
        self._close()
        self._out.append(self._assembler.piece(entry, TOC, ["leader and page number"]))

    def _same_entry(self, line: Line) -> bool:
        above = self._open[-1]
        near = line.bottom - above.bottom < 1.3 * self._habits.lead(line.size)
        return above.flow == line.flow and near and above.size == line.size and not ends_clause(above.text)


def table_text(rows: Iterable[Sequence[tuple[object, ...]]]) -> str:
    """A table as text: cells parted by tabs, rows by line ends."""
    return "\n".join("\t".join(str(cell[0]) for cell in row) for row in rows)


def _hyphens(leaves: Sequence[Leaf]) -> Hyphens:
    """What decides about line-end hyphens; the document's words are gathered only if it has any."""
    texts = [line.text for leaf in leaves for flow in leaf.flows for line in flow.lines]
    if not any(text.endswith("-") for text in texts):
        return Hyphens((), None)
    words: set[str] = set()
    broken = []
    for text in texts:
        parts = text.split()
        words.update(parts)
        if text.endswith("-"):
            broken.append(parts[-1])
    if len(broken) < _BREAKING * len(texts):
        words.difference_update(broken)
        broken.clear()
    return Hyphens([*words, *broken], language.detect("\n".join(texts)[:_SAMPLE]))


Notes = dict[tuple[int, int], list[tuple[str | None, list[Line]]]]
"""Notes by column: (mark, lines) in order."""


def _note_groups(leaves: Sequence[Leaf]) -> Notes:
    """Notes by column; a note that goes on over the page joins its beginning."""
    out: Notes = {}
    last: list[Line] = []
    number = 0
    for leaf in leaves:
        for flow in leaf.flows:
            groups = notes.group(flow.notes, number)
            if groups and groups[0][0] is None and last and flow.page - last[-1].page <= 1:
                last += groups.pop(0)[1]
            if groups:
                out[flow.page, id(flow)] = groups
                last = groups[-1][1]
                number = max((int(mark) for mark, _ in groups if mark and mark.isdigit()), default=number)
    return out


def _marks_of(leaves: Sequence[Leaf], groups: Notes) -> set[str]:
    under_tables = (line for leaf in leaves for f in leaf.flows for line in f.lines if line.role == FOOTNOTE)
    marks = {notes.mark_of(line) for line in under_tables} | {
        m for column in groups.values() for m, _ in column
    }
    return {mark for mark in marks if mark}


def _is_labelled(leaves: Sequence[Leaf]) -> bool:
    """Whether a printed number opens most paragraphs, judged by their number per full page."""
    lines = [line for leaf in leaves for flow in leaf.flows for line in flow.lines]
    opened = sum(1 for line in lines if line.text[0].isdigit() and number_label(line.text))
    return opened > 0 and opened * 30 > len(lines) * _LABELLED


def _head_and_foot(leaf: Leaf) -> tuple[list[Line], list[Line]]:
    half = leaf.raw.height / 2
    return (
        [line for line in leaf.furniture if line.bottom < half],
        [line for line in leaf.furniture if line.bottom >= half],
    )


def _figures(page: RawPage) -> list[Piece]:
    out = []
    whole = page.width * page.height or 1.0
    for picture in page.pictures:
        share = (picture.x1 - picture.x0) * (picture.bottom - picture.top) / whole
        if _FIGURE[0] < share < _FIGURE[1]:
            piece = Piece("", FIGURE, why=["an image"])
            x0, x1 = picture.x0, picture.x1
            if page.mirrored:
                x0, x1 = page.width - x1, page.width - x0
            box = Box(page.number, x0, picture.top, x1, picture.bottom).rounded()
            piece.spans = [Span(page.number, box, 0, 0)]
            out.append(piece)
    return out


def _cut_at_ends(pieces: Sequence[Piece], leaves: Sequence[Leaf]) -> None:
    """Say when the first text runs on from before the file, and the last beyond its end."""
    body = [piece for piece in pieces if piece.role == BODY]
    if not body:
        return
    first, last = body[0], body[-1]
    if first is pieces_first_text(pieces) and starts_lower(first.text):
        first.continues_from_page = True
    if (
        last.lines > 1
        and last.style.indent < 4 * last.style.size
        and not last.style.bold
        and not ends_clause(last.text)
    ):
        flow = next((f for leaf in reversed(leaves) for f in reversed(leaf.flows) if f.lines), None)
        if flow and flow.lines[-1].x1 > flow.lines[-1].right - 3 * flow.lines[-1].size:
            last.continues_to_page = True


def pieces_first_text(pieces: Sequence[Piece]) -> Piece | None:
    """The first piece that is not furniture."""
    return next((piece for piece in pieces if piece.role != FURNITURE), None)


def _page(leaf: Leaf) -> Page:
    raw = leaf.raw
    rows = tuple(PageLine(line.text, line_box(line), line.role) for line in _in_order(leaf))
    return Page(raw.number, round(raw.width, 1), round(raw.height, 1), rows, leaf.label, raw.ocr)


def _in_order(leaf: Leaf) -> list[Line]:
    """Lines as a reader meets them: head, columns, each foot under the column it stands below."""
    head, foot = _head_and_foot(leaf)
    out = list(head)
    waiting = list(foot)
    for flow in leaf.flows:
        out += flow.lines + flow.notes
        if flow.columns > 1 and flow is not leaf.flows[-1]:
            under = [line for line in waiting if line.x1 < flow.right + 6]
            out += under
            waiting = [line for line in waiting if line not in under]
    return out + waiting
