"""Numbers of resolutions and decisions: 57/218, 45/248 B, 1325 (2000), 2200 A (XXI), 102 (د-1).

In: a page and a place. Out: the numbers that stand there as a list, each with its date where one follows;
"3419 A to D (XXX)" is four. Old Arabic conversions print figures backwards between mirrored brackets.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.citing import numerals
from travaux.citing.finding.page import Page

MOST_NUMBERS = 60
"""Numbers in one list; longer ones are no list of resolutions."""
MOST_LETTERS = 8
"""A to H: no resolution of one number has more parts in a range."""
_GAP_BEFORE_SECTION = 40

_LETTER = rf"(?:[a-zавсе](?![a-zа-я])|(?:{numerals.ARABIC_NAMES})(?!\w))"
_JOIN = ",|-|to|and|et|a|y|e|и|по|و|الي|至|和|、"
_LETTERS = rf"(?: ?(?P<letter>{_LETTER})(?: ?(?P<join>{_JOIN}) ?(?P<last>{_LETTER}))?)?"
_FORMS = (
    re.compile(rf"(?P<number>\d{{1,4}}){_LETTERS} ?\(\s?(?P<roman>(?:e?s-)?[ivxlхі]{{1,8}})\s?\)"),
    re.compile(rf"(?P<number>\d{{1,4}}){_LETTERS} ?\(\s?(?P<arabic>(?:دا?ط?|د ?ا ?ط?) ?- ?\d{{1,2}})\s?\)"),
    re.compile(r"(?P<number>\d{1,4}) ?\(\s?(?P<year>19\d\d|20\d\d)\s?\)"),
    re.compile(
        rf"(?P<session>(?:e?s|d?as?)-\d{{1,2}}|دا?ط? ?- ?\d{{1,2}}|\d{{1,4}}) ?/ ?"
        rf"(?P<number>\d{{1,4}})(?![\d/]){_LETTERS}"
    ),
    re.compile(r"(?P<mirrored>\d{1,4}) ?\) ?(?P<special>دا?) ?- ?(?P<backwards>\d{1,2}) ?\("),
    re.compile(
        r"(?P<chinese>[一二三四五六七八九〇零]{2,4}) ?\((?P<chinese_session>[一二三四五六七八九十]{1,4})\)"
    ),
)
_JOINT_NUMBER = re.compile(r"\s*(?:第\s*)?(?:nos?\.?\s*|n°s?\s*|№\s*|رقم\s*)?")


class Number(NamedTuple):
    """One number at its place, as the parts of `mentions.Numbered`."""

    number: str
    session: str
    letter: str
    form: str
    start: int
    end: int
    dated: int = 0


def numbers(page: Page, place: int) -> list[Number]:
    """The number that stands at a place, once for each letter; empty where none stands."""
    for form in _FORMS:
        match = form.match(page.folded, place)
        if match and (found := _read(page, match)):
            return found
    return []


def listed(page: Page, place: int) -> tuple[list[Number], int]:
    """The list of numbers from a place on, dates between them, and where it ends."""
    found: list[Number] = []
    end, at = place, place
    while len(found) < MOST_NUMBERS:
        lead = _JOINT_NUMBER.match(page.folded, at)
        some = numbers(page, lead.end() if lead else at)
        if not some:
            break
        end, year = dated(page, some[-1].end)
        found += [one._replace(dated=year) for one in some]
        joint = page.lexicon.joint.match(page.folded, end)
        if (
            joint is None
            or not (joint["comma"] or joint["and"] or joint["semi"] or joint["to"])
            or joint["to"] == "-"
        ):
            break
        skipped = page.lexicon.determiner.match(page.folded, joint.end())
        at = skipped.end() if skipped else joint.end()
    return _same_date(found), end


def dated(page: Page, place: int) -> tuple[int, int]:
    """Where a date that follows ends, and its year; the place itself and 0 where none follows."""
    match = page.lexicon.date.match(page.folded, place)
    if match is None:
        return place, 0
    return match.end(), int(next(year for year in match.groups() if year))


def _same_date(found: list[Number]) -> list[Number]:
    """“59/265 and 59/266 of 23 December 2004”: the date is of both, where they are of one session."""
    last = found[-1] if found else None
    return [
        one._replace(dated=last.dated) if last and not one.dated and one.session == last.session else one
        for one in found
    ]


def _read(page: Page, match: re.Match[str]) -> list[Number]:
    named = match.groupdict()
    number, session, form = _number_of(named)
    if not number:
        return []
    if page.folded[match.start() - 1 : match.start()].isdigit():
        return []
    letters, end = _letters_of(page, match, named)
    return [Number(number, session, letter, form, match.start(), end) for letter in letters]


def _number_of(named: dict[str, str | None]) -> tuple[str, str, str]:
    """Number, session and form of a match."""
    number = named.get("number") or ""
    if session := named.get("roman"):
        stem, dash, last = session.rpartition("-")
        roman = numerals.roman(last)
        return (number, f"{stem.upper()}{dash}{roman}", "roman") if roman else ("", "", "")
    if session := named.get("arabic"):
        return number, _arabic_session(session), "roman"
    if session := named.get("backwards"):
        return (
            (named["mirrored"] or "")[::-1],
            _arabic_session(f"{named['special']}-{session[::-1]}"),
            "roman",
        )
    if session := named.get("chinese_session"):
        value, old = numerals.chinese(session), numerals.chinese(named["chinese"] or "")
        return (str(old), numerals.in_romans(value), "roman") if value and old else ("", "", "")
    if year := named.get("year"):
        return number, year, "year"
    session = (named.get("session") or "").replace(" ", "")
    return number, _special(session), "slash"


def _arabic_session(printed: str) -> str:
    """د-21 is XXI; دا-7 (extraordinary) is S-VII."""
    stem, _, figures = printed.replace(" ", "").partition("-")
    roman = numerals.in_romans(int(figures))
    return f"ES-{roman}" if stem == "داط" else f"S-{roman}" if stem == "دا" else roman


def _special(session: str) -> str:
    """S-8 and ES-10, which Arabic prints دا-8 and دإط-10."""
    stem, dash, figures = session.partition("-")
    return {"دا": "S-", "داط": "ES-", "د": ""}.get(stem, f"{stem.upper()}-") + figures if dash else session


def _letters_of(page: Page, match: re.Match[str], named: dict[str, str | None]) -> tuple[list[str], int]:
    """The letters after a number, and where the number ends with those that count."""
    if not named.get("letter"):
        return [""], match.end()
    end = match.end()
    if not _is_capital(page, match, "letter"):
        after = match.start("letter")
        return [""], end if named.get("roman") else _trimmed(page, after)
    first = numerals.letter(match["letter"]) or ""
    if not named.get("last") or not _is_capital(page, match, "last"):
        return [first.upper()], end if not named.get("last") or named.get("roman") else match.end("letter")
    last = numerals.letter(match["last"]) or first
    if match["join"] in (",", "and", "et", "y", "и", "و", "和", "、", "e"):
        return [first.upper(), last.upper()], end
    return [
        chr(code).upper() for code in range(ord(first), min(ord(last), ord(first) + MOST_LETTERS - 1) + 1)
    ], end


def _trimmed(page: Page, end: int) -> int:
    return len(page.folded[:end].rstrip()) if end < 1 else end - (page.folded[end - 1] == " ")


def _is_capital(page: Page, match: re.Match[str], group: str) -> bool:
    printed = page.text[match.start(group) : match.end(group)]
    return printed.isupper() or (not printed.isascii() and not printed.islower())
