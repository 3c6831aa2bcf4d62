"""Keeping processes running, tried with real ones."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from travaux.cli import supervise
from travaux.cli.supervise import FIRST_PAUSE, LONGEST_PAUSE, STEADY_AFTER, Part, Supervisor

FOR_EVER = "import signal; signal.pause()"
STUBBORN = """
import os, signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.write({tells}, b".")
while True:
    signal.pause()
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def counting(path: Path, ends_after: int) -> str:
    """Writes a letter at each start; at the last one it asks us to stop."""
    return f"""
import os, signal
with open({str(path)!r}, "a") as starts:
    starts.write("x")
if os.path.getsize({str(path)!r}) >= {ends_after}:
    os.kill({os.getpid()}, signal.SIGTERM)
    signal.pause()
"""


def test_the_end_of_what_is_needed_ends_everything() -> None:
    said: list[str] = []
    with Supervisor(said.append).watching() as supervisor:
        other = Part("The other", python(FOR_EVER))
        supervisor.add(other)
        supervisor.add(Part("The site", python("raise SystemExit(7)"), needed=True))
        running = other.process
        assert supervisor.run() == 7

    assert said == ["The site has ended (exit code 7)."]
    assert running is not None and running.returncode == -signal.SIGTERM


def test_what_is_not_needed_is_started_again_until_asked_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervise, "LONGEST_PAUSE", 0.01)
    said: list[str] = []
    with Supervisor(said.append).watching() as supervisor:
        supervisor.add(Part("The indexer", python(counting(tmp_path / "starts", 3))))
        assert supervisor.run() == 0
        assert supervisor.stopping

    assert (tmp_path / "starts").read_text() == "xxx"
    assert said == ["The indexer has ended (exit code 0); it is started again."] * 2


def test_it_waits_longer_each_time_but_not_after_a_long_life() -> None:
    part = Part("", [], started=100.0)
    pauses = []
    for _ in range(9):
        part.again(now=101.0)
        pauses.append(part.pause)

    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pauses[-1] == LONGEST_PAUSE
    part.again(now=101.0 + STEADY_AFTER)
    assert part.pause == FIRST_PAUSE


def test_what_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "GRACE", 0.3)
    ready, tells = os.pipe()
    with Supervisor(print).watching() as supervisor:
        part = Part("Stubborn", python(STUBBORN.format(tells=tells)), descriptors=(tells,))
        supervisor.add(part)
        os.close(tells)
        assert supervisor.wait_for(ready)
        began, process = time.monotonic(), part.process
    os.close(ready)

    assert process is not None and process.returncode == -signal.SIGKILL
    assert time.monotonic() - began < supervise.GRACE + 5


def test_waiting_for_one_that_dies_ends_the_waiting() -> None:
    ready, tells = os.pipe()
    with Supervisor(print).watching() as supervisor:
        supervisor.add(Part("Dies", python("raise SystemExit(1)"), descriptors=(tells,)))
        os.close(tells)
        assert not supervisor.wait_for(ready)
        assert not supervisor.stopping
    os.close(ready)


def test_signals_are_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Supervisor(print).watching():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before
