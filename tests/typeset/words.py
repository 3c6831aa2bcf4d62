"""From marked-up text to the atoms a line is filled with.

Mark-up inside a text: `<b>…</b>`, `<i>…</i>` and `<sup>1</sup>` (a note mark; one of
the 1990s, "1/", stands on the line behind a space). A soft hyphen
(U+00AD) says where a word may be parted; it is printed as "-" when a line ends there and not at
all otherwise. `plain` gives the text a perfect reader would give back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.typeset.fonts import Face

SUPERSCRIPT_SIZE = 0.62  # of the text around it, as in United Nations documents
SUPERSCRIPT_RISE = 0.35  # of the size of the text around it

_TAG = re.compile(r"<(/?)(b|i|sup)>")
# A place where a line may end: a space, a soft hyphen, behind a real hyphen, beside a Chinese character
# (but never before closing punctuation).
_PIECE = re.compile(
    r"[\u3000-\u9fff\uff00-\uffef][，。、；：！？）」』》]*"
    r"|[^\s\u00ad\-\u3000-\u9fff\uff00-\uffef]+[，。、；：！？）」』》]*-?|-+|\s+|\u00ad"
)


class Ink(NamedTuple):
    """Text in one font: `rise` is how far above the baseline it stands, in points."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """Points from left to right."""
        return float(stringWidth(self.text, self.font, self.size))


class Atom(NamedTuple):
    """What a line can't part: `space` says a space stands before it, `soft` that "-" follows at a break."""

    ink: tuple[Ink, ...]
    space: bool
    soft: bool
    marks: tuple[str, ...]

    @property
    def width(self) -> float:
        """Points from left to right, without the space before."""
        return sum(i.width for i in self.ink)


def plain(text: str) -> str:
    """The text without mark-up, note marks and soft hyphens."""
    return re.sub(r" ?<sup>[^<]*/</sup>|<sup>.*?</sup>|</?[bi]>|\u00ad", "", text)


def _runs(text: str) -> Iterator[tuple[str, set[str]]]:
    """Stretches of one look, with the tags that are open over them."""
    tags: set[str] = set()
    at = 0
    for tag in _TAG.finditer(text):
        if tag.start() > at:
            yield text[at : tag.start()], set(tags)
        (tags.discard if tag[1] else tags.add)(tag[2])
        at = tag.end()
    if at < len(text):
        yield text[at:], set(tags)


def _ink(text: str, tags: set[str], face: Face, size: float) -> Ink:
    font = face.font(bold="b" in tags, italic="i" in tags)
    if "sup" in tags and not text.endswith("/"):  # the "1/" of the 1990s stands on the line
        return Ink(text, font, size * SUPERSCRIPT_SIZE, size * SUPERSCRIPT_RISE)
    return Ink(text, font, size)


def atoms(text: str, face: Face, size: float) -> list[Atom]:
    """The text parted wherever a line may end."""
    found: list[Atom] = []
    space, joined = False, False
    for run, tags in _runs(text):
        for piece in _PIECE.findall(run):
            if piece.isspace():
                space, joined = True, False
            elif piece == "\u00ad":
                found[-1] = found[-1]._replace(soft=True)
                joined = False
            else:
                ink = _ink(piece, tags, face, size)
                marks = (piece,) if "sup" in tags else ()
                if found and not space and (joined or "sup" in tags):
                    last = found[-1]
                    found[-1] = Atom((*last.ink, ink), last.space, False, last.marks + marks)
                else:
                    found.append(Atom((ink,), space, False, marks))
                space, joined = False, not piece.endswith("-") and not "\u3000" <= piece[0] <= "\uffef"
    return found


class Set(NamedTuple):
    """A line that is broken but not yet placed: its inks with spaces inside, and its note marks."""

    ink: tuple[Ink, ...]
    width: float
    spaces: int
    marks: tuple[str, ...]
    last: bool

    @property
    def text(self) -> str:
        """The line as printed."""
        return "".join(i.text for i in self.ink)


def _close(row: list[Atom], *, last: bool) -> Set:
    ink: list[Ink] = []
    for n, atom in enumerate(row):
        for k, part in enumerate(atom.ink):
            text = " " + part.text if n and k == 0 and atom.space else part.text
            if ink and ink[-1][1:] == part[1:]:
                ink[-1] = ink[-1]._replace(text=ink[-1].text + text)
            else:
                ink.append(part._replace(text=text))
    if not last and row[-1].soft:
        ink[-1] = ink[-1]._replace(text=ink[-1].text + "-")
    marks = tuple(m for atom in row for m in atom.marks)
    return Set(tuple(ink), sum(i.width for i in ink), sum(i.text.count(" ") for i in ink), marks, last)


def broken(text: str, face: Face, size: float, first: float, rest: float) -> list[Set]:
    """The text in lines, the first `first` points wide at most, the others `rest`."""
    lines: list[Set] = []
    row: list[Atom] = []
    width, space = 0.0, float(stringWidth(" ", face.regular, size))
    for atom in atoms(text, face, size):
        room = rest if lines else first
        need = atom.width + (space if row and atom.space else 0.0) + (space if atom.soft else 0.0)
        if row and width + need > room:
            lines.append(_close(row, last=False))
            row, width = [], 0.0
            need = atom.width
        row.append(atom)
        width += need - (space if atom.soft and len(row) > 1 else 0.0)
    if row:
        lines.append(_close(row, last=True))
    return lines
