"""What changed between two texts in one language, paragraph by paragraph. Pure.

In: the blocks of an older and of a newer text: two versions of a file, a draft and what was adopted, two
sets of concluding observations. Out: `Change`s in the order of the newer one, with the words that went and
came. What is the same to a few words is found by `library.aligning`; then what has the same number or
stands between the same neighbours and is still much alike; last what stands somewhere else now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from travaux.library.aligning import SHORTEST, Pair, align, between, increasing
from travaux.texts.errors import UsageError
from travaux.texts.reading import Block, Kind
from travaux.texts.refinding import Part, diff

_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]|[^\W\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_LEFT_OUT = frozenset({Kind.FURNITURE, Kind.MASTHEAD, Kind.TOC, Kind.FIGURE})
_ALIKE = 0.4  # of all words, in order: unrelated paragraphs of one body share 0.1 to 0.3
_SAME_NUMBER = 0.3  # the same number is enough for less
_MOVED = 0.6  # somewhere else entirely: it must be plain that it is the same
_MOST = 250_000  # pairs looked at for what has moved; in longer texts only what is the same word for word


class Kinds(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph in the older and the newer text. One that has `moved` may have changed as well: then its
    parts say so. `renumbered` where only the number before the text is another."""

    kind: Kinds
    old: Block | None
    new: Block | None
    parts: tuple[Part, ...]
    renumbered: bool = False

    @property
    def words(self) -> bool:
        """Whether words went or came."""
        return any(part.kind != "same" for part in self.parts)

    @property
    def same(self) -> bool:
        """Whether nothing at all is different."""
        return self.kind is Kinds.SAME and not self.renumbered


@dataclass(frozen=True, slots=True)
class Counts:
    """How many paragraphs of each kind."""

    same: int
    changed: int
    moved: int
    new: int
    gone: int
    renumbered: int
    """How many have another number, whatever else became of them; `renumbered_only`: and nothing else."""
    renumbered_only: int

    def named(self) -> dict[str, int]:
        """The counts by name, for people and machines."""
        kinds = {kind.value: getattr(self, kind.value) for kind in Kinds}
        return {**kinds, "renumbered": self.renumbered_only}


def changes(old: Sequence[Block], new: Sequence[Block]) -> list[Change]:
    """All paragraphs of both texts, in the order of the newer; what is gone stands where it stood."""
    ours, theirs = _shown(old), _shown(new)
    pairs = [pair for pair in align(ours, theirs) if _still_alike(ours[pair[0]], theirs[pair[1]])]
    pairs = sorted([*pairs, *_by_neighbours(ours, theirs, pairs)])
    far = _moved(ours, theirs, pairs)
    in_order = set(increasing(sorted([*pairs, *far])))
    return list(_told(ours, theirs, [*pairs, *far], in_order))


def same_language(old: str, new: str) -> None:
    """Raises UsageError for two languages that are known: their words can't be compared."""
    if old != new and "und" not in (old, new):
        raise UsageError(
            f"One text is in {old}, the other in {new}: words of two languages can't be compared. Choose one "
            "language for both, or read them side by side."
        )


def counts(found: Iterable[Change]) -> Counts:
    """The changes counted."""
    all_of_them = list(found)
    by_kind = {kind: sum(one.kind is kind for one in all_of_them) for kind in Kinds}
    return Counts(
        sum(one.same for one in all_of_them),
        by_kind[Kinds.CHANGED],
        by_kind[Kinds.MOVED],
        by_kind[Kinds.NEW],
        by_kind[Kinds.GONE],
        sum(one.renumbered for one in all_of_them),
        sum(one.kind is Kinds.SAME and one.renumbered for one in all_of_them),
    )


def _shown(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind not in _LEFT_OUT and block.text.strip()]


def _still_alike(old: Block, new: Block) -> bool:
    """A pair by position alone is kept only where the words say so too; headings are short and may differ."""
    least = _SAME_NUMBER if old.number and old.number == new.number else _ALIKE
    return old.text == new.text or Indel.normalized_similarity(_words(old.text), _words(new.text)) >= least


def _by_neighbours(old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Pairs between others: the likest first, as long as they do not cross."""
    for stretch in between(pairs, len(old), len(new)):
        ours, theirs = range(stretch.old, stretch.old_end), range(stretch.new, stretch.new_end)
        if len(ours) * len(theirs) > _MOST:
            continue
        ranked = sorted(
            ((_likeness(old[a], new[b]), -abs(a - stretch.old - b + stretch.new), a, b)
             for a in ours for b in theirs), reverse=True,
        )  # fmt: skip
        taken: list[Pair] = []
        for points, _, a, b in ranked:
            if points and all((a < x and b < y) or (a > x and b > y) for x, y in taken):
                taken.append((a, b))
        yield from taken


def _likeness(old: Block, new: Block) -> float:
    """How alike two paragraphs are, 0 for not enough; the same number counts as much as many words."""
    if old.kind is not new.kind and {old.kind, new.kind} & {Kind.FOOTNOTE, Kind.HEADING, Kind.TABLE}:
        return 0.0
    same = bool(old.number) and old.number == new.number
    least = _SAME_NUMBER if same else _ALIKE
    points = Indel.normalized_similarity(_words(old.text), _words(new.text), score_cutoff=least)
    return points + (_SAME_NUMBER if same and points else 0)


@lru_cache(maxsize=4096)
def _words(text: str) -> list[str]:
    """The words of a paragraph; what is written without spaces, a character each."""
    return _WORD.findall(text.casefold())


def _moved(old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs of what is left, wherever it stands now: the same text, or plainly the same paragraph."""
    ours = _free(old, {a for a, _ in pairs})
    theirs = _free(new, {b for _, b in pairs})
    least = _MOVED if len(ours) * len(theirs) <= _MOST else 1.0
    found: list[tuple[float, int, int]] = []
    words = {b: _words(new[b].text) for b in theirs}
    for a in ours:
        best = process.extractOne(
            _words(old[a].text), words, scorer=Indel.normalized_similarity, score_cutoff=least
        )
        if best is not None:
            found.append((best[1], a, best[2]))
    taken: dict[int, int] = {}
    for _, a, b in sorted(found, reverse=True):
        taken.setdefault(b, a)
    return [(a, b) for b, a in taken.items()]


def _free(blocks: Sequence[Block], taken: set[int]) -> list[int]:
    """What is not paired and long enough to be known again."""
    return [at for at, block in enumerate(blocks) if at not in taken and len(block.text) >= SHORTEST]


def _told(
    old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair], in_order: set[Pair]
) -> Iterator[Change]:
    """All of them, stretch by stretch between those that kept their order: first what is gone from it."""
    came_from = {b: a for a, b in pairs}
    went = {a for a, _ in pairs}
    start = other = 0
    for until, place in (*sorted(in_order), (len(old), len(new))):
        yield from (_gone(old[a]) for a in range(start, until) if a not in went)
        for at in range(other, place):
            before = came_from.get(at)
            if before is None:
                yield Change(Kinds.NEW, None, new[at], (Part("new", new[at].text),))
            else:
                yield _pair(old[before], new[at], moved=True)
        if until < len(old):
            yield _pair(old[until], new[place], moved=False)
        start, other = until + 1, place + 1


def _gone(block: Block) -> Change:
    return Change(Kinds.GONE, block, None, (Part("gone", block.text),))


def _pair(old: Block, new: Block, *, moved: bool) -> Change:
    parts = diff(old.text, new.text)
    changed = any(part.kind != "same" for part in parts)
    kind = Kinds.MOVED if moved else Kinds.CHANGED if changed else Kinds.SAME
    return Change(kind, old, new, parts, renumbered=old.number != new.number)
