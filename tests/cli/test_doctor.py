"""`travaux doctor`: a line for each thing, an exit code, nothing changed."""

from __future__ import annotations

import json

from tests.cli.shelves import Library


def test_before_there_is_a_library(nowhere: Library) -> None:
    ran = nowhere.run("doctor", "--deep")
    assert (ran.code, nowhere.home.exists()) == (0, False)
    assert "There is no library" in ran.text


def test_a_healthy_library(filled: Library) -> None:
    ran = filled.run("doctor", "--deep")
    assert (ran.code, "PROBLEM" in ran.text) == (0, False), ran.text
    assert "agrees with the documents" in ran.text


def test_a_problem_is_one(filled: Library) -> None:
    for path in (filled.home / "originals").rglob("*"):
        if path.is_file():
            path.unlink()
    ran = filled.run("doctor")
    assert ran.code == 1
    assert "PROBLEM 1 originals are missing" in ran.text
    assert "          -> Restore" in ran.text
    states = [json.loads(line)["state"] for line in filled.run("doctor", "--json").text.splitlines()]
    assert states.count("problem") == 1


def test_a_damaged_database_is_a_sentence(filled: Library) -> None:
    for name in ("library.sqlite3-wal", "library.sqlite3-shm"):
        (filled.home / name).unlink(missing_ok=True)
    (filled.home / "library.sqlite3").write_bytes(b"not a database at all" * 400)
    ran = filled.run("doctor")
    assert (ran.code, "Traceback" in ran.err) == (1, False), ran.err
    assert "PROBLEM The database can't be opened" in ran.text
