"""Three versions in one table: those of the others joined on the first.

In: the blocks of one to three versions. Out: rows with the places in each. What the first has not, and the
others have at the same place, is aligned among the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.texts.alignment.aligning import align
from travaux.texts.alignment.rows import Joined, Row, Why
from travaux.texts.reading import Block


def join(versions: Sequence[Sequence[Block]]) -> list[Joined]:
    """The rows of all versions, in the order of the first."""
    if len(versions) == 1:
        return [Joined(((row.left[0],),), (None,), (None,), (False,)) for row in align(versions[0], ())]
    if len(versions) == 2:
        return [_of_two(row) for row in align(versions[0], versions[1])]
    first, second = align(versions[0], versions[1]), align(versions[0], versions[2])
    return list(_merged(first, second, versions[1], versions[2]))


def _of_two(row: Row) -> Joined:
    why = (None if row.left else row.why, None if row.right else row.why)
    return Joined((row.left, row.right), (row.by, row.by), why, (False, row.numbers_differ))


def _merged(
    first: Sequence[Row], second: Sequence[Row], ours: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[Joined]:
    """Both tables walked along the first version at once."""
    one = other = 0
    while one < len(first) or other < len(second):
        own = _alone(first, one)
        their = _alone(second, other)
        yield from _without_first(first[one:own], second[other:their], ours, theirs)
        one, other = own, their
        if one < len(first) and other < len(second):
            yield _of_three(first[one], second[other])
            one, other = one + 1, other + 1


def _alone(rows: Sequence[Row], at: int) -> int:
    """The end of the rows from `at` on that the first version has no part in."""
    while at < len(rows) and not rows[at].left:
        at += 1
    return at


def _of_three(one: Row, two: Row) -> Joined:
    return Joined(
        (one.left, one.right, two.right),
        (one.by or two.by, one.by, two.by),
        (None, None if one.right else one.why, None if two.right else two.why),
        (False, one.numbers_differ, two.numbers_differ),
    )


def _without_first(
    ours: Sequence[Row], theirs: Sequence[Row], left: Sequence[Block], right: Sequence[Block]
) -> Iterator[Joined]:
    """Rows that only the second and third versions may have, aligned with each other."""
    mine, other = [row.right[0] for row in ours], [row.right[0] for row in theirs]
    why = {row.right[0]: row.why for row in ours}
    why_other = {row.right[0]: row.why for row in theirs}
    for row in align([left[at] for at in mine], [right[at] for at in other]):
        a, b = tuple(mine[at] for at in row.left), tuple(other[at] for at in row.right)
        reason = why[a[0]] if a else why_other[b[0]] if b else Why.NOTHING
        yield Joined(
            ((), a, b),
            (None, row.by, row.by),
            (reason, None if a else row.why, None if b else row.why),
            (False, False, row.numbers_differ),
        )
