"""`travaux serve`, as a person starts it: a real process with a real port."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.api.seeding import pdf

PATIENCE = 40.0  # seconds: a busy machine; what is measured is said in the closing note
STOPS_WITHIN = 15.0


@dataclass(slots=True)
class Running:
    """A site that answers."""

    process: subprocess.Popen[str]
    address: str
    home: Path
    said: list[str]

    def ask(self, path: str, **options: Any) -> Any:
        """JSON of the API."""
        with urllib.request.urlopen(
            urllib.request.Request(self.address + path, **options), timeout=20
        ) as answer:
            return json.loads(answer.read())

    def until(self, path: str, true: Callable[[Any], bool]) -> Any:
        """Ask until it is so; each question waits for its answer, and `progress` for nothing."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self.ask(path)
            if true(answer):
                return answer
            select.select([], [], [], 0.05)
        raise AssertionError(f"still not so: {answer}")


def command(*options: str) -> list[str]:
    return [sys.executable, "-m", "travaux", "serve", "--no-open", *options]


def environment(home: Path, **more: str) -> dict[str, str]:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("TRAVAUX_", "DJANGO_"))
    }
    return clean | {"TRAVAUX_HOME": str(home), **more}


@contextmanager
def serving(home: Path, *options: str, **more: str) -> Iterator[Running]:
    process = subprocess.Popen(
        command("--port", "0", *options), env=environment(home, **more), text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        match = re.search(r"http://\S+[^/\s]", line)
        assert match, line + (process.stderr.read() if process.stderr else "")
        yield Running(process, match[0], home, [line])
    finally:
        process.terminate()
        try:
            process.communicate(timeout=STOPS_WITHIN)
        finally:
            process.kill()
            process.communicate()


def processes_of(home: Path) -> list[str]:
    """Command lines of all processes that have this library in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"TRAVAUX_HOME={home}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def upload(data: bytes, name: str) -> dict[str, Any]:
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="' + name.encode()
        + b'"\r\nContent-Type: application/pdf\r\n\r\n' + data + b"\r\n--edge--\r\n"
    )  # fmt: skip
    return {"data": body, "headers": {"Content-Type": "multipart/form-data; boundary=edge"}, "method": "POST"}


def test_a_file_added_by_the_api_is_found_and_nothing_is_left_running(tmp_path: Path) -> None:
    home = tmp_path / "library"
    with serving(home) as site:
        assert site.ask("/api/health")["status"] == "ok"
        assert site.ask("/api/me")["role"] == "admin"

        sent = site.ask("/api/additions", **upload(pdf("A/57/292", "Ornithology."), "report.pdf"))
        one = f"/api/additions/{sent['additions'][0]['id']}"
        done = site.until(one, lambda answer: answer["finished"])
        assert done["state"] in ("ready", "needs-a-look"), done
        found = site.until("/api/search?text=ornithology", lambda answer: answer["total"])
        assert found["groups"][0]["hits"][0]["address"] == "para_1"
        assert len(processes_of(home)) >= 5, "who watches, the server and its workers, reader, indexer"

    assert site.process.returncode == 0
    assert processes_of(home) == []


def test_ctrl_c_stops_it_and_says_so(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        site.process.send_signal(signal.SIGINT)
        out, err = site.process.communicate(timeout=STOPS_WITHIN)

    assert (site.process.returncode, out.splitlines()[-1]) == (0, "Stopped.")
    assert "Traceback" not in err
    assert processes_of(tmp_path) == []


def test_a_killed_watcher_leaves_nothing_running(tmp_path: Path) -> None:
    with serving(tmp_path) as site:
        site.process.kill()
        end = time.monotonic() + STOPS_WITHIN
        while processes_of(tmp_path) and time.monotonic() < end:
            select.select([], [], [], 0.1)

    assert processes_of(tmp_path) == []


def test_what_dies_is_started_again(tmp_path: Path) -> None:
    def indexers() -> set[int]:
        return {
            int(folder.name)
            for folder in Path("/proc").glob("[0-9]*")
            if b"search.indexer" in _bytes(folder / "cmdline")
            and str(tmp_path).encode() in _bytes(folder / "environ")
        }

    with serving(tmp_path) as site:
        first = _until(indexers)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        second = _until(lambda: indexers() - first)
        assert second
        site.process.send_signal(signal.SIGINT)
        _, err = site.process.communicate(timeout=STOPS_WITHIN)
    assert "The indexer has ended (signal 9); it is started again." in err


def test_a_port_that_is_taken_is_one_sentence_with_a_free_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run(tmp_path, "--port", str(port))

    assert ended.returncode == 2
    assert re.fullmatch(
        rf"travaux: Port {port} is taken, .*: use --port \d+, which is free\.\n", ended.stderr
    ), ended.stderr
    assert not (tmp_path / "library.sqlite3").exists(), "nothing was made"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param(("--host", "0.0.0.0"), "add --server", id="open to everybody without accounts"),
        pytest.param(("--host", "192.0.2.7"), "add --server", id="another machine's address"),
        pytest.param(("--host", "no.such.host.invalid", "--server"), "can listen on", id="no such host"),
    ],
)
def test_what_can_not_start_says_one_sentence(
    tmp_path: Path, options: tuple[str, ...], sentence: str
) -> None:
    ended = run(tmp_path, *options)

    assert ended.returncode == 2
    assert sentence in ended.stderr and ended.stderr.count("\n") == 1


def test_a_folder_that_can_not_be_written_says_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ended = run(tmp_path / "file" / "library", "--port", "0")

    assert ended.returncode == 1
    assert "can't be written" in ended.stderr and ended.stderr.count("\n") == 1


def test_with_accounts_a_visitor_is_nobody(tmp_path: Path) -> None:
    with serving(tmp_path, "--server") as site:
        assert site.ask("/api/me")["role"] == "visitor"
        with pytest.raises(urllib.error.HTTPError) as refused:
            site.ask("/api/additions", **upload(b"x", "x.txt"))
        with refused.value:
            assert refused.value.code == 401


def test_a_foreign_name_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path, TRAVAUX_HOSTS="evil.example") as site:
        with pytest.raises(urllib.error.HTTPError) as refused:
            site.ask("/api/me", headers={"Host": "evil.example"})
        with refused.value:
            assert refused.value.code == 400


def run(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*options),
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _until(found: Callable[[], set[int]]) -> set[int]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if now := found():
            return now
        select.select([], [], [], 0.05)
    return set()
