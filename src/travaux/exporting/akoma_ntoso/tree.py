"""Who hangs on whom: a reading's blocks as a tree that keeps their order.

In: blocks in reading order, each with the address of what it hangs on. Out: nodes; going through them
from first to last gives the blocks in the same order. Tables, captions and figures hang on nothing in
a reading; they stand where the text around them goes on, so that no paragraph is torn in two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.texts import address
from travaux.texts.reading import Block, Kind

_ASIDE = frozenset({Kind.TABLE, Kind.CAPTION, Kind.FIGURE, Kind.TITLE, Kind.MASTHEAD, Kind.TOC})
_HOLDS = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.PREAMBLE, Kind.ITEM, Kind.SPEECH})
_ON_HEADINGS = frozenset({Kind.HEADING, Kind.SPEECH})  # no paragraph has a section or a speech in it
_ATTACHED = frozenset({"annex", "appendix", "enclosure", "att"})


@dataclass(slots=True)
class Node:
    """A block and what hangs on it."""

    block: Block
    children: list[Node] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """The kind of its block."""
        return self.block.kind

    @property
    def step(self) -> str:
        """What its last step is called: "para", "sec", "annex"."""
        return address.parse(self.block.address).steps[-1].kind


def grow(blocks: Sequence[Block]) -> list[Node]:
    """The nodes that hang on nothing; notes and furniture are left out."""
    noted = in_notes(blocks)
    shown = [one for one in blocks if one.kind is not Kind.FURNITURE and one.address not in noted]
    roots: list[Node] = []
    path: list[Node] = []
    for place, block in enumerate(shown):
        node = Node(block)
        depth = _depth(path, shown, place)
        siblings = path[depth - 1].children if depth else roots
        siblings.append(node)
        path = [*path[:depth], node] if block.kind in _HOLDS else path[:depth]
    return roots


def in_notes(blocks: Sequence[Block]) -> dict[str, str]:
    """For each block of a note (itself, its further paragraphs) the address of the note."""
    found: dict[str, str] = {}
    for block in blocks:
        note = found.get(block.parent or "")
        if note or block.kind is Kind.FOOTNOTE:
            found[block.address] = note or block.address
    return found


def is_attached(node: Node) -> bool:
    """Whether an annex, an appendix or an enclosure begins here."""
    return node.kind is Kind.HEADING and node.step in _ATTACHED


def _depth(path: Sequence[Node], shown: Sequence[Block], place: int) -> int:
    """How many of the open nodes stay open around the block."""
    block = shown[place]
    if block.parent is None and block.kind in _ASIDE:
        after = next((one for one in shown[place + 1 :] if one.kind not in _ASIDE), None)
        if after is not None and after.parent is None and after.kind is not Kind.HEADING:
            return 0
        return _at(path, after.parent if after else None) or _last_heading(path)
    if block.parent is None:
        return 0
    depth = _at(path, block.parent)
    if block.kind in _ON_HEADINGS and depth and path[depth - 1].kind is not Kind.HEADING:
        depth = 0
    return depth or (0 if block.kind is Kind.HEADING else _last_heading(path))


def _at(path: Sequence[Node], parent: str | None) -> int:
    """The depth of this address among the open nodes; 0 when it is none of them."""
    return next((at + 1 for at, node in enumerate(path) if node.block.address == parent), 0)


def _last_heading(path: Sequence[Node]) -> int:
    headings = [at + 1 for at, node in enumerate(path) if node.kind is Kind.HEADING]
    return headings[-1] if headings else 0
