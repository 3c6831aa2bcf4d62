"""The body of verbatim records: speeches in sections of a debate.

In: nodes. Out: `debateSection` for headings, `speech` with who speaks (`from`), and blocks (`p`,
`blockContainer` for what has a number, `blockList`), since a debate has no hierarchy of paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from travaux.exporting.akoma_ntoso import meta
from travaux.exporting.akoma_ntoso.elements import add
from travaux.exporting.akoma_ntoso.sections import aside, contents
from travaux.exporting.akoma_ntoso.text import Texts
from travaux.exporting.akoma_ntoso.tree import Node
from travaux.exporting.labels import printed_label
from travaux.texts.reading import Block, Kind

_BEFORE_COLON = re.compile(r"\s*(?:[(（][^)）]*[)）]\s*)*[:：]")
_ASIDE = frozenset({Kind.TABLE, Kind.CAPTION, Kind.FIGURE, Kind.TITLE, Kind.MASTHEAD})


class Speaking:
    """Writes nodes as a debate."""

    def __init__(self, texts: Texts, language: str | None, speakers: Mapping[str, str]) -> None:
        self._texts = texts
        self._language = language
        self._speakers = speakers

    def write_sections(self, body: etree._Element, nodes: Sequence[Node]) -> None:
        """Sections of a debate; what stands outside of headings is a section without one."""
        for titled, group in groupby(nodes, lambda node: node.kind is Kind.HEADING):
            if titled:
                self.write(body, list(group))
            else:
                self.write(add(body, "debateSection", name="proceedings"), list(group))

    def write(self, parent: etree._Element, nodes: Sequence[Node]) -> None:
        """The nodes one after the other, items in lists."""
        for kind, group in groupby(nodes, lambda node: node.kind):
            if kind is Kind.ITEM:
                self._items(parent, list(group))
            elif kind is Kind.TOC:
                contents(parent, [node.block for node in group], self._texts)
            else:
                for node in group:
                    self._node(parent, node)

    def _node(self, parent: etree._Element, node: Node) -> None:
        if node.kind is Kind.HEADING:
            self._section(parent, node)
        elif node.kind is Kind.SPEECH:
            self._speech(parent, node)
        elif node.kind in _ASIDE:
            aside(parent, node.block, self._texts)
        else:
            self._paragraph(parent, node)

    def _section(self, parent: etree._Element, node: Node) -> None:
        made = add(parent, "debateSection", eId=node.block.address, name="item")
        self._texts.language(made, node.block)
        self._label(made, node.block)
        self._texts.fill(add(made, "heading"), node.block)
        self.write(made, node.children)

    def _speech(self, parent: etree._Element, node: Node) -> None:
        block = node.block
        name = dict(block.details).get("speaker")
        made = add(parent, "speech", eId=block.address, by=meta.speaker_id(self._speakers, name))
        self._texts.language(made, block)
        stop = _lead(block.text, name)
        if stop:
            self._texts.fill(add(made, "from"), block, 0, stop)
        self._texts.fill(add(made, "p"), block, stop)
        self.write(made, node.children)

    def _paragraph(self, parent: etree._Element, node: Node) -> None:
        block = node.block
        if not block.number and not node.children:
            made = add(parent, "p", eId=block.address)
            self._texts.fill(self._texts.language(made, block), block)
            return
        self._filled(add(parent, "blockContainer", eId=block.address), node)

    def _items(self, parent: etree._Element, items: Sequence[Node]) -> None:
        made = add(parent, "blockList")
        for node in items:
            self._filled(add(made, "item", eId=node.block.address), node)

    def _filled(self, made: etree._Element, node: Node) -> None:
        self._texts.language(made, node.block)
        self._label(made, node.block)
        self._texts.fill(add(made, "p"), node.block)
        self.write(made, node.children)

    def _label(self, made: etree._Element, block: Block) -> None:
        label = printed_label(block, self._language)
        if label:
            add(made, "num", label)


def _lead(text: str, name: str | None) -> int:
    """How many characters say who speaks ("Mr. Ruiz (Chile) (spoke in Spanish):"); 0 when none do."""
    begins = text.find(name) if name else -1
    if begins < 0 or name is None:
        return 0
    match = _BEFORE_COLON.match(text, begins + len(name))
    return match.end() if match else 0
