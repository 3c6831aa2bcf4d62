"""What is compared of a block, whatever its language: its kind, its number, its figures, its length.

In: blocks. Out: a `Traits` for each. Digits are told as runs, because "1 234", "1,234" and "١٬٢٣٤" have
the same runs, and dates have the same day and year; words only of versions in the same script, by their
beginnings (Commission, Comisión).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.texts import address
from travaux.texts.alignment.labels import ordinals
from travaux.texts.reading import Block, Kind

LEFT_OUT = frozenset({Kind.FURNITURE, Kind.MASTHEAD, Kind.TOC, Kind.FIGURE})
"""What is no part of the text: it is set anew for each version."""

_RUN = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_STEM = 5  # letters: as much as related words have in common
_WIDE = re.compile(r"[\u2e80-\u9fff]")
_WIDE_IS = 3.0  # Latin letters that a Chinese character stands for, in measured translations 2.7 to 3.3
_PARTS = frozenset({"annex", "appendix", "enclosure", "att", "opinion", "res", "letter"})
"""Units in which numbers begin again and whose name is the same in every language."""

_CLASSES = {
    Kind.PARAGRAPH: "text",
    Kind.PREAMBLE: "text",
    Kind.SPEECH: "speech",
    Kind.ITEM: "item",
    Kind.HEADING: "heading",
    Kind.TITLE: "title",
    Kind.TABLE: "table",
    Kind.CAPTION: "caption",
    Kind.FOOTNOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Traits:
    """A block as it is compared. `part` is the annex or the like it stands in, "" for the main text.

    `number` holds every number its label may mean (the item i is the ninth or the first); `key` names a
    main paragraph, for finding it by its number. `again`: the number stood in this version before,
    so that one of the two is a misprint.
    """

    kind: str
    part: str
    number: frozenset[str]
    key: tuple[str, str, str] | None
    figures: frozenset[str]
    words: frozenset[str]
    length: float
    again: bool = False


def traits(blocks: Sequence[Block], *, with_words: bool) -> list[Traits]:
    """The traits of each block; words only where they can be compared."""
    return [_of(block, with_words) for block in blocks]


def latin(blocks: Sequence[Block]) -> bool:
    """Whether most letters are Latin: then words can be compared with those of another such version."""
    sample = "".join(block.text[:80] for block in blocks[:400])
    letters = [one for one in sample if one.isalpha()]
    return sum(one < "\u0250" for one in letters) * 2 > len(letters)


def _of(block: Block, with_words: bool) -> Traits:
    steps = block.address.split("__")
    part = "__".join(one for one in steps[:-1] if one.partition("_")[0] in _PARTS)
    kind = _CLASSES.get(block.kind, "text")
    text = block.text
    wide = len(_WIDE.findall(text)) if not text.isascii() else 0
    return Traits(
        kind,
        part,
        ordinals(block.number) if block.number else frozenset(),
        _key(block, part, kind),
        frozenset(str(int(run)) for run in _RUN.findall(text)),
        _stems(text) if with_words else frozenset(),
        len(text) + wide * (_WIDE_IS - 1),
        kind == "text" and steps[-1].startswith("dup_"),
    )


def _key(block: Block, part: str, kind: str) -> tuple[str, str, str] | None:
    if not block.number or kind not in ("text", "note", "table"):
        return None
    return part, kind, address.spell(block.number).casefold()


def _stems(text: str) -> frozenset[str]:
    plain = text.lower()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    return frozenset(word[:_STEM] for word in _WORD.findall(plain))
