"""People say what became of recommendations: one or many, with a history that undoes."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from tests.library.recommendations.reports import put, rows, upr
from travaux.library.models import AuditEntry, RecommendationStep, Visibility
from travaux.library.permissions import VISITOR, Viewer
from travaux.library.recommendations import changing, finding
from travaux.library.recommendations.filtering import Filters
from travaux.texts.errors import FieldsError, MissingError, NotAllowedError

pytestmark = pytest.mark.django_db

ITEMS = (
    "Ratify the Convention against Torture (Spain);",
    "Train the police (Ghana);",
    "Build schools (Fiji).",
)


def test_what_became_of_one_is_kept_with_its_history(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    key = rows()[0].key
    changing.follow_up(owner, key, status="planned", deadline="2030-01-31", remark="Asked the ministry.")
    shown = changing.follow_up(owner, key, status="done", deadline="", responsible=" Ministry  of Justice ")
    assert (shown.status, shown.deadline, shown.responsible) == ("done", None, "Ministry of Justice")
    last, first = changing.history(owner, key)
    assert (first.remark, first.by, first.may_undo) == ("Asked the ministry.", "owner", True)
    assert [(one.field, one.before, one.after) for one in first.changes] == [
        ("status", "no action known", "planned"), ("deadline", "", "2030-01-31"),
    ]  # fmt: skip
    assert changing.undo(owner, last.batch) == 1
    again = finding.one(owner, key)
    assert (again.status, again.deadline, again.responsible) == ("planned", date(2030, 1, 31), "")
    assert len(changing.history(owner, key)) == 3
    assert AuditEntry.objects.filter(action="follow-up").count() == 2


def test_what_somebody_changed_since_is_not_undone(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    key = rows()[0].key
    changing.follow_up(owner, key, status="planned")
    changing.follow_up(owner, key, status="done")
    first = changing.history(owner, key)[1]
    with pytest.raises(MissingError, match="nothing to undo"):
        changing.undo(owner, first.batch)
    assert finding.one(owner, key).status == "done"


def test_many_are_changed_and_taken_back_in_one_go(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    first, second, third = rows()
    changing.follow_up(owner, third.key, status="in-progress")
    done = changing.many(owner, [str(first.key), third.key], status="in-progress", responsible="MoJ")
    assert (done.count, [row.status for row in rows()]) == (2, ["in-progress", "none", "in-progress"])
    assert changing.many(owner, Filters(recommender="GHA"), status="in-progress").count == 1
    assert changing.many(owner, Filters(), status="in-progress").count == 0  # nothing changes: no step
    assert changing.undo(owner, done.batch) == 2
    assert [(row.status, row.responsible) for row in rows()] == [
        ("none", ""), ("in-progress", ""), ("in-progress", ""),
    ]  # fmt: skip
    assert second.key in {row.key for row in rows(status="in-progress")}


def test_one_wrong_value_or_key_changes_nothing(owner: Viewer) -> None:
    put(owner, upr(*ITEMS))
    key = rows()[0].key
    with pytest.raises(FieldsError) as wrong:
        changing.follow_up(owner, key, status="finished", deadline="tomorrow", responsible="x" * 201)
    assert set(wrong.value.fields) == {"status", "deadline", "responsible"}
    with pytest.raises(MissingError, match="1 of these"):
        changing.many(owner, [key, uuid4()], status="done")
    with pytest.raises(MissingError, match="no recommendation"):
        changing.follow_up(owner, "nonsense", status="done")
    assert not RecommendationStep.objects.exists()


def test_who_may(owner: Viewer, everyone: dict[str, Viewer]) -> None:
    put(owner, upr(*ITEMS))
    key = rows()[0].key
    for role in ("visitor", "reader"):
        with pytest.raises(NotAllowedError):
            changing.follow_up(everyone[role], key, status="done")
    changing.follow_up(everyone["contributor"], key, status="done")
    with pytest.raises(NotAllowedError):
        changing.correct(everyone["contributor"], key, number="9")
    changing.correct(everyone["editor"], key, number="9")
    own = put(everyone["contributor"], upr(*ITEMS, symbol="A/HRC/9/9"), Visibility.PRIVATE)
    mine = rows(everyone["contributor"], symbol="A/HRC/9/9")[0]
    assert mine.may_correct and mine.may_follow_up and own.owner_id
    changing.correct(everyone["contributor"], mine.key, number="9")
    with pytest.raises(MissingError):
        changing.follow_up(everyone["editor"], mine.key, status="done")
    shown = finding.one(VISITOR, key)
    assert not shown.may_correct
    assert not shown.may_follow_up
