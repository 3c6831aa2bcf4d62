"""When a bar is shown, and when it is not worth loading."""

from __future__ import annotations

import sys

import pytest

from travaux.cli import meter
from travaux.cli.bar import Bar
from travaux.cli.meter import LateMeter, PlainMeter, meter_for
from travaux.cli.work import Task
from travaux.reading.progress import Progress

TASKS = [Task(0, "a.pdf", "a"), Task(1, "b.pdf", "b")]


@pytest.mark.parametrize(
    ("err", "out", "single", "prints", "expected"),
    [
        (False, False, False, False, PlainMeter),  # a log
        (True, True, True, True, LateMeter),
        (True, True, False, False, Bar),
        (True, False, False, True, Bar),  # results go into a pipe, the bar to the terminal
        (True, True, False, True, PlainMeter),  # results on the same terminal
    ],
)
def test_what_suits_the_run(
    err: bool, out: bool, single: bool, prints: bool, expected: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: err)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: out)
    made = meter_for(TASKS, single=single, prints=prints)
    made.close()
    assert type(made) is expected


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (Progress(0, 40), False),
        (Progress(0, 1500), True),
        (Progress(1, 2, ocr=True), True),  # seconds a page
    ],
)
def test_a_single_file_gets_a_bar_only_when_it_is_long(
    state: Progress, shown: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # the bar takes standard error for a terminal
    late = LateMeter(TASKS[:1])
    late.progress(TASKS[0], state)
    late.close()
    assert ("pages" in capsys.readouterr().err) is shown


def test_a_log_gets_lines(capsys: pytest.CaptureFixture[str]) -> None:
    plain = meter.PlainMeter()
    plain.progress(TASKS[0], Progress(1, 2))
    plain.finished(TASKS[0], 2, "a.pdf: 2 pages")
    plain.close()
    assert capsys.readouterr().err == "a.pdf: 2 pages\n"
