"""`travaux terms`: a list taken in, shown, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from travaux.cli.terms import command
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError

pytestmark = pytest.mark.django_db


def _ran(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)


def test_a_list_in_and_out(owner: Viewer, tmp_path: Path) -> None:
    table = tmp_path / "rights.csv"
    table.write_text("code,label,broader\ndet,Detention,lib\nlib,Liberty,\n", encoding="utf-8")
    assert isinstance(_ran("Rights").exception, MissingError)
    taken = _ran("Rights", "--import", table)
    assert (taken.return_value, taken.output.split(",")[0]) == (0, "2 new")
    assert _ran().output == "Rights  2 terms  /lists/rights\n"
    assert _ran("rights").output == "Liberty  lib\n  Detention  det\n"
    assert b"lib,Liberty" in _ran("Rights", "--csv").stdout_bytes
