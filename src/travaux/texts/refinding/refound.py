"""What became of a passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.texts.passage import Stretch


class State(StrEnum):
    """Where a passage is, in a word."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    BY_ADDRESS = "by-address"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Refound:
    """A passage in another version: exact (the same words in the same paragraph), moved (the same words under
    another address), changed (other words), by-address (another language), or lost.

    `score` is from 0 to 1. What is not `certain` is for a person to look at; `stretch` is the best guess
    then, None where it is lost. `text` are the words that stand there, as a quote has them. `candidates`
    are further places worth showing, the best first.
    """

    state: State
    stretch: Stretch | None = None
    score: float = 0.0
    certain: bool = False
    text: str = ""
    candidates: tuple[Stretch, ...] = ()


LOST = Refound(State.LOST)
"""Nothing like it is there."""
