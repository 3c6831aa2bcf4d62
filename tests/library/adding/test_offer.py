"""A file that is offered waits, is here already, or says at once why it can't be read."""

from __future__ import annotations

import io
from uuid import uuid4

import pytest
from django.conf import LazySettings

from tests.library.adding.papers import add, archive, give, report
from travaux.library import collecting, incoming, originals
from travaux.library.adding.offer import default_visibility, fail, offer
from travaux.library.home import Home
from travaux.library.models import Addition, AuditEntry, Edition, Original, State, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import BadArchiveError, NotAllowedError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_an_offered_file_waits_with_its_bytes_kept(owner: Viewer) -> None:
    row = give(owner, report(), "A_99_1.pdf")
    assert (row.state, row.name, row.by) == (State.QUEUED, "A_99_1.pdf", owner.person)
    assert row.original is not None
    assert originals.path_of(row.original.pk).read_bytes() == report()
    assert AuditEntry.objects.get().action == "offer"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty-file", "0 bytes"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "unsupported-format", "PNG image"),
        (b"MZ" + bytes(range(256)) * 9, "unsupported-format", "binary data"),
        (b"{\\rtf1 text}", "unsupported-format", "rich text"),
        (b"PK\x03\x04 and then nothing", "damaged-file", "breaks off"),
        (archive(("xl/workbook.xml", b"x")).getvalue(), "unsupported-format", "Excel"),
    ],
)
def test_what_can_not_be_read_says_so_at_once_and_keeps_nothing(
    home: Home, owner: Viewer, data: bytes, code: str, words: str
) -> None:
    row = give(owner, data)
    assert (row.state, row.code, row.original) == (State.FAILED, code, None)
    assert words in row.reason
    assert not Original.objects.exists()
    assert not [path for path in home.folder.rglob("*") if path.is_file() and path != home.secret]


def test_a_file_over_the_limit_fails_with_the_limit(owner: Viewer, settings: LazySettings) -> None:
    settings.LARGEST_UPLOAD_MB = 1
    row = give(owner, b"%PDF-1.4" + bytes(2 << 20))
    assert (row.state, row.code) == (State.FAILED, "too-large")
    assert "1 MB" in row.reason


def test_a_large_file_is_told_from_its_ends(owner: Viewer) -> None:
    assert give(owner, b"%PDF-1.4" + bytes(17 << 20)).state == State.QUEUED
    assert give(owner, bytes(17 << 20)).code == "unsupported-format"


def test_a_damaged_entry_of_an_archive_fails_alone(owner: Viewer) -> None:
    packed = bytearray(archive(("a.pdf", report()), ("b.pdf", report("A/99/2")), packed=0).getvalue())
    packed[200] ^= 0xFF
    rows = []
    for given in incoming.unpack(io.BytesIO(bytes(packed)), "r.zip"):
        with given.open() as stream:
            rows.append(offer(owner, stream, given.name, batch=uuid4()))
    assert [(row.state, row.code) for row in rows] == [(State.FAILED, "bad-archive"), (State.QUEUED, "")]
    assert "“a.pdf” in r.zip is damaged" in rows[0].reason


def test_the_same_bytes_are_already_here(owner: Viewer) -> None:
    first = add(owner, report())
    again = give(owner, report(), "copy.pdf")
    assert (again.state, again.edition) == (State.ALREADY_HERE, first.edition)
    assert "A/99/1 (en)" in again.reason
    assert Edition.objects.count() == 1


def test_what_is_already_here_still_joins_the_collection(owner: Viewer) -> None:
    first = add(owner, report())
    collection = collecting.make(owner, "Migration")
    give(owner, report(), collection=collection)
    assert first.edition is not None
    assert list(collection.works.all()) == [first.edition.work]


def test_what_somebody_else_keeps_private_is_not_here_for_me(everyone: dict[str, Viewer]) -> None:
    add(everyone["editor"], report(), visibility=Visibility.PRIVATE)
    row = give(everyone["contributor"], report())
    assert row.state == State.QUEUED


def test_the_same_bytes_waiting_for_me_are_one_row(owner: Viewer) -> None:
    first, second = give(owner, report()), give(owner, report(), "copy.pdf")
    assert first.pk == second.pk
    assert Addition.objects.count() == 1


def test_a_collection_asked_for_while_it_waits_is_not_lost(owner: Viewer) -> None:
    collection = collecting.make(owner, "Migration")
    give(owner, report())
    give(owner, report(), collection=collection)
    assert Addition.objects.get().collection == collection


def test_the_same_bytes_waiting_for_somebody_else_are_another_row(everyone: dict[str, Viewer]) -> None:
    first, second = give(everyone["editor"], report()), give(everyone["contributor"], report())
    assert first.pk != second.pk


@pytest.mark.parametrize("role", ["visitor", "reader"])
def test_who_may_not_add_leaves_no_trace(home: Home, everyone: dict[str, Viewer], role: str) -> None:
    with pytest.raises(NotAllowedError):
        give(everyone[role], report())
    with pytest.raises(NotAllowedError):
        fail(everyone[role], "x", BadArchiveError("Bad."), batch=uuid4())
    assert not Addition.objects.exists()
    assert list(home.incoming.iterdir()) == []


def test_nobody_adds_to_a_collection_of_others(everyone: dict[str, Viewer]) -> None:
    theirs = collecting.make(everyone["editor"], "Theirs", Visibility.PUBLIC)
    with pytest.raises(NotAllowedError):
        give(everyone["contributor"], report(), collection=theirs)


def test_what_could_not_be_taken_in_has_its_row(owner: Viewer) -> None:
    batch = uuid4()
    row = fail(owner, "../x.pdf", BadArchiveError("It names a place outside."), batch=batch)
    assert (row.state, row.code, row.batch) == (State.FAILED, "bad-archive", batch)
    assert row.reason == "It names a place outside."


@pytest.mark.parametrize(("mode", "expected"), [("local", Visibility.PUBLIC), ("server", Visibility.PRIVATE)])
def test_who_sees_it_when_nobody_says(
    settings: LazySettings, owner: Viewer, mode: str, expected: str
) -> None:
    settings.MODE = mode
    assert default_visibility() == expected
    assert give(owner, report()).visibility == expected


@pytest.mark.parametrize("name", ["a\x00b\udcffc.pdf", "x" * 1000 + ".pdf", ""])
def test_any_name_can_be_kept(owner: Viewer, name: str) -> None:
    row = give(owner, report(), name)
    row.refresh_from_db()
    assert 0 < len(row.name) <= 300


def test_a_visitor_is_nobody() -> None:
    with pytest.raises(NotAllowedError, match="Sign in"):
        give(VISITOR, report())
