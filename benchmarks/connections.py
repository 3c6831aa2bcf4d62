"""What connections cost on a document that has five of them, and on one that has thousands.

    python benchmarks/connections.py                  # 5 against 5,000 on one document of 400 paragraphs
    python benchmarks/connections.py --many 20000
    TRAVAUX_HOME=/tmp/bench python benchmarks/connections.py     # builds once, measures again and again
    TRAVAUX_DATABASE_URL=postgresql://… python benchmarks/connections.py

Made-up documents; each question is asked of both in turn, by an editor who sees all public documents. What
is printed is the middle of the times of this process (SQLite works in it; of PostgreSQL, of the clock), and
their ratio: saving, and what a page needs, must not depend on how many there are.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("TRAVAUX_HOME", tempfile.mkdtemp(prefix="travaux-connections-"))

from travaux.library import ready  # noqa: E402

ready.start()

from django.conf import settings  # noqa: E402
from django.db import connection as database  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from tests.builders import block, reading  # noqa: E402
from tests.library.shelf import shelve, somebody  # noqa: E402

from travaux.library import people  # noqa: E402
from travaux.library.connections import connecting, describing, finding, following, marking, settling  # noqa: E402
from travaux.library.models import Connection, Edition, Person  # noqa: E402
from travaux.library.permissions import VISITOR, Viewer, viewer_of  # noqa: E402
from travaux.texts.reading import Reading  # noqa: E402

PARAGRAPHS, WORDS = 400, 70
LATE = (350, 360)  # places of the blocks that a window shows, far down
SEED = 57292
SYMBOLS = ("A/90/1", "A/90/2", "A/90/3")
RELATIONS = ("cites", "implements", "explains", "repeats", "contradicts")
ASKED = 15


def document(symbol: str, dice: random.Random) -> Reading:
    """Paragraphs of invented words."""
    words = ["".join(dice.choices("aeiourstlnmdcp", k=dice.randint(2, 10))) for _ in range(5000)]
    blocks = []
    for number in range(1, PARAGRAPHS + 1):
        text = " ".join(dice.choices(words, k=WORDS))
        blocks.append(block(f"para_{number}", text, number=str(number), on=[(1, len(text))]))
    made = reading(blocks)
    return replace(made, metadata=replace(made.metadata, symbol=symbol, title=f"Report {symbol}"))


def connect(viewer: Viewer, report: Edition, other: Edition, at: int) -> None:
    """The `at`-th connection of a document, each of other words."""
    number, start = at % PARAGRAPHS + 1, 5 * (at // PARAGRAPHS)
    source = describing.end_in(viewer, report, f"para_{number}:{start}-{start + 60}")
    target = describing.end_in(viewer, other, f"para_{at % PARAGRAPHS + 1}")
    relation = RELATIONS[at % len(RELATIONS)]
    connecting.connect(viewer, source, [target], relation, note=f"note {at}", tags=[f"tag {at % 7}"])


def built(few: int, many: int) -> tuple[Edition, Edition, Edition, Viewer]:
    """Both documents and the one they are connected with, made when they are not there; and an editor."""
    dice, name, owner = random.Random(SEED), "editor", people.owner()
    there = Edition.objects.filter(work__symbol__in=SYMBOLS).order_by("work__symbol")
    if there.count() == len(SYMBOLS):
        small, large, other = there
        return small, large, other, viewer_of(Person.objects.get(username=name))
    editor = somebody("editor", name)
    small, large, other = (shelve(document(symbol, dice), owner) for symbol in SYMBOLS)
    begin = time.perf_counter()
    for edition, wanted in ((small, few), (large, many)):
        for at in range(wanted):
            connect(editor, edition, other, at)
    print(f"built in {time.perf_counter() - begin:.0f} s")
    return small, large, other, editor


def milliseconds(ask: Callable[[Edition], object], one: Edition) -> float:
    """How long one question takes."""
    clock = time.process_time if database.vendor == "sqlite" else time.perf_counter
    begin = clock()
    ask(one)
    return (clock() - begin) * 1000


@contextmanager
def counted() -> Iterator[list[int]]:
    """The number of queries."""
    found: list[int] = []
    with CaptureQueriesContext(database) as queries:
        yield found
    found.append(len(queries))


def main() -> None:
    """Build both documents, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=5)
    parser.add_argument("--many", type=int, default=5000)
    options = parser.parse_args()
    small, large, other, editor = built(options.few, options.many)
    print(f"{database.vendor}, home {settings.HOME.folder}")
    print(f"{'question':42} {'few ms':>9} {'many ms':>9} {'ratio':>6} {'queries':>8}")
    following_at = count(Connection.objects.count() + options.many)
    questions: dict[str, Callable[[Edition], object]] = {
        "save one (connect)": lambda one: connect(editor, one, other, next(following_at)),
        "counts of the document": lambda one: finding.counts(editor, one),
        "counts of the document, a visitor": lambda one: finding.counts(VISITOR, one),
        "marks of a screen": lambda one: finding.marks(editor, one, *LATE),
        "numbers for a screen's gutter": lambda one: list(marking.spans(editor, one, marking.Slice(*LATE))),
        "a paragraph's connections": lambda one: finding.at(editor, one, ["para_3"]),
        "the document's list, 20 rows": lambda one: finding.listing(
            editor, finding.Filters(edition=one, order="place")
        ),
        "all connections, 20 rows": lambda _one: finding.listing(editor),
        "places to look at": lambda _one: settling.count(editor),
        "a new reading's places (follow)": following.follow,
    }
    for name, ask in questions.items():
        times: dict[int, list[float]] = {small.pk: [], large.pk: []}
        for _ in range(3 if "follow" in name else ASKED):
            for one in (small, large):
                times[one.pk].append(milliseconds(ask, one))
        with counted() as queries:
            ask(large)
        few, many = (statistics.median(times[one.pk]) for one in (small, large))
        print(f"{name:42} {few:9.1f} {many:9.1f} {many / few:6.2f} {queries[0]:8}")


if __name__ == "__main__":
    main()
