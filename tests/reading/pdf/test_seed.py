"""The seed page: lines as set and running text, byte for byte, and its eleven paragraphs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.typeset.asked import numbers, of, paragraphs, read
from tests.typeset.seed import (
    seed_lines_capture,
    seed_running_capture,
    typeset_seed,
)
from travaux.texts.reading import Kind

MAIN = "import sys; from travaux.cli.main import main; sys.exit(main())"
NUMBERS = [str(n) for n in range(53, 64)]


def command(path: Path, *arguments: str) -> bytes:
    """What `travaux read` writes to its output."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "read", str(path), *arguments],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed page alone, as a file."""
    path = tmp_path_factory.mktemp("seed") / "page16.pdf"
    path.write_bytes(typeset_seed())
    return path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed page as page 16 of a report, with pages of the same layout around it."""
    path = tmp_path_factory.mktemp("seed") / "report.pdf"
    path.write_bytes(typeset_seed(before=15, after=2))
    return path


def test_lines_equal_the_seed(page: Path) -> None:
    assert command(page, "--form", "lines").decode() == seed_lines_capture()


def test_running_text_equals_the_seed_without_its_interface_words(page: Path) -> None:
    without = "\n".join(seed_running_capture().split("\n")[:-2])
    assert command(page, "--form", "running").decode() == without


@pytest.mark.parametrize("form", ["lines", "running"])
def test_page_16_of_a_report_equals_the_page_alone(report: Path, page: Path, form: str) -> None:
    assert command(report, "--page", "16", "--form", form) == command(page, "--form", form)


@pytest.mark.parametrize(("before", "after"), [(0, 0), (2, 0), (2, 2)])
def test_paragraphs_and_headings(before: int, after: int) -> None:
    reading = read(typeset_seed(before=before, after=after))
    here = [b for b in reading.blocks if any(s.page == before + 1 for s in b.spans)]
    begun = [
        b.number for b in here if b.kind is Kind.PARAGRAPH and b.spans[0].page == before + 1 and b.number
    ]
    assert [n for n in begun if n != "52"] == NUMBERS
    assert [(b.number, b.text) for b in here if b.kind is Kind.HEADING] == [
        (
            "G",
            "Non-governmental organizations and their role in the protection of the human rights of migrants",
        ),
        ("V", "Conclusions"),
    ]


def test_nothing_of_the_furniture_stands_in_a_paragraph() -> None:
    reading = read(typeset_seed())
    for block in of(reading, Kind.PARAGRAPH, Kind.HEADING):
        assert "A/57/292" not in block.text
        assert not block.text.endswith(" 16") and " 16 " not in block.text


def test_continuation_and_cut_are_marked() -> None:
    reading = read(typeset_seed())
    first, last = of(reading, Kind.PARAGRAPH)[0], of(reading, Kind.PARAGRAPH)[-1]
    assert first.text == "the rights of migrants within the management process itself."
    assert (first.number, first.continues_from_page) == (None, True)
    assert last.number == "63" and last.text.endswith("the provisions of the Convention")
    assert last.continues_to_page


def test_joined_with_the_pages_around_it() -> None:
    reading = read(typeset_seed(before=1, after=1))
    assert paragraphs(reading)["52"].endswith(
        "stresses the place of the rights of migrants within the management process itself."
    )
    assert numbers(reading)[:8] == [str(n) for n in range(45, 53)]
