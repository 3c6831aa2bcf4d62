"""`travaux remove` asks first, removes what was named, and keeps the files unless told otherwise."""

from __future__ import annotations

import pytest

from tests.cli.shelves import Library


def test_it_asks_and_no_is_no(filled: Library) -> None:
    ran = filled.run("remove", "A/57/292", stdin=b"n\n")
    assert ran.code == 130
    assert "A/57/292/en/v1" in ran.err
    assert filled.run("list").text.count("\n") == 1


def test_yes_removes_and_sets_the_file_aside(filled: Library) -> None:
    file = filled.files / "one.docx"
    ran = filled.run("remove", "A/57/292", "--yes")
    assert (ran.code, ran.text.startswith("A/57/292/en/v1: removed; its file is ")) == (0, True)
    (aside,) = (filled.home / "removed").iterdir()
    assert aside.read_bytes() == file.read_bytes()
    assert filled.run("list").out == b""
    assert "A/57/292" not in filled.run("search", "torture").text
    assert "ready as A/57/292" in filled.run("add", aside).err  # and back again


def test_for_ever(filled: Library) -> None:
    filled.run("remove", "A/57/292", "--yes", "--for-ever")
    assert not [path for path in filled.home.rglob("*") if path.is_file() and path.stat().st_mode == 0o100400]
    assert not (filled.home / "removed").exists()


def test_one_version_only(library: Library) -> None:
    for words in ("Old words.", "New words."):
        library.run("add", library.file("one.docx", "A/57/292", words))
    assert library.run("remove", "A/57/292/en/v2", "--yes").code == 0
    assert library.run("reread", "A/57/292").err.startswith("A/57/292/en/v1: ")


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("A/99/1", 1, "is not in this library"),
        ("A/57/292/fr", 1, "is here as en/v1, but not as A/57/292/fr"),
        ("A/57/292/para/5", 2, "names no document"),
        ("something", 2, "names no document"),
    ],
)
def test_names_that_lead_nowhere(name: str, code: int, says: str, filled: Library) -> None:
    ran = filled.run("remove", name, "--yes")
    assert (ran.code, says in ran.err) == (code, True), ran.err
