"""Arabic and Hebrew lines in the order they are read.

In: the characters of the right-to-left lines of a page, in PDFium's order, with their places.
Out: their words in reading order, brackets the right way round. Why: PDFium orders such lines with
a simple algorithm of its own. It tears Latin symbols ("A/RES/217" comes out as "/217RES/A"), puts
numbers on the wrong side of a comma and turns some brackets round and others not. The places of the
characters are right, so the order is made again from them.

Only lines with right-to-left letters need this: ask `is_rtl` first, it is one regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

_RTL = "\u0590-\u05ff\u061b-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_HAS_RTL = re.compile(f"[{_RTL}]")
_DIGIT = r"0-9\u0660-\u0669\u06f0-\u06f9"
_TATWEEL = re.compile(f"(?<=[{_RTL}])\u0640+(?=[{_RTL}])")

# The classes the order depends on: right-to-left letters, left-to-right letters, numbers, what joins
# numbers (2001/45), white space, and all other signs.
RIGHT, LEFT, NUMBER, JOINER, SPACE, OTHER = "RLNJSO"
_CELL = "C"  # a wide gap: parts words, and no run goes over it
_CLASS = re.compile(
    rf"(?P<R>[{_RTL}]+)|(?P<N>[{_DIGIT}])|(?P<J>[/.,:\u066b\u066c])"
    r"|(?P<S>\s)|(?P<L>[^\W\d_])|(?P<O>.)",
    re.DOTALL,
)
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_CLOSING = frozenset(_OPENING.values())
_LATIN_LINE = 4.0  # so many times more Latin than right-to-left letters: the line is read from the left


class Glyph(NamedTuple):
    """One character as PDFium gives it, with its left and right edge in points."""

    char: str
    x0: float
    x1: float


class Word(NamedTuple):
    """A word in reading order, with its edges in points; `first` is the index of its first glyph."""

    text: str
    x0: float
    x1: float
    first: int


@dataclass(slots=True)
class _Atom:
    """What is never parted: a stretch of right-to-left letters (PDFium has those right), or one sign."""

    text: str
    kind: str
    x0: float
    x1: float
    first: int


def is_rtl(text: str) -> bool:
    """Whether the text holds a right-to-left letter."""
    return _HAS_RTL.search(text) is not None


def repair(lines: Sequence[Sequence[Glyph]], wide: float = inf) -> list[list[Word]]:
    """The words of each line in reading order.

    `lines` are lines of one page that hold right-to-left letters, glyphs in PDFium's order. All of a
    page together, because what its brackets mean is decided over the page: some programs write the
    bracket that is meant, others the one that is seen. A gap of more than `wide` points parts cells.
    """
    ordered = [_ordered(glyphs, wide) for glyphs in lines]
    if _written_as_seen(ordered):
        for atoms, outside in ordered:
            for atom, turned in zip(atoms, outside, strict=True):
                if turned:
                    atom.text = atom.text.translate(_MIRROR)
    return [_words(atoms) for atoms, _ in ordered]


def logical(glyphs: Sequence[Glyph], wide: float = inf) -> str:
    """The text of one line in reading order; see `repair` for the lines of a whole page."""
    return " ".join(word.text for word in repair([glyphs], wide)[0])


def order(words: Sequence[tuple[str, float, float]]) -> list[int]:
    """In what order the words of one line are read: indices into `words`, (text, x0, x1) in any order.

    For words whose letters are in order already, when a line is put together from parts. A line
    without right-to-left letters is read from the left.
    """
    seen = sorted(range(len(words)), key=lambda i: words[i][1] + words[i][2])
    text = " ".join(words[i][0] for i in seen)
    if not is_rtl(text) or _reads_from_left(text):
        return seen
    kinds = [_kind(words[i][0]) for i in seen]
    out: list[int] = []
    at = len(seen)
    while at > 0:
        start = _run_start(kinds, at - 1)
        out += seen[start:at]
        at = start
    return out


def _kind(word: str) -> str:
    """The class of a whole word: right-to-left when any letter is."""
    if is_rtl(word):
        return RIGHT
    kinds = {m.lastgroup or OTHER for m in _CLASS.finditer(word)}
    return LEFT if LEFT in kinds else NUMBER if NUMBER in kinds else OTHER


def _run_start(kinds: Sequence[str], end: int) -> int:
    """Where the run of words that are read from the left and end at `end` begins."""
    if kinds[end] == RIGHT:
        return end
    start = end
    for at in range(end, -1, -1):
        if kinds[at] == RIGHT:
            break
        if kinds[at] == LEFT:
            start = at
    return start if kinds[end] in (LEFT, NUMBER) or start == end else end


def _reads_from_left(text: str) -> bool:
    right = len(_HAS_RTL.findall(text))
    left = sum(map(str.isalpha, text)) - right
    return left > _LATIN_LINE * right


def _ordered(glyphs: Sequence[Glyph], wide: float) -> tuple[list[_Atom], list[bool]]:
    """The atoms of a line in reading order; for each, whether it stands outside left-to-right runs."""
    atoms = _parted(_atoms(glyphs), wide)
    if _reads_from_left("".join(glyph.char for glyph in glyphs)):
        return _from_left(atoms)
    atoms.reverse()
    _set_label(atoms)
    out: list[_Atom] = []
    outside: list[bool] = []
    at = 0
    while at < len(atoms):
        end, is_run = _run_end(atoms, at)
        out += reversed(atoms[at:end]) if is_run else atoms[at:end]
        outside += [not is_run] * (end - at)
        at = end
    return out, outside


def _set_label(atoms: list[_Atom]) -> None:
    """A label at the start of the line may be set from the left ("1." with its stop at the margin)."""
    if len(atoms) > 1 and atoms[0].text == "." and atoms[1].kind == NUMBER:
        end = next((n for n, atom in enumerate(atoms[1:], 1) if atom.kind != NUMBER), len(atoms))
        atoms[:end] = [*atoms[1:end], atoms[0]]


def _from_left(atoms: list[_Atom]) -> tuple[list[_Atom], list[bool]]:
    """A Latin line with some right-to-left words: only runs of those words are turned."""
    out: list[_Atom] = []
    at = 0
    while at < len(atoms):
        end = at + 1
        if atoms[at].kind == RIGHT:
            last = at
            while end < len(atoms) and atoms[end].kind in (RIGHT, SPACE):
                last = end if atoms[end].kind == RIGHT else last
                end += 1
            end = last + 1
        out += reversed(atoms[at:end])
        at = end
    return out, [False] * len(out)


def _atoms(glyphs: Sequence[Glyph]) -> list[_Atom]:
    """Glyphs grouped to atoms, with the characters the file holds (PDFium's own mirroring undone)."""
    if not glyphs:
        return []
    text = "".join(glyph.char for glyph in glyphs)
    rightward = glyphs[0].x0 < glyphs[-1].x0 and not is_rtl(text[0])
    mirrored = not rightward  # PDFium mirrors what follows a right-to-left letter, in its own order
    atoms = []
    for match in _CLASS.finditer(text):
        kind = match.lastgroup or OTHER
        start, end = match.span()
        part = glyphs[start:end]
        if kind in (LEFT, RIGHT):
            mirrored = kind == RIGHT
        sign = match.group()
        if kind == OTHER and mirrored:
            sign = sign.translate(_MIRROR)
        atoms.append(_Atom(sign, kind, min(g.x0 for g in part), max(g.x1 for g in part), start))
    return atoms


def _parted(atoms: list[_Atom], wide: float) -> list[_Atom]:
    """The atoms from left to right, with a mark at every wide gap."""
    atoms.sort(key=lambda atom: atom.x0 + atom.x1)
    out: list[_Atom] = []
    for atom in atoms:
        if out and atom.x0 - out[-1].x1 > wide:
            out.append(_Atom("", _CELL, out[-1].x1, atom.x0, atom.first))
        out.append(atom)
    return out


def _run_end(atoms: Sequence[_Atom], at: int) -> tuple[int, bool]:
    """From `at`, going to the left: the end of a run that is read from the left, or of one atom.

    Latin letters hold a run together over spaces, signs and numbers; without them only the parts of
    one number hang together ("2001/45", not "3-5", which is read from the right).
    """
    if atoms[at].kind not in (LEFT, NUMBER):
        if atoms[at].kind == OTHER and atoms[at].text in _CLOSING:
            end, is_run = _run_end(atoms, at + 1) if at + 1 < len(atoms) else (at + 1, False)
            if is_run and _unclosed(atoms[at + 1 : end], atoms[at].text):
                return end, True
        return at + 1, False
    last_latin, last_number = (at if atoms[at].kind == LEFT else -1), at
    number_goes_on = True
    for here in range(at + 1, len(atoms)):
        kind = atoms[here].kind
        ends_number = kind == SPACE and last_latin < 0 and atoms[here - 1].kind == JOINER  # "12. A/57/292"
        if kind in (RIGHT, _CELL) or ends_number:
            break
        if kind == LEFT:
            last_latin, number_goes_on = here, False
        elif kind == NUMBER and number_goes_on and (here - last_number == 1 or _joined(atoms, here)):
            last_number = here
        elif kind not in (NUMBER, JOINER):
            number_goes_on = False
    return max(last_latin, last_number) + 1 if last_latin < 0 else _with_number(atoms, last_latin) + 1, True


def _joined(atoms: Sequence[_Atom], here: int) -> bool:
    return atoms[here - 1].kind == JOINER and atoms[here - 2].kind == NUMBER


def _with_number(atoms: Sequence[_Atom], last: int) -> int:
    """A run of Latin letters that begins with figures keeps them ("12bis", "2nd")."""
    while last + 1 < len(atoms) and atoms[last + 1].kind == NUMBER:
        last += 1
    return last


def _unclosed(run: Sequence[_Atom], closing: str) -> bool:
    """Whether an opening bracket of this kind stands inside the run without its other half."""
    return sum(_OPENING.get(a.text) == closing for a in run) > sum(a.text == closing for a in run)


def _written_as_seen(lines: Iterable[tuple[Sequence[_Atom], Sequence[bool]]]) -> bool:
    """Whether the brackets of the page, in reading order, pair better when those outside runs are turned."""
    as_written = as_turned = 0
    for atoms, outside in lines:
        signs = [(a.text, turn) for a, turn in zip(atoms, outside, strict=True) if a.kind == OTHER]
        as_written += _pairs(sign for sign, _ in signs)
        as_turned += _pairs(sign.translate(_MIRROR) if turn else sign for sign, turn in signs)
    return as_turned > as_written


def _pairs(signs: Iterable[str]) -> int:
    """How many bracket pairs nest properly."""
    open_signs: list[str] = []
    pairs = 0
    for sign in signs:
        if sign in _OPENING:
            open_signs.append(_OPENING[sign])
        elif open_signs and sign == open_signs[-1]:
            open_signs.pop()
            pairs += 1
    return pairs


def _words(atoms: Sequence[_Atom]) -> list[Word]:
    """Atoms in reading order put together to words."""
    words: list[Word] = []
    row: list[_Atom] = []
    for atom in atoms:
        if atom.kind not in (SPACE, _CELL):
            row.append(atom)
        elif row:
            words.append(_word(row))
            row = []
    if row:
        words.append(_word(row))
    return words


def _word(row: Sequence[_Atom]) -> Word:
    # Kashida inside a word only stretches the line; at a word's end it is meant ("هـ").
    text = _TATWEEL.sub("", "".join(atom.text for atom in row))
    return Word(text, min(a.x0 for a in row), max(a.x1 for a in row), row[0].first)
