"""The neighbourhood of a document as a picture: who cites it, what it cites, by year from left to right.

In: a `Graph`. Out: SVG as text, at most `MOST` documents in it, the rest in words. Arrows point to what is
cited. The document itself is filled; what cites it has a broken border, what it cites a whole one. In
languages that are written from right to left the picture is mirrored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travaux.exporting import svg
from travaux.library.citations.graph import CENTRE, CITED, CITES, MOST, Edge, Graph, Node

_COLUMNS = 7  # periods side by side: more don't fit on a page at a size that can be read
_COLUMN, _ROW = 172, 30  # from one document to the next, in pixels
_BOX = (146, 22)
_TOP, _FOOT, _SIDE = 34, 30, 12
_LETTERS = 21  # of a label in a box
_TEXT = 12
_THICKEST, _THINNEST = 4.0, 1.2
_ARROW = "neighbourhood-arrow"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A document in the picture: its column, and the left upper corner of its box."""

    node: Node
    column: int
    x: float
    y: float

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return self.x + _BOX[0] / 2, self.y + _BOX[1] / 2


def draw(graph: Graph, *, mirrored: bool = False) -> str:
    """The picture."""
    nodes = graph.nodes[:MOST]
    columns = _columns(nodes)
    rows = max(len(column) for column in columns)
    width = 2 * _SIDE + len(columns) * _COLUMN - (_COLUMN - _BOX[0])
    height = _TOP + rows * _ROW + _FOOT
    spots = _spots(columns, rows, width, mirrored)
    left_out = _left_out(graph, nodes)
    return svg.picture(
        "neighbourhood",
        (width, height),
        _("Neighbourhood of %(name)s") % {"name": graph.nodes[0].label},
        _about(graph, left_out),
        svg.element("defs", _arrow()),
        *_heads(columns, width, mirrored),
        *(_edge(one, spots) for one in graph.edges if {one.source, one.target} <= spots.keys()),
        *(_box(one) for one in spots.values()),
        *_more(left_out, width, height),
    )


def _columns(nodes: Sequence[Node]) -> list[list[Node]]:
    """The documents by period, earliest first, those without a date last; the centre amid its column."""
    dated = sorted((one for one in nodes if one.year is not None), key=lambda one: (one.year, one.label))
    years = [list(some) for _year, some in groupby(dated, key=lambda one: one.year)]
    undated = sorted((one for one in nodes if one.year is None), key=lambda one: one.label)
    columns = _merged(years, _COLUMNS - bool(undated)) + ([undated] if undated else [])
    return [_centred(column) for column in columns]


def _merged(years: list[list[Node]], most: int) -> list[list[Node]]:
    """At most so many columns: the two neighbours with the fewest documents become one, again and again."""
    columns = list(years)
    while len(columns) > most:
        at = min(range(len(columns) - 1), key=lambda one: len(columns[one]) + len(columns[one + 1]))
        columns[at : at + 2] = [columns[at] + columns[at + 1]]
    return columns


def _centred(column: list[Node]) -> list[Node]:
    others = [one for one in column if one.role != CENTRE]
    centre = [one for one in column if one.role == CENTRE]
    half = len(others) // 2
    return [*others[:half], *centre, *others[half:]]


def _spots(columns: Sequence[Sequence[Node]], rows: int, width: float, mirrored: bool) -> dict[int, _Spot]:
    found: dict[int, _Spot] = {}
    for number, column in enumerate(columns):
        x = _left(number, width, mirrored)
        top = _TOP + (rows - len(column)) * _ROW / 2
        for at, node in enumerate(column):
            found[node.id] = _Spot(node, number, x, top + at * _ROW)
    return found


def _left(column: int, width: float, mirrored: bool) -> float:
    x = _SIDE + column * _COLUMN
    return width - x - _BOX[0] if mirrored else x


def _heads(columns: Sequence[Sequence[Node]], width: float, mirrored: bool) -> list[str]:
    """The years above the columns."""
    return [
        svg.element(
            "text", svg.words(_period(column)), x=_left(number, width, mirrored) + _BOX[0] / 2, y=16,
            text_anchor="middle", font_size=_TEXT, fill=svg.SOFT,
        )
        for number, column in enumerate(columns)
    ]  # fmt: skip


def _period(column: Sequence[Node]) -> str:
    years = [one.year for one in column if one.year is not None]
    if not years:
        return _("no date")
    first, last = min(years), max(years)
    return str(first) if first == last else f"\u2066{first}–{last}\u2069"


def _arrow() -> str:
    head = svg.element("path", d="M0 0 8 4 0 8z", fill=svg.EDGE)
    return svg.element(
        "marker", head, id=_ARROW, viewBox="0 0 8 8", refX=7, refY=4, markerWidth=8, markerHeight=8,
        markerUnits="userSpaceOnUse", orient="auto",
    )  # fmt: skip


def _edge(edge: Edge, spots: Mapping[int, _Spot]) -> str:
    one, other = spots[edge.source], spots[edge.target]
    thick = min(_THICKEST, _THINNEST + edge.count**0.5 / 2)
    said = ngettext(
        "%(one)s cites %(other)s in %(n)s paragraph",
        "%(one)s cites %(other)s in %(n)s paragraphs",
        edge.count,
    )
    title = said % {"one": one.node.label, "other": other.node.label, "n": edge.count}
    return svg.element(
        "path", svg.element("title", svg.words(title)), d=_curve(one, other), fill="none", stroke=svg.EDGE,
        stroke_width=thick, stroke_opacity=0.7, marker_end=f"url(#{_ARROW})",
    )  # fmt: skip


def _curve(one: _Spot, other: _Spot) -> str:
    """From the side of a box to the side of the other that faces it; beside them in the same column."""
    (x1, y1), (x2, y2) = one.middle, other.middle
    if one.column == other.column:
        edge = one.x + _BOX[0]
        bend = edge + 18
        return f"M{edge:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {edge:.1f} {y2:.1f}"
    side = _BOX[0] / 2 if x2 > x1 else -_BOX[0] / 2
    start, end = x1 + side, x2 - side
    middle = (start + end) / 2
    return f"M{start:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {end:.1f} {y2:.1f}"


def _box(spot: _Spot) -> str:
    node = spot.node
    centre = node.role == CENTRE
    middle, line = spot.middle
    box = svg.element(
        "rect", x=spot.x, y=spot.y, width=_BOX[0], height=_BOX[1], rx=4,
        fill=svg.ACCENT if centre else svg.PAPER, stroke=svg.ACCENT if centre else svg.EDGE,
        stroke_width=1.5, stroke_dasharray="4 2" if node.role == CITES else None,
    )  # fmt: skip
    label = svg.element(
        "text", svg.words(svg.shortened(node.label, _LETTERS)), x=middle, y=line, dy="0.35em",
        text_anchor="middle", font_size=_TEXT, font_weight="600" if centre else None,
        fill=svg.ON_ACCENT if centre else svg.INK, direction=_direction(node.label),
    )  # fmt: skip
    shown = svg.element("title", svg.words(_said(node))) + box + label
    return svg.element("a", shown, href=node.href) if node.href else svg.element("g", shown)


def _direction(label: str) -> str:
    """Which way a label runs: a symbol, or a title in the language of the reader."""
    return "rtl" if unicodedata.bidirectional(label[:1] or " ") in ("R", "AL") else "ltr"


def _said(node: Node) -> str:
    """What a box is, in words."""
    roles = {CITES: _("cites it"), CITED: _("cited by it"), CENTRE: ""}
    facts = [node.label, node.title, str(node.year or ""), roles.get(node.role, "")]
    return " · ".join(fact for fact in facts if fact)


def _left_out(graph: Graph, shown: Sequence[Node]) -> dict[str, int]:
    """How many documents are not in the picture, by what they are to it."""
    beyond = graph.nodes[len(shown) :]
    return {
        role: graph.folded.get(role, 0) + sum(one.role == role for one in beyond) for role in (CITES, CITED)
    }


def _more(left_out: Mapping[str, int], width: float, height: float) -> list[str]:
    sentence = _in_words(left_out)
    if not sentence:
        return []
    return [
        svg.element(
            "text", svg.words(sentence), x=width / 2, y=height - 9, text_anchor="middle", font_size=_TEXT,
            fill=svg.SOFT,
        )
    ]  # fmt: skip


def _in_words(left_out: Mapping[str, int]) -> str:
    said = []
    if count := left_out[CITES]:
        said.append(
            ngettext("and %(n)s more that cites it", "and %(n)s more that cite it", count) % {"n": count}
        )
    if count := left_out[CITED]:
        said.append(
            ngettext("and %(n)s more that it cites", "and %(n)s more that it cites", count) % {"n": count}
        )
    return _("; ").join(said)


def _about(graph: Graph, left_out: Mapping[str, int]) -> str:
    counts = {role: sum(one.role == role for one in graph.nodes) for role in (CITES, CITED)}
    said = _("Documents by year: %(citing)s that cite %(name)s, %(cited)s that it cites.") % {
        "citing": counts[CITES], "name": graph.nodes[0].label, "cited": counts[CITED],
    }  # fmt: skip
    more = _in_words(left_out)
    return f"{said} {more}." if more else said
