"""`travaux restore`: the library of the backup, searchable, the old one moved aside."""

from __future__ import annotations

from pathlib import Path

from tests.cli.shelves import Library


def test_a_restored_library_is_read_and_searched(filled: Library, tmp_path: Path) -> None:
    filled.run("backup", tmp_path / "library.zip")
    restored = Library(tmp_path / "restored", filled.files)
    ran = restored.run("restore", tmp_path / "library.zip")
    assert (ran.code, "1 editions, 1 files, as of " in ran.text) == (0, True), ran.err
    assert restored.run("list", "--json").out == filled.run("list", "--json").out
    assert "A/57/292" in restored.run("search", "torture").text


def test_a_library_that_is_there(filled: Library, tmp_path: Path) -> None:
    nothing = Library(tmp_path / "nothing", tmp_path)
    nothing.run("backup", tmp_path / "empty.zip")
    ran = filled.run("restore", tmp_path / "empty.zip")
    assert (ran.code, "--force" in ran.err) == (1, True)
    ran = filled.run("restore", tmp_path / "empty.zip", "--force")
    moved = ran.text.splitlines()[1].removeprefix("The library that was there is now ").rstrip(".")
    aside = Library(Path(moved), tmp_path)
    assert aside.run("list").text.count("\n") == 1
    assert filled.run("list").out == b""


def test_no_backup(nowhere: Library, tmp_path: Path) -> None:
    for name, data in (("none.zip", None), ("other.zip", b"PK other")):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        ran = nowhere.run("restore", tmp_path / name)
        assert (ran.code, "Traceback" in ran.err) == (1, False)
    assert not nowhere.home.exists()
