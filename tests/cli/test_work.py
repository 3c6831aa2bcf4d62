"""What is done with one file, and how results are saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import pdf
from travaux.cli.work import Request, Task, Work, save
from travaux.texts.errors import NotFoundError, UsageError

DATA = pdf(["1. The Committee notes the report."], ["2. It thanks the State party."])


def test_counts_are_those_of_what_was_asked_for() -> None:
    task = Task(0, "-", "stdin", data=DATA)
    whole, page = Work(Request())(task), Work(Request(pages=(2, 2)))(task)
    assert (whole.pages, whole.paragraphs, whole.blocks) == (2, 2, 2)
    assert (page.pages, page.paragraphs, page.content) == (1, 1, b"2. It thanks the State party.\n")


def test_the_request_is_carried_out() -> None:
    task = Task(0, "-", "stdin", data=DATA)
    assert Work(Request(format="json", json_lines=True))(task).content.count(b"\n") == 1
    assert Work(Request(explain="para_1"))(task).content.startswith(b"para_1: paragraph 1")
    assert Work(Request(form="lines"))(task).content.startswith(b"1. The Committee")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        Work(Request())(Task(0, str(tmp_path / "nowhere.pdf"), "nowhere"))


def test_files_are_saved_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "new" / "report.json"
    save(target, b"first")
    save(target, b"second")
    assert target.read_bytes() == b"second"
    assert [path.name for path in target.parent.iterdir()] == ["report.json"]


def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    save(target, b"first")
    (tmp_path / ".report.json.part").mkdir()  # what is written beside it cannot be written
    with pytest.raises(UsageError, match="can't be written"):
        save(target, b"second")
    assert target.read_bytes() == b"first"
