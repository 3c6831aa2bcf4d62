"""What is said about a run: a line for each file, doubts of a single file, a summary.

In: outcomes. Out: sentences for standard error, and the exit code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from travaux.cli.work import Done, Task
from travaux.reading.apart import Outcome
from travaux.texts.errors import UsageError
from travaux.texts.reading import Warning

EXIT_OK, EXIT_FAILED, EXIT_USAGE = 0, 1, 2
_NOTES_SHOWN = 5  # doubts of a single file told on standard error; the JSON has all


@dataclass(slots=True)
class Counts:
    """How a run went so far."""

    read: int = 0
    failed: int = 0
    refused: int = 0  # of those failed: because of the request, not of the file
    pages: int = 0
    warnings: int = 0

    def add(self, outcome: Outcome[Task, Done]) -> None:
        """Count one more file."""
        if outcome.value is None:
            self.failed += 1
            self.refused += isinstance(outcome.error, UsageError)
            return
        self.read += 1
        self.pages += outcome.value.pages
        self.warnings += len(outcome.value.warnings)

    def exit_code(self) -> int:
        """0 all read, 1 some failed, 2 the request could be met for none of them."""
        if not self.failed:
            return EXIT_OK
        return EXIT_USAGE if self.refused and not self.read and self.refused == self.failed else EXIT_FAILED


def file_line(path: str, outcome: Outcome[Task, Done], saved: Path | None) -> str:
    """What became of one file, in one line."""
    done = outcome.value
    if done is None:
        return f"{path}: failed: {outcome.error}"
    facts = [
        _count(done.pages, "page") if done.pages else "",
        _count(done.blocks, "block"),
        _count(done.paragraphs, "numbered paragraph"),
        _count(len(done.warnings), "doubt") if done.warnings else "",
        _count(done.pictures, "picture") if done.pictures else "",
        *(_count(number, noun) for number, noun in done.besides),
        f"{outcome.seconds:.1f} s",
    ]
    arrow = f" -> {saved}" if saved else ""
    return f"{path}: {', '.join(fact for fact in facts if fact)}{arrow}"


def single_notes(done: Done) -> Iterator[str]:
    """The doubts of the only file, the first few of them."""
    for note in done.warnings[:_NOTES_SHOWN]:
        yield f"doubt{_place(note)}: {note.message}"
    more = len(done.warnings) - _NOTES_SHOWN
    if more > 0:
        yield f"… and {_count(more, 'doubt')} more; --format json lists all of them."


def summary(counts: Counts, seconds: float) -> str:
    """The last line of a run over several files."""
    speed = f" ({counts.pages / seconds:.0f} pages/s)" if counts.pages and seconds else ""
    failed = f", {counts.failed} failed" if counts.failed else ""
    doubts = f", {_count(counts.warnings, 'doubt')}" if counts.warnings else ""
    pages = f", {_count(counts.pages, 'page')}" if counts.pages else ""
    return f"{_count(counts.read, 'file')} read{failed}{pages}{doubts} in {seconds:.1f} s{speed}."


def _place(note: Warning) -> str:
    page = f" on page {note.page}" if note.page is not None else ""
    return page + (f" at {note.address}" if note.address else "")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
