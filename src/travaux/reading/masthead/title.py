"""The title of a document: entries of the first page in, the title as one text out.

Titles are told by how they are set (larger, bold, centred, capitals) and by where they stand,
between the masthead and the first paragraph. Marks the pieces of the title, and the title of the
agenda item as part of the masthead. Lines that only say who wrote it ("Report of the
Secretary-General") are title pieces on the page but not part of `Metadata.title`, unless they
are all there is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.reading.hinted import Hinted, opens_with
from travaux.reading.masthead.first_page import (
    Entry,
    has_masthead,
    is_of_court,
    left_edge,
    may_be_title,
    page_of,
)
from travaux.reading.masthead.lines import AGENDA, COURT, DATE, MEETING, folded
from travaux.reading.masthead.words import AUTHORSHIP
from travaux.reading.pieces import BODY, HEADING, MASTHEAD, TITLE, Piece

LARGER = 1.12
"""How much larger than the text a title is set when size alone tells it (12 points over 10)."""

MOST_PARTS = 6
LONGEST = 400
"""Characters of one part of a title, and how many parts there are at most."""

LONGEST_PLAIN = 200
"""Characters of a title in a format that knows no type styles."""

SAME_EDGE = 8.0
"""Points: the title of the agenda item begins below the item, the document's own is set in."""

_RESOLUTION = re.compile(
    r"(?:\d{1,3}/\d{1,3}[A-Z]?\.?\s+\S|S-\d{1,2}/\d{1,2}\.?\s|ES-\d+/\d+\.?\s|(?:19|20)\d\d/\d{1,3}[A-Z]?\.\s"
    r"|\d{1,4}(?:\s[A-Z])?\s\((?:S-)?[IVXLC]+\)\.\s)"
)
_ADOPTED = Hinted(
    r"(?:resolution|decision)s?\s+(?:adopted|approved)|(?:resolution|decision)\s+adoptee|(?:resolucion|decision)\s+aprobada|"
    r"резолюция,?\s+принятая|大会决议|.{2,30}通过的决议|قرار\s+اتخذته",
    ("adopt", "approved", "aprobada", "принятая", "决议", "اتخذته"),
)
_LETTER = Hinted(
    r"(?:identical\s+)?letters?\s+dated|lettres?\s+(?:identiques\s+)?datees?|cartas?\s+(?:identicas\s+)?de\s+fecha|"
    r"(?:идентичные\s+)?письм[оа]\s|note\s+verbale\s+dated|note\s+verbale\s+datee|nota\s+verbal\s+de\s+fecha|"
    r"вербальная\s+нота|رسالة\s+مؤرخة|رسالتان\s+متطابقتان|مذكرة\s+شفوية|.{0,60}\d{4}年.{0,60}(?:信|函|普通照会)",
    ("dated", "datee", "fecha", "письм", "вербальная", "رسال", "مذكرة", "年"),
)
_CASE_DETAILS = Hinted(
    r"\s+(?:Application|Affaire|Requ[eê]te|Judgment|Arr[eê]t|Case|Processo)\s+N[o°º.]",
    flags=re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]\**$")
_STARS = re.compile(r"[\s*†‡]+$|(?<=\w)\*+")
_CASE = re.compile(r"\s(?:v\.?|vs\.?|c\.|contra|against|contre)\s")
_CASE_NAME = re.compile(r"(?:case|caso|affaire|asunto|matter|processo)\s")
_NO_PART = Hinted(
    r"adopted\s|approved\s|proclaimed\s|opened\s+for\s|entry\s+into\s+force|adoptee?\s|adoptad[ao]\s|aprobad[ao]\s|"
    r"entree\s+en\s+vigueur|entrada\s+en\s+vigor|принят|通过|اعتمد"
)
_ENDS_OPEN = re.compile(r"(?:\b(?:of|the|de|la|du|des|del|da|do|on|and|et|y|e|к|на|о|по)|-)$", re.IGNORECASE)


_FORMULAS = ("in the court", "in the case", "in the matter", "dans l", "cour de justice", "au nom")


class Titled(NamedTuple):
    """The title as one text, None when there is none, and the piece it begins in."""

    text: str | None
    place: int = 0


def find(found: list[Entry], body_size: float) -> Titled:
    """Mark title pieces (and the agenda title) among `found` and put the title together.

    `body_size` is the size most of the text is set in, 0 when unknown.
    """
    open_entries = [entry for entry in found if may_be_title(entry)]
    given = [entry for entry in open_entries if entry.piece.role == TITLE]
    if given:
        return _together(given)
    parts = _collect(found, open_entries, body_size)
    for entry in parts:
        entry.piece.role = TITLE
        entry.piece.level = None
        entry.piece.why.append("set as the title, between masthead and text")
    if parts:
        return _together(parts)
    meeting = next((entry for entry in found if entry.line.has(MEETING)), None)
    named = (
        None if meeting is None else next((m for m in meeting.line.found[MEETING] if m[0].isalnum()), None)
    )
    return (
        Titled(None)
        if meeting is None or named is None or not any(map(str.isdigit, named))
        else Titled(named, meeting.place)
    )


def _collect(found: list[Entry], open_entries: list[Entry], body_size: float) -> list[Entry]:
    """The parts of the title in order."""
    if not has_masthead(found) and found and page_of(found[0].piece) not in (None, 1):
        return []  # a page out of the middle of a document
    court = is_of_court(found)
    plain_beginning = has_masthead(found) and not _knows_styles(open_entries)
    parts: list[Entry] = []
    for place, entry in enumerate(open_entries):
        text, piece = entry.piece.text, entry.piece
        plain = folded(text)
        if _BRACKETED.match(text) or _is_agenda_title(found, open_entries, place, body_size):
            piece.role = MASTHEAD
        elif text.startswith(("*", "†")):
            continue
        elif court and _CASE.search(plain):
            return [*parts, entry]
        elif _RESOLUTION.match(text) or _LETTER.match(plain):
            return [*(part for part in parts if _ADOPTED.match(folded(part.piece.text))), entry]
        elif court and _is_court_formula(entry):
            continue
        elif parts and _NO_PART.match(plain):
            break
        elif _looks_like_title(piece, body_size) or _by_its_words(parts, text, plain_beginning):
            parts.append(entry)
        elif parts:
            break
        if len(parts) >= MOST_PARTS:
            break
    return parts


def _by_its_words(parts: list[Entry], text: str, plain_beginning: bool) -> bool:
    """Whether words that look like any others belong to the title: they go on with it, or begin it."""
    if parts:
        return _goes_on(parts[-1].piece.text, text)
    return plain_beginning and len(text) <= LONGEST_PLAIN


def _together(parts: list[Entry]) -> Titled:
    """The parts as one title: authorship left out, continued lines joined by a space."""
    topics = [p for p in parts if not _ADOPTED.match(folded(p.piece.text))] or parts
    while len(topics) > 1 and opens_with(folded(topics[-1].piece.text), AUTHORSHIP):
        topics.pop()
    text = ""
    for entry in topics:
        part = _STARS.sub("", _CASE_DETAILS.pattern().split(entry.piece.text)[0])
        part = " ".join(part.split())
        if folded(part) not in folded(text):
            between = "" if not text else " " if _goes_on(text, part) else ": "
            text += between + part
    return Titled(text or None, topics[0].place)


def _goes_on(before: str, part: str) -> bool:
    """Whether a part only continues the line before: it was set apart by a line break."""
    return part[:1].islower() or bool(_ENDS_OPEN.search(before)) or part[:4].upper() in ("DE 1", "DEL ")


def _looks_like_title(piece: Piece, body_size: float) -> bool:
    """Whether a piece is set off from text: larger, bold, centred or in capitals."""
    if len(piece.text) > LONGEST or piece.text.endswith((",", ";")):
        return False
    style = piece.style
    larger = body_size > 0 and style.size >= body_size * LARGER
    return (
        style.bold
        or style.caps
        or style.align == "center"
        or larger
        or (piece.role == HEADING and piece.level == 1)
    )


def _knows_styles(open_entries: list[Entry]) -> bool:
    """Whether the format tells type styles at all (plain text does not)."""
    return any(
        e.piece.style.size or e.piece.style.bold or e.piece.style.align != "left" for e in open_entries
    )


def _agenda_item_before(found: list[Entry], entry: Entry) -> Entry | None:
    """The last line of the masthead before an entry that names an agenda item."""
    above = (one for one in reversed(found) if one.place < entry.place)
    return next((one for one in above if one.piece.role == MASTHEAD and one.line.has(AGENDA)), None)


def _is_agenda_title(found: list[Entry], open_entries: list[Entry], place: int, body_size: float) -> bool:
    """Whether an entry is the title of the agenda item: below the item, at its left edge, not larger.

    Where the format tells no places, the first of several parts after the item is taken for it.
    """
    entry = open_entries[place]
    piece = entry.piece
    item = _agenda_item_before(found, entry)
    if item is None or piece.style.align == "center" or piece.role not in (BODY, HEADING) or place > 2:
        return False
    if any(
        e.piece.role not in (MASTHEAD, BODY, HEADING) or e.piece.role == TITLE for e in open_entries[:place]
    ):
        return False
    own, above = left_edge(piece), left_edge(item.piece)
    if own is None or above is None:
        return (
            place == 0
            and len(open_entries) > 1
            and not piece.style.caps
            and not _LETTER.match(folded(piece.text))
        )
    larger = body_size > 0 and piece.style.size >= body_size * LARGER
    return abs(own - above) <= SAME_EDGE and not larger and len(open_entries) > place + 1


def _is_court_formula(entry: Entry) -> bool:
    """Lines of a judgment's cover that name court, kind, place or date but not the case."""
    plain = folded(entry.piece.text)
    if _CASE_NAME.match(plain):
        return False
    return entry.line.only(COURT, DATE) or len(entry.line.rest.split()) <= 2 or plain.startswith(_FORMULAS)
