"""Which files are read, and what their results are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from travaux.cli.batch import gather, stems
from travaux.texts.errors import UsageError


def touched(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_a_folder_stands_for_what_is_readable_below_it(tmp_path: Path) -> None:
    touched(tmp_path, "b.pdf", "a.docx", "deep/er/c.TXT", "d.xlsx", ".hidden.pdf", ".git/e.txt", "f.html")
    found = [str(Path(path).relative_to(tmp_path)) for path in gather([str(tmp_path)])]
    assert found == ["a.docx", "b.pdf", "deep/er/c.TXT", "f.html"]


def test_results_are_not_read_again(tmp_path: Path) -> None:
    touched(tmp_path, "a.pdf", "out/a.txt")
    assert gather([str(tmp_path)], leave_out=[tmp_path / "out"]) == [str(tmp_path / "a.pdf")]


def test_named_files_are_taken_as_they_are_and_once(tmp_path: Path) -> None:
    """Missing ones too: they are named with their reason when their turn comes."""
    touched(tmp_path, "a.xyz")
    named = [str(tmp_path / "a.xyz"), "-", "nowhere.pdf", "-"]
    assert gather(named) == named[:3]


def test_a_folder_with_nothing_to_read_is_wrong_use(tmp_path: Path) -> None:
    touched(tmp_path, "a.xlsx")
    with pytest.raises(UsageError, match="Nothing to read"):
        gather([str(tmp_path)])


def test_names_are_never_used_twice() -> None:
    paths = ["a/report.pdf", "b/report.docx", "c/REPORT.txt", "d/report-2.pdf", "-", ".pdf"]
    assert stems(paths) == ["report", "report-2", "REPORT-3", "report-2-2", "stdin", ".pdf"]
