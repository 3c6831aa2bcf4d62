"""The runs of one paragraph: `w:p` in, text with note marks, boxes and pictures out.

Tracked changes are taken as accepted: insertions stay, deletions and the old place of moved text
go. Fields give their result, never their code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from travaux.reading.runs import Content, Look, is_mark
from travaux.reading.word import math
from travaux.reading.word.names import MC, M, R, W, alternative, elements
from travaux.reading.word.notes import Notes
from travaux.reading.word.styles import Styles, character_look
from travaux.reading.word.symbols import symbol

_CUSTOM_MARK = re.compile(r"\s*([*†‡§¶]{1,4}|\w{1,3})\s*$")

_SKIPPED = frozenset(
    W + name
    for name in [
        "pPr",
        "rPr",
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
        "sectPr",
        "lastRenderedPageBreak",
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "proofErr",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "rubyPr",
        "rt",
        "fldData",
    ]
)
_TEXTS = {W + "tab": "\t", W + "ptab": "\t", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(slots=True)
class WordContent(Content):
    """The text of a `w:p` with what is anchored in it: text boxes, pictures and their descriptions."""

    boxes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0
    alt: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Fields:
    """Open fields, innermost last: its code so far, and whether its result has begun.

    Fields may begin in one paragraph and end in another (a table of contents does), so this lives
    as long as the body.
    """

    open: list[tuple[list[str], bool]] = field(default_factory=list)

    def change(self, kind: str | None) -> None:
        """Take a `w:fldChar`."""
        if kind == "begin":
            self.open.append(([], False))
        elif kind == "separate" and self.open:
            self.open[-1] = (self.open[-1][0], True)
        elif kind == "end" and self.open:
            self.open.pop()

    def end_paragraph(self) -> None:
        """No code goes on over a paragraph's end: an unfinished field must not swallow the rest."""
        self.open = [entry for entry in self.open if entry[1]]

    @property
    def in_code(self) -> bool:
        """Whether we are in the code of a field, which is not printed."""
        return any(not result for _, result in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether we are in a table of contents."""
        return any("".join(code).split()[:1] == ["TOC"] for code, _ in self.open)


class Runs:
    """Reads paragraphs of one part (body, notes, header) into `WordContent`."""

    def __init__(self, styles: Styles, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes
        self.fields = Fields()
        self._custom: tuple[str, str] | None = None

    def read(self, paragraph: etree._Element, look: Look) -> WordContent:
        """The content of a `w:p` whose style sets it as `look`."""
        content = WordContent()
        self._custom = None
        self._walk(paragraph, look, content)
        content.finish()
        self.fields.end_paragraph()
        return content

    def _walk(self, parent: etree._Element, look: Look, content: WordContent) -> None:
        for child in elements(parent):
            tag = child.tag
            if tag == W + "r":
                self._run(child, look, content)
            elif tag in (M + "oMath", M + "oMathPara"):
                content.add(math.linear(child), look)
            elif tag == MC + "AlternateContent":
                branch = alternative(child)
                if branch is not None:
                    self._walk(branch, look, content)
            elif tag == W + "fldSimple":
                self.fields.open.append(([child.get(W + "instr", "")], True))
                self._walk(child, look, content)
                self.fields.open.pop()
            elif tag == W + "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                continue
            elif tag not in _SKIPPED:
                self._walk(child, look, content)

    def _run(self, run: etree._Element, paragraph: Look, content: WordContent) -> None:
        properties = run.find(W + "rPr")
        look = paragraph
        if properties is not None:
            style = properties.find(W + "rStyle")
            if style is not None:
                look = self._styles.look(style.get(W + "val")).over(look)
            look = character_look(properties).over(look)
        if not look.hidden:
            self._pieces(run, look, content)

    def _pieces(self, run: etree._Element, look: Look, content: WordContent) -> None:
        """The parts of a run in order: texts, tabs, breaks, note marks, symbols, drawings."""
        for child in elements(run):
            tag = child.tag
            if tag == W + "fldChar":
                self.fields.change(child.get(W + "fldCharType"))
            elif tag == W + "instrText" and self.fields.open:
                self.fields.open[-1][0].append(child.text or "")
            elif tag in _SKIPPED or self.fields.in_code:
                continue
            elif tag == W + "t":
                self._text(child.text or "", look, content)
            elif tag in _TEXTS:
                _space(_TEXTS[tag], look, content)
            elif tag in _NOTES:
                self._note(child, _NOTES[tag], content)
            elif tag == W + "sym":
                content.add(symbol(child.get(W + "font", ""), child.get(W + "char", "")), look)
            elif tag == MC + "AlternateContent":
                branch = alternative(child)
                if branch is not None:
                    self._pieces(branch, look, content)
            elif tag == W + "ruby":
                self._walk(child, look, content)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                _drawing(child, content)

    def _text(self, text: str, look: Look, content: WordContent) -> None:
        """Text; a raised letter or star after a word is a note mark and leaves the text."""
        if self._custom is not None and text.strip():
            kind, identity = self._custom
            self._custom = None
            match = _CUSTOM_MARK.match(text)
            if match:
                self._notes.name(kind, identity, match.group(1))
                content.mark(kind, match.group(1))
                return
        if look.raised == "superscript" and is_mark(text.strip(), content.text):
            for mark in text.split(","):
                content.mark("footnote", mark.strip())
            return
        content.add(text.upper() if look.caps else text, look)

    def _note(self, reference: etree._Element, kind: str, content: WordContent) -> None:
        identity = reference.get(W + "id", "")
        content.notes.append((kind, identity))
        if reference.get(W + "customMarkFollows") in ("1", "true", "on"):
            self._custom = (kind, identity)
        else:
            content.mark(kind, self._notes.number(kind, identity))


def _space(text: str, look: Look, content: WordContent) -> None:
    if text == "\t":
        content.tab(look)
        return
    content.add(text, look)


def _drawing(element: etree._Element, content: WordContent) -> None:
    boxes = list(element.iter(W + "txbxContent"))
    content.boxes += [
        box for box in boxes if not any(a in boxes for a in box.iterancestors(W + "txbxContent"))
    ]
    if not boxes and any(node.get(R + "embed") or node.get(R + "id") for node in element.iter()):
        content.pictures += 1
        for node in element.iter():
            described = node.get("descr")
            if described:
                content.alt["alt"] = described
