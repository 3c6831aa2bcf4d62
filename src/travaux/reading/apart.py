"""Files read apart: each in a child process with limits of time, memory and pages.

In: items (paths) and a picklable callable that does the work in the child. Out: one `Outcome` per
item as it finishes: a value or one clear error. A hostile file costs its own process and nothing
else: the parent never opens it, never waits without a deadline, and loads from the child only
values of our own classes.

On Linux a child is forked from the warm parent (milliseconds); where forking is unsafe (other
systems, or a parent with threads) it is spawned afresh.
"""

from __future__ import annotations

import contextlib
import io
import os
import pickle
import resource
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from travaux.reading import child
from travaux.reading.child import BEGINS, ERROR, HEADER, PROGRESS, VALUE, Limits
from travaux.reading.progress import Progress
from travaux.reading.read import read
from travaux.texts.errors import ReaderCrashError, TooSlowError, TravauxError
from travaux.texts.reading import Reading

__all__ = ["Limits", "Outcome", "Progress", "read_many", "read_one", "run"]

Item = TypeVar("Item")
Value = TypeVar("Value")

PULSE = 0.3  # seconds: how long a caller with a pulse is kept waiting; people don't notice it
_TO_BEGIN = 30.0  # seconds beyond the limit until the work must have begun: starting is not the file's doing
_CHUNK = 1 << 20  # bytes taken from a pipe at a time
_MEGABYTE = 1 << 20
_NEAR_THE_LIMIT = 0.5  # a reader that dies with this share of its memory in use died of memory
_RSS_UNIT = 1024 if sys.platform == "linux" else 1  # getrusage counts kilobytes on Linux, bytes on macOS


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Value]):
    """What became of one item: `value`, or the `error` that stopped it.

    `seconds` by the clock; `peak_mb` is the most memory that its process held at once.
    """

    item: Item
    value: Value | None
    error: TravauxError | None
    seconds: float
    peak_mb: float

    def unwrap(self) -> Value:
        """The value; raises the error when there is none."""
        if self.error is not None:
            raise self.error
        assert self.value is not None
        return self.value


def read_one(path: str | Path, *, ocr: str = "auto", limits: Limits | None = None) -> Reading:
    """Read one file in a child process. Raises what `travaux.read` raises, and `LimitError`."""
    (outcome,) = read_many([path], ocr=ocr, limits=limits)
    return outcome.unwrap()


def read_many(
    paths: Iterable[str | Path],
    *,
    processes: int = 1,
    ocr: str = "auto",
    limits: Limits | None = None,
    on_progress: Callable[[Path, Progress], None] | None = None,
) -> Iterator[Outcome[Path, Reading]]:
    """Read files with `processes` at a time; readings come as they finish, not in order."""
    bounds = limits or Limits()
    work = _Read(ocr, bounds.pages)
    return run(map(Path, paths), work, processes=processes, limits=bounds, on_progress=on_progress)


@dataclass(frozen=True, slots=True)
class _Read:
    """The work of `read_many`, in a form that can be sent to a spawned process."""

    ocr: str
    pages: int

    def __call__(self, path: Path) -> Reading:
        return read(path, ocr=self.ocr, max_pages=self.pages)


def run(
    items: Iterable[Item],
    work: Callable[[Item], Value],
    *,
    processes: int = 1,
    limits: Limits | None = None,
    on_progress: Callable[[Item, Progress], None] | None = None,
    on_pulse: Callable[[], None] | None = None,
) -> Generator[Outcome[Item, Value], None, None]:
    """Do `work(item)` for each item in a child process of its own, `processes` at a time.

    With `on_pulse` the caller is called at least every `PULSE` seconds, and `items` is asked again then
    even when it had nothing before: for items that keep coming. What `on_pulse` raises ends the run.

    When the caller stops early (an error, Ctrl-C, `close()`), the children still at work are
    ended with everything they started.
    """
    bounds = limits or Limits()
    crew: list[_Child[Item, Value]] = []

    def hire(item: Item) -> None:
        crew.append(_Child(item, work, bounds, on_progress))

    try:
        yield from _worked_off(crew, iter(items), processes, hire, on_pulse)
    finally:
        for member in crew:
            member.stop()


_NONE = object()


def _worked_off(
    crew: list[_Child[Item, Value]],
    waiting: Iterator[Item],
    processes: int,
    hire: Callable[[Item], None],
    on_pulse: Callable[[], None] | None,
) -> Iterator[Outcome[Item, Value]]:
    """The outcomes as they come, while there is somebody at work or something waits."""
    outcomes: list[Outcome[Item, Value]] = []
    while True:
        # Before the caller gets what is done: children read while the caller works on that.
        while len(crew) < processes and (item := next(waiting, _NONE)) is not _NONE:
            hire(item)  # type: ignore[arg-type]
        if not (crew or outcomes):
            return
        yield from outcomes
        outcomes.clear()
        if not crew:
            continue
        _listen(crew, None if on_pulse is None else PULSE)
        if on_pulse is not None:
            on_pulse()
        outcomes.extend(_relieved(crew))


def _relieved(crew: list[_Child[Item, Value]]) -> Iterator[Outcome[Item, Value]]:
    """The outcomes of those who have finished; they leave the crew."""
    for member in [member for member in crew if member.finished()]:
        crew.remove(member)
        yield member.outcome()


def _listen(crew: list[_Child[Item, Value]], at_most: float | None) -> None:
    """Wait until a child writes, ends or is out of time, `at_most` seconds; take in what was written."""
    poll = select.poll()
    for member in crew:
        poll.register(member.pipe, select.POLLIN | select.POLLHUP)
    left = min(member.deadline() for member in crew) - time.monotonic()
    patience = left if at_most is None else min(left, at_most)
    ready = {descriptor for descriptor, _ in poll.poll(max(0.0, patience) * 1000)}
    for member in crew:
        if member.pipe in ready:
            member.take()


class _Child(Generic[Item, Value]):
    """One child process at work on one item."""

    def __init__(
        self,
        item: Item,
        work: Callable[[Item], Value],
        limits: Limits,
        on_progress: Callable[[Item, Progress], None] | None,
    ) -> None:
        self.item = item
        self.limits = limits
        self.on_progress = on_progress
        self.started = time.monotonic()
        self.allowance = limits.seconds
        self.begun = self.started + _TO_BEGIN  # when the clock runs from; corrected when the work begins
        self.buffer = bytearray()
        self.value: Value | None = None
        self.error: TravauxError | None = None
        self.told = False  # whether a value or an error has come
        self.ended = False  # whether the pipe is closed
        self.pid, self.pipe = _start(work, item, limits)

    def deadline(self) -> float:
        """When this child is ended, on the monotonic clock."""
        return self.begun + self.allowance

    def take(self) -> None:
        """Take in what stands in the pipe, frame by frame."""
        got = os.read(self.pipe, _CHUNK)
        self.ended = not got
        self.buffer += got
        if len(self.buffer) > self.limits.memory_mb * _MEGABYTE:
            self._fail(child.too_large(self.limits))
        while len(self.buffer) >= HEADER.size:
            kind, length = HEADER.unpack_from(self.buffer)
            end = HEADER.size + length
            if len(self.buffer) < end:
                break
            payload = bytes(self.buffer[HEADER.size : end])
            del self.buffer[:end]
            self._hear(kind, payload)

    def finished(self) -> bool:
        """Whether the outcome is known; a child out of time becomes a TooSlowError here."""
        if not (self.ended or self.told) and time.monotonic() >= self.deadline():
            self._fail(
                TooSlowError(
                    f"Reading took longer than {self.allowance:.0f} s and was stopped: "
                    "raise the limit with --timeout, or split the file."
                )
            )
        return self.ended or self.told

    def outcome(self) -> Outcome[Item, Value]:
        """End the process if it still runs, and say what became of it."""
        status, peak_mb = self.stop()
        if not self.told:
            self._fail(self._death(status, peak_mb))
        seconds = time.monotonic() - self.started
        return Outcome(self.item, self.value, self.error, seconds, peak_mb)

    def stop(self) -> tuple[int, float]:
        """End the child and everything it started; its wait status and peak memory in megabytes."""
        if not self.ended:
            _kill(self.pid)
        _, status, usage = os.wait4(self.pid, 0)
        _kill(self.pid)  # what it started and left behind, if anything
        os.close(self.pipe)
        return status, _megabytes(usage)

    def _fail(self, error: TravauxError) -> None:
        self.error, self.told = error, True

    def _hear(self, kind: bytes, payload: bytes) -> None:
        try:
            said = _Ours(io.BytesIO(payload)).load()
            if kind == BEGINS:
                self.begun = min(self.begun, time.monotonic())
            elif kind == PROGRESS:
                self._progress(Progress(*said))
            elif kind == VALUE:
                self.value, self.told = said, True
            elif kind == ERROR:
                code, sentence = said
                self._fail(_BY_CODE[code](sentence))
        except (pickle.UnpicklingError, TypeError, ValueError, KeyError, EOFError, AttributeError):
            self._fail(ReaderCrashError("The process that read this file wrote nonsense; it was stopped."))

    def _progress(self, state: Progress) -> None:
        limits = self.limits
        self.allowance = max(
            self.allowance, limits.seconds + limits.seconds_per_page * min(state.pages, limits.pages)
        )
        if state.ocr:
            self.allowance += limits.seconds_per_ocr_page
        if self.on_progress is not None:
            self.on_progress(self.item, state)

    def _death(self, status: int, peak_mb: float) -> TravauxError:
        # A forked child begins with its parent's memory, which is not the file's doing.
        inherited = _megabytes(resource.getrusage(resource.RUSAGE_SELF))
        if peak_mb - inherited > _NEAR_THE_LIMIT * self.limits.memory_mb:
            return child.too_large(self.limits)
        how = (
            f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"status {os.WEXITSTATUS(status)}"
        )
        return ReaderCrashError(
            f"The process that read this file died ({how}); other files are not affected. "
            "The file is damaged or hostile: try a copy printed to PDF."
        )


class _Ours(pickle.Unpickler):
    """Loads only plain values and our own classes: a child taken over by a file can send nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        found = (
            super().find_class(module, name) if module.startswith("travaux.") and "." not in name else None
        )
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is not one of ours")
        return found


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss * _RSS_UNIT / _MEGABYTE


def _start(work: Callable[[Item], Value], item: Item, limits: Limits) -> tuple[int, int]:
    """Start a child; its process id and the descriptor of the pipe it writes to."""
    reading_end, writing_end = os.pipe()
    try:
        if sys.platform == "linux" and threading.active_count() == 1:
            pid = _fork(writing_end, work, item, limits)
        else:
            pid = _spawn(writing_end, work, item, limits)
    finally:
        os.close(writing_end)
    return pid, reading_end


def _fork(descriptor: int, work: Callable[[Item], Value], item: Item, limits: Limits) -> int:
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        child.run(descriptor, work, item, limits, parent)
    # Both sides do it, so that neither has to wait for the other; the child may have been faster.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.setpgid(pid, pid)
    return pid


def _spawn(descriptor: int, work: Callable[[Item], Value], item: Item, limits: Limits) -> int:
    job = pickle.dumps((work, item, limits, os.getpid()))
    out_of, into = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, out_of, 0), (os.POSIX_SPAWN_DUP2, descriptor, 3)]
    command = [sys.executable, "-c", "from travaux.reading.child import serve; serve()"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    try:
        pid = os.posix_spawn(sys.executable, command, environment, file_actions=actions, setpgroup=0)
    finally:
        os.close(out_of)
    with contextlib.suppress(BrokenPipeError), os.fdopen(into, "wb") as stream:
        stream.write(job)  # a child that died before reading it is met when its pipe closes
    return pid


def _kill(pid: int) -> None:
    # Nobody left to end; macOS says so with PermissionError when the only member is a zombie.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _classes(root: type[TravauxError]) -> Iterator[type[TravauxError]]:
    yield root
    for branch in root.__subclasses__():
        yield from _classes(branch)


_BY_CODE = {kind.code: kind for kind in _classes(TravauxError)}
