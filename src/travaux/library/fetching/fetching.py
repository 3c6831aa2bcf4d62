"""Working off rows that wait to be fetched: asked for one after the other, kept, handed on to be read.

In: rows of the table of additions that have no original. Out: rows that have one and wait to be read, or
that say why not. A row is held under a lease while it is fetched, so that it can be cancelled and is taken
up by another process when this one dies.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, transaction

from travaux.library import audit, describing
from travaux.library.adding import leases
from travaux.library.adding.offer import settle_here
from travaux.library.fetching import remembering, sources, turns
from travaux.library.fetching.asking import Patience, ask
from travaux.library.fetching.remembering import Remembered
from travaux.library.fetching.sources import Wanted
from travaux.library.fetching.wanting import here
from travaux.library.models import Addition, Original, State
from travaux.library.originals import Received, receiving
from travaux.library.permissions import viewer_of
from travaux.texts.errors import (
    FetchError,
    NoFileError,
    NotIssuedError,
    SourceAwayError,
    SourceBusyError,
    StrayError,
    TravauxError,
    UnreadableError,
)

_LEASE = timedelta(minutes=5)  # longer than a turn is waited for and a source may be silent
_BETWEEN_WRITES = 0.5  # seconds between two writes of how far a row is
_A_FEW = 4096  # bytes within which an answer of nothing but blanks is empty, too
_MOST_TRIES = 3  # of a row whose source asked to wait a little
_ELSEWHERE = (SourceAwayError, NoFileError, StrayError)  # worth asking at the next address
Told = Callable[[Addition], object]


def fetch(
    *,
    batch: UUID | None = None,
    limit: int | None = None,
    on_progress: Told | None = None,
    on_finished: Told | None = None,
    should_stop: Callable[[], bool] | None = None,
    wait: Callable[[float], object] | None = None,
    patience: Patience | None = None,
) -> int:
    """Fetch what waits (of one batch, or at most `limit` rows) until nothing does; how many were finished.

    `wait` waits so many seconds for a turn, or until somebody wants the end.
    """
    leases.free_the_dead()
    run = _Run(patience or Patience(), on_progress or _nobody, should_stop or _goes_on, wait)
    finished = 0
    try:
        with contextlib.suppress(_StoppedError):
            while (limit is None or finished < limit) and (row := run.next(batch)) is not None:
                ended = run.fetched(row)
                finished += 1
                if ended is not None and on_finished is not None:
                    on_finished(ended)
    finally:
        with contextlib.suppress(DatabaseError):  # their leases run out by themselves
            leases.release(run.me)
    return finished


def _nobody(_row: Addition) -> None:
    """Nobody listens."""


def _goes_on() -> bool:
    """Nobody wants the end."""
    return False


class _StoppedError(Exception):
    """Somebody wants the end."""


class _NotHeldError(Exception):
    """The row was cancelled, or is somebody else's by now."""


@dataclass(slots=True)
class _Run:
    """One run: who holds the rows, how long a source may take."""

    patience: Patience
    told: Told
    should_stop: Callable[[], bool]
    wait: Callable[[float], object] | None
    me: str = field(default_factory=leases.holder)

    def next(self, batch: UUID | None) -> Addition | None:
        """The next row, held by this run. Raises _StoppedError."""
        if self.should_stop():
            raise _StoppedError
        return leases.claim(self.me, _LEASE, batch, State.FETCHING)

    def fetched(self, row: Addition) -> Addition | None:
        """Fetch one row; as it is then, None when it is held no longer."""
        wanted = Wanted.of(row.source)
        try:
            if not row.source.get("again"):
                edition = here(viewer_of(row.by), wanted)
                if edition is not None:
                    return self._end(row, lambda held: settle_here(viewer_of(held.by), held, edition))
            address, original = self._given(row, wanted)
        except _NotHeldError:
            return None
        except TravauxError as error:
            refusal = _told(error, wanted)
            return self._end(row, lambda held: _fail(held, refusal))
        return self._end(row, lambda held: _hand_on(held, wanted, address, original))

    def _given(self, row: Addition, wanted: Wanted) -> tuple[str, Original]:
        """The file, and where it came from: the first address that has it."""
        first: FetchError | None = None
        for address in sources.addresses(wanted):
            try:
                return address, self._asked(row, address, wanted)
            except _ELSEWHERE as error:
                first = first or error
            except NotIssuedError as error:
                raise first or error from error
        assert first is not None
        raise first

    def _asked(self, row: Addition, address: str, wanted: Wanted) -> Original:
        turns.take(sources.host(address), wait=self.wait)
        self._hold(row, None, None)
        known = remembering.of(address)
        said = known[0].headers() if known else {}
        watch = _Watch(self, row)
        with ask(address, known=said, patience=self.patience, watch=watch) as answer:
            if answer.stream is None:
                if known is None:
                    raise SourceAwayError(
                        f"{sources.host(address)} gave no file, though asked for all of it."
                    )
                return known[1]
            with receiving(answer.stream) as received:
                original = received.keep(_kind(received, address))
        remembering.remember(Remembered(address, original.pk, answer.etag, answer.modified))
        return original

    def _hold(self, row: Addition, got: int | None, size: int | None) -> None:
        """Hold the row for longer and say how far it is. Raises _NotHeldError, _StoppedError."""
        if self.should_stop():
            raise _StoppedError
        row.source = row.source | ({} if got is None else {"bytes": got, "size": size})
        if not leases.renew(self.me, row.pk, _LEASE, source=row.source):
            raise _NotHeldError
        self.told(row)

    def _end(self, claimed: Addition, change: Callable[[Addition], object]) -> Addition | None:
        """Change the row as it is now, in one transaction; None when it is held no longer."""
        with transaction.atomic():
            row = leases.held(self.me, claimed.pk).select_for_update().first()
            if row is None:
                return None
            change(row)
            row.leased_by, row.lease_until = "", None
            row.save()
            audit.record(
                viewer_of(row.by), "fetch", row.name, edition_id=row.edition_id, state=row.state,
                code=row.code, address=row.source.get("address", ""),
            )  # fmt: skip
        return row


@dataclass(slots=True)
class _Watch:
    """Writes how far a file is, now and then."""

    run: _Run
    row: Addition
    written: float = 0.0

    def __call__(self, got: int, size: int | None) -> None:
        now = time.monotonic()
        if now - self.written >= _BETWEEN_WRITES:
            self.written = now
            self.run._hold(self.row, got, size)


def _kind(received: Received, address: str) -> str:
    """What came, when it can be a document. Raises NotIssuedError, NoFileError."""
    host = sources.host(address)
    if received.size < _A_FEW and not received.path.read_bytes().strip():
        raise NotIssuedError(f"{host} gave an empty answer.")
    try:
        media_type = received.media_type()
    except UnreadableError as fault:
        raise NoFileError(f"What {host} gave can't be read: {fault}") from fault
    if media_type not in sources.TAKEN:
        raise NoFileError(f"{host} gave a page for people in a browser, not the file.")
    return media_type


def _hand_on(row: Addition, wanted: Wanted, address: str, original: Original) -> None:
    """Let the row wait to be read."""
    row.original = original
    row.name = wanted.name(original.media_type)
    row.source = wanted.row() | {"address": address, "bytes": original.size, "size": original.size}
    row.state, row.code, row.reason, row.attempts = State.QUEUED, "", "", 0


def _fail(row: Addition, error: TravauxError) -> None:
    """End the row with its reason; where the source asked to wait a little, it waits for another turn."""
    short = isinstance(error, SourceBusyError) and error.seconds <= turns.PATIENCE
    again = short and row.attempts < _MOST_TRIES
    row.state = State.QUEUED if again else State.FAILED
    row.code, row.reason = error.code, str(error)


def _told(error: TravauxError, wanted: Wanted) -> TravauxError:
    """The error with what was asked for, and what a person can do."""
    name = f"{wanted.symbol} in {describing.language_label(wanted.language)}"
    if isinstance(error, NotIssuedError):
        return NotIssuedError(
            f"There is no {name} at {sources.host(sources.addresses(wanted)[0])}: it was not issued in that "
            "language, or not yet; check the symbol, or try another language."
        )
    if isinstance(error, _ELSEWHERE):
        return type(error)(
            f"{error} {name} was not fetched: open {sources.by_hand(wanted)} in a browser, save the file "
            "and add it."
        )
    return error
