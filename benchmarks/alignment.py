"""How well language versions are aligned: pairs of files whose paragraphs people listed in order.

    python benchmarks/alignment.py FOLDER [--wrong] [--json]

In: a folder with pairs of PDFs and their lists of paragraphs (NAME_en.pdf, NAME_en.labels.json, NAME_fr.pdf
and so on): the paragraph at a place of one list is that at the same place of the other. Out: for each pair,
of the numbered paragraphs (those that have a number in either version) how many are paired right, wrong or
left alone; the same for everything in the lists; and what aligning costs. Wanted: 99 % right, none wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src")]

from travaux.reading.read import read  # noqa: E402
from travaux.texts import alignment  # noqa: E402
from travaux.texts.labels import printed_label  # noqa: E402
from travaux.texts.reading import Block, Reading  # noqa: E402

WANTED = 0.99
SAME = 80  # of 100: how alike a block and an entry of the list are; the reader joins and parts lines
NUMBERED = re.compile(r"[“\"]?\(?(?:\d+|[a-zA-Z]|[ivxIVX]+)(?: ?[.)]|-| -) ")


class Score(NamedTuple):
    """What became of the entries of a list."""

    name: str
    entries: int
    right: int
    wrong: int
    alone: int
    seconds: float
    lines: tuple[str, ...]


def main() -> int:
    """Measure all pairs of a folder; leave with 1 when the wish is not fulfilled."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--wrong", action="store_true", help="show what is not paired right")
    asked.add_argument("--json", action="store_true")
    options = asked.parse_args()
    scores = [score for pair in _pairs(options.folder) for score in measure(*pair)]
    if options.json:
        print(json.dumps([score._asdict() for score in scores], ensure_ascii=False, indent=1))
    else:
        _print(scores, options.wrong)
    numbered = [score for score in scores if score.name.endswith("numbered")]
    right, entries = sum(one.right for one in numbered), sum(one.entries for one in numbered)
    return 0 if entries and right / entries >= WANTED and not any(one.wrong for one in numbered) else 1


def _pairs(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*.labels.json")):
        name = path.name.removesuffix(".labels.json")
        by_name[name.rpartition("_")[0]].append(path.with_name(f"{name}.pdf"))
    for name, paths in by_name.items():
        if len(paths) == 2:
            yield name, paths[0], paths[1]


def measure(name: str, left: Path, right: Path) -> Iterator[Score]:
    """The scores of one pair: of the numbered paragraphs, then of all."""
    readings = [read(path.read_bytes(), name=path.name) for path in (left, right)]
    lists = [_listed(path) for path in (left, right)]
    started = time.perf_counter()
    rows = alignment.align(readings[0].blocks, readings[1].blocks)
    seconds = time.perf_counter() - started
    found = [_places(reading, entries) for reading, entries in zip(readings, lists, strict=True)]
    partner = {row.left[0]: row.right[0] for row in rows if row.left and row.right}
    both = list(zip(*lists, strict=True))
    numbered = [at for at, pair in enumerate(both) if any(NUMBERED.match(text) for text in pair)]
    for what, entries in (("numbered", numbered), ("all", list(range(len(both))))):
        yield _score(f"{name} {what}", entries, found, partner, both, seconds)


def _score(
    name: str,
    entries: Sequence[int],
    found: Sequence[Sequence[int | None]],
    partner: dict[int, int],
    both: Sequence[tuple[str, str]],
    seconds: float,
) -> Score:
    right = wrong = alone = 0
    lines: list[str] = []
    taken = {place: at for at, place in enumerate(found[1]) if place is not None}
    for at in entries:
        ours, theirs = found[0][at], found[1][at]
        paired = partner.get(ours) if ours is not None else None
        if paired is not None and paired == theirs:
            right += 1
            continue
        if paired is not None and taken.get(paired, at) != at:
            wrong += 1
            lines.append(f"  wrong {at}: {both[at][0][:60]} | {both[taken[paired]][1][:60]}")
        else:
            alone += 1
            lines.append(f"  alone {at} ({ours}, {theirs}): {both[at][0][:60]} | {both[at][1][:60]}")
    return Score(name, len(entries), right, wrong, alone, seconds, tuple(lines))


def _listed(path: Path) -> list[str]:
    data = json.loads(path.with_name(f"{path.stem}.labels.json").read_text(encoding="utf-8"))
    return list(data["paragraphs"])


def _places(reading: Reading, entries: Sequence[str]) -> list[int | None]:
    """For each entry of the list the block that holds it, each block once, in order where it can be."""
    free = {at: _plain(block, reading) for at, block in enumerate(reading.blocks) if block.text}
    places: list[int | None] = []
    last = -1
    for entry in entries:
        wanted = _squeezed(entry)
        near = sorted(free, key=lambda at: (abs(at - last - 1), at))
        best = max(near, key=lambda at: _alike(wanted, free[at]), default=None)
        if best is None or _alike(wanted, free[best]) < SAME:
            places.append(None)
            continue
        places.append(best)
        last = best
        del free[best]
    return places


def _alike(wanted: str, text: str) -> float:
    """Alike from the beginning: a block may go on where the list has a new entry."""
    short = min(len(wanted), len(text), 160)
    return fuzz.ratio(wanted[: max(short, 12)], text[: max(short, 12)], score_cutoff=SAME)


def _plain(block: Block, reading: Reading) -> str:
    return _squeezed(printed_label(block, reading.metadata.language) + " " + block.text)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s“”\"().,-]+", "", text).casefold()


def _print(scores: Sequence[Score], show: bool) -> None:
    print(f"{'pair':<22}{'entries':>8}{'right':>8}{'wrong':>8}{'alone':>8}{'ms':>8}")
    for one in scores:
        counts = "".join(f"{count:>8}" for count in (one.entries, one.right, one.wrong, one.alone))
        print(f"{one.name:<22}{counts}{one.seconds * 1000:>8.0f}")
        if show:
            print("\n".join(one.lines))
    for what in ("numbered", "all"):
        chosen = [one for one in scores if one.name.endswith(what)]
        entries, right = sum(one.entries for one in chosen), sum(one.right for one in chosen)
        wrong = sum(one.wrong for one in chosen)
        share = 100 * right / entries if entries else 0
        print(f"{what}: {right} of {entries} right ({share:.1f} %), {wrong} wrong")


if __name__ == "__main__":
    sys.exit(main())
