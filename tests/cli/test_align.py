"""`travaux align` and what texts it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tests.builders import docx
from tests.library.shelf import shelve, short_report
from tests.library.side_by_side.papers import french
from travaux.cli.align import command
from travaux.library.home import Home
from travaux.library.permissions import Viewer
from travaux.texts.errors import UsageError

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> str:
    """What the command prints; what it raises is raised."""
    ran = CliRunner().invoke(
        command, list(map(str, arguments)), catch_exceptions=False, standalone_mode=False
    )
    return ran.stdout


def test_documents_of_the_library(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    french(owner)
    text = run("A/57/292/en", "A/57/292/fr")
    assert "para. 4\n  en  4. Non-governmental" in text and "– (no-number)" in text
    assert run("A/57/292", "--format", "csv").count("\n") == 11  # a symbol alone: all its languages


def test_files_that_are_not_added(home: Home, tmp_path: Path) -> None:
    for name, words in (("en", "The Committee met in 2008."), ("fr", "Le Comité s’est réuni en 2009.")):
        (tmp_path / f"{name}.docx").write_bytes(docx(f"1. {words}", f"2. {words}"))
    out = tmp_path / "memory.tmx"
    assert run(tmp_path / "en.docx", tmp_path / "fr.docx", "--format", "tmx", "--out", out) == ""
    units = etree.parse(out).getroot().findall("body/tu")
    assert [unit.get("tuid") for unit in units] == ["para_1", "para_2"]


def test_one_text_is_not_enough(home: Home, owner: Viewer) -> None:
    shelve(short_report(), owner)
    with pytest.raises(UsageError, match="2 to 3 stand side by side"):
        run("A/57/292/en")
