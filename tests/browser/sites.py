"""Real sites for real browsers: `travaux serve` in a process of its own, with a library of its own.

In: a folder and what to put into it. Out: a `Site` that answers, until the `with` ends. Used by the tests
of this folder and by `samples/screenshots.py`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SAMPLE = """
from travaux.library.ready import start
start()
from travaux.library import people, sample
from travaux.library.adding.work import work
from travaux.library.search import indexing
work(batch=sample.add(people.owner()))
indexing.follow()
"""
_PATIENCE = 120  # seconds for a command on a busy machine
_SAYS = "Travaux is at "  # what `travaux serve` prints when it answers
_WORKER = "travaux.library.adding.worker"
_ending: list[tuple[subprocess.Popen[bytes], Path]] = []  # asked to stop, and the files of their complaints


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, the folder it keeps, its process, the file of its complaints."""

    address: str
    home: Path
    process: int
    log: Path

    def at(self, path: str) -> str:
        """The whole address of a path."""
        return self.address + path

    def travaux(self, *arguments: object, stdin: str | None = None) -> str:
        """Run a command on its library; what it printed. Files that need a look are no failure."""
        return travaux(self.home, *arguments, stdin=stdin)

    @contextmanager
    def reading_stopped(self) -> Iterator[None]:
        """Nothing is read while this holds: the worker's process stands still."""
        worker = _child(self.process, _WORKER)
        os.kill(worker, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(worker, signal.SIGCONT)


def chromium() -> str | None:
    """The path of a Chromium, if there is one."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def python(home: Path, program: str) -> str:
    """Run a few lines on a library; what they printed."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, env=_environment(home), check=True, timeout=_PATIENCE, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def travaux(home: Path, *arguments: object, stdin: str | None = None) -> str:
    """Run a command on a library; what it printed. Raises where it could not be done at all."""
    done = subprocess.run(
        [sys.executable, "-m", "travaux", *map(str, arguments)],
        env=_environment(home),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[Site]:
    """Serve the library at `home` on a free port; when the `with` ends it is asked to stop.

    It gives browsers that are connected still a moment: `ended` waits for all, later.
    """
    log = home.with_name(f"{home.name}.log")
    with log.open("wb") as errors:
        command = [sys.executable, "-m", "travaux", "serve", "--port", "0", "--no-open", "--workers", "1"]
        server = subprocess.Popen(
            [*command, *arguments],
            env=_environment(home),
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
        )
        try:
            yield Site(_address(server, log), home, server.pid, log)
        finally:
            server.send_signal(signal.SIGTERM)
            _ending.append((server, log))


def ended() -> None:
    """Wait until every site that was asked to stop has stopped, in good order."""
    while _ending:
        server, log = _ending.pop()
        server.communicate(timeout=60)
        said = log.read_text(errors="replace")
        assert "Traceback" not in said, f"the site complained:\n{said}"


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    assert server.stdout is not None
    for line in server.stdout:  # ends when the process ends
        words = line.decode()
        if words.startswith(_SAYS):
            return words.removeprefix(_SAYS).strip().rstrip("/")
    raise AssertionError(f"the site did not start:\n{log.read_text(errors='replace')}")


def _environment(home: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TRAVAUX_", "DJANGO_"))}
    return kept | {"TRAVAUX_HOME": str(home), "DJANGO_SETTINGS_MODULE": "travaux.settings"}


def _child(parent: int, module: str) -> int:
    """The child of a process that runs this module."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return next(int(child) for child in children if module in _command(child))


def _command(process: str) -> Sequence[str]:
    return Path(f"/proc/{process}/cmdline").read_bytes().decode().split("\0")
