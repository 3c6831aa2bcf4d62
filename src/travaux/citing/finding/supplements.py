"""Supplements of Official Records without their symbol: "Fifty-sixth Session, Supplement No. 40".

In: a page and the index of the word "Supplement". Out: the document: since 1976 Supplement No. 40 of the
General Assembly's fifty-sixth session is A/56/40, and since 1985 Supplement No. 2 of the Economic and
Social Council's of 2005 is E/2005/22. Where the symbol stands beside it in brackets, that is read instead.
"""

from __future__ import annotations

import re

from travaux.citing import numerals
from travaux.citing.finding.head import Head, mention
from travaux.citing.finding.page import Page
from travaux.citing.language import Sort
from travaux.citing.mentions import Document

FIRST_SESSION = 31
"""From then on papers of the General Assembly carry the number of the session."""
LAST_SESSION = 99
MOST_OF_ASSEMBLY = 53
FIRST_YEAR = 1985
"""From then on the Council's Supplement No. n is paper 20 + n of the year, but for No. 1, its resolutions."""
FIRST_OF_COUNCIL, LAST_OF_COUNCIL, BEFORE_COUNCIL = 2, 25, 20
REACH = 200
"""Characters from "Official Records" to "Supplement": organ, session, annexes."""
SYMBOL_REACH = 60
"""Characters from the number to its symbol in brackets: "and corrigendum (", ", vol. I ("."""

_NUMBER = re.compile(r"(?P<number>\d{1,2})(?![\w/])")
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)[^\d]{0,14}\Z")
_SYMBOL = re.compile(r"[^.;。]*\(\s?\Z")
_HAN_SESSION = re.compile(r"第(?P<number>[一二三四五六七八九十]{2,4}|\d{2})届")
_HAN_NUMBER = re.compile(r"》?第?\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})号")


def head(page: Page, at: int) -> Head | None:
    """The document that a supplement is."""
    mark = page.marks[at]
    number = _number(page, mark.end)
    if number is None or _has_symbol(page, at, number[1]):
        return None
    named = _records(page, at)
    if named is None:
        return None
    start, organ = named
    written = _symbol(page, organ, start, mark.start, number[0])
    if written is None:
        return None
    found = mention(page, start, number[1], Document(written, records=True), "official-records-supplement")
    return Head([found], number[1])


def _number(page: Page, place: int) -> tuple[int, int] | None:
    if page.lexicon.language == "zh":
        match = _HAN_NUMBER.match(page.folded, place)
        value = numerals.figures(match["number"]) if match else None
        return (int(value), match.end()) if match and value else None
    lead = page.lexicon.number.match(page.folded, place)
    match = _NUMBER.match(page.folded, lead.end() if lead else place)
    return (int(match["number"]), match.end()) if match else None


def _has_symbol(page: Page, at: int, end: int) -> bool:
    for mark in page.marks[at + 1 : at + 6]:
        if mark.start - end > SYMBOL_REACH:
            break
        if mark.sort is Sort.SYMBOL:
            return _SYMBOL.match(page.folded[end : mark.start]) is not None
    return False


def _records(page: Page, at: int) -> tuple[int, str] | None:
    """Where "Official Records" or "ibid." stands before it, and whose they are ("ibid.": "")."""
    start, organ = page.marks[at].start, ""
    for mark in reversed(page.marks[max(0, at - 8) : at]):
        if start - mark.end > REACH or mark.sort is Sort.SYMBOL:
            break
        if mark.sort is Sort.ORGAN and mark.value != "own":
            organ = mark.value
        if mark.sort is Sort.HEAD and mark.value == "ibid":
            return mark.start, organ or "ga"
        if mark.sort is Sort.HEAD and mark.value == "records":
            before = page.marks[page.index(mark.start) - 1] if page.index(mark.start) else None
            if not organ and before and before.sort is Sort.ORGAN and mark.start - before.end <= 1:
                return before.start, before.value
            return mark.start, organ
    return None


def _symbol(page: Page, organ: str, start: int, end: int, number: int) -> str | None:
    if organ == "ga" and 0 < number <= MOST_OF_ASSEMBLY:
        session = _session(page, start, end)
        return f"A/{session}/{number}" if FIRST_SESSION <= session <= LAST_SESSION else None
    if organ == "ecosoc" and FIRST_OF_COUNCIL <= number <= LAST_OF_COUNCIL:
        year = _YEAR.search(page.folded, start, end)
        if year and int(year["year"]) >= FIRST_YEAR:
            return f"E/{year['year']}/{BEFORE_COUNCIL + number}"
    return None


def _session(page: Page, start: int, end: int) -> int:
    """The session named last between two places; 0 where none is."""
    if page.lexicon.language == "zh":
        found = [numerals.figures(one["number"]) for one in _HAN_SESSION.finditer(page.folded, start, end)]
        return int(found[-1] or 0) if found else 0
    sessions = page.lexicon.sessions
    named = [sessions.numbers[one.group()] for one in sessions.pattern.finditer(page.folded, start, end)]
    return named[-1] if named else 0
