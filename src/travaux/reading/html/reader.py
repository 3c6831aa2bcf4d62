"""Saved web pages: the bytes of an HTML file in, a `Draft` out.

The paragraphs of the main text, in reading order: headings, numbered lists, tables, notes. Pages
saved from Word ("MsoNormal") and plain pages of the 1990s (lines parted by `br`) are read as well.
"""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from travaux.reading import sniff
from travaux.reading.html import lists as html_lists
from travaux.reading.html import page as html_page
from travaux.reading.pieces import BODY, CAPTION, FIGURE, FOOTNOTE, HEADING, Draft, Piece, glue
from travaux.reading.runs import NOTHING, Content, Look, is_mark, style_of
from travaux.reading.table_text import TableText, cell_text
from travaux.texts.reading import Span, Warning

MAX_SPAN = 200
"""Columns that a cell may claim to span."""

LONGEST_MARK = 8
"""Characters of a note mark with its brackets: "[123]"."""

LAYOUT_CELL = 600
"""Characters of a cell above which its table only arranges the page."""

_BLOCK_NAMES = """
p div section article main header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption
thead tbody tfoot tr td th figure figcaption hr address fieldset legend center body details summary form
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "dfn", "var"})
_NOTE_TARGET = re.compile(
    r"^#(?:_?(?:ftn|edn)|fn|footnote|endnote|note|cite_note|n)\W?[\w.:-]*$", re.IGNORECASE
)
_BACK = re.compile(r"^#(?:_?(?:ftn|edn)ref|fnref|footnote-?ref|ref|cite_ref|r|back)[\w.:-]*$", re.IGNORECASE)
_BRACKETS = "[]()（）. \u00a0"
_BACK_SIGNS = re.compile(r"^[\[\]()^↑↩⤴︎\s\u00a0.]*$")
_CSS_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CSS_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_CSS_ALIGN = re.compile(r"text-align\s*:\s*(center|right|justify|left)", re.IGNORECASE)
_CSS_UPPER = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_CSS_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)pt", re.IGNORECASE)
_CSS_INDENT = re.compile(r"margin-left\s*:\s*(\d+(?:\.\d+)?)(pt|px|cm|in)", re.IGNORECASE)
_CSS_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "in": 72.0}
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def read(data: bytes) -> Draft:
    """Read a saved web page. Pieces are in reading order; there are no pages.

    Raises `DamagedFileError` or `TooLargeError`. A page without any text gives a warning: such
    pages are often put together by scripts, which are not run.
    """
    root = html_page.main_text(data)
    reader = _Reader(_note_targets(root))
    reader.block(root, NOTHING)
    reader.flush()
    draft = Draft(sniff.HTML, reader.pieces)
    if not reader.pieces:
        draft.warnings.append(
            Warning("no-text", "The page holds no text: print it to PDF in the browser and read that.")
        )
    return draft


def _note_targets(root: etree._Element) -> dict[str, str]:
    """Places of notes on the page: anchor → the mark that leads there."""
    targets: dict[str, str] = {}
    for link in root.iter("a"):
        href = link.get("href") or ""
        text = "".join(link.itertext()).strip(_BRACKETS)
        raised = link.find(".//sup") is not None or any(True for _ in link.iterancestors("sup"))
        known = bool(_NOTE_TARGET.match(href)) and not _BACK.match(href)
        if (
            html_page.is_note_link(link)
            and 0 < len(text) <= LONGEST_MARK
            and (known or (raised and not _BACK.match(href)))
        ):
            targets.setdefault(href[1:], text)
            targets.setdefault(href[1:].lstrip("_"), text)  # Word: link to _ftn1, note in div ftn1
    return targets


class _Reader:
    """Walks the main text and cuts it into pieces."""

    def __init__(self, targets: dict[str, str]) -> None:
        self.pieces: list[Piece] = []
        self._targets = targets
        self._content = Content()
        self._look = NOTHING
        self._role: tuple[str, int | None] = (BODY, None)
        self._label: str | None = None
        self._note: str | None = None

    def block(self, element: etree._Element, look: Look) -> None:
        """Read a block element and all in it."""
        tag = element.tag
        if tag == "table" and not _is_layout(element):
            self.flush()
            self._table(element, look)
            return
        self.flush()
        look = _block_look(element, look)
        outer_role, outer_note = self._role, self._note
        if tag in _HEADINGS:
            self._role = (HEADING, _HEADINGS[tag])
        elif tag in ("caption", "figcaption"):
            self._role = (CAPTION, None)
        if tag == "li":
            self._label = html_lists.label(element)
        elif tag == "p":
            self._label = html_lists.word_label(element) or self._label
        self._note = self._note_at(element) or (self._note if tag != "body" else None)
        self._look = look
        if tag == "pre":
            self._preformatted(element, look)
        else:
            self._inside(element, look)
        self.flush()
        self._role, self._note = outer_role, outer_note
        if tag == "li":
            self._label = None

    def flush(self) -> None:
        """End the paragraph: what was gathered becomes a piece."""
        content, self._content = self._content, Content()
        content.finish()
        if not content.text and content.marks:
            content = _marks_as_text(content)  # a mark that marks nothing is text
        if not content.text:
            return
        role, level = self._role
        piece = Piece(
            content.text, role, style_of(content, self._look), level, self._label,
            marks=content.marks, spans=[Span(None, None, 0, len(content.text))],
        )  # fmt: skip
        self._label = None
        if self._note is not None and role != HEADING:
            piece.role, piece.level, piece.label = FOOTNOTE, None, self._note
            last = self.pieces[-1] if self.pieces else None
            if last is not None and last.role == FOOTNOTE and last.label == self._note:
                glue(last, piece)  # a note of several paragraphs is one
                return
        self.pieces.append(piece)

    def _inside(self, element: etree._Element, look: Look) -> None:
        """Text and children of an element in order."""
        self._text(element.text, look)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, look)
            self._look = look if element.tag in _BLOCKS else self._look
            self._text(child.tail, look)

    def _child(self, child: etree._Element, look: Look) -> None:
        tag = child.tag
        if tag in _BLOCKS:
            self.block(child, look)
        elif tag == "br":
            self._break(child, look)
        elif tag == "img":
            self._picture(child)
        elif tag == "a":
            self._link(child, look)
        elif tag == "sup" or html_page.style_says(child, _CSS_RAISED):
            self._raised(child, look)
        elif tag == "wbr":
            return
        else:
            self._note = self._note or self._note_at(child)
            self._inside(child, _inline_look(child, look))

    def _text(self, text: str | None, look: Look) -> None:
        if text:
            self._content.add(text.upper() if look.caps else text, look)

    def _break(self, element: etree._Element, look: Look) -> None:
        """One `br` is a line end, two are a new paragraph (pages of the 1990s know no `p`)."""
        after = element.getnext()
        if not (element.tail or "").strip() and after is not None and after.tag == "br":
            self.flush()
        else:
            self._content.add(" ", look)

    def _link(self, link: etree._Element, look: Look) -> None:
        """A link: a note mark, the way back from a note, or text."""
        target = (link.get("href") or "")[1:]
        text = "".join(link.itertext())
        if (
            html_page.is_note_link(link)
            and target in self._targets
            and len(text.strip(_BRACKETS)) <= LONGEST_MARK
        ):
            self._content.mark("footnote", text.strip(_BRACKETS))
            return
        note = self._note_at(link)
        self._note = self._note or note
        leads_back = html_page.is_note_link(link) and self._note is not None
        if leads_back and (text.strip(_BRACKETS) == self._note or _BACK_SIGNS.match(text)):
            return
        if note is not None and text.strip(_BRACKETS) == note and not self._content.text:
            return
        self._inside(link, _inline_look(link, look))

    def _raised(self, element: etree._Element, look: Look) -> None:
        """Raised text: a note mark, the number of a note, or part of the text (1st, m2)."""
        if element.find(".//a") is not None:
            self._inside(element, look)
            return
        text = "".join(element.itertext()).strip()
        bare = text.strip(_BRACKETS)
        note = self._note or self._note_at(element)
        if note is not None and bare == note and not self._content.text:
            self._note = note
        elif bare and is_mark(bare, self._content.text):
            for mark in bare.split(","):
                self._content.mark("footnote", mark.strip())
        else:
            self._content.add(text, look)

    def _note_at(self, element: etree._Element) -> str | None:
        """The mark of the note that begins at an element, by its id or name."""
        name = element.get("id") or element.get("name") or ""
        return self._targets.get(name)

    def _picture(self, image: etree._Element) -> None:
        described = " ".join((image.get("alt") or "").split())
        if described and image.getparent() is not None:
            self.pieces.append(Piece("", FIGURE, details={"alt": described}))

    def _preformatted(self, element: etree._Element, look: Look) -> None:
        """Text with hard line breaks: blank lines part its paragraphs."""
        for part in _BLANK_LINE.split("".join(element.itertext())):
            self._text(part, look)
            self.flush()

    def _table(self, table: etree._Element, look: Look) -> None:
        """A table as one piece, rows one a line, cells parted by tabs; its caption before it."""
        caption = table.find("caption")
        if caption is not None:
            self.block(caption, look)
        text = TableText()
        above: dict[int, int] = {}
        for row in _rows(table):
            text.row()
            self._row(row, text, above)
        piece = text.piece()
        if piece.text.strip():
            self.pieces.append(piece)

    def _row(self, row: etree._Element, text: TableText, above: dict[int, int]) -> None:
        """One row; `above` says for how many rows more a cell reaches down into a column."""
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while above.get(text.columns, 0):
                above[text.columns] -= 1
                text.cell("")
            width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
            for column in range(text.columns, text.columns + width):
                above[column] = height - 1
            reader = _Reader(self._targets)
            reader.block(cell, NOTHING)
            text.cell(*cell_text(piece for piece in reader.pieces if piece.text), header=cell.tag == "th")
            for _ in range(width - 1):
                text.cell("")


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, not those of tables in it."""
    found: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            found.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            found += [row for row in child if row.tag == "tr"]
    return found


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges the page: one column, tables or headings in it, or long texts."""
    if table.get("role") in ("presentation", "none"):
        return True
    if table.find(".//th") is not None or table.find("caption") is not None:
        return False
    rows = _rows(table)
    cells = [cell for row in rows for cell in row if cell.tag == "td"]
    if len(cells) == len(rows) or any(
        next(cell.iter("table", "h1", "h2", "h3"), None) is not None for cell in cells
    ):
        return True
    return any(sum(map(len, cell.itertext())) > LAYOUT_CELL for cell in cells) and len(cells) < 20


def _block_look(element: etree._Element, look: Look) -> Look:
    """The look of a block: what its parents set, its own alignment and indent on top."""
    style = element.get("style") or ""
    aligned = _CSS_ALIGN.search(style)
    align = aligned.group(1).lower() if aligned else (element.get("align") or "").lower()
    if element.tag == "center":
        align = "center"
    if align in ("left", "right", "center", "justify"):
        look = replace(look, align=align)
    indented = _CSS_INDENT.search(style)
    if indented:
        look = replace(look, left=(look.left or 0.0) + float(indented[1]) * _POINTS[indented[2].lower()])
    if element.tag in _HEADINGS or element.tag == "th":
        look = replace(look, bold=True)
    return _inline_look(element, look)


def _marks_as_text(content: Content) -> Content:
    """A paragraph that holds nothing but note marks, with the marks as its text."""
    out = Content()
    out.add(" ".join(mark.mark for mark in content.marks), Look())
    return out


def _inline_look(element: etree._Element, look: Look) -> Look:
    """The look inside an element, from its tag and its own style."""
    style = element.get("style") or ""
    if element.tag in _BOLD or (style and _CSS_BOLD.search(style)):
        look = replace(look, bold=True)
    if element.tag in _ITALIC or (style and _CSS_ITALIC.search(style)):
        look = replace(look, italic=True)
    if style and _CSS_UPPER.search(style):
        look = replace(look, caps=True)
    sized = _CSS_SIZE.search(style) if style else None
    return replace(look, size=float(sized[1])) if sized else look


def _span(text: str | None) -> int:
    return max(1, min(int(text), MAX_SPAN)) if text is not None and text.strip().isdigit() else 1
