"""The web server's own process: says when it can answer, or in one sentence why it can't."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 40.0


@contextmanager
def site(home: Path) -> Iterator[tuple[subprocess.Popen[str], int, int]]:
    """The process, the port it listens on, and the end of the pipe that tells when it is ready."""
    heard, tells = os.pipe()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        number = listening.fileno()
        options = ["--socket", str(number), "--ready", str(tells), "--workers", "1"]
        process = subprocess.Popen(
            [sys.executable, "-m", "travaux.cli.site", *options],
            env=os.environ | {"TRAVAUX_HOME": str(home), "DJANGO_SETTINGS_MODULE": "travaux.settings"},
            pass_fds=(number, tells), text=True, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.close(tells)
        try:
            yield process, listening.getsockname()[1], heard
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)
            os.close(heard)


def test_it_says_when_it_answers_and_ends_in_order(tmp_path: Path) -> None:
    with site(tmp_path) as (process, port, heard):
        assert os.read(heard, 1) == b"."
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/api/health")
        with connection.getresponse() as answer:
            assert answer.status == 200
        connection.close()

    assert process.returncode == 0


def test_a_library_that_can_not_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with site(tmp_path / "file" / "library") as (process, _, heard):
        assert os.read(heard, 1) == b"", "the pipe is closed without a word"
        _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert said.startswith("travaux: The library's folder") and said.count("\n") == 1
