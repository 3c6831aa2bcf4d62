"""What is looked for: the letters and words of a quote with those on either side."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.texts.passage import CONTEXT, Passage
from travaux.texts.refinding.folding import fold, key
from travaux.texts.refinding.text import Span, Text

WIDE = 120
"""Letters on either side that are compared where both versions are at hand: about twenty words."""


@dataclass(frozen=True, slots=True)
class Query:
    """`letters` are before + quote + after; `start` and `end` mark the quote in them.

    `words` likewise, with the quote from word `first` up to `last`; the words at the outer ends, which may
    have been cut in two, are left out. `begin_inside` and `end_inside` count the letters by which the quote
    begins after the beginning, or ends after the beginning, of a word that it cuts.
    """

    letters: str
    start: int
    end: int
    words: tuple[str, ...]
    first: int
    last: int
    begin_inside: int
    end_inside: int

    @property
    def quote(self) -> str:
        """The letters of the quote."""
        return self.letters[self.start : self.end]

    @property
    def before(self) -> str:
        """The letters before it."""
        return self.letters[: self.start]

    @property
    def after(self) -> str:
        """The letters after it."""
        return self.letters[self.end :]


def query(passage: Passage) -> Query:
    """Fold a passage."""
    text = passage.before + passage.quote + passage.after
    folded = fold(text)
    start = folded.place(len(passage.before))
    end = folded.place(len(passage.before) + len(passage.quote))
    begins = folded.words
    if len(passage.before) >= CONTEXT and len(begins) > 1 and begins[1] <= start:
        begins = begins[1:]
    ends = [*begins[1:], len(folded.letters)]
    if len(passage.after) >= CONTEXT and len(begins) > 1 and begins[-1] >= end:
        begins, ends = begins[:-1], ends[:-1]
    words = tuple(key(folded.letters[one:other]) for one, other in zip(begins, ends, strict=False))
    first = max(0, sum(begin <= start for begin in begins) - 1)
    last = sum(begin < end for begin in begins)
    return Query(
        folded.letters,
        start,
        end,
        words,
        first,
        max(first, last),
        start - begins[first] if begins else 0,
        0 if last == 0 or end == ends[last - 1] else end - begins[last - 1],
    )


def query_of(text: Text, span: Span) -> Query:
    """A stretch of a text at hand, with more around it than a passage keeps."""
    outer = max(0, span[0] - WIDE), min(len(text.letters), span[1] + WIDE)
    first, last = text.holding(span[0]), text.word(span[1])
    begin, end = min(text.word(outer[0]), first), max(text.holding(outer[1]), last)
    inside = span[1] - text.letter(last - 1) if span[1] != text.letter(last) else 0
    return Query(
        text.letters[outer[0] : outer[1]],
        span[0] - outer[0],
        span[1] - outer[0],
        tuple(text.words[begin:end]),
        first - begin,
        last - begin,
        span[0] - text.letter(first),
        inside,
    )
