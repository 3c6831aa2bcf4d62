"""The sentence of a citation, cut at real ends of sentences, with the place of the citation in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.library.citations import sentences


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It met. It recalls A/57/292. It went home.", "A/57/292", "It recalls A/57/292."),
        (
            "It met. See A/57/292, para. 3 and art. 5. It left.",
            "A/57/292",
            "See A/57/292, para. 3 and art. 5.",
        ),
        ("No. 27531 is meant. Vol. 2, No. 5 too.", "No. 5", "Vol. 2, No. 5 too."),
        ("Mr. J. Doe said so (A/1/1). Others left.", "A/1/1", "Mr. J. Doe said so (A/1/1)."),
        ("Voir le par. 4 b). Il cite A/1/1, p. 3.", "A/1/1", "Il cite A/1/1, p. 3."),
        ("Как сказано в п. 3 A/1/1. Далее.", "A/1/1", "Как сказано в п. 3 A/1/1."),
        ("هل هذا صحيح؟ انظر A/1/1. انتهى.", "A/1/1", "انظر A/1/1."),
        ("委员会开会。回顾第57/218号决议。会议结束。", "第57/218号决议", "回顾第57/218号决议。"),
        ("Only this A/1/1", "A/1/1", "Only this A/1/1"),
        ("A heading\nSee A/1/1 there\nand more", "A/1/1", "See A/1/1 there"),
    ],
)
def test_sentences(text: str, words: str, sentence: str) -> None:
    at = text.index(words)
    found = sentences.around(text, at, at + len(words))
    assert found.text == sentence
    assert found.text[found.start : found.end] == words


def test_long_ones_are_cut_at_words_on_both_sides() -> None:
    text = "word " * 200 + "A/57/292 " + "after " * 200
    found = sentences.around(text, 1000, 1008)
    assert found.text[found.start : found.end] == "A/57/292"
    assert len(found.text) <= sentences.LONGEST + 2
    assert found.text.startswith("…word ") and found.text.endswith(" after…")


def test_more_room_on_one_side_is_used_on_the_other() -> None:
    text = "See A/57/292 " + "after " * 200
    found = sentences.around(text, 4, 12)
    assert found.text.startswith("See A/57/292") and len(found.text) > sentences.LONGEST - 10


@given(st.text("ab .。\n؟A/1…", max_size=900), st.data())
def test_the_mark_is_always_the_citation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = sentences.around(text, start, end)
    assert len(found.text) <= max(sentences.LONGEST, end - start) + 2
    if not text[start:end].strip():
        return
    shown = text[start:end].replace("\n", " ").strip()
    assert found.text[found.start : found.end].strip() == shown[: found.end - found.start].strip()
