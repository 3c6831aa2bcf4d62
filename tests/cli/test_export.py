"""`travaux export`: what comes out goes in again."""

from __future__ import annotations

from pathlib import Path

from tests.cli.shelves import Library


def test_what_comes_out_goes_in_again(library: Library, tmp_path: Path) -> None:
    library.run("add", library.file("one.docx"), library.file("two.docx", "A/57/293"))
    ran = library.run("export", tmp_path / "out")
    assert (ran.code, "2 editions" in ran.text) == (0, True), ran.err
    other = Library(tmp_path / "other", tmp_path)
    assert other.run("import", tmp_path / "out").code == 0
    assert sorted(other.run("list").text.splitlines()) == sorted(library.run("list").text.splitlines())


def test_a_folder_in_use_is_left_alone(library: Library, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("x")
    ran = library.run("export-home", tmp_path / "out")
    assert (ran.code, "choose another folder" in ran.err) == (1, True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine"]
