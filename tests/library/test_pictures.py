"""Pictures of pages: drawn once, kept, swept; hostile files cost one sentence."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from tests import builders
from tests.library.shelf import shelve, short_report
from travaux.library import originals, pictures
from travaux.library.home import Home
from travaux.library.models import Edition
from travaux.library.permissions import Viewer
from travaux.texts.errors import DamagedFileError, MissingError, ReaderCrashError, TooSlowError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """No process is left behind."""
    yield
    pictures.close()


@pytest.fixture
def edition(home: Home, owner: Viewer) -> Edition:
    """Two pages of a PDF."""
    return kept(owner, builders.pdf(["Human rights of migrants"], ["States should:"]))


def kept(owner: Viewer, data: bytes) -> Edition:
    """An edition of two pages that was read from these bytes."""
    originals.keep(io.BytesIO(data))
    return shelve(short_report(), owner, data=data)


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [(1, 700), (700, 700), (701, 1000), (1500, 1500), (9999, 2200)],
    ids=["least", "exact", "next", "exact large", "most"],
)
def test_a_page_is_drawn_at_the_next_width_kept(edition: Edition, asked: int, drawn: int) -> None:
    with Image.open(pictures.picture(edition, 1, asked)) as shown:
        assert abs(shown.width - drawn) <= 1
        assert shown.height > shown.width  # the page stands upright
        assert shown.getextrema()[0] < 100  # type: ignore[operator]  # letters are on it


def test_each_page_is_its_own(edition: Edition) -> None:
    first, second = (pictures.picture(edition, page).read_bytes() for page in (1, 2))
    assert first != second


def test_a_picture_is_drawn_once(edition: Edition) -> None:
    path = pictures.picture(edition, 1)
    path.write_bytes(b"as it was")
    assert pictures.picture(edition, 1).read_bytes() == b"as it was"


def test_pictures_may_be_deleted_at_any_time(edition: Edition, home: Home) -> None:
    pictures.picture(edition, 1).unlink()
    assert pictures.picture(edition, 1).is_file()
    assert not list(home.pictures.glob(".drawing-*")), "nothing half drawn stays"


def test_many_at_once_share_the_drawers(edition: Edition) -> None:
    with ThreadPoolExecutor(6) as crew:
        wanted = [(page, width) for page in (1, 2) for width in pictures.WIDTHS]
        paths = list(crew.map(lambda one: pictures.picture(edition, *one), wanted))
    assert len(set(paths)) == len(wanted)
    assert all(path.is_file() for path in paths)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_missing(edition: Edition, page: int) -> None:
    with pytest.raises(MissingError, match="1 to 2"):
        pictures.picture(edition, page)


def test_a_word_file_has_no_pictures(edition: Edition) -> None:
    edition.original.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert not pictures.has_pictures(edition)
    with pytest.raises(MissingError, match="read its text"):
        pictures.picture(edition, 1)


def test_a_damaged_file_costs_a_sentence(home: Home, owner: Viewer) -> None:
    broken = kept(owner, b"%PDF-1.4 and then nothing that a PDF should have")
    with pytest.raises(DamagedFileError, match="Page 2 can't be drawn"):
        pictures.picture(broken, 2)


def test_an_original_that_is_gone_is_told(home: Home, owner: Viewer) -> None:
    gone = shelve(short_report(), owner)
    with pytest.raises(MissingError, match="missing from the library"):
        pictures.picture(gone, 1)


def test_a_page_that_takes_too_long_is_left_and_the_next_is_drawn(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pictures, "_SECONDS", 0.0)
        with pytest.raises(TooSlowError, match="took too long"):
            pictures.picture(edition, 1)
    with pytest.raises(TooSlowError):
        pictures.picture(edition, 1)  # remembered: not tried again at once
    assert pictures.picture(edition, 2).is_file()


def test_a_process_that_died_is_started_again(edition: Edition) -> None:
    pictures.picture(edition, 1, 700)
    process = pictures._pool._free.get()
    assert process is not None
    process._child.kill()
    process._child.wait()
    pictures._pool._free.put(process)
    with pytest.raises(ReaderCrashError):
        pictures.picture(edition, 1, 1000)
    assert pictures.picture(edition, 2, 1000).is_file()


def test_sweeping_takes_what_was_not_looked_at_for_longest(edition: Edition) -> None:
    old, new = pictures.picture(edition, 1), pictures.picture(edition, 2)
    os.utime(old, (1, 1))
    assert pictures.sweep(most=old.stat().st_size + new.stat().st_size) == 0
    assert pictures.sweep(most=new.stat().st_size + 1) == 1 or not old.exists()
    assert not old.exists()


def test_pictures_are_for_the_owner_of_the_folder_alone(edition: Edition) -> None:
    path = pictures.picture(edition, 1)
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_file_that_leaves_takes_its_pictures_along(edition: Edition) -> None:
    path = pictures.picture(edition, 1)
    pictures.forget(edition.original_id)
    assert not path.parent.exists()
