"""One run of a command that brings documents into the library: rows, a bar, a sum.

In: rows of the table of additions. Out: they are fetched and read, with a line for each and a bar in pages
on standard error; the sum with what needs a look; an exit code.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import unquote
from uuid import UUID

import click

from travaux.cli.library_bar import File, LibraryMeter, Said, library_meter
from travaux.library.adding.work import work
from travaux.library.fetching.fetching import fetch
from travaux.library.finding import place_of
from travaux.library.models import UNFINISHED, Addition, State
from travaux.library.permissions import Viewer, visible_additions

_PATIENCE = 0.3  # seconds between two looks at files that another process is at
_ORDER = (State.READY, State.NEEDS_A_LOOK, State.ALREADY_HERE, State.FAILED, State.CANCELLED)
_IN_WORDS = {
    State.READY: "ready",
    State.NEEDS_A_LOOK: "to look at",
    State.ALREADY_HERE: "already here",
    State.FAILED: "failed",
    State.CANCELLED: "cancelled",
}


class Run:
    """The rows that a command is about, and what became of them. `resume`: the command that goes on."""

    def __init__(self, viewer: Viewer, *, as_json: bool, resume: str) -> None:
        self._viewer = viewer
        self._as_json = as_json
        self._resume = resume
        self._started = time.monotonic()
        self._rows: dict[UUID, Addition] = {}
        self._meter: LibraryMeter | None = None

    def take(self, rows: Iterable[Addition]) -> None:
        """These rows are part of the run."""
        for row in rows:
            self._rows.setdefault(row.pk, row)

    def take_up(self, *, fetching: bool = False) -> None:
        """All that waits from earlier runs; with `fetching`, also what has yet to be fetched."""
        rows = visible_additions(self._viewer).filter(state__in=UNFINISHED)
        self.take(rows if fetching else rows.exclude(original=None))

    def fetch(self) -> None:
        """Fetch what has no file yet, and wait for what another process is fetching."""
        while waiting := [pk for pk, row in self._rows.items() if _to_be_fetched(row)]:
            done = fetch(on_finished=self._fetched)
            for row in Addition.objects.filter(pk__in=waiting).select_related("edition__work", "original"):
                self._rows[row.pk] = row
            if not done and any(_to_be_fetched(self._rows[pk]) for pk in waiting):
                time.sleep(_PATIENCE)

    def read(self, jobs: int | None) -> None:
        """Read what waits, and wait for what another process is reading."""
        waiting = {pk for pk, row in self._rows.items() if row.state in UNFINISHED}
        self._meter = library_meter([_file(self._rows[pk]) for pk in waiting], as_json=self._as_json)
        for pk, row in self._rows.items():
            if pk not in waiting:
                self._meter.finished(_said(row))
        while waiting:
            done = work(
                processes=jobs,
                on_progress=lambda row, state: self._open_meter().progress(str(row.pk), state),
                on_finished=self._finished,
            )
            waiting -= self._finished_elsewhere(waiting)
            if waiting and not done:
                time.sleep(_PATIENCE)

    def stopped(self) -> None:
        """Say what waits, and how it goes on."""
        left = visible_additions(self._viewer).filter(state__in=UNFINISHED).count()
        line = f"{_count(left, 'file')} still to be read: `{self._resume}` goes on." if left else ""
        if self._meter is not None:
            self._meter.close(line, {"stopped": True, "waiting": left})
        elif line:
            click.echo(line, err=True)

    def end(self) -> int:
        """Say the sum; the exit code."""
        rows = list(self._rows.values())
        states = Counter(State(row.state) for row in rows)
        pages = sum(row.pages or 0 for row in rows if row.state in (State.READY, State.NEEDS_A_LOOK))
        seconds = time.monotonic() - self._started
        event = {
            "files": len(rows),
            "states": {str(state): states[state] for state in _ORDER if states[state]},
            "pages": pages,
            "seconds": round(seconds, 1),
        }
        self._open_meter().close(_sum(states, pages, seconds), event)
        if not self._as_json:
            for line in _to_look_at(rows):
                click.echo(line, err=True)
        return 1 if states[State.FAILED] else 0

    def _open_meter(self) -> LibraryMeter:
        assert self._meter is not None
        return self._meter

    def _fetched(self, row: Addition) -> None:
        """Say that a file has come; what failed is said with the others."""
        if row.state == State.QUEUED and row.original is not None and not self._as_json:
            click.echo(f"{row.name}: fetched, {_size(row.original.size)}", err=True)

    def _finished(self, row: Addition) -> None:
        self._rows[row.pk] = row
        self._open_meter().finished(_said(row))

    def _finished_elsewhere(self, waiting: set[UUID]) -> set[UUID]:
        """Those of the rows that are finished by now, by us or by another process."""
        rows = Addition.objects.filter(pk__in=waiting).exclude(state__in=UNFINISHED)
        there = {row.pk: row for row in rows.select_related("edition__work")}
        for pk, row in there.items():
            if self._rows[pk].state in UNFINISHED:
                self._finished(row)
        gone = waiting - set(Addition.objects.filter(pk__in=waiting).values_list("pk", flat=True))
        return set(there) | gone


def _to_be_fetched(row: Addition) -> bool:
    return row.original_id is None and row.state in UNFINISHED


def _file(row: Addition) -> File:
    return File(str(row.pk), row.name, row.original.size if row.original else 1)


def _said(row: Addition) -> Said:
    link = _link(row)
    event = {
        "name": row.name,
        "state": row.state,
        "symbol": row.edition.work.symbol if row.edition else None,
        "language": row.edition.language if row.edition else None,
        "link": link or None,
        "pages": row.pages,
        "code": row.code or None,
        "reason": row.reason or None,
    }
    return Said(str(row.pk), row.pages or 1, _line(row), event)


def _line(row: Addition) -> str:
    """What became of one file, in one line; reasons to look are told at the end, with their links."""
    state = State(row.state)
    parts = [_IN_WORDS.get(state, str(state))]
    if state == State.FAILED:
        parts[0] += f": {row.reason}"
    if row.edition is not None:
        parts[0] += f" as {row.edition.work.symbol} ({row.edition.language})"
    if state in (State.READY, State.NEEDS_A_LOOK) and row.pages:
        parts.append(_count(row.pages, "page"))
    return f"{row.name}: {', '.join(parts)}"


def _link(row: Addition) -> str:
    """Where to look: the document, at the place that the reason names."""
    if row.edition is None:
        return ""
    place = place_of(row.edition)
    if row.where.startswith("page "):
        return place.page(int(row.where.removeprefix("page "))).path()
    return (place.at(row.where) if row.where else place).path()


def _sum(states: Counter[State], pages: int, seconds: float) -> str:
    told = ", ".join(f"{states[state]:,} {_IN_WORDS[state]}" for state in _ORDER if states[state])
    speed = f" ({pages / seconds:.0f} pages/s)" if pages and seconds else ""
    in_pages = f"; {_count(pages, 'page')} in {seconds:.1f} s{speed}" if pages else ""
    return f"{_count(sum(states.values()), 'file')}: {told or 'nothing to do'}{in_pages}."


def _to_look_at(rows: Sequence[Addition]) -> list[str]:
    looks = [row for row in rows if row.state == State.NEEDS_A_LOOK]
    if not looks:
        return []
    return ["To look at:", *(f"  {unquote(_link(row))}  {row.reason}" for row in looks)]


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(size, 1000) // 1000} KB"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
