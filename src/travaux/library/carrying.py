"""Addresses carry over: a paragraph that is read again, or comes in a new version, keeps its name. Pure.

In: the blocks of the old reading and of the new. Out: the new blocks with their lasting addresses, and
where paragraphs went that now have another. A printed number rules: such a block is never renamed. A
block that is only counted (`p_3`, `title_2`, `toc_4`) keeps its old address when it is the same block,
whatever was put in before it; what is new takes a number that is free. Parents are renamed along.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.library.aligning import SHORTEST, Pair, align, unit
from travaux.texts import address
from travaux.texts.reading import Block, Reading

_COUNTED = re.compile(r"(?P<unit>[a-z]+)(?:_(?P<count>[0-9]+))?\Z")


@dataclass(frozen=True, slots=True)
class Carried:
    """`blocks` with lasting addresses; `former`: old address → where that paragraph stands now.

    `renamed` leads from each address as read to the lasting one; `pairs` are the places of blocks that
    are the same in old and new.
    """

    blocks: tuple[Block, ...]
    former: Mapping[str, str]
    renamed: Mapping[str, str]
    pairs: tuple[Pair, ...]


def carry(old: Sequence[Block], new: Sequence[Block]) -> Carried:
    """Give the new blocks the addresses of the old ones where they are the same."""
    pairs = _with_same_number(old, new, _with_same_text(old, new, align(old, new)))
    wished = {new[place].address: old[was].address for was, place in pairs}
    renamed = _Renaming(new, wished).run()
    blocks = tuple(
        replace(block, address=renamed[block.address], parent=_follow(renamed, block.parent)) for block in new
    )
    former = {
        old[was].address: blocks[place].address
        for was, place in pairs
        if old[was].address != blocks[place].address
    }
    return Carried(blocks, former, renamed, tuple(pairs))


def reading(new: Reading, carried: Carried) -> Reading:
    """A reading with its carried blocks, and warnings and sources that follow them."""
    follow = carried.renamed
    return replace(
        new,
        blocks=carried.blocks,
        warnings=tuple(note._replace(address=_follow(follow, note.address)) for note in new.warnings),
        metadata=replace(
            new.metadata, sources=tuple((name, follow.get(at, at)) for name, at in new.metadata.sources)
        ),
    )


def former_addresses(before: Iterable[tuple[str, str]], carried: Carried) -> dict[str, str]:
    """All former addresses: those known `before`, followed on, and those of this time (which win)."""
    there = {block.address for block in carried.blocks}
    known = {name: carried.former.get(at, at) for name, at in before}
    return {name: at for name, at in (known | dict(carried.former)).items() if at in there and name != at}


def _follow(renamed: Mapping[str, str], name: str | None) -> str | None:
    return None if name is None else renamed.get(name, name)


def _with_same_text(old: Sequence[Block], new: Sequence[Block], pairs: list[Pair]) -> list[Pair]:
    """Add the pairs of blocks that have gone past others, where the text can only be of one."""
    there = _once(new, {place for _, place in pairs})
    moved = [
        (was, there[text])
        for text, was in _once(old, {was for was, _ in pairs}).items()
        if text in there and (old[was].number is None) == (new[there[text]].number is None)
    ]
    return sorted([*pairs, *moved])


def _once(blocks: Sequence[Block], besides: set[int]) -> dict[tuple[str, str, str], int]:
    """Where each telling text stands that stands nowhere else, among the blocks that have no pair."""
    found: dict[tuple[str, str, str], int] = {}
    for at, block in enumerate(blocks):
        if at not in besides and len(block.text) >= SHORTEST:
            key = (block.kind, unit(block.address), block.text)
            found[key] = at if key not in found else -1
    return {key: at for key, at in found.items() if at >= 0}


def _with_same_number(old: Sequence[Block], new: Sequence[Block], pairs: list[Pair]) -> list[Pair]:
    """Add the pairs of rewritten blocks that have kept their printed number, wherever they stand."""
    olds, news = {was for was, _ in pairs}, {place for _, place in pairs}
    where = {
        (block.address, block.kind): place
        for place, block in enumerate(new)
        if block.number is not None and place not in news
    }
    more = [
        (was, where[block.address, block.kind])
        for was, block in enumerate(old)
        if was not in olds and (block.address, block.kind) in where
    ]
    return sorted([*pairs, *more])


def _split(name: str) -> tuple[str, str]:
    """An address as what comes before its last step, and that step (with its `dup`)."""
    steps = name.split("__")
    last = len(steps) - 1
    while last > 0 and steps[last].startswith("dup_"):
        last -= 1
    return "__".join(steps[:last]), "__".join(steps[last:])


class _Renaming:
    """Lasting addresses for blocks: outer ones first, since inner ones begin with theirs."""

    def __init__(self, new: Sequence[Block], wished: Mapping[str, str]) -> None:
        self._new = new
        self._wished = wished
        self._renamed: dict[str, str] = {}
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def run(self) -> dict[str, str]:
        """Address as read → lasting address, for every block."""
        depths: dict[int, list[Block]] = {}
        for block in self._new:
            depths.setdefault(block.address.count("__"), []).append(block)
        for depth in sorted(depths):
            self._level(depths[depth])
        return self._renamed

    def _level(self, blocks: Sequence[Block]) -> None:
        """First claim: printed numbers; then those that were there before; then who keeps; then the rest."""
        counted = [block for block in blocks if not self._settle_number(block)]
        fresh = [block for block in counted if not self._settle(block, self._wish(block))]
        for block in [block for block in fresh if not self._settle(block, self._as_read(block))]:
            self._settle(block, self._free(self._as_read(block)))

    def _settle_number(self, block: Block) -> bool:
        _, step = _split(block.address)
        if block.number is None and _COUNTED.match(step):
            return False
        name = self._as_read(block)
        return self._settle(block, name) or self._settle(block, self._free_again(name))

    def _settle(self, block: Block, name: str | None) -> bool:
        if name is None or name in self._taken:
            return False
        self._taken.add(name)
        self._renamed[block.address] = name
        return True

    def _as_read(self, block: Block) -> str:
        outer, step = _split(block.address)
        return address.join(self._outer(outer), step)

    def _outer(self, outer: str) -> str:
        """What an address begins with, renamed: the longest part of it that is a block."""
        head, rest = outer, ""
        while head and head not in self._renamed:
            head, step = _split(head)
            rest = address.join(step, rest)
        return address.join(self._renamed.get(head, ""), rest)

    def _wish(self, block: Block) -> str | None:
        """The old address, where the block still stands in the same place of the outline."""
        old = self._wished.get(block.address)
        if old is None:
            return None
        (was_outer, was), (outer, step) = _split(old), _split(block.address)
        was_match, match = _COUNTED.match(was), _COUNTED.match(step)
        same = was_match and match and was_match["unit"] == match["unit"] and was_outer == self._outer(outer)
        return old if same else None

    def _free(self, name: str) -> str:
        """The next count that is free in the same place."""
        outer, step = _split(name)
        match = _COUNTED.match(step)
        assert match is not None  # only counted blocks come here
        stem = address.join(outer, match["unit"])
        count = max(self._next.get(stem, 2), int(match["count"] or 1))
        while f"{stem}_{count}" in self._taken:
            count += 1
        self._next[stem] = count
        return f"{stem}_{count}"

    def _free_again(self, name: str) -> str:
        """A printed number whose name is taken: as the reader does it, `__dup_2` and on."""
        count = 2
        while address.again(name, count) in self._taken:
            count += 1
        return address.again(name, count)
