"""Items of lists as children of their paragraph: (a), (i), a., 1), dashes and bullets.

In: the labels of one paragraph (or heading) in order. Out: for each the depth of the list it belongs
to and the reading of its label; or None where it is no item. An open list goes on where the label is
its next one; the first of a series opens a list inside; which of the two "(i)" is, the label after it
tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from travaux.reading.structure.labels import Form, Label
from travaux.reading.structure.numerals import BULLET, Reading

MOST_LEFT_OUT = 3
"""Items that may be missing between two of one list."""


@dataclass(slots=True)
class Level:
    """A list that is open: the form of its labels, its last place, and the address of its last item."""

    shape: str
    series: str
    place: int
    address: str = ""
    indent: float = 0.0


class Lists:
    """The lists open in one paragraph, outermost first."""

    __slots__ = ("levels",)

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def place(self, label: Label, following: Label | None, indent: float = 0.0) -> tuple[int, Reading] | None:
        """Put a label into the open lists: how deep it stands and how it reads; None: no item."""
        if label.form is Form.BULLET:
            found: tuple[int, Reading] | None = self._bullet(label)
        else:
            options = [(self._fit(label, reading, following), reading) for reading in label.readings]
            (score, depth), reading = max(
                options, key=lambda pair: pair[0][0], default=((0.0, 0), Reading("", 0))
            )
            found = (depth, reading) if score > 0 else None
        if found is not None:
            depth, reading = found
            del self.levels[depth + 1 :]
            level = Level(label.shape, reading.series, reading.place, indent=indent)
            self.levels[depth : depth + 1] = [level]
        return found

    def continues(self, label: Label) -> bool:
        """Whether a label is the next one of a list that is open."""
        if label.form is Form.BULLET:
            return any(level.shape == label.shape for level in self.levels)
        return any(
            level.shape == label.shape
            and level.series == reading.series
            and 0 < reading.place - level.place <= 1
            for level in self.levels
            for reading in label.readings
        )

    def parent(self, depth: int) -> str:
        """The address of the item that a list at `depth` hangs on; "" for the outermost."""
        return self.levels[depth - 1].address if depth else ""

    def _bullet(self, label: Label) -> tuple[int, Reading]:
        for depth, level in enumerate(self.levels):
            if level.shape == label.shape:
                return depth, Reading(BULLET, level.place + 1)
        return len(self.levels), Reading(BULLET, 1)

    def _fit(self, label: Label, reading: Reading, following: Label | None) -> tuple[float, int]:
        """How well a reading fits and at what depth: the next one of an open list, or a first one."""
        score, depth = 0.0, len(self.levels)
        for at in range(len(self.levels) - 1, -1, -1):
            level = self.levels[at]
            if level.shape != label.shape or level.series != reading.series:
                continue
            step = reading.place - level.place
            if step == 1:
                score, depth = 4.0, at
            elif 1 < step <= MOST_LEFT_OUT:
                score, depth = 2.0, at
            elif step == 0 or reading.place == 1:
                score, depth = 1.5, at
            break
        if score == 0 and reading.place == 1:
            score, depth = 3.0, len(self.levels)
        elif score == 0 and label.shape.startswith("("):
            score, depth = 1.0, len(self.levels)
        sister = following is not None and following.shape == label.shape
        if (
            score
            and sister
            and following
            and Reading(reading.series, reading.place + 1) in following.readings
        ):
            score += 1.5
        return score, depth
