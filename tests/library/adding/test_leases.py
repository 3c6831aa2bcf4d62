"""A row belongs to one worker at a time, and to nobody when that one is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.library.adding.papers import give, report
from travaux.library.adding import leases
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def row(owner: Viewer) -> Addition:
    """A row that waits."""
    return give(owner, report())


def test_a_claimed_row_is_nobody_elses(row: Addition) -> None:
    held = leases.claim("a", MINUTE)
    assert held is not None
    assert (held.pk, held.state, held.leased_by, held.attempts) == (row.pk, State.READING, "a", 1)
    assert leases.claim("b", MINUTE) is None
    assert leases.held("a", row.pk).exists()
    assert not leases.held("b", row.pk).exists()


def test_a_lease_that_has_run_out_is_taken_up_by_the_next(row: Addition) -> None:
    leases.claim("a", -MINUTE)
    held = leases.claim("b", MINUTE)
    assert held is not None
    assert (held.leased_by, held.attempts) == ("b", 2)
    assert not leases.renew("a", row.pk, MINUTE)


def test_renewing_holds_on_and_tells_how_far_it_is(row: Addition) -> None:
    leases.claim("a", MINUTE)
    assert leases.renew("a", row.pk, 10 * MINUTE, pages=9, pages_done=3)
    row.refresh_from_db()
    assert (row.pages, row.pages_done) == (9, 3)
    assert row.lease_until is not None
    assert row.lease_until > timezone.now() + 9 * MINUTE


def test_a_cancelled_row_is_held_no_longer(row: Addition) -> None:
    leases.claim("a", MINUTE)
    Addition.objects.update(state=State.CANCELLED)
    assert not leases.renew("a", row.pk, MINUTE)
    assert leases.claim("b", MINUTE) is None


def test_what_is_given_back_waits_and_counts_no_attempt(row: Addition) -> None:
    leases.claim("a", MINUTE)
    assert leases.release("a") == 1
    row.refresh_from_db()
    assert (row.state, row.leased_by, row.lease_until, row.attempts) == (State.QUEUED, "", None, 0)


def test_only_the_batch_that_was_asked_for(owner: Viewer, row: Addition) -> None:
    other = give(owner, report("A/99/2"))
    held = leases.claim("a", MINUTE, other.batch)
    assert held is not None
    assert held.pk == other.pk
    assert leases.claim("a", MINUTE, other.batch) is None


def test_what_was_tried_before_comes_last(owner: Viewer, row: Addition) -> None:
    leases.claim("a", -MINUTE)
    fresh = give(owner, report("A/99/2"))
    order = [held.pk for _ in range(2) if (held := leases.claim("a", MINUTE))]
    assert order == [fresh.pk, row.pk]


def test_what_a_process_that_is_gone_held_is_free_at_once(row: Addition) -> None:
    code = "from travaux.library.ready import set_up; set_up()\n"
    code += "from travaux.library.adding import leases; print(leases.holder())"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    leases.claim(dead.stdout.strip(), MINUTE)
    assert leases.claim("b", MINUTE) is None
    assert leases.free_the_dead() == 1
    assert leases.claim("b", MINUTE) is not None


def test_what_a_living_process_holds_stays(row: Addition) -> None:
    leases.claim(leases.holder(), MINUTE)
    assert leases.free_the_dead() == 0
    assert leases.claim("b", MINUTE) is None


def test_another_process_under_the_same_number_is_not_the_holder(row: Addition) -> None:
    host, _, _, rest = leases.holder().split("/")
    leases.claim(f"{host}/{os.getpid()}/1/{rest}", MINUTE)
    assert leases.free_the_dead() == 1


def test_what_another_machine_holds_stays(row: Addition) -> None:
    leases.claim("elsewhere/1/1/x", MINUTE)
    assert leases.free_the_dead() == 0


def test_each_worker_has_a_name_that_fits() -> None:
    assert leases.holder() != leases.holder()
    assert len(leases.holder()) <= 80
