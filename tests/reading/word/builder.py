"""Word files for tests, written part by part as raw XML: what is in them is known to the letter."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PART_FILES = {
    "styles": ("styles", "styles"),
    "numbering": ("numbering", "numbering"),
    "footnotes": ("footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes"),
    "settings": ("settings", "settings"),
    "comments": ("comments", "comments"),
    "header1": ("header", "hdr"),
    "header2": ("header", "hdr"),
    "footer1": ("footer", "ftr"),
}
"""Part → (last word of its relationship, its root element)."""


def word_file(body: str, custom: dict[str, str] | None = None, strict: bool = False, **parts: str) -> bytes:
    """A .docx with this body (inner XML of `w:body`) and the given parts (inner XML of their roots)."""
    files = {"word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"}
    rows = ""
    for name, content in parts.items():
        kind, root = _PART_FILES[name]
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{content}</w:{root}>"
        rows += f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{package}">{rows}</Relationships>'
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{package}">'
        f'<Relationship Id="main" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    if custom:
        entries = "".join(f'<property name="{k}"><lpwstr>{v}</lpwstr></property>' for k, v in custom.items())
        files["docProps/custom.xml"] = f"<Properties>{entries}</Properties>"
    if strict:
        files = {
            name: text.replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            for name, text in files.items()
        }
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    """A zip file of these texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def p(*runs: str, style: str = "", props: str = "") -> str:
    """A paragraph of runs, given as texts or as XML."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{props}</w:pPr>{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    """A run; a tab in the text is a tab in the file."""
    parts = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in text.split("\t")
    )
    return f"<w:r><w:rPr>{props}</w:rPr>{parts}</w:r>"


def style(name: str, based: str = "", inner: str = "", kind: str = "paragraph") -> str:
    """A style with the same id and name."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def level(place: int, form: str, text: str, start: int = 1, extra: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, overrides: str = "") -> str:
    """One list (id 1), and a second use of it (id 2) with its own overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def in_list(list_id: int = 1, place: int = 0) -> str:
    """Paragraph properties that put a paragraph into a list."""
    return f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{list_id}"/></w:numPr>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, props: str = "") -> str:
    """A row; cells are texts or XML of `w:tc`."""
    inner = "".join(c if c.startswith("<w:tc") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{props}</w:trPr>{inner}</w:tr>"


def cell(text: str, props: str = "") -> str:
    """A cell with one paragraph."""
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"
