"""How fast a million paragraphs are searched: times of whole questions, beside a plain reference.

    python benchmarks/search.py                      # a million paragraphs: some minutes, 1 GB of disk
    python benchmarks/search.py --paragraphs 100000
    python benchmarks/search.py --keep /tmp/index    # build once, measure again and again

Paragraphs are made up: 72 words drawn by Zipf's law from 50,000, 80 to a document, in three
languages, with bodies, kinds, years, countries and collections. A question is what one page of
results asks of the engine: exact counts, ten documents with three paragraphs each and, where it says
so, six facets with counts. The reference is SQLite's FTS5 on a tenth of the same paragraphs in the
same run, asked only for twenty paragraphs and their number. On a busy machine look at the CPU time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.library.search.backend import Entry, Question  # noqa: E402
from travaux.library.search.results import FACETS  # noqa: E402
from travaux.library.search.tantivy_backend import REBUILD_BYTES, TantivyBackend  # noqa: E402
from travaux.texts.query_parser import parse  # noqa: E402

ALLOWED_MS = 50
WORDS, PER_DOCUMENT, VOCABULARY = 72, 80, 50_000
SEED = 57292
UN = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "for",
    "on",
    "with",
    "by",
    "rights",
    "human",
    "state",
    "committee",
    "right",
    "party",
    "report",
    "international",
    "detention",
    "torture",
    "migrants",
    "article",
    "women",
    "children",
    "persons",
    "recommendation",
    "law",
    "special",
    "rapporteur",
    "council",
    "general",
    "assembly",
    "convention",
    "protection",
    "violence",
    "education",
    "health",
    "freedom",
    "expression",
    "police",
    "custody",
    "arbitrary",
    "prevention",
    "treatment",
    "discrimination",
    "indigenous",
    "peoples",
    "minorities",
    "asylum",
    "refugees",
    "trafficking",
    "disappearance",
    "execution",
    "remedy",
    "reparation",
    "housing",
    "water",
    "food",
    "labour",
    "justice",
    "tribunal",
    "prosecutor",
    "judge",
    "lawyer",
    "hearing",
    "prison",
]
SYLLABLES = [
    "ra",
    "ti",
    "on",
    "con",
    "ven",
    "per",
    "de",
    "tor",
    "mi",
    "gra",
    "sta",
    "ju",
    "lo",
    "pen",
    "si",
    "ve",
    "re",
    "co",
    "mu",
    "al",
    "pro",
    "te",
    "in",
    "ter",
    "na",
    "ex",
    "cu",
    "dis",
    "po",
    "li",
]
LANGUAGES = (("en", 0.7), ("fr", 0.2), ("es", 0.1))
BODIES = [f"body-{n}" for n in range(40)]
KINDS = [
    "report",
    "resolution",
    "concluding-observations",
    "letter",
    "general-comment",
    "judgment",
    "summary-record",
]
COUNTRIES = [a + b + c for a, b, c in itertools.product("ABDEFG", "ARSTUN", "AELMNR")][:190]
COLLECTIONS = [f"collection-{n}" for n in range(30)]


def vocabulary(chance: random.Random) -> list[str]:
    """Words by rank: those of the United Nations first, then made-up ones."""
    words = dict.fromkeys(UN)
    while len(words) < VOCABULARY:
        words["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))] = None
    return list(words)


def entries(count: int) -> Iterator[Entry]:
    """So many made-up paragraphs, document by document, the same in each run."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(words) + 1)))
    languages, shares = zip(*LANGUAGES, strict=True)
    for edition in range(1, count // PER_DOCUMENT + 2):
        year = min(2025, 1946 + int(80 * chance.random() ** 0.5))
        about: dict[str, Any] = {
            "language": chance.choices(languages, shares)[0],
            "symbols": (f"A/{year - 1945}/{edition}",),
            "title": " ".join(chance.choices(words, cum_weights=weights, k=8)),
            "body": BODIES[int(len(BODIES) * chance.random() ** 3)],
            "kind": KINDS[int(len(KINDS) * chance.random() ** 2)],
            "year": year,
            "day": year * 365 + chance.randrange(365),
            "countries": tuple(chance.sample(COUNTRIES, k=chance.randrange(3))),
            "collections": tuple(chance.sample(COLLECTIONS, k=chance.randrange(3))),
            "audience": "public" if chance.random() < 0.9 else f"person-{chance.randrange(50)}",
            "cited": int(1 / (chance.random() + 0.001)),
        }
        for place in range(min(PER_DOCUMENT, count - (edition - 1) * PER_DOCUMENT)):
            text = " ".join(chance.choices(words, cum_weights=weights, k=WORDS))
            kind = "heading" if place % 12 == 0 else "paragraph"
            text = text[:40] if kind == "heading" else text
            yield Entry(edition, place, f"para_{place}", text, block_kind=kind, **about)


def build(folder: Path, count: int) -> dict[str, float]:
    """Index them; seconds (with and without making them up), megabytes, and peak of memory."""
    begin = time.perf_counter()
    made_up = sum(1 for _ in entries(count // 20)) and (time.perf_counter() - begin) * 20
    begin = time.perf_counter()
    backend = TantivyBackend(folder, memory=REBUILD_BYTES, threads=2)
    backend.add(entries(count))
    backend.commit()
    backend.close()
    seconds = time.perf_counter() - begin
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "of_it_making_up": made_up, "megabytes": size / 1e6, "peak_mb": peak}


def timed(asked: Sequence[Callable[[], Any]]) -> dict[str, float]:
    """Milliseconds of each, once to warm the files and once for the record: by the clock, and of CPU."""
    for one in asked:
        one()
    times, worked = [], []
    for one in asked:
        begin, before = time.perf_counter(), time.process_time()
        one()
        times.append(1000 * (time.perf_counter() - begin))
        worked.append(1000 * (time.process_time() - before))
    return percentiles(times) | {f"cpu_{name}": value for name, value in percentiles(worked).items()}


def questions(chance: random.Random, words: Sequence[str]) -> dict[str, list[tuple[Question, bool]]]:
    """By kind of question: what is asked, and whether with facets. All for a visitor's eyes."""
    middle = [words[chance.randrange(60, 2000)] for _ in range(60)]
    known = [words[chance.randrange(10, 60)] for _ in range(60)]
    rare = [words[chance.randrange(2000, 20000)] for _ in range(60)]
    years = [f"{first}-{first + 12}" for first in (chance.randrange(1950, 2012) for _ in range(60))]
    visitor = frozenset({"public"})

    def ask(text: str, **more: Any) -> Question:
        return Question(parse(text), audiences=visitor, **more)

    return {
        "term": [(ask(word), False) for word in middle],
        "two terms": [(ask(f"{a} {b}"), False) for a, b in zip(known, middle, strict=True)],
        "phrase": [(ask(f'"{a} {b}"'), False) for a, b in zip(known, reversed(known), strict=True)],
        "prefix": [(ask(f"{word[:5]}*"), False) for word in rare],
        "nearly": [(ask(f"{word}~"), False) for word in rare],
        "near": [(ask(f"{a} NEAR/5 {b}"), False) for a, b in zip(known, middle, strict=True)],
        "newest first": [(ask(word, sort="date"), False) for word in middle],
        "filtered, with facets": [
            (ask(word, filters={"year": [span], "kind": ["report"], "lang": ["en", "fr"]}), True)
            for word, span in zip(known, years, strict=True)
        ],
        "term, with facets": [(ask(word), True) for word in middle],
        "broad term, with facets": [(ask(word), True) for word in UN[:20]],
    }


def measure(
    backend: TantivyBackend, asked: dict[str, list[tuple[Question, bool]]]
) -> dict[str, dict[str, float]]:
    """Of each kind of question the paragraphs found and the times."""
    rows = {}
    for name, several in asked.items():
        hits = statistics.median(backend.search(one).total for one, _ in several)
        runs = [lambda one=one, facets=facets: whole(backend, one, facets) for one, facets in several]
        rows[name] = {"hits": hits, **timed(runs)}
    text = " ".join(UN[10:60])
    rows["similar paragraphs"] = {
        "hits": 5,
        **timed([lambda: backend.similar(text, "en", Question(None, take=5))] * 20),
    }
    return rows


def whole(backend: TantivyBackend, question: Question, facets: bool) -> None:
    """One page of results."""
    backend.search(question)
    if facets:
        backend.counts(question, FACETS)


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """The middle, and what 95 of 100 stay below."""
    ordered = sorted(times)
    return {
        "p50": statistics.median(ordered),
        "p95": ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
    }


def reference(count: int, chance: random.Random, words: Sequence[str]) -> dict[str, float]:
    """FTS5 on a tenth: twenty paragraphs for a term, best first, and how many there are."""
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61')")
        base.executemany("INSERT INTO t VALUES (?)", ((one.text,) for one in entries(count // 10)))
        asked = [words[chance.randrange(60, 2000)] for _ in range(60)]

        def ask(word: str) -> None:
            base.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT 20", (word,)).fetchall()
            base.execute("SELECT count(*) FROM t WHERE t MATCH ?", (word,)).fetchone()

        return timed([lambda word=word: ask(word) for word in asked])


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="build here, or measure what was built here before")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="travaux-search-"))
    built = folder.is_dir() and any(folder.iterdir())
    out: dict[str, Any] = {"paragraphs": asked.paragraphs}
    try:
        out["build"] = {} if built else build(folder, asked.paragraphs)
        words = vocabulary(random.Random(SEED))
        backend = TantivyBackend(folder)
        out["questions"] = measure(backend, questions(random.Random(1), words))
        out["fts5_on_a_tenth"] = reference(asked.paragraphs, random.Random(1), words)
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(out, indent=1) if asked.json else shown(out))


def shown(out: dict[str, Any]) -> str:
    """The figures as lines for people."""
    base = out["fts5_on_a_tenth"]["cpu_p50"]
    lines = [f"{out['paragraphs']:,} made-up paragraphs of {WORDS} words"]
    if out["build"]:
        lines.append(
            "  built in {seconds:.0f} s (of it {of_it_making_up:.0f} s making them up), "
            "{megabytes:.0f} MB on disk, peak {peak_mb:.0f} MB of memory".format(**out["build"])
        )
    lines.append(f"milliseconds of a whole question, warm (p95 at most {ALLOWED_MS}):")
    for name, row in out["questions"].items():
        found, ratio = f"({row['hits']:,.0f} found)", row["cpu_p50"] / base
        lines.append(_line(name, row) + f"  {ratio:6.1f} × FTS5 on a tenth  {found}")
    lines.append(_line("FTS5, term, a tenth", out["fts5_on_a_tenth"]))
    return "\n".join(lines)


def _line(name: str, row: dict[str, float]) -> str:
    return (
        f"  {name:24} p50 {row['p50']:6.1f}  p95 {row['p95']:6.1f}"
        f"  CPU {row['cpu_p50']:6.1f} {row['cpu_p95']:6.1f}"
    )


if __name__ == "__main__":
    main()
