"""Which connections say the same: one short text for both.

In: relation, ends, and for a note its words. Out: a fingerprint. A symmetric relation says the same from
both ends. Whole paragraphs are the same in every language and version; of a part of one its words with
those around it count, so that a shift of its place does not matter. Pure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.texts import links


@dataclass(frozen=True, slots=True)
class Spot:
    """What counts of an end: the document's symbol, and its place or words in it."""

    symbol: str
    language: str = ""
    address: str = ""
    until: str = ""
    whole: bool = True
    quote: str = ""
    before: str = ""
    after: str = ""


def of(relation: str, symmetric: bool, source: Spot, target: Spot) -> str:
    """The fingerprint of a connection."""
    ends = [_end(source), _end(target)]
    return _digest([relation, *(sorted(ends) if symmetric else ends)])


def of_note(source: Spot, note: str, tags: Sequence[str]) -> str:
    """The fingerprint of a note: its own words and tags count."""
    return _digest(["", _end(source), note, *sorted(tags)])


def _end(spot: Spot) -> list[str]:
    if spot.whole:
        return [links.key(spot.symbol), spot.address, spot.until]
    words = [spot.quote, spot.before, spot.after]
    return [links.key(spot.symbol), spot.address, spot.until, spot.language, *words]


def _digest(parts: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
