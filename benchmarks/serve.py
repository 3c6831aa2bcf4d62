"""How fast the site answers: first bytes of a long document's reading page, from a real server.

    python benchmarks/serve.py [--requests N] [--at-once N] [--json]

In: nothing; a report of 120 paragraphs is typeset here and added to a library of its own. Out: the time
from sending a request to the first byte of its answer (median, 95th of 100, longest), for some pages,
by `travaux serve` as a person starts it and clients that hold their connections, one and several at
once. Also: how long the first start on an empty folder takes. Wanted values are in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.typeset.prose import prose  # noqa: E402
from tests.typeset.typesetter import Typesetter  # noqa: E402

PARAGRAPHS = 120
WARM_UP = 5  # requests that are not counted: templates are compiled once
ASKED = {
    "reading page": "{link}",
    "paragraph": "{link}/para/62",
    "library": "/",
    "search": "/search?q=asylum+seekers",
    "API, a paragraph": "/api/editions/1/paragraphs/62",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=200, help="per page")
    parser.add_argument("--at-once", type=int, default=4, help="clients at once")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TRAVAUX_HOME": f"{folder}/library", "PYTHONPATH": str(ROOT / "src")}
        began = time.perf_counter()
        with serving(environment) as port:
            first_start = time.perf_counter() - began
            add(environment, Path(folder) / "report.pdf")
            link = link_of_the_report(port)
            figures = {
                f"{name}, {clients} at once": percentiles(
                    measure(port, path.format(link=link), asked.requests, clients)
                )
                for name, path in ASKED.items()
                for clients in (1, asked.at_once)
            }
    print(
        json.dumps({"first_start_s": first_start, "first_byte_ms": figures})
        if asked.json
        else table(first_start, figures)
    )


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[int]:
    """The site on a free port."""
    command = [sys.executable, "-m", "travaux", "serve", "--port", "0", "--no-open"]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        said = re.search(r":(\d+)/", process.stdout.readline())
        assert said is not None, "the site did not start"
        yield int(said[1])
    finally:
        process.terminate()
        process.communicate()


def add(environment: dict[str, str], path: Path) -> None:
    """Put the report into the library."""
    page = Typesetter()
    page.heading("Observations", label="I.")
    for number in range(1, PARAGRAPHS + 1):
        page.para(prose(number, 6), label=f"{number}.")
    path.write_bytes(page.pdf())
    command = [sys.executable, "-m", "travaux", "add", "--public", str(path)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def link_of_the_report(port: int) -> str:
    """Where the report is on the site."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/documents") as answer:
        (row,) = json.load(answer)["items"]
    assert row["paragraphs"] == PARAGRAPHS, row
    return str(row["link"])


def measure(port: int, path: str, requests: int, clients: int) -> list[float]:
    """Milliseconds to the first byte of each request."""
    times: list[float] = []

    def ask(count: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for number in range(WARM_UP + count):
            began = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            took = 1000 * (time.perf_counter() - began)
            assert answer.status == 200, f"{path}: {answer.status}"
            answer.read()
            if number >= WARM_UP:
                times.append(took)
        connection.close()

    threads = [threading.Thread(target=ask, args=(requests // clients,)) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(times) == requests // clients * clients, "a client failed"
    return times


def percentiles(times: list[float]) -> dict[str, float]:
    """Median, 95th of 100 and longest."""
    return {"p50": statistics.median(times), "p95": statistics.quantiles(times, n=20)[-1], "max": max(times)}


def table(first_start: float, figures: dict[str, dict[str, float]]) -> str:
    """The figures for people."""
    lines = [
        f"first start on an empty folder: {first_start:.2f} s",
        f"{'first byte, ms':38} p50    p95    max",
    ]
    lines += [
        f"{name:36} {one['p50']:6.1f} {one['p95']:6.1f} {one['max']:6.1f}" for name, one in figures.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
