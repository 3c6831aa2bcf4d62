"""Two versions aligned: first by the numbers that run through, then what stands between them.

In: the blocks of a left and of a right version. Out: rows in reading order. Main paragraphs with the same
number hold the rest together, where what they say does not speak against it (no number is believed
blindly). Between them the best sum of likeness decides, in order; what has no good counterpart stays alone.
Notes are aligned among themselves, after the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from travaux.texts.alignment.likeness import AGAINST, ENOUGH, likeness, near, said
from travaux.texts.alignment.rows import By, Row, Why
from travaux.texts.alignment.traits import LEFT_OUT, Traits, latin, traits
from travaux.texts.reading import Block, Kind

Pair = tuple[int, int]

_ALONE = -0.4  # for a block without a counterpart: two poor pairs are worse than four blocks alone
_OUT = -1e9  # no way leads there
_BOTH, _OURS, _THEIRS = 1, 2, 3  # the last step: a pair, a block of ours alone, one of theirs
_MOST = 60_000  # pairs of one stretch that are all weighed; larger ones only near their diagonal
_BAND = 40  # blocks to either side of the diagonal


def align(left: Sequence[Block], right: Sequence[Block]) -> list[Row]:
    """The rows of two versions; places are those in `left` and `right`. Mastheads, contents and running
    heads are left out."""
    with_words = latin(left) and latin(right)
    aligner = _Aligner(traits(left, with_words=with_words), traits(right, with_words=with_words))
    rows: list[Row] = []
    for notes in (False, True):
        ours, theirs = _places(left, notes), _places(right, notes)
        rows += aligner.rows(ours, theirs)
    return rows


def _places(blocks: Sequence[Block], notes: bool) -> list[int]:
    return [
        at
        for at, block in enumerate(blocks)
        if (block.kind is Kind.FOOTNOTE) is notes
        and block.kind not in LEFT_OUT
        and (block.text.strip() or block.rows)
    ]


class _Aligner:
    """Aligns places of two versions whose traits it knows."""

    def __init__(self, left: Sequence[Traits], right: Sequence[Traits]) -> None:
        self._left, self._right = left, right
        ours = sum(one.length for one in left if one.kind in ("text", "item"))
        theirs = sum(one.length for one in right if one.kind in ("text", "item"))
        self._ratio = theirs / ours if ours and theirs and 1 / 3 < theirs / ours < 3 else 1.0
        self._parts = ({one.part for one in left}, {one.part for one in right})
        self._keys = ({one.key for one in left}, {one.key for one in right})

    def rows(self, ours: Sequence[int], theirs: Sequence[int]) -> list[Row]:
        """The rows of these places, in the order of both."""
        pairs: list[Pair] = []
        anchors = self._anchors(ours, theirs)
        start = other = 0
        for at, place in (*anchors, (len(ours), len(theirs))):
            inside = self._between(ours[start:at], theirs[other:place])
            pairs += [(start + one, other + two) for one, two in inside]
            if at < len(ours):
                pairs.append((at, place))
            start, other = at + 1, place + 1
        return list(self._in_order(ours, theirs, pairs))

    def _anchors(self, ours: Sequence[int], theirs: Sequence[int]) -> list[Pair]:
        """Main paragraphs with the same number in the same order, but for those that cannot be the same."""
        mine = [at for at, place in enumerate(ours) if self._left[place].key]
        other = [at for at, place in enumerate(theirs) if self._right[place].key]
        one = [self._left[ours[at]].key for at in mine]
        two = [self._right[theirs[at]].key for at in other]
        pairs = [
            (mine[op.src_start + step], other[op.dest_start + step])
            for op in Indel.opcodes(one, two)
            if op.tag == "equal"
            for step in range(op.src_end - op.src_start)
        ]
        return [
            (a, b)
            for a, b in pairs
            if said(self._left[ours[a]], self._right[theirs[b]], self._ratio) > AGAINST
        ]

    def _between(self, ours: Sequence[int], theirs: Sequence[int]) -> list[Pair]:
        """The best pairs of a stretch, in order: the largest sum of likeness (dynamic programming)."""
        if not ours or not theirs:
            return []
        width, height = len(theirs), len(ours)
        above = [_ALONE * x for x in range(width + 1)]
        came = [bytearray(width + 1) for _ in range(height + 1)]
        came[0] = bytearray([_THEIRS]) * (width + 1)
        for y in range(1, height + 1):
            near = _near(y, width, height)
            above = self._step(self._left[ours[y - 1]], theirs, near, above, came[y])
        return list(_walk_back(came, height, width))[::-1]

    def _step(
        self, mine: Traits, theirs: Sequence[int], near: range, above: Sequence[float], came: bytearray
    ) -> list[float]:
        """One row of the table: the best sums that end with this block; `came` is told how."""
        row = [_OUT] * len(above)
        if near.start == 1:
            row[0], came[0] = above[0] + _ALONE, _OURS
        for x in near:
            value, way = (above[x], _OURS) if above[x] > row[x - 1] else (row[x - 1], _THEIRS)
            value += _ALONE
            points = likeness(mine, self._right[theirs[x - 1]], self._ratio)
            if points >= ENOUGH and above[x - 1] + points > value:
                value, way = above[x - 1] + points, _BOTH
            row[x], came[x] = value, way
        return row

    def _in_order(self, ours: Sequence[int], theirs: Sequence[int], pairs: Sequence[Pair]) -> Iterator[Row]:
        """A row for each pair, and for each place between pairs that is alone."""
        start = other = 0
        for at, place in (*pairs, (len(ours), len(theirs))):
            alone = (ours[start:at], theirs[other:place])
            both = bool(alone[0] and alone[1])
            if both and self._only_ones(*alone):
                yield self._paired(alone[0][0], alone[1][0])
                alone = ((), ())
            for one in alone[0]:
                yield Row((one,), (), why=self._why(self._left[one], 1, both))
            for one in alone[1]:
                yield Row((), (one,), why=self._why(self._right[one], 0, both))
            if at < len(ours):
                yield self._paired(ours[at], theirs[place])
            start, other = at + 1, place + 1

    def _only_ones(self, ours: Sequence[int], theirs: Sequence[int]) -> bool:
        """Whether one block stands on each side between two rows, and nothing speaks against the pair.

        Headings may be numbered otherwise; of paragraphs and items a number is believed.
        """
        if len(ours) != 1 or len(theirs) != 1:
            return False
        left, right = self._left[ours[0]], self._right[theirs[0]]
        believed = bool(left.number or right.number) and {left.kind, right.kind} != {"heading"}
        return not believed and near(left, right) and said(left, right, self._ratio) >= 0

    def _paired(self, left: int, right: int) -> Row:
        one, two = self._left[left], self._right[right]
        same = bool(one.number & two.number)
        differ = bool(one.number and two.number and not same)
        return Row((left,), (right,), _by(one, same), numbers_differ=differ or bool(one.key) != bool(two.key))

    def _why(self, alone: Traits, side: int, both: bool) -> Why:
        """Why a block has no counterpart in the version `side`."""
        if alone.part and alone.part not in self._parts[side]:
            return Why.NO_PART
        if alone.key and alone.key not in self._keys[side]:
            return Why.NO_NOTE if alone.kind == "note" else Why.NO_NUMBER
        if both:
            return Why.UNSURE
        if alone.kind == "item" and alone.number:
            return Why.NO_LETTER
        return Why.NO_NOTE if alone.kind == "note" else Why.NOTHING


def _by(one: Traits, same_number: bool) -> By:
    if one.kind == "note":
        return By.NOTE
    if not same_number:
        return By.ORDER
    return By.LETTERS if one.kind == "item" else By.NUMBER


def _walk_back(came: Sequence[bytearray], y: int, x: int) -> Iterator[Pair]:
    while y or x:
        way = came[y][x]
        if way == _BOTH:
            yield y - 1, x - 1
        y, x = (y if way == _THEIRS else y - 1), (x if way == _OURS else x - 1)


def _near(y: int, width: int, height: int) -> range:
    """The places that block `y` of a stretch is weighed against: all, or those near the diagonal."""
    if width * height <= _MOST:
        return range(1, width + 1)
    middle = y * width // height
    band = _BAND + width // height
    return range(max(1, middle - band), min(width, middle + band) + 1)
