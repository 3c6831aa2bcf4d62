"""What adding costs beyond reading: the same files read alone and added to an empty library.

    python benchmarks/add.py [FILE or FOLDER …] [--rounds N] [--processes N] [--many N] [--json]

In: documents (those of ../shared/corpus where it is there, else reports typeset here). Out: medians over
interleaved rounds, each in a fresh process with as many children at a time, of wall time and of the CPU
time of the process with its children; the size of the library; and the memory of a process that adds
100 and then many more files, which should not grow. Adding is everything between the file as given and
a document in the library: hashing, keeping, queueing, reading, storing. What the figures mean and what
they should be is in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from travaux.reading import sniff  # noqa: E402
from travaux.reading.read import reader  # noqa: E402

CORPUS = ROOT / "../shared/corpus"
FOLDERS = ("labelled", "recommendations", "pairs", "layouts", "treaties")
KINDS = frozenset({".pdf", ".docx"})
ALLOWED = 1.5  # times reading alone
FEW = 100  # files after which memory is looked at first
GROWTH = 10  # megabytes that a process may hold more after many files
_KILOBYTES = 1024 if sys.platform != "darwin" else 1024 * 1024


def given_files(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The files to add: those given, else the corpus, else reports typeset into `folder`."""
    places = list(paths) or [CORPUS / name for name in FOLDERS if (CORPUS / name).is_dir()]
    found = [path for place in places for path in ([place] if place.is_file() else sorted(place.iterdir()))]
    chosen = [path for path in found if path.suffix.lower() in KINDS]
    return chosen or [typeset(folder, number, paragraphs=150) for number in range(20)]


def typeset(folder: Path, number: int, paragraphs: int) -> Path:
    """A report of its own symbol."""
    kit = importlib.import_module("tests.typeset.typesetter")
    prose = importlib.import_module("tests.typeset.prose").prose
    symbol = f"A/99/{number + 1}"
    ts = kit.Typesetter(head=importlib.import_module("tests.typeset.furniture").running_symbol(symbol))
    ts.para(symbol)
    for count in range(1, paragraphs + 1):
        ts.para(prose(number + count, 3), label=f"{count}.")
    path = folder / f"{number}.pdf"
    path.write_bytes(ts.pdf())
    return path


def read_alone(files: Sequence[Path], processes: int) -> dict[str, Any]:
    """Read the files, each in a child, and let go of what was read."""
    apart = importlib.import_module("travaux.reading.apart")
    for kind in (sniff.PDF, sniff.DOCX):  # loaded once and not by each child, as `travaux read` does it
        reader(kind)
    begin = _clocks()
    pages = 0
    for outcome in apart.read_many(files, processes=processes, ocr="never"):
        pages += len(outcome.value.pages) if outcome.value else 0
    return {"pages": pages, **_spent(begin)}


def add_all(files: Sequence[Path], processes: int, look_after: Sequence[int] = ()) -> dict[str, Any]:
    """Add the files to the library of this process."""
    importlib.import_module("travaux.library.ready").start()
    offer = importlib.import_module("travaux.library.adding.offer").offer
    work = importlib.import_module("travaux.library.adding.work").work
    owner = importlib.import_module("travaux.library.people").owner()
    batch, memory, pages = uuid4(), {}, 0
    begin = _clocks()

    def finished(row: Any) -> None:
        nonlocal pages
        pages += row.pages or 0
        done[0] += 1
        if done[0] in look_after:
            memory[done[0]] = _held()

    done = [0]
    for path in files:
        with path.open("rb") as stream:
            offer(owner, stream, path.name, batch=batch, ocr="never")
    offered = time.perf_counter() - begin[0]
    work(processes=processes, batch=batch, on_finished=finished)
    return {"pages": pages, "offered": offered, "files": done[0], "memory": memory, **_spent(begin)}


def _clocks() -> tuple[float, float]:
    """Wall time, and CPU time of this process and its children."""
    use = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in use)


def _spent(begin: tuple[float, float]) -> dict[str, float]:
    wall, cpu = _clocks()
    return {"wall": wall - begin[0], "cpu": cpu - begin[1]}


def _held() -> float:
    """Megabytes of its own that this process holds now, files mapped into it apart."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return round(next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1024, 1)
    except (OSError, StopIteration):  # the most so far, where the system says no more
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTES / 2**20, 1)


def apart_from_us(what: str, files: Sequence[Path], processes: int, look_after: Sequence[int] = ()) -> Any:
    """Do `what` in a process of its own, with an empty library; what it measured."""
    with tempfile.TemporaryDirectory() as home:
        job = json.dumps([what, [str(path) for path in files], processes, list(look_after)])
        environment = os.environ | {"TRAVAUX_HOME": home, "TRAVAUX_LARGEST_UPLOAD_MB": "1000"}
        done = subprocess.run(
            [sys.executable, __file__, "--job"], input=job, capture_output=True, text=True, env=environment
        )
        if done.returncode:
            sys.exit(done.stderr)
        size = sum(path.stat().st_size for path in Path(home).rglob("*") if path.is_file())
        return json.loads(done.stdout) | {"mb_on_disk": round(size / 2**20, 1)}


def job() -> None:
    """What the process of its own does."""
    what, names, processes, look_after = json.load(sys.stdin)
    files = [Path(name) for name in names]
    done = read_alone(files, processes) if what == "read" else add_all(files, processes, look_after)
    print(json.dumps(done))


def compare(files: Sequence[Path], rounds: int, processes: int) -> dict[str, Any]:
    """Both over the same files, in turn."""
    both: dict[str, list[dict[str, Any]]] = {"read": [], "add": []}
    for turn in range(rounds):
        for what in ("read", "add") if turn % 2 else ("add", "read"):
            both[what].append(apart_from_us(what, files, processes))
    medians = {
        f"{what}_{clock}": statistics.median(one[clock] for one in measured)
        for what, measured in both.items()
        for clock in ("wall", "cpu")
    }
    last = both["add"][-1]
    return medians | {
        "files": len(files),
        "pages": last["pages"],
        "processes": processes,
        "rounds": rounds,
        "ratio_wall": medians["add_wall"] / medians["read_wall"],
        "ratio_cpu": medians["add_cpu"] / medians["read_cpu"],
        "offered": last["offered"],
        "mb_given": round(sum(path.stat().st_size for path in files) / 2**20, 1),
        "mb_on_disk": last["mb_on_disk"],
    }


def memory(many: int, processes: int) -> dict[str, Any]:
    """Megabytes held after few files and after many."""
    with tempfile.TemporaryDirectory() as folder:
        files = [typeset(Path(folder), number, paragraphs=8) for number in range(many)]
        done = apart_from_us("add", files, processes, [FEW, many])
    return {"files": done["files"], "seconds": done["wall"], "megabytes": done["memory"]}


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--many", type=int, default=1000, help="files for the look at memory (0: none)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--job", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.job:
        job()
        return
    with tempfile.TemporaryDirectory() as folder:
        out = {"cost": compare(given_files(asked.files, Path(folder)), asked.rounds, asked.processes)}
    if asked.many:
        out["memory"] = memory(asked.many, asked.processes)
    print(json.dumps(out, indent=1) if asked.json else shown(out))


def shown(out: dict[str, Any]) -> str:
    """The figures as lines for people."""
    cost = out["cost"]
    lines = [
        f"{cost['pages']} pages of {cost['files']} files, {cost['rounds']} rounds, medians, "
        f"{cost['processes']} at a time",
        f"  reading alone  {cost['read_wall']:6.2f} s wall  {cost['read_cpu']:6.2f} s CPU",
        f"  adding         {cost['add_wall']:6.2f} s wall  {cost['add_cpu']:6.2f} s CPU"
        f"  (taking in {cost['offered']:.2f} s)",
        f"  ratio          {cost['ratio_wall']:6.2f}         {cost['ratio_cpu']:6.2f}"
        f"         (at most {ALLOWED})",
        f"  on disk        {cost['mb_on_disk']} MB for {cost['mb_given']} MB given",
    ]
    if "memory" in out:
        held = out["memory"]
        lines.append(
            f"memory of the worker over {held['files']} small files in {held['seconds']:.1f} s: "
            + ", ".join(f"{mb} MB after {count}" for count, mb in held["megabytes"].items())
            + f" (at most {GROWTH} MB more)"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
