"""Translation memories, opened by another hand: lxml, against the grammar of TMX 1.4."""

from __future__ import annotations

from io import BytesIO, StringIO

from lxml import etree

from tests.builders import block
from travaux.exporting import tmx
from travaux.library.side_by_side.table import Table, laid
from travaux.texts.reading import Kind

# The elements of TMX 1.4b that a memory of plain paragraphs has (LISA OSCAR, 2005).
GRAMMAR = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #REQUIRED>
<!ELEMENT header (note|ude|prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
  srclang CDATA #REQUIRED datatype CDATA #REQUIRED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note|prop)*, tuv+)> <!ATTLIST tu tuid CDATA #IMPLIED>
<!ELEMENT tuv ((note|prop)*, seg)> <!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)> <!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT note (#PCDATA)> <!ELEMENT ude EMPTY>
"""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def table() -> Table:
    """Two versions: what differs, what only one has, and characters that XML must not have."""
    english = [
        block("sec_I", "Aims & <means>", kind=Kind.HEADING, number="I"),
        block("para_1", "In 2008 it met\x0b \ud83d twice.", number="1"),
        block("para_2", "It closed in Geneva.", number="2"),
    ]
    arabic = [
        block("sec_I", "الأهداف والوسائل", kind=Kind.HEADING, number="أولا"),
        block("para_1", "اجتمعت مرتين في عام ٢٠٠٩.", number="1"),
    ]
    return laid(["en", "ar"], [english, arabic])


def test_valid_and_whole() -> None:
    root = etree.parse(BytesIO(b"".join(tmx.write(["A/1/1", "A/1/1"], table())))).getroot()
    grammar = etree.DTD(StringIO(GRAMMAR))
    assert grammar.validate(root), grammar.error_log
    units = root.findall("body/tu")
    assert [unit.get("tuid") for unit in units] == ["sec_I", "para_1"]
    assert [variant.get(LANG) for variant in units[0].iter("tuv")] == ["en", "ar"]
    assert [seg.text for seg in units[0].iter("seg")] == ["Aims & <means>", "الأهداف والوسائل"]
    assert root.find("header").get("srclang") == "en"
    assert [prop.text for prop in root.findall("header/prop")] == ["A/1/1"]


def test_a_unit_at_a_time() -> None:
    parts = list(tmx.write(["one", "two"], table()))
    assert sum(part.count(b"<tu ") for part in parts) == 2 == len([part for part in parts if b"<tu " in part])
