"""Fifty wrong uploads: a reason, a name, the bytes, and a word of the sentence that answers.

All are made here. An upload of which nothing can be read must end as a failed addition with a sentence,
one that is strange but honest may end as a document; the table says which.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

Content = str | bytes | zipfile.ZipInfo


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong upload. `code` is that of the problem; "" for one that is taken in all the same."""

    reason: str
    name: str
    data: bytes
    code: str


@cache
def good_pdf(words: str = "1. The Committee notes the report.") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, words)
    canvas.save()
    return out.getvalue()


def _encrypted_pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", "owner", strength=128))
    canvas.drawString(72, 720, "Nobody reads this.")
    canvas.save()
    return out.getvalue()


def _docx() -> bytes:
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("1. The Committee notes the report.")
    document.save(out)
    return out.getvalue()


def zipped(entries: Mapping[str, bytes] | Iterable[tuple[zipfile.ZipInfo | str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items() if isinstance(entries, Mapping) else entries:
            archive.writestr(name, data)
    return out.getvalue()


def _link() -> bytes:
    info = zipfile.ZipInfo("link.pdf")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped([(info, b"/etc/passwd")])


def _locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": b"words"}))
    at = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[at + 8] |= 1
    return bytes(data)


def _wrong_sum() -> bytes:
    data = bytearray(zipped([(zipfile.ZipInfo("a.txt"), b"words that were changed")]))
    at = data.index(b"words")
    data[at] ^= 1
    return bytes(data)


def _bomb_in_pdf() -> bytes:
    page = zlib.compress(b"0 0 m\n" * 20_000_000)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length " + str(len(page)).encode() + b">>stream\n" + page
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


def _docx_bomb() -> bytes:
    entries = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w>" + b" " * 400_000_000}
    return zipped(entries)


def _billion_laughs() -> bytes:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<!DOCTYPE x [<!ENTITY l0 "ha">{lol}]><x>&l9;</x>'.encode(),
        }
    )


def at_once() -> list[Wrong]:
    """Those that the upload itself answers: nothing of them needs a reader."""
    pdf = good_pdf()
    deep = zipped({"inner.zip": zipped({"a.pdf": pdf})})
    formats = [
        ("empty", "empty.pdf", b"", "empty-file"),
        ("empty text", "empty.txt", b"", "empty-file"),
        ("a picture called PDF", "scan.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200), "unsupported-format"),
        ("a JPEG", "photo.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "unsupported-format"),
        ("a program called PDF", "report.pdf", b"\x7fELF" + bytes(200), "unsupported-format"),
        ("a program of Windows called Word", "report.docx", b"MZ" + bytes(200), "unsupported-format"),
        ("an old Word file", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported-format"),
        ("rich text", "old.rtf", rb"{\rtf1 hello}", "unsupported-format"),
        ("gzip called zip", "files.zip", b"\x1f\x8b\x08" + bytes(60), "unsupported-format"),
        ("a 7z archive", "files.7z", b"7z\xbc\xaf\x27\x1c" + bytes(60), "unsupported-format"),
        ("a rar archive", "files.rar", b"Rar!\x1a\x07\x00" + bytes(60), "unsupported-format"),
        ("zeros", "zeros.pdf", bytes(5000), "unsupported-format"),
        ("a database", "data.pdf", b"SQLite format 3\x00" + bytes(600), "unsupported-format"),
        ("sound", "speech.mp3", b"ID3\x03" + bytes(300), "unsupported-format"),
    ]  # fmt: skip
    archives = [
        ("a path out of the archive", "up.zip", zipped({"../../evil.pdf": pdf}), "bad-archive"),
        ("a path out, as Windows writes it", "up2.zip", zipped({"..\\..\\evil.pdf": pdf}), "bad-archive"),
        ("an absolute path", "root.zip", zipped({"/etc/evil.pdf": pdf}), "bad-archive"),
        ("a drive", "drive.zip", zipped({"C:\\evil.pdf": pdf}), "bad-archive"),
        ("a device", "device.zip", zipped({"con.pdf": pdf}), "bad-archive"),
        ("a link", "link.zip", _link(), "bad-archive"),
        ("an archive in an archive", "deep.zip", deep, "bad-archive"),
        ("nothing in it", "nothing.zip", zipped({}), "bad-archive"),
        ("nothing to read in it", "photos.zip", zipped({"a.jpg": b"x", "b.mp3": b"x"}), "bad-archive"),
        ("a zip bomb", "bomb.zip", zipped({"bomb.txt": bytes(30_000_000)}), "too-large"),
        ("a password", "locked.zip", _locked_zip(), "encrypted"),
        ("a changed byte", "changed.zip", _wrong_sum(), "bad-archive"),
        ("an empty file in it", "hollow.zip", zipped({"a.pdf": b""}), "empty-file"),
    ]
    return [Wrong(*row) for row in (*formats, *archives)]


def when_read() -> list[Wrong]:
    """Those that only reading finds out about."""
    pdf, docx = good_pdf(), _docx()
    return [
        Wrong(*row)
        for row in (
            ("a PDF that opens only with a password", "locked.pdf", _encrypted_pdf(), "encrypted"),
            ("only the head of a PDF", "head.pdf", b"%PDF-1.7\n", "damaged-file"),
            ("a PDF cut in half", "half.pdf", pdf[: len(pdf) // 3], "damaged-file"),
            ("a PDF of rubbish", "rubbish.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "damaged-file"),
            ("a Word file cut in half", "half.docx", docx[: len(docx) // 2], "damaged-file"),
            ("a Word file without its text", "bare.docx", zipped({"[Content_Types].xml": b"<Types/>"}), "*"),
            ("a Word file that unpacks to 400 MB", "bomb.docx", _docx_bomb(), "*"),
            ("a Word file of entities", "laughs.docx", _billion_laughs(), "*"),
            ("a page that unpacks to 120 MB", "bomb.pdf", _bomb_in_pdf(), "*"),
            ("white space", "white.txt", b" \n\t\n " * 50, "*"),
        )
    ]


def strange_names() -> list[Wrong]:
    """Honest files under names that play tricks: taken in, under a name that harms nobody."""
    names = (
        ("a way up", "../../../etc/passwd.pdf"),
        ("a way up, as Windows writes it", "..\\..\\boot.pdf"),
        ("an absolute path", "/etc/shadow.pdf"),
        ("a new line", "a\r\nSet-Cookie: x=1.pdf"),
        ("mark-up", "<script>alert(1)</script>.pdf"),
        ("as long as file systems allow", "x" * 251 + ".pdf"),
        ("right-to-left override", "report\u202efdp.exe"),
        ("no ending", "report"),
        ("only dots", "...pdf"),
        ("quotes and semicolons", 'a";b=c.pdf'),
        ("a format string", "%s%n%x{0}.pdf"),
        ("a query", "'; DROP TABLE library_work; --.pdf"),
        ("emoji and Arabic", "📄 تقرير.pdf"),
    )
    return [
        Wrong(f"name: {reason}", name, good_pdf(f"1. The file number {at}."), "")
        for at, (reason, name) in enumerate(names)
    ]
