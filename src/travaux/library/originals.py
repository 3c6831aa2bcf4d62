"""The originals: files as they were given, each under the SHA-256 of its bytes, never altered.

In: a stream of bytes. Out: an `Original` and a file that only its owner may read and nobody may
write. Bytes are hashed while they are copied into `incoming`, made durable there and moved into
place in one step, so that a file in `originals` is always whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from travaux.library.home import Home
from travaux.library.models import Original
from travaux.reading import sniff
from travaux.texts.errors import LibraryError, MissingError, TooLargeError, TravauxError

_CHUNK = 1 << 20  # bytes copied at a time
_MEGABYTE = 1 << 20
_LEFT_BEHIND = 24 * 60 * 60  # seconds: no upload takes a day
# Bytes that tell what a file is: all of it, or of a larger one its head and its tail (the table of
# contents of a zip stands at the end).
_SNIFFED_HEAD = 1 * _MEGABYTE
_SNIFFED_TAIL = 15 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes that have come in whole and wait to be kept."""

    path: Path
    sha256: str
    size: int

    def media_type(self) -> str:
        """What the file is, from its bytes. Raises an UnreadableError when Travaux can't read such files."""
        with self.path.open("rb") as stream:
            if self.size <= _SNIFFED_HEAD + _SNIFFED_TAIL:
                return sniff.sniff(stream.read())
            head = stream.read(_SNIFFED_HEAD)
            stream.seek(-_SNIFFED_TAIL, os.SEEK_END)
            return sniff.sniff(head + stream.read())

    def keep(self, media_type: str) -> Original:
        """Move it to its place among the originals, unless the same bytes are there."""
        final = path_of(self.sha256)
        # In one transaction, and with the row held, so that `forget` can't take the file from under it.
        with transaction.atomic(), _in_words():
            original, _ = Original.objects.select_for_update().get_or_create(
                sha256=self.sha256, defaults={"size": self.size, "media_type": media_type}
            )
            if not (final.is_file() and final.stat().st_size == self.size):
                final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self.path.chmod(0o400)
                self.path.replace(final)
                _make_durable(final.parent)
        return original


@contextmanager
def receiving(stream: BinaryIO) -> Iterator[Received]:
    """Copy a stream into `incoming`; what is not kept is gone afterwards.

    Raises TooLargeError beyond the limit for one file, LibraryError where the folder can't take it.
    """
    with _in_words():
        descriptor, name = tempfile.mkstemp(dir=_home().incoming)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            digest, size = _copy(stream, out)
        yield Received(path, digest, size)
    finally:
        path.unlink(missing_ok=True)


def keep(stream: BinaryIO) -> Original:
    """Keep the bytes of a stream; the same bytes again give the same original.

    A file that Travaux can't read is kept as well, without a media type.
    """
    with receiving(stream) as received:
        try:
            media_type = received.media_type()
        except TravauxError:
            media_type = ""
        return received.keep(media_type)


def path_of(sha256: str) -> Path:
    """Where the original with this SHA-256 lies (or would lie)."""
    return _home().originals / sha256[:2] / sha256[2:]


def open_original(original: Original) -> BinaryIO:
    """Its bytes. Raises MissingError when the file is gone."""
    try:
        return path_of(original.pk).open("rb")
    except OSError:
        raise MissingError(
            f"The original file {original.pk[:12]}… is missing from the library's folder: "
            "restore it from a backup, or add the document again."
        ) from None


def forget(original: Original) -> bool:
    """Remove an original that no edition and no addition names; whether it was removed."""
    with transaction.atomic():
        held = Original.objects.select_for_update().filter(pk=original.pk).first()
        if held is None:
            return False
        try:
            held.delete()
        except ProtectedError:
            return False
        path_of(original.pk).unlink(missing_ok=True)
    return True


def check() -> Iterator[str]:
    """A sentence for each original that is missing or altered."""
    for original in Original.objects.order_by("pk").iterator():
        path = path_of(original.pk)
        try:
            with path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            yield f"The original {path} is missing: restore it from a backup, or add the document again."
            continue
        if found != original.pk:
            yield f"The original {path} was altered since it was added: restore it from a backup."


def sweep() -> int:
    """Remove what a crash left in `incoming` more than a day ago; how many files."""
    removed = 0
    oldest = time.time() - _LEFT_BEHIND
    for entry in _home().incoming.iterdir():
        with contextlib.suppress(FileNotFoundError, IsADirectoryError, PermissionError):
            if entry.stat().st_mtime < oldest:
                entry.unlink()
                removed += 1
    return removed


def _home() -> Home:
    return settings.HOME


def _copy(stream: BinaryIO, out: BinaryIO) -> tuple[str, int]:
    """Copy, hash and make durable; SHA-256 and size. Errors of reading are the stream's own."""
    allowed = settings.LARGEST_UPLOAD_MB * _MEGABYTE
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > allowed:
            raise TooLargeError(
                f"The file is larger than {settings.LARGEST_UPLOAD_MB} MB, the most this library takes: "
                "split it, or raise TRAVAUX_LARGEST_UPLOAD_MB."
            )
        digest.update(chunk)
        with _in_words():
            out.write(chunk)
    with _in_words():
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest(), size


def _make_durable(folder: Path) -> None:
    """Write the folder itself to the disk: a renamed file is found again after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn what the disk says no to into a sentence."""
    try:
        yield
    except OSError as fault:
        raise LibraryError(
            f"The file can't be kept in {_home().folder} ({fault.strerror}): make room there, or check "
            "who may write to it (`travaux doctor`)."
        ) from fault
