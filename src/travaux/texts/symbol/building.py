"""Symbols of resolutions, decisions and statements that texts name without one.

In: organ, session or year, number: what "General Assembly resolution 57/218" or "resolution 1325
(2000)" says. Out: the Symbol. Which organ is meant is for who read the sentence.
"""

from __future__ import annotations

from travaux.texts.symbol.brackets import roman
from travaux.texts.symbol.model import Symbol, SymbolError
from travaux.texts.symbol.parsing import parse

PREFIXES = {
    "ga": "A",
    "hrc": "A/HRC",
    "ecosoc": "E",
    "chr": "E/CN.4",
    "subcommission": "E/CN.4/Sub.2",
    "csw": "E/CN.6",
    "sc": "S",
}
"""Short name of an organ → prefix of its resolutions."""


def resolution(organ: str, session: int | str, number: int, letter: str = "") -> Symbol:
    """A/RES/57/218, A/RES/45/248 B, A/RES/ES-10/2, A/HRC/RES/5/1, E/RES/2024/17, E/CN.4/RES/1999/44."""
    return parse(f"{_prefix(organ)}/RES/{session}/{number}{_letter(letter)}")


def decision(organ: str, session: int | str, number: int, letter: str = "") -> Symbol:
    """A/DEC/60/508, A/HRC/DEC/17/119, E/DEC/2021/254."""
    return parse(f"{_prefix(organ)}/DEC/{session}/{number}{_letter(letter)}")


def presidential_statement(organ: str, session: int | str, number: int) -> Symbol:
    """S/PRST/2011/20 (by year), A/HRC/PRST/19/1 (by session)."""
    return parse(f"{_prefix(organ)}/PRST/{session}/{number}")


def old_resolution(number: int, letter: str = "", session: int | str = 1) -> Symbol:
    """The General Assembly's to 1975: A/RES/217 A (III); a special session as "S-7" or "S-VII"."""
    return parse(f"A/RES/{number}{_letter(letter)} ({_numeral(session)})")


def security_council(number: int, year: int) -> Symbol:
    """S/RES/1325 (2000)."""
    return parse(f"S/RES/{number} ({year})")


def ecosoc(year: int, number: int) -> Symbol:
    """E/RES/2024/17."""
    return resolution("ecosoc", year, number)


def old_ecosoc(number: int, session: int | str, letter: str = "") -> Symbol:
    """The Economic and Social Council's to 1977: E/RES/1503 (XLVIII)."""
    return parse(f"E/RES/{number}{_letter(letter)} ({_numeral(session)})")


def human_rights_council(session: int | str, number: int) -> Symbol:
    """A/HRC/RES/5/1, A/HRC/RES/S-9/1."""
    return resolution("hrc", session, number)


def commission_on_human_rights(year: int, number: int) -> Symbol:
    """E/CN.4/RES/1999/44."""
    return resolution("chr", year, number)


def supplement(session: int, number: int | str) -> Symbol:
    """Official Records of the General Assembly, Supplement No. n: A/73/10."""
    return parse(f"A/{session}/{number}")


def _prefix(organ: str) -> str:
    if organ not in PREFIXES:
        raise SymbolError(f"“{organ}” is no organ with resolutions: one of {', '.join(PREFIXES)}.")
    return PREFIXES[organ]


def _letter(letter: str) -> str:
    return f" {letter}" if letter else ""


def _numeral(session: int | str) -> str:
    """3 → "III", "S-7" → "S-VII"; roman numerals stay."""
    stem, dash, last = str(session).rpartition("-")
    return stem + dash + (roman(int(last)) if last.isdecimal() else last)
