"""Addresses as the words people cite with: "paras. 12–15", "annex I, para. 3", "第12(b)段".

In: addresses of blocks, in reading order, and the words of a language or style. Out: one phrase.
Numbers that follow each other become a range, letters are gathered under their number, and what
lies inside something that is cited as well is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from travaux.texts import address
from travaux.texts.address import Step
from travaux.texts.citation_words import Words

_LONG_ENOUGH = 3  # "paras. 59 and 60", but "paras. 77–79" (UN Editorial Manual)
_RANKS = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
_NUMBER = re.compile(r"(?P<head>(?:\d+-)*)(?P<last>\d+)(?P<rank>[a-z]*)\Z")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


class _Cited(NamedTuple):
    """One address, taken apart: what encloses the unit, the unit, the letters under it."""

    outer: tuple[Step, ...]
    kind: str
    number: str
    letters: tuple[str, ...]
    duplicate: int


def pinpoint(addresses: Sequence[str], words: Words) -> str:
    """The phrase for these addresses; "" for none."""
    kept = [_apart(name) for name in _outermost(addresses)]
    parts = []
    for (outer, kind), group in groupby(kept, key=lambda one: (one.outer, one.kind)):
        cited = list(group)
        phrase = _phrase(kind, cited, words)
        parts.append(words.comma.join([*_enclosing(outer, words), phrase]))
    return words.comma.join(parts)


def _outermost(addresses: Sequence[str]) -> Iterator[str]:
    """Each address once, without those inside another one of them."""
    given = set(addresses)
    for name in dict.fromkeys(addresses):
        steps = name.split("__")
        if not any("__".join(steps[:end]) in given for end in range(1, len(steps))):
            yield name


def _apart(name: str) -> _Cited:
    steps = address.parse(name).steps
    at = len(steps) - 1
    while at and steps[at].kind == "list":
        at -= 1
    start = at
    while steps[at].kind == "sec" and start and steps[start - 1].kind == "sec":
        start -= 1
    number = ".".join(one.number for one in steps[start : at + 1] if one.number)
    letters = tuple(one.number for one in steps[at + 1 :])
    return _Cited(steps[:start], steps[at].kind, number, letters, steps[-1].duplicate)


def _enclosing(outer: tuple[Step, ...], words: Words) -> Iterator[str]:
    for kind, group in groupby(outer, key=lambda one: one.kind):
        steps = list(group)
        if kind == "sec":
            steps = [Step("sec", ".".join(one.number for one in steps if one.number))]
        for one in steps:
            yield _filled(words.form(kind, 1), _as_printed(one.number))


def _phrase(kind: str, cited: list[_Cited], words: Words) -> str:
    """Units of one kind: word, then numbers with their letters."""
    runs = list(_runs(cited))
    pieces = [piece for run in runs for piece in _run(run, words)]
    count = len({one.number for one in cited})
    *first, last = pieces
    joined = words.list_comma.join(first) + words.last + last if first else last
    return _filled(words.form(kind, count), joined)


def _runs(cited: list[_Cited]) -> Iterator[list[_Cited]]:
    run: list[_Cited] = []
    for one in cited:
        if run and not _follows(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _run(run: list[_Cited], words: Words) -> Iterator[str]:
    """A run as a range when it is long enough, else one by one; a number is said once for its letters."""
    if len(run) < _LONG_ENOUGH:
        for place, one in enumerate(run):
            yield _one(one, words, short=place > 0)
    else:
        yield _one(run[0], words) + words.to + _one(run[-1], words, short=True)


def _one(one: _Cited, words: Words, *, short: bool = False) -> str:
    """Number and letters; `short`: only the last letter, where there is one."""
    letters = [_letter(letter, depth, words) for depth, letter in enumerate(one.letters)]
    repeat = words.again.format(one.duplicate) if one.duplicate > 1 else ""
    if short and letters:
        return letters[-1] + repeat
    return words.before_item.join([_as_printed(one.number), *letters]) + repeat


def _letter(letter: str, depth: int, words: Words) -> str:
    """A letter as the language prints it: Arabic has its own, and figures for roman numerals."""
    if words.abjad:
        if depth and letter in _ROMANS:
            letter = str(_ROMANS.index(letter) + 1)
        elif len(letter) == 1 and "a" <= letter <= "z":
            letter = _ABJAD[ord(letter) - ord("a")]
    return words.item.format(letter)


def _follows(before: _Cited, after: _Cited) -> bool:
    """Whether nothing can stand between the two."""
    if before.duplicate > 1 or after.duplicate > 1:
        return False
    if before.letters or after.letters:
        same = before.number == after.number and before.letters[:-1] == after.letters[:-1]
        return same and bool(before.letters and after.letters) and _next_letter(before, after)
    one, two = _NUMBER.match(before.number), _NUMBER.match(after.number)
    if not (one and two) or one["head"] != two["head"]:
        return False
    if {one["rank"], two["rank"]} - set(_RANKS):
        return False
    if one["last"] == two["last"]:
        return _RANKS.index(two["rank"]) == _RANKS.index(one["rank"]) + 1
    return int(two["last"]) == int(one["last"]) + 1 and not two["rank"]


def _next_letter(before: _Cited, after: _Cited) -> bool:
    one, two = before.letters[-1], after.letters[-1]
    if one in _ROMANS and two in _ROMANS and _ROMANS.index(two) == _ROMANS.index(one) + 1:
        return True
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    return len(one) == len(two) == 1 and ord(two) == ord(one) + 1


def _as_printed(number: str) -> str:
    """Undo the spelling of addresses: 26-1 → 26.1, 12bis → 12 bis."""
    dotted = re.sub(r"(?<=\d)-(?=\d)", ".", number)
    return re.sub(r"(?<=\d)(?=(?:bis|ter|quater|quinquies|sexies|septies|octies)\Z)", " ", dotted)


def _filled(form: str, number: str) -> str:
    """The form with its number; without one ("annex") no space is left over."""
    return " ".join(form.format(number).split()) if not number else form.format(number)
