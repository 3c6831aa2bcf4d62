"""`travaux add`: files into the library.

In: paths, and how they are to be kept. Out: documents in the library; a bar in pages on standard error,
a sum with what needs a look, an exit code. Each file is a row in a table before it is read: whatever
stops the run, the next one goes on where it was.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote
from uuid import UUID, uuid4

import click

from travaux.cli.library_bar import File, LibraryMeter, Said, library_meter
from travaux.library import collecting, people
from travaux.library.adding.offer import fail, offer
from travaux.library.adding.work import work
from travaux.library.finding import place_of
from travaux.library.incoming import gather
from travaux.library.models import UNFINISHED, Addition, Collection, State
from travaux.library.permissions import Viewer, visible_additions
from travaux.library.search import indexing
from travaux.reading.read import OCR_MODES
from travaux.texts.errors import TravauxError

_PATIENCE = 0.3  # seconds between two looks at files that another process is reading
_ORDER = (State.READY, State.NEEDS_A_LOOK, State.ALREADY_HERE, State.FAILED, State.CANCELLED)
_IN_WORDS = {
    State.READY: "ready",
    State.NEEDS_A_LOOK: "to look at",
    State.ALREADY_HERE: "already here",
    State.FAILED: "failed",
    State.CANCELLED: "cancelled",
}


_HELP = """Add files to the library.

PATH is a PDF, Word (.docx), HTML or text file, a zip archive of them, a folder (everything
readable below it) or a pattern in quotes. The same file again is "already here"; another file
of the same symbol and language becomes a new version, and the old one is kept.

\b
Examples:
  travaux add report.pdf
  travaux add reports/ --collection "Mission to Kenya"
  travaux add "2024/*.pdf" archive.zip --private
  travaux add --resume                            after Ctrl-C or a power cut

\b
Leaves with 0 when everything is in the library (also when something needs a look),
1 when some files failed (each is named with its reason), 130 after Ctrl-C.
"""


@click.command(help=_HELP)
@click.argument("paths", metavar="[PATH]…", nargs=-1)
@click.option("--collection", metavar="NAME", help="Put the documents into this collection; made when new.")
@click.option(
    "--public/--private",
    "public",
    default=None,
    help="Who may see them: everybody who may read the library, or only you (and admins).  "
    "[default: public on your own machine, private on a server]",
)
@click.option(
    "--ocr",
    type=click.Choice(OCR_MODES),
    default="auto",
    show_default=True,
    help="Recognise text from the picture of a page: where it has no usable text, never, or always.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Files read at the same time.  [default: one for each processor]",
)
@click.option("--resume", is_flag=True, help="Go on with what an earlier run left waiting.")
@click.option("--json", "as_json", is_flag=True, help="Tell what happens as JSON, one object a line.")
def command(
    paths: tuple[str, ...],
    collection: str | None,
    public: bool | None,
    ocr: str,
    jobs: int | None,
    resume: bool,
    as_json: bool,
) -> int:
    """Add files to the library."""
    if not paths and not resume:
        raise click.UsageError("Name files or folders to add, or go on with --resume.")
    viewer = people.owner()
    wanted = collecting.named(viewer, collection) if collection else None
    visibility = None if public is None else "public" if public else "private"
    run = _Run(viewer, as_json)
    try:
        run.offer(paths, visibility, wanted, ocr)
        if resume:
            run.take_up()
        run.read(jobs)
    except KeyboardInterrupt:
        run.stopped()
        raise
    indexing.follow()
    return run.end()


class _Run:
    """One run: the rows it is about, and what became of them."""

    def __init__(self, viewer: Viewer, as_json: bool) -> None:
        self._viewer = viewer
        self._as_json = as_json
        self._started = time.monotonic()
        self._rows: dict[UUID, Addition] = {}
        self._meter: LibraryMeter | None = None

    def offer(
        self, paths: Sequence[str], visibility: str | None, collection: Collection | None, ocr: str
    ) -> None:
        """Take every file in: its bytes are kept, its row waits."""
        batch = uuid4()
        about: dict[str, Any] = {"batch": batch, "visibility": visibility, "collection": collection}
        for given in gather(paths):
            try:
                with given.open() as stream:
                    row = offer(self._viewer, stream, given.name, ocr=ocr, **about)
            except TravauxError as error:
                if given.error is None:
                    raise  # the library can't take anything in
                row = fail(self._viewer, given.found, error, **about)
            self._rows[row.pk] = row

    def take_up(self) -> None:
        """All that waits from earlier runs."""
        for row in visible_additions(self._viewer).filter(state__in=UNFINISHED):
            self._rows.setdefault(row.pk, row)

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
        line = f"{_count(left, 'file')} still to be read: `travaux add --resume` goes on." if left else ""
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


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
