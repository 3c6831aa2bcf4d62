"""Styles: what a paragraph is by its style's name, and how it is set once styles are added up.

styles.xml comes in; `Look` (resolved setting) and `Part` (role and level) of a style go out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from travaux.reading.pieces import BODY, CAPTION, FOOTNOTE, HEADING, MASTHEAD, TITLE, TOC
from travaux.reading.runs import NOTHING, Look
from travaux.reading.word.names import HALF_POINTS, TWIPS_PER_POINT, W, number, switch, value

MAX_CHAIN = 30
"""Styles based on styles: real chains have three or four links; a broken file may go in a circle."""

DEFAULT_SIZE = 10.0
"""Points when neither style nor document says it (ECMA-376 part 1, 17.3.2.38)."""


class Part(NamedTuple):
    """What a paragraph is by the name of its style."""

    role: str
    level: int | None = None


_BY_NAME: tuple[tuple[re.Pattern[str], Part], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), part)
    for pattern, part in (
        (r"(?:agenda[ _]?(?:item|title)|session$|session[ _]?n)", Part(MASTHEAD)),
        (r"(?:publication|release ?date|distribution|symbol)\d*$", Part(MASTHEAD)),
        (r"(?:title[ _]?(?:h[ _]?(?:\d|ch)|country)|title$|subtitle$)", Part(TITLE)),
        (r"_* ?h ?_ ?m\b", Part(HEADING, 1)),
        (r"_* ?h ?_ ?ch", Part(HEADING, 1)),
        (r"_* ?h ?_ ?1", Part(HEADING, 2)),
        (r"_* ?h ?_ ?2", Part(HEADING, 3)),
        (r"_* ?h ?_ ?4", Part(HEADING, 4)),
        (r"_* ?h ?_ ?5", Part(HEADING, 5)),
        (r"toc heading", Part(HEADING, 1)),
        (r"toc \d|table of (?:contents|figures)|contents \d", Part(TOC)),
        (r"(?:footnote|endnote) ?text", Part(FOOTNOTE)),
        (r"caption$|table[ _]?(?:title|heading)", Part(CAPTION)),
    )
)
"""Styles of the United Nations templates (New York, and Geneva with "_G") and of Word itself."""

_HEADING_N = re.compile(r"(?:heading|titre|título|überschrift|заголовок|标题) ?([1-9])$", re.IGNORECASE)


_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}


def character_look(properties: etree._Element | None) -> Look:
    """The setting in a `w:rPr`."""
    if properties is None or len(properties) == 0:
        return NOTHING
    half = number(value(properties, "sz"))
    return Look(
        bold=switch(properties, "b"),
        italic=switch(properties, "i"),
        caps=switch(properties, "caps"),
        hidden=switch(properties, "vanish"),
        raised=value(properties, "vertAlign"),
        size=None if half is None else half / HALF_POINTS,
    )


def paragraph_look(properties: etree._Element | None) -> Look:
    """The setting in a `w:pPr`, without the look of its paragraph mark."""
    if properties is None or len(properties) == 0:
        return NOTHING
    indent = properties.find(W + "ind")
    numbered = properties.find(W + "numPr")
    outline = number(value(properties, "outlineLvl"))
    left = first = None
    if indent is not None:
        left = _points(indent.get(W + "left") or indent.get(W + "start"))
        hanging, plain = _points(indent.get(W + "hanging")), _points(indent.get(W + "firstLine"))
        first = -hanging if hanging is not None else plain
    aligned = value(properties, "jc")
    return Look(
        align=None if aligned is None else _ALIGN.get(aligned, "left"),
        left=left,
        first=first,
        outline=outline if outline is not None and outline < 9 else None,  # 9 says: body text
        list_id=value(numbered, "numId"),
        list_level=number(value(numbered, "ilvl")),
        tabs=_tab_stops(properties.find(W + "tabs")),
    )


class Styles:
    """The styles of a file, added up along "based on" when asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self.default: str | None = None
        for style in () if root is None else root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self.default = name
        self._looks: dict[str | None, Look] = {}
        self._parts: dict[str | None, Part] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = character_look(defaults).over(Look(size=DEFAULT_SIZE))

    def name(self, style: str | None) -> str:
        """The name people see ("_ H_1"), or the id when the style has none."""
        return value(self._elements.get(style or ""), "name") or style or ""

    def look(self, style: str | None) -> Look:
        """The setting of a paragraph or character style, on top of what it is based on."""
        if style not in self._looks:
            look = self._base if style is None or self._is_paragraph(style) else NOTHING
            for element in reversed(self._chain(style)):
                look = paragraph_look(element.find(W + "pPr")).over(look)
                look = character_look(element.find(W + "rPr")).over(look)
            self._looks[style] = look
        return self._looks[style]

    def part(self, style: str | None) -> Part:
        """What a paragraph of that style is: by its name, by that of a style it is based on, by outline."""
        if style not in self._parts:
            self._parts[style] = self._find_part(style)
        return self._parts[style]

    def lists(self) -> dict[str, str]:
        """Style id → list id, for every style that carries a list."""
        found = {
            name: value(element.find(f"{W}pPr/{W}numPr"), "numId") for name, element in self._elements.items()
        }
        return {name: list_id for name, list_id in found.items() if list_id}

    def _find_part(self, style: str | None) -> Part:
        chain = self._chain(style)
        for element in chain:
            name = value(element, "name") or ""
            heading = _HEADING_N.match(name)
            if heading:
                return Part(HEADING, int(heading.group(1)))
            for pattern, part in _BY_NAME:
                if pattern.match(name):
                    return part
        outline = self.look(style).outline if chain else None
        return Part(BODY) if outline is None else Part(HEADING, outline + 1)

    def _chain(self, style: str | None) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        name = style if style in self._elements else self.default
        while name in self._elements and len(chain) < MAX_CHAIN:
            chain.append(self._elements[name])
            name = value(self._elements[name], "basedOn")
        return chain

    def _is_paragraph(self, style: str) -> bool:
        element = self._elements.get(style)
        return element is None or element.get(W + "type") == "paragraph"


def _points(twips: str | None) -> float | None:
    count = number(twips)
    return None if count is None else count / TWIPS_PER_POINT


def _tab_stops(tabs: etree._Element | None) -> tuple[float, ...]:
    """Places of the tab stops that are set here, in points."""
    if tabs is None:
        return ()
    places = [_points(tab.get(W + "pos")) for tab in tabs.iter(W + "tab") if tab.get(W + "val") != "clear"]
    return tuple(sorted(place for place in places if place is not None))
