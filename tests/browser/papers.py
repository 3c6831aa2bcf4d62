"""Documents for the browser's tests, typeset, so that it is known what must be seen of them.

In: symbols and texts. Out: bytes of PDF files.
"""

from __future__ import annotations

from functools import cache
from random import Random

from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.masthead import masthead
from tests.typeset.prose import sentence
from tests.typeset.typesetter import Typesetter

LONG = "A/98/950"
PARAGRAPHS = 300
PART = 25  # paragraphs below one heading


@cache
def long_report() -> bytes:
    """A report of 300 paragraphs on some forty pages, with headings and notes."""
    random = Random(950)
    ts = _paper(LONG, "Everything that was said in the course of a long year")
    for number in range(1, PARAGRAPHS + 1):
        if number % PART == 1:
            ts.heading(f"Part of paragraph {number}", label=f"{_ROMAN[number // PART]}.")
        words = " ".join(sentence(random) for _ in range(2 + number % 3))
        notes = {str(number // 10): f"See A/56/{number}, para. 3."} if number % 10 == 0 else None
        mark = f"<sup>{number // 10}</sup>" if notes else ""
        ts.para(f"{words} This is the end of paragraph {number}.{mark}", label=f"{number}.", notes=notes)
    return ts.pdf()


def short_report(symbol: str, title: str, *texts: str, numbers: tuple[int, ...] = ()) -> bytes:
    """A report whose paragraphs have these texts, numbered from 1 or as told."""
    ts = _paper(symbol, title)
    ts.heading("Introduction", label="I.")
    for number, words in zip(numbers or range(1, len(texts) + 1), texts, strict=True):
        ts.para(words, label=f"{number}.")
    return ts.pdf()


def with_a_gap(symbol: str = "A/98/960") -> bytes:
    """A report in which a number is missing, so that it needs a look."""
    random = Random(symbol)
    numbers = (1, 2, 3, 4, 5, 7, 8, 9, 10, 11)
    return short_report(symbol, "A number is missing", *(sentence(random) for _ in numbers), numbers=numbers)


def without_symbol(title: str = "Notes on a visit to places of detention") -> bytes:
    """A paper that nobody gave a symbol."""
    random = Random(title)
    ts = Typesetter()
    ts.heading(title, size=14)
    for number in range(1, 6):
        ts.para(sentence(random), label=f"{number}.")
    return ts.pdf()


def broken() -> bytes:
    """The first half of a file."""
    whole = short_report("A/98/970", "Half of it", "One paragraph.", "Another paragraph.")
    return whole[: len(whole) // 2]


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _paper(symbol: str, title: str) -> Typesetter:
    ts = Typesetter(head=running_symbol(symbol, skip_first=True), foot=page_number())
    masthead(ts, symbols=(symbol,), title=(title,))
    return ts
