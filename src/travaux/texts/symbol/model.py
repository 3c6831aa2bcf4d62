"""What a symbol is: its canonical text and what the text says.

Nothing comes in; `parsing` and `building` fill it. Two symbols are equal when their keys are, so that
a reissue (A/65/L.78*) and a space more or less make no other document. Order is that of people:
A/57/9 before A/57/10.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

from travaux.texts.symbol import folding, tables

_LAST_STEP = re.compile(r"[./][^./]*\Z")
_RUNS = re.compile(r"([0-9]+)")


class SymbolError(ValueError):
    """The text is no symbol; the message is one sentence that says why."""


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """A document symbol, parsed.

    `str(symbol)` is the canonical text, `display` has the star of a reissue as well. What a symbol
    does not say is "" or None or (); a number or a session stays text ("18-21", "1311/2004", "S-23").
    """

    text: str
    organ: str
    """The root: "A", "E", "CCPR"."""
    body: str
    """The prefix that names the body: "E/CN.4/Sub.2", "A/C.3", "CCPR/C"."""
    kind: str = "document"
    """The type token (RES, PV, SR, L, CO, GC, D …); "report" of a State, "opinion", else "document"."""
    session: str = ""
    year: int | None = None
    number: str = ""
    letter: str = ""
    country: str = ""
    protocol: str = ""
    modifiers: tuple[str, ...] = ()
    """In printed order: "Rev.1", "Add.2", "Part I", "Sect. 29A"."""
    both: tuple[Symbol, ...] = ()
    """The symbols of a double one, each by itself."""
    stars: str = ""
    corrected: str = ""
    """The misprint that was mended, else ""."""

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return self.key == other.key if isinstance(other, Symbol) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.key)

    def __lt__(self, other: Symbol) -> bool:
        return self._rank < other._rank if isinstance(other, Symbol) else NotImplemented

    @property
    def key(self) -> str:
        """What all spellings of this symbol share."""
        return folding.key(self.text)

    @property
    def display(self) -> str:
        """The canonical text with the star of a reissue."""
        return self.text + self.stars

    @property
    def body_name(self) -> str:
        """The name of the body, or of the nearest one above it that is known."""
        if self.both:
            return " + ".join(one.body_name for one in self.both)
        prefix = self.body
        while prefix not in tables.BODIES and ("." in prefix or "/" in prefix):
            prefix = _LAST_STEP.sub("", prefix)
        return tables.BODIES.get(prefix, "")

    @property
    def meaning(self) -> str:
        """The kind in words: "summary record"."""
        return tables.MEANINGS.get(self.kind, self.kind)

    @property
    def _rank(self) -> tuple[tuple[tuple[int, int, str], ...], str]:
        runs = _RUNS.split(self.key)
        return tuple((1, int(run), "") if run.isdecimal() else (0, 0, run) for run in runs), self.key
