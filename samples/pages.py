"""Scripts as PDFs: masthead, contents and text, as the United Nations set theirs.

In: a `Script`. Out: a PDF at a path. A list of contents needs to know its pages, so a document with
one is set twice.
"""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from faces import face_of
from script import Element, Script
from typeset import LEADING, SIZE, WIDTH, Sheet

_SIDE = 76.0
_BLOCK = 132.0  # width of the block with symbol, distribution and date
_INDENT = 30.0
_ORGAN_SIZES = (18.0, 12.0, 10.0)  # the first at which the name needs two lines at most
_FIRST_CELL, _CELL = 190.0, 84.0


def typeset(script: Script, path: Path) -> None:
    """Write the PDF."""
    found = _set(script, path, {})
    if script["contents"]:
        _set(script, path, found)


def _set(script: Script, path: Path, known: dict[str, int]) -> dict[str, int]:
    """Set the document; the pages on which its headings stand."""
    title = script["title"]
    sheet = Sheet(
        path, face_of(script["language"]), head=script["symbol"], title=f"{script['symbol']}: {title}"
    )
    if script["style"] == "record":
        _record_head(sheet, script)
    else:
        _masthead(sheet, script)
    if script["contents"]:
        _contents(sheet, script, known)
    if script["columns"]:
        sheet.begin_columns(int(script["columns"]))
    return _body(sheet, script)


def _masthead(sheet: Sheet, script: Script) -> None:
    """Rules, organ on one side, symbol and distribution on the other; mirrored for Arabic."""
    face = sheet.face
    sheet.y = 62.0
    sheet.edge(script["nations"], 36, size=13)
    _in_block(sheet, script["symbol"], size=12)
    sheet.y = 68.0
    sheet.rule(_SIDE, WIDTH - 2 * _SIDE)
    sheet.y = 90.0
    size, rows = next(
        (size, rows) for size in _ORGAN_SIZES if len(rows := _organ(sheet, script["organ"], size)) <= 2
    )
    for row in rows:
        sheet.edge(row, 36, font=face.bold, size=size)
        sheet.skip(1.2 * size)
    below = sheet.y
    # Beside one line the block stands free; beside two it would be read with them.
    sheet.y = below if len(rows) > 1 else 84.0
    for row in script.rows("right"):
        _in_block(sheet, row)
        sheet.skip(12)
    sheet.y = max(sheet.y, below) + 14
    sheet.rule(_SIDE, WIDTH - 2 * _SIDE, 2)
    sheet.skip(20)
    for row in script.rows("left"):
        sheet.edge(row, font=face.bold)
        sheet.skip(LEADING)
    sheet.skip(18)
    for text, points in ((script["title"], 16.0), (script["subtitle"], 12.0)):
        if text:
            sheet.text(text, font=face.bold, size=points, indent=_INDENT, justified=False)
            sheet.skip(8)
    sheet.skip(14)


def _organ(sheet: Sheet, organ: str, size: float) -> list[str]:
    """The organ's name in lines that leave the block beside it free."""
    rows, room = [""], WIDTH - 2 * _SIDE - _BLOCK - 44
    for word in organ.split(" "):
        wider = f"{rows[-1]} {word}".strip()
        if rows[-1] and stringWidth(wider, sheet.face.bold, size) > room:
            rows.append(word)
        else:
            rows[-1] = wider
    return rows


def _in_block(sheet: Sheet, text: str, *, size: float = SIZE) -> None:
    if sheet.face.rtl:
        # Arabic documents print these lines in English, from the left.
        sheet.string(_SIDE, text, font=sheet.face.regular, size=size)
    else:
        sheet.string(WIDTH - _SIDE - _BLOCK, text, font=sheet.face.regular, size=size)


def _record_head(sheet: Sheet, script: Script) -> None:
    """The head of a verbatim record."""
    face = sheet.face
    sheet.y = 60.0
    sheet.edge(script["nations"], size=12)
    sheet.far_edge(script["symbol"], size=12)
    sheet.y = 66.0
    sheet.rule(_SIDE, WIDTH - 2 * _SIDE)
    sheet.y = 92.0
    sheet.edge(script["organ"], font=face.bold, size=20)
    sheet.far_edge(script["right"], font=face.bold, size=11)
    sheet.skip(18)
    for row in script.rows("left"):
        sheet.edge(row, size=10)
        sheet.skip(12)
    sheet.rule(_SIDE, WIDTH - 2 * _SIDE, 2)
    sheet.skip(20)
    sheet.edge(script["president"], font=face.italic)
    sheet.skip(26)


def _contents(sheet: Sheet, script: Script, known: dict[str, int]) -> None:
    sheet.edge(script["contents"], font=sheet.face.bold, size=11)
    sheet.skip(1.5 * LEADING)
    for element in script.elements:
        if element.kind in ("heading", "annex"):
            name = f"{element.label} {element.text}".strip()
            depth = 0 if element.kind == "annex" else element.depth - 1
            _entry(sheet, name, depth * 20.0, str(known.get(name, 1)))
    sheet.skip(LEADING)


def _entry(sheet: Sheet, name: str, indent: float, page: str) -> None:
    """A line of the contents: name, dots, page."""
    font = sheet.face.regular
    sheet.edge(name, indent)
    taken = indent + stringWidth(name, font, SIZE) + 8
    dots = "." * int((sheet.measure - taken - 24) / stringWidth(".", font, SIZE))
    sheet.edge(dots, taken)
    sheet.far_edge(page)
    sheet.skip(LEADING)


def _body(sheet: Sheet, script: Script) -> dict[str, int]:
    found: dict[str, int] = {}
    rows: list[tuple[str, ...]] = []
    for element in [*script.elements, Element("end", "")]:
        if rows and element.kind != "row":
            sheet.table(rows, [_FIRST_CELL, *[_CELL] * (len(rows[0]) - 1)])
            rows = []
        if element.kind == "row":
            rows.append(element.cells)
        elif element.kind != "end":
            _unit(sheet, element)
        if element.kind in ("heading", "annex"):
            found[f"{element.label} {element.text}".strip()] = sheet.page
    sheet.save()
    return found


def _unit(sheet: Sheet, element: Element) -> None:
    match element.kind:
        case "heading":
            hang = 0.0 if not element.label else _INDENT + 14 if sheet.face.rtl else _INDENT
            size = {1: 13.0, 2: 12.0}.get(element.depth, 10.5)
            lines = 7 if element.depth == 1 else 4  # a heading of the first level may have another below it
            sheet.heading(element.label, element.text, size=size, hang=hang, lines=lines)
        case "annex":
            sheet.new_page()
            sheet.centred(element.text, size=14)
        case "annex-title":
            sheet.centred(element.text)
        case "caption":
            sheet.need(5 * LEADING)
            sheet.text(element.text, font=sheet.face.bold, size=9.5, justified=False)
        case "right":
            sheet.need(LEADING)
            sheet.far_edge(element.text, font=sheet.face.italic)
            sheet.skip(LEADING)
        case "speech":
            _speech(sheet, element)
        case _:
            indent = _INDENT * element.depth
            sheet.paragraph(element.text, label=element.label, indent=indent, notes=element.notes)


def _speech(sheet: Sheet, element: Element) -> None:
    """Name in bold, then what was said, in one paragraph."""
    sheet.need(2 * LEADING)
    sheet.speech(element.label, element.text)
    sheet.skip(0.5 * LEADING)
