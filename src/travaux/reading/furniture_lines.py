"""Running heads, page numbers and symbols among the lines of a plain text.

In: the lines of each page (form feeds part pages). Out: which lines are furniture. Only what stands
alone on a line, or is repeated at the edges of pages, is taken; a doubt leaves a line in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from travaux.reading.masthead.symbol_pattern import symbols

EDGE = 2
"""Lines at the head and foot of a page that may be running ones."""
REPEATED = 0.4
"""Share of the pages on which a line (its figures aside) must come again to be a running one."""
LONGEST = 100
MOST_NUMBERS = 3
"""Lone figures on one page; more of them are a table, and only the first and last line may be a page's."""

_PAGE = re.compile(
    r"\s*(?:[-–—]\s*)?(?:page\s+|página\s+|стр\.\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\s*\Z",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\s*(?:\*?\d{2}-\d{5}\*?(?:\s*\([A-Z]\))?|(?:GE|V)\.\d{2}-\d{5}(?:\s*\([A-Z]\))?|/\.{3})(?:\s+\d{6})*\s*\Z"
)
_STOPS = (".", ";", ":", "。")
_DIGITS = re.compile(r"\d+")


def find(pages: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """For each page the places of its lines that are furniture."""
    repeated = _repeated(pages)
    return [frozenset(_on_page(lines, repeated)) for lines in pages]


def symbol_before_text(text: str) -> int:
    """How many characters at the start of a running text are a document symbol (0 for none)."""
    found = symbols(text[:LONGEST])
    return found[0].end if found and found[0].start == 0 and len(text) > found[0].end else 0


def _on_page(lines: Sequence[str], repeated: frozenset[str]) -> set[int]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    edge = {*filled[:EDGE], *filled[-EDGE:]}
    numbers = [at for at in filled if _PAGE.match(lines[at])]
    if len(numbers) > MOST_NUMBERS:
        numbers = [at for at in numbers if at in (filled[0], filled[-1]) and len(numbers) < len(filled)]
    found = {at for at in filled if _JOB.match(lines[at])}
    found |= {
        at for at in edge if (_bare_symbol(lines[at]) and len(filled) > 1) or _shape(lines[at]) in repeated
    }
    return found | set(numbers)


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Forms of lines that come again at the edges of pages."""
    counts: Counter[str] = Counter()
    for lines in pages:
        filled = [line for line in lines if line.strip()]
        edges = [line.strip() for line in [*filled[:EDGE], *filled[-EDGE:]]]
        counts.update({_shape(line) for line in edges if len(line) < LONGEST and not line.endswith(_STOPS)})
    least = max(2.0, REPEATED * len(pages))
    return frozenset(shape for shape, count in counts.items() if count >= least)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _bare_symbol(line: str) -> bool:
    text = line.strip()
    found = symbols(text)
    return bool(found) and found[0].start == 0 and found[-1].end == len(text)
