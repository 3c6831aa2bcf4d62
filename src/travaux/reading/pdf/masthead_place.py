"""The block at the top of a first page, taken apart by where its pieces stand.

In: the segments of a first page. Out: its groups in reading order, and the segments below. The
right-hand block ("Distr.: …", date, language, "Original: …") stands beside the organ's name; read
line by line the two would mix. (UN Editorial Manual: mastheads.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.reading.pdf.lines import Segment

_BLOCK = re.compile(r"(?:Distr|Дистр|Original|Оригинал|ORIGINAL|DISTR|GENERAL$|GÉNÉRALE)")
_UPPER_PART = 0.45  # share of the page's height in which a masthead ends
_LEFT_OF_BLOCK = 0.45  # share of the page's width: the block stands to the right of it
_RECORD_PART = 0.6  # share of the page's height in which the head of a record begins
_RECORD = re.compile(r"\b(?:PV|SR)\.\s?\d+")
_OPENING = re.compile(
    r"called to order|was resumed|est ouverte|est reprise|[Ss]e (?:abre|declara abierta|reanuda) la sesión|"
    r"Заседание (?:открывается|возобновляется)|افتتحت الجلسة|استؤنفت الجلسة|会议开始|复会"
)
_SAME_EDGE = 5.0  # points
_BLOCK_GAP = 4.2  # text heights between lines of the block (old layouts leave blank lines)
_GROUP_GAP = 1.9  # text heights between lines of one group on the left


def take_apart(
    found: Sequence[Segment], width: float, height: float
) -> tuple[list[list[Segment]], list[Segment]]:
    """(groups of the masthead in reading order, segments below it); no groups when there is none."""
    block = _right_block(found, width, height)
    if not block:
        return _record(found, height)
    edge = min(segment.x0 for segment in block) - _SAME_EDGE
    foot = max(segment.bottom for segment in block) + 1.0
    inside = {id(segment) for segment in block}
    upper = [s for s in found if s.bottom <= foot and id(s) not in inside]
    left = sorted((s for s in upper if s.x0 < edge), key=lambda s: (s.bottom, s.x0))
    right = sorted((s for s in upper if s.x0 >= edge), key=lambda s: (s.bottom, s.x0))
    groups = _by_gap(left) + _by_gap(right) + [block]
    taken = inside | {id(segment) for segment in upper}
    return groups, [s for s in found if id(s) not in taken]


def _record(found: Sequence[Segment], height: float) -> tuple[list[list[Segment]], list[Segment]]:
    """The head of a meeting record: all that stands above "The meeting was called to order"."""
    upper = [s for s in found if s.bottom < _RECORD_PART * height]
    if not any(_RECORD.search(s.text) for s in upper):
        return [], list(found)
    opening = [s for s in found if _OPENING.search(s.text)]
    foot = min((s.top for s in opening), default=0.0)
    above = sorted((s for s in found if s.bottom <= foot + 1), key=lambda s: (round(s.bottom), s.x0))
    taken = {id(s) for s in above}
    return _by_gap(above), [s for s in found if id(s) not in taken]


def _right_block(found: Sequence[Segment], width: float, height: float) -> list[Segment]:
    """The lines of the right-hand block, from "Distr." down as long as they share its left edge."""
    upper = [s for s in found if s.x0 > _LEFT_OF_BLOCK * width and s.bottom < _UPPER_PART * height]
    heads = [s for s in upper if _BLOCK.match(s.text)]
    if not heads:
        return []
    first = min(heads, key=lambda s: s.bottom)
    block = [first]
    for segment in sorted(upper, key=lambda s: s.bottom):
        below = segment.bottom - block[-1].bottom
        if abs(segment.x0 - first.x0) < _SAME_EDGE and 0 < below < _BLOCK_GAP * first.size:
            block.append(segment)
    return block


def _by_gap(segments: Sequence[Segment]) -> list[list[Segment]]:
    groups: list[list[Segment]] = []
    for segment in segments:
        last = groups[-1][-1] if groups else None
        near = last is not None and segment.bottom - last.bottom < _GROUP_GAP * max(segment.size, last.size)
        if last is not None and near and abs(segment.size - last.size) < 0.15 * segment.size:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return groups
