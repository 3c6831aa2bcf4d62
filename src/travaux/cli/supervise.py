"""Keeping processes running: started together, restarted when they die, stopped together.

In: `Part`s, each a command line. Out: an exit code, when a signal asks to stop or the part that
matters has ended. Loads no framework: what watches must be light and can't fail with what it watches.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before a part that died is started again, doubled each time
STEADY_AFTER = 60.0  # seconds: a part that ran so long did not die of how it was started
GRACE = 10.0  # seconds a part has to finish what it is doing
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PARENT_DIED = 1  # PR_SET_PDEATHSIG of Linux's prctl


@dataclass(slots=True)
class Part:
    """A process to keep running. When one that is `needed` ends, everything ends."""

    name: str
    command: Sequence[str]
    needed: bool = False
    descriptors: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float | None = None
    pause: float = 0.0

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C reaches only who watches, and stops in order."""
        self.process = subprocess.Popen(
            self.command, pass_fds=self.descriptors, start_new_session=True, stdin=subprocess.DEVNULL,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )  # fmt: skip
        self.started, self.due = time.monotonic(), None

    def ended(self) -> int | None:
        """Its exit code when it has ended."""
        return self.process.poll() if self.process else None

    def signal(self, number: int) -> None:
        """Send a signal to it and, to end what would not end, to all it started."""
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                if number == signal.SIGKILL:
                    os.killpg(self.process.pid, number)
                else:
                    self.process.send_signal(number)

    def again(self, now: float) -> None:
        """Note when it is to be started again: later each time it dies young."""
        steady = now - self.started > STEADY_AFTER
        self.pause = FIRST_PAUSE if steady else min(max(FIRST_PAUSE, self.pause * 2), LONGEST_PAUSE)
        self.process, self.due = None, now + self.pause


class Supervisor:
    """Watches parts. `say` is told in a sentence what a person should know."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._parts: list[Part] = []
        self._asked: int | None = None
        self._bell: socket.socket

    @property
    def stopping(self) -> bool:
        """Whether a signal has asked to stop."""
        return self._asked is not None

    @contextmanager
    def watching(self) -> Iterator[Supervisor]:
        """Listen to signals; when the block ends, however it ends, no process is left."""
        ours, theirs = socket.socketpair()
        theirs.setblocking(False)
        before = {number: signal.signal(number, self._note) for number in (*_STOPPING, signal.SIGCHLD)}
        woken = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._bell = ours
        try:
            yield self
        finally:
            self._stop()
            signal.set_wakeup_fd(woken)
            for number, handler in before.items():
                signal.signal(number, handler)
            ours.close()
            theirs.close()

    def add(self, part: Part) -> None:
        """Start a part and keep it running."""
        part.start()
        self._parts.append(part)

    def wait_for(self, descriptor: int) -> bool:
        """Wait for a byte from a part that says it is ready; False when it ends or we are asked to stop."""
        while self._asked is None:
            readable, _, _ = select.select([descriptor, self._bell.fileno()], [], [])
            if descriptor in readable:
                return bool(os.read(descriptor, 1))
            self._bell.recv(4096)
        return False

    def run(self) -> int:
        """Keep all parts running; the exit code of a needed part that ended, or 0 when asked to stop."""
        while self._asked is None:
            now = time.monotonic()
            for part in self._parts:
                code = part.ended()
                if code is not None and part.needed:
                    self._say(f"{part.name} has ended ({_told(code)}).")
                    return code or 1
                if code is not None:
                    part.again(now)
                    self._say(f"{part.name} has ended ({_told(code)}); it is started again.")
                elif part.due is not None and part.due <= now:
                    part.start()
            self._listen(now)
        return 0

    def _listen(self, now: float) -> None:
        dues = [part.due for part in self._parts if part.due is not None]
        pause = max(0.0, min(dues) - now) if dues else None
        if select.select([self._bell], [], [], pause)[0]:
            self._bell.recv(4096)

    def _note(self, number: int, _frame: object) -> None:
        if number != signal.SIGCHLD:
            self._asked = number

    def _stop(self) -> None:
        """Ask all to finish, wait, and end what has not."""
        for part in self._parts:
            part.signal(signal.SIGTERM)
        until = time.monotonic() + GRACE
        for part in self._parts:
            if part.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    part.process.wait(max(0.0, until - time.monotonic()))
                part.signal(signal.SIGKILL)
                part.process.wait()
        self._parts.clear()


def _told(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _end_with_parent() -> None:
    """Have Linux end the part when who watches it is killed without a chance to stop it."""
    ctypes.CDLL(None, use_errno=True).prctl(_PARENT_DIED, signal.SIGTERM)
