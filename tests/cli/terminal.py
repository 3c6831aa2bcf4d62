"""Running the command as a person does: in a process of its own, with pipes or a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import NamedTuple

COMMAND = [sys.executable, "-m", "travaux"]


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode("utf-8")


def travaux(*arguments: object, stdin: bytes | None = None, timeout: float = 60) -> Ran:
    """Run `travaux` with pipes."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def travaux_at_terminal(*arguments: object) -> Ran:
    """Run `travaux` with standard error at a terminal."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=theirs, env=environment
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side has gone
            break
        if not piece:
            break
        said += piece
    out = process.communicate()[0]
    os.close(ours)
    return Ran(process.returncode, out, said.decode("utf-8"))
