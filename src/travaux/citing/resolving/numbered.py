"""Whose resolution or decision it is: organ, session and number make a symbol.

In: a `Numbered` mention and the context. Out: the symbol and why, or candidates. The form decides first
(1325 (2000) is the Security Council's, 2200 A (XXI) the General Assembly's before 1976), then the organ
that is named, then the issuing organ, the date, and what numbers an organ ever reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from travaux.citing import numerals
from travaux.citing.context import Context
from travaux.citing.mentions import Numbered
from travaux.texts import symbol
from travaux.texts.citation import Candidate
from travaux.texts.symbol import SymbolError

FIRST_BY_SESSION = 31
"""The General Assembly's first session whose resolutions are numbered 31/1; lower ones are the Council's."""
MOST_OF_COUNCIL = 45
"""Resolutions that the Human Rights Council adopted at most in one session (it was 42), and a few."""
FIRST_DECISION_OF_COUNCIL = 101
FIRST_DECISION_OF_ASSEMBLY = 301
MOST_OF_ASSEMBLY = 400
"""Resolutions of one session of the General Assembly (346 so far): above that it is a decision."""
FIRST_DECISION_OF_ECOSOC = 200
"""Decisions are numbered from here on, so that they and resolutions never share a number."""
LAST_OF_COMMISSION = 2006
"""The Commission on Human Rights and its Sub-Commission ended in that year."""
LATEST_SESSION_OF_COUNCIL = 66
"""Sessions to 2027; the General Assembly passed that number in 2011."""

_FULL = {"council": ("hrc", "sc", "ecosoc"), "commission": ("chr",), "assembly": ("ga",)}
_TO_SYMBOL = {"subcom": "subcommission"}
_NAMES = {
    "ga": "the General Assembly", "sc": "the Security Council", "ecosoc": "the Economic and Social Council",
    "hrc": "the Human Rights Council", "chr": "the Commission on Human Rights",
    "subcom": "the Sub-Commission",
}  # fmt: skip


class Resolved(NamedTuple):
    """A target, or None with candidates, and the reason in words."""

    target: str | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


def resolve(one: Numbered, context: Context) -> Resolved:
    """What the number means in this context."""
    if one.form == "bare":
        return _dated_by_number(one)
    if one.form == "year":
        return _made(one, "sc", "a number with a year is the Security Council's")
    if one.form == "roman":
        if one.organ == "ecosoc" or (one.near == "ecosoc" and not one.organ and not one.letter):
            return _made(one, "ecosoc", "the Economic and Social Council is named with it")
        if one.organ != "ga" and not _may_be_of_assembly(one):
            return _made(one, "ecosoc", "too low a number for the General Assembly's session")
        return _made(one, "ga", "a session in romans is the General Assembly's, before 1976")
    if one.session.startswith(("ES-",)):
        return _made(one, "ga", "emergency special sessions are the General Assembly's")
    by_year = len(one.session) == 4 and one.session.isdigit()  # not S-21, a special session
    possible = _by_year(one) if by_year else _by_session(one)
    if not possible:
        return Resolved(None, "no organ has a resolution of this number")
    return _chosen(one, context, possible)


LAST_IN_ROMANS = 30
"""The General Assembly's last session whose resolutions carry it in romans, 1975; the Council went on."""
_LEAST_OF_SESSION = (
    (4, 250), (6, 450), (8, 650), (10, 850), (12, 1050), (15, 1400), (18, 1800), (20, 1950), (22, 2200),
    (25, 2550), (28, 2950), (30, 3300),
)  # fmt: skip
"""From these sessions on the Assembly's numbers are above these (written well below the first one); those
of the Economic and Social Council's session of the same number are less than half."""


def _may_be_of_assembly(one: Numbered) -> bool:
    """Whether the Assembly may have reached that number by then: 36 (IV) and 1503 (XLVIII) are ECOSOC's."""
    session = numerals.roman_value(one.session)
    if not session:
        return True  # a special session
    least = max((number for first, number in _LEAST_OF_SESSION if first <= session), default=0)
    return session <= LAST_IN_ROMANS and int(one.number) >= least


_LAST_OF_YEAR = {
    1966: 232, 1967: 244, 1972: 324, 1973: 344, 1989: 646, 1990: 683, 1991: 725, 1992: 799,
    1993: 892, 1994: 969, 1995: 1035, 1996: 1092, 1997: 1146, 1998: 1220, 1999: 1284, 2000: 1334,
    2001: 1386, 2002: 1453, 2003: 1521, 2004: 1580, 2005: 1650, 2006: 1738, 2007: 1794, 2008: 1859,
    2009: 1907, 2010: 1966, 2011: 2032, 2012: 2085, 2013: 2132, 2014: 2195, 2015: 2259, 2016: 2336,
    2017: 2397, 2018: 2450, 2019: 2504, 2020: 2560, 2021: 2616, 2022: 2672, 2023: 2719, 2024: 2768,
}  # fmt: skip
"""The Security Council's last resolution of each year, where the year before is known too; written down
from memory, so that numbers close to it are left open."""
CLOSE = 3
"""How near the turn of a year a number may not be told by itself."""


def _dated_by_number(one: Numbered) -> Resolved:
    """The year of a Security Council resolution that is cited without it."""
    number = int(one.number)
    for year, last in _LAST_OF_YEAR.items():
        first = _LAST_OF_YEAR.get(year - 1)
        if first is not None and first + CLOSE < number <= last - CLOSE:
            return _made(
                replace(one, session=str(year), form="year"),
                "sc",
                f"the Security Council adopted that number in {year}",
            )
    return Resolved(None, "the year of the resolution is not given")


def _chosen(one: Numbered, context: Context, possible: list[str]) -> Resolved:
    """The organ among those whose numbers fit: named, issuing, near; else all of them."""
    named = [organ for organ in possible if organ in _FULL.get(one.organ, (one.organ,))] if one.organ else []
    if len(named) == 1:
        return _made(one, named[0], f"{_NAMES[named[0]]} is named with it")
    if one.organ and not named and one.organ not in _FULL and one.organ in _NAMES:
        return _made(one, one.organ, f"{_NAMES[one.organ]} is named with it")
    if len(possible) == 1:
        return _made(one, possible[0], f"only {_NAMES[possible[0]]} has resolutions of this number")
    dated = [organ for organ in possible if _sat(organ, one.session, one.dated)] if one.dated else []
    if len(dated) == 1:
        return _made(one, dated[0], f"{_NAMES[dated[0]]} sat in that session in {one.dated}")
    near = [organ for organ in possible if organ in _FULL.get(one.near, (one.near,))]
    if len(near) == 1:
        return _made(one, near[0], f"{_NAMES[near[0]]} is named before it")
    return _by_context(one, context, possible)


def _by_context(one: Numbered, context: Context, possible: list[str]) -> Resolved:
    earlier = [organ for organ in possible if not _is_later(organ, one.session, context.year)]
    if len(earlier) == 1:
        return _made(
            one,
            earlier[0],
            f"{_NAMES[earlier[0]]}: the other organ came to that session after {context.year}",
        )
    issuing = [organ for organ in possible if organ == context.organ]
    if issuing:
        return _made(one, issuing[0], f"a paper of {_NAMES[issuing[0]]}", _others(one, possible, issuing[0]))
    if context.symbol and "ga" in possible:
        return _made(
            one, "ga", "31 or more, and the Human Rights Council is not named", _others(one, possible, "ga")
        )
    if context.committee and "ecosoc" in possible and context.committee == "cescr":
        return _made(
            one,
            "ecosoc",
            "a paper of a body of the Economic and Social Council",
            _others(one, possible, "ecosoc"),
        )
    return Resolved(None, "several organs have resolutions of this number", tuple(_candidates(one, possible)))


def _by_session(one: Numbered) -> list[str]:
    """Organs that may have n/m."""
    special = one.session.startswith("S-")
    session = int(one.session.removeprefix("S-")) if one.session.removeprefix("S-").isdigit() else 0
    number = int(one.number)
    if special:
        return ["ga", "hrc"] if session >= 8 else ["hrc"]
    if one.word == "statement":
        return ["hrc"]
    if session < FIRST_BY_SESSION:
        return (
            ["hrc"]
            if number <= MOST_OF_COUNCIL or one.word == "decision" or one.organ in ("hrc", "council")
            else []
        )
    if one.letter or session > LATEST_SESSION_OF_COUNCIL:
        return ["ga"]
    if one.word == "decision":
        return ["ga"] if number >= FIRST_DECISION_OF_ASSEMBLY else ["hrc"]
    return ["ga", "hrc"] if number <= MOST_OF_COUNCIL else ["ga"]


def _by_year(one: Numbered) -> list[str]:
    """Organs that may have YYYY/n."""
    year, number = int(one.session), int(one.number)
    if not 1946 <= year <= 2100:
        return []
    if number > FIRST_DECISION_OF_ECOSOC or year > LAST_OF_COMMISSION:
        return ["ecosoc"]
    return ["ecosoc", "chr", "subcom"] if one.organ == "subcom" or one.near == "subcom" else ["ecosoc", "chr"]


def _sat(organ: str, session: str, year: int) -> bool:
    """Whether the organ sat in that session in that year."""
    if not session.isdigit():
        return False
    number = int(session)
    if organ == "hrc":
        return year == 2006 + (number - 1) // 3 or (number < FIRST_BY_SESSION and 0 <= year - 2005 <= number)
    return organ == "ga" and year - 1945 in (number, number + 1)


def _is_later(organ: str, session: str, year: int) -> bool:
    """Whether the organ came to that session only after the document was written."""
    if not year or organ != "hrc" or not session.isdigit():
        return False
    return 2006 + (int(session) - 1) // 3 > year + 1


def _candidates(one: Numbered, possible: list[str]) -> Iterator[Candidate]:
    for organ in possible:
        made = _symbol(one, organ)
        if made:
            yield Candidate(made, f"if {_NAMES[organ]} is meant")


def _others(one: Numbered, possible: list[str], chosen: str) -> tuple[Candidate, ...]:
    return tuple(_candidates(one, [organ for organ in possible if organ != chosen]))


def _made(one: Numbered, organ: str, reason: str, others: tuple[Candidate, ...] = ()) -> Resolved:
    made = _symbol(one, organ)
    if made is None:
        return Resolved(None, "the number is none of a resolution")
    return Resolved(made, reason, (Candidate(made, reason), *others) if others else ())


def _symbol(one: Numbered, organ: str) -> str | None:
    """The symbol of the number, were it this organ's."""
    prefix = _TO_SYMBOL.get(organ, organ)
    try:
        if one.form == "year":
            return str(symbol.security_council(int(one.number), int(one.session)))
        if one.form == "roman":
            old = symbol.old_ecosoc if organ == "ecosoc" else None
            made = (
                old(int(one.number), one.session, one.letter)
                if old
                else symbol.old_resolution(int(one.number), one.letter, one.session)
            )
            return str(made)
        if one.word == "statement":
            return str(symbol.presidential_statement(prefix, one.session, int(one.number)))
        make = symbol.decision if _is_decision(one, organ) else symbol.resolution
        return str(make(prefix, one.session, int(one.number), one.letter))
    except SymbolError:
        return None


def _is_decision(one: Numbered, organ: str) -> bool:
    """A decision by its number, whatever it is called: "Council decision 5/1" is a resolution."""
    number = int(one.number)
    if organ == "hrc":
        return number >= FIRST_DECISION_OF_COUNCIL
    if organ == "ga":
        least = {"decision": FIRST_DECISION_OF_ASSEMBLY, "": MOST_OF_ASSEMBLY + 1}
        return one.word in least and number >= least[one.word]
    if organ == "ecosoc":
        return number > FIRST_DECISION_OF_ECOSOC
    return one.word == "decision"
