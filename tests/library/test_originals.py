"""Originals are kept byte for byte, once, and nobody alters them unseen."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.library.adding.papers import give, report
from travaux.library import originals
from travaux.library.home import Home
from travaux.library.models import Original
from travaux.library.permissions import Viewer
from travaux.texts.errors import LibraryError, MissingError, TooLargeError

pytestmark = pytest.mark.django_db


def keep(data: bytes) -> Original:
    return originals.keep(io.BytesIO(data))


def test_what_is_kept_comes_back_byte_for_byte(home: Home) -> None:
    data = report() + os.urandom(3 << 20)  # more than one piece of what is copied at a time
    kept = keep(data)
    assert kept.pk == hashlib.sha256(data).hexdigest()
    assert (kept.size, kept.media_type) == (len(data), "application/pdf")
    with originals.open_original(kept) as stream:
        assert stream.read() == data


def test_it_lies_under_its_hash_and_nobody_may_write_it(home: Home) -> None:
    kept = keep(report())
    path = originals.path_of(kept.pk)
    assert path == home.originals / kept.pk[:2] / kept.pk[2:]
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


def test_the_same_bytes_are_kept_once(home: Home) -> None:
    first, second = keep(report()), keep(report())
    assert first == second
    assert [path for path in home.originals.rglob("*") if path.is_file()] == [originals.path_of(first.pk)]


def test_nothing_is_left_in_incoming(home: Home) -> None:
    keep(report())
    keep(report())
    assert list(home.incoming.iterdir()) == []


class Breaking(io.BytesIO):
    """A stream that breaks off, as an upload does."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise ConnectionResetError("gone")
        return super().read(10)


def test_a_stream_that_breaks_off_leaves_nothing(home: Home) -> None:
    with pytest.raises(ConnectionResetError):
        originals.keep(Breaking(report()))
    assert list(home.incoming.iterdir()) == []
    assert not Original.objects.exists()


def test_a_file_over_the_limit_is_refused_before_it_is_whole(home: Home, settings: LazySettings) -> None:
    settings.LARGEST_UPLOAD_MB = 1
    stream = io.BytesIO(bytes(5 << 20))
    with pytest.raises(TooLargeError, match="larger than 1 MB"):
        originals.keep(stream)
    assert stream.tell() < 5 << 20
    assert list(home.incoming.iterdir()) == []


def test_a_folder_that_can_not_be_written_is_said_in_a_sentence(home: Home) -> None:
    home.incoming.rmdir()
    with pytest.raises(LibraryError, match="can't be kept"):
        keep(report())


def test_a_missing_file_is_said_in_a_sentence(home: Home) -> None:
    kept = keep(report())
    originals.path_of(kept.pk).unlink()
    with pytest.raises(MissingError, match="restore"):
        originals.open_original(kept)


def test_a_file_that_was_cut_is_made_whole_when_it_is_given_again(home: Home) -> None:
    kept = keep(report())
    path = originals.path_of(kept.pk)
    path.chmod(0o600)
    path.write_bytes(b"cut")
    keep(report())
    assert path.read_bytes() == report()


def test_check_names_what_is_missing_and_what_was_altered(home: Home) -> None:
    fine, gone, altered = keep(report("A/99/1")), keep(report("A/99/2")), keep(report("A/99/3"))
    assert list(originals.check()) == []
    originals.path_of(gone.pk).unlink()
    _overwrite(originals.path_of(altered.pk))
    said = sorted(originals.check())
    assert len(said) == 2
    assert any(gone.pk[2:] in one and "missing" in one for one in said)
    assert any(altered.pk[2:] in one and "altered" in one for one in said)
    assert not any(fine.pk[2:] in one for one in said)


def test_sweeping_takes_only_what_a_day_has_passed_over(home: Home) -> None:
    old, new = home.incoming / "old", home.incoming / "new"
    for path in (old, new):
        path.write_bytes(b"half a file")
    yesterday = new.stat().st_mtime - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    assert originals.sweep() == 1
    assert list(home.incoming.iterdir()) == [new]


def test_forgetting_removes_what_nothing_names(home: Home) -> None:
    kept = keep(report())
    assert originals.forget(kept)
    assert not originals.path_of(kept.pk).exists()
    assert not Original.objects.exists()
    assert not originals.forget(kept)


def test_what_waits_to_be_read_is_not_forgotten(home: Home, owner: Viewer) -> None:
    row = give(owner, report())
    assert row.original is not None
    assert not originals.forget(row.original)
    assert originals.path_of(row.original.pk).exists()


def _overwrite(path: Path) -> None:
    size = path.stat().st_size
    path.chmod(0o600)
    path.write_bytes(bytes(size))
