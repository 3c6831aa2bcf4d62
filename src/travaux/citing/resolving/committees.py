"""Whose general comment, communication or rules of procedure it is.

In: a mention with its number and year, and the context. Out: the target and why, or candidates.
Committees count their comments each from 1; communications too, so that the number tells the committee
where only one had come so far by that year.
"""

from __future__ import annotations

from itertools import pairwise

from travaux.citing import bodies, general_comments
from travaux.citing.context import Context
from travaux.citing.mentions import Comment, Communication, Rules
from travaux.citing.resolving.numbered import Resolved
from travaux.texts.citation import Candidate

_REGISTERED = {
    "ccpr": ((1977, 25), (1980, 85), (1985, 205), (1990, 450), (1995, 680), (2000, 970), (2005, 1450),
             (2010, 2030),
             (2015, 2710), (2020, 3900), (2025, 5200)),
    "cat": ((1988, 5), (1995, 40), (2000, 180), (2005, 290), (2010, 450), (2015, 730), (2020, 1060),
            (2025, 1400)),
    "cerd": ((1982, 2), (1990, 4), (2000, 20), (2010, 50), (2020, 80), (2025, 110)),
    "cedaw": ((2001, 2), (2005, 12), (2010, 30), (2015, 100), (2020, 170), (2025, 280)),
    "crpd": ((2008, 3), (2012, 12), (2015, 36), (2020, 82), (2025, 150)),
    "ced": ((2012, 1), (2015, 2), (2020, 5), (2025, 15)),
    "cescr": ((2013, 3), (2015, 12), (2020, 210), (2025, 480)),
    "crc": ((2014, 3), (2016, 12), (2018, 75), (2020, 145), (2025, 320)),
}  # fmt: skip
"""About how many communications each committee had registered by the end of a year: from the numbers of
published decisions, with a margin. Between two years it is read off the line."""
MARGIN = 1.25
"""How far a number may be above that line."""
LEAST_SHARE = 0.45
"""And how far below the one of the year before: numbers are given in order."""

RULES = {"ga": "ga", "sc": "sc", "ecosoc": "ecosoc", "hrc": "hrc"}


def comment(one: Comment, context: Context) -> Resolved:
    """A general comment or recommendation."""
    number = int(one.number)
    word = one.word
    if one.body:
        return Resolved(f"gc:{one.body}/{number}", "the committee is named with it")
    possible = general_comments.which(number, one.year or None, word)
    if context.committee and (context.committee in possible or not possible):
        known = general_comments.which(number, one.year or None, "", context.committee)
        if known:
            return Resolved(
                f"gc:{context.committee}/{number}", f"a paper of that committee ({context.committee})"
            )
    if len(possible) == 1:
        return Resolved(f"gc:{possible[0]}/{number}", "only this committee has one of that number and year")
    related = [body for body in possible if _is_near(body, number, context)]
    candidates = tuple(Candidate(f"gc:{body}/{number}", f"of that number ({body})") for body in possible)
    if len(related) == 1:
        return Resolved(
            f"gc:{related[0]}/{number}",
            "its subject is that of the body that issues the document",
            candidates,
        )
    return Resolved(
        None,
        "several committees have one of that number" if possible else "no committee is named",
        candidates,
    )


_SUBJECTS = {"A/HRC/EMRIP": "indigenous"}
"""Bodies of one subject: among comments of one number, the one that is on it."""


def _is_near(body: str, number: int, context: Context) -> bool:
    known = general_comments.TABLE.get((body, number))
    subject = next((word for prefix, word in _SUBJECTS.items() if context.symbol.startswith(prefix)), None)
    return bool(subject and known and known.title and subject in known.title.lower())


def communication(one: Communication, context: Context) -> Resolved:
    """An individual communication: the committee named, that of the paper, or the only one with so many."""
    name = f"{int(one.number)}/{one.year}"
    if one.body:
        return Resolved(f"comm:{one.body}/{name}", "the committee is named with it")
    possible = [body for body in _REGISTERED if _may_have(body, int(one.number), one.year)]
    if context.committee and (context.committee in possible or (context.jurisprudence and not possible)):
        return Resolved(
            f"comm:{context.committee}/{name}", f"a paper of that committee ({context.committee})"
        )
    if len(possible) == 1:
        return Resolved(
            f"comm:{possible[0]}/{name}", f"only this committee had registered as many by {one.year}"
        )
    candidates = tuple(
        Candidate(f"comm:{body}/{name}", f"had registered about as many by {one.year}") for body in possible
    )
    return Resolved(
        None,
        "several committees have one of that number" if possible else "no committee had that many",
        candidates,
    )


def _may_have(body: str, number: int, year: int) -> bool:
    """Whether a committee may have given this number in this year."""
    upper, lower = _so_far(body, year), _so_far(body, year - 2)
    return upper > 0 and lower * LEAST_SHARE <= number <= upper * MARGIN + 2


def _so_far(body: str, year: int) -> float:
    """How many were registered by the end of the year."""
    line = _REGISTERED[body]
    if year < line[0][0]:
        return 0.0
    for (early, few), (late, many) in pairwise(line):
        if year <= late:
            return few + (many - few) * (year - early) / (late - early)
    return float(line[-1][1]) * (1 + 0.06 * (year - line[-1][0]))


def rules(one: Rules, context: Context) -> Resolved:
    """Rules of procedure: of the body named with them, or of the one that issues the document."""
    body = one.body or context.committee or _organ_of(context)
    if body:
        named = "named with them" if one.body else "of the body that issues the document"
        return Resolved(f"rules:{body}", f"rules of procedure, {named}")
    return Resolved(None, "no body is named whose rules they are")


def _organ_of(context: Context) -> str:
    if context.organ in RULES:
        return RULES[context.organ]
    root = "-".join(part.lower() for part in context.symbol.split("/")[:2] if part.isalpha())
    return root if root and context.symbol and context.organ not in bodies.COMMITTEES else ""
