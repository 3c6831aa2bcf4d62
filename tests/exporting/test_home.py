"""A library as plain files: originals, readings, a table, collections."""

from __future__ import annotations

import csv
import json
from io import BytesIO
from pathlib import Path

import pytest

from tests.exporting import joined
from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report, somebody
from travaux.exporting import home as exporting_home
from travaux.library import collecting, originals, removing
from travaux.library.home import Home
from travaux.library.models import Visibility
from travaux.library.permissions import Viewer
from travaux.texts.errors import ConflictError, LibraryError, NotAllowedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(home: Home, owner: Viewer, tmp_path: Path) -> Path:
    """An exported library of two documents, one of them in two versions and one removed."""
    box = collecting.make(owner, "Box", Visibility.PUBLIC)
    for data, about in (
        (b"one", {"symbol": "A/57/292", "title": "=HYPERLINK(1)"}),
        (b"two", {"symbol": "A/57/292", "title": "Second"}),
        (b"three", {"symbol": "A_57/292", "title": "Comes out the same"}),
        (b"gone", {"symbol": "A/57/1"}),
    ):
        originals.keep(BytesIO(data))
        edition = shelve(short_report(**about), owner, data=data, collection=box)  # type: ignore[arg-type]
        if data == b"gone":
            removing.remove(owner, edition)
    assert exporting_home.export(owner, tmp_path / "out") == 3
    return tmp_path / "out"


def rows(out: Path) -> list[dict[str, str]]:
    """The table."""
    with (out / "metadata.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_file_is_there_byte_for_byte(out: Path) -> None:
    found = {(out / row["file"]).read_bytes() for row in rows(out)}
    assert found == {b"one", b"two", b"three"}
    assert (out / "documents/A_57_292/en-v1.txt").read_bytes() == b"one"
    assert [path.read_bytes() for path in (out / "removed").iterdir()] == [b"gone"]


def test_readings_and_collections(out: Path) -> None:
    reading = json.loads((out / rows(out)[0]["reading"]).read_text(encoding="utf-8"))
    assert reading["schema"] == "travaux/reading/1"
    assert any(block["address"] == "para_3__list_a" for block in reading["blocks"])
    (box,) = json.loads((out / "collections.json").read_text(encoding="utf-8"))
    assert box == {"name": "Box", "visibility": "public", "symbols": ["A/57/292", "A_57/292"]}
    assert "metadata.csv" in (out / "README.txt").read_text(encoding="utf-8")


def test_the_table_tells_and_runs_nothing(out: Path) -> None:
    first = rows(out)[0]
    assert (first["symbol"], first["version"], first["superseded"]) == ("A/57/292", "1", "yes")
    assert first["title"] == "'=HYPERLINK(1)"  # no formula when a spreadsheet opens it


def test_a_folder_that_is_there(out: Path, owner: Viewer, tmp_path: Path) -> None:
    with pytest.raises(ConflictError):
        exporting_home.export(owner, out)
    (tmp_path / "empty").mkdir()
    assert exporting_home.export(owner, tmp_path / "empty") == 3
    with pytest.raises(LibraryError):
        exporting_home.export(owner, Path("/proc/out"))
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_only_admins(home: Home, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError):
        exporting_home.export(somebody("editor"), tmp_path / "out")


def test_connections_are_annotations(home: Home, owner: Viewer, tmp_path: Path) -> None:
    joined.documents(owner)
    joined.connections(owner)
    exporting_home.export(owner, tmp_path / "joined")
    lines = (tmp_path / "joined" / "connections.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["motivation"] for line in lines] == ["linking"] * 4 + ["commenting", "tagging"]


def test_citations_are_a_table(home: Home, owner: Viewer, tmp_path: Path) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:3")
    exporting_home.export(owner, tmp_path / "cited")
    with (tmp_path / "cited" / "citations.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["symbol"], row["address"], row["text"], row["target"], row["pinpoints"], row["link"]) == (
        "A/60/1", "para_1", "A/57/292", "A/57/292", "para:2 para:3", "/A/57/292/para/2",
    )  # fmt: skip
