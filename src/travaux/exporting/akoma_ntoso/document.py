"""A document put together: cover, preface, preamble, body, annexes; or a part of it.

In: a reading (whole, or cut to what is asked for), what a citation says of it, and what cites what.
Out: XML in UTF-8 as text. The order of the text is the reading's: masthead and contents before the first
title are the cover, titles and the rest of the masthead the preface; a resolution's or treaty's opening
paragraphs are its preamble; annexes are documents of their own at the end (`attachments`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from travaux.exporting.akoma_ntoso import elements, meta, naming
from travaux.exporting.akoma_ntoso.elements import LANGUAGE, add
from travaux.exporting.akoma_ntoso.naming import Names
from travaux.exporting.akoma_ntoso.sections import Sections, aside, contents, participle
from travaux.exporting.akoma_ntoso.speaking import Speaking
from travaux.exporting.akoma_ntoso.text import Inside, Reference, Texts
from travaux.exporting.akoma_ntoso.tree import Node, grow, is_attached
from travaux.exporting.citation import CitedDocument
from travaux.library import describing
from travaux.texts.reading import Kind, Reading

_FRONT = frozenset({Kind.MASTHEAD, Kind.TITLE, Kind.TOC})
_PREAMBLE = frozenset({Kind.PARAGRAPH, Kind.PREAMBLE})
_WITH_PREAMBLE = frozenset({"statement", "act", "doc"})
_MAIN = "/!main"


def write(
    reading: Reading,
    about: CitedDocument | None = None,
    *,
    part: str | None = None,
    references: Mapping[str, Sequence[Reference]] | None = None,
) -> str:
    """The XML. `part` is given for a part and names it ("~para_62"; `naming.portion` makes it)."""
    said = about or described(reading)
    writer = _Writer(reading, said, references or {})
    root = elements.root()
    if part is None:
        writer.whole(root)
    else:
        writer.portion(root, part)
    written: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def described(reading: Reading) -> CitedDocument:
    """What a reading that is in no library says of its document."""
    said = reading.metadata
    symbols = [one for one in (said.symbol, *said.other_symbols) if one]
    front = "\n".join(block.text for block in reading.blocks if block.kind in _FRONT)
    found = describing.describe(symbols, said.title, said.body, front)
    name = said.symbol or reading.source.name.rpartition(".")[0] or reading.source.name
    return CitedDocument(name, said.title, said.date, found.body or None, found.kind or None, said.language)


class _Writer:
    """Writes one document."""

    def __init__(
        self, reading: Reading, about: CitedDocument, references: Mapping[str, Sequence[Reference]]
    ) -> None:
        language = about.language or reading.metadata.language
        self._reading = reading
        self._about = about
        body = None if about.kind == "treaty" else about.body  # who watches over it did not make it
        self._names: Names = naming.names(about.kind, body, about.date, about.symbol, language)
        self._speakers = meta.speakers(reading)
        self._spoken = bool(self._speakers) or self._names.shape.element == "debate"
        if self._spoken and self._names.shape.element != "debate":
            self._names = naming.names("verbatim-record", about.body, about.date, about.symbol, language)
        self._language = language
        self._texts = Texts(reading, references)
        self._sections = Sections(self._texts, language)
        self._speaking = Speaking(self._texts, language, self._speakers)

    def whole(self, root: etree._Element) -> None:
        """The whole document."""
        kind, _, name = self._names.shape
        document = add(root, kind, name=name)
        self._meta(document, _MAIN)
        nodes = grow(self._reading.blocks)
        if kind != "judgment":
            nodes = self._front(document, nodes)
        if kind in _WITH_PREAMBLE:
            nodes = self._preamble(document, nodes)
        if kind == "judgment":
            nodes = self._header(document, nodes)
        attached = next((at for at, node in enumerate(nodes) if is_attached(node)), len(nodes))
        if self._spoken:
            attached = len(nodes)
        self._body(document, kind, nodes[:attached])
        if nodes[attached:]:
            self._attachments(document, nodes[attached:])

    def portion(self, root: etree._Element, part: str) -> None:
        """Some paragraphs, or a page, as a portion of the document."""
        made = add(root, "portion", includedIn=self._names.expression)
        self._meta(made, _MAIN + part)
        body = self._in_language(add(made, "portionBody"))
        nodes = grow(self._reading.blocks)
        if self._spoken:
            held = add(body, "debateSection", name="portion")
            self._speaking.write(held, nodes)
        else:
            held = add(body, "hcontainer", name="portion")
            self._sections.write(held, nodes)
        self._homeless(held)

    def _meta(self, document: etree._Element, part: str) -> None:
        meta.write(document, self._reading, self._names, self._about, part, self._speakers)

    def _in_language(self, element: etree._Element) -> etree._Element:
        if self._language:
            element.set(LANGUAGE, self._language)
        return element

    def _front(self, document: etree._Element, nodes: list[Node]) -> list[Node]:
        """Cover and preface; gives the nodes behind them."""
        front = _leading(nodes)
        first = next((at for at, node in enumerate(nodes[:front]) if node.kind is Kind.TITLE), front)
        if first:
            self._lines(self._in_language(add(document, "coverPage")), nodes[:first])
        if front > first:
            self._lines(self._in_language(add(document, "preface")), nodes[first:front])
        return nodes[front:]

    def _header(self, document: etree._Element, nodes: list[Node]) -> list[Node]:
        """The header that a judgment must have: cover and preface in one."""
        front = _leading(nodes)
        self._lines(self._in_language(add(document, "header")), nodes[:front])
        return nodes[front:]

    def _lines(self, parent: etree._Element, nodes: Sequence[Node]) -> None:
        """Printed lines, with number and title marked as such."""
        sources = {address: field for field, address in self._reading.metadata.sources}
        for node in nodes:
            block = node.block
            inside = self._named(block.text, sources.get(block.address))
            if node.kind is Kind.TOC:
                contents(parent, [block], self._texts)
            elif inside is None:
                aside(parent, block, self._texts)
            else:
                line = add(parent, "p", eId=block.address, class_=block.kind.value)
                self._texts.fill(self._texts.language(line, block), block, inside=[inside])

    def _named(self, text: str, field: str | None) -> Inside | None:
        """The symbol in its line, the title in its own."""
        symbol = self._reading.metadata.symbol
        if symbol and symbol in text:
            at = text.index(symbol)
            return Inside(at, at + len(symbol), "docNumber", {})
        return Inside(0, len(text), "docTitle", {}) if field == "title" and text else None

    def _preamble(self, document: etree._Element, nodes: list[Node]) -> list[Node]:
        """The opening paragraphs up to the last preambular one; gives the nodes behind them."""
        opening = next(
            (
                at
                for at, one in enumerate(nodes)
                if one.kind not in _PREAMBLE or one.block.number or one.children
            ),
            len(nodes),
        )
        every = [at for at, node in enumerate(nodes[:opening]) if node.kind is Kind.PREAMBLE]
        if not every:
            return nodes
        preamble = self._in_language(add(document, "preamble"))
        for at, node in enumerate(nodes[: every[-1] + 1]):
            self._preambular(preamble, node, enacting=at == every[0] - 1)
        return nodes[every[-1] + 1 :]

    def _preambular(self, preamble: etree._Element, node: Node, *, enacting: bool) -> None:
        block = node.block
        if node.kind is Kind.PREAMBLE:
            name = participle(block, self._language)
            held = add(preamble, "container", eId=block.address, name=name)
        elif enacting:
            held = add(preamble, "formula", eId=block.address, name="enactingFormula")
        else:
            held = add(preamble, "container", eId=block.address, name="opening")
        self._texts.language(held, block)
        self._texts.fill(add(held, "p"), block)

    def _body(self, document: etree._Element, kind: str, nodes: Sequence[Node]) -> None:
        if self._spoken:
            body = self._in_language(add(document, "debateBody"))
            self._speaking.write_sections(body, nodes)
            empty = "debateSection"
        elif kind == "judgment":
            body = self._in_language(add(add(document, "judgmentBody"), "decision"))
            self._sections.write(body, nodes)
            empty = "alinea"
        else:
            body = self._in_language(add(document, "body" if kind == "act" else "mainBody"))
            self._sections.write(body, nodes)
            empty = "alinea"
        if not len(body):
            add(body, empty, name="proceedings" if self._spoken else None)
        self._homeless(body)

    def _homeless(self, parent: etree._Element) -> None:
        """Notes of a document, or of a part, in which there is nothing else."""
        if not self._texts.homeless:
            return
        if self._spoken:
            holder = add(parent, "debateSection", name="notes")
        else:
            holder = add(add(parent, "alinea"), "content")
        self._texts.notes(add(holder, "p"), self._texts.homeless)

    def _attachments(self, document: etree._Element, nodes: Sequence[Node]) -> None:
        """Each annex with what follows it, as a document inside this one."""
        attachments = add(document, "attachments")
        starts = [at for at, node in enumerate(nodes) if is_attached(node)]
        for count, (start, stop) in enumerate(zip(starts, [*starts[1:], len(nodes)], strict=True), 1):
            heading, rest = nodes[start], nodes[start + 1 : stop]
            held = add(attachments, "attachment", eId=heading.block.address)
            self._texts.language(held, heading.block)
            self._sections.label(held, heading.block)
            self._texts.fill(add(held, "heading"), heading.block)
            annex = add(held, "doc", name=heading.step)
            meta.write_attached(annex, self._reading, self._names, f"/!{heading.step}_{count}")
            body = self._in_language(add(annex, "mainBody"))
            self._sections.write(body, [*heading.children, *rest])
            if not len(body):
                add(body, "alinea")


def _leading(nodes: Sequence[Node]) -> int:
    """How many nodes at the beginning are masthead, title or contents."""
    return next((at for at, node in enumerate(nodes) if node.kind not in _FRONT), len(nodes))
