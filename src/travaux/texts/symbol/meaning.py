"""What the pieces of a symbol mean: body, session or year, kind, number, country, modifiers.

In: a root and pieces ("/HRC", "/WG.6", "/34", "/SVN", "/1"). Out: a Symbol, or a SymbolError that says
what is missing. A symbol is read left to right: body, then session or year, then kind and number, and
modifiers last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from travaux.texts.symbol import tables
from travaux.texts.symbol.beginnings import FIGURES_FIRST, SECOND, may_follow
from travaux.texts.symbol.model import Symbol, SymbolError

_LEVEL = re.compile(rf"/(?:{'|'.join(sorted(tables.LEVELS))})\.[0-9A-Z]{{1,5}}\Z")
_MODIFIER = re.compile(
    rf"/(?:(?:{'|'.join(sorted(tables.MODIFIERS))})(?:\.\S+)?|Part [A-Z])\Z"
    r"| \([^)]*[a-z/][^)]*\)\Z| \(SUPP\)\Z"
)
_FIGURES = re.compile(r"[0-9][0-9,]*(?:-[0-9]+)?[A-Z]?\Z")
_SPECIAL = re.compile(r"E?S-(?:[0-9]+|[IVX]+)\Z")
_ROMAN = re.compile(r"[IVXL]+\Z")
_COUNTRY = re.compile(r"(?P<code>[A-Z]{3}(?:-[A-Z]{3})?)(?:\.(?P<number>[0-9]+))?\Z")
_DOTTED = re.compile(r"(?P<token>[A-Za-z]+)\.(?P<value>.+)\Z")
_BRACKET = re.compile(r" \((?P<inside>[^()]+)\)\Z")
_LETTER = re.compile(r" (?P<letter>[A-Z])\Z")
_SPLIT_PART = re.compile(r"\.(?=PART\.)")
_YEAR = re.compile(r"(?:19[4-9]|20[0-9])[0-9]\Z")
_PLAIN_NUMBER = re.compile(r"[0-9]{1,6}(?![0-9])")

_TREATY_SECOND = {"C", "CO", "GC", "OP", "SP", "CSP", "MSP"}


@dataclass(slots=True)
class _Said:
    """What the pieces have said so far."""

    kind: str = ""
    figures: list[str] = field(default_factory=list)
    number: str = ""
    session: str = ""
    country: str = ""
    protocol: str = ""
    letter: str = ""
    year: int | None = None
    modifiers: list[str] = field(default_factory=list)
    final: str = ""


def meaning(root: str, pieces: list[str], stars: str = "", corrected: str = "") -> Symbol:
    """The symbol that these pieces are."""
    _check_root(root, pieces)
    text = root + "".join(pieces)
    depth = _body(root, pieces)
    body = root + "".join(pieces[:depth])
    said = _Said()
    for piece in pieces[depth:]:
        _hear(said, piece, body)
    _place_figures(said, body)
    _check_complete(said, text)
    return Symbol(
        text=text,
        organ=root,
        body=body,
        kind=_kind(said, body, text),
        session=said.session,
        year=said.year,
        number=said.number,
        letter=said.letter,
        country=said.country,
        protocol=said.protocol,
        modifiers=tuple(said.modifiers),
        stars=stars,
        corrected=corrected,
    )


def _check_root(root: str, pieces: list[str]) -> None:
    if not pieces:
        raise SymbolError(f"“{root}” is a body; a symbol goes on after a slash.")
    if root not in tables.ROOTS and root.partition(".")[0] not in tables.DOTTED_ROOTS:
        raise SymbolError(f"“{root}” is the root of no series of United Nations documents.")
    right = pieces[0][1:] in _TREATY_SECOND if root in tables.TREATY_ROOTS else may_follow(root, pieces[0])
    if not right:
        raise SymbolError(f"“{root}{pieces[0]}” begins no series of United Nations documents.")


def _body(root: str, pieces: list[str]) -> int:
    """How many pieces belong to the body."""
    depth, prefix, named = 0, root, root not in SECOND and root not in tables.TREATY_ROOTS
    for at, piece in enumerate(pieces):
        prefix += piece
        if prefix in tables.BODIES or _LEVEL.match(piece) or (named and _is_name(piece)):
            depth = at + 1
        elif FIGURES_FIRST.match(piece):
            break
        else:
            named = False
    return depth


def _is_name(piece: str) -> bool:
    """Whether a word after the root is a body or a programme: FCCC/SBSTA, TPNW/MSP, but not JIU/REP."""
    return piece[1:].isalpha() and piece[1:] not in tables.TYPES and piece[1:] not in tables.FINALS


def _hear(said: _Said, piece: str, body: str) -> None:
    """Take one piece in."""
    bracket, letter = _BRACKET.match(piece), _LETTER.match(piece)
    plain = piece.lstrip("/")
    if _MODIFIER.match(piece):
        said.modifiers += [bracket["inside"]] if bracket else _SPLIT_PART.split(plain)
    elif piece.startswith("/("):  # the resolution under which a committee of the Council works
        pass
    elif letter:
        said.letter = letter["letter"]
    elif bracket:
        _hear_bracket(said, bracket["inside"])
    elif _FIGURES.match(plain):
        said.figures.append(plain)
    elif _SPECIAL.match(plain) or (_ROMAN.match(plain) and plain not in tables.TYPES):
        said.session = f"{said.session}{plain}" if _SPECIAL.match(plain) else said.session or plain
    else:
        _hear_word(said, plain, body)


def _hear_bracket(said: _Said, inside: str) -> None:
    """(2000) is the year of a resolution, (III) the session, (S-VII) a special one."""
    if inside.isdecimal():
        said.year = int(inside)
    else:
        stem, dash, numeral = inside.rpartition("-")
        said.session = stem + dash + str(figure(numeral))


def _hear_word(said: _Said, plain: str, body: str) -> None:
    """A type token, with or without its number, a country, a protocol or the last word."""
    dotted, country = _DOTTED.match(plain), _COUNTRY.match(plain)
    if plain in tables.PROTOCOLS:
        said.protocol = plain
    elif plain in tables.FINALS:
        said.final = plain
    elif country and _takes_country(body, said) and country["code"] not in tables.TYPES:
        said.country, said.number = country["code"], country["number"] or said.number
    elif dotted and dotted["value"][0].isdigit():
        said.kind = f"{said.kind}/{dotted['token']}" if said.kind else dotted["token"]
        said.number, _, part = dotted["value"].partition(".")
        said.modifiers += [part] if part else []
    elif plain:
        said.kind = f"{said.kind}/{plain}" if said.kind and plain not in tables.TYPES else plain


def _takes_country(body: str, said: _Said) -> bool:
    """Whether three capitals here are a State: papers of treaty bodies and of the periodic review."""
    treaty = body in tables.COMMITTEES or body.partition("/")[0] in tables.TREATY_ROOTS
    return (treaty or body in ("A/HRC/WG.6", "HRI")) and not said.country


def _place_figures(said: _Said, body: str) -> None:
    """Which figure is the session or the year, and which the number."""
    figures = said.figures
    if said.kind in ("D", "DR") and len(figures) >= 2:
        *figures, number, year = figures
        said.number = f"{number}/{year}"
    elif said.final:
        said.number = said.final
    elif figures and not said.number and not _is_only_a_date(said, body):
        said.number = figures.pop()
    for value in figures[:2]:
        if _YEAR.match(value) and said.year is None:
            said.year = int(value)
        elif not said.session:
            said.session = value


def _is_only_a_date(said: _Said, body: str) -> bool:
    """HRI/CORE/BRA/2020 and CCPR/CO/83/UZB have a country and no number."""
    return len(said.figures) == 1 and bool(
        (said.kind == "CORE" and said.country and _YEAR.match(said.figures[0]))
        or (said.kind == "CO" and body in tables.TREATY_ROOTS)
        or said.kind == "GUI"
    )


def _check_complete(said: _Said, text: str) -> None:
    """A symbol ends in a number, save for a few that end in a State or a word."""
    ends = _PLAIN_NUMBER.match(said.number) or (said.final and said.year) or said.kind == "GUI"
    if not ends and not (said.country and (said.session or said.year)):
        raise SymbolError(f"“{text}” names a body or a series, not a document: its number is missing.")


def _kind(said: _Said, body: str, text: str) -> str:
    """The kind, for those without a token too."""
    series = text.split("/Add.")[0]
    if series in tables.SERIES and said.modifiers:
        return tables.SERIES[series]
    if said.kind:
        return said.kind
    if body == "A/HRC/WGAD" and said.year:
        return "opinion"
    if said.country and body in tables.COMMITTEES:
        return "report"
    return "document"


def figure(numeral: str) -> int:
    """The value of a roman numeral."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(letter, 0) for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
