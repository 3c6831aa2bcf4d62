"""Reading again keeps addresses, says what changed, and leaves alone what can't be read."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.builders import docx
from tests.library.shelf import shelve, short_report, somebody, texts
from travaux import __version__
from travaux import read as read_document
from travaux.library import editing, finding, originals, rereading
from travaux.library.home import Home
from travaux.library.models import AuditEntry, Block, Edition, OutboxEntry
from travaux.library.permissions import Viewer
from travaux.texts.errors import LibraryError, NotAllowedError

pytestmark = pytest.mark.django_db

DOCUMENT = docx(
    "A/57/292",
    "1. The Committee met in Geneva in the spring.",
    "2. It heard the representatives of four organizations.",
    "3. It adopted its report at the last meeting.",
)


def kept(viewer: Viewer, data: bytes = DOCUMENT) -> Edition:
    """An edition as the reader reads it today."""
    originals.keep(BytesIO(data))
    return shelve(read_document(data, name="report.docx"), viewer, data=data)


def test_the_same_reader_changes_nothing(home: Home, owner: Viewer) -> None:
    edition = kept(owner)
    before = list(edition.blocks.order_by("place").values_list("address", "text", "spans"))
    OutboxEntry.objects.all().delete()
    changes = rereading.reread(owner, edition)
    assert (changes.same, changes.any, changes.examples) == (len(before), False, ())
    assert list(edition.blocks.order_by("place").values_list("address", "text", "spans")) == before
    assert OutboxEntry.objects.get().edition_id == edition.pk
    assert AuditEntry.objects.get(action="reread").details["counts"]["same"] == len(before)


def test_what_an_older_reader_made_of_it_is_set_right(home: Home, owner: Viewer) -> None:
    edition = kept(owner)
    Edition.objects.update(reader="0.0.1")
    second = edition.blocks.get(number="2")
    edition.blocks.filter(number="1").update(text="Garbled")
    edition.blocks.filter(number="3").delete()
    Block.objects.create(edition=edition, place=90, address="p_90", kind="paragraph", text="Never printed")
    assert list(rereading.outdated(owner)) == [edition]
    changes = rereading.reread(owner, edition)
    assert (changes.changed, changes.new, changes.gone, changes.moved) == (1, 1, 1, 0)
    said = {(one.what, one.address) for one in changes.examples}
    assert said == {("changed", "para_1"), ("new", "para_3"), ("gone", "p_90")}
    assert finding.block(edition, second.address).text == second.text
    assert not rereading.outdated(owner).exists()


def test_addresses_are_kept_and_former_ones_lead_on(home: Home, owner: Viewer) -> None:
    edition = kept(owner)
    edition.blocks.filter(number="3").update(number="9", address="para_9")  # an older reader's mistake
    changes = rereading.reread(owner, edition)
    assert changes.moved == 1
    assert finding.block(edition, "para_9").address == "para_3"
    rereading.reread(owner, edition)
    assert finding.block(edition, "para_9").address == "para_3"  # kept through further readings


def test_corrections_stay(home: Home, owner: Viewer) -> None:
    edition = editing.correct(owner, kept(owner), {"title": "What a person said", "date": "2002"})
    rereading.reread(owner, edition)
    edition.refresh_from_db()
    assert (edition.title, edition.date, edition.reader) == ("What a person said", "2002", __version__)


def test_a_file_that_is_gone_leaves_the_edition_as_it_is(home: Home, owner: Viewer) -> None:
    lost, there = shelve(short_report(), owner), kept(owner, docx("A/57/293", "1. Another text."))
    before = texts(lost)
    again = list(rereading.reread_many(owner, [lost, there], processes=2))
    assert {one.edition.pk: one.error is None for one in again} == {lost.pk: False, there.pk: True}
    assert texts(lost) == before
    with pytest.raises(LibraryError, match="restore a backup"):
        rereading.reread(owner, lost)


def test_who_may(home: Home, owner: Viewer) -> None:
    edition = kept(owner)
    with pytest.raises(NotAllowedError):
        rereading.reread(somebody("contributor"), edition)
    assert not AuditEntry.objects.filter(action="reread").exists()
