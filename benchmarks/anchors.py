"""Whether passages are found again in another version of their document, and never in a wrong place.

    python benchmarks/anchors.py [--pairs FOLDER] [--passages 500] [--seed N] [--wrong] [--json]
    python benchmarks/anchors.py --ocr FILE.pdf      # against the text recognised from its own pages

In: documents that are there as PDF and as DOCX (../shared/corpus/pairs). Random passages of one reading
(some words, whole paragraphs, over several blocks) are looked for in the other, both ways, and in texts in
which 1, 5 and 20 % of the words were replaced, deleted, inserted or swapped, without and with paragraphs
deleted, moved and all numbered anew. The truth is known apart from the finder: twins are aligned word by word
from end to end; under edits every word keeps its identity. Out, for each case and each way of looking (the
blocks alone; with addresses carried over, as the library does; with the old version too), how many are

    exact, moved, changed   certain, and at the right place: most words of the passage that are still there
                            are in it, and most of its words are words of the passage
    shown, doubtful         for a person to look at: the first guess is right, or is not
    lost, gone              nothing is shown; gone: the truth is that all its words are deleted
    twin                    certain, and another copy: the same words, around them three quarters of the same
    wrong                   certain, and neither: must be 0
    unknown                 certain, where no truth is known: the other file has those words elsewhere
    ends                    of the certain ones, those with the right first and last word
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from rapidfuzz.distance import Indel  # noqa: E402

import travaux  # noqa: E402
from travaux.library import carrying  # noqa: E402
from travaux.texts.passage import Passage, Stretch, StretchError, between, describe, stream  # noqa: E402
from travaux.texts.reading import Block, Kind  # noqa: E402
from travaux.texts.refinding import Finder, Refound  # noqa: E402

PAIRS = ROOT / "../shared/corpus/pairs"
CHOSEN = frozenset(
    {Kind.PARAGRAPH, Kind.ITEM, Kind.PREAMBLE, Kind.SPEECH, Kind.HEADING, Kind.FOOTNOTE, Kind.TITLE}
)
LEFT_OVER = ({*Kind},) * 4
ALIKE = 0.75
LEAST = 3  # words in a row that both must share: fewer agree by chance where something stands elsewhere
RATES = (0.01, 0.05, 0.20)
DELETED = MOVED = 0.05  # of the paragraphs
WAYS = ("alone", "carried", "with the old")
WORD = re.compile(r"\w+")
COLUMNS = ("exact", "moved", "changed", "shown", "doubtful", "lost", "gone", "twin", "wrong", "unknown")

Word = tuple[str, int]
"""A word of a text: the address of its block, and its number in it."""
Truth = Mapping[Word, Word]
"""Where each word is now; those that are gone are missing."""


@dataclass
class Case:
    """Two versions, and which word of the one is which of the other."""

    name: str
    old: Sequence[Block]
    new: Sequence[Block]
    truth: Truth


@dataclass
class Count:
    """What became of the passages of a case."""

    outcomes: Counter[str] = field(default_factory=Counter)
    ends: int = 0
    wrong: list[tuple[Passage, Refound]] = field(default_factory=list)


def words(blocks: Iterable[Block], stretch: Stretch | None = None) -> Iterator[tuple[Word, str]]:
    """All words, or those that a stretch touches."""
    run = list(between(list(blocks), stretch) if stretch else blocks)
    for block in run:
        start = stretch.start or 0 if stretch and block is run[0] else 0
        end = stretch.end if stretch and block is run[-1] and stretch.end is not None else len(block.text)
        for number, match in enumerate(WORD.finditer(block.text)):
            if match.start() < end and match.end() > start:
                yield (block.address, number), match.group()


def aligned(old: Sequence[Block], new: Sequence[Block]) -> dict[Word, Word]:
    """The truth of twins: all words of the body aligned from end to end, then those of the notes, then, in
    turns, what is left over of both (notes and tables stand elsewhere in the other file)."""
    truth: dict[Word, Word] = {}
    for kinds in ({*Kind} - {Kind.FURNITURE, Kind.FOOTNOTE}, {Kind.FOOTNOTE}, *LEFT_OVER):
        theirs_known = set(truth.values())
        ours, theirs = (
            [
                (at, word.casefold())
                for at, word in words(b for b in blocks if b.kind in kinds)
                if at not in known
            ]
            for blocks, known in ((old, truth), (new, theirs_known))
        )
        for op in Indel.opcodes([word for _, word in ours], [word for _, word in theirs]):
            if op.tag == "equal" and op.src_end - op.src_start >= LEAST:
                for at in range(op.src_end - op.src_start):
                    truth[ours[op.src_start + at][0]] = theirs[op.dest_start + at][0]
    return truth


def edited(old: Sequence[Block], rate: float, chance: random.Random, whole: bool) -> Case:
    """The same text with so many of its words changed, and with `whole`, paragraphs deleted and moved."""
    vocabulary = [word for _, word in words(old)]
    truth: dict[Word, Word] = {}
    made = []
    for block in old:
        if whole and block.kind in CHOSEN and chance.random() < DELETED:
            continue
        text, where = edited_text(block.text, rate, chance, vocabulary)
        truth |= {(block.address, was): (block.address, now) for was, now in where.items()}
        made.append(replace(block, text=text))
    if whole:
        made = moved(made, chance)
        names = renumbered(made)
        truth = {was: (names[address], now) for was, (address, now) in truth.items()}
        made = [replace(block, address=names[block.address]) for block in made]
    return Case(f"{rate:.0%} of words" + (", paragraphs" if whole else ""), old, made, truth)


def edited_text(
    text: str, rate: float, chance: random.Random, vocabulary: Sequence[str]
) -> tuple[str, dict[int, int]]:
    """A text with words replaced, deleted, inserted and swapped, and where its words are now."""
    parts: list[tuple[str, int | None]] = []  # a word with its number and what stands after it
    matches = list(WORD.finditer(text))
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        after = text[match.end() : end]
        kind = chance.choice("rdis") if chance.random() < rate else ""
        if kind == "d":
            continue
        if kind == "i":
            parts.append((chance.choice(vocabulary) + " ", None))
        word = chance.choice(vocabulary) if kind == "r" else match.group()
        parts.append((word + after, number))
        if kind == "s" and len(parts) > 1:
            parts[-2:] = parts[:-3:-1]
    head = text[: matches[0].start()] if matches else text
    joined, where, count = head, {}, len(WORD.findall(head))
    for part, number in parts:
        if joined and joined[-1].isalnum() and part[:1].isalnum():
            joined += " "
        if number is not None:
            where[number] = count
        joined += part
        count += 1
    assert len(WORD.findall(joined)) == count, joined
    return joined, where


def moved(blocks: Sequence[Block], chance: random.Random) -> list[Block]:
    """Some blocks at another place."""
    out = list(blocks)
    for block in [block for block in blocks if block.kind in CHOSEN and chance.random() < MOVED]:
        out.remove(block)
        out.insert(chance.randrange(len(out) + 1), block)
    return out


def renumbered(blocks: Sequence[Block]) -> dict[str, str]:
    """New addresses: the last counts of all addresses go up again in order, as a reader would give them."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for block in blocks:
        outer, joint, last = block.address.rpartition("__")
        stem, _, number = last.partition("_")
        outer = names.get(outer, outer)
        if number.isdigit():
            counts[outer + joint + stem] += 1
            number = str(counts[outer + joint + stem])
        name = outer + joint + stem + ("_" + number if number else "")
        while name in names.values():
            name += "x"
        names[block.address] = name
    return names


def chosen(blocks: Sequence[Block], count: int, chance: random.Random) -> list[Passage]:
    """Random passages: half of them words in a block, a quarter whole blocks, a quarter over several."""
    places = [at for at, block in enumerate(blocks) if block.kind in CHOSEN and WORD.search(block.text)]
    passages: list[Passage] = []
    while len(passages) < count:
        first = chance.choice(places)
        block = blocks[first]
        later = (
            at for at in places if at > first + chance.randrange(3) and stream(blocks[at]) == stream(block)
        )
        last = next(later, first)
        sort = chance.randrange(8)
        if sort < 4:
            spans = [match.span() for match in WORD.finditer(block.text)]
            at = chance.randrange(len(spans))
            end = spans[min(at + chance.randrange(40), len(spans) - 1)][1]
            stretch = Stretch(block.address, spans[at][0], end)
        elif sort < 6:
            stretch = Stretch(block.address)
        elif sort == 6 or last == first:
            stretch = Stretch(block.address, until=blocks[last].address if last != first else "")
        else:
            start, end = chance.randrange(len(block.text)), chance.randrange(len(blocks[last].text)) + 1
            stretch = Stretch(block.address, start, end, blocks[last].address)
        try:
            passages.append(describe(blocks, stretch))
        except StretchError:
            continue
    return passages


def judge(case: Case, passage: Passage, found: Refound, new: Sequence[Block]) -> tuple[str, bool]:
    """The column of what was found, and whether both ends are right."""
    ours = [case.truth[word] for word, _ in words(case.old, passage.stretch) if word in case.truth]
    if found.stretch is None:
        return ("lost" if ours else "gone"), False
    theirs = [word for word, _ in words(new, found.stretch)]
    both = set(ours) & set(theirs)
    known = set(case.truth.values())
    strange = [word for word in theirs if word in known and word not in both]
    ends = bool(ours and theirs) and (min(ours), max(ours)) == (min(theirs), max(theirs))
    most = bool(ours) and (2 * len(both) >= len(ours) or scattered(ours))
    right = ends or (bool(both) and most and 2 * len(strange) <= len(theirs))
    if not found.certain:
        return ("shown" if right else "doubtful" if ours else "gone"), False
    if len(ours) < sum(1 for _ in words(case.old, passage.stretch)) / 4 and len(strange) <= len(theirs) / 4:
        return "unknown", False
    if not right:
        return ("twin" if same_surroundings(passage, describe(new, found.stretch)) else "wrong"), False
    return str(found.state), ends


def scattered(ours: Sequence[Word]) -> bool:
    """Whether the words of a passage now stand apart (in tables that one reading took by rows, the other by
    columns): then no place has them all."""
    (first, start), (last, end) = min(ours), max(ours)
    return first == last and end - start >= 2 * len(ours)


def same_surroundings(one: Passage, other: Passage) -> bool:
    """Whether two passages can't be told apart by anybody: the same words, and around them too."""
    around = [Indel.normalized_similarity(one.before, other.before)]
    around += [Indel.normalized_similarity(one.after, other.after)]
    return WORD.findall(one.quote) == WORD.findall(other.quote) and sum(around) / 2 >= ALIKE


def ways(case: Case) -> Iterator[tuple[str, Sequence[Block], Mapping[str, str], Sequence[Block]]]:
    """The ways of looking: the new blocks, former addresses, the old blocks."""
    yield WAYS[0], case.new, {}, ()
    carried = carrying.carry(case.old, case.new)
    yield WAYS[1], carried.blocks, carried.former, ()
    yield WAYS[2], carried.blocks, carried.former, case.old


def measure(case: Case, passages: Sequence[Passage]) -> dict[str, Count]:
    """What became of these passages in the new version, by way of looking."""
    counts = {}
    for way, blocks, former, was in ways(case):
        names = {one.address: other.address for one, other in zip(case.new, blocks, strict=True)}
        truth = {word: (names[address], at) for word, (address, at) in case.truth.items()}
        finder = Finder(blocks, former, was)
        count = counts[way] = Count()
        for passage in passages:
            found = finder.find(passage)
            column, ends = judge(replace(case, truth=truth), passage, found, blocks)
            count.outcomes[column] += 1
            count.ends += ends
            if column == "wrong":
                count.wrong.append((passage, found))
    return counts


def twins(folder: Path) -> Iterator[tuple[str, Sequence[Block], Sequence[Block]]]:
    """Both readings of each document."""
    for path in sorted(folder.glob("*.pdf")):
        other = path.with_suffix(".docx")
        if other.exists():
            yield path.stem, travaux.read(path, ocr="never").blocks, travaux.read(other).blocks


def cases(old: Sequence[Block], new: Sequence[Block], chance: random.Random) -> Iterator[Case]:
    """All that is done to one document."""
    yield Case("PDF to DOCX", old, new, aligned(old, new))
    yield Case("DOCX to PDF", new, old, aligned(new, old))
    for rate in RATES:
        yield edited(old, rate, chance, whole=False)
    for rate in (0.0, *RATES):
        yield edited(old, rate, chance, whole=True)


def recognised(path: Path, many: int, seed: int) -> dict[str, dict[str, Count]]:
    """A file with a text layer against what Tesseract reads off the pictures of its pages, and back."""
    layer = travaux.read(path, ocr="never").blocks
    picture = travaux.read(path, ocr="always").blocks
    chance = random.Random(seed)
    return {
        name: measure(Case(name, old, new, aligned(old, new)), chosen(old, many, chance))
        for name, old, new in (("text to OCR", layer, picture), ("OCR to text", picture, layer))
    }


def run(folder: Path, many: int, seed: int) -> dict[str, dict[str, Count]]:
    """All cases over all documents, `many` passages in each case."""
    chance = random.Random(seed)
    documents = list(twins(folder))
    sums: dict[str, dict[str, Count]] = {}
    for number, (_, old, new) in enumerate(documents):
        share = many * (number + 1) // len(documents) - many * number // len(documents)
        for case in cases(old, new, chance):
            for way, count in measure(case, chosen(case.old, share, chance)).items():
                total = sums.setdefault(case.name, {}).setdefault(way, Count())
                total.outcomes += count.outcomes
                total.ends += count.ends
                total.wrong += count.wrong
    return sums


def speed(documents: Sequence[Sequence[Block]], many: int, seed: int) -> dict[str, float]:
    """Seconds for many passages of all documents as one: indexing, the same text, a changed one."""
    chance = random.Random(seed)
    old = [
        replace(block, address=f"annex_{number}__{block.address}")
        for number, blocks in enumerate(documents)
        for block in blocks
    ]
    passages = chosen(old, many, chance)
    new = edited(old, 0.05, chance, whole=False).new
    same, changed = Finder(old, {}, old), Finder(new, {}, old)
    return {
        "indexing": seconds(lambda: Finder(old, {}, old)),
        "the same text": seconds(lambda: [same.find(passage) for passage in passages]),
        "5 % changed": seconds(lambda: [changed.find(passage) for passage in passages]),
    }


def seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU time."""
    started = time.process_time()
    work()
    return round(time.process_time() - started, 2)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--passages", type=int, default=500, help="in each case")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--ocr", type=Path, metavar="FILE.pdf")
    parser.add_argument("--wrong", action="store_true", help="print what was placed wrongly")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    sums = (
        recognised(given.ocr, given.passages, given.seed)
        if given.ocr
        else run(given.pairs, given.passages, given.seed)
    )
    if given.json:
        print(json.dumps({name: {way: dict(c.outcomes) for way, c in w.items()} for name, w in sums.items()}))
        return
    print(f"{'':24}{'':14}" + "".join(f"{name:>10}" for name in (*COLUMNS, "ends")))
    for name, by_way in sums.items():
        for way, count in by_way.items():
            figures = "".join(f"{count.outcomes[column]:10}" for column in COLUMNS)
            print(f"{name:24}{way:14}{figures}{count.ends:10}")
            for passage, found in count.wrong if given.wrong else ():
                print(f"    {passage.stretch} “{passage.quote[:200]}”")
                print(f"    → {found.stretch} “{found.text[:200]}”")
    if not given.ocr:
        print_speed(given.pairs, given.seed)


def print_speed(folder: Path, seed: int) -> None:
    print("seconds for 5,000 passages:", speed([blocks for _, blocks, _ in twins(folder)], 5000, seed))


if __name__ == "__main__":
    main()
