"""The index's folder: which index is in use, who writes to it, and what is wrong with it.

    index/stamp        which folder is in use, by which version of fields and engine it was made
    index/lock         held by the process that writes
    index/1f0c…/       an index

In: the library's folder. Out: the engine in use, or IndexLostError with the reason. A new index is
made in a folder of its own and put into use by replacing the stamp, so that searches go on; readers
look at the stamp at each search.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import threading
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from travaux.library.search import tantivy_schema
from travaux.library.search.tantivy_backend import REBUILD_BYTES, TantivyBackend
from travaux.texts.errors import IndexLostError, WriterBusyError

_STAMP, _LOCK = "stamp", "lock"
_BETWEEN_TRIES = 0.05  # seconds
_NAME_BYTES = 6
_open: dict[Path, TantivyBackend] = {}
_opening = threading.Lock()


def engine() -> TantivyBackend:
    """The index in use. Raises IndexLostError with the reason."""
    folder = _in_use()
    with _opening:
        known = _open.get(folder)
        if known is None:
            known = _opened(folder)
            for other in [one for one in _open if one.parent == folder.parent]:
                _open.pop(other)  # what is still searching in it keeps it until it is done
            _open[folder] = known
    return known


def is_new() -> bool:
    """Whether there has never been an index here (a new library), so that nothing was lost."""
    return not (settings.HOME.index / _STAMP).exists()


@contextlib.contextmanager
def writing(patience: float = 0.0) -> Iterator[None]:
    """Be the one process that writes. Raises WriterBusyError when another is, after `patience` seconds."""
    settings.HOME.index.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(settings.HOME.index / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)  # and with it goes the lock


def fresh() -> TantivyBackend:
    """A new index, in no use yet."""
    folder = settings.HOME.index / secrets.token_hex(_NAME_BYTES)
    return TantivyBackend(folder, memory=REBUILD_BYTES, threads=2)


def use(made: TantivyBackend) -> None:
    """Put an index into use in place of the one before, which is swept away."""
    stamp = {"made_by": _maker(), "folder": made.folder.name}
    waiting = settings.HOME.index / f"{_STAMP}.new"
    waiting.write_text(json.dumps(stamp), encoding="utf-8")
    waiting.replace(settings.HOME.index / _STAMP)
    for path in settings.HOME.index.iterdir():
        if path.is_dir() and path != made.folder:
            shutil.rmtree(path, ignore_errors=True)


def _in_use() -> Path:
    try:
        stamp = json.loads((settings.HOME.index / _STAMP).read_text(encoding="utf-8"))
        folder, maker = str(stamp["folder"]), stamp["made_by"]
    except FileNotFoundError:
        raise IndexLostError(_("The search index was missing.")) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexLostError(_("The search index was damaged.")) from error
    if maker != _maker():
        raise IndexLostError(_("The search index was made by another version."))
    path: Path = settings.HOME.index / Path(folder).name
    if not (path / "meta.json").is_file():
        raise IndexLostError(_("The search index was damaged."))
    return path


def _opened(folder: Path) -> TantivyBackend:
    try:
        made = TantivyBackend(folder)
        made.check()
    except (OSError, ValueError) as error:
        raise IndexLostError(_("The search index was damaged.")) from error
    return made


def _maker() -> str:
    return f"fields {tantivy_schema.VERSION}, tantivy {version('tantivy')}"


def _lock(descriptor: int, until: float) -> None:
    waiting = threading.Event()
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise WriterBusyError(_("Another process is writing to the search index.")) from None
            waiting.wait(_BETWEEN_TRIES)
        else:
            return
