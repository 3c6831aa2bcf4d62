"""`travaux read`, from the command line to the last byte."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.builders import docx, pdf
from tests.cli.terminal import COMMAND, travaux, travaux_at_terminal
from tests.typeset.seed import seed_lines_capture, seed_running_capture, typeset_seed

PAGES = (["1. The Committee notes the report.", "2. It thanks"], ["the State party.", "3. It ends."])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A PDF of two pages."""
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(*PAGES))
    return path


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document whose sixteenth page is the seed."""
    path = tmp_path_factory.mktemp("seed") / "A_57_292.pdf"
    path.write_bytes(typeset_seed(before=15, after=1))
    return path


def test_the_seed_as_set_byte_for_byte(seed: Path) -> None:
    ran = travaux("read", seed, "--page", 16, "--form", "lines")
    assert ran.out == seed_lines_capture().encode()
    assert ran.code == 0


def test_the_seed_as_running_text_byte_for_byte(seed: Path) -> None:
    """The capture ends with two lines that are words of another reader's interface."""
    page = seed_running_capture().partition("\n\n")[0]
    assert travaux("read", seed, "--page", 16, "--form", "running").out == page.encode()


def test_out_writes_the_same_bytes(seed: Path, tmp_path: Path) -> None:
    travaux("read", seed, "--page", 16, "--form", "lines", "--out", tmp_path)
    assert (tmp_path / "A_57_292.txt").read_bytes() == seed_lines_capture().encode()


def test_paragraphs_are_what_is_printed_by_default(report: Path) -> None:
    ran = travaux("read", report)
    assert ran.text == (
        "1. The Committee notes the report.\n\n2. It thanks the State party.\n\n3. It ends.\n"
    )


def test_json_of_one_page(report: Path) -> None:
    document = json.loads(travaux("read", report, "--format", "json", "--page", 2).out)
    found = {block["address"]: block for block in document["blocks"]}
    assert found["para_2"]["text"] == "the State party."
    assert found["para_2"]["continues_from_page"] is True
    assert [page["number"] for page in document["pages"]] == [2]


@pytest.mark.parametrize(
    ("form", "begins"), [("md", "**1.** The"), ("html", "<!doctype html>"), ("akn", "<?xml")]
)
def test_formats(report: Path, form: str, begins: str) -> None:
    text = travaux("read", report, "--format", form).text
    assert begins in text
    assert text.endswith("\n")


def test_standard_input(report: Path) -> None:
    ran = travaux("read", "-", "--format", "json", stdin=report.read_bytes())
    assert json.loads(ran.out)["source"]["name"] == "stdin"


def test_explain(report: Path) -> None:
    ran = travaux("read", report, "--explain", "para_2")
    assert ran.text.startswith("para_2: paragraph 2\n")
    assert "page 1" in ran.text and "page 2" in ran.text


def test_pictures(report: Path, tmp_path: Path) -> None:
    ran = travaux("read", report, "--picture", tmp_path / "seen")
    assert sorted(path.name for path in (tmp_path / "seen").iterdir()) == [
        "report-p001.png",
        "report-p002.png",
    ]
    assert ran.code == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--page", "0"], "at least 1"),
        (["--page", "9-3"], "first comes first"),
        (["--page", "xvi"], "a number (16) or a range (16-18)"),
        (["--page", "9"], "has 2 pages"),  # known only once the file is open
        (["--form", "lines", "--format", "json"], "--form goes with --format text"),
        (["--explain", "para_9"], "No block stands at 'para_9'"),
        (["--explain", "para_1", "--format", "md"], "leave out"),
    ],
)
def test_requests_that_cannot_be_met_are_two(report: Path, options: list[str], says: str) -> None:
    ran = travaux("read", report, *options)
    assert ran.code == 2
    assert says in ran.err
    assert ran.out == b""


def test_word_files_have_no_pages_and_no_lines(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(docx("1. The Committee notes."))
    assert travaux("read", path).text == "1. The Committee notes.\n"
    for options in (["--form", "lines"], ["--page", "1"], ["--picture", tmp_path]):
        ran = travaux("read", path, *options)
        assert (ran.code, "has no pages" in ran.err) == (2, True)


def test_one_bad_file_is_one_line_and_one(tmp_path: Path) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(b"%PDF-1.4 and nothing more")
    ran = travaux("read", path)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"travaux: {path}: ")


def test_many_files_with_reasons_and_a_summary(report: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    ran = travaux("read", tmp_path, tmp_path / "nowhere.pdf", "--out", tmp_path / "out", "--jobs", 2)
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert any("empty.pdf: failed: The file is empty" in line for line in lines)
    assert any("nowhere.pdf: failed: No file at" in line for line in lines)
    assert any("report.pdf: 2 pages, 3 blocks, 3 numbered paragraphs" in line for line in lines)
    assert lines[-1].startswith("1 file read, 2 failed, 2 pages in")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report.txt"]


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    for folder, word in (("a", "First"), ("b", "Second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Report.txt").write_text(f"1. {word} report.", encoding="utf-8")
    travaux("read", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert (tmp_path / "out" / "Report.txt").read_text(encoding="utf-8") == "1. First report.\n"
    assert (tmp_path / "out" / "Report-2.txt").read_text(encoding="utf-8") == "1. Second report.\n"


def test_several_files_on_standard_output_stand_in_their_order(report: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("1. Short.", encoding="utf-8")
    text = travaux("read", report, second).text
    assert text.startswith(f"==> {report} <==\n\n1. The Committee")
    assert text.endswith(f"\n==> {second} <==\n\n1. Short.\n")
    rows = travaux("read", report, second, "--format", "json").text.splitlines()
    assert [json.loads(row)["source"]["name"] for row in rows] == ["report.pdf", "second.txt"]
    assert travaux("read", report, second, "--format", "html").code == 2


def test_a_terminal_gets_a_bar_and_no_rest_of_it(report: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.pdf"
    second.write_bytes(pdf(["1. Another report."]))
    ran = travaux_at_terminal("read", report, second, "--out", tmp_path / "out")
    assert ran.code == 0
    assert "reading" in ran.err and "pages" in ran.err
    assert "2 files read, 3 pages in" in ran.err.splitlines()[-1]
    assert "report.pdf: 2 pages" in ran.err


def test_ctrl_c_stops_cleanly(tmp_path: Path) -> None:
    """A pipe that nobody writes to keeps the child waiting; opening it tells that it does."""
    waiting = tmp_path / "waiting.pdf"
    os.mkfifo(waiting)
    process = subprocess.Popen([*COMMAND, "read", str(waiting)], stderr=subprocess.PIPE)
    with waiting.open("wb"):
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said.decode().strip() == "Stopped."


def test_a_reader_that_goes_away_is_no_error(seed: Path) -> None:
    done = subprocess.run(
        f"{' '.join(COMMAND)} read {seed} | head -n 1",
        shell=True,
        capture_output=True,
        timeout=60,
        check=True,
        text=True,
    )
    assert done.stdout.strip()
    assert done.stderr == ""


def test_time_and_memory_are_limited(tmp_path: Path) -> None:
    waiting = tmp_path / "waiting.pdf"
    os.mkfifo(waiting)
    ran = travaux("read", waiting, "--timeout", "0.3")
    assert (ran.code, "longer than 0 s" in ran.err or "--timeout" in ran.err) == (1, True)
    endless = travaux("read", "/dev/zero", "--memory", 256)
    assert (endless.code, "more than 256 MB" in endless.err) == (1, True)
    pages = tmp_path / "pages.pdf"
    pages.write_bytes(pdf(*PAGES))
    many = travaux("read", pages, "--max-pages", 1)
    assert (many.code, "limit is 1" in many.err) == (1, True)
