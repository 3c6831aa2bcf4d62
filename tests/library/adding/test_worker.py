"""The worker as a process: it picks up, ends in order, and may be killed at any moment."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from django.db import connection

import travaux
from tests.conftest import ROOT
from tests.library.adding.papers import SENTENCES, report
from travaux.library.models import State

pytestmark = pytest.mark.django_db(transaction=True)  # other processes see what is written
FILES, KILLS, SEED = 40, 30, 19_48
DEADLINE = 60.0  # seconds: a worker starts in one


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What makes a process of its own use a library of its own (on PostgreSQL the test's database)."""
    made = os.environ | {"TRAVAUX_HOME": str(tmp_path / "library"), "PYTHONPATH": str(ROOT / "src")}
    made.pop("DJANGO_SETTINGS_MODULE", None)
    if connection.vendor == "postgresql":
        at = connection.settings_dict
        made["TRAVAUX_DATABASE_URL"] = (
            f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST'] or 'localhost'}:{at['PORT'] or 5432}"
            f"/{at['NAME']}"
        )
    return made


def run(environment: dict[str, str], code: str) -> str:
    """What a piece of code prints that uses the library."""
    whole = "from travaux.library import ready\nready.start()\n" + code
    done = subprocess.run(
        [sys.executable, "-c", whole], env=environment, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


OFFER = """
from tests.library.adding.papers import give, report
from travaux.library import people
for number in range({count}):
    give(people.owner(), report("A/99/%d" % number))
"""
SAME_SYMBOL = """
from tests.library.adding.papers import give, report
from travaux.library import people
for number in range({count}):
    give(people.owner(), report("A/99/1", "The Committee notes item %d." % number, "It goes on."))
"""
WORK = """
from travaux.library.adding.work import work
print(work(processes=1))
"""
EDITIONS = """
from travaux.library.models import Addition, Edition, Work
versions = Edition.objects.order_by("version").values_list("version", flat=True)
documents = Work.objects.exclude(editions=None).distinct()
print(documents.count(), Addition.objects.filter(attempts=1).count(), *versions)
"""
STATES = """
from travaux.library.models import Addition
print(*Addition.objects.values_list("state", flat=True))
"""


@pytest.fixture
def worker(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A worker, started."""
    command = [sys.executable, "-m", "travaux.library.adding.worker"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def lines_until(stream: IO[str] | None, words: str) -> list[str]:
    """What a process says, up to the line with these words."""
    assert stream is not None
    said: list[str] = []
    end = time.monotonic() + DEADLINE
    while not (said and words in said[-1]):
        ready, _, _ = select.select([stream], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"nothing said “{words}”, only {said}"
        line = stream.readline()
        assert line, f"it ended without “{words}”, saying {said}"
        said.append(line)
    return said


def test_it_picks_up_what_waits_and_says_so(
    worker: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    lines_until(worker.stderr, "event=started")
    run(environment, OFFER.format(count=1))
    (line,) = [one for one in lines_until(worker.stderr, "event=ready") if "event=ready" in one]
    assert "name=report.pdf" in line
    assert run(environment, STATES).split() == [State.READY]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_in_order_when_asked_to(worker: subprocess.Popen[str], number: signal.Signals) -> None:
    lines_until(worker.stderr, "event=started")
    worker.send_signal(number)
    lines_until(worker.stderr, "event=ended")
    assert worker.wait(DEADLINE) == 0


def test_it_ends_when_the_process_that_started_it_is_killed(environment: dict[str, str]) -> None:
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-m', 'travaux.library.adding.worker'])\n"
        "child.wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE, text=True
    ) as parent:
        lines_until(parent.stderr, "event=started")
        parent.kill()
        lines_until(parent.stderr, "event=ended")  # said by the child, on the same pipe


def test_workers_at_once_share_the_rows_and_a_new_symbol(environment: dict[str, str]) -> None:
    run(environment, SAME_SYMBOL.format(count=12))
    whole = "from travaux.library import ready\nready.start()\n" + WORK
    command = [sys.executable, "-c", whole]
    workers = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    done = [int(worker.communicate(timeout=DEADLINE)[0]) for worker in workers]
    assert sum(done) == 12
    assert run(environment, STATES).split() == [State.READY] * 12
    assert run(environment, EDITIONS).split() == ["1", "12", *map(str, range(1, 13))]


def test_a_library_that_can_not_be_made_is_one_line(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "travaux.library.adding.worker"],
        env=environment | {"TRAVAUX_HOME": str(tmp_path / "file" / "library")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "can't be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_killed_at_thirty_moments_nothing_is_lost_and_nothing_double(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for number in range(FILES):
        texts = [f"{SENTENCES[turn % 3]} Item {turn} of {number}." for turn in range(3 + number)]
        (given / f"{number:02}.pdf").write_bytes(report(f"A/99/{number}", *texts))
    command = [sys.executable, "-m", "tests.library.adding.killing", str(given), str(SEED), str(KILLS)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert Counter(found["states"]) == {State.READY: FILES}
    assert found["leases"] == 0
    assert found["strays"] == [0, 0, 0]
    assert found["interrupted"] > 0, "no worker was killed at work: the test tests nothing"
    assert sorted(one["name"] for one in found["editions"]) == [f"{n:02}.pdf" for n in range(FILES)]
    for edition in found["editions"]:
        read = travaux.read(given / edition["name"])
        assert edition["texts"] == [block.text for block in read.blocks], edition["name"]
        assert (edition["symbol"], edition["pages"]) == (read.metadata.symbol, len(read.pages))
        assert (edition["version"], edition["outbox"], edition["log"]) == (1, 1, 1)
