"""Scripts as Word files, in the manner of the templates of the United Nations.

In: a `Script`. Out: a .docx written part by part, so that its bytes are the same each time: the
masthead in the header of the first page, numbers typed and followed by a tab, notes as footnotes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from script import Element, Script

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_DATE = (2044, 6, 12, 0, 0, 0)  # of the letter; any fixed one would do
_INDENT = 567  # twips: a centimetre
_PIECE = re.compile(r"\{(?P<mark>\w+)\}|_(?P<italic>[^_]+)_|(?P<plain>[^{_]+)")
_PARTS = {"styles": "styles", "footnotes": "footnotes", "header1": "header", "header2": "header"}
# Style → (the name that the templates of the United Nations give it, its setting).
_STYLES = {
    "SingleTxt": ("__Single Txt", ""),
    "HCh": ("_ H _Ch", '<w:b/><w:sz w:val="28"/>'),
    "H1": ("_ H_1", '<w:b/><w:sz w:val="24"/>'),
    "TitleHCH": ("Title_H_Ch", '<w:b/><w:sz w:val="32"/>'),
    "Session": ("Session", "<w:b/>"),
    "FootnoteText": ("footnote text", '<w:sz w:val="17"/>'),
    "Caption": ("caption", "<w:b/>"),
}


def write(script: Script, path: Path) -> None:
    """Write the .docx."""
    notes = [note for element in script.elements for note in element.notes]
    parts = {
        "word/document.xml": _document(script),
        "word/styles.xml": _part("styles", _styles()),
        "word/footnotes.xml": _part("footnotes", "".join(_footnote(mark, text) for mark, text in notes)),
        "word/header1.xml": _part("hdr", _masthead(script)),
        "word/header2.xml": _part("hdr", _p(script["symbol"], bold=True)),
        "word/_rels/document.xml.rels": _relations(
            [(name, f"{_R}/{kind}", f"{name}.xml") for name, kind in _PARTS.items()]
        ),
        "_rels/.rels": _relations([("main", f"{_R}/officeDocument", "word/document.xml")]),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": _content_types(), **parts}.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8"?>\n{content}')


def _document(script: Script) -> str:
    body = [_p(row, style="Session") for row in script.rows("left")]
    body.append(_p(script["title"], style="TitleHCH"))
    body += _elements(script)
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/><w:titlePg/></w:sectPr>'
    )
    return f"<w:document {_NAMES}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _elements(script: Script) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    for element in [*script.elements, Element("end", "")]:
        if rows and element.kind != "row":
            yield _table(rows)
            rows = []
        if element.kind == "row":
            rows.append(element.cells)
        elif element.kind != "end":
            yield _element(element)


def _element(element: Element) -> str:
    if element.kind in ("paragraph", "item"):
        return _p(f"{element.label}\t{element.text}", style="SingleTxt", indent=element.depth)
    style = {"annex": "HCh", "annex-title": "H1", "heading": "H1", "caption": "Caption"}.get(
        element.kind, "SingleTxt"
    )
    text = f"{element.label}\t{element.text}" if element.label else element.text
    return _p(text, style=style, right=element.kind == "right")


def _p(text: str, *, style: str = "", indent: int = 0, bold: bool = False, right: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:ind w:left="{indent * _INDENT}"/>' if indent else ""
    properties += '<w:jc w:val="right"/>' if right else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(_runs(text, bold))}</w:p>"


def _runs(text: str, bold: bool = False) -> Iterator[str]:
    for piece in _PIECE.finditer(text):
        if piece["mark"]:
            raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            yield f'<w:r>{raised}<w:footnoteReference w:id="{piece["mark"]}"/></w:r>'
            continue
        setting = ("<w:b/>" if bold else "") + ("<w:i/>" if piece["italic"] else "")
        parts = (piece["italic"] or piece["plain"]).split("\t")
        inside = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts)
        yield f"<w:r><w:rPr>{setting}</w:rPr>{inside}</w:r>"


def _footnote(mark: str, text: str) -> str:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    return (
        f'<w:footnote w:id="{mark}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        f"{raised}{''.join(_runs(' ' + text))}</w:p></w:footnote>"
    )


def _masthead(script: Script) -> str:
    """A table: organ on the left; symbol, distribution, date and language on the right."""
    left = [_p(script["nations"]), *(_p(row, bold=True) for row in script.rows("organ"))]
    right = [_p(script["symbol"]), *(_p(row) for row in script.rows("right"))]
    cells = "".join(f"<w:tc><w:tcPr/>{''.join(cell)}</w:tc>" for cell in (left, right))
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl><w:p/>"


def _table(rows: list[tuple[str, ...]]) -> str:
    drawn = ""
    for place, row in enumerate(rows):
        header = "<w:trPr><w:tblHeader/></w:trPr>" if place == 0 else ""
        cells = "".join(f"<w:tc><w:tcPr/>{_p(text, bold=place == 0)}</w:tc>" for text in row)
        drawn += f"<w:tr>{header}{cells}</w:tr>"
    line = '<w:{} w:val="single" w:sz="4"/>'
    borders = "".join(line.format(side) for side in ("top", "bottom", "insideH"))
    grid = "<w:gridCol/>" * len(rows[0])
    setting = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{setting}{drawn}</w:tbl>"


def _styles() -> str:
    default = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return default + "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr>{setting}</w:rPr></w:style>'
        for key, (name, setting) in _STYLES.items()
    )


def _part(root: str, content: str) -> str:
    return f"<w:{root} {_NAMES}>{content}</w:{root}>"


def _relations(rows: list[tuple[str, str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types() -> str:
    overrides = {"document": "document.main", **_PARTS}
    entries = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{entries}</Types>'
    )
