"""What a symbol looks like: from a place in folded text to the pieces that stand there.

In: folded text and where a symbol may begin. Out: its root, its pieces in canonical writing ("/57",
"/Add.1", " (Part I)", " B") and where it ends. Whether the pieces mean anything is for `meaning`.
Every piece and the number of pieces are bounded, so reading one symbol takes bounded time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from travaux.texts.symbol import tables
from travaux.texts.symbol.beginnings import may_follow
from travaux.texts.symbol.brackets import bracket

MOST_PIECES = 14
"""The longest known symbol has nine; more is a list of letters, not a symbol."""

_ANY_CASE = "Add|Corr|Rev|Amend|Misc|Sub|Inf|Conf|Part|Ser"  # the tokens that people write in small letters
_ROOTS = tables.either(tables.ROOTS)
_TREATY_ROOTS = tables.either(tables.TREATY_ROOTS)
_NOT_ROOT = rf"(?!(?:{_ROOTS})\ ?/)"
_LONG_ROOTS = sorted((root for root in tables.ROOTS if len(root) > 2), key=len, reverse=True)
_END = r"(?![A-Za-z0-9])"

_UNDOTTED = "SR|PV|CN|WG|WP|CRP|SUB|CO|GC|Q|RQ|QPR|HRC"  # misprinted with the number glued on

ROOT = re.compile(
    rf"(?:{_ROOTS})(?=\ ?/)|(?:{tables.either(tables.DOTTED_ROOTS)})\.\d{{1,2}}(?=/)"
    rf"|(?:{'|'.join(' ?'.join(root) for root in _LONG_ROOTS)})(?=\ ?/)"
)
_MISPRINTED_ROOT = re.compile(r"[A-Z]{3,7}(?=\ ?/\ ?C\ ?/)")  # only treaty bodies' roots are ever mended
_STEP = re.compile(
    rf"""
    \ {{0,2}}/\ {{0,2}}
    (?:
      (?P<special>E?S-(?:\d{{1,2}}|[IVX]{{1,5}}){_END})
    | (?P<token>(?i:{_ANY_CASE})|SR|PV|CN|WG|WP|CRP)\ ?\.\ ?(?P<value>\d{{1,8}}(?:[A-Z]{_END})?)
      (?P<split>\.(?i:PART)\.?\d{{1,2}})?
    | (?P<dotted>[A-Z]{{1,7}}\.\d{{1,8}}(?:[A-Z]{_END})?)
    | (?P<lettered>(?:SER|[A-Z]{{1,3}})\.[A-Z]{{1,5}}{_END})
    | (?P<joint>\d{{1,4}}(?:,\ ?\d{{1,4}})+(?=\ ?/\ ?\d{{4}}(?!\d)))
    | (?P<number>\d{{1,10}}(?!\d)(?:-\d{{1,5}}(?!\d|\ ?/\ ?\d))?(?:(?<=\d)[A-Z]{_END})?)(?![a-z%°])
    | (?P<enclosed>\(\d{{3,4}}\))(?=/)  # S/AC.37/2004/(1455)/1
    | (?P<clause>Part\ [A-Z]{_END})
    | (?P<conference>[A-Z]{{2,4}}\ ?\(\d{{1,3}}\))
    | (?P<country>[A-Z]{{3}}-{_NOT_ROOT}[A-Z]{{3}}{_END})
    | (?P<final>(?i:{"|".join(tables.FINALS | {"Summary", "Agenda"})}){_END})
    | (?P<glued>(?i:Add|Corr|Rev)\d{{1,3}}{_END}|(?:AC|C|CONF)\d{{1,3}}(?=/)|(?:{_UNDOTTED})\d{{1,4}}{_END})
    | (?P<word>(?!(?:{_TREATY_ROOTS})/C/|[ASET]\ ?/)[A-Z]{{1,12}}){_END}
    )""",
    re.VERBOSE,
)
_LOST_SLASH = re.compile(r"(?:\ ?[.-]\ ?|\ )(?P<token>Add|Corr|Rev)\ ?\.\ ?(?P<value>\d{1,3})(?!\d)")
_LETTER = re.compile(
    r"\ ?(?P<letter>[A-Z])(?!\.[A-Za-z])"
    r"(?=\ ?\(|/(?i:Add|Corr|Rev|Amend)|[\s,;:.)\]*]|-[A-Z]\b|\Z|[^\x00-\x7f])"
)
_IN_PROSE = re.compile(r"\ [A-Z]\ (?!(?:of|and|to|by|dated|et|à|y|a|al|de|du|и|от|по)\b)[^\W\dA-Z_]")
_IS_LETTER = re.compile(r"\ [A-Z]\Z")
_DATABASE_LETTER = re.compile(r"\ ?\[(?P<letter>[A-Z])\]")
_GLUED_LETTER = re.compile(r"(\d+)([A-Z])\Z")
_STARS = re.compile(r"\ ?\*{1,3}")


@dataclass(slots=True)
class Shape:
    """The pieces of one symbol as they stand in the text."""

    root: str
    start: int
    pieces: list[str]
    end: int
    stars: str = ""
    others: tuple[str, ...] = ()
    """Further brackets of the same list: "(Parts I and II)" has one."""
    mended: str = ""
    """What stood there before a date was cut off or a slash put in, else ""."""

    @property
    def text(self) -> str:
        """The symbol in canonical writing."""
        return self.root + "".join(self.pieces)


def read(text: str, at: int) -> Shape | None:
    """The symbol that begins at `at` in folded text, or None."""
    found = ROOT.match(text, at) or _MISPRINTED_ROOT.match(text, at)
    if found is None:
        return None
    shape = Shape(found[0].replace(" ", ""), at, [], found.end())
    while len(shape.pieces) < MOST_PIECES and _grow(text, shape):
        if len(shape.pieces) == 1 and not may_follow(shape.root, shape.pieces[0]):
            return None
    stars = _STARS.match(text, shape.end) if shape.pieces else None
    if stars:
        shape.stars, shape.end = stars[0].strip(), stars.end()
    return shape if shape.pieces else None


def _grow(text: str, shape: Shape) -> bool:
    """Take one piece more; False when there is none."""
    step = _STEP.match(text, shape.end)
    if step:
        return _add_step(shape, _written(step), step.end())
    if not shape.pieces:
        return False
    lost = _LOST_SLASH.match(text, shape.end) if len(shape.pieces) > 1 else None
    if lost and not shape.pieces[-1].startswith(f"/{lost['token']}."):  # Add.1-Add.3 is a range
        shape.mended = text[shape.start : lost.end()]
        return _add(shape, f"/{lost['token']}.{lost['value']}", lost.end())
    enclosed = bracket(text, shape.end, dated=_may_be_dated(shape), series="/RES" in shape.pieces)
    if enclosed:
        shape.others = enclosed.others
        return _add(shape, enclosed.pieces[0], enclosed.end)
    return _take_letter(text, shape)


def _add_step(shape: Shape, written: str, end: int) -> bool:
    glued = _GLUED_LETTER.match(written) if shape.pieces[:1] == ["/RES"] else None
    if glued:  # A/RES/58/1B
        _add(shape, "/" + glued[1], end - 1)
        return _add(shape, " " + glued[2], end)
    return _add(shape, "/" + written, end)


def _add(shape: Shape, piece: str, end: int) -> bool:
    shape.pieces.append(piece)
    shape.end = end
    return True


def _may_be_dated(shape: Shape) -> bool:
    """Only resolutions of the Security Council carry a year in brackets."""
    return shape.root == "S" and len(shape.pieces) == 2 and shape.pieces[0] == "/RES"


def _take_letter(text: str, shape: Shape) -> bool:
    """The letter of a resolution: A/RES/45/248 B, E/RES/663 C (XXIV), A/RES/217(III)[A]."""
    lettered = any(_IS_LETTER.match(piece) for piece in shape.pieces)
    numbered = shape.pieces[0] in ("/RES", "/DEC") and len(shape.pieces) > 1
    if shape.root not in ("A", "E") or not numbered or lettered:
        return False
    letter = _LETTER.match(text, shape.end) or _DATABASE_LETTER.match(text, shape.end)
    if letter is None or _IN_PROSE.match(text, shape.end):
        return False
    _add(shape, f" {letter['letter']}", letter.end())
    if shape.pieces[-2].endswith(")"):  # the database writes it last: 217(III)[A]
        shape.pieces[-2:] = reversed(shape.pieces[-2:])
    return True


def _written(step: re.Match[str]) -> str:
    """A piece in canonical writing: "add. 1" is "Add.1"."""
    kind = step.lastgroup or ""
    if step["token"]:
        token = step["token"].upper()
        return f"{tables.CANONICAL.get(token, token)}.{step['value']}{(step['split'] or '').upper()}"
    piece = step[kind].replace(" ", "") if kind != "clause" else step[kind]
    if kind == "dotted":
        token, _, value = piece.partition(".")
        return f"{tables.CANONICAL.get(token, token)}.{value}"
    return tables.CANONICAL.get(piece.upper(), piece)
