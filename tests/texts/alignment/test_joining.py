"""Three versions in one table."""

from __future__ import annotations

from tests.builders import block

from travaux.texts.alignment import Why, join
from travaux.texts.reading import Block


def version(*numbers: int) -> list[Block]:
    """Paragraphs with these numbers, each of which says its number."""
    return [
        block(f"para_{at}", f"Paragraph {at} of {at * 11} and {at * 17}.", number=str(at)) for at in numbers
    ]


def test_rows_of_all_in_order() -> None:
    rows = join([version(1, 2, 4), version(1, 3, 4), version(1, 2, 3, 4)])
    assert [row.places for row in rows] == [
        ((0,), (0,), (0,)),
        ((1,), (), (1,)),
        ((), (1,), (2,)),
        ((2,), (2,), (3,)),
    ]
    assert rows[1].why == (None, Why.NO_NUMBER, None)
    assert rows[2].why == (Why.NO_NUMBER, None, None)


def test_each_block_stands_once() -> None:
    versions = [version(1, 2, 5), version(2, 3, 4), version(1, 4, 6)]
    rows = join(versions)
    for at, blocks in enumerate(versions):
        assert [place for row in rows for place in row.places[at]] == list(range(len(blocks)))


def test_a_version_alone() -> None:
    assert [row.places for row in join([version(1, 2)])] == [((0,),), ((1,),)]
