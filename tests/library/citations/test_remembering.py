"""A quote is found again by its place and by what stands around it."""

from __future__ import annotations

import time

from travaux.library.citations.remembering import Quote, Spot, locate, match, quote

TEXT = "Parties to the Convention recall that the Convention binds them."


def test_a_quote_has_its_context() -> None:
    at = TEXT.rindex("the Convention")
    assert quote("para_1", TEXT, at, at + 14) == Quote(
        "para_1", "the Convention", "arties to the Convention recall that "[-32:], " binds them."
    )


def _quotes(text: str, address: str) -> list[Quote]:
    found, at = [], text.find("the Convention")
    while at >= 0:
        found.append(quote(address, text, at, at + 14))
        at = text.find("the Convention", at + 1)
    return found


def test_of_two_in_one_block_the_one_in_its_context() -> None:
    first, second = _quotes(TEXT, "para_1")
    assert match([first, second], [second]) == {1: 0}
    assert match([first, second], [second, first]) == {0: 1, 1: 0}


def test_the_same_address_wins_and_else_the_context_decides() -> None:
    first, second = _quotes(TEXT, "para_1")
    moved = [quote("para_7", TEXT, 11, 25), quote("para_8", "Under the Convention.", 6, 20)]
    assert match(moved, [first]) == {0: 0}
    assert match([*moved, first], [first]) == {2: 0}
    assert match([moved[1]], [second]) == {}  # other words around it, another place


def test_what_was_proposed_tells_two_of_one_place_apart() -> None:
    one, other = quote("para_1", TEXT, 0, 7, "A/1/1"), quote("para_1", TEXT, 0, 7, "A/2/2")
    assert match([one, other], [quote("para_1", TEXT, 0, 7, "A/2/2")]) == {1: 0}


def test_words_are_located() -> None:
    wanted = _quotes(TEXT, "para_1")[1]
    at = TEXT.rindex("the Convention")
    assert locate(wanted, {"para_1": TEXT}) == Spot("para_1", at, at + 14)
    assert locate(wanted, {"para_1": "Nothing.", "para_2": "New. " + TEXT}) == Spot("para_2", at + 5, at + 19)
    assert locate(wanted, {"para_1": "Nothing."}) is None
    assert locate(Quote("para_1", "", "", ""), {"para_1": TEXT}) is None


def test_a_thousand_of_the_same_words_cost_little() -> None:
    text = "the Convention; " * 1000
    many = _quotes(text, "para_1")
    begin = time.perf_counter()
    match(many, many[:20])
    locate(many[500], {f"para_{number}": text for number in range(50)})
    assert time.perf_counter() - begin < 2.0
