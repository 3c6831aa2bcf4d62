"""What is removed is gone for readers and search, and its file is set aside unless it goes for ever."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.library.shelf import shelve, short_report, somebody
from travaux.citing import instruments
from travaux.library import finding, originals, removing
from travaux.library.home import Home
from travaux.library.models import (
    Addition,
    AuditEntry,
    Edition,
    Original,
    OutboxEntry,
    State,
    Symbol,
    Visibility,
    Work,
)
from travaux.library.permissions import Viewer
from travaux.texts.errors import MissingError, NotAllowedError
from travaux.texts.links import Place

pytestmark = pytest.mark.django_db


def kept(viewer: Viewer, data: bytes = b"the bytes", **about: object) -> Edition:
    """An edition whose original lies in the folder."""
    originals.keep(BytesIO(data))
    visibility = str(about.pop("visibility", Visibility.PUBLIC))
    return shelve(short_report(**about), viewer, data=data, visibility=visibility)  # type: ignore[arg-type]


def test_an_edition_goes_and_its_file_is_set_aside(home: Home, owner: Viewer) -> None:
    edition = kept(owner)
    OutboxEntry.objects.all().delete()
    aside = removing.remove(owner, edition)
    assert aside is not None and aside.read_bytes() == b"the bytes"
    assert aside.parent == home.folder / "removed"
    assert "A_57_292-en-v1-report.pdf" in aside.name
    for table in (Edition, Original):
        assert not table.objects.exists()
    assert Work.objects.count() == Symbol.objects.count() == len(instruments.ALL)
    assert not list(home.originals.rglob("?*/?*"))
    assert list(OutboxEntry.objects.values_list("removed", flat=True)) == [True]
    entry = AuditEntry.objects.get(action="remove")
    assert (entry.subject, entry.by_name) == ("A/57/292 (en, version 1)", "owner")


def test_for_ever_is_for_ever(home: Home, owner: Viewer) -> None:
    assert removing.remove(owner, kept(owner), for_ever=True) is None
    assert not any(path.is_file() for path in home.originals.rglob("*"))
    assert not (home.folder / "removed").exists()


def test_the_version_before_it_counts_again(home: Home, owner: Viewer) -> None:
    first = kept(owner, b"one", title="First")
    second = kept(owner, b"two", title="Second")
    OutboxEntry.objects.all().delete()
    gone = second.pk
    removing.remove(owner, second)
    first.refresh_from_db()
    assert not first.superseded
    assert finding.edition(owner, Place("A/57/292")) == first
    assert list(OutboxEntry.objects.order_by("pk").values_list("edition_id", "removed")) == [
        (gone, True),
        (first.pk, False),
    ]


def test_the_work_stays_while_another_language_is_there(home: Home, owner: Viewer) -> None:
    english, french = kept(owner, b"en"), kept(owner, b"fr", language="fr")
    removing.remove(owner, english)
    assert finding.edition(owner, Place("A/57/292")) == french


def test_a_file_that_another_edition_was_read_from_stays(home: Home, owner: Viewer) -> None:
    mine, other = kept(owner, b"same"), kept(owner, b"same", symbol="A/57/293")
    assert removing.remove(owner, mine) is None
    assert originals.path_of(other.original_id).read_bytes() == b"same"


def test_finished_additions_let_the_file_go_and_waiting_ones_keep_it(home: Home, owner: Viewer) -> None:
    edition = kept(owner)
    done = Addition.objects.create(
        batch="0" * 32, name="r", original=edition.original, edition=edition, state=State.READY
    )
    removing.remove(owner, edition)
    done.refresh_from_db()
    assert (done.original, done.edition) == (None, None)
    again = kept(owner)
    Addition.objects.create(batch="0" * 32, name="r", original=again.original, state=State.QUEUED)
    removing.remove(owner, again)
    assert originals.path_of(again.original_id).is_file()


def test_a_lost_file_does_not_stand_in_the_way(home: Home, owner: Viewer) -> None:
    assert removing.remove(owner, shelve(short_report(), owner)) is None
    assert not Edition.objects.exists()


def test_contributors_remove_what_is_theirs(home: Home) -> None:
    mine, other = somebody("contributor"), somebody("contributor", "other")
    edition = kept(mine)
    with pytest.raises(NotAllowedError):
        removing.remove(other, edition)
    removing.remove(mine, edition)
    with pytest.raises(MissingError):
        finding.work(mine, "A/57/292")
