"""Every citation is kept, with what it leads to, and comes back from a backup."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection

from tests.builders import docx
from tests.library.adding import papers as files
from tests.library.citations.papers import citing_paper, paper, put, says, target_paper, unsure
from travaux.library import backup, editing, originals, people, rereading, restoring
from travaux.library.citations import catching_up, deciding, keeping
from travaux.library.home import Home
from travaux.library.models import Citation, CitationDecision, CitedPlace, Edition
from travaux.library.permissions import Viewer
from travaux.texts.citation import PREVIOUS, CitationKind

pytestmark = pytest.mark.django_db


def test_all_that_was_found_is_there(home: Home, owner: Viewer) -> None:
    text = "See A/57/292 and ibid.; the Covenant; paragraph 1 above."
    found = (
        says(text, "A/57/292", "A/57/292", "para:59-63", "para:12/sub:b", corrected="A/57/29Z"),
        says(text, "ibid.", PREVIOUS, kind=CitationKind.IBID, rule="ibid"),
        unsure(text, "the Covenant", "A/RES/1", "A/RES/2"),
        says(text, "paragraph 1 above", "self", "para:1", kind=CitationKind.INTERNAL),
    )
    edition = put(owner, paper("A/60/1", text), (("para_1", found),))
    rows = list(edition.citations.order_by("pk"))
    assert [(row.state, row.target, row.key) for row in rows] == [
        ("waiting", "A/57/292", "A/57/292"),
        ("ambiguous", "previous", ""),
        ("ambiguous", "", ""),
        ("resolved", "self", ""),
    ]
    assert (rows[0].pinpoints, rows[0].corrected, rows[0].place) == (
        ["para:59-63", "para:12/sub:b"],
        "A/57/29Z",
        1,
    )
    assert rows[2].candidates == [["A/RES/1", "perhaps A/RES/1"], ["A/RES/2", "perhaps A/RES/2"]]
    assert rows[3].work_id == edition.work_id
    assert [place.address for place in rows[3].places.all()] == ["para_1"]


def test_what_stands_in_no_block_or_has_no_end_is_left(home: Home, owner: Viewer) -> None:
    text = "See A/57/292."
    endless = says(text, "A/57/292", "A" * 300)
    edition = put(
        owner, paper("A/60/1", text), (("para_9", (says(text, "A/57/292", "A/1/1"),)), ("para_1", (endless,)))
    )
    assert edition.citations.count() == 0


def test_a_real_file_from_its_bytes_to_its_citations(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    row = files.add(
        owner, files.report("A/60/1", "The Committee recalls A/57/292, para. 2.", "See paragraph 1 above.")
    )
    assert row.edition is not None
    cited = row.edition.citations.order_by("place")
    assert [(one.state, one.target, one.address) for one in cited] == [
        ("resolved", "A/57/292", "para_1"), ("resolved", "self", "para_2"),
    ]  # fmt: skip
    assert list(CitedPlace.objects.order_by("citation").values_list("address", "found")) == [
        ("para_2", True),
        ("para_1", True),
    ]
    assert not catching_up.waiting().exists()


def test_rereading_a_real_file_brings_its_citations_to_the_truth(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    data = docx("A/60/1", "1. It recalls A/57/292, para. 2.", "2. It recalls A/57/292, para. 3.")
    row = files.add(owner, data, "report.docx")
    edition = row.edition
    assert edition is not None
    first, second = edition.citations.filter(target="A/57/292").order_by("place")
    deciding.decide(owner, first.pk, "other", "A/1/1")
    edition.citations.filter(pk=second.pk).delete()
    edition.blocks.filter(address="para_2").update(address="para_7", number="7")  # an older reader's mistake
    rereading.reread(owner, edition)
    told = edition.citations.exclude(target="A/60/1").order_by("place")
    again = list(told.values_list("address", "target", "state"))
    assert again == [("para_1", "A/1/1", "waiting"), ("para_2", "A/57/292", "resolved")]


def test_another_language_takes_decisions_along(home: Home, owner: Viewer) -> None:
    edition = citing_paper(owner, "A/60/1", "A/57/292", language="fr")
    deciding.decide(owner, edition.citations.get().pk, "other", "A/1/1")
    edition = editing.correct(owner, edition, {"language": "en"})
    assert CitationDecision.objects.get().language == "en"
    again = put(owner, paper("A/60/1", edition.blocks.get(address="para_1").text, "More."), found_in(edition))
    assert (again.version, again.citations.get().target) == (2, "A/1/1")


def found_in(edition: Edition) -> tuple[tuple[str, tuple[object, ...]], ...]:
    text = edition.blocks.get(address="para_1").text
    return (("para_1", (says(text, "A/57/292", "A/57/292"),)),)


def test_a_moved_edition_takes_decisions_along(home: Home, owner: Viewer) -> None:
    edition = citing_paper(owner, "A/60/1", "A/57/292")
    citing_paper(owner, "A/60/1", "A/57/292", language="fr")
    deciding.decide(owner, edition.citations.get().pk, "rejected")
    moved = editing.correct(owner, edition, {"symbol": "A/60/2"}, alone=True)
    assert CitationDecision.objects.get().work_id == moved.work_id
    assert moved.citations.get().state == "rejected"


def test_kept_twice_is_kept_once(home: Home, owner: Viewer) -> None:
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    target_paper(owner)
    keeping.write(edition, found_in(edition))  # type: ignore[arg-type]
    assert (Citation.objects.count(), CitedPlace.objects.count()) == (1, 0)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="tests/postgres restores into PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_citations_and_decisions(home: Home, tmp_path: Path) -> None:
    owner = people.owner()
    originals.keep(BytesIO(b"any"))
    target_paper(owner)
    edition = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    deciding.decide(owner, edition.citations.get().pk, "accepted")
    backup.backup(tmp_path / "library.zip")
    there = Home(tmp_path / "restored")
    restoring.restore(tmp_path / "library.zip", there)
    with closing(sqlite3.connect(there.database)) as database:
        kept = database.execute(
            "SELECT c.target, c.pinpoints, c.state, d.verdict, p.address, n.key FROM library_citation c "
            "JOIN library_citationdecision d ON d.id = c.decision_id "
            "JOIN library_citedplace p ON p.citation_id = c.id "
            "JOIN library_targetname n ON n.work_id = c.work_id"
        ).fetchall()
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    ((target, pins, *rest),) = kept
    assert (target, json.loads(pins), rest) == (
        "A/57/292", ["para:2"], ["resolved", "accepted", "para_2", "A/57/292"],
    )  # fmt: skip
