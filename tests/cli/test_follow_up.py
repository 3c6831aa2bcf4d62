"""`travaux follow-up`: lists, what became of one, evidence, tables out and in; asked in this process."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.web.recommended import FIRST, SECOND, of, reviews
from travaux.cli.follow_up import command
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, MissingError, NotFoundError, UsageError

pytestmark = pytest.mark.django_db


def _run(*arguments: object) -> tuple[int, str, str]:
    """The exit code, what was printed, and what was said beside it."""
    ran = CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)
    if ran.exception is not None:
        raise ran.exception
    return ran.return_value or 0, ran.stdout, ran.stderr


@pytest.fixture
def kept(home: Home, owner: Viewer) -> Viewer:
    reviews(owner)
    return owner


def test_listed_and_followed_up(kept: Viewer) -> None:
    code, listed, said = _run("--order", "document")
    lines = [line.split("\t") for line in listed.splitlines()]
    assert (code, said) == (0, "4 recommendations.\n")
    assert lines[1][1:4] == [f"{FIRST}, para. 5.2", "none", "Cyprus"]
    key = lines[1][0]
    told = _run(key, "--set", "planned", "--deadline", "2001-05-01", "--remark", "Soon.")[1]
    assert "status: planned (overdue)" in told and "Soon." in told and f"/recommendations/{key}" in told
    assert (
        f"evidence: {SECOND}, para. 5"
        in _run(f"/recommendations/{key}", "--evidence", f"{SECOND}, para. 5")[1]
    )
    found = _run("--overdue", "--topic", "education", "--recommender", "GHA", "--from", 2013, "--limit", 1)[1]
    assert found.startswith(key) and found.count("\n") == 1


def test_tables_out_and_in_again(kept: Viewer, tmp_path: Path) -> None:
    table = tmp_path / "all.csv"
    assert _run("--document", SECOND, "--format", "csv", "--out", table)[0] == 0
    (row,) = csv.DictReader(table.read_text("utf-8-sig").splitlines())
    assert (row["document"], row["status"]) == (SECOND, "none")
    with pytest.raises(ConflictError, match="is there already"):
        _run("--out", table)
    table.write_text(f"key,status\n{row['key']},done\nnothing,done\n")
    code, told, problems = _run("--import", table, "--dry-run")
    assert (code, told) == (1, "0 would be made, 1 would be changed, 0 as they are, 1 not taken in.\n")
    assert f"{table}: row 3: " in problems
    assert of(kept, "5.1", SECOND).status == "none"
    assert "1 changed" in _run("--import", table)[1]
    said = json.loads(_run("--status", "done", "--format", "json")[1])
    assert [one["key"] for one in said["recommendations"]] == [row["key"]]


def test_what_is_asked_wrongly_is_said_in_a_sentence(kept: Viewer) -> None:
    assert _run("--text", "zebra") == (1, "", "No recommendations.\n")
    with pytest.raises(MissingError, match="“nothing” is the name of no recommendation"):
        _run("nothing")
    with pytest.raises(UsageError, match="give its KEY"):
        _run("--set", "done")
    with pytest.raises(NotFoundError, match="There is no file"):
        _run("--import", "missing.csv")
