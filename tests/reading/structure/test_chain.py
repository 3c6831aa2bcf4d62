"""The chain of paragraph numbers: one choice over all candidates."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.structure.chain import CONTAINER, HEADING, Candidate, choose

GOOD, BAD = 2.0, -2.0

Row = int | tuple[int, ...] | str


def _candidate(row: Row) -> Candidate:
    """12 is a number that looks right, "?12" one that does not, "A1" after an annex, "H1" a heading."""
    if isinstance(row, str):
        breaks = {"A": CONTAINER, "H": HEADING}.get(row[0], "")
        return Candidate((int(row[1:]),), 0, BAD if row[0] == "?" else GOOD, breaks)
    return Candidate((row,) if isinstance(row, int) else row, 0, GOOD)


def _chosen(rows: list[Row]) -> list[tuple[int, str]]:
    return [(link.run, link.move) for link in choose([_candidate(row) for row in rows])]


def _values(rows: list[Row]) -> list[tuple[int, ...]]:
    candidates = [_candidate(row) for row in rows]
    return [candidates[link.at].value for link in choose(candidates)]


@pytest.mark.parametrize(
    ("rows", "left_out", "reason"),
    [
        ([53, 54, 55, 56], [], "a page out of the middle"),
        ([1, 2, 3, 2010, 4, 5], [2010], "a year at the start of a line"),
        ([1, 2, "?5", 3, 4], [5], "a figure"),
        ([19, 20, 35, 22, 23], [], "a misprint between its neighbours is printed and stays"),
        ([46, 48, 47, 50], [], "two numbers changed places"),
        ([1, 2, 75, 144, 145, 146], [75], "a jump that goes on"),
        ([12, 13, 13, 14], [], "the same number twice"),
        ([25, 26, (26, 1), (26, 2), 27], [], "dotted numbers under their number"),
        ([(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)], [], "dotted numbers from the start"),
        ([1, 2, 3, (109, 14), (109, 15)], [], "dotted numbers after a jump"),
        ([42, 44, 45], [], "one number is missing"),
    ],
)
def test_what_is_chosen(rows: list[Row], left_out: list[int], reason: str) -> None:
    expected = [
        _candidate(row).value for row in rows if _candidate(row).value not in [(n,) for n in left_out]
    ]
    assert _values(rows) == expected, reason


@pytest.mark.parametrize(
    ("rows", "runs", "reason"),
    [
        ([1, 2, 3, "A1", 2, 3], [0, 0, 0, 1, 1, 1], "an annex starts anew"),
        ([1, 2, 3, "A1"], [0, 0, 0, 1], "even for a single paragraph"),
        (["A1", 2, "A1", "A1", 2], [0, 0, 1, 2, 2], "articles"),
        ([1, 2, 3, "H1", 2, 3, "H1", 2, 3], [0, 0, 0, 1, 1, 1, 2, 2, 2], "the parts of an order of a court"),
        ([1, 2, 3, "H4", 5], [0, 0, 0, 0, 0], "numbers run on under a new heading"),
        ([1, 2, 3, 4, 5, 1, 2, 3, 6, 7, 8], [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0], "a list set into a paragraph"),
    ],
)
def test_runs(rows: list[Row], runs: list[int], reason: str) -> None:
    assert [run for run, _ in _chosen(rows)] == runs, reason


def test_a_single_number_under_a_heading_is_not_a_new_run() -> None:
    assert _values([18, "H1", 19, 20]) == [(18,), (19,), (20,)]


def test_bis_follows_its_number() -> None:
    rows = [Candidate((12,), 0, GOOD), Candidate((12,), 1, GOOD), Candidate((13,), 0, GOOD)]
    assert [link.move for link in choose(rows)] == ["start", "step", "step"]


def test_moves_say_what_was_expected() -> None:
    links = choose([_candidate(row) for row in [19, 20, 35, 22]])
    assert [(link.move, link.expected) for link in links[2:]] == [("misprint", (21,)), ("step", None)]


@given(st.integers(1, 500), st.integers(1, 60))
def test_a_plain_sequence_is_taken_whole(first: int, length: int) -> None:
    rows: list[Row] = list(range(first, first + length))
    if first == 1 or length > 1:
        assert len(choose([_candidate(row) for row in rows])) == length


@given(
    st.lists(
        st.builds(
            Candidate,
            st.tuples(st.integers(1, 40)),
            st.just(0),
            st.floats(-6, 3),
            st.sampled_from(["", HEADING, CONTAINER]),
        )
    )
)
def test_links_go_forward_and_runs_are_counted(rows: list[Candidate]) -> None:
    links = choose(rows)
    assert all(one.at < two.at for one, two in itertools.pairwise(links))
    assert sorted({link.run for link in links}) == list(range(len({link.run for link in links})))
    assert all(link.after is None or link.after < link.at for link in links)


@given(st.lists(st.integers(1, 30), max_size=30), st.integers(0, 30))
def test_rows_with_the_worst_looks_change_nothing(rows: list[int], place: int) -> None:
    plain: list[Row] = list(rows)
    place = min(place, len(plain))
    spoiled = [*map(_candidate, plain[:place]), Candidate((7,), 0, -40.0), *map(_candidate, plain[place:])]
    kept = [spoiled[link.at].value for link in choose(spoiled)]
    assert kept == _values(plain)
