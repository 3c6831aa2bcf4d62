"""A worker's day: it begins with sweeping, waits for a database that is away, ends when told."""

from __future__ import annotations

import os
import threading

import pytest
import structlog
from django.db import OperationalError
from structlog.testing import capture_logs

from tests.library.adding.papers import give, report
from travaux.library.adding import loop
from travaux.library.home import Home
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def day(stop: threading.Event) -> list[str]:
    """What a worker logs until it ends."""
    with capture_logs() as logs:
        loop.run(stop, structlog.get_logger())
    return [entry["event"] for entry in logs]


def test_told_to_end_it_ends_after_sweeping(home: Home) -> None:
    left = home.incoming / "left"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    stop = threading.Event()
    stop.set()
    assert day(stop) == ["started", "ended"]
    assert not left.exists()


def test_a_database_that_is_away_is_tried_again(
    home: Home, owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(owner, report())
    stop, really = threading.Event(), loop.work
    turns = iter([True, False])

    def away_once(**wishes: object) -> int:
        if next(turns):
            raise OperationalError("the server closed the connection")
        done = really(**wishes)  # type: ignore[arg-type]
        stop.set()
        return done

    monkeypatch.setattr(loop, "work", away_once)
    monkeypatch.setattr(loop, "_AFTER_A_FAULT", 0.0)
    monkeypatch.setattr(loop.connection, "close", lambda: None)  # the test's own transaction is in it
    assert day(stop) == ["started", "database away", "ready", "ended"]
    assert Addition.objects.get().state == State.READY
