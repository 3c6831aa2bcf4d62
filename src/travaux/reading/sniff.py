"""What a file is, from its bytes alone; and plain text out of bytes of unknown encoding.

In: the bytes of a file. Out: one of four media types, or an error that names what the file looks
like and what to do. File names are never asked: they lie.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from travaux.texts.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedError,
    UnsupportedFormatError,
)

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"

_PDF_HEAD = 1024  # bytes: readers accept junk before "%PDF-" up to here
_HTML_HEAD = 4096  # bytes: comments and an XML prolog may come before the first tag
_TEXT_HEAD = 65_536  # bytes looked at before a whole file is decoded
_MAX_CONTROLS = 0.005  # share of control characters that a text may hold (form feeds apart)
_LEGACY_LATIN = 0.25  # above this share of bytes over 127 a text is not written in Latin letters

_HTML_START = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORD_PART = re.compile(r"word/document\d*\.xml")

_SAVE_AS_DOCX = "open it in Word or LibreOffice, save it as .docx (or PDF) and read that"
_INTO_PDF = "put it into a PDF and read that with --ocr always"

# First bytes, what it is, what to do. Order matters only where one is the beginning of another.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "a rich text file (RTF)", _SAVE_AS_DOCX),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _INTO_PDF),
    (b"\xff\xd8\xff", "a JPEG image", _INTO_PDF),
    (b"GIF8", "a GIF image", _INTO_PDF),
    (b"II*\x00", "a TIFF image", _INTO_PDF),
    (b"MM\x00*", "a TIFF image", _INTO_PDF),
    (b"BM", "a BMP image", _INTO_PDF),
    (b"RIFF", "an image, a sound or a film (RIFF)", _INTO_PDF),
    (b"%!PS", "a PostScript file", "turn it into a PDF (ps2pdf) and read that"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and read the files inside"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and read the files inside"),
    (b"Rar!", "a RAR archive", "unpack it and read the files inside"),
    (b"\xffWPC", "a WordPerfect file", _SAVE_AS_DOCX),
)
# Signatures of two letters that a text might begin with too.
_WEAK = frozenset({b"BM", b"GIF8", b"RIFF", b"Rar!"})

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_ZIP_ENTRY = b"PK\x01\x02"
_ZIP_END_TAIL = 66_000  # bytes: the end record and the longest comment after it

# Letters that make up about half of any page in the language, for texts without a declared encoding.
_FREQUENT = {"cp1251": "оеаинтсрвл", "koi8-r": "оеаинтсрвл", "cp1256": "اليمنوتربه"}
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def sniff(data: bytes) -> str:
    """The media type of a file: PDF, DOCX, HTML or TEXT.

    Raises EmptyFileError, EncryptedError (Word with a password), DamagedFileError (a Word file
    that breaks off) or UnsupportedFormatError, which says what the file looks like.
    """
    if not data:
        raise EmptyFileError("The file is empty (0 bytes): fetch or save it again.")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return PDF
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(_OLE):
        raise _ole_error(data)
    for start, looks_like, advice in _SIGNATURES:
        if data.startswith(start) and not (start in _WEAK and _is_text(data)):
            raise _unsupported(looks_like, advice)
    head = _markup_head(data)
    if _HTML_START.search(head):
        return HTML
    if head.lstrip().startswith(b"<?xml"):
        raise _unsupported("an XML file", "save the document as .docx, PDF or HTML and read that")
    if _is_text(data):
        return TEXT
    raise _unsupported("binary data", "save the document as PDF, .docx, HTML or plain text and read that")


def decode(data: bytes) -> str:
    """The text of a plain text file, with line ends as "\\n".

    UTF-8, UTF-16 and UTF-32 are told by their marks or by trying; older files are taken as
    GB 18030, Windows-1251, KOI8-R, Windows-1256 or Windows-1252, whichever gives most of the
    frequent letters of its language. Raises UnsupportedFormatError when the bytes are no text.
    """
    text = _decode(data)
    if text is None or not _few_controls(text[:_TEXT_HEAD]):
        raise _unsupported("binary data", "save it as plain text in UTF-8 and read that")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unsupported(looks_like: str, advice: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(f"This looks like {looks_like}, which Travaux does not read: {advice}.")


def _markup_head(data: bytes) -> bytes:
    """The first bytes as ASCII-compatible markup, also from UTF-16 with a mark."""
    head = data[:_HTML_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.replace(b"\x00", b"")
    return head


def _is_text(data: bytes) -> bool:
    head = data[:_TEXT_HEAD]
    text = _decode(head, cut=len(data) > len(head))
    return text is not None and _few_controls(text)


def _few_controls(text: str) -> bool:
    return len(_CONTROLS.findall(text)) <= _MAX_CONTROLS * len(text)


def _decode(data: bytes, cut: bool = False) -> str | None:
    """The text, or None. `cut`: the bytes may end inside a character."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    strict = _try(data, "utf-8", cut)
    if strict is not None:
        return strict
    if b"\x00" in data:
        return _utf16_without_mark(data)
    return _legacy(data, cut)


def _try(data: bytes, encoding: str, cut: bool) -> str | None:
    """Decode strictly; with `cut`, up to three bytes may be missing from the last character."""
    for lost in range(4 if cut else 1):
        try:
            return data[: len(data) - lost].decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(data) - 4:
                return None
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Text in two-byte units: every other byte of Latin text is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) / 8 or min(even, odd) > max(even, odd) / 8:
        return None
    return data[: len(data) & ~1].decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")


def _legacy(data: bytes, cut: bool) -> str | None:
    high = sum(byte > 127 for byte in data[:_TEXT_HEAD]) / min(len(data), _TEXT_HEAD)
    if high < _LEGACY_LATIN:
        return data.decode("cp1252", errors="replace")
    chinese = _try(data, "gb18030", cut)
    if chinese is not None and _share(chinese, lambda char: "\u4e00" <= char <= "\u9fff") > high / 4:
        return chinese
    tried = {name: data.decode(name, errors="replace") for name in _FREQUENT}
    scores = {name: _share(text, set(_FREQUENT[name]).__contains__) for name, text in tried.items()}
    best = max(scores, key=scores.__getitem__)
    return tried[best] if scores[best] > high / 4 else None


def _share(text: str, holds: Callable[[str], bool]) -> float:
    head = text[:_TEXT_HEAD]
    return sum(map(holds, head)) / max(1, len(head))


def _in_zip(data: bytes) -> str:
    names = _zip_names(data)
    if names is None:
        raise DamagedFileError(
            "The file begins like a Word file or another zip archive and breaks off: fetch or save it again."
        )
    if any(_WORD_PART.fullmatch(name) for name in names):
        return DOCX
    if any(name.startswith("xl/") for name in names):
        raise _unsupported("an Excel workbook", "save the sheet as PDF and read that")
    if any(name.startswith("ppt/") for name in names):
        raise _unsupported("a PowerPoint file", "save it as PDF and read that")
    if b"opendocument.text" in data[:_PDF_HEAD]:
        raise _unsupported("an OpenDocument text (.odt)", _SAVE_AS_DOCX)
    if b"opendocument" in data[:_PDF_HEAD]:
        raise _unsupported("an OpenDocument file", "save it as PDF and read that")
    if b"epub+zip" in data[:_PDF_HEAD]:
        raise _unsupported("an e-book (EPUB)", "save it as PDF or HTML and read that")
    raise _unsupported("a zip archive", "unpack it and read the files inside")


def _zip_names(data: bytes) -> list[str] | None:
    """Names in a zip archive from its own table of contents; None when that is missing or broken."""
    end = data.rfind(_ZIP_END, max(0, len(data) - _ZIP_END_TAIL))
    if end < 0 or end + 20 > len(data):
        return None
    size, offset = struct.unpack_from("<II", data, end + 12)
    at = end - size if end >= size else offset
    names: list[str] = []
    while data[at : at + 4] == _ZIP_ENTRY and at + 46 <= len(data):
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        names.append(data[at + 46 : at + 46 + name].decode("utf-8", errors="replace").replace("\\", "/"))
        at += 46 + name + extra + comment
    return names or None


def _ole_error(data: bytes) -> EncryptedError | UnsupportedFormatError:
    """Old Office files, and new ones behind a password, are both OLE containers."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedError(
            "The Word file opens only with a password: save a copy without one and read that copy."
        )
    if "WordDocument".encode("utf-16-le") in data:
        return _unsupported("an old Word file (.doc)", _SAVE_AS_DOCX)
    return _unsupported("an old Office file", _SAVE_AS_DOCX)
