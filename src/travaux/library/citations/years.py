"""Years that can't be: a resolution dated outside the session that its number names. Pure.

In: a citation and its block's text. Out: the year that the text gives it, and the years in which it can
have been adopted. A session of the General Assembly begins in September of the year 1945 + n and ends a
year later; the Human Rights Council holds three sessions a year since June 2006; the Economic and Social
Council and the Commission on Human Rights number by year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from travaux.texts.citation import Citation
from travaux.texts.symbol import Symbol

_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
# "of 12 November 1984", "du 12 novembre 1984", "от 12 ноября 1984 года", and so on; nothing else between.
_AFTER = re.compile(
    r"\s*,?\s*(?:of|dated|adopted on|du|de|del|en date du|от|المؤرخة?|المتخذة?\s+في)\s+"
    rf"(?:(?:[^\W\d_]|[0-9ºª°/\s.]){{0,40}}?[^0-9])?{_YEAR}(?![0-9/])"
)
_BEFORE = re.compile(rf"{_YEAR}年[0-9一二三四五六七八九十月日]{{0,9}}(?:通过的)?第?\Z")
_FAR = 60  # characters in which a date stands that belongs to a citation
_FIRST_ASSEMBLY = 1945  # the first session met in January 1946; the nth begins in 1945 + n
_FIRST_COUNCIL, _A_YEAR = 2006, 3  # sessions of the Human Rights Council
_FIGURES = re.compile(r"[0-9]{1,3}\Z")


def said(citation: Citation, text: str, upto: int) -> int | None:
    """The year of the date that the text gives a citation; `upto` is where the next one begins."""
    inside = _AFTER.search(citation.text)
    if inside:
        return int(inside["year"])
    after = _AFTER.match(text[citation.end : min(upto, citation.end + _FAR)])
    if after:
        return int(after["year"])
    before = _BEFORE.search(text[max(0, citation.start - _FAR) : citation.start])
    return int(before["year"]) if before else None


def possible(one: Symbol) -> range | None:
    """The years in which a resolution or decision can have been adopted; None: its symbol does not say."""
    if one.year is not None:
        return range(one.year, one.year + (1 if one.organ == "S" else 2))
    if not _FIGURES.match(one.session):
        return None
    session = int(one.session)
    if one.body == "A":
        return range(_FIRST_ASSEMBLY + session, _FIRST_ASSEMBLY + session + 2)
    if one.body == "A/HRC":
        year = _FIRST_COUNCIL + (session - 1) // _A_YEAR
        return range(year - 1, year + 2)
    return None


def in_words(years: Iterable[int]) -> str:
    """The years as people say them: "2002 or 2003"."""
    found = [str(year) for year in years]
    if len(found) < 2:
        return "".join(found)
    return _("%(years)s or %(last)s") % {"years": ", ".join(found[:-1]), "last": found[-1]}
