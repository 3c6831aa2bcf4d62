"""A backup holds everything, is read back before it gets its name, and hides no damage."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library import backup, originals, people, removing
from travaux.library.home import Home
from travaux.library.models import AuditEntry, Block, Edition
from travaux.texts.errors import BadArchiveError, LibraryError

pytestmark = pytest.mark.django_db(transaction=True)


def filled() -> Edition:
    """A library with one document whose original is there, and a removed one."""
    owner = people.owner()
    for data, symbol in ((b"gone", "A/57/1"), (b"the bytes", "A/57/292")):
        originals.keep(BytesIO(data))
        edition = shelve(short_report(symbol), owner, data=data)
        if data == b"gone":
            removing.remove(owner, edition)
    return edition


def test_everything_is_in_it(home: Home, tmp_path: Path) -> None:
    edition = filled()
    manifest = backup.backup(tmp_path / "library.zip")
    assert manifest.tables["edition"] == 1
    assert manifest.tables["block"] == Block.objects.count()
    assert manifest.tables["auditentry"] == AuditEntry.objects.count()
    assert (manifest.originals, manifest.missing) == (1, [])
    with zipfile.ZipFile(tmp_path / "library.zip") as archive:
        digest = edition.original_id
        assert archive.read(f"originals/{digest[:2]}/{digest[2:]}") == b"the bytes"
        assert [archive.read(name) for name in archive.namelist() if name.startswith("removed/")] == [b"gone"]
    assert backup.check(tmp_path / "library.zip") == manifest
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".zip", ".part")] == ["library.zip"]


def test_it_is_for_its_owner_alone(home: Home, tmp_path: Path) -> None:
    backup.backup(tmp_path / "library.zip")
    assert (tmp_path / "library.zip").stat().st_mode & 0o077 == 0


def test_a_lost_original_is_told_and_hinders_nothing(home: Home, tmp_path: Path) -> None:
    edition = shelve(short_report(), people.owner())
    assert backup.backup(tmp_path / "library.zip").missing == [edition.original_id]


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[: len(data) // 2],  # broken off
        lambda data: data.replace(b"the bytes", b"THE BYTES", 1),
        lambda data: b"not a zip at all",
        lambda data: b"",
    ],
    ids=["half", "altered", "other", "empty"],
)
def test_damage_is_found(harm: object, home: Home, tmp_path: Path) -> None:
    filled()
    path = tmp_path / "library.zip"
    backup.backup(path)
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(BadArchiveError):
        backup.check(path)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"a.pdf": b"%PDF"}, "no backup"),
        ({"manifest.json": b'{"schema": "travaux/backup/9"}'}, "later Travaux"),
        ({"manifest.json": b"[]"}, "no backup"),
        ({"manifest.json": b"{"}, "no whole backup"),
    ],
)
def test_other_archives_are_refused(files: dict[str, bytes], says: str, tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    with pytest.raises(BadArchiveError, match=says):
        backup.check(path)


def test_a_file_more_than_the_list_is_refused(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "library.zip"
    backup.backup(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("originals/../../evil", b"x")
    with pytest.raises(BadArchiveError, match="other files than it says"):
        backup.check(path)


def test_where_it_cannot_be_written(home: Home) -> None:
    with pytest.raises(LibraryError, match="choose another place"):
        backup.backup(Path("/proc/library.zip"))


def test_what_stood_there_stays_when_the_backup_fails(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.zip"
    path.write_bytes(b"the last good one")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "check", fail)
    with pytest.raises(LibraryError, match="No space left"):
        backup.backup(path)
    assert path.read_bytes() == b"the last good one"


def test_times_are_kept_to_the_microsecond(home: Home, tmp_path: Path) -> None:
    edition = filled()
    backup.backup(tmp_path / "library.zip")
    with zipfile.ZipFile(tmp_path / "library.zip") as archive:
        columns, row = map(json.loads, archive.read("tables/edition.jsonl").splitlines())
    assert row[columns.index("added_at")] == edition.added_at.isoformat()
