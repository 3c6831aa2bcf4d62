"""A document with 5,000 connections opens as fast as with 5: first byte, time to interactive, marks.

    python benchmarks/connected_page.py [--many N] [--rounds N] [--json]

In: nothing; a report of 120 paragraphs and what it is connected with are put into a library of their own.
Out: with few and with many connections, from `travaux serve` as a person starts it: the time to the first
byte of the reading page and of its marks (median), and in Chromium, where there is one, the time until the
page answers its reader (the last of: scripts run, the first marks in the gutter). Wanted values are in
benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.serve import add, serving  # noqa: E402

FEW = 5
SEED = """
import random, sys
from travaux.library.ready import start
start()
from travaux.library import people
from travaux.library.connections import connecting, describing
from travaux.library.models import Connection, Edition
owner, few, much = people.owner(), int(sys.argv[1]), random.Random(5000)
report = Edition.objects.get()
relations = ("cites", "implements", "explains", "updates", "contradicts")
done = Connection.objects.count()
for number in range(done, few):
    at = number + 1 if number < 5 else much.randrange(1, 121)  # the first ones are in sight
    start = much.randrange(0, 200)
    source = describing.end_in(owner, report, f"para_{at}:{start}-{start + much.randrange(10, 90)}")
    target = describing.named(owner, f"A/{50 + number % 50}/{1 + number // 50}", str(1 + number % 30))
    connecting.connect(owner, source, [target], relations[number % 5])
"""
_BROWSER = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
_READY = """() => new Promise((done) => {
  const look = () => document.querySelector("a.cm") ? done(performance.now()) : requestAnimationFrame(look);
  look();
})"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--many", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=40, help="requests of each kind")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TRAVAUX_HOME": f"{folder}/library", "PYTHONPATH": str(ROOT / "src")}
        add(environment, Path(folder) / "report.pdf")
        for count in (FEW, asked.many):
            subprocess.run([sys.executable, "-c", SEED, str(count)], env=environment, check=True)
            with serving(environment) as port:
                figures[count] = measure(port, asked.rounds)
    few, many = figures[FEW], figures[asked.many]
    ratios = {name: many[name] / few[name] for name in few}
    if asked.json:
        print(json.dumps({"few": few, "many": many, "ratio": ratios}))
        return
    print(f"{'':24}{FEW:>10}{asked.many:>10}{'ratio':>8}")
    for name, value in few.items():
        print(f"{name:24}{value:>10.1f}{many[name]:>10.1f}{ratios[name]:>8.2f}")


def measure(port: int, rounds: int) -> dict[str, float]:
    """Milliseconds, and the page's size in kB."""
    link = _link(port)
    page, size = first_byte(port, link, rounds)
    slice_of, _ = first_byte(port, f"{link}/connections?marks=1&until=para_31", rounds)
    found = {"first byte": page, "size of the page (kB)": size / 1000, "marks of 30 blocks": slice_of}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    return found | (interactive(port, link, chromium, max(5, rounds // 5)) if chromium else {})


def first_byte(port: int, path: str, rounds: int) -> tuple[float, int]:
    """The median time to the first byte, and how much came."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times, size = [], 0
    for number in range(rounds + 5):
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        took = 1000 * (time.perf_counter() - began)
        assert answer.status == 200, f"{path}: {answer.status}"
        size = len(answer.read())
        if number >= 5:  # templates are compiled once
            times.append(took)
    connection.close()
    return statistics.median(times), size


def interactive(port: int, link: str, chromium: str, rounds: int) -> dict[str, float]:
    """In a browser: until its scripts have run, and until the first mark stands in the gutter."""
    ready, marked = [], []
    with _browser(chromium) as browser:
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": 1400, "height": 900})
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port}{link}", wait_until="commit")
            marked.append(float(page.evaluate(_READY)))
            timing = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
            ready.append(float(page.evaluate(timing)))
            context.close()
    return {"interactive": statistics.median(ready), "first mark": statistics.median(marked)}


@contextmanager
def _browser(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(_BROWSER))
        yield launched
        launched.close()


def _link(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/api/documents")
    (row,) = json.load(connection.getresponse())["items"]
    return str(row["link"])


if __name__ == "__main__":
    main()
