"""Automatic numbers: numbering.xml and the styles in, the printed label of each paragraph out.

Word stores no number with a paragraph; it counts when it draws. The same counting is done here,
paragraph by paragraph in reading order (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from travaux.reading.runs import Look
from travaux.reading.word.names import W, number, switch, value
from travaux.reading.word.numerals import counted
from travaux.reading.word.styles import paragraph_look

LEVELS = 9
"""Word knows nine levels of a list, 0 to 8."""

BULLET = "•"
"""What a bullet from a picture font stands for; the code in the file means nothing without its font."""

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Level:
    """How one level of a list is counted and printed."""

    start: int = 0
    form: str = "decimal"
    text: str = "%1."
    style: str | None = None
    restart: int | None = None
    legal: bool = False
    look: Look | None = None


@dataclass(slots=True)
class _List:
    """A `w:num`: the list it counts in, its own levels where it overrides, its own starts."""

    abstract: str
    overrides: dict[int, Level]
    starts: dict[int, int]
    begun: bool = False


class Numbering:
    """All lists of a file with their running counters."""

    def __init__(self, root: etree._Element | None, style_lists: dict[str, str] | None = None) -> None:
        """`style_lists`: style id → id of the list it belongs to, for lists defined by a style."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        for abstract in () if root is None else root.iter(W + "abstractNum"):
            self._add_abstract(abstract)
        for entry in () if root is None else root.iter(W + "num"):
            self._add_list(entry)
        self._follow_links(style_lists or {})

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level that the list ties to a paragraph style."""
        for place, level in self._all_levels(list_id).items():
            if level.style == style:
                return place
        return None

    def look(self, list_id: str, place: int) -> Look | None:
        """The indents that the list gives its paragraphs at a level."""
        level = self._all_levels(list_id).get(place)
        return None if level is None else level.look

    def label(self, list_id: str, place: int) -> str | None:
        """Count one paragraph at level `place` and give its printed label; None when it prints none."""
        entry = self._lists.get(list_id)
        levels = self._all_levels(list_id)
        if entry is None or place not in levels:
            return None
        counters = self._counters.setdefault(entry.abstract, [None] * LEVELS)
        self._begin(entry, counters)
        now = counters[place]
        counters[place] = levels[place].start if now is None else now + 1
        for deeper in range(place + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart > 0 and place < restart):
                counters[deeper] = None
        return _printed(levels, counters, place)

    def _begin(self, entry: _List, counters: list[int | None]) -> None:
        """At its first paragraph a list with a start of its own begins anew."""
        if entry.begun:
            return
        entry.begun = True
        for place, start in entry.starts.items():
            counters[place] = start - 1
            counters[place + 1 :] = [None] * (LEVELS - place - 1)

    def _all_levels(self, list_id: str) -> dict[int, Level]:
        entry = self._lists.get(list_id)
        if entry is None:
            return {}
        return {**self._levels.get(entry.abstract, {}), **entry.overrides}

    def _add_abstract(self, abstract: etree._Element) -> None:
        name = abstract.get(W + "abstractNumId", "")
        link = value(abstract, "numStyleLink")
        if link:
            self._links[name] = link
        self._levels[name] = dict(_levels(abstract))

    def _add_list(self, entry: etree._Element) -> None:
        starts: dict[int, int] = {}
        overrides: dict[int, Level] = {}
        for override in entry.findall(W + "lvlOverride"):
            place = number(override.get(W + "ilvl"))
            start = number(value(override, "startOverride"))
            if place is None or not 0 <= place < LEVELS:
                continue
            if start is not None:
                starts[place] = start
            overrides.update(_levels(override))
        self._lists[entry.get(W + "numId", "")] = _List(
            value(entry, "abstractNumId") or "", overrides, starts
        )

    def _follow_links(self, style_lists: dict[str, str]) -> None:
        """A list that only names a numbering style counts in the list of that style."""
        for abstract, style in self._links.items():
            target = self._lists.get(style_lists.get(style, ""))
            if target is not None and target.abstract != abstract:
                for entry in self._lists.values():
                    if entry.abstract == abstract:
                        entry.abstract = target.abstract


def _levels(parent: etree._Element) -> list[tuple[int, Level]]:
    """The levels written out in a list or an override."""
    found: list[tuple[int, Level]] = []
    for level in parent.findall(W + "lvl"):
        place = number(level.get(W + "ilvl"))
        if place is None or not 0 <= place < LEVELS:
            continue
        text = value(level, "lvlText")
        found.append(
            (
                place,
                Level(
                    start=number(value(level, "start")) or 0,
                    form=value(level, "numFmt") or "decimal",
                    text="" if text is None else text,
                    style=value(level, "pStyle"),
                    restart=number(value(level, "lvlRestart")),
                    legal=bool(switch(level, "isLgl")),
                    look=paragraph_look(level.find(W + "pPr")),
                ),
            )
        )
    return found


def _printed(levels: dict[int, Level], counters: list[int | None], place: int) -> str | None:
    """The label as it is drawn: "12.", "(a)", "2.1", a bullet."""
    level = levels[place]
    if level.form == "bullet":
        sign = level.text.strip()
        if not sign:
            return None
        return BULLET if "\uf000" <= sign[0] <= "\uf0ff" or sign.isalnum() else sign

    def fill(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        asked = levels.get(at, Level())
        count = counters[at]
        return counted(asked.start if count is None else count, "decimal" if level.legal else asked.form)

    return " ".join(_PLACE.sub(fill, level.text).split()) or None
