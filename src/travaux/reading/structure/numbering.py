"""Numbers of paragraphs: candidates are judged by their looks, the chain chooses, doubts are kept.

In: units with headings marked, and the look of the document. Out: the chosen units know their run
(`Unit.run`) and how they follow (`Unit.move`); gaps, repeats and misprints as doubts to be warned of
once addresses are known. Numbered lists set into a paragraph come back from the chain as runs inside
a run and are given up again here, so that they become items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from travaux.reading.structure import chain, gaps, vocabulary
from travaux.reading.structure.chain import Candidate, Link
from travaux.reading.structure.labels import Form
from travaux.reading.structure.resolutions import ORGAN
from travaux.reading.structure.units import (
    FLOATING,
    INDENT_STEP,
    Look,
    Unit,
    broken_off,
    finished,
    starts_lower,
)
from travaux.texts.reading import Kind

USUAL_SHAPE, ODD_SHAPE, BRACKETS = 1.0, -0.5, -2.0
"""A number punctuated like most of its fellows; otherwise; and "(1)", which is an item's form."""
SHAPE_SHARE = 0.2
AT_INDENT, OFF_INDENT = 0.5, -0.5
AFTER_SENTENCE, AFTER_BREAK = 0.5, -1.5
OPENS_WELL, OPENS_LOWER, OPENS_FIGURE, EMPTY = 0.5, -2.5, -1.0, -3.0
OWN_PIECE = 0.5
"""Set apart by more than its number: by a gap, an indent, or its file."""
LIKE_HEADING = -3.0
"""Bold or centred throughout, short and without a full stop."""
OTHER_SIZE = -1.5
NO_STOP = -1.0
"""Short and without any stop at its end: a title, a table cell."""
YEAR_LIKE = -2.0
YEARS = range(1800, 2200)
SHORT = 80
SIZE_RATIO = 1.12
SHOWN = 12
FIGURES = 3
"""Digits from which a number without a full stop is rather a figure."""


class Doubt(NamedTuple):
    """Something odd about a number: the unit, a code of warnings, and a sentence."""

    unit: Unit
    code: str
    message: str


def number(units: Sequence[Unit], look: Look) -> tuple[list[Unit], list[Doubt]]:
    """Choose the numbers of paragraphs; gives the units back, with those parted that hid a number."""
    found = list(units)
    rows, candidates = _candidates(found, look)
    links = chain.choose(candidates)
    parted = gaps.part(found, rows, links)
    if len(parted) > len(found):
        found = parted
        rows, candidates = _candidates(found, look)
        links = chain.choose(candidates)
    return found, _mark(rows, candidates, links)


def _mark(rows: Sequence[Unit], candidates: Sequence[Candidate], links: Sequence[Link]) -> list[Doubt]:
    """Write the choice into the units; gives what is odd about it."""
    given_up = _inner_lists(links, candidates)
    doubts: list[Doubt] = []
    chosen = {link.at for link in links}
    for link in links:
        if link.run in given_up:
            continue
        unit = rows[link.at]
        unit.run, unit.move = link.run, link.move
        unit.take_label()
        unit.say(_because(link, candidates, rows))
        doubt = _doubt(link, unit, rows)
        if doubt:
            doubts.append(doubt)
    for index, unit in enumerate(rows):
        if index not in chosen:
            unit.say(f"“{unit.text[:SHOWN].strip()}” does not open a number of the chain")
    return doubts


def _candidates(units: Sequence[Unit], look: Look) -> tuple[list[Unit], list[Candidate]]:
    """The units that may be numbered paragraphs, judged, with the breaks before them."""
    shapes = Counter(
        u.label.shape.lstrip("#.") for u in units if u.kind is None and u.label and u.label.value
    )
    usual = {shape for shape, count in shapes.items() if count >= SHAPE_SHARE * shapes.total()}
    rows: list[Unit] = []
    candidates: list[Candidate] = []
    breaks, before = "", None
    for unit in units:
        breaks = _stronger(breaks, unit)
        if unit.kind is None and unit.label is not None and unit.label.value and unit.role != ORGAN:
            rows.append(unit)
            looks = _looks(unit, before, look, usual)
            candidates.append(Candidate(unit.label.value, unit.label.rank, looks, breaks))
            breaks = ""
        if unit.kind not in FLOATING:
            before = unit
    return rows, candidates


def _stronger(breaks: str, unit: Unit) -> str:
    """The strongest break so far, this unit included."""
    if unit.role == ORGAN or (unit.kind is Kind.HEADING and unit.unit in vocabulary.RESTARTING):
        return chain.CONTAINER
    if unit.kind in (Kind.HEADING, Kind.TITLE, Kind.MASTHEAD) and not breaks:
        return chain.HEADING
    return breaks


def _looks(unit: Unit, before: Unit | None, look: Look, usual: set[str]) -> float:
    """How much a unit looks like the start of a numbered paragraph: from about -6 to 3."""
    label, style = unit.label, unit.piece.style
    if label is None:
        return 0.0
    shape = label.shape.lstrip("#.")
    score = USUAL_SHAPE if shape in usual else ODD_SHAPE
    if label.shape.startswith("("):
        score += BRACKETS
    if look.indents and unit.piece.label is None:
        near = any(abs(style.indent - indent) <= INDENT_STEP for indent in look.indents)
        score += AT_INDENT if near else OFF_INDENT
    if before is None or before.kind is not None or finished(before.text):
        score += AFTER_SENTENCE
    elif broken_off(before.text) and unit.piece.only_by_label:
        score += AFTER_BREAK
    if not unit.piece.only_by_label:
        score += OWN_PIECE
    return score + _opening(unit) + _form(unit, look)


def _opening(unit: Unit) -> float:
    body = unit.body
    if not body.strip():
        return EMPTY
    if starts_lower(body):
        return OPENS_LOWER
    return OPENS_FIGURE if body[0].isdigit() else OPENS_WELL


def _form(unit: Unit, look: Look) -> float:
    """What speaks against a paragraph: the form of a heading, other type, a year, a figure."""
    style, label, body = unit.piece.style, unit.label, unit.body.rstrip()
    score = 0.0
    stopped = finished(body) or body.endswith((",", "،"))
    if (style.bold or style.align == "center") and not stopped and len(body) < SHORT * 2:
        score += LIKE_HEADING
    elif not stopped and len(body) < SHORT:
        score += NO_STOP
    if look.size and style.size and not look.size / SIZE_RATIO <= style.size <= look.size * SIZE_RATIO:
        score += OTHER_SIZE
    if label is not None and len(label.value) == 1 and label.value[0] in YEARS:
        score += YEAR_LIKE
    if label is not None and label.shape == "#.#" and label.value[-1] >= 10**FIGURES:
        score += YEAR_LIKE
    return score


def _inner_lists(links: Sequence[Link], candidates: Sequence[Candidate]) -> set[int]:
    """Runs that begin in the middle of nothing and after which the outer run goes on: lists."""
    resumed = {link.run for link in links if link.move == "resume"}
    starts = {link.run: link for link in links if link.move == "start"}
    inner: set[int] = set()
    for run, link in starts.items():
        if candidates[link.at].breaks == "" and run > 0 and any(other < run for other in resumed):
            later = [
                other for other in links if other.at > link.at and other.move == "resume" and other.run < run
            ]
            if later:
                inner.add(run)
    return inner


def _because(link: Link, candidates: Sequence[Candidate], rows: Sequence[Unit]) -> str:
    looks = candidates[link.at].looks
    if link.after is None:
        return f"number chosen: begins a run of numbers, looks {looks:+.1f}"
    return f"number chosen: {link.move} after {rows[link.after].number}, looks {looks:+.1f}"


def _doubt(link: Link, unit: Unit, rows: Sequence[Unit]) -> Doubt | None:
    """The warning that a link deserves, if any."""
    if link.expected is None or unit.label is None or unit.label.form is not Form.NUMBER:
        return None
    expected = ".".join(map(str, link.expected))
    if link.move == "repeat":
        return Doubt(
            unit, "number-repeat", f"The number {unit.number} is printed again where {expected} would follow."
        )
    if link.move == "misprint":
        return Doubt(
            unit, "number-order", f"The number {unit.number} is printed where {expected} would follow."
        )
    last = rows[link.after].number if link.after is not None else ""
    return Doubt(unit, "number-gap", f"The numbers go from {last} to {unit.number}; {expected} would follow.")
