"""Passages: a stretch of a document's text that can describe itself.

In: the blocks of a reading and where a stretch begins and ends in them. Out: a `Passage`: its place, its
words with those around them, and the boxes it stands in. `texts.refinding` finds it again in another
version. A stretch is written as one word, for links and forms:

    para_62                   the whole paragraph          para_62~para_64           three whole paragraphs
    para_62:34-78             some words of it             para_62:34~para_64:12     from one to another

Positions count characters of `Block.text`, like everything else. A passage over several blocks of the body
skips footnotes and running heads between them, one over several footnotes the body; its words are joined by
line ends. So it is with what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.texts.geometry import Box
from travaux.texts.reading import Block, Kind

CONTEXT = 32
"""Characters on either side that are kept with a quote; at the ends of a block they go on in the next one."""

BETWEEN = "\n"
"""What joins the words of several blocks in one quote."""

PASSED_OVER = (Kind.FURNITURE, Kind.FOOTNOTE)
"""Kinds of blocks that stand between the paragraphs of a page without belonging to their text."""

_STRETCH = re.compile(
    r"""(?P<address>[\w-]+)
    (?: :(?P<start>[0-9]{1,9})-(?P<end>[0-9]{1,9})
      | :(?P<from>[0-9]{1,9})~(?P<until>[\w-]+):(?P<to>[0-9]{1,9})
      | ~(?P<last>[\w-]+) )?\Z""",
    re.VERBOSE,
)


class StretchError(ValueError):
    """The text is not a stretch, or the blocks do not have it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From character `start` of the block `address` to `end` of the block `until` ("": the same block).

    `start` and `end` are both None for whole blocks.
    """

    address: str
    start: int | None = None
    end: int | None = None
    until: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is whole blocks."""
        return self.start is None

    @property
    def last(self) -> str:
        """The address of the block it ends in."""
        return self.until or self.address

    def __str__(self) -> str:
        if self.whole:
            return f"{self.address}~{self.until}" if self.until else self.address
        if self.until:
            return f"{self.address}:{self.start}~{self.until}:{self.end}"
        return f"{self.address}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch with its words: `quote`, up to 32 characters `before` and `after`, and its boxes.

    `start` and `end` are numbers also where the stretch is `whole`. `boxes` are in points, in reading order,
    a box for each span it touches; none where the file has no pages.
    """

    address: str
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    until: str = ""
    whole: bool = False
    boxes: tuple[Box, ...] = ()

    @property
    def stretch(self) -> Stretch:
        """Its place alone."""
        if self.whole:
            return Stretch(self.address, until=self.until)
        return Stretch(self.address, self.start, self.end, self.until)


def parse(text: str) -> Stretch:
    """A stretch as it is written. Raises StretchError."""
    match = _STRETCH.match(text.strip())
    if match is None:
        raise StretchError(f"“{text}” is no stretch of text: it should look like para_62 or para_62:34-78.")
    if match["start"] is not None:
        return Stretch(match["address"], int(match["start"]), int(match["end"]))
    if match["from"] is not None:
        return _tidy(Stretch(match["address"], int(match["from"]), int(match["to"]), match["until"]))
    return _tidy(Stretch(match["address"], until=match["last"] or ""))


def describe(blocks: Sequence[Block], stretch: Stretch) -> Passage:
    """The passage at a stretch: its words without white space at the ends, and their surroundings.

    Raises StretchError where a block is not there, or nothing is left between the ends.
    """
    run = between(blocks, stretch)
    first, last = run[0], run[-1]
    start, end = stretch.start or 0, len(last.text) if stretch.end is None else stretch.end
    if not (0 <= start <= len(first.text) and 0 <= end <= len(last.text)):
        raise StretchError(f"“{stretch}” goes beyond the text, which has {len(last.text)} characters.")
    if not stretch.whole:
        run, start, end = _trimmed(run, start, end)
        first, last = run[0], run[-1]
    return Passage(
        first.address,
        start,
        end,
        _words(run, start, end),
        _before(blocks, first, start),
        _after(blocks, last, end),
        last.address if len(run) > 1 else "",
        stretch.whole,
        _boxes(run, start, end),
    )


def between(blocks: Sequence[Block], stretch: Stretch) -> Sequence[Block]:
    """The blocks that a stretch runs through, in order. Raises StretchError."""
    places = {block.address: at for at, block in enumerate(blocks)}
    for name in (stretch.address, stretch.last):
        if name not in places:
            raise StretchError(f"There is no block {name} here.")
    first, last = places[stretch.address], places[stretch.last]
    if last < first:
        raise StretchError(f"“{stretch}” ends before it begins.")
    ends = (first, last)
    inside = stream(blocks[first]) if stream(blocks[first]) == stream(blocks[last]) else 0
    return [
        block
        for at, block in enumerate(blocks[first : last + 1], first)
        if at in ends or stream(block) == inside
    ]


def _tidy(stretch: Stretch) -> Stretch:
    """Ends in one block are said in one way."""
    if stretch.until != stretch.address:
        return stretch
    return Stretch(stretch.address, stretch.start, stretch.end)


def _trimmed(run: Sequence[Block], start: int, end: int) -> tuple[Sequence[Block], int, int]:
    """Without the white space, and the empty blocks, that a pointer takes along at both ends."""
    blocks = list(run)
    while len(blocks) > 1 and not blocks[0].text[start:].strip():
        blocks, start = blocks[1:], 0
    while len(blocks) > 1 and not blocks[-1].text[:end].strip():
        blocks = blocks[:-1]
        end = len(blocks[-1].text)
    first, last = blocks[0].text, blocks[-1].text
    stop = end if len(blocks) == 1 else len(first)
    while start < stop and first[start].isspace():
        start += 1
    floor = start if len(blocks) == 1 else 0
    while end > floor and last[end - 1].isspace():
        end -= 1
    if len(blocks) == 1 and start >= end:
        raise StretchError("No words are selected: select some text first.")
    return blocks, start, end


def _words(run: Sequence[Block], start: int, end: int) -> str:
    if len(run) == 1:
        return run[0].text[start:end]
    inner = (block.text for block in run[1:-1])
    return BETWEEN.join((run[0].text[start:], *inner, run[-1].text[:end]))


def _before(blocks: Sequence[Block], first: Block, start: int) -> str:
    """The characters before a place, from the same stream of text: body, notes or running heads."""
    text = first.text[max(0, start - CONTEXT) : start]
    for block in reversed(blocks[: _place(blocks, first)]):
        if len(text) >= CONTEXT:
            break
        if stream(block) == stream(first) and block.text:
            text = block.text[-CONTEXT:] + BETWEEN + text
    return text[-CONTEXT:]


def _after(blocks: Sequence[Block], last: Block, end: int) -> str:
    text = last.text[end : end + CONTEXT]
    for block in blocks[_place(blocks, last) + 1 :]:
        if len(text) >= CONTEXT:
            break
        if stream(block) == stream(last) and block.text:
            text += BETWEEN + block.text[:CONTEXT]
    return text[:CONTEXT]


def stream(block: Block) -> int:
    """Which of the texts of a document a block belongs to: 0 the body, 1 footnotes, 2 running heads."""
    if block.kind not in PASSED_OVER:
        return 0
    return 1 if block.kind is Kind.FOOTNOTE else 2


def _place(blocks: Sequence[Block], one: Block) -> int:
    return next(at for at, block in enumerate(blocks) if block is one)


def _boxes(run: Sequence[Block], start: int, end: int) -> tuple[Box, ...]:
    found = []
    for block in run:
        begins = start if block is run[0] else 0
        ends = end if block is run[-1] else len(block.text)
        found += [
            span.box
            for span in block.spans
            if span.box is not None and span.start < max(ends, begins + 1) and span.end > begins
        ]
    return tuple(found)
