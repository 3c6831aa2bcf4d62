"""An addition as a row: where to look, what to do next, how far it is."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.library.shelf import shelve, short_report
from travaux.library.additions import Overall
from travaux.library.models import Addition, State
from travaux.library.permissions import Viewer
from travaux.web.rows import percent, row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("where", "spot"),
    [
        ("para_2", "/A/57/292/en/para/2"),
        ("page 9", "/A/57/292/en/page/9"),
        ("", "/A/57/292/en"),
        ("page nine", "/A/57/292/en/at/pagenine"),  # no place that a reader names, and no fault
    ],
)
def test_the_spot(owner: Viewer, where: str, spot: str) -> None:
    edition = shelve(short_report(), owner)
    addition = Addition(batch=uuid4(), name="a.pdf", state=State.NEEDS_A_LOOK, edition=edition, where=where)
    made = row(addition)
    assert made.spot == spot
    assert made.form is not None and made.form.initial["symbol"] == "A/57/292"
    assert row(addition, forms=False).form is None


@pytest.mark.parametrize(
    ("state", "waits", "again"),
    [
        (State.QUEUED, True, False),
        (State.READING, True, False),
        (State.READY, False, False),
        (State.FAILED, False, True),
        (State.CANCELLED, False, True),
    ],
)
def test_what_comes_next(state: State, waits: bool, again: bool) -> None:
    made = row(Addition(batch=uuid4(), name="a.pdf", state=state, original_id="f" * 64))
    assert (made.waits, made.can_retry) == (waits, again)
    assert not row(Addition(batch=uuid4(), name="a.pdf", state=state)).can_retry


@pytest.mark.parametrize(
    ("done", "pages", "finished", "total", "shown"),
    [(0, 0, 0, 3, 0), (12, 40, 0, 1, 30), (40, 40, 2, 3, 99), (40, 40, 3, 3, 100), (0, 0, 0, 0, 100)],
)
def test_percent(done: int, pages: int, finished: int, total: int, shown: int) -> None:
    assert percent(Overall(done, pages, finished, total, None)) == shown
