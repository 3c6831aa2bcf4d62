"""From one symbol as somebody wrote it to a Symbol.

In: text that should be one symbol and nothing else, in any spelling: small letters, spaces, look-alike
letters, a star, two symbols joined. Out: the Symbol, or a SymbolError with the reason.
"""

from __future__ import annotations

import re
from functools import lru_cache

from travaux.texts.symbol import folding, mending, shape, tables, undated
from travaux.texts.symbol.brackets import bracket
from travaux.texts.symbol.meaning import meaning
from travaux.texts.symbol.model import Symbol, SymbolError
from travaux.texts.symbol.shape import Shape

LONGEST = 160
"""Characters of a symbol at most, both parts of a double one with their spaces."""

_MOST_JOINED = 3
"""Symbols on one text at most; two are usual."""
_JOINT = re.compile(rf"\ ?-\ ?|/\ ?(?=(?:{tables.either(tables.TREATY_ROOTS)})/C/|[ASE]/)")
_TEXT_FORM = re.compile(r"(?P<number>\d{1,4})\ ?(?P<letter>[A-Z]|[؀-ۿ]{3,4})?\ ?(?=\()")
_YEAR_FORM = re.compile(r"(?P<number>\d{1,4})\ ?\((?P<year>(?:19[4-9]|20[0-9])\d)\)\Z")
_KEPT = 4096


def parse(text: str) -> Symbol:
    """The symbol that `text` is. Raises SymbolError with the reason when it is none."""
    return _parse(text)


@lru_cache(maxsize=_KEPT)
def _parse(text: str) -> Symbol:
    plain = " ".join(folding.fold(text).split())
    if not plain:
        raise SymbolError("There is no text: a symbol looks like A/57/292.")
    if len(plain) > LONGEST:
        raise SymbolError(f"A symbol has at most {LONGEST} characters; this text has {len(plain)}.")
    if "/" not in plain.split("(")[0]:
        return _text_form(plain)
    refusal: SymbolError | None = None
    for spelling in dict.fromkeys((plain, plain.upper())):
        try:
            return _whole(spelling)
        except SymbolError as error:
            refusal = refusal or error
    raise refusal or SymbolError(f"“{plain}” is no symbol.")


def key(text: str) -> str:
    """The key under which all spellings of a symbol meet; text that is no symbol is folded as it is."""
    try:
        return parse(text).key
    except SymbolError:
        return folding.key(text)


def read(text: str, at: int) -> tuple[Shape, Symbol] | None:
    """The symbol at `at` in folded text, double ones as one; None where there is none."""
    first = _single(text, at)
    if first is None:
        return None
    shape_, one = first
    found = [one]
    while not shape_.others:
        joint = _JOINT.match(text, shape_.end)
        next_ = _single(text, joint.end()) if joint else None
        if next_ is None or next_[1].body == found[-1].body or len(found) == _MOST_JOINED:
            break
        shape_.end, shape_.stars = next_[0].end, next_[0].stars
        found.append(next_[1])
    return shape_, (one if len(found) == 1 else joined(found, shape_.stars))


def joined(symbols: list[Symbol], stars: str = "") -> Symbol:
    """One text with several symbols: E/2010/27-E/CN.6/2010/11."""
    first = symbols[0]
    return Symbol(
        text="-".join(str(one) for one in symbols),
        organ=first.organ,
        body=first.body,
        kind=first.kind,
        session=first.session,
        year=first.year,
        number=first.number,
        letter=first.letter,
        country=first.country,
        protocol=first.protocol,
        modifiers=first.modifiers,
        both=tuple(symbols),
        stars=stars,
        corrected="; ".join(one.corrected for one in symbols if one.corrected),
    )


def understood(found: Shape) -> Symbol:
    """The meaning of a shape, misprints mended. Raises SymbolError."""
    root = mending.root(found.root, found.pieces)
    pieces = mending.mend(root, found.pieces)
    if mending.beheaded(root, pieces):
        root, pieces = "A", ["/HRC", *pieces]
    printed = found.text if (root, pieces) != (found.root, found.pieces) else found.mended
    return meaning(root, pieces, found.stars, printed)


def _single(text: str, at: int) -> tuple[Shape, Symbol] | None:
    found = shape.read(text, at)
    if found is None:
        return None
    undated.cut(text, found)
    try:
        return found, understood(found)
    except SymbolError:
        return None


def _whole(plain: str) -> Symbol:
    """The symbol that fills the text, or why not."""
    found = read(plain, 0)
    if found and found[0].end == len(plain) and not found[0].others:
        return found[1]
    alone = shape.read(plain, 0)
    if alone is None:
        raise SymbolError(_no_root(plain))
    understood(alone)
    if alone.others:
        raise SymbolError(f"“{plain}” names several documents: `find` gives each of them.")
    rest = plain[(found[0] if found else alone).end :]
    raise SymbolError(f"“{rest.strip()}” is left over after “{(found[1] if found else alone).text}”.")


def _no_root(plain: str) -> str:
    """Why text with a slash begins no symbol."""
    root = plain.split("/")[0].strip()
    if root.isdecimal():
        return f"“{plain}” begins with a figure: a symbol begins with its organ, as A/RES/57/218 does."
    if root in ("INT", "int"):
        return f"“{plain}” is a number in the treaty bodies' database, not a symbol."
    if root in tables.ROOTS or root.rstrip("0123456789.") in tables.DOTTED_ROOTS:
        return f"Nothing that follows “{root}/” here belongs to a symbol."
    return f"“{root}” is the root of no series of United Nations documents."


def _text_form(plain: str) -> Symbol:
    """Resolutions as texts name them: 217 A (III), 3362 (S-VII), 1325 (2000)."""
    dated = _YEAR_FORM.match(plain)
    if dated:
        return meaning("S", ["/RES", f"/{dated['number']}", f" ({dated['year']})"])
    form = _TEXT_FORM.match(plain)
    session = bracket(plain, form.end(), dated=False, series=True) if form else None
    if form is None or session is None or session.end != len(plain) or "Part" in session.pieces[0]:
        raise SymbolError(f"“{plain}” has no slash: a symbol looks like A/57/292.")
    letter = tables.NUMERALS.get(form["letter"] or "", form["letter"] or "")
    pieces = ["/RES", f"/{form['number']}", *([f" {letter}"] if letter else []), session.pieces[0]]
    return meaning("A", pieces)
