"""What a file is, from its bytes alone."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import docx, pdf
from travaux.reading.sniff import DOCX, HTML, PDF, TEXT, decode, sniff
from travaux.texts.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedError,
    TravauxError,
    UnsupportedFormatError,
)

RUSSIAN = "Комитет принимает к сведению доклад Специального докладчика о положении трудящихся-мигрантов."
ARABIC = "وتحيط اللجنة علما بتقرير المقرر الخاص المعني بحقوق الإنسان للمهاجرين وأفراد أسرهم"
CHINESE = "委员会注意到特别报告员关于移徙者人权的报告并建议各国采取措施"
FRENCH = "Le Comité prend note du rapport établi par la Rapporteuse spéciale — « à l’égard » des États."


def zipped(*names: str, content: bytes = b"x") -> bytes:
    """A zip archive with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(["A/57/292"]), PDF),
        (b"\r\n junk before \xff%PDF-1.4\n...", PDF),  # readers accept this within the first 1,024 bytes
        (docx("1. Text"), DOCX),
        (zipped("[Content_Types].xml", "word/document2.xml"), DOCX),  # some writers count their parts
        (b"<!DOCTYPE html><p>A", HTML),
        (b"\xef\xbb\xbf  <HTML lang=en>", HTML),
        (b"<?xml version='1.0'?><!-- saved --><html xmlns='...'>", HTML),  # XHTML is HTML, not some XML
        ("<html><p>A".encode("utf-16"), HTML),
        (b"12. The Committee notes < and > in passing.", TEXT),
        (b"BM stands for a name here.", TEXT),  # the two letters of a BMP image
        (RUSSIAN.encode("cp1251"), TEXT),
        (FRENCH.encode("utf-16"), TEXT),
        (b"page one\x0cpage two", TEXT),  # form feeds part pages in text captures
    ],
)
def test_says_what_it_is(data: bytes, expected: str) -> None:
    assert sniff(data) == expected


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyFileError, "empty"),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            UnsupportedFormatError,
            "old Word file .*save it as .docx",
        ),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedError, "password"),
        (OLE + "Workbook".encode("utf-16-le"), UnsupportedFormatError, "old Office file"),
        (b"{\\rtf1\\ansi Text}", UnsupportedFormatError, "RTF.*save it as .docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), UnsupportedFormatError, "PNG.*--ocr always"),
        (b"\xff\xd8\xff\xe0" + bytes(50), UnsupportedFormatError, "JPEG"),
        (b"BM" + bytes(50), UnsupportedFormatError, "BMP"),
        (b"\x1f\x8b\x08" + bytes(50), UnsupportedFormatError, "gzip.*unpack"),
        (zipped("a.txt"), UnsupportedFormatError, "zip archive.*unpack"),
        (zipped("xl/workbook.xml"), UnsupportedFormatError, "Excel"),
        (zipped("ppt/presentation.xml"), UnsupportedFormatError, "PowerPoint"),
        (
            zipped("mimetype", content=b"application/vnd.oasis.opendocument.text"),
            UnsupportedFormatError,
            r"\.odt.*\.docx",
        ),
        (docx("1. Text")[:2000], DamagedFileError, "breaks off"),
        (b"<?xml version='1.0'?><rss/>", UnsupportedFormatError, "XML"),
        (bytes(range(256)) * 4, UnsupportedFormatError, "binary"),
    ],
)
def test_says_what_it_is_not(data: bytes, error: type[TravauxError], says: str) -> None:
    with pytest.raises(error, match=says):
        sniff(data)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),  # without a mark
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
    ],
)
def test_decodes_what_people_have(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_text_that_is_none_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError):
        decode(b"\x00\x01\x02\x03" * 40)


def test_a_long_text_cut_inside_a_character_is_still_text() -> None:
    """Only the first bytes are looked at, and they may end in the middle of a character."""
    for shift in range(3):
        assert sniff(b"x" * shift + "é委".encode() * 40_000) == TEXT


@given(st.binary(max_size=300))
def test_any_bytes_get_a_type_or_a_sentence(data: bytes) -> None:
    try:
        assert sniff(data) in (PDF, DOCX, HTML, TEXT)
    except TravauxError as error:
        assert str(error).endswith(".")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
