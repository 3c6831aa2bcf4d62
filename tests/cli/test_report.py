"""What is said about a run, and the exit code."""

from __future__ import annotations

import pytest

from travaux.cli.report import Counts, file_line, single_notes, summary
from travaux.cli.work import Done, Task
from travaux.reading.apart import Outcome
from travaux.texts.errors import EmptyFileError, TravauxError, UsageError
from travaux.texts.reading import Warning

NOTES = tuple(Warning("number-gap", f"Doubt {at}.", at) for at in range(1, 8))


def outcome(error: TravauxError | None = None, **fields: object) -> Outcome[Task, Done]:
    made = {"content": b"", "pages": 2, "blocks": 1, "paragraphs": 0, "warnings": (), "pictures": 0} | fields
    value = None if error else Done(**made)  # type: ignore[arg-type]
    return Outcome(Task(0, "a.pdf", "a"), value, error, 0.25, 30.0)


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([outcome()], 0),
        ([outcome(), outcome(EmptyFileError("Empty."))], 1),
        ([outcome(), outcome(UsageError("No page 9."))], 1),  # some were read
        ([outcome(UsageError("No page 9."))], 2),
        ([outcome(UsageError("No page 9.")), outcome(EmptyFileError("Empty."))], 1),
    ],
)
def test_exit_codes(outcomes: list[Outcome[Task, Done]], code: int) -> None:
    counts = Counts()
    for entry in outcomes:
        counts.add(entry)
    assert counts.exit_code() == code


def test_one_line_for_each_file() -> None:
    line = file_line("a.pdf", outcome(warnings=NOTES[:1]), None)
    assert line == "a.pdf: 2 pages, 1 block, 0 numbered paragraphs, 1 doubt, 0.2 s"
    assert file_line("a.pdf", outcome(EmptyFileError("Empty.")), None) == "a.pdf: failed: Empty."


def test_the_first_doubts_are_told_and_the_rest_counted() -> None:
    lines = list(single_notes(outcome(warnings=NOTES).unwrap()))
    assert lines[0] == "doubt on page 1: Doubt 1."
    assert len(lines) == 6
    assert lines[-1] == "… and 2 doubts more; --format json lists all of them."


def test_the_summary_counts() -> None:
    counts = Counts(read=1234, failed=1, pages=5000, warnings=2)
    assert (
        summary(counts, 10.0) == "1,234 files read, 1 failed, 5,000 pages, 2 doubts in 10.0 s (500 pages/s)."
    )
    assert summary(Counts(read=1), 0.5) == "1 file read in 0.5 s."
