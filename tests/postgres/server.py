"""A PostgreSQL server for the tests: from Debian's packages, in a folder of its own, on a free port."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_WHERE = Path("/usr/lib/postgresql")
_ACCOUNT = "postgres"  # the server refuses to run as root
_SECONDS = 120


class NoPostgresError(Exception):
    """PostgreSQL can't be had here; says why."""


@contextmanager
def running() -> Iterator[str]:
    """A server; its address without the name of a database: "postgres://postgres@127.0.0.1:5433/"."""
    programs = _programs()
    # Not below pytest's own folder, which its owner alone may enter.
    with tempfile.TemporaryDirectory(prefix="travaux-postgres-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _ACCOUNT, _ACCOUNT)
        with _started(programs, folder) as address:
            yield address


@contextmanager
def _started(programs: Path, folder: Path) -> Iterator[str]:
    data = folder / "data"
    _run([programs / "initdb", "-D", data, "-A", "trust", "-U", _ACCOUNT, "-E", "UTF8", "--no-sync"], folder)
    port = _free_port()
    # Nothing here must last: without these the tests wait for the disk.
    fast = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {fast}"
    control = [programs / "pg_ctl", "-D", data, "-w"]
    _run([*control, "-l", folder / "log", "-o", options, "start"], folder)
    try:
        yield f"postgres://{_ACCOUNT}@127.0.0.1:{port}/"
    finally:
        _run([*control, "-m", "immediate", "stop"], folder)


def _programs() -> Path:
    there = sorted(_WHERE.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not there:
        raise NoPostgresError("PostgreSQL is not installed: apt-get install postgresql")
    if os.geteuid() == 0 and not (shutil.which("runuser") and _has_account()):
        raise NoPostgresError("PostgreSQL does not run as root, and there is no account “postgres” to run it")
    return there[-1].parent


def _has_account() -> bool:
    return any(entry.pw_name == _ACCOUNT for entry in pwd.getpwall())


def _run(command: Sequence[str | Path], folder: Path) -> None:
    plain = [str(part) for part in command]
    if os.geteuid() == 0:
        plain = ["runuser", "-u", _ACCOUNT, "--", *plain]
    with tempfile.TemporaryFile() as out:  # not a pipe: the server would hold it open
        done = subprocess.run(
            plain, cwd=folder, stdout=out, stderr=subprocess.STDOUT, timeout=_SECONDS, check=False
        )
        out.seek(0)
        said = out.read().decode(errors="replace").strip()
    if done.returncode:
        raise NoPostgresError(f"{Path(plain[-1]).name}: {said}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
