"""`travaux recommendations`, from the command line to the last byte."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.builders import docx
from tests.cli.terminal import travaux

FIRST = "1. The Committee urges all States to ratify the Convention."
SECOND = "2. It thanks the Government for its report."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file that asks in its first paragraph."""
    path = tmp_path / "report.docx"
    path.write_bytes(docx(FIRST, SECOND))
    return path


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_line_for_each(report: Path) -> None:
    ran = travaux("recommendations", report)
    assert ran.code == 0
    assert ran.text.splitlines() == [
        "\t".join(["1", "Committee", "all States", "–", FIRST.removeprefix("1. ")])
    ]


def test_everything_as_json(report: Path) -> None:
    whole = json.loads(travaux("recommendations", report, "--format", "json").out)
    (one,) = whole["recommendations"]
    assert (one["number"], one["verb"], one["addressees"], one["address"]) == (
        "1", "ratify", ["all States"], "para_1",
    )  # fmt: skip


def test_many_files_are_one_table(report: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(SECOND))
    (tmp_path / "z.docx").write_bytes(docx(FIRST))
    ran = travaux("recommendations", tmp_path, "--format", "csv")

    assert ran.out.count(b"\xef\xbb\xbf") == 1
    assert [row["file"] for row in _table(ran.out)] == ["report.docx", "z.docx"]
    assert "1 recommendation" in ran.err and "3 files read" in ran.err


def test_many_files_as_json_are_a_line_each(report: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(SECOND))
    ran = travaux("recommendations", tmp_path, "--format", "json")
    assert [len(json.loads(line)["recommendations"]) for line in ran.text.splitlines()] == [0, 1]


def test_out_writes_a_whole_table_for_each(report: Path, tmp_path: Path) -> None:
    ran = travaux("recommendations", report, "--format", "csv", "--out", tmp_path / "found")
    assert ran.out == b""
    (row,) = _table((tmp_path / "found" / "report.csv").read_bytes())
    assert row["number"] == "1"


def test_a_damaged_file_costs_a_line_and_not_the_run(report: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    ran = travaux("recommendations", tmp_path / "bad.pdf", report, "--format", "csv")
    assert ran.code == 1
    assert len(_table(ran.out)) == 1
    assert "bad.pdf: failed:" in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [(), ("x.pdf", "--format", "md")])
def test_requests_that_cannot_be_met_are_two(arguments: tuple[str, ...]) -> None:
    ran = travaux("recommendations", *arguments)
    assert (ran.code, ran.out) == (2, b"") and ran.err


def test_needs_no_library_and_no_framework(report: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from travaux.cli.main import travaux\n"
        f"travaux.main(['recommendations', {str(report)!r}], standalone_mode=False)\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('django', 'tantivy', 'rich')]\n"
    )
    home = tmp_path / "home"
    environment = os.environ | {"TRAVAUX_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not home.exists()


def test_a_workbook_is_a_file(tmp_path: Path) -> None:
    given = tmp_path / "report.docx"
    given.write_bytes(docx(FIRST, SECOND))
    ran = travaux("recommendations", given, "--format", "xlsx", "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    sheet = openpyxl.load_workbook(tmp_path / "out" / "report.xlsx").active
    assert [row[3].value for row in sheet.iter_rows(min_row=2)] == ["1"]
    (tmp_path / "again.docx").write_bytes(given.read_bytes())
    ran = travaux("recommendations", given, tmp_path / "again.docx", "--format", "xlsx")
    assert (ran.code, "--out DIR" in ran.err) == (2, True)
