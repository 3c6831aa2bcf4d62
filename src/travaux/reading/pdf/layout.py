"""From raw pages to lines in reading order, with what each line is for.

    words → segments → furniture off → masthead apart → columns → lines → tables, notes, contents

Right-to-left pages are mirrored while they are taken apart, so that every rule here is written once;
boxes are turned back when they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.reading.pdf import columns, furniture, habits, lines, notes, tables
from travaux.reading.pdf.assemble import find_marks
from travaux.reading.pdf.habits import Habits
from travaux.reading.pdf.lines import Line, Segment
from travaux.reading.pdf.masthead_place import take_apart
from travaux.reading.pdf.opening import ends_sentence
from travaux.reading.pdf.page import RawPage, Rule, Word
from travaux.reading.pieces import FOOTNOTE, FURNITURE, MASTHEAD, TABLE, TOC

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
_RTL_SHARE = 0.3  # share of words with right-to-left letters that turns the page
_TYPED_RULE = re.compile(r"[_\s]{4,}|[-–—]{5,}|(?:\*\s?){3,}|[-–—_*\s]{6,}")
_EDGE = 5.0  # points by which an underline and its text may end apart
_LTR = re.compile(r"[A-Za-z\u0400-\u04ff]{2}")


@dataclass(slots=True)
class Flow:
    """One column of one page: body lines, then notes; `tables` index into `lines`.

    `aside`: a full-width part below two columns; in smaller type it is a note, not text.
    """

    page: int
    lines: list[Line]
    left: float
    right: float
    columns: int = 1
    masthead: bool = False
    aside: bool = False
    notes: list[Line] = field(default_factory=list)
    tables: list[tables.Table] = field(default_factory=list)


@dataclass(slots=True)
class Leaf:
    """One page taken apart: its columns in reading order and its furniture, from the top down."""

    raw: RawPage
    flows: list[Flow]
    furniture: list[Line]
    label: str | None


def take(pages: Sequence[RawPage]) -> tuple[list[Leaf], Habits]:
    """All pages taken apart, and the habits of the document."""
    found = [lines.segments(_turned(page)) for page in pages]
    marked = furniture.find(pages, found)
    habit = columns.Habit()
    leaves = []
    for page, segments, edge, label in zip(pages, found, marked.segments, marked.labels, strict=True):
        edge |= _drawn_by_letters(page, segments)
        body = [s for s in segments if id(s) not in edge]
        flows = _flows(page, body, habit)
        rows = lines.rows([s for s in segments if id(s) in edge])
        leaves.append(Leaf(page, flows, [_line(page, [s], FURNITURE) for row in rows for s in row], label))
    _number(leaves)
    flows = [flow for leaf in leaves for flow in leaf.flows if not flow.masthead]
    known = habits.measure([flow.lines for flow in flows])
    habits.set_edges([(flow.lines, flow.left, flow.right, flow.columns) for flow in flows], known.body)
    unfinished = False
    running = 0.0
    for leaf in leaves:
        for flow in leaf.flows:
            _part(flow, leaf.raw.rules, known, unfinished, running)
            if flow.lines:
                open_table = flow.tables and flow.tables[-1].last == len(flow.lines)
                running = flow.lines[-1].size if open_table else 0.0
        last = [flow.notes[-1] for flow in leaf.flows if flow.notes]
        unfinished = bool(last) and not ends_sentence(last[-1].text)
    return leaves, known


def _drawn_by_letters(page: RawPage, segments: Sequence[Segment]) -> set[int]:
    """Rules that were typed ("________"): they part like drawn ones and are no text."""
    out = set()
    for segment in segments:
        if (
            segment.words[0].text[0] in "_-–—*"
            and segment.x1 - segment.x0 > 12
            and _TYPED_RULE.fullmatch(segment.text)
        ):
            page.rules.append(Rule(segment.x0, segment.bottom - 1, segment.x1, segment.bottom))
            out.add(id(segment))
    return out


def _turned(page: RawPage) -> list[Word]:
    """The page's words; mirrored, with its rules, when it reads from right to left."""
    words = page.words
    if not page.rtl:
        return words
    rtl = sum(bool(_RTL.search(word.text)) for word in words)
    ltr = sum(bool(_LTR.search(word.text)) for word in words)
    if rtl < _RTL_SHARE * (rtl + ltr):
        return words
    width = page.width
    page.mirrored = True
    page.rules = [Rule(width - r.x1, r.top, width - r.x0, r.bottom) for r in page.rules]
    page.pictures = [Rule(width - r.x1, r.top, width - r.x0, r.bottom) for r in page.pictures]
    return [word._replace(x0=width - word.x1, x1=width - word.x0) for word in words]


def _flows(page: RawPage, body: list[Segment], habit: columns.Habit) -> list[Flow]:
    out = []
    if page.number == 1:
        groups, body = take_apart(body, page.width, page.height)
        for group in groups:
            rows = lines.rows(group)
            out.append(
                Flow(
                    page.number,
                    [_line(page, row, MASTHEAD) for row in rows],
                    min(s.x0 for s in group),
                    max(s.x1 for s in group),
                    masthead=True,
                )
            )
    for region in columns.split(body, habit, page.rules):
        made = [_line(page, row) for row in region.rows]
        _underline(made, page.rules)
        out.append(Flow(page.number, made, region.left, region.right, region.columns))
    if len(out) > 1 and out[-1].columns == 1 and out[-2].columns > 1:
        out[-1].aside = True
    return out


def _underline(made: Sequence[Line], rules: Sequence[Rule]) -> None:
    """Take a wholly underlined line for italic: underlining is the typewriter's italics."""
    flat = [rule for rule in rules if rule.x1 - rule.x0 > 12 and rule.bottom - rule.top < 2]
    for line in made if flat else ():
        middle = (line.top + line.bottom) / 2
        if any(
            middle < rule.top < line.bottom + 2
            and abs(rule.x0 - line.x0) < _EDGE
            and abs(rule.x1 - line.x1) < _EDGE
            for rule in flat
        ):
            line.italic = True


def _line(page: RawPage, row: list[Segment], role: str | None = None) -> Line:
    line = lines.line_of(page.number, row)
    line.mirror = page.width if page.mirrored else 0.0
    if role:
        line.role = role
    find_marks(line)
    return line


def _number(leaves: Sequence[Leaf]) -> None:
    """Number the columns of the file, so that a span knows where one ends."""
    at = 0
    for leaf in leaves:
        for flow in leaf.flows:
            for line in flow.lines:
                line.flow = at
                line.left, line.right = flow.left, flow.right
            at += 1


def _part(flow: Flow, rules: Sequence[Rule], known: Habits, unfinished: bool, running: float) -> None:
    """Notes off the foot of the column; tables and contents marked in what remains."""
    if flow.masthead:
        return
    start = notes.note_start(flow.lines, rules, known, unfinished)
    if flow.aside and all(line.size < 0.95 * known.body for line in flow.lines):
        start = 0
    flow.notes = flow.lines[start:]
    flow.lines = flow.lines[:start]
    for line in flow.notes:
        line.role = FOOTNOTE
    for line in flow.lines:
        if tables.is_toc(line):
            line.role = TOC
    flow.tables = tables.find(flow.lines, rules, known, running)
    for table in flow.tables:
        for line in flow.lines[table.first : table.last]:
            line.role = TABLE
        for line in flow.lines[table.last : notes.below_table(flow.lines, table.last, known)]:
            line.role = FOOTNOTE
