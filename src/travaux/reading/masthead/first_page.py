"""The first page up to where its text begins, each piece with what it says as a masthead line.

Pieces come in, entries go out; `masthead` and `title` decide on them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.reading.masthead.lines import (
    AGENDA,
    BODY_NAME,
    COURT,
    DATE,
    DISTRIBUTION,
    JOB,
    LANGUAGE,
    LESSER,
    MEETING,
    NATIONS,
    ORGAN,
    ORIGINAL,
    PLACE,
    RECYCLING,
    SESSION,
    SYMBOL,
    Line,
    folded,
    look_at,
    may_show_block,
)
from travaux.reading.masthead.words import TEXT_BEGINS
from travaux.reading.pieces import BODY, FURNITURE, HEADING, MASTHEAD, TABLE, TITLE, TOC, Piece

MOST_PIECES = 60
"""Pieces looked at; a masthead with title has at most some twenty, however it is cut up."""

LONGEST_LINE = 450
"""Characters of a piece that may still be masthead or title; agenda titles of budget papers are long."""

LONG_TEXT = 230
"""Characters of plain text, neither bold nor centred, that make a paragraph of it."""

COVER_TEXT = 300
"""Characters on a first page below which it is a cover and the next page is looked at as well."""

FEWEST_LETTERS = 3
"""Letters that a line needs to say anything."""

_NUMBERED = re.compile(
    r"\s*(?:[\[(]?(?:1|[IVX]{1,4}|[A-Z]|[a-z]|i)[\])]?[.)\]]\s|(?:1|I)\s*[.、．]|第[一1]条|§\s?1\b)"
)
_PARAGRAPH = re.compile(r"\s*[\[§]?\s?[\d٠-٩۰-۹]{1,3}\s?[.)\]]\s+\S{2,}\s+\S")  # a page out of the middle
_OPENS_RECORD = re.compile(
    r"\s*(?:(?:president|chair\w*|pr[eé]sident\w*|presidente|председатель|主席|الرئيس|members|present)\s*:|"
    r"the\s+meeting\s+was\s+called|la\s+s[eé]ance\s+est\s+ouverte|se\s+(?:declara\s+)?abre\s+la\s+sesi[oó]n|"
    r"заседание\s+открывается|.{0,20}宣布开会|افتتحت\s+الجلسة)",
    re.IGNORECASE,
)
_SENTENCE_END = (".", ";", "。", "؛", ".”", '."', ".»")
_NO_SIGNS = Line()
_OF_MASTHEAD = (
    SYMBOL, SESSION, NATIONS, ORGAN, BODY_NAME, AGENDA, PLACE, DATE, LANGUAGE, ORIGINAL, MEETING, LESSER, JOB,
    RECYCLING,
)  # fmt: skip


class Entry(NamedTuple):
    """A piece of the first page: its place in the draft, what it says, whether text had begun before."""

    place: int
    piece: Piece
    line: Line
    before_text: bool


def entries(pieces: list[Piece]) -> list[Entry]:
    """The pieces of the first page in order, up to `MOST_PIECES`; of two pages after a bare cover."""
    first = min((page for page in map(page_of, pieces) if page is not None), default=None)
    found = _entries_to(pieces, first)
    if first is None or has_masthead(found):
        return found
    shown = sum(len(piece.text) for piece in pieces if page_of(piece) == first and piece.role != FURNITURE)
    return found if shown >= COVER_TEXT else _entries_to(pieces, first + 1)


def _entries_to(pieces: list[Piece], last: int | None) -> list[Entry]:
    """Entries up to and with page `last` (None: no pages)."""
    found: list[Entry] = []
    begun = False
    for index, piece in enumerate(pieces):
        page = page_of(piece)
        if len(found) >= MOST_PIECES or (page is not None and last is not None and page > last):
            break
        kept = not begun or piece.role in (MASTHEAD, FURNITURE)
        short = 0 < len(piece.text) <= LONGEST_LINE
        line = look_at(piece.text) if short and (kept or may_show_block(piece.text)) else _NO_SIGNS
        begun = begun or begins_text(piece, line)
        if begun and piece.role not in (MASTHEAD, FURNITURE) and not line.has(DISTRIBUTION, ORIGINAL):
            continue
        found.append(Entry(index, piece, line, not begun))
    return found


def page_of(piece: Piece) -> int | None:
    """The page that a piece begins on; None for formats without pages."""
    return piece.spans[0].page if piece.spans else None


def left_edge(piece: Piece) -> float | None:
    """The left edge of a piece on its page in points, if known."""
    box = piece.spans[0].box if piece.spans else None
    return None if box is None else box.x0


def begins_text(piece: Piece, line: Line) -> bool:
    """Whether masthead and title end before this piece: a number, "Summary", a paragraph."""
    if piece.role in (TOC, TABLE) or _OPENS_RECORD.match(piece.text):
        return True
    if piece.role not in (BODY, HEADING) or not piece.text:
        return False
    if line.only(*_OF_MASTHEAD) or line.has(DISTRIBUTION) or is_scrap(piece.text):
        return False
    if piece.label or _NUMBERED.match(piece.text) or folded(piece.text).strip(" :.*-") in TEXT_BEGINS:
        return True
    if not piece.style.bold and _PARAGRAPH.match(piece.text):
        return True
    set_off = piece.style.bold or piece.style.align == "center" or piece.style.caps
    if piece.text.endswith((",", ":", "，", "،", "：")) and (not set_off or line.has(COURT)):
        return True
    return len(piece.text) > LONGEST_LINE or (
        not set_off
        and (len(piece.text) > LONG_TEXT or (piece.text.endswith(_SENTENCE_END) and len(piece.text) > 90))
    )


def has_masthead(found: list[Entry]) -> bool:
    """Whether these entries show a masthead of the United Nations.

    A name alone is none, and a symbol alone is a running head (of a page out of the middle).
    """
    shown = [entry for entry in found if entry.before_text or entry.piece.role in (MASTHEAD, FURNITURE)]
    if any(entry.piece.role == MASTHEAD or entry.line.has(DISTRIBUTION) for entry in shown):
        return True
    alone = any(entry.line.only(SYMBOL) and entry.piece.role != FURNITURE for entry in shown)
    nations, organ = (any(entry.line.has(kind) for entry in shown) for kind in (NATIONS, ORGAN))
    bound = any(entry.line.only(SYMBOL, NATIONS, ORGAN) and entry.line.has(SYMBOL, ORGAN) for entry in shown)
    session = any(entry.line.has(SESSION, AGENDA) for entry in shown)
    return (nations and bound) or (alone and (organ or session))


def is_scrap(text: str) -> bool:
    """Whether a text has no word at all: hidden rests, bar codes, rules."""
    return sum(map(str.isalpha, text[:LONGEST_LINE])) < FEWEST_LETTERS


def is_of_court(found: list[Entry]) -> bool:
    """Whether a court outside the United Nations is named at the top and no masthead is there."""
    return not has_masthead(found) and any(entry.line.has(COURT) for entry in found)


def may_be_title(entry: Entry) -> bool:
    """Whether the entry is still open: neither masthead nor furniture, note or table."""
    return entry.before_text and not is_scrap(entry.piece.text) and entry.piece.role in (BODY, HEADING, TITLE)
