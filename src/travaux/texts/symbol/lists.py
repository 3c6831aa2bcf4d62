"""Lists in which only the first symbol is whole: "SR.39, 47 y 50", "94 and Add.1", "(Parts I and II)".

In: folded text, the first symbol and where it ends. Out: each further symbol with its place. What
follows is measured against the first: Add.1 is its addendum (or the next one, where it is an addendum
itself), SR.40 and 40 stand for its own number. A bare number counts only where nothing but the end of
the list can follow, for numbers in sentences count other things.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.texts.symbol import tables
from travaux.texts.symbol.brackets import bracket
from travaux.texts.symbol.model import Symbol, SymbolError
from travaux.texts.symbol.parsing import joined, parse

MOST = 100
"""Symbols of one list at most; a range of more is a misprint."""

_AND = tables.either(tables.WORDS["and"])
_GLUED = tables.either(tables.WORDS["glued"] + tables.WORDS["prefix"])
_TO = tables.either(tables.WORDS["to"])
_SEPARATOR = re.compile(
    rf"\ ?(?:[,،、]\ ?(?:(?:{_AND})\ |(?:{_GLUED})\ ?)?|(?<=[\ )*\d])(?:{_AND})\ |(?:{_GLUED})\ ?|[&+]\ ?)"
)
_OPENED = re.compile(rf"\ ?[(\[](?:(?:{_AND})\ |(?:{_GLUED})\ ?)")
_RANGE = re.compile(rf"\ ?(?:-\ ?|(?:{_TO})\ |(?:{tables.either(tables.WORDS['glued-to'])})\ ?)")
_MODIFIER = re.compile(
    r"/?\ ?(?P<token>(?i:Add|Corr|Rev|Amend))(?i:s)?\ ?\.\ ?(?P<number>\d{1,3})(?!\d)"
    r"(?P<rest>(?:\ ?/\ ?(?i:Add|Corr|Rev)\ ?\.\ ?\d{1,2}(?!\d)){0,3})"
)
_TYPE = re.compile(
    r"/?(?P<token>SR|PV|L|WP|CRP|INF|Misc)\ ?\.\ ?(?P<number>\d{1,5})(?!\d)"
    r"(?P<rest>(?:/(?:Add|Corr|Rev)\.\d{1,2}(?!\d)){0,3})"
)
_NUMBER = re.compile(r"(?P<number>\d{1,5})(?![\d/]|\.\d|\ ?[/%°])")
_PAIR = re.compile(r"(?P<first>\d{1,4})/(?P<second>\d{1,4})(?![\d/]|\.\d)")
_COUNCIL = re.compile(r"(?P<number>\d{1,4})\ ?\((?P<year>(?:19[4-9]|20\d)\d)\)")
_ASSEMBLY = re.compile(r"(?P<number>\d{1,4})(?:\ ?(?P<letter>[A-Z]))?(?=\ ?\()")
_LETTER = re.compile(r"(?P<letter>[A-Z])(?![A-Za-z0-9.])")
_CLOSED = re.compile(
    rf"\ ?(?:\Z|[)\]»”\"’;,:،、，。؛?!*|(]|\.(?!\d)|(?:{_AND})\ |(?:{_GLUED})|[\u3400-\u9fff])"
)
_LAST_MODIFIER = r"/{token}\.[^/]*(?:/[^()]*)?\Z"
_LAST_NUMBER = re.compile(r"(?<=[./])\d+\Z")
_RECORD = re.compile(r"/(?:SR|PV)\.\d+\Z")
_DOTTED = re.compile(r"[A-Za-z]\.\d+\Z")
_LAST_PAIR = re.compile(r"/(?P<first>\d+)/(?P<second>\d+)\Z")
_IN_SERIES = re.compile(r"/(?:RES|DEC|PRST|D)/|/(?:19|20)\d\d/\d+\Z")
_NEAR_NUMBERS = 100
_NEAR_SESSIONS = 10
_NEAR_MEETINGS = 50
_SURE_FIGURES = 3


class Item(NamedTuple):
    """One more symbol of a list, with the place of what is printed of it."""

    symbol: Symbol
    start: int
    end: int


def expand(text: str, first: Symbol, end: int, others: tuple[str, ...] = ()) -> tuple[list[Item], int]:
    """The symbols that follow the first one in its list, in printed order, and where the list ends."""
    reading = _Reading(text, first, end)
    for other in others:
        reading.take(_with_bracket(str(first), other), end, end)
    if first.letter and not first.session.startswith(("S", "E")):
        reading.letters()
    while len(reading.items) < MOST and reading.grow():
        pass
    return reading.items, reading.end


class _Reading:
    """A list being read: its first symbol, the one read last, and where the text goes on."""

    def __init__(self, text: str, first: Symbol, end: int) -> None:
        self.text, self.first, self.end = text, first, end
        self.last = first
        self.items: list[Item] = []

    def take(self, written: str, start: int, end: int) -> bool:
        """Add the symbol that is written so; False when it is none."""
        try:
            symbol = _parsed(written)
        except SymbolError:
            return False
        self.items.append(Item(symbol, start, end))
        self.last, self.end = symbol, end
        return True

    def grow(self) -> bool:
        """Read one item more, or a range up to it."""
        to = _RANGE.match(self.text, self.end)
        if to and self._range(to.end()):
            return True
        for separator in (_SEPARATOR, _OPENED):
            found = separator.match(self.text, self.end)
            if found and found.end() > self.end and self._item(found.end(), found[0]):
                return True
        return False

    def _item(self, at: int, separator: str) -> bool:
        modifier, type_ = _MODIFIER.match(self.text, at), _TYPE.match(self.text, at)
        if modifier:
            token = tables.CANONICAL[modifier["token"].upper()]
            added = f"{token}.{modifier['number']}{_tidy(modifier['rest'])}"
            return self.take(_each(self.first, token, added), at, modifier.end())
        if type_:
            written = _replaced(str(self.first), type_["token"], type_["number"] + type_["rest"])
            return bool(written) and self.take(written, at, type_.end())
        return self._resolution(at) or self._pair(at) or self._number(at, separator) or self._bracketed(at)

    def _resolution(self, at: int) -> bool:
        """1820 (2008) after S/RES/1325 (2000); 2200 A (XXI) after A/RES/217 A (III)."""
        if self.first.kind != "RES" or self.first.organ not in "AS":
            return False
        council, assembly = _COUNCIL.match(self.text, at), _ASSEMBLY.match(self.text, at)
        if council and self.first.organ == "S":
            return self.take(f"S/RES/{council['number']} ({council['year']})", at, council.end())
        session = bracket(self.text, assembly.end(), dated=False, series=True) if assembly else None
        if assembly is None or session is None or self.first.organ != "A":
            return False
        letter = f" {assembly['letter']}" if assembly["letter"] else ""
        return self.take(f"A/RES/{assembly['number']}{letter}{session.pieces[0]}", at, session.end)

    def _pair(self, at: int) -> bool:
        """57/219 after A/RES/57/218; 2003/85 after E/CN.4/2002/94; 1312/2004 after a communication."""
        pair, last = _PAIR.match(self.text, at), _LAST_PAIR.search(str(self.last))
        if pair is None or last is None or not _IN_SERIES.search(str(self.last)):
            return False
        sessions = int(pair["first"]), int(last["first"])
        if self.first.kind == "D":
            like = len(pair["second"]) == len(last["second"])
        else:
            near = abs(sessions[0] - sessions[1]) <= _NEAR_SESSIONS
            like = near and len(pair["first"]) == len(last["first"])
        return like and self.take(str(self.last)[: last.start()] + "/" + pair[0], at, pair.end())

    def _number(self, at: int, separator: str) -> bool:
        """47 after A/C.3/57/SR.39; 2 after Add.1; 28 after E/2010/27, only in "27 and 28)"."""
        number, last = _NUMBER.match(self.text, at), _LAST_NUMBER.search(str(self.last))
        if number is None or last is None or self.last.both:
            return False
        step = int(number["number"]) - int(last[0])
        record, closed = _RECORD.search(str(self.last)), _CLOSED.match(self.text, number.end())
        sure = record and len(number["number"]) >= _SURE_FIGURES and step <= _NEAR_MEETINGS
        if step <= 0 or not (closed or sure):
            return False
        if not _DOTTED.search(str(self.last)):
            plain = len(number["number"]) == len(last[0]) and step <= _NEAR_NUMBERS
            if not plain or separator.strip() in (",", "،", "、"):
                return False
        return self.take(str(self.last)[: last.start()] + number["number"], at, number.end())

    def _bracketed(self, at: int) -> bool:
        """(Part II) after (Part I)."""
        inside = bracket(self.text, at, dated=False, series=False)
        if inside is None or not str(self.last).endswith(")"):
            return False
        return self.take(_with_bracket(str(self.last), inside.pieces[0]), at, inside.end)

    def _range(self, at: int) -> bool:
        """Add.1-3, SR.39 to 41, Add.1 to Add.3: all that lie between, and the end."""
        last = _LAST_NUMBER.search(str(self.last))
        token = str(self.last)[: last.start()].rpartition("/")[2].rstrip(".") if last else ""
        to = re.compile(rf"(?:{re.escape(token)}\ ?\.\ ?)?(?P<number>\d{{1,5}})(?![\d/]|\.\d)", re.IGNORECASE)
        until = to.match(self.text, at) if token and last else None
        if until is None or last is None or not _DOTTED.search(str(self.last)):
            return False
        if until[0][0].isdigit() and not _CLOSED.match(self.text, until.end()):
            return False
        low, high = int(last[0]) + 1, int(until["number"])
        stem = str(self.last)[: last.start()]
        if not low <= high < low + MOST:
            return False
        return all(self.take(f"{stem}{number}", at, until.end()) for number in range(low, high + 1))

    def letters(self) -> None:
        """A/RES/3411 A and B (XXX), A to D: the letters, and the session that closes the list."""
        ends, letters = self.end, [(self.first.letter, self.end, self.end)]
        while True:
            to, and_ = _RANGE.match(self.text, ends), _SEPARATOR.match(self.text, ends)
            through = to and _LETTER.match(self.text, to.end())
            letter = through or (and_ and _LETTER.match(self.text, and_.end()))
            before = letters[-1][0]
            if not letter or letter["letter"] <= before:
                return self._lettered(letters, ends)
            first, last = ord(before) + 1 if through else ord(letter["letter"]), ord(letter["letter"])
            letters += [(chr(one), letter.start(), letter.end()) for one in range(first, last + 1)]
            ends = letter.end()

    def _lettered(self, letters: list[tuple[str, int, int]], ends: int) -> None:
        if len(letters) == 1:
            return
        session = None if self.first.session else bracket(self.text, ends, dated=False, series=True)
        bare = f"{self.first.organ}/{self.first.kind}/"
        bare += f"{self.first.session}/{self.first.number}" if self.first.session else self.first.number
        closing = session.pieces[0] if session else ""
        for letter, start, end in letters:
            self.take(f"{bare} {letter}{closing}", start, end)
        self.end = session.end if session else ends


def _parsed(written: str) -> Symbol:
    parts = written.split("\n")
    return parse(written) if len(parts) == 1 else joined([parse(part) for part in parts])


def _each(first: Symbol, token: str, added: str) -> str:
    """The first symbol (each of a double one) with a modifier in place of its own of that kind."""
    pattern = re.compile(_LAST_MODIFIER.format(token=token))
    return "\n".join(f"{pattern.sub('', str(one))}/{added}" for one in first.both or (first,))


def _replaced(written: str, token: str, number: str) -> str:
    """A symbol with another number after its SR. or L.; "" where it has none."""
    found = re.search(rf"/{token}\.\d", written)
    return f"{written[: found.start()]}/{token}.{number}" if found else ""


def _with_bracket(written: str, piece: str) -> str:
    return written[: written.rindex(" (")] + piece


def _tidy(rest: str) -> str:
    return "".join(f"/{one.strip().capitalize()}" for one in rest.replace(" ", "").split("/")[1:])
