"""Word files: the bytes of a .docx in, a `Draft` out.

United Nations templates put the masthead into the first-page header part and the job number into
the first-page footer, so both are read; the ready metadata of docProps/custom.xml are only hints
to check the visible text against. Comments, their authors and deleted text never leave this room.
"""

from __future__ import annotations

import re

from lxml import etree

from travaux.reading import sniff
from travaux.reading.pieces import FURNITURE, Draft, Piece
from travaux.reading.word.body import Body
from travaux.reading.word.names import W, switch
from travaux.reading.word.notes import KINDS, Notes
from travaux.reading.word.numbering import Numbering
from travaux.reading.word.package import Package, attribute
from travaux.reading.word.styles import Styles
from travaux.texts.errors import DamagedFileError

CUSTOM_PROPERTIES = "docProps/custom.xml"

_HINTS = {
    "Symbol1": "symbol",
    "Symbol2": "other_symbols",
    "Title1": "title",
    "Language": "language",
    "Session1": "session",
    "Agenda1": "agenda_item",
    "JobNo": "job_number",
}
"""Properties of the United Nations templates by the names of `Metadata`."""

_ESCAPED = re.compile(r"_x000[dDaA]_")


def read(data: bytes) -> Draft:
    """Read a .docx file. Pieces are in reading order; Word files have no pages until printed.

    Raises `UnsupportedFormatError` (an old .doc, another kind of zip), `EncryptedError`,
    `TooLargeError` or `DamagedFileError`.
    """
    package = Package(data)
    document = package.part(package.main)
    content = None if document is None else document.find(W + "body")
    if document is None or content is None:
        raise DamagedFileError("The Word file has no document in it. Save it again as .docx from Word.")
    body = _body_reader(package, document)
    head, feet = _running_parts(package, document)
    pieces = _furniture(body, head)
    pieces += body.pieces(content)
    pieces += body.notes_left()
    seen = {piece.text for piece in pieces if piece.role == FURNITURE}
    pieces += [piece for piece in _furniture(body, feet) if piece.text not in seen]
    return Draft(sniff.DOCX, pieces, hints=_hints(package))


def _body_reader(package: Package, document: etree._Element) -> Body:
    styles = Styles(package.related("styles"))
    numbering = Numbering(package.related("numbering"), styles.lists())
    parts = {kind: package.related(kind + "s") for kind in KINDS}
    return Body(styles, numbering, Notes(parts, package.related("settings"), document))


def _running_parts(
    package: Package, document: etree._Element
) -> tuple[list[etree._Element], list[etree._Element]]:
    """The header of the first page, and all other header and footer parts.

    The first page has a header of its own where the section says so; otherwise the usual header
    stands on it.
    """
    relations = package.relations(package.main)
    sections = list(document.iter(W + "sectPr"))
    first: list[str] = []
    others: list[str] = []
    for place, section in enumerate(sections):
        own = place == 0 and bool(switch(section, "titlePg"))
        for tag in ("headerReference", "footerReference"):
            for reference in section.findall(W + tag):
                name = relations.get(attribute(reference), ("", ""))[1]
                wanted = reference.get(W + "type", "default") == ("first" if own else "default")
                (first if wanted and place == 0 and tag == "headerReference" else others).append(name)
    return _parsed(package, first), _parsed(package, [name for name in others if name not in first])


def _parsed(package: Package, names: list[str]) -> list[etree._Element]:
    parts = [package.part(name) for name in dict.fromkeys(names)]
    return [part for part in parts if part is not None]


def _furniture(body: Body, parts: list[etree._Element]) -> list[Piece]:
    """The lines of header or footer parts, each text once. `masthead` picks its own out of them."""
    found: dict[str, Piece] = {}
    for part in parts:
        for piece in body.lines(part):
            piece.role = FURNITURE
            piece.why.append(f"Word {etree.QName(part).localname} part")
            found.setdefault(piece.text, piece)
    return list(found.values())


def _hints(package: Package) -> dict[str, str]:
    """What the properties of the file say; to be checked against the visible text."""
    root = package.part(CUSTOM_PROPERTIES)
    hints: dict[str, str] = {}
    for entry in () if root is None else root:
        name = _HINTS.get(entry.get("name", "")) if isinstance(entry.tag, str) else None
        text = " ".join(_ESCAPED.sub(" ", "".join(entry.itertext())).split())
        if name and text:
            hints[name] = text
    return hints
