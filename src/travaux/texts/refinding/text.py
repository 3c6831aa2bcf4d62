"""The text of a whole document, folded and indexed, so that thousands of passages are looked for cheaply.

In: blocks. Out: a `Text`: all letters in a row (the body, then footnotes, then running heads, as
`texts.passage` runs them), its words, where each word stands, and the way back to blocks and offsets.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from travaux.texts.passage import BETWEEN, Stretch, stream
from travaux.texts.reading import Block
from travaux.texts.refinding.folding import fold, key

Span = tuple[int, int]
"""From a letter of a text up to, not with, another."""


class Text:
    """A document's letters and words. Letters are counted through the whole document."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = sorted((block for block in blocks if block.text), key=stream)
        self._begins: list[int] = []  # the first letter of each block
        self._at = array("I")  # letter → offset in its block's text
        self.word_begins: list[int] = []
        self._index(self._blocks)
        self.places = {block.address: at for at, block in reversed(list(enumerate(self._blocks)))}

    def _index(self, blocks: Sequence[Block]) -> None:
        parts: list[str] = []
        count = 0
        for block in blocks:
            folded = fold(block.text)
            self._begins.append(count)
            self.word_begins += [count + start for start in folded.words]
            self._at.extend(folded.at)
            parts.append(folded.letters)
            count += len(folded.letters)
        self.letters = "".join(parts)
        ends = [*self.word_begins[1:], count]
        self.words = [
            key(self.letters[start:end]) for start, end in zip(self.word_begins, ends, strict=False)
        ]
        self.where: dict[str, list[int]] = defaultdict(list)
        self.pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            self.where[word].append(number)
            if number:
                self.pairs[self.words[number - 1], word].append(number - 1)

    def word(self, letter: int) -> int:
        """The number of the first word that begins at or after a letter."""
        return bisect_left(self.word_begins, letter)

    def holding(self, letter: int) -> int:
        """The number of the word that a letter is part of."""
        return max(0, bisect_right(self.word_begins, letter) - 1)

    def letter(self, word: int) -> int:
        """The first letter of a word; the end of the text where there is no such word."""
        return self.word_begins[word] if word < len(self.word_begins) else len(self.letters)

    def begins_word(self, letter: int) -> bool:
        """Whether a word begins or ends between this letter and the one before."""
        if letter <= 0 or letter >= len(self.letters):
            return True
        if not (self.letters[letter - 1].isalnum() and self.letters[letter].isalnum()):
            return True
        at = self.word(letter)
        return at < len(self.word_begins) and self.word_begins[at] == letter

    def occurrences(self, letters: str, most: int) -> Iterator[int]:
        """Where these letters stand, at most so many times."""
        at = self.letters.find(letters)
        while at >= 0 and most:
            yield at
            most -= 1
            at = self.letters.find(letters, at + 1)

    def span(self, stretch: Stretch) -> Span | None:
        """The letters of a stretch, or None where its blocks are not here (in this order)."""
        first, last = self.places.get(stretch.address), self.places.get(stretch.last)
        if first is None or last is None:
            return None
        start, end = self._letter(first, stretch.start or 0), self._end(last, stretch.end)
        return (start, end) if start < end else None

    def block_span(self, address: str) -> Span | None:
        """The letters of the block at an address."""
        return self.span(Stretch(address))

    def stretch(self, span: Span) -> Stretch:
        """The blocks and offsets of a span, which must not be empty."""
        first, last = self._block(span[0]), self._block(span[1] - 1)
        start, end = self._at[span[0]], self._at[span[1] - 1] + 1
        until = "" if first == last else self._blocks[last].address
        return Stretch(self._blocks[first].address, start, end, until)

    def together(self, span: Span) -> bool:
        """Whether a span stays in the body, the footnotes, or the running heads."""
        first, last = (self._blocks[self._block(letter)] for letter in (span[0], span[1] - 1))
        return stream(first) == stream(last)

    def first_word_beside(self, word: int) -> int:
        """The first word of the block that a word stands in."""
        return self.word(self._begins[self._block(self.letter(word))])

    def last_word_beside(self, word: int) -> int:
        """The last word of the block that a word stands in."""
        return self.word(self._block_end(self._block(self.letter(word)))) - 1

    def around(self, span: Span) -> Span:
        """The letters of all blocks that a span touches."""
        first, last = self._block(span[0]), self._block(span[1] - 1)
        return self._begins[first], self._block_end(last)

    def quote(self, stretch: Stretch) -> str:
        """The words of a stretch, as a passage has them."""
        first, last = self.places[stretch.address], self.places[stretch.last]
        run = [block.text for block in self._blocks[first : last + 1]]
        run[-1] = run[-1][: stretch.end]
        run[0] = run[0][stretch.start or 0 :]
        return BETWEEN.join(run)

    def _block(self, letter: int) -> int:
        return bisect_right(self._begins, letter) - 1

    def _block_end(self, block: int) -> int:
        return self._begins[block + 1] if block + 1 < len(self._begins) else len(self.letters)

    def _letter(self, block: int, offset: int) -> int:
        """The first letter of a block at or after an offset."""
        return bisect_left(self._at, offset, self._begins[block], self._block_end(block))

    def _end(self, block: int, offset: int | None) -> int:
        return self._block_end(block) if offset is None else self._letter(block, offset)
