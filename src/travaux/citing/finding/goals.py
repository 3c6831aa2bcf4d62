"""Sustainable Development Goals and their targets: "Goals 9 and 11", "target 5.1", "具体目标5.1".

In: a page and the index of the word. Out: a mention of the 2030 Agenda with goals or targets as parts.
There are 17 goals, and their targets carry the goal's number; other numbers are no goals. Millennium
Development Goals and goals of a plan are passed over.
"""

from __future__ import annotations

import re

from travaux.citing.finding.head import Head, mention
from travaux.citing.finding.page import Page
from travaux.citing.language import Sort
from travaux.citing.mentions import Goals, Mention
from travaux.texts.pinpoint import Pinpoint, Segment

GOALS = 17
MOST = 20
"""Goals or targets in one list: there are 17 goals."""

_GOAL = re.compile(r"\s*(?P<number>\d{1,2})(?![\d/%]|[.,-]\d)")
_TARGET = re.compile(r"\s*(?P<number>\d{1,2}[.\-](?:\d{1,2}|[a-f])(?![a-z\d]))")
_SUSTAINABLE = re.compile(
    r"sustainab|sdg|durable|odd|sostenible|ods|устойчив|цур|مستدام|可持续|2030|^goals?$|^target"
)
_MILLENNIUM = re.compile(
    r"millennium|millenaire|milenio|тысячелет|لفي|千年|mdg|strategic|objectifs? strategiques?"
)
_NEAR = 60
"""Characters around a bare "goal 5" in which sustainable development is named."""
_CAPITAL_GOAL = re.compile(r"Goals?\Z|Targets?\Z|Objectifs?\Z|Objetivos?\Z|Цел\w+\Z")
_INSIDE = re.compile(r"(?<!\d)(?P<number>\d{1,2})(?!\d)")


def head(page: Page, at: int) -> Head | None:
    """What the word "goal" or "target" at this index names."""
    mark = page.marks[at]
    unit = mark.value
    around = page.folded[max(0, mark.start - _NEAR) : mark.end + _NEAR]
    if _MILLENNIUM.search(page.folded, max(0, mark.start - _NEAR // 2), mark.end):
        return None
    if (
        unit == "goal"
        and not _SUSTAINABLE.search(around)
        and not _CAPITAL_GOAL.search(page.text[mark.start : mark.end])
    ):
        return None
    parts, end = _listed(page, mark.end, unit)
    inside = [int(n) for n in _INSIDE.findall(page.folded[mark.start : mark.end])]
    if not parts and inside:
        parts, end = [Pinpoint((Segment("goal", str(n)),)) for n in inside if 0 < n <= GOALS], mark.end
    if not parts:
        return None
    whole = _past_title(page, end)
    found: Mention = mention(page, mark.start, whole, Goals(), f"sdg-{unit}")
    return Head([_with(found, parts)], whole)


def _with(found: Mention, parts: list[Pinpoint]) -> Mention:
    return Mention(found.start, found.end, found.text, found.what, tuple(parts), found.rule)


def _listed(page: Page, place: int, unit: str) -> tuple[list[Pinpoint], int]:
    """The goals or targets from a place on; goals and targets mix in one list."""
    found: list[Pinpoint] = []
    end = place
    while len(found) < MOST:
        lead = page.lexicon.number.match(page.folded, place)
        at = lead.end() if lead else place
        match = _TARGET.match(page.folded, at) or (_GOAL.match(page.folded, at) if unit == "goal" else None)
        if match is None or not 0 < int(re.split(r"[.\-]", match["number"])[0]) <= GOALS:
            break
        found.append(_part(match["number"]))
        end = match.end()
        joint = page.lexicon.joint.match(page.folded, end)
        if joint is None or not (joint["comma"] or joint["and"] or joint["to"]):
            break
        if joint["to"] and (last := _GOAL.match(page.folded, joint.end())):
            first = found.pop().segments[0]
            found.append(Pinpoint((Segment(first.unit, f"{first.value}-{last['number']}"),)))
            end = last.end()
            break
        place = joint.end()
    return found, end


def _part(number: str) -> Pinpoint:
    unit = "target" if "." in number or "-" in number else "goal"
    return Pinpoint((Segment(unit, number.replace("-", ".")),))


def _past_title(page: Page, end: int) -> int:
    """Past "of the Sustainable Development Goals" after a target."""
    following = page.following(end, page.lexicon.of)
    if following is not None:
        mark = page.marks[following]
        named = mark.sort is Sort.INSTRUMENT and "agenda-2030" in getattr(mark.data, "ids", ())
        if named or (mark.sort is Sort.HEAD and mark.value == "goal"):
            return mark.end
    return end
