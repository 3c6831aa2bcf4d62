"""Addresses carry over from one reading to the next, and old ones lead to where a paragraph went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import block, reading
from travaux.library.carrying import Carried, carry, former_addresses
from travaux.library.carrying import reading as carried_reading
from travaux.texts.reading import Block, Warning

WORDS = "The Committee is concerned about the length of detention before trial in the district of {}."
UNITS = ("p", "title", "toc", "pp")


def plain(*texts: str) -> list[Block]:
    """Counted paragraphs: p_1, p_2 …"""
    return [block(f"p_{at}", text) for at, text in enumerate(texts, 1)]


def numbered(*texts: str, first: int = 1) -> list[Block]:
    """Numbered paragraphs: para_1, para_2 …"""
    return [block(f"para_{at}", text, number=str(at)) for at, text in enumerate(texts, first)]


def addresses(carried: Carried) -> list[str]:
    return [block.address for block in carried.blocks]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (plain("a", "b"), plain("a", "b"), ["p_1", "p_2"]),
        (plain("a", "b"), plain("x", "a", "b"), ["p_3", "p_1", "p_2"]),  # put in front: the new one is p_3
        (plain("a", "b", "c"), plain("a", "c"), ["p_1", "p_3"]),  # one gone: the others keep theirs
        (plain("a", "b"), plain("a", "b", "c"), ["p_1", "p_2", "p_3"]),
        (plain(), plain("a"), ["p_1"]),
        (numbered("a", "b"), numbered("x", "a", "b"), ["para_1", "para_2", "para_3"]),  # the number rules
        ([block("title", "T")], [block("title", "New"), block("title_2", "T")], ["title_2", "title"]),
    ],
    ids=["same", "in front", "one gone", "at the end", "nothing old", "numbers", "titles"],
)
def test_addresses(old: list[Block], new: list[Block], expected: list[str]) -> None:
    assert addresses(carry(old, new)) == expected


def test_a_corrected_word_leaves_the_address() -> None:
    old = plain("Opening", WORDS.format("Aru"), "End")
    new = plain("Note by the Secretariat", "Opening", WORDS.format("Arua"), "End")
    assert addresses(carry(old, new)) == ["p_4", "p_1", "p_2", "p_3"]


def test_a_paragraph_with_another_number_is_told_where_it_went() -> None:
    old, new = numbered("a", "b", "c"), numbered("a", "put in", "b", "c")
    assert carry(old, new).former == {"para_2": "para_3", "para_3": "para_4"}


def test_a_paragraph_that_goes_past_others_is_found() -> None:
    words = WORDS.format("Aru")
    old, new = plain(words, "b", "c", "d"), plain("b", "c", "d", words)
    carried = carry(old, new)
    assert addresses(carried) == ["p_2", "p_3", "p_4", "p_1"]
    assert carried.former == {}


def test_parents_and_inner_addresses_are_renamed_along() -> None:
    old = [
        block("dvs_1", "Facts"),
        block("dvs_1__para_1", "It began.", number="1", parent="dvs_1"),
        block("dvs_1__para_1__list_1", "first", parent="dvs_1__para_1"),
    ]
    new = [
        block("dvs_1", "Counsel"),
        block("dvs_2", "Facts"),
        block("dvs_2__para_1", "It began.", number="1", parent="dvs_2"),
        block("dvs_2__para_1__list_1", "first", parent="dvs_2__para_1"),
    ]
    carried = carry(old, new)
    assert addresses(carried) == ["dvs_2", "dvs_1", "dvs_1__para_1", "dvs_1__para_1__list_1"]
    assert [block.parent for block in carried.blocks] == [None, None, "dvs_1", "dvs_1__para_1"]


def test_a_counted_item_that_goes_to_another_paragraph_gets_its_address_there() -> None:
    old = [*numbered("a", "b"), block("para_1__list_1", "dash", parent="para_1")]
    new = [*numbered("a", "b"), block("para_2__list_1", "dash", parent="para_2")]
    carried = carry(old, new)
    assert addresses(carried)[-1] == "para_2__list_1"
    assert carried.former == {"para_1__list_1": "para_2__list_1"}


def test_a_counted_block_gives_way_to_a_printed_number() -> None:
    old = [block("para_1__list_1", "dash"), block("para_1__list_2", "other dash")]
    new = [block("para_1__list_2", "now printed", number="2"), block("para_1__list_1", "other dash")]
    assert addresses(carry(old, new)) == ["para_1__list_2", "para_1__list_1"]


def test_warnings_and_sources_follow() -> None:
    old = plain("a")
    made = reading(plain("x", "a"), warnings=[Warning("odd", "Odd.", 1, "p_2")], sources=(("title", "p_2"),))
    told = carried_reading(made, carry(old, made.blocks))
    assert told.warnings[0].address == "p_1"
    assert told.metadata.sources == (("title", "p_1"),)


def test_former_addresses_are_followed_through_versions() -> None:
    second = carry(numbered("a", "b"), numbered("a", "x", "b"))
    rows = former_addresses([], second)
    assert rows == {"para_2": "para_3"}
    third = carry(second.blocks, numbered("a", "x", "y", "b"))
    assert former_addresses(rows.items(), third) == {"para_2": "para_4", "para_3": "para_4"}
    gone = carry(third.blocks, numbered("a"))
    assert former_addresses(rows.items(), gone) == {}


@st.composite
def outlines(draw: st.DrawFn) -> list[Block]:
    """Made-up readings: numbered and counted blocks, some inside others, texts that repeat."""
    blocks: list[Block] = []
    counts: dict[str, int] = {}
    for number in range(draw(st.integers(0, 12))):
        text = draw(st.sampled_from(["a", "b", "c", WORDS.format("Aru"), WORDS.format("Arua"), ""]))
        outer = draw(st.sampled_from(["", *(block.address for block in blocks)]))
        unit = draw(st.sampled_from([*UNITS, "para"]))
        stem = f"{outer}__{unit}" if outer else unit
        counts[stem] = counts.get(stem, 0) + 1
        printed = str(number) if unit == "para" else None
        bare = unit == "title" and counts[stem] == 1
        name = stem if bare else f"{stem}_{printed or counts[stem]}"
        blocks.append(block(name, text, number=printed, parent=outer or None))
    return blocks


@given(outlines(), outlines())
def test_laws(old: list[Block], new: list[Block]) -> None:
    carried = carry(old, new)
    names = addresses(carried)
    assert len(set(names)) == len(names)
    assert [block.text for block in carried.blocks] == [block.text for block in new]
    there, was_there = set(names), {block.address for block in new}
    for before, after in zip(new, carried.blocks, strict=True):
        assert before.parent not in was_there or after.parent in there
        assert before.number is None or after.address.endswith(f"para_{before.number}")
    assert set(carried.former.values()) <= there
    assert set(carried.former) <= {block.address for block in old}


@given(outlines())
def test_read_again_the_same_nothing_changes(same: list[Block]) -> None:
    carried = carry(same, same)
    assert carried.blocks == tuple(same)
    assert carried.former == {}


@given(outlines(), outlines())
def test_carrying_twice_is_carrying_once(old: list[Block], new: list[Block]) -> None:
    once = carry(old, new)
    fresh = [replace(block) for block in once.blocks]
    assert carry(once.blocks, fresh).blocks == once.blocks
