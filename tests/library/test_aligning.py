"""Aligning finds what is the same in two readings, in order, also where texts repeat or change a little."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import block
from travaux.library.aligning import align
from travaux.texts.reading import Block

LONG = "The Committee recommends that the State party amend its Code of Criminal Procedure without delay."


def texts(*of: str) -> list[Block]:
    return [block(f"p_{at}", text) for at, text in enumerate(of, 1)]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (("a", "b", "c"), ("a", "b", "c"), [(0, 0), (1, 1), (2, 2)]),
        (("a", "b", "c"), ("a", "x", "y", "b", "c"), [(0, 0), (1, 3), (2, 4)]),
        (("a", "b", "c", "d"), ("a", "d"), [(0, 0), (3, 1)]),
        (("a", "b"), ("b", "a"), [(1, 0)]),  # pairs never cross: one of the two has moved
        (("same", "x", "same"), ("same", "x", "same"), [(0, 0), (1, 1), (2, 2)]),
        (("same", "x", "same"), ("x", "same"), [(1, 0), (2, 1)]),  # the neighbour tells which one it is
        (("a", LONG, "c"), ("a", LONG.replace("amend", "revise"), "new", "c"), [(0, 0), (1, 1), (2, 3)]),
        (("a", "Annex I", "x y", "c"), ("a", "Annex II", "c"), [(0, 0), (3, 2)]),  # too short to be like
        (("a", "old words", "c"), ("a", "wholly rewritten", "c"), [(0, 0), (1, 1), (2, 2)]),  # by position
        ((), ("a",), []),
    ],
)  # fmt: skip
def test_pairs(old: tuple[str, ...], new: tuple[str, ...], pairs: list[tuple[int, int]]) -> None:
    assert align(texts(*old), texts(*new)) == pairs


def test_another_kind_of_unit_is_another_block() -> None:
    assert align([block("p_1", "Introduction")], [block("toc_1", "Introduction")]) == []


@given(st.lists(st.sampled_from("aabcdefgh")), st.lists(st.sampled_from("aabcdefgh")))
def test_pairs_go_up_on_both_sides(old: list[str], new: list[str]) -> None:
    pairs = align(texts(*old), texts(*new))
    assert all(one < other and here < there for (one, here), (other, there) in pairwise(pairs))


@given(st.lists(st.sampled_from("abcd")))
def test_everything_is_like_itself(same: list[str]) -> None:
    assert align(texts(*same), texts(*same)) == [(at, at) for at in range(len(same))]
