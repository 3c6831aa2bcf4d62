"""What a person gave, file by file: files, folders, patterns and zip archives.

In: paths as typed, or an uploaded stream with its name. Out: `Given` values, one at a time, each a
stream to read or an error that says in a sentence why it is none. Nothing is written anywhere and no
archive is ever whole in memory; what an archive claims about itself is believed only where it limits.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from travaux.library import zip_names
from travaux.texts.errors import (
    BadArchiveError,
    EncryptedError,
    NotFoundError,
    TooLargeError,
    TravauxError,
    UnreadableError,
    UsageError,
)

# Names of files that folders and archives are searched for; what they really are their bytes tell.
READABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt"})
ARCHIVE = ".zip"
TABLE = ".csv"  # in an archive it may say what the other files are (`adding.table`)

MOST_ENTRIES = 10_000  # files in one archive: a year of a body's documents in six languages is half of that
MOST_UNPACKED = 4 << 30  # bytes of one archive, unpacked: more is given as a folder
LARGEST_RATIO = 200  # times its packed size: text packs to a tenth, a bomb to a thousandth
RATIO_COUNTS_FROM = 1 << 20  # bytes: a smaller file harms nobody, however well it packs
_LARGEST_DIRECTORY = 8 << 20  # bytes of an archive's table of contents: it is read as a whole

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_END = b"PK\x05\x06"
_END_TAIL = 66_000  # bytes: the end record and the longest comment after it
_ZIP64 = b"PK\x06\x06"
_IN_ZIP64 = 0xFFFFFFFF
_LOCATOR = 20  # bytes of the record between that of zip64 and the end
_ZIP64_RECORD = 56
_ENCRYPTED_FLAG = 0x1
# Zip files that are one document or program, told by an entry that only those have.
_ONE_FILE = re.compile(r"\[Content_Types\]\.xml|mimetype|META-INF/(?:container|manifest)\.xml")
_PATTERN = re.compile(r"[*?\[]")
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
_HIDDEN = ("__MACOSX",)
_PACKING_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    OverflowError, struct.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """One file: its own name, and where it was found ("reports.zip › 2002/A_57_292.pdf").

    Has either an `error` or bytes to read; those of an archive must be read before the next is asked for.
    `path` is its place within what was given: inside of the archive, else its name alone.
    """

    name: str
    found: str
    opener: Callable[[], BinaryIO] | None = None
    error: TravauxError | None = None
    path: str = ""
    table: bool = False

    def open(self) -> BinaryIO:
        """Its bytes. Raises the error when there are none."""
        if self.error is not None:
            raise self.error
        assert self.opener is not None
        return self.opener()


def gather(paths: Iterable[str | Path], *, tables: bool = False) -> Iterator[Given]:
    """Files in the order given, each once.

    A folder stands for everything readable below it, sorted, hidden files passed over; a pattern for
    what it matches; a zip archive for the readable files in it. What can't be had comes as an error.
    `tables`: those in an archive come before its files.
    """
    seen: set[str] = set()
    for path in paths:
        for file, within in _files(str(path)):
            place = os.path.realpath(file)
            if place not in seen:
                seen.add(place)
                yield from _from_path(Path(file), quiet=within, tables=tables)


def unwrap(stream: BinaryIO, name: str, *, tables: bool = False) -> Iterator[Given]:
    """The file itself, or the files in it when its bytes are a zip archive of files.

    `stream` is one that can seek, such as an upload.
    """
    if is_archive(stream):
        yield from unpack(stream, name, tables=tables)
    else:
        stream.seek(0)
        short = PurePosixPath(name).name or name
        yield Given(short, name, lambda: stream, path=short)


def is_archive(stream: BinaryIO) -> bool:
    """Whether it is a zip archive of files; a Word file is a zip too, and is none."""
    stream.seek(0)
    if not stream.read(4).startswith(_ZIP_STARTS):
        return False
    try:
        _refuse_large_directory(stream, "")
        with zipfile.ZipFile(stream) as archive:
            return not any(_ONE_FILE.fullmatch(info.filename) for info in archive.infolist())
    except BadArchiveError:
        return True
    except _PACKING_FAULTS:
        return False  # whatever it is, the reader says it in its words


def unpack(stream: BinaryIO, name: str, *, quiet: bool = False, tables: bool = False) -> Iterator[Given]:
    """The readable files of a zip archive, and an error for each that can't be had safely.

    Hidden files, folders and other kinds of files are passed over. Raises nothing: an archive that is
    bad as a whole is one error. `quiet`: one in which nothing is readable is none. `tables`: they come first.
    """
    try:
        _refuse_large_directory(stream, name)
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            wanted = _wanted(archive, name, tables)
            for info, path in wanted:
                yield _entry(archive, info, path, name)
            if not quiet and all(_is_wanted(path, {TABLE}) for _, path in wanted):
                yield Given(PurePosixPath(name).name, name, error=_nothing_in(name))
    except BadArchiveError as error:
        yield Given(PurePosixPath(name).name, name, error=error)
    except _PACKING_FAULTS:
        broken = BadArchiveError(f"The archive {name} is broken: fetch or pack it again.")
        yield Given(PurePosixPath(name).name, name, error=broken)


def _files(path: str) -> Iterator[tuple[str, bool]]:
    """The files a path as typed stands for, and whether they were found inside a folder."""
    if Path(path).is_dir():
        found = False
        for file in _below(path):
            found = True
            yield file, True
        if not found:
            yield path, False  # told as an error by who opens it
    elif not Path(path).exists() and (matches := _matches(path)):
        for match in matches:
            yield from _files(match)
    else:
        yield path, False


def _matches(pattern: str) -> list[str]:
    """What a pattern with *, ** or ? stands for, hidden files apart."""
    if not _PATTERN.search(pattern):
        return []
    path = Path(pattern)
    found = Path(path.anchor).glob(str(path.relative_to(path.anchor)))
    return sorted(str(one) for one in found if not one.name.startswith("."))


def _below(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            suffix = Path(name).suffix.lower()
            if not name.startswith(".") and (suffix in READABLE or suffix == ARCHIVE):
                yield str(Path(place, name))


def _from_path(path: Path, *, quiet: bool, tables: bool) -> Iterator[Given]:
    """A file, or what an archive holds. `quiet`: an archive with nothing to read is passed over."""
    try:
        with _opened(path) as stream:
            packed = is_archive(stream)
            if packed:
                yield from unpack(stream, str(path), quiet=quiet, tables=tables)
    except TravauxError as error:
        yield Given(path.name or str(path), str(path), error=error)
        return
    if not packed:
        yield Given(path.name, str(path), lambda: _opened(path), path=path.name)


def _opened(path: Path) -> BinaryIO:
    """The file at `path`, in a person's words where it can't be had."""
    if path.is_dir():
        kinds = ", ".join(sorted(READABLE | {ARCHIVE}))
        raise UsageError(f"Nothing to read in {path}: no file there ends in {kinds}.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path} is no file but a device or a pipe: give a file.")
        return path.open("rb")
    except FileNotFoundError:
        raise NotFoundError(f"No file at {path}: check the spelling of the path.") from None
    except OSError as fault:
        raise UnreadableError(f"{path} can't be opened ({fault.strerror}): check its permissions.") from None


def _wanted(archive: zipfile.ZipFile, name: str, tables: bool) -> list[tuple[zipfile.ZipInfo, str]]:
    """The entries to take in, with their names; raises BadArchiveError when the whole is a danger.

    Tables come first: they are known before the files that they are about.
    """
    infos = archive.infolist()
    if len(infos) > MOST_ENTRIES:
        raise BadArchiveError(
            f"The archive {name} holds {len(infos):,} files, more than the {MOST_ENTRIES:,} taken at a time: "
            "unpack it and add the folder."
        )
    named = [(info, zip_names.name_of(info)) for info in infos if not info.is_dir()]
    wanted = [(info, path) for info, path in named if _is_wanted(path, READABLE | {ARCHIVE})]
    if tables:
        wanted = [(info, path) for info, path in named if _is_wanted(path, {TABLE})] + wanted
    if sum(info.file_size for info, _ in wanted) > MOST_UNPACKED:
        raise BadArchiveError(
            f"The archive {name} unpacks to more than {MOST_UNPACKED >> 30} GB: "
            "unpack it and add the folder, if you trust it."
        )
    return wanted


def _nothing_in(name: str) -> BadArchiveError:
    kinds = ", ".join(sorted(READABLE))
    return BadArchiveError(f"Nothing to read in the archive {name}: no file in it ends in {kinds}.")


def _is_wanted(path: str, suffixes: Set[str]) -> bool:
    pure = PurePosixPath(path.replace("\\", "/"))
    hidden = any(part in _HIDDEN or (part[0] == "." and part != "..") for part in pure.parts)
    return not hidden and pure.suffix.lower() in suffixes


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, name: str) -> Given:
    short = PurePosixPath(path.replace("\\", "/")).name or path
    found = f"{name} › {path}"
    error = _danger(info, path, name)
    table = short.lower().endswith(TABLE)
    if error is not None:
        return Given(short, found, error=error, path=path, table=table)
    opener: Callable[[], BinaryIO] = lambda: io.BufferedReader(_Entry(archive, info, path, name))  # noqa: E731
    return Given(short, found, opener, path=path, table=table)


def _danger(info: zipfile.ZipInfo, path: str, name: str) -> TravauxError | None:
    """Why an entry is not taken in, None when nothing speaks against it."""
    where = f"“{path}” in {name}"
    plain = path.replace("\\", "/")
    parts = plain.split("/")
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in parts:
        return BadArchiveError(f"{where} names a place outside of the archive: it was not taken in.")
    if any(_DEVICE.match(part) for part in parts):
        return BadArchiveError(f"{where} is named like a device: rename it and add it again.")
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return BadArchiveError(f"{where} is a link or a device, not a file: add the file itself.")
    if info.flag_bits & _ENCRYPTED_FLAG:
        return EncryptedError(f"{where} opens only with a password: unpack it and add the file.")
    if PurePosixPath(plain).suffix.lower() == ARCHIVE:
        return BadArchiveError(f"{where} is an archive in an archive: unpack the outer one first.")
    if info.file_size > max(RATIO_COUNTS_FROM, LARGEST_RATIO * info.compress_size):
        return TooLargeError(
            f"{where} unpacks to more than {LARGEST_RATIO} times its size, as only a zip bomb does: "
            "it was not taken in."
        )
    return None


class _Entry(io.RawIOBase):
    """A file in an archive as a stream; whatever is broken in it is said in a sentence."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, name: str) -> None:
        self._where = f"“{path}” in {name}"
        try:
            self._stream = archive.open(info)
        except _PACKING_FAULTS as fault:
            raise self._broken(fault) from fault

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            got = self._stream.read(len(buffer))
        except _PACKING_FAULTS as fault:
            raise self._broken(fault) from fault
        buffer[: len(got)] = got
        return len(got)

    def close(self) -> None:
        if not self.closed and hasattr(self, "_stream"):
            self._stream.close()
        super().close()

    def _broken(self, fault: Exception) -> BadArchiveError:
        if isinstance(fault, NotImplementedError):
            return BadArchiveError(
                f"{self._where} is packed in a way that is not read here: unpack it and add the file."
            )
        return BadArchiveError(f"{self._where} is damaged: fetch or pack the archive again.")


def _refuse_large_directory(stream: BinaryIO, name: str) -> None:
    """Look at how large the table of contents claims to be before it is read as a whole."""
    size = stream.seek(0, os.SEEK_END)
    start = max(0, size - _END_TAIL)
    stream.seek(start)
    tail = stream.read(_END_TAIL)
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        return
    (length,) = struct.unpack_from("<I", tail, at + 12)
    if length == _IN_ZIP64:
        stream.seek(max(0, start + at - _LOCATOR - _ZIP64_RECORD))
        record = stream.read(_ZIP64_RECORD)
        if record[:4] == _ZIP64:
            (length,) = struct.unpack_from("<Q", record, 40)
    if length > _LARGEST_DIRECTORY:
        raise BadArchiveError(
            f"The archive {name} has a table of contents of {length >> 20} MB, more than {MOST_ENTRIES:,} "
            "files need: unpack it and add the folder."
        )
