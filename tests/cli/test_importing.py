"""`travaux import`: an export becomes part of another library."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.library.shelf import shelve, short_report
from travaux.cli.export import command as export
from travaux.cli.importing import command
from travaux.library import collecting
from travaux.library.home import Home
from travaux.library.models import Collection, Edition
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def test_chosen_documents_and_a_collection_come_in(home: Home, owner: Viewer, tmp_path: Path) -> None:
    shelve(short_report(), owner, collection=collecting.make(owner, "Box"))
    shelve(short_report("A/58/1"), owner)
    shelve(short_report("A/59/1"), owner)
    run, folder = CliRunner().invoke, str(tmp_path / "out")
    ran = run(export, [folder, "A/58/1", "--collection", "box"])
    assert "2 editions" in ran.stdout
    for one in Edition.objects.select_related("work"):
        one.work.delete()
    Collection.objects.all().delete()
    ran = run(command, [folder], standalone_mode=False)
    assert f"{folder}: 2 editions, 0 connections, 0 recommendations, 1 collections" in ran.stdout
    assert (ran.return_value, "was lost before" in ran.stderr) == (1, True)  # these had no files
    again = run(command, [folder])
    assert "Here already: 2 editions, 1 collections." in again.stdout
    assert set(Edition.objects.values_list("work__symbol", flat=True)) == {"A/57/292", "A/58/1"}
