"""What every format reader hands to the structure stage: pieces in reading order.

A piece is a stretch of text that reads as one unit by its *looks* (on a PDF page) or by the
file's own mark-up (Word, HTML). It still carries its printed label at the start of its text
("12. The Committee …"); `structure` decides which labels are numbers of paragraphs, gives kinds,
parents and addresses, and glues pieces back together that began only because a line happened to
start with a number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from travaux.texts.reading import Cell, Mark, Page, Span, Warning

BODY = "body"
FURNITURE = "furniture"
FOOTNOTE = "footnote"
TABLE = "table"
CAPTION = "caption"
FIGURE = "figure"
TOC = "toc"
MASTHEAD = "masthead"
TITLE = "title"
HEADING = "heading"


@dataclass(slots=True)
class Style:
    """How a piece is set. Sizes and indents in points; indents from the left edge of its column.

    `size` is the dominant font size (0 when unknown). `bold`/`italic` hold for the whole piece,
    `lead_italic`/`lead_bold` for its first words (operative verbs, speakers). `align` is "left",
    "center", "right" or "justify" ("left" when unknown). `indent` is that of the first line,
    `hang` that of the lines after it (None for a single line). `gap` is the white space above in
    line heights of the text around it (None at the top of a column).
    """

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    lead_bold: bool = False
    lead_italic: bool = False
    align: str = "left"
    indent: float = 0.0
    hang: float | None = None
    gap: float | None = None


@dataclass(slots=True)
class Piece:
    """One unit of text before structure.

    `role` is what the format reader knows for sure (one of the constants above), else BODY.
    `level` is a heading's level when the file says it (Word styles, h1–h6).
    `only_by_label`: the piece was begun only because its first line starts like a number; when
    that number is not one of the chain, structure glues it to the piece before.
    `gap_before`: None, or False when nothing but a page or column change parts it from the last.
    `label` is set only where the file itself gives the number apart from the text (automatic
    numbering in Word, a number in the margin): printed form with its punctuation ("12.", "(a)").
    `lines` is how many lines it was set in. `why` collects reasons for `--explain`.
    """

    text: str
    role: str = BODY
    style: Style = field(default_factory=Style)
    level: int | None = None
    label: str | None = None
    only_by_label: bool = False
    lines: int = 1
    marks: list[Mark] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    rows: tuple[tuple[Cell, ...], ...] = ()
    details: dict[str, str] = field(default_factory=dict)
    continues_from_page: bool = False
    continues_to_page: bool = False
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A file after its format reader: pages as set (empty for formats without) and pieces.

    `hints` holds metadata that the file carries apart from its visible text (Word properties),
    by the names of `Metadata`.
    """

    media_type: str
    pieces: list[Piece]
    pages: list[Page] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)
    hints: dict[str, str] = field(default_factory=dict)


def is_unspaced(char: str) -> bool:
    """Whether lines are joined without a space next to this character (Chinese, Japanese)."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"


def joint(left: str, right: str) -> str:
    """What stands between two lines of one text: a space, or nothing in Chinese and Japanese."""
    if not left or not right or left[-1].isspace():
        return ""
    return "" if is_unspaced(left[-1]) and is_unspaced(right[0]) else " "


def glue(first: Piece, second: Piece) -> Piece:
    """Put `second` on the end of `first` (changed in place): text, marks and spans agree."""
    between = joint(first.text, second.text)
    shift = len(first.text) + len(between)
    first.text += between + second.text
    first.marks += [Mark(m.kind, m.mark, m.at + shift) for m in second.marks]
    if between and first.spans and second.spans:
        last = first.spans[-1]
        first.spans[-1] = Span(last.page, last.box, last.start, last.end + len(between))
    first.spans += [Span(s.page, s.box, s.start + shift, s.end + shift) for s in second.spans]
    first.lines += second.lines
    first.continues_to_page = second.continues_to_page
    first.why += second.why
    return first
