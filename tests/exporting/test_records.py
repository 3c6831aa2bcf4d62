"""What goes out comes in again, and goes out the same."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from tests.exporting import gathered
from tests.library.citations.papers import citing_paper, target_paper
from tests.library.shelf import shelve, short_report, somebody
from travaux.exporting import home as exporting
from travaux.library import instruments, originals
from travaux.library.home import Home
from travaux.library.models import Block, Edition, Original, OutboxEntry, RelationType, Work
from travaux.library.permissions import Viewer
from travaux.library.portable import reading_in
from travaux.library.portable.writing import Scope
from travaux.texts.errors import BadArchiveError

pytestmark = pytest.mark.django_db


def files(folder: Path) -> dict[str, bytes]:
    """Every file below, by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def reader(owner: Viewer) -> Viewer:
    """Somebody with whom things are shared."""
    return somebody("reader")


@pytest.fixture
def out(home: Home, owner: Viewer, reader: Viewer, tmp_path: Path) -> Path:
    """An export of a library with everything in it; the library is empty afterwards."""
    gathered.everything(owner, reader)
    exporting.export(owner, tmp_path / "out")
    empty(home)
    return tmp_path / "out"


def empty(home: Home) -> None:
    gathered.nothing()
    for model in (Group, RelationType, Original, OutboxEntry):
        model.objects.all().delete()
    shutil.rmtree(home.originals)
    home.originals.mkdir()
    instruments.ensure()


def test_a_library_comes_in_again_and_is_equal(out: Path, owner: Viewer, tmp_path: Path) -> None:
    before = files(out)
    done = reading_in.read_in(owner, out, people=True)
    assert {said.rpartition(") ")[2] for said in done.problems} == {"was lost before."}
    exporting.export(owner, tmp_path / "again")
    assert files(tmp_path / "again") == before
    counts = json.loads(before["records/manifest.json"])["lines"]
    assert min(count for name, count in counts.items()) > 0, "each table has something to prove"
    assert OutboxEntry.objects.count() >= Edition.objects.count() == counts["editions"]
    french = Edition.objects.get(language="fr", version=1).original
    assert originals.path_of(french.pk).read_bytes() == b"trois"
    assert Block.objects.filter(edition__work__symbol="A/60/1").exists()


def test_started_again_it_goes_on_and_makes_nothing_twice(out: Path, owner: Viewer, tmp_path: Path) -> None:
    lines = (out / "records/editions.jsonl").read_bytes().splitlines(keepends=True)
    (out / "records/editions.jsonl").write_bytes(b"".join(lines[:3]) + b'{"broken')
    assert any("line 4" in said for said in reading_in.read_in(owner, out, people=True).problems)
    (out / "records/editions.jsonl").write_bytes(b"".join(lines))
    again = reading_in.read_in(owner, out, people=True)
    assert (again.here["editions"], again.made["editions"]) == (3, len(lines) - 3)
    third = reading_in.read_in(owner, out, people=True)
    assert (sum(third.made.values()), third.problems) == (0, ())


def test_chosen_documents_join_a_library_that_has_others(home: Home, owner: Viewer, tmp_path: Path) -> None:
    target_paper(owner)
    citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    chosen = Work.objects.filter(symbol="A/60/1")
    assert exporting.export(owner, tmp_path / "one", scope=Scope(owner, chosen)) == 1
    empty(home)
    done = reading_in.read_in(owner, tmp_path / "one")
    (citation,) = Edition.objects.get().citations.all()
    assert (done.made["editions"], citation.state, citation.work) == (1, "waiting", None)
    assert not Work.objects.filter(symbol="A/57/292").exists()


def test_a_file_that_was_changed_is_refused(home: Home, owner: Viewer, tmp_path: Path) -> None:
    originals.keep(BytesIO(b"trois"))
    shelve(short_report(language="fr", title="Corrigé"), owner, data=b"trois")
    out = tmp_path / "out"
    exporting.export(owner, out)
    empty(home)
    path = next(path for path in out.rglob("fr-v1.*") if path.suffix != ".json")
    path.write_bytes(b"other")
    done = reading_in.read_in(owner, out)
    assert any("is damaged" in said for said in done.problems)
    assert not Edition.objects.filter(language="fr", title="Corrigé").exists()
    with pytest.raises(BadArchiveError, match="no export"):
        reading_in.read_in(owner, tmp_path)


def test_an_export_that_was_broken_off_goes_on(home: Home, owner: Viewer, tmp_path: Path) -> None:
    originals.keep(BytesIO(b"one"))
    shelve(short_report(), owner, data=b"one")
    part = tmp_path / ".out.part" / "documents" / "A_57_292"
    part.mkdir(parents=True)
    (part / "en-v1.txt").write_bytes(b"on")  # half of a file
    (part / "of-another-time.txt").write_bytes(b"stale")
    exporting.export(owner, tmp_path / "out")
    there = {path.name for path in (tmp_path / "out/documents/A_57_292").iterdir()}
    assert "of-another-time.txt" not in there
    assert (tmp_path / "out/documents/A_57_292/en-v1.txt").read_bytes() == b"one"
