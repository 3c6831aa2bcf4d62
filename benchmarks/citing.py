"""How fast citing is: megabytes of text a second on one core, in each language, everything on.

    python benchmarks/citing.py [--size MB] [--rounds N] [--json]

In: text made up here, one paragraph in three with citations, as in reports; and texts made to cost
(tests/citing/hostile.py). Out: medians of CPU time over rounds, so that a busy machine does not count;
beside it one plain pass of a regular expression over the same text (words and figures), as a measure of
the machine. Wanted: 1 MB a second in every language.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.citing.finding import test_heads, test_parts  # noqa: E402
from tests.citing.hostile import PIECES  # noqa: E402

from travaux import citing  # noqa: E402

WANTED = 1.0  # MB a second
PLAIN = re.compile(r"\w+|\d+|[^\w\s]")
FILLER = {
    "en": "The Special Rapporteur notes that States have taken measures to protect persons in detention. ",
    "fr": "La Rapporteuse spéciale note que les États ont pris des mesures pour protéger les détenus. ",
    "es": "La Relatora Especial observa que los Estados han adoptado medidas para proteger a los detenidos. ",
    "ru": "Специальный докладчик отмечает, что государства приняли меры для защиты лиц под стражей. ",
    "ar": "وتلاحظ المقررة الخاصة أن الدول اتخذت تدابير لحماية الأشخاص المحتجزين في مختلف المناطق. ",
    "zh": "特别报告员注意到,各国已经采取措施,保护被拘留者和其他处境不利的人,并加强对话。",
}


def paragraphs(language: str, size: float) -> list[str]:
    """Paragraphs of a language, so many megabytes of them; the same at every call."""
    chance = random.Random(language)
    tables = (test_parts.PARAGRAPHS, test_parts.ARTICLES, test_heads.RESOLUTIONS)
    examples = [row[1] for table in tables for row in table if row[0] == language]
    made: list[str] = []
    length = 0
    while length < size * 1e6:
        text = FILLER[language] * 4
        if chance.random() < 1 / 3:
            text += ", ".join(chance.sample(examples, 2)) + ". "
        made.append(text)
        length += len(text.encode())
    return made


def citer(language: str) -> Callable[[str], object]:
    """Citing a text of this language."""
    return lambda text: citing.cite(text, language)


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - started


def measure(language: str, size: float, rounds: int) -> dict[str, float]:
    """Megabytes a second of citing, and how many times a plain pass it takes."""
    texts = paragraphs(language, size)
    amount = sum(len(text.encode()) for text in texts) / 1e6
    citing.cite(texts[0], language)
    both = [(seconds(citer(language), texts), seconds(PLAIN.findall, texts)) for _ in range(rounds)]
    return {
        "MB/s": round(amount / statistics.median(ours for ours, _ in both), 2),
        "plain passes": round(statistics.median(ours / plain for ours, plain in both), 1),
    }


def hostile(size: int) -> dict[str, float]:
    """The slowest of the texts made to cost, and the most that twice the length took."""
    slowest = growth = 0.0
    for language in FILLER:
        for piece in PIECES:
            few, many = ([piece * (length // len(piece))] for length in (size, 2 * size))
            first = min(seconds(citer(language), few) for _ in range(2))
            second = min(seconds(citer(language), many) for _ in range(2))
            slowest = max(slowest, second / (2 * size / 1e6))
            growth = max(growth, second / max(first, 0.01))
    return {"slowest s/MB": round(slowest, 2), "twice the length": round(growth, 2)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=float, default=1.0, help="megabytes in each language")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = {language: measure(language, given.size, given.rounds) for language in FILLER}
    found["hostile"] = hostile(20_000)
    if given.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        print(f"{name:8}", "  ".join(f"{what} {value}" for what, value in figures.items()))
    slow = [name for name in FILLER if found[name]["MB/s"] < WANTED]
    print("slower than wanted: " + ", ".join(slow) if slow else f"all at least {WANTED} MB/s")


if __name__ == "__main__":
    main()
