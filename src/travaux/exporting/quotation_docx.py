"""A quotation as a Word document, with its citation in a footnote.

In: blocks and how they are cited. Out: a .docx file: the quotation in the style for quotations, in its
language and direction, and one footnote with the citation and a link to the passage. The library for
Word files makes no footnotes, so their part is written here, as Word itself writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from travaux.exporting.citation import CitedDocument, cite, quoted
from travaux.exporting.labels import direction
from travaux.texts.reading import Block

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NOTES = "/word/footnotes.xml"
_NOT_IN_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], "\ufffd")


class Footnoted:
    """A Word document that is being made, with quotations and footnotes; `finish` gives its bytes."""

    def __init__(self, title: str) -> None:
        self.document = Document()
        self.document.core_properties.title = _allowed(title)
        self.document.core_properties.author = ""
        _note_styles(self.document)
        self._notes = etree.fromstring(f"<w:footnotes {nsdecls('w', 'r')}/>")
        _line(self._notes, "-1", "separator")
        _line(self._notes, "0", "continuationSeparator")
        self._part = Part(PackURI(_NOTES), _NOTES_TYPE, b"", self.document.part.package)
        self._count = 0

    def paragraph(self, text: str, language: str, style: str = "Normal") -> Any:
        """A paragraph in its language."""
        made = self.document.add_paragraph(style=style)
        _run(made, text, language)
        return made

    def note(self, paragraph: Any, text: str, link: str, language: str) -> None:
        """A footnote at the end of a paragraph; `link` stands behind its text."""
        self._count += 1
        _reference(paragraph, self._count)
        _add_note(self._notes, self._part, self._count, text, link, language)

    def finish(self) -> bytes:
        """The file."""
        self._part._blob = etree.tostring(
            self._notes, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        self.document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()


def write(
    source: CitedDocument, blocks: Sequence[Block], pinpoint: Sequence[str], style: str = "un"
) -> bytes:
    """The file. `style` is one of `citation.STYLES`; the link follows the citation in the footnote."""
    language = source.language or "en"
    made = Footnoted(source.name)
    paragraph = None
    for row in quoted(source, blocks, style, language):
        paragraph = made.paragraph(row, language, "Quote")
    cited = cite(source, pinpoint, style, language)
    if paragraph is not None:
        made.note(paragraph, cited, "" if style == "plain" else source.link or "", language)
    return made.finish()


def _run(paragraph: Any, text: str, language: str) -> None:
    """Text in its language, from right to left where that runs so."""
    run = paragraph.add_run(_allowed(text))
    properties = run._r.get_or_add_rPr()
    rtl = direction(language) == "rtl"
    if rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        properties.append(OxmlElement("w:rtl"))
    said = OxmlElement("w:lang")
    said.set(qn("w:bidi" if rtl else "w:eastAsia" if language == "zh" else "w:val"), language)
    properties.append(said)


def _reference(paragraph: Any, number: int) -> None:
    """The mark of a footnote at the end of a paragraph."""
    run = paragraph.add_run()
    run.style = "Footnote Reference"
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _note_styles(document: Any) -> None:
    """The styles of notes, which the template only knows by name."""
    styles = document.styles
    reference = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    text = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = styles["Normal"]
    text.font.size = 127000  # 10 points


def _add_note(root: Any, part: Part, number: int, text: str, link: str, language: str) -> None:
    """One footnote. (Ids below 1 are the lines between text and notes, which Word wants.)"""
    note = _child(root, "w:footnote", id=str(number))
    paragraph = _child(note, "w:p")
    properties = _child(paragraph, "w:pPr")
    _child(properties, "w:pStyle", val="FootnoteText")
    if direction(language) == "rtl":
        _child(properties, "w:bidi")
    mark = _child(paragraph, "w:r")
    _child(_child(mark, "w:rPr"), "w:rStyle", val="FootnoteReference")
    _child(mark, "w:footnoteRef")
    _text(_child(paragraph, "w:r"), f" {text}{', ' if link else ''}")
    if link:
        target = part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        anchor = _child(paragraph, "w:hyperlink")
        anchor.set(qn("r:id"), target)
        _text(_child(anchor, "w:r"), link)


def _line(root: Any, id_: str, kind: str) -> None:
    note = _child(root, "w:footnote", type=kind, id=id_)
    _child(_child(_child(note, "w:p"), "w:r"), f"w:{kind}")


def _child(parent: Any, name: str, **attributes: str) -> Any:
    made = etree.SubElement(parent, qn(name))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _text(run: Any, text: str) -> None:
    made = _child(run, "w:t")
    made.text = _allowed(text)
    made.set(qn("xml:space"), "preserve")


def _allowed(text: str) -> str:
    """Text without what XML can't hold."""
    return text.translate(_NOT_IN_XML).encode("utf-8", "replace").decode("utf-8")
