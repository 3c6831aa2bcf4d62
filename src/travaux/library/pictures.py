"""Pages as pictures: drawn when first asked for, kept in the pictures folder.

In: an edition (already found for its viewer), a page, a width in pixels. Out: the path of a picture.
Files are hostile and PDFium serves one thread: pages are drawn by one or two long-lived processes
(`drawing.py`) that are ended and started again when a page takes too long or kills them. The folder
is a cache: it may be deleted at any time, and `sweep` keeps it small.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import select
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from travaux.library import originals
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.reading.sniff import PDF
from travaux.texts.errors import (
    DamagedFileError,
    LibraryError,
    MissingError,
    ReaderCrashError,
    TooSlowError,
    TravauxError,
)

WIDTHS = (700, 1000, 1500, 2200)
"""Pixels: a phone, a pane, a pane on a fine screen, a pane enlarged. Few, so that the cache is used."""

_DRAWERS = 2  # processes; one more would take turns with the site itself on a small machine
_SECONDS = 15.0  # for one page: a hundred times what the slowest honest page takes
_REMEMBERED = 300.0  # seconds for which a page that could not be drawn is not tried again
_KINDS = ("png", "webp")
_MOST_BYTES = 2 << 30  # of pictures kept: some 15,000 pages
_KEPT_BY_SWEEP = 0.8  # of the most: so that sweeping is rare
_SWEPT_EVERY = 200  # pages drawn


def has_pictures(edition: Edition) -> bool:
    """Whether the edition was read from a format that has pages to draw."""
    return edition.original.media_type == PDF and edition.page_count > 0


def fitting(width: int) -> int:
    """The width kept that shows `width` pixels sharply."""
    return next((kept for kept in WIDTHS if kept >= width), WIDTHS[-1])


def picture(edition: Edition, page: int, width: int = WIDTHS[1]) -> Path:
    """The picture of a page at the nearest width kept; drawn if need be.

    Raises MissingError where there is no such page, DamagedFileError, TooSlowError or
    ReaderCrashError where it can't be drawn.
    """
    if not has_pictures(edition):
        raise MissingError(f"{edition.name} has no pages that could be shown: read its text.")
    if not 1 <= page <= edition.page_count:
        raise MissingError(
            f"{edition.work.symbol} has no page {page}: its pages are 1 to {edition.page_count}."
        )
    kept = _folder() / edition.original_id / f"{page}-{fitting(width)}"
    return _kept(kept) or _draw(edition.original_id, page, fitting(width), kept)


def sweep(most: int = _MOST_BYTES) -> int:
    """Remove the pictures not looked at for longest until the folder fits; how many were removed."""
    files = []
    for path in _folder().glob("*/*"):
        with contextlib.suppress(FileNotFoundError):
            found = path.stat()
            files.append((found.st_mtime, found.st_size, path))
    total, removed = sum(size for _, size, _ in files), 0
    if total <= most:
        return 0
    for _, size, path in sorted(files):
        if total <= most * _KEPT_BY_SWEEP:
            break
        path.unlink(missing_ok=True)
        total, removed = total - size, removed + 1
    return removed


def forget(sha256: str) -> None:
    """Remove the pictures of a file, when it leaves the library."""
    folder = _folder() / sha256
    for path in folder.glob("*"):
        path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder.rmdir()


def close() -> None:
    """End the drawing processes; the next picture starts them again."""
    _pool.close()


def _folder() -> Path:
    home: Home = settings.HOME
    return home.pictures


def _kept(stem: Path) -> Path | None:
    for kind in _KINDS:
        path = stem.with_name(f"{stem.name}.{kind}")
        with contextlib.suppress(OSError):
            os.utime(path)  # what is looked at stays
            return path
    return None


def _draw(sha256: str, page: int, width: int, stem: Path) -> Path:
    """Draw beside the place and move it there in one step: a picture that is there is whole."""
    _failed.check(stem)
    source = originals.path_of(sha256)
    if not source.exists():
        raise MissingError(f"The original file {sha256[:12]}… is missing from the library's folder.")
    with _room_for(stem) as target:
        try:
            answer = _pool.draw({"source": str(source), "page": page, "width": width, "target": str(target)})
            if "error" in answer:
                raise _error(answer["error"], page)
        except TravauxError as error:
            _failed.note(stem, error)
            raise
        final = stem.with_name(f"{stem.name}.{answer['kind']}")
        target.replace(final)
    _count_and_sweep()
    return final


@contextmanager
def _room_for(stem: Path) -> Iterator[Path]:
    """A file to draw into, gone afterwards unless it was moved."""
    try:
        stem.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=_folder(), prefix=".drawing-")
    except OSError as fault:
        raise LibraryError(
            f"Pictures can't be kept in {_folder()} ({fault.strerror}): make room there, or check "
            "who may write to it."
        ) from fault
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _error(said: str, page: int) -> TravauxError:
    if said == "memory":
        return DamagedFileError(f"Page {page} needs more memory to draw than is allowed: read its text.")
    return DamagedFileError(f"Page {page} can't be drawn, the file is damaged there: read its text.")


class _Failures:
    """Pages that could not be drawn lately: they are not tried again at once."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[float, TravauxError]] = {}

    def check(self, stem: Path) -> None:
        when, error = self._known.get(stem, (0.0, None))
        if error is not None and time.monotonic() - when < _REMEMBERED:
            raise type(error)(str(error))
        self._known.pop(stem, None)

    def note(self, stem: Path, error: TravauxError) -> None:
        self._known[stem] = (time.monotonic(), error)


class _Process:
    """One process that draws."""

    def __init__(self) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
        self._child = subprocess.Popen(
            [sys.executable, "-m", "travaux.library.drawing"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )

    def draw(self, order: dict[str, Any]) -> dict[str, Any]:
        """Its answer. Raises TooSlowError or ReaderCrashError; the process is ended then."""
        assert self._child.stdin is not None and self._child.stdout is not None
        page = order["page"]
        try:
            self._child.stdin.write(json.dumps(order).encode() + b"\n")
            self._child.stdin.flush()
        except OSError:
            raise _crash(page) from None
        ready = select.poll()
        ready.register(self._child.stdout, select.POLLIN | select.POLLHUP)
        if not ready.poll(_SECONDS * 1000):
            raise TooSlowError(f"Page {page} took too long to draw and was left out: read its text.")
        line = self._child.stdout.readline()
        if not line:
            raise _crash(page)
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        """End it and take its pipes back."""
        self._child.kill()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._child.wait()


def _crash(page: int) -> ReaderCrashError:
    return ReaderCrashError(f"Page {page} can't be drawn: it stopped the program that draws. Read its text.")


class _Pool:
    """A few processes, started when needed, each used by one thread at a time."""

    def __init__(self, size: int) -> None:
        self._free: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)
        self._size = size

    def draw(self, order: dict[str, Any]) -> dict[str, Any]:
        """Draw with the first process that is free; one that fails is ended, and started anew later."""
        process = self._free.get()
        try:
            process = process or _Process()
            return process.draw(order)
        except (TravauxError, ValueError):
            if process is not None:
                process.end()
            process = None
            raise
        finally:
            self._free.put(process)

    def close(self) -> None:
        """End all."""
        for process in [self._free.get() for _ in range(self._size)]:
            if process is not None:
                process.end()
            self._free.put(None)


_pool = _Pool(_DRAWERS)
_failed = _Failures()
_counting = threading.Lock()
_drawn = 0


def _count_and_sweep() -> None:
    global _drawn
    with _counting:
        _drawn += 1
        due = _drawn % _SWEPT_EVERY == 0
    if due:
        sweep()
