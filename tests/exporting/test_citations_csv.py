"""Tables for spreadsheets: whole, safe, one row after another."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from travaux.exporting import citations_csv
from travaux.library.citations.finding import CitedRow, CitingRow
from travaux.library.citations.queue import Acquisition


def _read(lines: Iterator[bytes]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(lines).decode("utf-8-sig"))))


def test_what_the_library_lacks() -> None:
    rows = [
        Acquisition("A/RES/48/121", "A/RES/48/121", "resolution", 12, 3),
        Acquisition("x", "قرار", "document", 1, 1),
    ]

    assert _read(citations_csv.acquisitions(rows)) == [
        ["target", "cited as", "kind", "citations", "documents", "link"],
        [*("A/RES/48/121", "A/RES/48/121", "resolution", "12", "3"), "https://docs.un.org/en/A/RES/48/121"],
        ["x", "قرار", "document", "1", "1", ""],
    ]


def test_spreadsheets_know_the_letters_by_the_mark_at_the_beginning() -> None:
    assert next(citations_csv.acquisitions([])).startswith(b"\xef\xbb\xbftarget,")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A title is whatever somebody printed."""
    cited = CitedRow(cell, cell, "waiting", 1, ("para_1",), "", "document")

    assert _read(citations_csv.cites(cell, [cited]))[1][0] == f"'{cell}"
    assert citations_csv.safe(-3) == -3


def test_who_cites_a_document() -> None:
    row = CitingRow(
        1, "A/1", "Title, with a comma", "en", "2002-08-09", "para_3", "para. 3", "See it.\nAgain.", 0, 3,
        "/A/1/en/para/3", "A/57/292, para. 62", ("para_62",),
    )  # fmt: skip

    assert _read(citations_csv.citing("A/57/292", [row]))[1] == [
        "A/57/292", "A/57/292, para. 62", "A/1", "Title, with a comma", "en", "2002-08-09", "para. 3",
        "See it.\nAgain.", "/A/1/en/para/3",
    ]  # fmt: skip


def test_nothing_is_gathered() -> None:
    """The second row is asked for only when the first has gone."""
    asked: list[int] = []

    def rows() -> Iterator[Acquisition]:
        for number in range(3):
            asked.append(number)
            yield Acquisition(str(number), "", "", 1, 1)

    lines = citations_csv.acquisitions(rows())
    next(lines)
    assert asked == []
    next(lines)
    assert asked == [0]
