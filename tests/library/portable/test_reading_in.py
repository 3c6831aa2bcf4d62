"""An export meets a library that has things of its own (the round trip is in tests/exporting)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.library.shelf import shelve, short_report, somebody
from travaux.exporting import home as exporting
from travaux.library.home import Home
from travaux.library.models import AuditEntry, Collection, Edition, Person, Recommendation
from travaux.library.permissions import Viewer
from travaux.library.portable import reading_in
from travaux.texts.errors import BadArchiveError, NotAllowedError

pytestmark = pytest.mark.django_db


@pytest.fixture
def out(home: Home, owner: Viewer, tmp_path: Path) -> Path:
    """An export of one document, gone from here, with a recommendation that is in progress."""
    held = Collection.objects.create(name="Box", slug="box", owner=somebody("editor").person)
    edition = shelve(short_report(title="Theirs"), owner, collection=held)
    Recommendation.objects.create(
        work=edition.work, symbol="A/57/292", folded="A/57/292", address="para_3", status="in-progress"
    )
    exporting.export(owner, tmp_path / "out")
    Recommendation.objects.all().delete()
    edition.work.delete()
    return tmp_path / "out"


def test_a_document_of_the_same_symbol_becomes_a_version(out: Path, owner: Viewer) -> None:
    shelve(short_report(title="Ours"), owner)
    reading_in.read_in(owner, out)
    shown = Edition.objects.order_by("version").values_list("title", "version", "superseded")
    assert list(shown) == [("Ours", 1, True), ("Theirs", 2, False)]
    assert AuditEntry.objects.filter(action="import", subject="A/57/292 (en)").exists()


@pytest.mark.parametrize(("status", "kept"), [("none", "in-progress"), ("planned", "planned")])
def test_what_somebody_worked_on_here_stays(out: Path, owner: Viewer, status: str, kept: str) -> None:
    work = shelve(short_report(), owner).work
    Recommendation.objects.create(work=work, symbol="A/57/292", address="para_3", status=status)
    reading_in.read_in(owner, out)
    assert kept in Recommendation.objects.values_list("status", flat=True)
    assert Recommendation.objects.filter(status="none").count() == 0


def test_people_come_only_when_asked_for_and_cannot_sign_in(out: Path, owner: Viewer) -> None:
    Person.objects.exclude(username="owner").delete()
    Collection.objects.all().delete()
    reading_in.read_in(owner, out)
    assert Collection.objects.get().owner is None
    reading_in.read_in(owner, out, people=True)
    assert not Person.objects.get(username="a-editor").has_usable_password()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"[]", "no record"),
        (b'{"work": "A/57/292"}', "language"),
        (
            b'{"work":"A/57/292","language":"en","version":1,"original":"0","reading":"../../etc/passwd"}',
            "etc",
        ),
    ],
)
def test_lines_that_are_not_ours_are_told(line: bytes, why: str, out: Path, owner: Viewer) -> None:
    (out / "records/editions.jsonl").write_bytes(line + b"\n")
    done = reading_in.read_in(owner, out)
    assert why in done.problems[0] and done.problems[0].startswith("editions.jsonl, line 1")
    assert not Edition.objects.exists()


def test_a_later_export_and_others_than_admins_are_refused(out: Path, owner: Viewer) -> None:
    with pytest.raises(NotAllowedError):
        reading_in.read_in(somebody("contributor"), out)
    manifest = out / "records/manifest.json"
    manifest.write_text(json.dumps({"schema": "travaux/library/2", "lines": {}}))
    with pytest.raises(BadArchiveError, match="later Travaux"):
        reading_in.read_in(owner, out)
