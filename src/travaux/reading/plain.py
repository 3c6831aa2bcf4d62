"""Plain text: lines as they were set, or running text without lines.

In: the text of a file. Out: a `Draft` of pieces without boxes. Two sorts of text come: lines with
hard breaks, as text captures of pages give them, and the running text of a page in one line, as a
reader's window shows it. Lines are joined (hyphens decided by `hyphens`), running text is parted at
every place that may begin a numbered paragraph; which of them do, the chain of numbers decides later,
and the others are glued again. Page numbers, running symbols and the words of the reader's window are
taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from travaux.reading import furniture_lines, language
from travaux.reading.hyphens import HYPHENS, Hyphens, fold
from travaux.reading.pieces import BODY, FURNITURE, Draft, Piece, joint
from travaux.reading.structure import labels
from travaux.reading.structure.headings import is_caps
from travaux.reading.structure.labels import Form
from travaux.reading.structure.units import broken_off, finished, starts_lower
from travaux.texts.reading import Span

MEDIA_TYPE = "text/plain"
LONG_LINE = 300
"""Characters; a line this long was not set on a page: it is a paragraph, or a page of running text."""
SHORT_LINE = 0.8
"""A line shorter than this part of the usual one may be the last of its paragraph."""
CUT_OFF = 60
"""Characters; a longer text that stops without any stop at the end of the file goes on elsewhere."""
SAMPLE = 5000

_INTERFACE = re.compile(r"[\s\f]*\bSelect target paragraph\s*\d*[\s\f]*\Z")
_NUMBERED = re.compile(r"(?<!\S)\d{1,3}(?:\.\d{1,3})?\s?\.\s+(?=[“\"«(]?[^\W\d_])")
_LETTERED = re.compile(r"(?<=[:;،；：])(?:\s+(?:and|or|et|ou|y|o|e|и|или))?\s+(?=\([a-z]{1,4}\)\s|[a-z]\)\s)")
_TITLED = re.compile(r"(?<=[.!?”\")])\s+(?:(?P<page>\d{1,4})\s+)?(?=(?:[A-Z]|[IVX]{1,5})\.\s+[^\W\d_])")
_TAIL_PAGE = re.compile(r"(?<=[.!?;:”\")])\s+(?P<page>\d{1,4})\s*\Z")
_INNER_STOP = re.compile(r"[.!?]\s+[^\W\d_]")


def read(text: str) -> Draft:
    """The pieces of a plain text."""
    bare = _INTERFACE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    pages = [page.split("\n") for page in bare.split("\f")]
    lines = [line for page in pages for line in page if line.strip()]
    hyphens = Hyphens(bare.split(), language.detect(bare[:SAMPLE]))
    usual = median(len(line.strip()) for line in lines) if lines else 0
    found: list[Piece] = []
    for block in _blocks(pages):
        if isinstance(block, Piece):
            found.append(block)
        elif len(block) == 1 and len(block[0]) > LONG_LINE:
            found += _running(block[0])
        else:
            found += _joined(block, hyphens, usual)
    return Draft(MEDIA_TYPE, _finish(_mended(found)))


def _blocks(pages: Sequence[Sequence[str]]) -> Iterator[Piece | list[str]]:
    """Furniture as pieces, and the lines between blank lines, furniture and very long lines."""
    block: list[str] = []
    for page, running in zip(pages, furniture_lines.find(pages), strict=True):
        for at, line in enumerate(page):
            alone = at in running or not line.strip() or len(line) > LONG_LINE
            if alone and block:
                yield block
                block = []
            if at in running:
                yield Piece(
                    line.strip(), FURNITURE, why=["stands alone as a page number, symbol or running head"]
                )
            elif len(line) > LONG_LINE:
                yield [line]
            elif line.strip():
                block.append(line)
    if block:
        yield block


# Lines with hard breaks


def _joined(lines: Sequence[str], hyphens: Hyphens, usual: float) -> Iterator[Piece]:
    """The paragraphs of a block of lines."""
    group: list[str] = []
    for line in lines:
        if group and (reason := _begins(group, line, usual)):
            yield _piece(group, hyphens, only_by_label=reason == "label")
            group = []
        group.append(line)
    if group:
        yield _piece(group, hyphens, only_by_label=False)


def _begins(group: Sequence[str], line: str, usual: float) -> str:
    """Why `line` begins a paragraph after the lines of `group`: "label", "end", or "" when it does not."""
    before, text = group[-1].strip(), line.strip()
    ended = finished(before)
    label = labels.parse(text)
    if label is not None and (label.value or label.shape[:1] == "(" or label.form is Form.BULLET):
        return "label"
    if label is not None and label.form is Form.ITEM and ended:
        return "label"
    if labels.unit(text) is not None and ended and len(text) < SHORT_LINE * usual:
        return "end"
    if is_caps(before) != is_caps(text) and (is_caps(before) or is_caps(text)) and len(text) > 1:
        return "end"
    closed = before.endswith((".", "!", "?", "”", ":", ";", "。"))
    return "end" if closed and len(before) < SHORT_LINE * usual and not starts_lower(text) else ""


def _piece(lines: Sequence[str], hyphens: Hyphens, only_by_label: bool) -> Piece:
    text = ""
    for line in lines:
        text = _joint(text, fold(line.strip()), hyphens)
    return Piece(text, BODY, lines=len(lines), only_by_label=only_by_label)


def _joint(text: str, following: str, hyphens: Hyphens) -> str:
    """The text so far and the next line as one."""
    if len(text) > 1 and text[-1] in HYPHENS and text[-2].isalnum():
        left = text[text.rfind(" ") + 1 : -1]
        return (text if hyphens.keep(left, following.split(" ", 1)[0]) else text[:-1]) + following
    return text + joint(text, following) + following


# Running text


def _running(text: str) -> Iterator[Piece]:
    """The pieces of a text without lines: parted wherever a numbered paragraph or an item may begin."""
    text = fold(text.strip())
    head = furniture_lines.symbol_before_text(text)
    if head:
        yield Piece(text[:head].strip(), FURNITURE, why=["a running symbol before the text"])
        text = text[head:].lstrip()
    starts = sorted(
        {0, *(m.start() for m in _NUMBERED.finditer(text)), *(m.end() for m in _LETTERED.finditer(text))}
    )
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        followed = end < len(text) and _NUMBERED.match(text, end) is not None
        yield from _with_title(text[start:end].strip(), only_by_label=start > 0, followed=followed)


def _with_title(text: str, only_by_label: bool, followed: bool) -> Iterator[Piece]:
    """A paragraph, and the page number and the heading that may stand between it and the next."""
    title = next((m for m in _TITLED.finditer(text) if not _INNER_STOP.search(text, m.end() + 4)), None)
    if not followed or title is None or text.endswith((".", ";", ":", ",")):
        page = _TAIL_PAGE.search(text) if followed else None
        yield Piece(text[: page.start()] if page else text, BODY, only_by_label=only_by_label)
        if page:
            yield Piece(page["page"], FURNITURE, why=["a number alone between two paragraphs"])
        return
    yield Piece(text[: title.start()], BODY, only_by_label=only_by_label)
    if title["page"]:
        yield Piece(title["page"], FURNITURE, why=["a number alone between a paragraph and a heading"])
    yield Piece(text[title.end() :], BODY, why=["between the end of a sentence and a number"])


# Both


def _mended(found: Sequence[Piece]) -> list[Piece]:
    """Texts that furniture has cut in the middle of a sentence made whole; the furniture comes after."""
    out: list[Piece] = []
    open_piece: Piece | None = None
    cut = False
    for piece in found:
        if piece.role == FURNITURE:
            cut = True
            out.append(piece)
            continue
        if cut and open_piece is not None and broken_off(open_piece.text) and _goes_on(piece):
            open_piece.text += joint(open_piece.text, piece.text) + piece.text
            open_piece.lines += piece.lines
        else:
            out.append(piece)
            open_piece = piece
        cut = False
    return out


def _goes_on(piece: Piece) -> bool:
    return starts_lower(piece.text) and labels.parse(piece.text) is None


def _finish(found: list[Piece]) -> list[Piece]:
    """Spans without boxes over every text; the first and last texts know whether they are cut."""
    texts = [piece for piece in found if piece.role == BODY]
    if texts:
        texts[0].continues_from_page = starts_lower(texts[0].text) and labels.parse(texts[0].text) is None
        last = texts[-1]
        last.continues_to_page = len(last.text) > CUT_OFF and broken_off(last.text)
    for piece in found:
        piece.spans = [Span(None, None, 0, len(piece.text))]
    return found
