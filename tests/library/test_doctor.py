"""The doctor finds what is wrong, says what helps, and changes nothing."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report
from travaux.library import collecting, doctor, originals
from travaux.library.home import Home
from travaux.library.models import Addition, Citation, CollectionEntry, Edition, OutboxEntry, State
from travaux.library.permissions import Viewer
from travaux.library.search import indexing

pytestmark = pytest.mark.django_db


def said(*, deep: bool = False) -> dict[str, str]:
    """What was found, by sentence: the state."""
    return {one.what: one.state for one in doctor.examine(deep=deep)}


def state_of(words: str, *, deep: bool = False) -> str:
    """The state of the one finding with these words."""
    (state,) = [state for what, state in said(deep=deep).items() if words in what]
    return state


def kept(viewer: Viewer) -> Edition:
    """An edition whose original is there."""
    originals.keep(BytesIO(b"the bytes"))
    return shelve(short_report(), viewer, data=b"the bytes")


def test_all_is_well(home: Home, owner: Viewer) -> None:
    kept(owner)
    indexing.follow()
    found = said(deep=True)
    assert doctor.PROBLEM not in found.values()
    assert state_of("byte for byte", deep=True) == doctor.OK
    assert state_of("agrees with the documents") == doctor.OK


def test_a_document_in_a_collection_by_half(home: Home, owner: Viewer) -> None:
    collecting.put(owner, collecting.make(owner, "Box"), [kept(owner).work])
    assert not any("in a collection" in line for line in said())
    CollectionEntry.objects.all().delete()
    assert state_of("1 documents are in a collection by half") == doctor.PROBLEM


def test_a_lost_original(home: Home, owner: Viewer) -> None:
    originals.path_of(kept(owner).original_id).unlink()
    assert state_of("1 originals are missing") == doctor.PROBLEM


def test_an_altered_original_is_found_by_looking_deep(home: Home, owner: Viewer) -> None:
    path = originals.path_of(kept(owner).original_id)
    path.chmod(0o600)
    path.write_bytes(b"THE BYTES")
    assert state_of("originals are there") == doctor.OK
    assert state_of("was altered", deep=True) == doctor.PROBLEM


def test_an_index_that_differs_from_the_store(home: Home, owner: Viewer) -> None:
    kept(owner)
    indexing.follow()
    shelve(short_report("A/57/293"), owner)
    assert state_of("changes wait for the index") == doctor.NOTE
    OutboxEntry.objects.all().delete()  # a change that nobody will follow
    assert state_of("in the index") == doctor.PROBLEM


def test_a_library_without_an_index(home: Home, owner: Viewer) -> None:
    assert state_of("no search index yet") == doctor.NOTE


def test_files_that_wait_or_were_left(home: Home, owner: Viewer) -> None:
    past = timezone.now() - timedelta(hours=1)
    Addition.objects.create(batch="0" * 32, name="a", state=State.READING, lease_until=past)
    Addition.objects.create(batch="0" * 32, name="b", state=State.QUEUED)
    Addition.objects.create(batch="0" * 32, name="c", state=State.NEEDS_A_LOOK)
    Addition.objects.update(made_at=past)
    assert state_of("when their reader ended") == doctor.NOTE
    assert state_of("1 files wait to be read") == doctor.NOTE
    assert state_of("1 documents need a look") == doctor.NOTE


def test_editions_of_an_older_reader(home: Home, owner: Viewer) -> None:
    kept(owner)
    Edition.objects.update(reader="0.0.1")
    assert state_of("read by an older Travaux") == doctor.NOTE


def test_no_tesseract(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert state_of("Tesseract is not installed") == doctor.NOTE


def test_a_folder_that_others_can_look_into(home: Home) -> None:
    home.folder.chmod(0o755)
    assert state_of("Other accounts") == doctor.NOTE


def test_a_library_that_is_not_there_yet(home: Home, settings: LazySettings, tmp_path: Path) -> None:
    settings.HOME = Home(tmp_path / "none")
    assert state_of("There is no library") == doctor.NOTE
    assert not (tmp_path / "none").exists()


def test_citations_that_nobody_looked_for_or_that_are_wrong(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292")
    assert not [what for what in said() if "looked for the citations" in what or "counts of them" in what]
    Edition.objects.filter(pk=target.pk).update(finder="")
    assert state_of("Nobody has looked for the citations of 1 documents") == "note"
    Citation.objects.update(state="waiting", work=None)
    assert state_of("citations or counts of them are not as they should be") == "problem"
