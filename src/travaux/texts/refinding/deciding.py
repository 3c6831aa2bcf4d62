"""When a place is certain: the one table of what must agree before nobody has to look.

In: the best fit of a passage and the others. Out: yes or no. How often each standard is right is measured
by `benchmarks/anchors.py`: none may ever be wrong, so each is rather too strict.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from travaux.texts.passage import CONTEXT
from travaux.texts.refinding.alignment import Fit
from travaux.texts.refinding.candidates import clear

TELLING = 24
"""Letters that must agree for words to tell a place from others: about four words."""

HALF, LEAST = 0.6, 0.25
"""So much of the quote's words and of those found must agree, and so much of each quarter of it."""


class Standard(NamedTuple):
    """What a place needs: likeness, how much more of it than other places (see `clear`), so much of what
    stood around it, of what stood `beside` it in its own paragraph, and of what stood on either of its
    `sides` there or in the next one (see `candidates`).

    With every fifth word changed the likeness is 0.7 as a rule; paragraphs that only say similar things stay
    below 0.5.
    """

    likeness: float
    margin: float
    around: float
    beside: float = 0.25
    sides: float = 0.0

    def met(self, best: Fit, others: Iterable[Fit]) -> bool:
        """Whether the best fit is certain."""
        return (
            best.likeness >= self.likeness
            and best.around >= self.around
            and best.agreeing >= TELLING
            and best.quote >= HALF
            and best.least >= LEAST
            and all(clear(best, fit, self.margin) for fit in others)
        )


ALONE = Standard(0.95, 0.2, 0.8)
"""Without the old version: a sister paragraph is told from one that was deleted by its surroundings alone."""

LONG = Standard(0.55, 0.08, 0.0)
"""Where the old version says that these words come from the passage and from nowhere else."""

MIDDLE = Standard(0.55, 0.08, 0.5)
"""The same for a few words, and for whole blocks that are now a part of one: others may say the same."""

SHORT = Standard(0.9, 0.08, 0.85, sides=0.6)
"""The same for a word or three: all around them must agree, near and far: "Variance" stands everywhere."""

ONCE = Standard(0.0, 0.08, 0.0, 0.0)
"""For words that stood in the old version once and stand in the new one once: wherever that is."""

AT_HOME = Standard(0.55, 0.08, 0.0, 0.0)
"""Where the place is at the passage's own address as well, which the library has carried over."""

SHORT_AT_HOME = Standard(0.8, 0.08, 0.6, sides=0.4)
"""The same for a word or three."""

NEVER = Standard(2.0, 0.0, 0.0)
"""For what a person must decide: a heading of two words that is now found within other words."""

_TELLING_ALONE = 80  # letters: a line of print; sentences of this length come again too, but seldom


def with_old(letters: int, part: bool, home: bool) -> Standard:
    """The standard for a quote of so many letters; `part`: whole blocks whose words are now a part of one."""
    if letters < CONTEXT:
        return NEVER if part else SHORT_AT_HOME if home else SHORT
    if home:
        return AT_HOME
    return MIDDLE if part or letters < _TELLING_ALONE else LONG
