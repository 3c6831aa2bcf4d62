"""`travaux collection`: made, filled, shared, shown, taken out and in; in this process, which is quick."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.library.shelf import shelve, short_report, somebody
from travaux.cli import collection
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, FieldsError, MissingError, UsageError

pytestmark = pytest.mark.django_db


def _ran(command: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], standalone_mode=False)


def test_from_making_to_taking_in_again(owner: Viewer, tmp_path: Path) -> None:
    shelve(short_report(), owner)
    made = _ran(collection.command, "new", "Torture", "--introduction", "For the case.", "--public")
    assert made.output == "Torture  /collections/torture\n"
    put = _ran(
        collection.command, "add", "Torture", "A/57/292, paras. 1-2", "--note", "Why", "--record", "Case 7"
    )
    named = [line.split(maxsplit=1)[1] for line in put.output.splitlines()]
    assert named == ["A/57/292, paras. 1 and 2", "Case 7"]
    missing = _ran(collection.command, "add", "torture", "A/57/292, para. 99")
    assert isinstance(missing.exception, FieldsError) and "99" in str(missing.exception)
    assert isinstance(_ran(collection.command, "add", "torture").exception, UsageError)
    assert isinstance(_ran(collection.command, "show", "none").exception, MissingError)
    shown = _ran(collection.command, "show", "torture").output
    assert shown.startswith("For the case.\n\n   1  A/57/292, para") and "Case 7" in shown and "Why" in shown
    told = _ran(collection.command, "show", "torture", "--json").output.splitlines()
    assert [json.loads(line)["kind"] for line in told][-1] == "record"

    table = tmp_path / "cases.csv"
    assert _ran(collection.command, "export", "Torture", "--out", table).exception is None
    again = _ran(collection.command, "export", "Torture", "--out", table)
    assert isinstance(again.exception, ConflictError)
    lines = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    lines += [["", "record", "", "", "", "Case 8", "", ""], ["", "", "A/99/1", "", "", "", "", ""]]
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)
    tried = _ran(collection.command, "import", "Torture", table, "--dry-run")
    assert tried.return_value == 1 and "nothing has changed yet" in tried.output
    taken = _ran(collection.command, "import", "Torture", table)
    assert taken.return_value == 1 and "1 new, 0 changed" in taken.output and "A/99/1" in taken.output
    assert "public  /collections/torture" in _ran(collection.command, "list").output


def test_sharing(owner: Viewer) -> None:
    somebody("reader", "ana")
    _ran(collection.command, "new", "Case")
    shared = _ran(collection.command, "share", "Case", "ana", "--role", "editor", "--public")
    assert shared.output == "Case: public\n  ana: editor\n"
    assert _ran(collection.command, "share", "Case", "ana", "--stop").output == "Case: public\n"
    stranger = _ran(collection.command, "share", "Case", "ben", "--stop")
    assert isinstance(stranger.exception, MissingError)
