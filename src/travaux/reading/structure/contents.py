"""Lists of contents and endnotes: told by how they are headed, and by their leaders and page numbers.

In: units in reading order. Out: the units of a list of contents marked `Kind.TOC`, those of a list
of endnotes marked `Kind.FOOTNOTE`, so that their numbers never feed the chain of paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.reading.structure import labels, vocabulary
from travaux.reading.structure.units import Unit
from travaux.texts.reading import Kind

LONGEST_LINE = 300
"""Characters; a text longer than this is no line of a list of contents."""
LONGEST_HEADING = 40
PAGE_LENGTH = 24
"""Characters at the end of a line in which its page number stands ("1043 – 1052")."""
MOST_STRAYS = 2
"""Lines without page number that may stand in a row in a list of contents (a wrapped title)."""

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:…\s){2,}|_{4,}")
_PAGE_END = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})(?:\s*[-–—]\s*\d{1,4})?\s*\Z")
_COLUMN_HEADS = re.compile(
    r"\s*(?:paragraphs?|paragraphes|párrafos|пункты|الفقرات|段次|page|página|стр\.|страница|الصفحة|页次"
    r"|parágrafos|\s)+\s*\Z",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


def mark(units: Sequence[Unit]) -> None:
    """Mark lists of contents and endnotes, in place."""
    inside, notes = False, False
    strays: list[Unit] = []
    for unit in units:
        if unit.kind not in (None, Kind.HEADING, Kind.TOC):
            continue
        if unit.kind is Kind.TOC or _headed(unit, vocabulary.CONTENTS):
            _take([unit], "heads or stands in the list of contents")
            inside, notes, strays = True, False, []
        elif inside and _in_list(unit):
            strays.append(unit)
            if _paged(unit.text) or _COLUMN_HEADS.match(unit.text):
                _take(strays, "a line of the list of contents")
                strays = []
            inside = len(strays) <= MOST_STRAYS
        elif _leads_to_page(unit.text):
            _take([unit], "leaders and a page number")
        else:
            inside, strays = False, []
            notes = _note(unit, notes)


def _take(units: Sequence[Unit], reason: str) -> None:
    for unit in units:
        unit.kind = Kind.TOC
        unit.say(reason)


def _note(unit: Unit, notes: bool) -> bool:
    """Mark a unit that stands in a list of endnotes; gives back whether the list is open after it."""
    if _headed(unit, vocabulary.NOTES):
        unit.kind = Kind.HEADING
        unit.say("heads the notes")
        return True
    if notes and unit.kind is None and labels.note(unit.text) is not None:
        unit.kind = Kind.FOOTNOTE
        unit.say("a note under the heading of the notes")
        return True
    return notes and unit.kind is None and unit.label is None and not unit.piece.style.bold


def _headed(unit: Unit, names: frozenset[str]) -> bool:
    if len(unit.text) > LONGEST_HEADING:
        return False
    text = unit.text.strip().lower()
    for word in vocabulary.CONTINUED:
        text = text.removesuffix(word)
    return _SPACES.sub(" ", text).strip(" :*") in names or _SPACES.sub("", text) in names


def _in_list(unit: Unit) -> bool:
    """Whether a unit under the heading of the contents is one of its lines."""
    text = unit.text.strip()
    if len(text) > LONGEST_LINE:
        return False
    return _paged(text) or bool(_COLUMN_HEADS.match(text)) or (not text.endswith((".", ":")) and _entry(unit))


def _entry(unit: Unit) -> bool:
    """A title without its page number: wrapped, or above its subdivisions."""
    return (unit.label is not None and not unit.label.value) or (
        unit.piece.lines <= 1 and len(unit.text) < LONGEST_HEADING * 2
    )


def leaders(text: str) -> bool:
    """Whether a text holds a row of dots or lines that leads the eye to a page number."""
    return (".." in text or ". ." in text or "…" in text or "__" in text) and bool(_LEADERS.search(text))


def _paged(text: str) -> bool:
    return bool(_PAGE_END.search(text[-PAGE_LENGTH:])) or leaders(text)


def _leads_to_page(text: str) -> bool:
    """Dot leaders and a number at the end: a line of contents wherever it stands."""
    return len(text) <= LONGEST_LINE and leaders(text) and bool(_PAGE_END.search(text[-PAGE_LENGTH:]))
