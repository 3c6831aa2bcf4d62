"""`travaux createadmin`: an account from standard input; weak passwords and taken names are refused."""

from __future__ import annotations

import sqlite3

from tests.cli.shelves import Library

PASSWORD = b"four plain words together\n"


def test_an_admin_is_made(library: Library) -> None:
    ran = library.run("createadmin", "amina", "--password-stdin", stdin=PASSWORD)
    assert (ran.code, "amina may now sign in" in ran.text) == (0, True), ran.err
    with sqlite3.connect(library.home / "library.sqlite3") as database:
        rows = dict(database.execute("SELECT username, role FROM library_person").fetchall())
    database.close()
    assert rows["amina"] == "admin"


def test_refusals(library: Library) -> None:
    weak = library.run("createadmin", "amina", "--password-stdin", stdin=b"1234\n")
    assert (weak.code, "too short" in weak.err) == (2, True)
    library.run("createadmin", "amina", "--password-stdin", stdin=PASSWORD)
    taken = library.run("createadmin", "amina", "--password-stdin", stdin=PASSWORD)
    assert (taken.code, "taken" in taken.err) == (2, True)
    assert library.run("createadmin", "amina", "--password-stdin", stdin=b"").code == 2
