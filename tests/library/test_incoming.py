"""What people give is taken apart into files; what is dangerous in it becomes one sentence."""

from __future__ import annotations

import io
import os
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.builders import docx
from tests.library.adding.papers import archive, report
from travaux.library import incoming
from travaux.library.incoming import Given
from travaux.texts.errors import (
    BadArchiveError,
    EncryptedError,
    NotFoundError,
    TooLargeError,
    TravauxError,
    UsageError,
)


def files(given: Iterable[Given]) -> dict[str, bytes]:
    """The names of what can be read, with the bytes; each is read before the next comes."""
    found = {}
    for one in given:
        with one.open() as stream:
            found[one.name] = stream.read()
    return found


def outcomes(given: Iterable[Given]) -> list[bytes | TravauxError]:
    """For each file its bytes, or the error that stands in their place."""
    found: list[bytes | TravauxError] = []
    for one in given:
        try:
            with one.open() as stream:
                found.append(stream.read())
        except TravauxError as error:
            found.append(error)
    return found


def only(given: Iterable[Given]) -> Given:
    (one,) = given
    return one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what is read, what is hidden and what is not read."""
    for name in ("b.pdf", "a.txt", "sub/c.html", "sub/deep/d.DOCX", "x.exe", "sub/.hidden.pdf", ".git/e.pdf"):
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "given"


def test_a_folder_stands_for_what_is_readable_below_it(folder: Path) -> None:
    assert list(files(incoming.gather([folder]))) == ["a.txt", "b.pdf", "c.html", "d.DOCX"]


def test_a_pattern_stands_for_what_it_matches(folder: Path) -> None:
    assert list(files(incoming.gather([f"{folder}/**/*.html", f"{folder}/?.txt"]))) == ["c.html", "a.txt"]


def test_a_file_with_the_letters_of_a_pattern_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "[draft] report.pdf"
    path.write_bytes(b"x")
    assert list(files(incoming.gather([path]))) == ["[draft] report.pdf"]


def test_each_file_comes_once(folder: Path) -> None:
    link = folder / "z.pdf"
    link.symlink_to(folder / "b.pdf")
    assert len(list(incoming.gather([folder / "b.pdf", folder, folder]))) == 4


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("nowhere.pdf", NotFoundError, "No file at"),
        ("*.nothing", NotFoundError, "No file at"),
        ("empty", UsageError, "Nothing to read in"),
        ("pipe", UsageError, "a device or a pipe"),
    ],
)
def test_what_is_not_there_is_an_error_and_the_rest_goes_on(
    tmp_path: Path, path: str, kind: type[Exception], words: str
) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "good.pdf").write_bytes(b"x")
    bad, good = incoming.gather([tmp_path / path, tmp_path / "good.pdf"])
    assert isinstance(bad.error, kind)
    assert words in str(bad.error)
    assert good.error is None


def test_an_archive_stands_for_the_readable_files_in_it(tmp_path: Path) -> None:
    packed = archive(
        ("2002/A.pdf", b"a"), ("b.txt", b"b"), ("2002/", b""), ("__MACOSX/._A.pdf", b""), ("setup.exe", b"")
    )
    (tmp_path / "reports.zip").write_bytes(packed.getvalue())
    given = list(incoming.gather([tmp_path]))
    assert [one.name for one in given] == ["A.pdf", "b.txt"]
    assert given[0].found == f"{tmp_path / 'reports.zip'} › 2002/A.pdf"
    assert files(incoming.gather([tmp_path])) == {"A.pdf": b"a", "b.txt": b"b"}


def test_an_archive_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "really.pdf").write_bytes(archive(("a.txt", b"a")).getvalue())
    (tmp_path / "really.zip").write_bytes(docx("One."))
    names = [one.name for one in incoming.gather([tmp_path / "really.pdf", tmp_path / "really.zip"])]
    assert names == ["a.txt", "really.zip"]  # a Word file is a zip too and stays one file


def test_an_archive_without_documents_is_passed_over_in_a_folder_and_said_when_named(tmp_path: Path) -> None:
    path = tmp_path / "setup.zip"
    path.write_bytes(archive(("setup.exe", b"")).getvalue())
    assert list(incoming.gather([tmp_path])) == []
    assert "Nothing to read in the archive" in str(only(incoming.gather([path])).error)


def test_an_upload_is_itself_or_what_is_in_it() -> None:
    assert files(incoming.unwrap(io.BytesIO(report()), "r.pdf")) == {"r.pdf": report()}
    assert files(incoming.unwrap(archive(("a.txt", b"a")), "r.zip")) == {"a.txt": b"a"}


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.pdf")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("../../etc/passwd.txt", BadArchiveError, "outside of the archive"),
        ("a/../../b.pdf", BadArchiveError, "outside of the archive"),
        ("/etc/passwd.txt", BadArchiveError, "outside of the archive"),
        ("C:\\windows\\b.pdf", BadArchiveError, "outside of the archive"),
        ("..\\..\\b.pdf", BadArchiveError, "outside of the archive"),
        ("\\\\server\\b.pdf", BadArchiveError, "outside of the archive"),
        ("docs/NUL.pdf", BadArchiveError, "like a device"),
        ("com1.txt", BadArchiveError, "like a device"),
        (_link(), BadArchiveError, "a link or a device"),
        ("inner.zip", BadArchiveError, "archive in an archive"),
    ],
)
def test_a_tricky_entry_is_one_sentence_and_the_rest_comes(
    name: str | zipfile.ZipInfo, kind: type[Exception], words: str
) -> None:
    bad, good = outcomes(incoming.unpack(archive((name, b"bad"), ("good.txt", b"good")), "r.zip"))
    assert isinstance(bad, kind)
    assert words in str(bad)
    assert "r.zip" in str(bad)
    assert good == b"good"


def test_a_bomb_is_not_unpacked() -> None:
    bad = only(incoming.unpack(archive(("bomb.txt", bytes(50 << 20))), "r.zip"))
    assert isinstance(bad.error, TooLargeError)
    assert "zip bomb" in str(bad.error)


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_says() -> None:
    packed = bytearray(archive(("bomb.txt", bytes(50 << 20))).getvalue())
    at = packed.rfind(b"PK\x01\x02")
    struct.pack_into("<I", packed, at + 24, 1000)  # the size in the table of contents
    (bad,) = outcomes(incoming.unpack(io.BytesIO(bytes(packed)), "r.zip"))
    assert "is damaged" in str(bad)


def test_too_many_files_are_refused_as_a_whole() -> None:
    many = archive(*((f"{n}.txt", b"") for n in range(incoming.MOST_ENTRIES + 1)))
    assert "10,001 files" in str(only(incoming.unpack(many, "r.zip")).error)


def test_too_much_in_all_is_refused_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MOST_UNPACKED", 1000)
    packed = archive(("a.txt", bytes(600)), ("b.txt", bytes(600)))
    assert "unpacks to more than" in str(only(incoming.unpack(packed, "r.zip")).error)


def test_a_table_of_contents_larger_than_any_need_is_not_read() -> None:
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65535, 65535, 500 << 20, 0, 0)
    bad = only(incoming.unwrap(io.BytesIO(b"PK\x03\x04" + bytes(100) + end), "r.zip"))
    assert "a table of contents of 500 MB" in str(bad.error)


def test_an_encrypted_entry_is_said() -> None:
    packed = bytearray(archive(("a.pdf", b"a")).getvalue())
    at = packed.rfind(b"PK\x01\x02")
    packed[at + 8] |= 1
    packed[6] |= 1
    assert isinstance(only(incoming.unpack(io.BytesIO(bytes(packed)), "r.zip")).error, EncryptedError)


def test_a_way_of_packing_that_is_not_known_is_said() -> None:
    packed = bytearray(archive(("a.pdf", b"a")).getvalue())
    for at in (8, packed.rfind(b"PK\x01\x02") + 10):
        struct.pack_into("<H", packed, at, 99)
    (bad,) = outcomes(incoming.unpack(io.BytesIO(bytes(packed)), "r.zip"))
    assert "not read here" in str(bad)


def test_a_damaged_entry_is_said_when_it_is_read() -> None:
    packed = bytearray(archive(("a.pdf", os.urandom(5000)), packed=zipfile.ZIP_STORED).getvalue())
    packed[2000] ^= 0xFF
    (bad,) = outcomes(incoming.unpack(io.BytesIO(bytes(packed)), "r.zip"))
    assert "is damaged" in str(bad)


@pytest.mark.parametrize("cut", [10, 60, 100])
def test_a_broken_archive_is_one_sentence_or_a_file_that_the_reader_refuses(cut: int) -> None:
    whole = archive(("a.pdf", b"a" * 500)).getvalue()
    given = only(incoming.unwrap(io.BytesIO(whole[:cut]), "r.zip"))
    assert given.error is None  # what begins like a zip and is none: sniffing says what it is


def test_an_archive_is_never_whole_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        for number in range(4):
            made.writestr(f"{number}.pdf", os.urandom(8 << 20))
    tracemalloc.start()
    crc = 0
    for given in incoming.gather([path]):
        with given.open() as stream:
            while chunk := stream.read(1 << 16):
                crc = zlib.crc32(chunk, crc)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert crc
    assert peak < 4 << 20
