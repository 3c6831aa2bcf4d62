"""How far the library is: lines for people, events for programs."""

from __future__ import annotations

import json

import pytest

from travaux.cli.library_bar import File, Said, library_meter
from travaux.reading.progress import Progress


def run(*, as_json: bool) -> None:
    """One file, and one that nobody announced."""
    meter = library_meter([File("1", "a.pdf", 1000)], as_json=as_json)
    for key in ("1", "other"):
        meter.progress(key, Progress(done=1, pages=2))
        meter.finished(Said(key, 2, f"line {key}", {"state": "ready"}))
    meter.close("the sum", {"files": 2})


def test_lines(capsys: pytest.CaptureFixture[str]) -> None:
    run(as_json=False)
    out, err = capsys.readouterr()
    assert (out, err) == ("", "line 1\nline other\nthe sum\n")


def test_events(capsys: pytest.CaptureFixture[str]) -> None:
    run(as_json=True)
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    assert events[0] == {"event": "reading", "id": "1", "pages_done": 1, "pages": 2}
    assert events[1] == {"event": "finished", "id": "1", "state": "ready"}
    assert (events[-1], err) == ({"event": "done", "files": 2}, "")
