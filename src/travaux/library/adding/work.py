"""Working off what waits: rows are claimed, read in child processes, stored.

In: rows of the table of additions. Out: editions, and rows that say how it ended. Children only read
and never touch the database; storing a reading and ending its row are one transaction, so that a worker
killed at any moment leaves a row that is either done or waits for the next one, never both.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, InterfaceError, OperationalError, transaction

from travaux.library import originals
from travaux.library.adding import leases, looks, saying, task
from travaux.library.adding.offer import already_here, settle_here
from travaux.library.adding.store import Wish, store
from travaux.library.adding.task import Read, Task
from travaux.library.fetching import checking
from travaux.library.fetching.sources import Wanted
from travaux.library.models import Addition, Original, State
from travaux.library.permissions import Viewer, viewer_of
from travaux.reading import apart
from travaux.reading import read as door
from travaux.reading.apart import Limits, Outcome
from travaux.reading.progress import Progress
from travaux.texts.errors import LibraryError, ReaderCrashError, TooSlowError, TravauxError

_MARGIN = 60.0  # seconds that a lease lasts beyond what the reader may take: storing, a busy machine
_BETWEEN_WRITES = 0.5  # seconds between two writes of how far a row is
_WORTH_ANOTHER_TRY = (ReaderCrashError, TooSlowError)  # a full memory or a busy machine may be to blame


def work(
    *,
    processes: int | None = None,
    batch: UUID | None = None,
    limit: int | None = None,
    on_progress: Callable[[Addition, Progress], None] | None = None,
    on_finished: Callable[[Addition], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> int:
    """Read and store what waits (of one batch, or at most `limit` rows) until nothing does.

    Gives the number of rows that were finished. Rows that come in meanwhile are taken up too. When it
    ends early (`should_stop`, Ctrl-C, an error of the database) it gives back what it holds.
    """
    leases.free_the_dead()
    shift = _Shift(batch, limit, limits or Limits(), on_progress, on_finished, should_stop)
    outcomes = apart.run(
        shift, task.read, processes=processes or os.cpu_count() or 1, limits=shift.limits,
        on_progress=shift.progress, on_pulse=shift.pulse,
    )  # fmt: skip
    try:
        with contextlib.suppress(_StoppedError), contextlib.closing(outcomes):
            for outcome in outcomes:
                shift.end(outcome)
    finally:
        shift.close()
    return shift.finished


class _StoppedError(Exception):
    """Somebody asked for the end."""


@dataclass(slots=True)
class _Held:
    """A row that is being read, and when its progress was last written."""

    row: Addition
    written: float = 0.0


class _Shift:
    """One run of a worker: gives out tasks as children ask for them, and takes in what they read.

    An iterator that may have something again after it had nothing: rows keep coming.
    """

    def __init__(
        self,
        batch: UUID | None,
        limit: int | None,
        limits: Limits,
        on_progress: Callable[[Addition, Progress], None] | None,
        on_finished: Callable[[Addition], None] | None,
        should_stop: Callable[[], bool] | None,
    ) -> None:
        self.limits = limits
        self.finished = 0
        self._me = leases.holder()
        self._batch = batch
        self._left = limit
        self._on_progress = on_progress
        self._on_finished = on_finished
        self._should_stop = should_stop
        self._held: dict[UUID, _Held] = {}

    def __iter__(self) -> _Shift:
        return self

    def __next__(self) -> Task:
        """The next file to read; rows that need no reading are ended on the way."""
        while self._left != 0:
            self.pulse()
            row = leases.claim(self._me, self._lease(), self._batch)
            if row is None:
                break
            if self._left is not None:
                self._left -= 1
            if not self._ended_unread(row):
                self._held[row.pk] = _Held(row)
                return self._task(row)
        raise StopIteration

    def pulse(self) -> None:
        """End the run when somebody wants its end."""
        if self._should_stop is not None and self._should_stop():
            raise _StoppedError

    def progress(self, item: Task, state: Progress) -> None:
        """Hold the row for as long as its reader may now take, and write how far it is."""
        held = self._held.get(item.addition)
        if held is None:
            return
        held.row.pages, held.row.pages_done = state.pages, state.done
        now = time.monotonic()
        if now - held.written >= _BETWEEN_WRITES:
            held.written = now
            leases.renew(self._me, held.row.pk, self._lease(state), pages=state.pages, pages_done=state.done)
        if self._on_progress is not None:
            self._on_progress(held.row, state)

    def end(self, outcome: Outcome[Task, Read]) -> None:
        """Store what was read, or say why it could not be."""
        held = self._held.pop(outcome.item.addition, None)
        if held is None:
            return  # cancelled, tried again and taken up a second time: the first reading was enough
        row, error = held.row, outcome.error
        if outcome.value is not None:
            try:
                self._told(_stored(self._me, row, outcome.value))
                return
            except (OperationalError, InterfaceError):
                raise  # the database is away: nothing is wrong with this file
            except TravauxError as refusal:
                error = refusal
            except Exception as fault:  # noqa: BLE001  the job runner's border: a fault of ours costs one file
                error = _not_stored(fault)
        assert error is not None
        self._told(_failed(self._me, row, error))

    def close(self) -> None:
        """Give back what is still held."""
        if self._held:
            with contextlib.suppress(DatabaseError):  # their leases run out by themselves
                leases.release(self._me)

    def _ended_unread(self, row: Addition) -> bool:
        """End a row that is here already, or that has brought down its worker too often."""
        assert row.original is not None
        if row.attempts > leases.MOST_STARTS:
            self._told(_failed(self._me, row, _too_often()))
            return True
        if already_here(_viewer(row), row.original) is None:
            return False
        try:
            self._told(_stored(self._me, row, None))
        except TravauxError as refusal:
            self._told(_failed(self._me, row, refusal))
        return True

    def _task(self, row: Addition) -> Task:
        assert row.original is not None
        if row.original.media_type:
            door.reader(row.original.media_type)  # loaded here, once, and not by each child
        task.warm()
        path = str(originals.path_of(row.original.pk))
        return Task(row.pk, path, row.name, row.ocr, self.limits.pages)

    def _told(self, row: Addition | None) -> None:
        if row is not None:
            self.finished += 1
            if self._on_finished is not None:
                self._on_finished(row)

    def _lease(self, state: Progress | None = None) -> timedelta:
        """How long a row is held from now on: what its reader may take, and a margin."""
        limits = self.limits
        seconds = limits.seconds + _MARGIN
        if state is not None:
            seconds += limits.seconds_per_page * min(state.pages, limits.pages)
            seconds += limits.seconds_per_ocr_page if state.ocr else 0.0
        return timedelta(seconds=seconds)


def _stored(me: str, claimed: Addition, read: Read | None) -> Addition | None:
    """Store a reading and end its row, in one transaction; None when the row is held no longer."""
    with transaction.atomic():
        row = _still_held(me, claimed)
        if row is None:
            return None
        # Held, so that the same bytes given by two people at once are stored once.
        original = Original.objects.select_for_update().get(pk=claimed.original_id)
        viewer = _viewer(claimed)
        here = already_here(viewer, original)
        if here is not None:
            if row.source:
                checking.check_edition(here, Wanted.of(row.source))
            settle_here(viewer, row, here)
            row.edition, unsaid = saying.enter(viewer, here, row.said)
            row.reason = " ".join(filter(None, (row.reason, unsaid)))
        elif read is not None:
            _store(row, viewer, original, read)
        _ended(row)
    return row


def _store(row: Addition, viewer: Viewer, original: Original, read: Read) -> None:
    """Make the edition and let the row say what came of it."""
    if row.source:
        checking.check(read.reading, Wanted.of(row.source))
    wish = Wish(viewer, row.visibility, row.collection, row.ocr, _symbol(row, read))
    edition = store(read.reading, original, wish, read.found, read.asked)
    edition, unsaid = saying.enter(viewer, edition, row.said)
    look = looks.look(saying.known(read.reading, row.said), edition.work.symbol)
    if unsaid and look is None:
        look = looks.Look(looks.NOT_SAID, unsaid)
    row.edition = edition
    row.state = State.READY if look is None else State.NEEDS_A_LOOK
    row.code, row.reason, row.where = (look.code, look.reason, look.where) if look else ("", "", "")
    row.pages = row.pages_done = edition.page_count


def _symbol(row: Addition, read: Read) -> str | None:
    """What the document is called where it does not say so itself, or a table says otherwise."""
    said = row.said.get("symbol")
    return said or (row.source.get("symbol") if read.reading.metadata.symbol is None else None)


def _failed(me: str, claimed: Addition, error: TravauxError) -> Addition | None:
    """End a row that could not be read; None when it waits for another try, or is held no longer."""
    with transaction.atomic():
        row = _still_held(me, claimed)
        if row is None:
            return None
        again = isinstance(error, _WORTH_ANOTHER_TRY) and row.attempts < leases.MOST_ATTEMPTS
        row.state = State.QUEUED if again else State.FAILED
        row.code, row.reason, row.where = error.code, str(error), ""
        _ended(row)
    return None if again else row


def _still_held(me: str, claimed: Addition) -> Addition | None:
    return leases.held(me, claimed.pk).select_for_update().first()


def _ended(row: Addition) -> None:
    row.leased_by, row.lease_until = "", None
    row.save()


def _viewer(row: Addition) -> Viewer:
    return viewer_of(row.by)


def _too_often() -> ReaderCrashError:
    return ReaderCrashError(
        f"Reading was begun {leases.MOST_STARTS} times, and each time the program ended before it was done: "
        "the file may need more memory than this machine has. Split it, or try again."
    )


def _not_stored(fault: Exception) -> LibraryError:
    return LibraryError(
        f"The document was read but could not be stored ({type(fault).__name__}: {fault}). "
        "Please report it with the file, if it may be shared."
    )
