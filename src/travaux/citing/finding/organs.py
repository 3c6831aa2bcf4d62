"""Organs: whose resolution, comment or opinion it is, as far as the words around it say.

In: a page and the place of a number. Out: the organ that is named with it (before, in English and
Chinese; after, in the other languages), or the one that was named last before it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.citing import bodies
from travaux.citing.finding.page import Landmark, Page
from travaux.citing.language import Sort

FARTHEST = 300
"""Characters back to an organ that a number without one may belong to: two sentences."""
HEADING_REACH = 100_000
"""The same for numbers alone in a list or table, under a heading that names the organ."""

_BESIDE = re.compile(r"(?:'s|')?[\s,(]*\Z")
_DRAFT = re.compile(r"(?:draft|projet de|projets de|proyecto de|proyectos de|проект\w*|مشروع|مشاريع)\s+\Z")


class Owner(NamedTuple):
    """Whose a number is: `organ` named with it, `near` named before it, `own` for "its"; where it begins."""

    organ: str
    near: str
    own: bool
    start: int


def owner(page: Page, at: int, end: int, reach: int = FARTHEST) -> tuple[Owner, int]:
    """The owner of the numbers between the word at index `at` and `end`, and where its name ends."""
    mark = page.marks[at]
    near = before(page, at, reach)
    following = page.following(end, page.lexicon.of)
    if (
        following is not None
        and page.marks[following].sort is Sort.ORGAN
        and page.marks[following].value != "own"
    ):
        organ = page.marks[following]
        return Owner(organ.value, near, False, mark.start), organ.end
    beside = page.marks[at - 1] if at else None
    if beside is not None and beside.sort is Sort.ORGAN and _touches(page, beside, mark):
        own = beside.value == "own"
        return Owner("" if own else beside.value, near, own, mark.start if own else beside.start), end
    return Owner("", near, False, mark.start), end


def before(page: Page, at: int, reach: int = FARTHEST) -> str:
    """The organ named last before a landmark, a full name rather than "the Council"."""
    start = page.marks[at].start
    near = [page.marks[one] for one in page.organs[at] if one >= 0 and start - page.marks[one].end <= reach]
    return near[0].value if near else ""


def committee(page: Page, at: int, end: int) -> tuple[str, int]:
    """The committee whose comment or communication it is, and where its name ends; "" where none is named."""
    following = page.following(end, page.lexicon.of)
    if following is not None and page.marks[following].sort is Sort.COMMITTEE:
        return page.marks[following].value, page.marks[following].end
    start = page.marks[at].start
    for mark in reversed(page.marks[max(0, at - 6) : at]):
        if start - mark.end > FARTHEST // 2 or "." in page.folded[mark.end : start].strip(". "):
            break
        if mark.sort is Sort.COMMITTEE and mark.value in bodies.COMMITTEES | bodies.outside():
            return mark.value, end
    return "", end


def is_outside(page: Page, at: int, end: int) -> bool:
    """Whether a body that is not of the United Nations is named beside it: its numbers are others."""
    start = page.marks[at].start
    around = [*page.marks[max(0, at - 3) : at], *page.marks[page.index(end) : page.index(end) + 2]]
    return any(
        mark.sort is Sort.COMMITTEE and mark.value in bodies.outside() and _near(mark, start, end)
        for mark in around
    )


def is_draft(page: Page, place: int) -> bool:
    """Whether it is a draft resolution: those have symbols, not numbers."""
    return _DRAFT.search(page.folded, max(0, place - 14), place) is not None


def _near(mark: Landmark, start: int, end: int) -> bool:
    return start - mark.end < FARTHEST // 4 and mark.start - end < FARTHEST // 4


def _touches(page: Page, beside: Landmark, mark: Landmark) -> bool:
    gap = page.folded[beside.end : mark.start]
    return _BESIDE.match(gap) is not None or page.lexicon.date.fullmatch(gap) is not None
