"""Marks of connections for the reading page: how many each block has, and which of its words.

In: an edition, from which block to which, what is shown. Out: plain values for JSON. What is sent is
bounded by the text, not by the number of connections: stretches that touch are joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travaux.library.connections import marking
from travaux.library.connections.finding import Filters
from travaux.library.connections.marking import Span
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts.reading import Kind

_PASSED_OVER = (Kind.FURNITURE.value, Kind.FOOTNOTE.value)  # as `texts.passage` passes over them
_CONNECTED, _NOTED, _UNSURE = "c", "n", "u"
_END = 10**9  # beyond every text; written as null
Stretch = tuple[int, int]


@dataclass(slots=True)
class _Block:
    """What one block has: connections and notes that begin in it, and stretches by kind."""

    connections: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)
    whole: bool = False
    stretches: dict[str, set[Stretch]] = field(default_factory=lambda: defaultdict(set))


def marks(
    viewer: Viewer, edition: Edition, first: str, until: str, filters: Filters
) -> dict[str, dict[str, Any]]:
    """By address what stands in the gutter and on the words of the blocks from `first` to before `until`."""
    within = marking.slice_of(edition, first, until)
    found = list(marking.spans(viewer, edition, within, filters))
    there = marking.blocks(edition, within) if found else {}
    return {there[place][0]: _written(block) for place, block in _gathered(found, there).items()}


def _gathered(found: Iterable[Span], there: Mapping[int, tuple[str, str]]) -> dict[int, _Block]:
    """The marks of each block of the slice, by its place."""
    blocks: dict[int, _Block] = defaultdict(_Block)
    low, high = min(there, default=0), max(there, default=-1)
    for span in found:
        if span.place in there:
            _counted(blocks[span.place], span)
        for place in range(max(span.place, low), min(span.last, high) + 1):
            ends = place in (span.place, span.last)
            if place in there and (ends or there[place][1] not in _PASSED_OVER):
                _painted(blocks[place], span, place)
    return blocks


def _counted(block: _Block, span: Span) -> None:
    (block.connections if span.relation else block.notes).add(span.connection)
    if not span.certain:
        block.unsure.add(span.connection)


def _painted(block: _Block, span: Span, place: int) -> None:
    """The words of a block that a span takes; a whole block is marked at its edge instead."""
    if span.whole:
        block.whole = True
        return
    start = span.start if place == span.place else 0
    end = span.end if place == span.last else _END
    if start < end:
        kind = _UNSURE if not span.certain else _CONNECTED if span.relation else _NOTED
        block.stretches[kind].add((start, end))


def _written(block: _Block) -> dict[str, Any]:
    words = [
        [start, None if end == _END else end, kind]
        for kind, stretches in block.stretches.items()
        for start, end in _joined(stretches)
    ]
    count = len(block.connections | block.notes)
    return {
        "n": count,
        "notes": len(block.notes),
        "unsure": len(block.unsure),
        "whole": block.whole,
        "said": _said(block) if count else "",
        "words": words,
    }


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that touch as one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _said(block: _Block) -> str:
    """What a mark says to those who hear it."""
    made = []
    if count := len(block.connections):
        made.append(ngettext("%(n)d connection", "%(n)d connections", count) % {"n": count})
    if count := len(block.notes):
        made.append(ngettext("%(n)d note", "%(n)d notes", count) % {"n": count})
    if count := len(block.unsure):
        made.append(ngettext("%(n)d to look at", "%(n)d to look at", count) % {"n": count})
    return _(", ").join(made)
