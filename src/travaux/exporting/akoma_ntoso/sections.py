"""The body of documents in sections and paragraphs: the hierarchy of Akoma Ntoso.

In: nodes. Out: `section`, `title`, `chapter`, `division`, `part`, `article` for headings; `paragraph`
for what has a number, `alinea` for what has none; `list` with `point` for items; what is neither
(tables, captions) in the content of an `alinea`. Our addresses are the eIds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from travaux.exporting.akoma_ntoso.elements import add
from travaux.exporting.akoma_ntoso.text import Texts
from travaux.exporting.akoma_ntoso.tree import Node
from travaux.exporting.labels import printed_label
from travaux.texts.reading import Block, Kind

_BY_STEP = {
    "part": "part", "chp": "chapter", "art": "article", "rule": "rule", "dvs": "division",
}  # fmt: skip
_ROMAN = frozenset("IVXLCDM")
_NUMBERED = frozenset({"para", "op"})  # a single operative paragraph is printed without a number
_PREAMBULAR = "preambular"


class Sections:
    """Writes nodes as hierarchy."""

    def __init__(self, texts: Texts, language: str | None) -> None:
        self._texts = texts
        self._language = language

    def write(self, parent: etree._Element, nodes: Sequence[Node]) -> None:
        """The nodes, with items in lists and lines of contents together."""
        for kind, group in groupby(nodes, lambda node: node.kind):
            if kind is Kind.ITEM:
                self._points(add(parent, "list"), list(group))
            elif kind is Kind.TOC:
                contents(add(add(parent, "alinea"), "content"), [node.block for node in group], self._texts)
            else:
                for node in group:
                    self._node(parent, node)

    def _node(self, parent: etree._Element, node: Node) -> None:
        if node.kind is Kind.HEADING:
            self._heading(parent, node)
        elif node.kind in (Kind.PARAGRAPH, Kind.PREAMBLE, Kind.SPEECH):
            self._paragraph(parent, node)
        else:
            aside(add(add(parent, "alinea"), "content"), node.block, self._texts)

    def _heading(self, parent: etree._Element, node: Node) -> None:
        block = node.block
        made = add(parent, _unit(node), eId=block.address, name=_name(node))
        self._texts.language(made, block)
        self.label(made, block)
        self._texts.fill(add(made, "heading"), block)
        self.write(made, node.children)

    def _paragraph(self, parent: etree._Element, node: Node) -> None:
        block = node.block
        if block.kind is Kind.PREAMBLE:
            made = add(
                parent, "hcontainer", eId=block.address, name=participle(block, self._language),
                refersTo="#preamble",
            )  # fmt: skip
        else:
            numbered = block.number or node.step in _NUMBERED
            made = add(parent, "paragraph" if numbered else "alinea", eId=block.address)
        self._filled(made, node)

    def _points(self, made: etree._Element, items: Sequence[Node]) -> None:
        for node in items:
            self._filled(add(made, "point", eId=node.block.address), node)

    def _filled(self, made: etree._Element, node: Node) -> None:
        """Number and text; the text is the introduction of what hangs on it, if something does."""
        block = node.block
        self._texts.language(made, block)
        self.label(made, block)
        if not node.children:
            self._texts.fill(add(add(made, "content"), "p"), block)
        elif node.children[0].kind is Kind.ITEM:
            first = list(node.children)
            count = next((at for at, one in enumerate(first) if one.kind is not Kind.ITEM), len(first))
            listed = add(made, "list")
            self._texts.fill(add(add(listed, "intro"), "p"), block)
            self._points(listed, first[:count])
            self.write(made, first[count:])
        else:
            self._texts.fill(add(add(made, "intro"), "p"), block)
            self.write(made, node.children)

    def label(self, made: etree._Element, block: Block) -> None:
        """The printed number."""
        label = printed_label(block, self._language)
        if label:
            add(made, "num", label)


def aside(parent: etree._Element, block: Block, texts: Texts) -> None:
    """A table, a caption, a figure or a printed line, as a block of its own."""
    if block.kind is Kind.TABLE and any(block.rows):
        texts.table(parent, block)
    else:
        made = add(parent, "p", eId=block.address, class_=block.kind.value)
        texts.fill(texts.language(made, block), block)


def contents(parent: etree._Element, lines: Sequence[Block], texts: Texts) -> None:
    """The lines of a printed table of contents."""
    toc = add(parent, "toc")
    for block in lines:
        made = add(toc, "tocItem", eId=block.address, href="#", level=str(block.level or 1))
        texts.fill(texts.language(made, block), block)


def participle(block: Block, language: str | None) -> str:
    """What a preambular paragraph opens with ("recalling"), which is its name in AKN4UN."""
    words = block.text.split(maxsplit=1)
    english = (block.language or language) == "en" and bool(words)
    return words[0].strip(",;").casefold() if english else _PREAMBULAR


def _unit(node: Node) -> str:
    """Part, section (roman), title (capital letter), chapter (figure), article; else division."""
    if node.step in _BY_STEP:
        return _BY_STEP[node.step]
    if node.step != "sec":
        return "hcontainer"
    number = (node.block.number or "").strip(".")
    if number.isdecimal():
        return "chapter"
    if len(number) == 1 and number.isalpha() and number.isupper() and node.block.level != 1:
        return "title"
    return "section" if set(number) <= _ROMAN else "division"


def _name(node: Node) -> str | None:
    """The name that an `hcontainer` must have."""
    return node.step if _unit(node) == "hcontainer" else None
