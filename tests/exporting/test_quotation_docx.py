"""A quotation with a footnote, opened by another library's reader."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from tests.builders import block
from travaux.exporting.citation import CitedDocument
from travaux.exporting.quotation_docx import write
from travaux.texts.reading import Kind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CITED = CitedDocument("A/57/292", "Migrants", "2002-08-09", "ga", "report", "en", "https://x/A/57/292/para/3")
BLOCKS = [
    block("para_3", "States should:\x0b", number="3"),
    block("para_3__list_a", "End torture.", kind=Kind.ITEM, number="a", parent="para_3"),
]


def test_the_words_are_quoted_and_the_footnote_cites_them() -> None:
    opened = docx.Document(BytesIO(write(CITED, BLOCKS, ["para_3"])))

    assert [(one.style.name, one.text) for one in opened.paragraphs if one.style] == [
        ("Quote", "“States should:\ufffd"),
        ("Quote", "(a) End torture.”"),
    ]
    (mark,) = opened.element.iter(f"{W}footnoteReference")
    notes = opened.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    said = {
        one.get(f"{W}id"): "".join(text.text or "" for text in one.iter(f"{W}t"))
        for one in etree.fromstring(notes.blob)
    }
    assert said[mark.get(f"{W}id")].strip() == "A/57/292, para. 3, https://x/A/57/292/para/3"
    assert [one.target_ref for one in notes.rels.values()] == ["https://x/A/57/292/para/3"]


def test_arabic_runs_from_right_to_left() -> None:
    cited = CitedDocument("A/57/292", language="ar")
    opened = docx.Document(BytesIO(write(cited, [block("para_1", "اللجنة", number="1")], ["para_1"])))
    (quoted,) = opened.paragraphs
    assert quoted._p.find(f"{W}pPr/{W}bidi") is not None
    assert [one.get(f"{W}bidi") for one in quoted._p.iter(f"{W}lang")] == ["ar"]
