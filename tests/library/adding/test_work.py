"""What waits is read and stored once, whatever a file does and whenever a worker ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.builders import pdf
from tests.library.adding.papers import add, give, report
from travaux.library import additions, originals
from travaux.library.adding import leases, task
from travaux.library.adding import work as working
from travaux.library.adding.task import Task
from travaux.library.adding.work import work
from travaux.library.home import Home
from travaux.library.models import Addition, Edition, State, Visibility
from travaux.library.permissions import Viewer
from travaux.reading.apart import Limits
from travaux.reading.progress import Progress, announce
from travaux.texts.errors import ReaderCrashError
from travaux.texts.reading import Reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


# What children do instead of reading; at the top of the module, so that a spawned child finds them.


def crash(_: Task) -> Reading:
    raise ReaderCrashError("The process died.")


def tell_pages(job: Task) -> Reading:
    announce(7)
    return task.read(job)


def test_a_file_becomes_a_document(owner: Viewer) -> None:
    row = add(owner, report(), "A_99_1.pdf", visibility=Visibility.PRIVATE)
    assert (row.state, row.reason, row.leased_by, row.lease_until) == (State.READY, "", "", None)
    edition = row.edition
    assert edition is not None
    assert (edition.work.symbol, edition.name) == ("A/99/1", "A_99_1.pdf")
    assert (edition.owner, edition.visibility) == (owner.person, Visibility.PRIVATE)
    assert (row.pages, row.pages_done) == (1, 1)
    assert edition.blocks.filter(address="para_2", text="It thanks the State party.").exists()


def test_a_document_without_a_symbol_asks_for_it(owner: Viewer) -> None:
    row = add(owner, report(None), "letter.pdf")
    assert (row.state, row.code) == (State.NEEDS_A_LOOK, "no-symbol")
    assert row.edition is not None
    assert row.edition.work.symbol == "Doc/letter"


def test_a_gap_in_the_numbers_asks_for_a_look_at_its_place(owner: Viewer) -> None:
    rows = [f"{number}. The Committee notes item {number}." for number in (1, 2, 3, 5, 6)]
    row = add(owner, pdf(["United Nations   A/99/1", "", "Report of the Committee", *rows]))
    assert (row.state, row.code, row.where) == (State.NEEDS_A_LOOK, "number-gap", "para_5")
    assert "3" in row.reason
    assert "5" in row.reason


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 and then nothing", "damaged-file"),
        (report()[:700], "damaged-file"),
    ],
)
def test_a_file_that_can_not_be_read_says_why_and_is_tried_once(
    owner: Viewer, data: bytes, code: str
) -> None:
    row = add(owner, data)
    assert (row.state, row.code, row.attempts, row.edition) == (State.FAILED, code, 1, None)
    assert row.reason
    assert not Edition.objects.exists()


def test_one_bad_file_costs_only_itself(owner: Viewer) -> None:
    batch = uuid4()
    for number in range(6):
        give(owner, report(f"A/99/{number}") if number != 3 else b"%PDF-1.7 cut", batch=batch)
    assert work(processes=2) == 6
    assert additions.counts(owner, batch)[State.READY] == 5
    assert additions.counts(owner, batch)[State.FAILED] == 1


def test_the_reader_that_crashes_is_tried_three_times(owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working.task, "read", crash)
    row = add(owner, report())
    assert (row.state, row.code, row.attempts) == (State.FAILED, "reader-crash", 3)


def test_a_file_over_the_limits_says_so(owner: Viewer) -> None:
    give(owner, pdf(*[["A line."]] * 5))
    work(processes=1, limits=Limits(pages=3))
    assert Addition.objects.get().code == "too-many-pages"


def test_an_original_that_is_gone_fails_in_a_sentence(owner: Viewer) -> None:
    row = give(owner, report())
    assert row.original is not None
    originals.path_of(row.original.pk).unlink()
    work(processes=1)
    row.refresh_from_db()
    assert (row.state, row.code) == (State.FAILED, "library")


def test_a_file_that_brought_down_every_worker_is_given_up(owner: Viewer) -> None:
    row = give(owner, report())
    Addition.objects.update(attempts=leases.MOST_STARTS)
    work(processes=1)
    row.refresh_from_db()
    assert (row.state, row.code) == (State.FAILED, "reader-crash")
    assert "20 times" in row.reason


def test_a_reading_that_can_not_be_stored_costs_one_file(
    owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "store", _refuse)
    row = add(owner, report())
    assert (row.state, row.code) == (State.FAILED, "library")
    assert "could not be stored" in row.reason


def test_the_same_bytes_of_two_people_are_stored_once_when_both_see_them(everyone: dict[str, Viewer]) -> None:
    rows = [
        give(everyone[role], report(), visibility=Visibility.PUBLIC) for role in ("editor", "contributor")
    ]
    work(processes=2)
    states = {Addition.objects.get(pk=row.pk).state for row in rows}
    assert states == {State.READY, State.ALREADY_HERE}
    assert Edition.objects.count() == 1


def test_a_row_that_is_cancelled_while_it_is_read_is_dropped(
    owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working.task, "read", tell_pages)
    row = give(owner, report())
    finished: list[Addition] = []
    done = work(
        processes=1,
        on_progress=lambda held, _: _cancel(owner, held),
        on_finished=finished.append,
    )
    row.refresh_from_db()
    assert (done, finished, row.state, row.edition) == (0, [], State.CANCELLED, None)
    assert not Edition.objects.exists()


def test_a_row_that_another_worker_has_taken_over_is_left_to_it(
    owner: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working.task, "read", tell_pages)
    row = give(owner, report())
    assert work(processes=1, on_progress=lambda *_: _take_over()) == 0
    row.refresh_from_db()
    assert (row.state, row.leased_by) == (State.READING, "another")
    assert not Edition.objects.exists()


def test_progress_is_told_and_written(owner: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working.task, "read", tell_pages)
    give(owner, report())
    told: list[tuple[Progress, int | None]] = []

    def hear(row: Addition, state: Progress) -> None:
        told.append((state, Addition.objects.get(pk=row.pk).pages))

    work(processes=1, on_progress=hear)
    assert told[0] == (Progress(0, 7), 7)


def test_a_worker_that_is_told_to_stop_gives_back_what_it_holds(owner: Viewer) -> None:
    for number in range(4):
        give(owner, report(f"A/99/{number}"))
    finished: list[UUID] = []
    done = work(
        processes=1, on_finished=lambda row: finished.append(row.pk), should_stop=lambda: len(finished) >= 2
    )
    assert done == len(finished) == 2
    waiting = Addition.objects.filter(state=State.QUEUED)
    assert [(row.leased_by, row.attempts) for row in waiting] == [("", 0), ("", 0)]


def test_a_caller_that_fails_leaves_no_lease(owner: Viewer) -> None:
    for number in range(3):
        give(owner, report(f"A/99/{number}"))
    with pytest.raises(KeyboardInterrupt):
        work(processes=2, on_finished=_interrupt)
    assert not Addition.objects.filter(state=State.READING).exists()
    assert Edition.objects.count() == Addition.objects.filter(state=State.READY).count()


def test_only_so_many_and_only_one_batch(owner: Viewer) -> None:
    batch = uuid4()
    for number in range(3):
        give(owner, report(f"A/99/{number}"), batch=batch)
    other = give(owner, report("A/99/9"))
    assert work(processes=1, batch=batch, limit=2) == 2
    assert work(processes=1, batch=batch) == 1
    other.refresh_from_db()
    assert other.state == State.QUEUED


def test_what_is_offered_meanwhile_is_taken_up_too(owner: Viewer) -> None:
    give(owner, report("A/99/1"))
    more: list[Callable[[], object]] = [lambda: give(owner, report("A/99/2"))]
    assert work(processes=1, on_finished=lambda _: more and more.pop()()) == 2


def test_hostile_files_cost_a_sentence_each(owner: Viewer, home: Home, shared: Path) -> None:
    folder = shared / "corpus" / "robustness"
    encrypted = sorted(folder.glob("py-pdf__*user-password*"))
    assert encrypted
    for path in encrypted:
        row = add(owner, path.read_bytes(), path.name)
        assert (row.state, row.code) == (State.FAILED, "encrypted"), path.name
        assert row.reason.endswith((".", "!"))


def _refuse(*_: object) -> Edition:
    raise ValueError("no")


def _cancel(viewer: Viewer, row: Addition) -> None:
    if Addition.objects.get(pk=row.pk).state == State.READING:
        additions.cancel(viewer, row)


def _take_over() -> None:
    Addition.objects.update(leased_by="another")


def _interrupt(_: Addition) -> None:
    raise KeyboardInterrupt
