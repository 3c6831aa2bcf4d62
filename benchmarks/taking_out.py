"""What taking a long list out costs: memory and time for few and for many rows, of every form.

    python benchmarks/taking_out.py [--rows N]
    TRAVAUX_HOME=/tmp/bench python benchmarks/taking_out.py     # builds once, measures again and again

In: nothing. It makes a library of its own, with one document in many copies. Out: for
each form the peak of the process's memory while a tenth of the rows and while all of them are written, and
their ratio: near 1 is flat. Each measurement is a process of its own; what is written is thrown away. What
the figures mean and what they should be is in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
GIVEN = os.environ.get("TRAVAUX_HOME")
os.environ.setdefault("TRAVAUX_HOME", tempfile.mkdtemp(prefix="travaux-taking-out-"))

from travaux.library import ready  # noqa: E402

ready.start()

from tests.builders import block  # noqa: E402
from tests.library.citations.papers import made_of  # noqa: E402
from tests.library.shelf import shelve  # noqa: E402

from travaux.exporting import taken_out  # noqa: E402
from travaux.library import people, taking_out  # noqa: E402
from travaux.library.models import Edition  # noqa: E402
from travaux.library.search import indexing  # noqa: E402
from travaux.library.search.results import Request  # noqa: E402

ROWS = 100_000
PARAGRAPHS = 500  # in a document
FORMS = ("csv", "xlsx", "ris", "bib", "csl.json", "jsonl")
ALLOWED = 1.25  # times the memory of a tenth of the rows
_BETWEEN = 0.05  # seconds between two looks
_KILOBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024
MANY, FEW = "detention", "extradition"
_WORDS = (
    "The State party should take all measures needed to end the {} of migrants, train its police and give "
    "those concerned a lawyer, an interpreter and a doctor at once.",
    "The Special Rapporteur was told of {} cases in which nobody had been heard.",
)


def make(rows: int) -> None:
    """Fill the library, unless it is filled: half of all paragraphs match the one word, some the other."""
    if Edition.objects.exists():
        return
    viewer, documents = people.owner(), rows // PARAGRAPHS
    for number in range(documents):
        words = MANY if number >= documents // 10 else f"{MANY} and {FEW}"
        blocks = [
            block(f"para_{at}", _WORDS[at % 2].format(words if at % 2 == 0 else at), number=str(at))
            for at in range(1, 2 * PARAGRAPHS + 1)
        ]
        shelve(made_of(f"A/99/{number + 1}", blocks, title="A report", date="2020-01-01"), viewer)
    indexing.rebuild()


def measure(form: str, word: str) -> None:
    """Write all paragraphs with a word, and print rows, size, time and peak."""
    viewer, wanted = people.owner(), Request(word)
    rows = taking_out.count_found(viewer, wanted).paragraphs
    began = time.perf_counter()
    with _watched() as held:
        size = sum(map(len, taken_out.of_search(viewer, wanted, form, "https://library.example")))
    seconds = time.perf_counter() - began
    print(json.dumps({"rows": rows, "bytes": size, "seconds": seconds, "peak": max(held) / 1e6}))


@contextmanager
def _watched() -> Iterator[list[int]]:
    """What the process holds of its own, looked at again and again while something runs.

    The database and the index are mapped from files: their pages belong to the system and are left out.
    """
    held, done = [_own()], threading.Event()

    def watch() -> None:
        while not done.wait(_BETWEEN):
            held.append(_own())

    thread = threading.Thread(target=watch)
    thread.start()
    yield held
    done.set()
    thread.join()


def _own() -> int:
    status = Path("/proc/self/status")
    if status.is_file():
        (said,) = (row for row in status.read_text().splitlines() if row.startswith("RssAnon:"))
        return int(said.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES


def _run(form: str, word: str) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--measure", form, word]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _said(form: str, few: dict[str, float], many: dict[str, float]) -> str:
    return (
        f"{form:9} {many['rows']:>8,.0f} rows  {many['bytes'] / 1e6:6.1f} MB  {many['seconds']:6.1f} s  "
        f"peak {few['peak']:.0f} MB for a tenth, {many['peak']:.0f} MB for all: "
        f"{many['peak'] / few['peak']:.2f}"
    )


def main() -> int:
    """Measure every form; 1 when one of them is not flat."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(*asked.measure)
        return 0
    make(asked.rows)
    worst = 0.0
    for form in FORMS:
        few, many = _run(form, FEW), _run(form, MANY)
        print(_said(form, few, many), flush=True)
        worst = max(worst, many["peak"] / few["peak"])
    if not GIVEN:
        shutil.rmtree(os.environ["TRAVAUX_HOME"])
    return int(worst > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
