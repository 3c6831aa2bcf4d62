"""A restored library is the library of the backup, and what was there before is moved aside."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection

from tests.library.shelf import shelve, short_report, somebody
from travaux.library import backup, collecting, originals, people, restoring
from travaux.library.connections import connecting, describing, groups
from travaux.library.home import Home
from travaux.library.models import Block, Edition
from travaux.texts.errors import BadArchiveError, ConflictError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _into_sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("into PostgreSQL: tests/postgres has a server of its own for this")


@pytest.fixture
def saved(home: Home, tmp_path: Path) -> Path:
    """A backup of a library with a document in a collection."""
    owner = people.owner()
    originals.keep(BytesIO(b"the bytes"))
    edition = shelve(short_report(), owner, data=b"the bytes", collection=collecting.make(owner, "Коробка"))
    people_in_it = [one.person.pk for one in (owner, somebody("reader")) if one.person]
    group = groups.set_members(owner, groups.create(owner, "Team").pk, people_in_it)
    end = describing.end_in(owner, edition, "para_1:0-11")
    connecting.note(owner, end, "A note", tags=["tag"], sharing="group", group=group)
    path = tmp_path / "library.zip"
    backup.backup(path)
    return path


def rows(home: Home, sql: str) -> list[tuple[object, ...]]:
    """What a restored database answers."""
    with closing(sqlite3.connect(home.database)) as database:
        return database.execute(sql).fetchall()


def test_it_comes_back_as_it_was(saved: Path, tmp_path: Path) -> None:
    there = Home(tmp_path / "restored")
    done = restoring.restore(saved, there)
    assert done.aside is None
    (edition,) = Edition.objects.all()
    kept = there.folder / "originals" / edition.original_id[:2] / edition.original_id[2:]
    assert kept.read_bytes() == b"the bytes"
    assert rows(there, "SELECT address, text FROM library_block ORDER BY place") == list(
        Block.objects.order_by("place").values_list("address", "text")
    )
    assert rows(there, "SELECT name, slug FROM library_collection") == [("Коробка", "коробка")]
    assert rows(there, "PRAGMA foreign_key_check") == []
    note = "SELECT note, g.name FROM library_connection JOIN auth_group g ON g.id = group_id"
    assert rows(there, note) == [("A note", "Team")]
    assert rows(there, "SELECT name FROM library_connectiontag") == [("tag",)]
    assert rows(there, "SELECT quote FROM library_passage") == [("The Special",)]
    members = "SELECT username FROM library_person p JOIN library_person_groups g ON g.person_id = p.id"
    assert sorted(rows(there, members)) == [("a-reader",), ("owner",)]
    (made_at,) = rows(there, "SELECT made_at FROM library_collection")
    assert str(made_at[0])[:19] == collecting.named(people.owner(), "Коробка").made_at.isoformat(" ")[:19]
    assert there.secret.stat().st_mode & 0o077 == 0
    assert not list(there.index.iterdir())  # made anew at the next start


def test_saving_what_was_restored_gives_the_same(saved: Path, tmp_path: Path) -> None:
    there = Home(tmp_path / "restored")
    first = restoring.restore(saved, there).manifest
    assert restoring.restore(saved, there, force=True).manifest == first


def test_a_library_that_is_there_is_moved_aside_only_with_force(saved: Path, tmp_path: Path) -> None:
    there = Home(tmp_path / "there")
    there.make()
    (there.folder / "mine").write_text("precious")
    with pytest.raises(ConflictError, match="--force"):
        restoring.restore(saved, there)
    assert (there.folder / "mine").read_text() == "precious"
    done = restoring.restore(saved, there, force=True)
    assert done.aside is not None
    assert (done.aside / "mine").read_text() == "precious"
    assert not (there.folder / "mine").exists()


def test_nothing_is_touched_when_the_backup_is_damaged(saved: Path, tmp_path: Path) -> None:
    there = Home(tmp_path / "there")
    there.make()
    saved.write_bytes(saved.read_bytes().replace(b"the bytes", b"THE BYTES", 1))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadArchiveError, match=r"is damaged|no whole backup"):
        restoring.restore(saved, there, force=True)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"migration": "9999_of_the_future"}, "install that version first"),
        ({"files": {"../evil": [1, "0" * 64]}}, "holds other files|none of ours"),
    ],
)
def test_lists_that_are_not_ours(change: dict[str, object], says: str, saved: Path, tmp_path: Path) -> None:
    altered = tmp_path / "altered.zip"
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(altered, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            if name == backup.MANIFEST:
                data = json.dumps(json.loads(data) | change).encode()
            out.writestr(name, data)
    with pytest.raises(BadArchiveError, match=says):
        restoring.restore(altered, Home(tmp_path / "there"))
    assert not (tmp_path / "there").exists()
    assert not (tmp_path / "evil").exists()


def test_unsafe_names_are_refused_even_when_list_and_archive_agree(tmp_path: Path) -> None:
    path = tmp_path / "evil.zip"
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of b"x"
    listed = {
        "schema": backup.SCHEMA, "made_at": "", "travaux": "", "migration": "0001_the_library",
        "tables": {}, "missing": [], "files": {"removed/../../evil": [1, digest]},
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("removed/../../evil", b"x")
        archive.writestr(backup.MANIFEST, json.dumps(listed))
    with pytest.raises(BadArchiveError, match="none of ours"):
        restoring.restore(path, Home(tmp_path / "there"))
