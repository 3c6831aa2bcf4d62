"""A fetcher's day: it fetches what waits, waits for a database that is away, ends when told."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
import structlog
from django.db import OperationalError
from structlog.testing import capture_logs

from tests.library.adding.papers import report
from tests.library.fetching.source import Source
from travaux.library.fetching import loop
from travaux.library.fetching.wanting import Wish, want
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_a_database_that_is_away_is_tried_again(
    owner: Viewer, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.has("A/99/1", "en", report())
    want(owner, ["A/99/1"], ["en"], Wish(uuid4()))
    stop, really = threading.Event(), loop.fetch
    turns = iter([True, False])

    def away_once(**wishes: object) -> int:
        if next(turns):
            raise OperationalError("the server closed the connection")
        done = really(**wishes)  # type: ignore[arg-type]
        stop.set()
        return done

    monkeypatch.setattr(loop, "fetch", away_once)
    monkeypatch.setattr(loop, "_AFTER_A_FAULT", 0.0)
    monkeypatch.setattr(loop.connection, "close", lambda: None)  # the test's own transaction is in it
    with capture_logs() as logs:
        loop.run(stop, structlog.get_logger())
    assert [entry["event"] for entry in logs] == ["started", "database away", "fetched", "ended"]
    row = Addition.objects.get()
    assert (row.state, row.original is None) == (State.QUEUED, False)
