"""Additions as people see them: only their own, how far, and what can be done about them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.library.adding.papers import add, give, report
from travaux.library import additions, finding
from travaux.library.adding import leases
from travaux.library.adding.work import work
from travaux.library.models import Addition, AuditEntry, State
from travaux.library.permissions import VISITOR, Viewer
from travaux.texts.errors import ConflictError, FieldsError, MissingError, NotAllowedError
from travaux.texts.links import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_everybody_sees_their_own_and_admins_all(everyone: dict[str, Viewer]) -> None:
    mine = give(everyone["contributor"], report("A/99/1"))
    other = give(everyone["editor"], report("A/99/2"))
    assert list(additions.jobs(everyone["contributor"])) == [mine]
    assert set(additions.jobs(everyone["admin"])) == {mine, other}
    assert list(additions.jobs(VISITOR)) == []
    assert additions.job(everyone["editor"], other.pk) == other
    with pytest.raises(MissingError):
        additions.job(everyone["contributor"], other.pk)


def test_a_batch_stands_in_the_order_given(owner: Viewer) -> None:
    batch = uuid4()
    rows = [give(owner, report(f"A/99/{number}"), batch=batch) for number in range(3)]
    give(owner, report("A/99/9"))
    assert list(additions.jobs(owner, batch)) == rows


def test_every_state_is_counted(everyone: dict[str, Viewer]) -> None:
    viewer = everyone["contributor"]
    give(everyone["editor"], report("A/99/7"))
    give(viewer, b"")
    give(viewer, report())
    counts = additions.counts(viewer)
    assert set(counts) == set(State.values)
    assert (counts[State.QUEUED], counts[State.FAILED], counts[State.READY]) == (1, 1, 0)


def test_how_far_a_batch_is(owner: Viewer) -> None:
    batch = uuid4()
    rows = [give(owner, report(f"A/99/{number}"), batch=batch) for number in range(4)]
    give(owner, b"", batch=batch)
    before = additions.overall(owner, batch)
    assert (before.pages_done, before.finished, before.total, before.seconds_left) == (0, 1, 5, None)
    work(processes=1, limit=2)
    Addition.objects.update(made_at=timezone.now() - timedelta(seconds=60))
    leases.claim("a", timedelta(minutes=1), batch)
    Addition.objects.filter(leased_by="a").update(pages=8, pages_done=2)
    halfway = additions.overall(owner, batch)
    # two files of a page done; of one 2 of 8 pages; one not begun, taken to be as long as those done
    assert (halfway.pages_done, halfway.pages) == (4, 11)
    assert (halfway.finished, halfway.total) == (3, 5)
    assert halfway.seconds_left == pytest.approx(60 * 7 / 4, rel=0.05)
    Addition.objects.filter(pk__in=[row.pk for row in rows]).update(state=State.READY, pages=1, pages_done=1)
    assert additions.overall(owner, batch).seconds_left == 0.0


def test_without_a_batch_only_what_goes_on_counts(owner: Viewer) -> None:
    add(owner, report("A/99/1"))
    assert additions.overall(owner).total == 0
    give(owner, report("A/99/2"))
    assert additions.overall(owner).total == 1


def test_cancelling_takes_a_row_out_of_the_queue(owner: Viewer) -> None:
    row = additions.cancel(owner, give(owner, report()))
    assert row.state == State.CANCELLED
    assert work(processes=1) == 0
    assert AuditEntry.objects.latest("pk").action == "cancel"


def test_what_was_cancelled_or_failed_is_tried_again(owner: Viewer) -> None:
    cancelled = additions.cancel(owner, give(owner, report()))
    assert additions.retry(owner, cancelled).state == State.QUEUED
    failed = add(owner, b"%PDF-1.7 cut")
    cancelled.refresh_from_db()
    assert (cancelled.state, failed.state) == (State.READY, State.FAILED)
    again = additions.retry(owner, failed)
    assert (again.state, again.reason, again.attempts) == (State.QUEUED, "", 0)


def test_what_was_not_kept_must_be_given_again(owner: Viewer) -> None:
    with pytest.raises(ConflictError, match="give it again"):
        additions.retry(owner, give(owner, b""))


def test_what_is_done_can_not_be_undone_here(owner: Viewer) -> None:
    row = add(owner, report())
    for action in (additions.cancel, additions.retry, additions.dismiss):
        with pytest.raises(ConflictError):
            action(owner, row)
    with pytest.raises(ConflictError):
        additions.settle(owner, give(owner, report("A/99/2")), symbol="A/99/3")


def test_answering_names_the_document(owner: Viewer) -> None:
    row = add(owner, report(None), "letter.pdf")
    settled = additions.settle(
        owner, row, symbol="A/99/77", title="A letter", date="2044-05-04", language="en"
    )
    assert (settled.state, settled.reason, settled.where) == (State.READY, "", "")
    edition = finding.edition(owner, Place("A/99/77"))
    assert (edition, edition.title, edition.date) == (settled.edition, "A letter", "2044-05-04")
    assert {"settle", "edit"} <= set(AuditEntry.objects.values_list("action", flat=True))


def test_a_wrong_answer_changes_nothing(owner: Viewer) -> None:
    row = add(owner, report(None), "letter.pdf")
    with pytest.raises(FieldsError):
        additions.settle(owner, row, title="A letter", date="yesterday")
    row.refresh_from_db()
    assert row.state == State.NEEDS_A_LOOK
    assert row.edition is not None
    assert row.edition.title == ""


def test_it_may_be_fine_as_it_is(owner: Viewer) -> None:
    row = additions.dismiss(owner, add(owner, report(None), "letter.pdf"))
    assert (row.state, row.reason) == (State.READY, "")
    assert AuditEntry.objects.latest("pk").action == "dismiss"


def test_a_contributor_settles_what_is_theirs_and_nobody_elses(everyone: dict[str, Viewer]) -> None:
    row = add(everyone["contributor"], report(None), "letter.pdf")
    with pytest.raises(MissingError):
        additions.dismiss(everyone["editor"], row)
    with pytest.raises(NotAllowedError):
        additions.cancel(everyone["reader"], row)
    assert additions.dismiss(everyone["contributor"], row).state == State.READY
