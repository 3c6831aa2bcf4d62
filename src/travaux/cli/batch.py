"""Running over one file or many: which files, in which order results appear, what is said meanwhile.

In: paths and a `Request`. Out: results on standard output in the order of the paths, or files in a
folder; a line for each finished file and a summary on standard error; an exit code.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from travaux.cli.meter import Meter, meter_for
from travaux.cli.report import Counts, file_line, single_notes, summary
from travaux.cli.work import SUFFIXES, Done, Request, Task, Work, save
from travaux.reading import apart, sniff
from travaux.reading.apart import Limits, Outcome
from travaux.reading.read import reader
from travaux.texts.errors import UsageError

_STDIN = "-"
# Names of files that a folder is searched for; what they really are is told from their bytes.
_READABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt"})
_ROOM_OF = {".pdf": sniff.PDF, ".docx": sniff.DOCX, ".html": sniff.HTML, ".htm": sniff.HTML}


def gather(paths: Sequence[str], leave_out: Iterable[Path] = ()) -> list[str]:
    """Files in the order given; a folder stands for everything readable below it, sorted.

    Hidden files and what lies in `leave_out` (the folder that results go to) are passed over.
    Raises UsageError for a folder in which nothing is readable.
    """
    apart_from = [folder.resolve() for folder in leave_out]
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        if path == _STDIN or not folder.is_dir():
            found.append(path)
            continue
        inside = sorted(entry for entry in folder.rglob("*") if _is_readable(entry, folder, apart_from))
        if not inside:
            kinds = ", ".join(sorted(_READABLE))
            raise UsageError(f"Nothing to read in {folder}: no file there ends in {kinds}.")
        found += map(str, inside)
    return list(dict.fromkeys(found))


def looks_readable(path: Path) -> bool:
    """Whether a file of this name may be one that is read."""
    return path.suffix.lower() in _READABLE


def _is_readable(entry: Path, folder: Path, apart_from: list[Path]) -> bool:
    if not looks_readable(entry) or not entry.is_file():
        return False
    if any(part.startswith(".") for part in entry.relative_to(folder).parts):
        return False
    # A folder given as --out may be the one that is read: only files in a folder below count as results.
    return not any(inside in entry.resolve().parents for inside in apart_from if inside != folder.resolve())


def stems(paths: Sequence[str]) -> list[str]:
    """A name for what is made from each file: its stem, with -2, -3 … where it is taken already."""
    taken: set[str] = set()
    names: list[str] = []
    for path in paths:
        stem = "stdin" if path == _STDIN else Path(path).stem or "file"
        name, count = stem, 1
        while name.casefold() in taken:  # many file systems don't tell A from a
            count += 1
            name = f"{stem}-{count}"
        taken.add(name.casefold())
        names.append(name)
    return names


class Batch:
    """One run of `travaux read`, or of another `work` on files that gives the same."""

    def __init__(
        self,
        paths: Sequence[str],
        request: Request,
        limits: Limits,
        *,
        jobs: int | None = None,
        out: Path | None = None,
        pictures: Path | None = None,
        work: Callable[[Task], Done] | None = None,
    ) -> None:
        self._request = request
        self._work = work or Work(request)
        self._limits = limits
        self._out = out
        where = str(pictures) if pictures else None
        names = zip(paths, stems(paths), strict=True)
        self._tasks = [_task(place, path, stem, where) for place, (path, stem) in enumerate(names)]
        self._processes = min(jobs or os.cpu_count() or 1, len(self._tasks))
        self._single = len(self._tasks) == 1 and out is None
        self._counts = Counts()
        self._held: dict[int, bytes] = {}  # printed when their turn comes
        self._next = 0

    def run(self) -> int:
        """Read everything; the exit code."""
        started = time.monotonic()
        if len(self._tasks) > 1:
            _warm(self._tasks)
        meter = meter_for(self._tasks, single=self._single, prints=self._out is None)
        try:
            outcomes = apart.run(
                self._tasks,
                self._work,
                processes=self._processes,
                limits=self._limits,
                on_progress=meter.progress,
            )
            for outcome in outcomes:
                self._take(outcome, meter)
        finally:
            meter.close()
        if not self._single:
            click.echo(summary(self._counts, time.monotonic() - started), err=True)
        return self._counts.exit_code()

    def _take(self, outcome: Outcome[Task, Done], meter: Meter) -> None:
        task = outcome.item
        saved: Path | None = None
        if outcome.value is not None and self._out is not None:
            saved = self._out / f"{task.stem}.{SUFFIXES.get(self._request.format, self._request.format)}"
            save(saved, outcome.value.content)
        self._counts.add(outcome)
        pages = outcome.value.pages if outcome.value else 0
        if self._single:
            meter.close()  # before anything is printed where the bar was
        else:
            meter.finished(task, pages, file_line(task.path, outcome, saved))
        if self._single and outcome.error is not None:
            click.echo(f"travaux: {task.path}: {outcome.error}", err=True)
        if self._out is None:
            self._held[task.place] = outcome.value.content if outcome.value else b""
            self._print_in_turn()
        if self._single and outcome.value is not None:
            for line in single_notes(outcome.value):
                click.echo(line, err=True)

    def _print_in_turn(self) -> None:
        stdout = sys.stdout.buffer
        while self._next in self._held:
            content = self._held.pop(self._next)
            if content:
                stdout.write(self._header(self._next) + content)
                if (not self._single or stdout.isatty()) and not content.endswith(b"\n"):
                    stdout.write(b"\n")
                stdout.flush()
            self._next += 1

    def _header(self, place: int) -> bytes:
        """What parts several files on standard output (nothing for JSON Lines and tables)."""
        if self._single or self._request.format in ("json", "csv"):
            return b""
        path = self._tasks[place].path
        form = "{}<!-- {} -->\n\n" if self._request.format == "md" else "{}==> {} <==\n\n"
        return form.format("\n" if self._next else "", path).encode("utf-8", errors="surrogateescape")


def _task(place: int, path: str, stem: str, pictures: str | None) -> Task:
    if path == _STDIN:
        data = sys.stdin.buffer.read()
        return Task(place, path, stem, len(data), data, pictures)
    file = Path(path)
    return Task(place, path, stem, file.stat().st_size if file.is_file() else 0, None, pictures)


def _warm(tasks: Sequence[Task]) -> None:
    """Load the readers that will be needed once, before children are forked for each file."""
    for suffix in sorted({Path(task.path).suffix.lower() for task in tasks}):
        if suffix in _ROOM_OF:
            reader(_ROOM_OF[suffix])
