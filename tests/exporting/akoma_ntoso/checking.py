"""What Akoma Ntoso must keep: the schema, and every character of the text."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from lxml import etree

from travaux.exporting.akoma_ntoso.elements import NAMESPACE, OWN, allowed
from travaux.texts.reading import Block, Kind, Reading

SCHEMA = Path(__file__).parents[2] / "data" / "akoma_ntoso" / "akomantoso30.xsd"
AKN = f"{{{NAMESPACE}}}"


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA))


def valid(xml: str) -> etree._Element:
    """The document, which the schema of OASIS accepts."""
    root = etree.fromstring(xml.encode())
    schema = _schema()
    assert schema.validate(root), schema.error_log
    return root


def found(root: etree._Element, address: str) -> etree._Element:
    """The element with this eId."""
    (one,) = root.xpath("//*[@eId=$address]", address=address)
    return one


def text_of(element: etree._Element) -> str:
    """Its text without numbers and notes."""
    return _stripped(element)[0]


def loses_nothing(root: etree._Element, reading: Reading) -> None:
    """With all tags stripped the text is the blocks' texts in their order, nothing changed.

    White space between cells is the table's and no text. Notes and running heads are compared by
    themselves, since they stand elsewhere; every block can be found by its address.
    """
    notes = _notes(reading)
    noted = {one.address for some in notes for one in some}
    shown = [one for one in reading.blocks if one.kind is not Kind.FURNITURE]
    body, found_notes = _stripped(root)
    assert _joined(body) == _joined("".join(one.text for one in shown if one.address not in noted))
    said = ["".join(one.text for one in some) for some in notes]
    assert Counter(found_notes) == Counter(map(allowed, said))
    running = [one.text or "" for one in root.iter(f"{{{OWN}}}running")]
    assert running == [allowed(one.text) for one in reading.blocks if one.kind is Kind.FURNITURE]
    ids = {one.get("eId") for one in root.iter() if one.get("eId")}
    assert not {one.address for one in reading.blocks if one.kind is not Kind.FURNITURE} - ids


def _joined(text: str) -> str:
    return allowed(text).replace("\t", "").replace("\n", "")


def _notes(reading: Reading) -> list[list[Block]]:
    """Each note with the blocks that hang on it."""
    notes: list[list[Block]] = []
    for block in reading.blocks:
        if block.kind is Kind.FURNITURE:
            continue
        mine = next((some for some in notes if any(one.address == block.parent for one in some)), None)
        if mine is not None:
            mine.append(block)
        elif block.kind is Kind.FOOTNOTE:
            notes.append([block])
    return notes


def _stripped(element: etree._Element) -> tuple[str, list[str]]:
    """The text, and that of each note."""
    parts: list[str] = []
    notes: list[str] = []
    for child in (element, *element) if element.tag != f"{AKN}authorialNote" else element:
        if child is element:
            parts.append(element.text or "")
            continue
        if child.tag == f"{AKN}authorialNote":
            said, inner = _stripped(child)
            notes += [said, *inner]
        elif child.tag not in (f"{AKN}meta", f"{AKN}num"):
            said, inner = _stripped(child)
            parts.append(said)
            notes += inner
        parts.append(child.tail or "")
    return "".join(parts), notes
