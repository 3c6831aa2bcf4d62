"""What changed between two texts, word by word, for people to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"  # written without spaces: a word is a character
_WORD = re.compile(rf"\s+\Z|\s*(?:[{_WIDE}]|[^\W_{_WIDE}]+|\S)")
_MOST = 20_000  # words of one text: time and memory grow with the product of both


class Part(NamedTuple):
    """A run of text: `kind` is "same", "gone" (only before) or "new" (only after)."""

    kind: str
    text: str


def diff(before: str, after: str) -> tuple[Part, ...]:
    """The parts of both texts. Without those that are gone they read as `after`, letter for letter;
    without the new ones as `before`, but for white space, in which no difference is seen.

    What differs between two very long texts is told as one piece.
    """
    parts: list[Part] = []
    for kind, words in _runs(_WORD.findall(before), _WORD.findall(after)):
        text = "".join(words)
        if not text:
            continue
        if parts and parts[-1].kind == kind:
            parts[-1] = Part(kind, parts[-1].text + text)
        elif len(parts) > 1 and (kind, parts[-1].kind, parts[-2].kind) == ("gone", "new", "gone"):
            parts[-2] = Part(kind, parts[-2].text + text)
        elif parts and (kind, parts[-1].kind) == ("gone", "new"):
            parts.insert(-1, Part(kind, text))
        else:
            parts.append(Part(kind, text))
    return tuple(parts)


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    ours, theirs = [word.strip() for word in before], [word.strip() for word in after]
    head = _alike(ours, theirs)
    tail = _alike(ours[head:][::-1], theirs[head:][::-1])
    end, other_end = len(before) - tail, len(after) - tail
    if head:
        yield "same", after[:head]
    if max(end, other_end) - head > _MOST:
        yield from (("gone", before[head:end]), ("new", after[head:other_end]))
    else:
        for op in Indel.opcodes(ours[head:end], theirs[head:other_end]):
            if op.tag == "delete":
                yield "gone", before[head + op.src_start : head + op.src_end]
            else:
                if op.tag == "equal" and head + op.dest_start == 0:
                    yield "gone", _space(before[head + op.src_start])
                kind = "same" if op.tag == "equal" else "new"
                yield kind, after[head + op.dest_start : head + op.dest_end]
    if tail:
        if other_end == 0:
            yield "gone", _space(before[end])
        yield "same", after[other_end:]


def _space(word: str) -> str:
    """The white space before a word, which goes where the word becomes the first."""
    return word[: len(word) - len(word.lstrip())]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        count += 1
    return count
