"""`travaux reread`: what an older reader has read, or what is named."""

from __future__ import annotations

import json
import sqlite3

from tests.cli.shelves import Library


def test_nothing_is_old(filled: Library) -> None:
    ran = filled.run("reread")
    assert (ran.code, "Nothing to do" in ran.err) == (0, True)


def test_what_changed_is_told(library: Library) -> None:
    library.run("add", library.file("one.docx", "A/57/292", "First words.", "Second words."))
    with sqlite3.connect(library.home / "library.sqlite3") as database:  # as an older reader left it
        database.execute("UPDATE library_edition SET reader = '0.0.1'")
        database.execute("UPDATE library_block SET text = 'Garbled' WHERE address = 'para_2'")
    database.close()
    ran = library.run("reread")
    assert ran.code == 0
    assert "1 changed" in ran.err
    assert "  ~ para_2  Second words." in ran.err
    assert "1 document read again: 1 changed." in ran.err
    assert "Nothing to do" in library.run("reread").err


def test_all_and_events(library: Library) -> None:
    library.run("add", library.file("one.docx"), library.file("two.docx", "A/57/293"))
    events = [json.loads(line) for line in library.run("reread", "--all", "--json").text.splitlines()]
    assert {one["document"] for one in events if one["event"] == "finished"} == {
        "A/57/292/en/v1",
        "A/57/293/en/v1",
    }
    assert events[-1] == {"event": "done", "documents": 2, "changed": 0, "failed": 0}


def test_a_lost_file_is_one_line_and_one(filled: Library) -> None:
    for path in (filled.home / "originals").rglob("*"):
        if path.is_file():
            path.unlink()
    ran = filled.run("reread", "--all")
    assert ran.code == 1
    assert "A/57/292/en/v1: failed: " in ran.err
