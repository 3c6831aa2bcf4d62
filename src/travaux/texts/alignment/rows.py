"""What an alignment gives: rows, by what they were paired, and why a side of one is empty."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """By what two blocks were paired."""

    NUMBER = "number"
    LETTERS = "letters"
    ORDER = "order"
    NOTE = "note"


class Why(StrEnum):
    """Why a side of a row is empty."""

    NO_NUMBER = "no-number"
    """The other version has no paragraph with this number."""
    NO_LETTER = "no-letter"
    """… no item with this letter at this place."""
    NO_NOTE = "no-note"
    """… no note with this mark."""
    NO_PART = "no-part"
    """The whole annex, or other part, is missing there."""
    UNSURE = "unsure"
    """There is text at this place in the other version, but it is not certain that it is the same."""
    NOTHING = "nothing"
    """Nothing stands at this place in the other version."""


@dataclass(frozen=True, slots=True)
class Row:
    """Places in the left and in the right version that belong together; one of them may be empty.

    `by` is None and `why` says the reason where a side is empty. `numbers_differ` where both are numbered,
    each in its own way: paired by what they say and where they stand.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    by: By | None = None
    why: Why | None = None
    numbers_differ: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """A row of two or more versions: the places in each; for each by what, or why it is empty.

    The first version is paired with itself: its `by` is that of the first other one.
    """

    places: tuple[tuple[int, ...], ...]
    by: tuple[By | None, ...]
    why: tuple[Why | None, ...]
    numbers_differ: tuple[bool, ...]
