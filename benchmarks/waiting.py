"""What the arrival of a document costs while many citations wait for others.

    python benchmarks/waiting.py [--few N] [--many N] [--rounds N] [--json]

In: nothing; a library is made in a temporary folder, with citations of documents that nobody has. Out:
medians of the time in which a document of 60 paragraphs that ten citations wait for is stored, and of the
time in which it is removed, with few and with many others waiting; their ratio; how many rows were touched.
Arrival should touch only its own rows and cost the same.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

OWN = 10  # citations that wait for the document that comes
PARAGRAPHS = 60
AT_A_TIME = 20_000
ALLOWED = 2.0  # times as long with many as with few: trees are a level deeper, caches colder


def waiting(edition: Any, first: int, count: int) -> None:
    """Citations of so many documents that nobody has."""
    models = importlib.import_module("travaux.library.models")
    for at in range(first, first + count, AT_A_TIME):
        models.Citation.objects.bulk_create(
            models.Citation(
                edition=edition, place=0, address="para_1", start=0, end=5, text="A/1/1", kind="document",
                target=f"A/99/{number}", key=f"A/99/{number}", rule="symbol", reason="a symbol",
                pinpoints=["para:2"], state="waiting",
            )
            for number in range(at, min(at + AT_A_TIME, first + count))
        )  # fmt: skip


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds and result."""
    begin = time.perf_counter()
    done = work()
    return time.perf_counter() - begin, done


def arrivals(viewer: Any, rounds: int, first: int) -> dict[str, float]:
    """Store and remove documents that citations wait for; medians in milliseconds."""
    papers = importlib.import_module("tests.library.citations.papers")
    models = importlib.import_module("travaux.library.models")
    removing = importlib.import_module("travaux.library.removing")
    came, went, touched = [], [], []
    for turn in range(rounds):
        symbol = f"A/98/{first + turn}"
        text = " ".join(f"{symbol}, para. {number};" for number in range(1, OWN + 1))
        found = [papers.says(text[at:], symbol, symbol, "para:3") for at in [0] * OWN]
        papers.put(viewer, papers.paper(f"A/97/{first + turn}", text), (("para_1", tuple(found)),))
        seconds, edition = timed(lambda symbol=symbol: papers.target_paper(viewer, symbol, PARAGRAPHS))
        came.append(seconds)
        touched.append(models.Citation.objects.filter(work=edition.work, state="resolved").count())
        seconds, _ = timed(lambda edition=edition: removing.remove(viewer, edition))
        went.append(seconds)
    assert set(touched) == {OWN}, touched
    return {"came": statistics.median(came) * 1000, "went": statistics.median(went) * 1000}


def measure(few: int, many: int, rounds: int) -> dict[str, Any]:
    """Both, in one library that grows."""
    importlib.import_module("travaux.library.ready").start()
    papers = importlib.import_module("tests.library.citations.papers")
    models = importlib.import_module("travaux.library.models")
    viewer = importlib.import_module("travaux.library.people").owner()
    citing = papers.put(viewer, papers.paper("A/96/1", "Cites much."), ())
    waiting(citing, 0, few)
    arrivals(viewer, 3, 0)  # warm
    with_few = arrivals(viewer, rounds, 100)
    filled, _ = timed(lambda: waiting(citing, few, many - few))
    with_many = arrivals(viewer, rounds, 10_000)
    waits = models.Citation.objects.filter(state="waiting").count()
    return {
        "few": few, "many": many, "rounds": rounds, "with_few": with_few, "with_many": with_many,
        "ratio": {name: with_many[name] / with_few[name] for name in with_few},
        "waiting_after": waits, "filled": filled,
    }  # fmt: skip


def main() -> None:
    """Run it and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["TRAVAUX_HOME"] = home
        out = measure(asked.few, asked.many, asked.rounds)
    print(json.dumps(out, indent=1) if asked.json else shown(out))


def shown(out: dict[str, Any]) -> str:
    """The figures as lines for people."""
    lines = [f"a document of {PARAGRAPHS} paragraphs for which {OWN} citations wait, {out['rounds']} times"]
    for name, what in (("came", "stored"), ("went", "removed")):
        lines.append(
            f"  {what:8} {out['with_few'][name]:6.1f} ms with {out['few']:,} others waiting, "
            f"{out['with_many'][name]:6.1f} ms with {out['many']:,}: "
            f"{out['ratio'][name]:.2f} times (at most {ALLOWED})"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
