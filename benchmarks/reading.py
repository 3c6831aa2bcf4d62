"""How fast reading is, against what can't be beaten: PDFium giving out the raw text of the same files.

    python benchmarks/reading.py [FILE.pdf …] [--rounds N] [--json]

In: PDF files (those of ../shared/corpus where it is there, else documents typeset here). Out: medians
over interleaved rounds, in one process on one core, of process CPU time: a noisy machine slows both
sides of a ratio alike, so trust the ratios. Also: memory against the number of files, time against
the number of pages, and how long the commands take to start. What the figures mean and what they
should be is in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import pypdfium2.raw as pdfium  # noqa: E402
from tests.typeset.furniture import page_number, running_symbol  # noqa: E402
from tests.typeset.prose import prose  # noqa: E402
from tests.typeset.typesetter import Typesetter  # noqa: E402

import travaux  # noqa: E402

CORPUS = ROOT / "../shared/corpus"
FOLDERS = ("labelled", "recommendations", "pairs", "layouts", "treaties")
LONG = (125, 250, 500, 1000)  # pages of one typeset file
ALLOWED, AIM = 3.0, 2.0  # times the CPU of raw extraction
START = 0.3  # seconds, for the commands
COMMAND = "import sys; from travaux.cli.main import main; sys.exit(main())"


def typeset(pages: int) -> bytes:
    """A report of so many pages in two columns, with notes."""
    ts = Typesetter(columns=2, head=running_symbol("A/57/292"), foot=page_number(), compress=True)
    number = 0
    while ts.pages < pages or ts.y < ts.bottom - 4 * ts.leading or ts.column == 0:
        number += 1
        mark, notes = ("<sup>1</sup>", {"1": "See A/56/1, annex."}) if number % 9 == 0 else ("", None)
        ts.para(prose(number, 4) + mark, label=f"{number}.", notes=notes)
        if ts.pages > pages:
            break
    return ts.pdf()


def raw_text(data: bytes) -> int:
    """The text of every page by PDFium alone: load the page, its text page, one call. Gives the pages."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    count = pdfium.FPDF_GetPageCount(document)
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        text = pdfium.FPDFText_LoadPage(page)
        size = pdfium.FPDFText_CountChars(text)
        buffer = ctypes.create_string_buffer(2 * size + 2)
        pdfium.FPDFText_GetText(text, 0, size, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        buffer.raw[: 2 * size].decode("utf-16-le", "replace")
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return int(count)


def read(data: bytes) -> int:
    """The whole reading. Gives the pages."""
    return len(travaux.read(data, ocr="never").pages)


def cpu(work: Callable[[bytes], int], data: bytes) -> float:
    """Seconds of process CPU time, with the collector as a fresh process would have it."""
    gc.collect()
    begin = time.process_time()
    work(data)
    return time.process_time() - begin


def compare(files: dict[str, bytes], rounds: int) -> dict[str, Any]:
    """Medians of both ways over the same files, round after round, file after file."""
    pages = {name: raw_text(data) for name, data in files.items()}
    for data in files.values():
        read(data)  # what is loaded or compiled once is not the file's cost
    raw: dict[str, list[float]] = {name: [] for name in files}
    full: dict[str, list[float]] = {name: [] for name in files}
    for turn in range(rounds):
        for name, data in files.items():
            both = ((raw_text, raw), (read, full))
            for work, times in both if turn % 2 else reversed(both):
                times[name].append(cpu(work, data))
    raw_sum = sum(statistics.median(times) for times in raw.values())
    full_sum = sum(statistics.median(times) for times in full.values())
    ratios = {n: statistics.median(full[n]) / max(statistics.median(raw[n]), 1e-6) for n in files}
    count = sum(pages.values())
    return {
        "files": len(files),
        "pages": count,
        "rounds": rounds,
        "raw_pages_per_second": count / raw_sum,
        "reading_pages_per_second": count / full_sum,
        "beyond_raw_ms_per_page": 1000 * (full_sum - raw_sum) / count,
        "ratio": full_sum / raw_sum,
        "median_ratio_of_files": statistics.median(ratios.values()),
        "worst_files": sorted(((round(r, 2), n) for n, r in ratios.items()), reverse=True)[:5],
    }


def memory(files: Sequence[bytes]) -> dict[str, Any]:
    """Peak memory (MB) in a child that reads the files once, and five times over: it should not grow."""
    with tempfile.TemporaryDirectory() as folder:
        for n, data in enumerate(files):
            Path(folder, f"{n}.pdf").write_bytes(data)
        return {f"peak_mb_{times}x": _peak(folder, times) for times in (1, 5)}


def _peak(folder: str, times: int) -> float:
    code = (
        "import resource, sys, pathlib, travaux\n"
        f"for path in sorted(pathlib.Path({folder!r}).glob('*.pdf')) * {times}:\n"
        "    travaux.read(path, ocr='never')\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment()
    )
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return round(int(done.stdout) / unit, 1)


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}


def growth(sizes: Sequence[int]) -> list[dict[str, float]]:
    """Time and time per page against the number of pages of one file."""
    rows = []
    for size in sizes:
        data = typeset(size)
        pages = raw_text(data)
        raw, full = (statistics.median(cpu(work, data) for _ in range(3)) for work in (raw_text, read))
        rows.append(
            {"pages": pages, "seconds": full, "ms_per_page": 1000 * full / pages, "ratio": full / raw}
        )
    return rows


def starts() -> dict[str, float]:
    """Wall seconds of the commands as a person waits for them, the median of nine."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.pdf")
        page.write_bytes(typeset(1))
        commands = {
            "python itself": [sys.executable, "-c", "pass"],
            "travaux --help": [sys.executable, "-c", COMMAND, "--help"],
            "travaux read page.pdf": [sys.executable, "-c", COMMAND, "read", str(page)],
        }
        return {name: _wait(command) for name, command in commands.items()}


def _wait(command: list[str]) -> float:
    environment = _environment() | {"PYTHONDONTWRITEBYTECODE": ""}
    times = []
    for _ in range(9):
        begin = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, env=environment)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def given_files(paths: Sequence[Path]) -> dict[str, bytes]:
    """The files to compare on, by name: those given, else the corpus, else typeset ones."""
    found = list(paths) or [p for folder in FOLDERS for p in sorted((CORPUS / folder).glob("*.pdf"))]
    if found:
        return {path.name: path.read_bytes() for path in found}
    return {f"typeset {n} pages": typeset(n) for n in (5, 20, 60)}


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = parser.parse_args()
    files = given_files(asked.files)
    out: dict[str, Any] = {"speed": compare(files, asked.rounds), "memory": memory(list(files.values()))}
    out |= {"growth": growth(LONG), "start": starts()}
    out["peak_mb_here"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(out, indent=1) if asked.json else shown(out))


def shown(out: dict[str, Any]) -> str:
    """The figures as lines for people."""
    speed, start = out["speed"], out["start"]
    lines = [
        f"{speed['pages']} pages of {speed['files']} files, {speed['rounds']} rounds, medians, one core",
        f"  raw PDFium text  {speed['raw_pages_per_second']:7.0f} pages/s",
        f"  travaux.read     {speed['reading_pages_per_second']:7.0f} pages/s",
        f"  ratio            {speed['ratio']:7.2f}   (at most {ALLOWED}, aim {AIM}; of files, median"
        f" {speed['median_ratio_of_files']:.2f})",
        f"  beyond raw       {speed['beyond_raw_ms_per_page']:7.2f} ms/page",
        "  worst files      " + ", ".join(f"{ratio} {name}" for ratio, name in speed["worst_files"]),
        "memory, peak: " + ", ".join(f"{name[8:]} {mb} MB" for name, mb in out["memory"].items()),
        "one long file:",
        *[
            f"  {row['pages']:5} pages {row['seconds']:6.2f} s  {row['ms_per_page']:5.2f} ms/page"
            f"  {row['ratio']:.2f} times raw"
            for row in out["growth"]
        ],
        f"start (wall; at most {START} s):",
        *[f"  {name:24} {seconds:.3f} s" for name, seconds in start.items()],
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
