"""The child's side of reading apart: one piece of work under limits, its result written to a pipe.

In: a picklable callable, its argument and `Limits`. Out: frames on a file descriptor, read by
`travaux.reading.apart`: that the work begins, progress any number of times, then one value or one
error. The process leads a group of its own, so that everything it starts can be ended with it.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import resource
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from travaux.reading import progress
from travaux.texts.errors import ReaderCrashError, TooLargeError, TravauxError

BEGINS, PROGRESS, VALUE, ERROR = b"b", b"p", b"v", b"e"
HEADER = struct.Struct("<cQ")  # what kind of frame, how many bytes follow

_MEGABYTE = 1 << 20
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    `seconds` of the clock for the file, plus `seconds_per_page` for each page it has and
    `seconds_per_ocr_page` for each page recognised; `memory_mb` of address space in megabytes (a
    child forked from a large parent has at least half of it to itself); at most `pages` pages. The
    defaults leave ten times what the slowest known honest file needs.
    """

    seconds: float = 20.0
    seconds_per_page: float = 0.05
    seconds_per_ocr_page: float = 30.0
    memory_mb: int = 1024
    pages: int = 5000


def too_large(limits: Limits) -> TooLargeError:
    """The error for a file that needs more memory than allowed."""
    return TooLargeError(
        f"Reading needs more than {limits.memory_mb} MB of memory: "
        "raise the limit with --memory, or split the file."
    )


def run(descriptor: int, work: Callable[[Any], Any], item: Any, limits: Limits, parent: int) -> NoReturn:
    """Do `work(item)` under `limits`, write the result to `descriptor` and end the process."""
    _settle(limits, parent)
    progress.listen(lambda state: _send(descriptor, PROGRESS, tuple(state)))
    try:
        _send(descriptor, BEGINS, ())
        try:
            frame = _attempt(work, item)
            _write(descriptor, *frame)
        except MemoryError:
            frame = None  # lets go of what was too large before the error is told
            _send(descriptor, ERROR, (TooLargeError.code, str(too_large(limits))))
    except BrokenPipeError:
        pass  # the parent has stopped listening; there is nobody left to tell
    finally:
        os._exit(0)


def serve() -> NoReturn:
    """Entry point of a spawned child: the job comes pickled on standard input, frames go to 3."""
    work, item, limits, parent = pickle.load(sys.stdin.buffer)
    run(3, work, item, limits, parent)


def guarded(work: Callable[[Any], Any], item: Any) -> Any:
    """`work(item)`; whatever unforeseen it raises becomes a ReaderCrashError that says what and where."""
    try:
        return work(item)
    except (TravauxError, MemoryError):
        raise
    except Exception as fault:  # the job runner's border: a fault of ours costs one file
        raise ReaderCrashError(_fault_sentence(fault)) from fault


def _attempt(work: Callable[[Any], Any], item: Any) -> tuple[bytes, bytes]:
    """The frame that tells what became of the work."""
    try:
        return VALUE, pickle.dumps(guarded(work, item), protocol=5)
    except TravauxError as error:
        return ERROR, pickle.dumps((error.code, str(error)))


def _fault_sentence(fault: Exception) -> str:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    said = f": {fault}" if str(fault) else ""
    return (
        f"The reader failed on this file ({type(fault).__name__}{said}, at {where}); other files are not "
        "affected. Please report it with the file, if it may be shared."
    )


def _settle(limits: Limits, parent: int) -> None:
    """Own process group, quiet, default signals, limits set, gone when the parent goes."""
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    _die_with(parent)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    _cap(resource.RLIMIT_AS, _address_space(limits))
    _cap(resource.RLIMIT_CORE, 0)
    # Only for a parent that was killed where no death signal exists: the clock is the parent's matter.
    _cap(resource.RLIMIT_CPU, int(limits.seconds + limits.seconds_per_page * limits.pages) + 1)


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it went before we asked
        os._exit(0)


def _address_space(limits: Limits) -> int:
    """Bytes of address space: what is allowed, and at least half of it beyond what a large parent left us."""
    try:
        mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:  # not Linux: a spawned child starts small
        mapped = 0
    allowed = limits.memory_mb * _MEGABYTE
    return max(allowed, mapped + allowed // 2)


def _cap(kind: int, amount: int) -> None:
    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or amount < hard:
        resource.setrlimit(kind, (amount, amount))


def _send(descriptor: int, kind: bytes, value: object) -> None:
    _write(descriptor, kind, pickle.dumps(value))


def _write(descriptor: int, kind: bytes, payload: bytes) -> None:
    for part in (HEADER.pack(kind, len(payload)), payload):
        view = memoryview(part)
        while view:
            view = view[os.write(descriptor, view) :]
