"""How many pages a run has, before and after its files are opened."""

from __future__ import annotations

import pytest

from travaux.cli.bar import Bar
from travaux.cli.work import Task
from travaux.reading.progress import Progress

TASKS = [
    Task(0, "a.pdf", "a", size=100_000),
    Task(1, "b.pdf", "b", size=300_000),
    Task(2, "c.pdf", "c", size=0),
]


@pytest.fixture
def bar() -> Bar:
    made = Bar(TASKS)
    yield made  # type: ignore[misc]
    made.close()


def test_pages_are_reckoned_until_they_are_known(bar: Bar) -> None:
    assert bar.total() == 20  # 400,000 bytes at 20,000 bytes a page
    bar.progress(TASKS[0], Progress(0, 50))  # 2,000 bytes a page: the others have 150
    assert bar.total() == 200
    bar.finished(TASKS[1], 10, "b.pdf: 10 pages")
    assert bar.total() == 61  # a file that was not opened has at least one page


def test_a_file_that_failed_is_done(bar: Bar) -> None:
    for task in TASKS:
        bar.finished(task, 0, f"{task.path}: failed")
    assert bar.total() == 3
