"""Passages: a stretch written and read back, and what it says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import block

from travaux.texts.passage import Passage, Stretch, StretchError, between, describe, parse, stream
from travaux.texts.reading import Block, Kind

FIRST = "The Special Rapporteur notes that the State party has ratified the Convention."
BLOCKS = (
    block("mast_1", "United Nations", kind=Kind.MASTHEAD),
    block("para_1", FIRST, on=[(1, 40), (2, 38)]),
    block("furn_1", "A/57/292", kind=Kind.FURNITURE),
    block("fn_1", "See A/56/1.", kind=Kind.FOOTNOTE),
    block("para_2", "It regrets that no report has been submitted.", on=[(2, 45)]),
    block("tbl_1", "", kind=Kind.TABLE),
    block("fn_2", "Ibid.", kind=Kind.FOOTNOTE),
    block("para_3", "It is concerned.", on=[(3, 16)]),
)
NAMES = st.from_regex(r"[a-z]{1,4}_[0-9]{1,3}(__list_[a-z])?", fullmatch=True)
PLACES = st.integers(0, 10**9 - 1)


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first = draw(NAMES)
    until = draw(st.just("") | NAMES.filter(lambda name: name != first))
    if draw(st.booleans()):
        return Stretch(first, until=until)
    return Stretch(first, draw(PLACES), draw(PLACES), until)


@given(stretches())
def test_what_is_written_is_read_back(stretch: Stretch) -> None:
    assert parse(str(stretch)) == stretch


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("para_62", Stretch("para_62"), "a whole paragraph"),
        (" para_62:34-78 ", Stretch("para_62", 34, 78), "some words; space around is of the form"),
        ("para_62~para_64", Stretch("para_62", until="para_64"), "three whole paragraphs"),
        ("para_62:34~para_64:12", Stretch("para_62", 34, 12, "para_64"), "from one to another"),
        ("para_62~para_62", Stretch("para_62"), "both ends in one block are one block"),
        ("para_62:3~para_62:9", Stretch("para_62", 3, 9), "the same with places"),
    ],
)
def test_parse(text: str, expected: Stretch, reason: str) -> None:
    assert parse(text) == expected, reason


@pytest.mark.parametrize(
    "text",
    ["", "para 62", "para_62:", "para_62:9", "para_62:-1-9", "a:1-2~b", "a~b:3", "a:1~b", "a:12345678901-2"],
)
def test_what_is_no_stretch_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(StretchError, match="no stretch"):
        parse(text)


@pytest.mark.parametrize(
    ("stretch", "quote", "reason"),
    [
        (Stretch("para_1", 4, 22), "Special Rapporteur", "words"),
        (Stretch("para_1", 3, 23), "Special Rapporteur", "space at the ends is not part of it"),
        (Stretch("para_2"), BLOCKS[4].text, "a whole paragraph"),
        (Stretch("para_1", 67, 10, "para_2"), "Convention.\nIt regrets", "over a note and a running head"),
        (Stretch("fn_1", until="fn_2"), "See A/56/1.\nIbid.", "two notes, not the text between them"),
    ],
)
def test_describe(stretch: Stretch, quote: str, reason: str) -> None:
    found = describe(BLOCKS, stretch)
    kin = stream(between(BLOCKS, stretch)[0])
    body = "\n".join(one.text for one in BLOCKS if one.text and stream(one) == kin)
    at = body.index(quote)
    assert found.quote == quote, reason
    assert found.before == body[max(0, at - 32) : at], "from the block before too, but not from notes"
    assert found.after == body[at + len(quote) :][:32]
    assert describe(BLOCKS, found.stretch) == found, "its own place says the same"


def test_boxes_are_those_of_the_lines_it_touches() -> None:
    assert [box.page for box in describe(BLOCKS, Stretch("para_1", 0, 3)).boxes] == [1]
    assert [box.page for box in describe(BLOCKS, Stretch("para_1", 30, 9, "para_2")).boxes] == [1, 2, 2]


def test_empty_blocks_at_the_ends_are_let_go() -> None:
    found = describe(BLOCKS, Stretch("tbl_1", 0, 5, "para_3"))
    assert (found.address, found.until, found.quote) == ("para_3", "", "It is")


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        (Stretch("para_9"), "no block para_9"),
        (Stretch("para_3", until="para_1"), "ends before it begins"),
        (Stretch("para_3", 0, 99), "beyond the text"),
        (Stretch("para_3", 2, 3), "No words"),
        (Stretch("para_3", 9, 4), "No words"),
    ],
)
def test_what_the_blocks_do_not_have_is_refused(stretch: Stretch, words: str) -> None:
    with pytest.raises(StretchError, match=words):
        describe(BLOCKS, stretch)


def test_between_passes_over_what_does_not_belong_to_the_text() -> None:
    def names(stretch: Stretch) -> list[str]:
        return [one.address for one in between(BLOCKS, stretch)]

    assert names(Stretch("para_1", until="para_3")) == ["para_1", "para_2", "tbl_1", "para_3"]
    assert names(Stretch("fn_1", until="para_2")) == ["fn_1", "para_2"], "an end is always in"
    assert [stream(one) for one in BLOCKS[:4]] == [0, 0, 2, 1]


@given(st.data())
def test_a_passage_of_any_place_says_the_words_that_stand_there(data: st.DataObject) -> None:
    one: Block = data.draw(st.sampled_from([one for one in BLOCKS if one.text]))
    start = data.draw(st.integers(0, len(one.text) - 1))
    end = data.draw(st.integers(start + 1, len(one.text)))
    if one.text[start:end].strip():
        found: Passage = describe(BLOCKS, Stretch(one.address, start, end))
        assert found.quote == one.text[start:end].strip() == one.text[found.start : found.end]
