"""`travaux search` and `travaux list` with --format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from tests.library.shelf import shelve, short_report
from travaux.cli.listing import command as listing
from travaux.cli.search import command as search
from travaux.library import collecting
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db


def test_all_that_is_found_goes_out_and_is_counted_first(home: Home, owner: Viewer, tmp_path: Path) -> None:
    box = collecting.make(owner, "Box")
    shelve(short_report(), owner, collection=box)
    shelve(short_report(language="fr"), owner)
    shelve(short_report("A/58/1"), owner)
    indexing.follow()
    run = CliRunner().invoke
    out = run(search, ["detention", "--limit", "1", "--format", "csv", "--site", "https://x.example/"])
    rows = list(csv.DictReader(io.StringIO(out.stdout.removeprefix("\ufeff"), newline="")))
    assert (len(rows), out.stderr) == (6, "6 paragraphs in 3 documents.\n")
    assert rows[0]["link"].startswith("https://x.example/A/")
    out = run(search, ["detention", "--documents", "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")])
    assert (out.exit_code, out.stderr) == (0, "3 documents.\n")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Documents"].max_row == 4
    assert run(search, ["unheard", "--format", "ris"], standalone_mode=False).return_value == 1
    assert run(listing, ["--collection", "box", "--format", "ris"]).stdout.count("TY  - ") == 1
    assert len(run(listing, ["--collection", "box"]).stdout.splitlines()) == 1
    assert not list(tmp_path.glob(".*.part"))
