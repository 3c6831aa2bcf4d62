"""What waited is resolved when its document comes, in both directions, and nothing else is touched."""

from __future__ import annotations

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import block
from tests.library.citations.papers import citing_paper, made_of, paper, put, says, target_paper
from travaux.library import editing, removing
from travaux.library.home import Home
from travaux.library.models import Citation, CitedPlace, Edition, TargetName, Work
from travaux.library.permissions import Viewer

pytestmark = pytest.mark.django_db


def state(edition: Edition) -> tuple[str, str]:
    """State and cited symbol of an edition's only citation."""
    one = edition.citations.select_related("work").get()
    return one.state, one.work.symbol if one.work else ""


def places(edition: Edition) -> list[tuple[str, bool]]:
    rows = CitedPlace.objects.filter(citation__edition=edition).order_by("pk")
    return list(rows.values_list("address", "found"))


def test_a_citation_of_what_is_here_is_resolved_with_its_paragraphs(home: Home, owner: Viewer) -> None:
    target_paper(owner)
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2-3", "para:2/sub:a", "para:9")
    assert state(citing) == ("resolved", "A/57/292")
    assert places(citing) == [("para_2", True), ("para_3", True), ("para_2__list_a", True), ("para_9", False)]


def test_what_waits_is_resolved_when_its_document_comes(home: Home, owner: Viewer) -> None:
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    assert (state(citing), places(citing)) == (("waiting", ""), [])
    target = target_paper(owner)
    assert (state(citing), places(citing)) == (("resolved", "A/57/292"), [("para_2", True)])
    target.work.refresh_from_db()
    assert target.work.cited == 1


def test_what_cited_a_removed_document_waits_again(home: Home, owner: Viewer) -> None:
    target = target_paper(owner)
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    removing.remove(owner, target)
    assert (state(citing), places(citing)) == (("waiting", ""), [])
    assert not TargetName.objects.filter(key="A/57/292").exists()


def test_two_languages_are_one_document_and_one_removal_changes_nothing(home: Home, owner: Viewer) -> None:
    french, english = target_paper(owner, language="fr"), target_paper(owner)
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    removing.remove(owner, english)
    assert (state(citing), places(citing)) == (("resolved", "A/57/292"), [("para_2", True)])
    assert french.work_id == citing.citations.get().work_id


def test_a_new_version_changes_which_paragraphs_are_there(home: Home, owner: Viewer) -> None:
    target_paper(owner, count=3)
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:2", "para:5")
    assert places(citing) == [("para_2", True), ("para_5", False)]
    second = target_paper(owner, count=6)
    assert second.version == 2
    assert places(citing) == [("para_2", True), ("para_5", True)]
    removing.remove(owner, second)
    assert places(citing) == [("para_2", True), ("para_5", False)]


def test_a_renamed_document_is_left_by_some_and_found_by_others(home: Home, owner: Viewer) -> None:
    target = target_paper(owner, "A/57/2929")
    right = citing_paper(owner, "A/60/1", "A/57/292", "para:2")
    wrong = citing_paper(owner, "A/60/2", "A/57/2929", "para:2")
    editing.correct(owner, target, {"symbol": "A/57/292"})
    assert state(right) == ("resolved", "A/57/292")
    assert state(wrong) == ("resolved", "A/57/292")  # the former symbol leads there still


def test_an_edition_that_moves_into_another_document_is_cited_there(home: Home, owner: Viewer) -> None:
    target_paper(owner, "A/57/292")
    misnamed = target_paper(owner, "A/57/999", count=8, language="fr")
    citing = citing_paper(owner, "A/60/1", "A/57/292", "para:8")
    other = citing_paper(owner, "A/60/2", "A/57/999", "para:1")
    assert places(citing) == [("para_8", False)]
    editing.correct(owner, misnamed, {"symbol": "A/57/292"})
    assert (state(citing), places(citing)) == (("resolved", "A/57/292"), [("para_8", True)])
    assert (state(other), places(other)) == (("resolved", "A/57/292"), [("para_1", True)])
    assert Work.objects.get(symbol="A/57/292").cited == 2


def test_references_inside_a_document_go_along_when_it_moves(home: Home, owner: Viewer) -> None:
    text = "See paragraph 1 above."
    made = paper("A/57/999", "First.", text)
    edition = put(owner, made, (("para_2", (says(text, "paragraph 1 above", "self", "para:1"),)),))
    target_paper(owner, "A/57/292")
    edition = editing.correct(owner, edition, {"symbol": "A/57/292"})
    one = edition.citations.get()
    assert one.work_id == edition.work_id == one.places.get().work_id
    assert edition.work.cited == 0


def test_a_document_that_goes_by_two_symbols_is_found_by_both(home: Home, owner: Viewer) -> None:
    first = citing_paper(owner, "A/60/1", "E/2010/27")
    second = citing_paper(owner, "A/60/2", "E/CN.6/2010/11")
    made = made_of("E/2010/27", [block("para_1", "One.", number="1")], other_symbols=("E/CN.6/2010/11",))
    target = put(owner, made)
    assert {state(first), state(second)} == {("resolved", "E/2010/27")}
    target.work.refresh_from_db()
    assert target.work.cited == 2


def test_arrival_touches_only_its_own(home: Home, owner: Viewer) -> None:
    citing = citing_paper(owner, "A/60/1", "A/57/291", "para:2")
    citing_paper(owner, "A/60/2", "A/57/292", "para:2")
    with CaptureQueriesContext(connection) as among_few:
        target_paper(owner, "A/57/291")
    fill(citing, 100_000)
    begin = time.perf_counter()
    with CaptureQueriesContext(connection) as among_many:
        target_paper(owner, "A/57/292")
    seconds = time.perf_counter() - begin
    assert len(among_many) == len(among_few)
    assert Citation.objects.filter(state="resolved").count() == 2
    assert Citation.objects.filter(state="waiting", work=None).count() == 100_000
    assert seconds < 1.0  # 0.02 when the machine does nothing else
    scans = [one["sql"] for one in among_many if "library_citation" in one["sql"] and "UPDATE" in one["sql"]]
    assert len(scans) == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans are told in SQLite's words")
def test_looking_for_what_waits_uses_indexes(home: Home, owner: Viewer) -> None:
    citing_paper(owner, "A/60/2", "A/57/292", "para:2")
    with CaptureQueriesContext(connection) as seen:
        target_paper(owner, "A/57/292")
    asked = [one["sql"] for one in seen if one["sql"].startswith("SELECT") and "library_cit" in one["sql"]]
    assert len(asked) > 3
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = [row[3] for row in cursor.fetchall()]
            assert not [step for step in plan if step.startswith("SCAN library_cit")], (sql, plan)


def fill(edition: Edition, count: int) -> None:
    """So many citations of an edition that wait for documents nobody has."""
    Citation.objects.bulk_create(
        [
            Citation(
                edition=edition, place=1, address="para_1", start=0, end=5, text="A/1/1", kind="document",
                target=f"A/99/{number}", key=f"A/99/{number}", rule="symbol", state="waiting",
            )
            for number in range(count)
        ],
        batch_size=5000,
    )  # fmt: skip
