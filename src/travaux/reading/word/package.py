"""The .docx file as a zip of XML parts, opened under limits.

Bytes come in, parsed parts go out. Everything hostile stops here with one clear sentence:
files that are not Word, encrypted files, broken zips, zip bombs, XML with entities.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from travaux.reading.word.names import PACKAGE_RELATIONS, R
from travaux.texts.errors import DamagedFileError, EncryptedError, TooLargeError, UnsupportedFormatError

MAX_XML_BYTES = 64_000_000
"""XML read from one file, unpacked. The largest real report has 10 MB; a tree takes 8 times that."""

MAX_PARTS = 20_000
"""Entries in the zip; a report with a picture on every page has some hundreds."""

_ZIP = b"PK"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG = 0x1

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""ISO 29500 Strict names the same elements by other addresses; Word writes both forms."""

_OTHER_APPLICATIONS = (
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
)


class Package:
    """An open .docx: parts by name, parsed when asked for, and the relations between them."""

    def __init__(self, data: bytes) -> None:
        _refuse_other_formats(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise DamagedFileError(
                "The Word file is broken (its zip directory can't be read). Get a fresh copy of it."
            ) from error
        self._names = {info.filename: info for info in self._zip.infolist()}
        if len(self._names) > MAX_PARTS:
            raise TooLargeError(f"The Word file has more than {MAX_PARTS} parts. It was not read.")
        self._left = MAX_XML_BYTES
        self._parsed: dict[str, etree._Element | None] = {}
        self.main = self._find_main()

    def part(self, name: str) -> etree._Element | None:
        """The parsed XML part called `name`, None when the file has none. Parsed once."""
        if name not in self._parsed:
            self._parsed[name] = _parse(name, self._bytes(name)) if name in self._names else None
        return self._parsed[name]

    def relations(self, of: str) -> dict[str, tuple[str, str]]:
        """Of the part `of`: relation id → (last word of its type, name of the part it leads to)."""
        folder, name = posixpath.split(of)
        root = self.part(posixpath.join(folder, "_rels", name + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, posixpath.normpath(path))
        return found

    def related(self, kind: str) -> etree._Element | None:
        """The first part of that kind ("styles", "numbering" …) that the main part leads to."""
        for found, name in self.relations(self.main).values():
            if found == kind:
                return self.part(name)
        return None

    def _find_main(self) -> str:
        """The name of the document part; says what the file is when it is no Word document."""
        for kind, name in self.relations("").values():
            if kind == "officeDocument" and name in self._names and not name.startswith(("ppt/", "xl/")):
                return name
        if "word/document.xml" in self._names:
            return "word/document.xml"
        for name, what in _OTHER_APPLICATIONS:
            if name in self._names:
                raise UnsupportedFormatError(f"This is {what}, not a Word document. Save it as .docx or PDF.")
        raise DamagedFileError("The zip file holds no Word document. Save it again as .docx from Word.")

    def _bytes(self, name: str) -> bytes:
        """The unpacked part, read no further than the limit whatever the directory claims."""
        info = self._names[name]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedError(
                "The Word file is locked with a password. Save it without one and read it again."
            )
        if info.file_size > self._left:
            raise _too_large()
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise DamagedFileError(f"The Word file is broken at {name}. Get a fresh copy of it.") from error
        if len(data) > self._left:
            raise _too_large()
        self._left -= len(data)
        return data


def attribute(element: etree._Element, name: str = "id") -> str:
    """A relationship attribute (`r:id`) of an element, empty when it has none."""
    return element.get(R + name) or ""


def _too_large() -> TooLargeError:
    return TooLargeError(
        f"The Word file unpacks to more than {MAX_XML_BYTES // 1_000_000} MB of text. It was not read."
    )


def _refuse_other_formats(data: bytes) -> None:
    """Says what the bytes are when they are no zip: an old or an encrypted Word file, or neither."""
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise EncryptedError(
                "The Word file is locked with a password. Save it without one and read it again."
            )
        raise UnsupportedFormatError("This is an old Word file (.doc). Open it in Word and save it as .docx.")
    if not data.startswith(_ZIP):
        raise DamagedFileError("The file is not a Word document (.docx is a zip file, this is not).")


def _parse(name: str, data: bytes) -> etree._Element:
    """The root of an XML part.

    No entity is expanded and nothing is fetched; more than 256 elements inside each other are
    refused (libxml2's limit), so that reading may follow the nesting.
    """
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFileError(f"The Word file is broken at {name}. Get a fresh copy of it.") from error
    if root.getroottree().docinfo.doctype:
        raise DamagedFileError(
            f"The Word file declares entities in {name}, which Word never does. It was not read."
        )
    return root
