"""Items of lists: depth, order, and what is no item."""

import pytest

from tests.reading.by_hand import addresses, codes, h, read


def _items(*rows: str) -> list[str]:
    reading = read("1. It lists:", *rows, "2. It ends.", "3. It has ended.")
    return [name.removeprefix("para_1__") for name in addresses(reading)[1:-2]]


@pytest.mark.parametrize(
    ("rows", "wanted", "reason"),
    [
        (("(a) One;", "(b) Two."), ["list_a", "list_b"], "letters"),
        (
            ("(g) One;", "(h) Two;", "(i) Three;", "(j) Four."),
            ["list_g", "list_h", "list_i", "list_j"],
            "i after h, before j",
        ),
        (
            ("(h) One:", "(i) Two;", "(ii) Three.", "(i) Four."),
            ["list_h", "list_h__list_i", "list_h__list_ii", "list_i"],
            "i after h is roman when ii follows",
        ),
        (
            ("(i) One;", "(ii) Two;", "(iii) Three;", "(iv) Four;", "(v) Five."),
            [f"list_{n}" for n in ("i", "ii", "iii", "iv", "v")],
            "roman",
        ),
        (
            ("(a) One:", "(i) Two:", "a. Three;", "b. Four;", "(ii) Five;", "(b) Six."),
            [
                "list_a",
                "list_a__list_i",
                "list_a__list_i__list_a",
                "list_a__list_i__list_b",
                "list_a__list_ii",
                "list_b",
            ],
            "three depths",
        ),
        (
            ("(a) One:", "– Two;", "– Three;", "(b) Four."),
            ["list_a", "list_a__list_1", "list_a__list_2", "list_b"],
            "dashes in letters",
        ),
        (("(a) One;", "(c) Two."), ["list_a", "list_c"], "one is left out"),
        (("M. Sunday was heard.",), ["p_1"], "initials are no label"),
        (
            ("I. An extension;", "II. A supplement;", "III. Any other order."),
            ["list_I", "list_II", "list_III"],
            "roman capitals",
        ),
    ],
)
def test_lists(rows: tuple[str, ...], wanted: list[str], reason: str) -> None:
    assert _items(*rows) == wanted, reason


def test_a_list_goes_on_after_words_between() -> None:
    wanted = ["p_1", "p_1__list_i", "p_2", "p_1__list_ii", "p_1__list_iii"]
    assert (
        _items("As to the form:", "i. Admit it;", "As to the merits:", "ii. Dismiss it;", "iii. Order costs.")
        == wanted
    )


def test_a_second_list_hangs_on_the_words_that_lead_it_in() -> None:
    assert _items("(a) One.", "It also lists:", "(a) Two;", "(b) Three.") == [
        "list_a",
        "p_1",
        "p_1__list_a",
        "p_1__list_b",
    ]


def test_items_under_a_heading() -> None:
    reading = read(h("V. Recommendations"), "(a) Ratify;", "(b) Accede.")
    assert addresses(reading) == ["sec_V", "sec_V__list_a", "sec_V__list_b"]


def test_the_same_item_twice_warns() -> None:
    assert codes(read("1. It lists:", "(a) One;", "(b) Two;", "(b) Three.", "2. It ends.")) == [
        ("item-repeat", "para_1__list_b__dup_2")
    ]
