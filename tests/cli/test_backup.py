"""`travaux backup`: one file, never written over by accident, made while people work."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.cli.shelves import Library
from tests.cli.terminal import COMMAND


def test_it_says_what_it_holds(filled: Library, tmp_path: Path) -> None:
    ran = filled.run("backup", tmp_path / "library.zip")
    assert ran.code == 0
    assert "1 editions, 1 files" in ran.text
    assert "read back and whole" in ran.text


def test_a_file_that_is_there_is_not_replaced(library: Library, tmp_path: Path) -> None:
    there = tmp_path / "library.zip"
    there.write_bytes(b"precious")
    ran = library.run("backup", there)
    assert (ran.code, there.read_bytes()) == (1, b"precious")
    assert "--force" in ran.err
    assert library.run("backup", there, "--force").code == 0


def test_a_backup_made_while_files_are_added_is_whole(library: Library, tmp_path: Path) -> None:
    for at in range(12):
        library.file(f"{at}.docx", f"A/57/{at}")
    library.run("add", library.files / "0.docx")
    adding = subprocess.Popen(
        [*COMMAND, "--home", str(library.home), "add", str(library.files)], stderr=subprocess.DEVNULL
    )
    saved = library.run("backup", tmp_path / "library.zip")
    assert adding.wait(timeout=60) == 0
    assert saved.code == 0, saved.err
    restored = Library(tmp_path / "restored", library.files)
    assert restored.run("restore", tmp_path / "library.zip").code == 0
    assert restored.run("doctor", "--deep").code == 0
    restored.run("add", library.files)  # what was not in it yet
    assert restored.run("list").text.count("\n") == 12
