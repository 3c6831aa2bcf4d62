"""Laws that hold for every text: places are right, nothing overlaps, time and lists are bounded."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.citing.hostile import PIECES
from travaux import citing
from travaux.citing.finding.parts import MOST_VALUES
from travaux.citing.folding import fold
from travaux.citing.language import LANGUAGES

ANY = st.text(st.characters(codec="utf-8"), max_size=120)
LIKE = st.lists(st.sampled_from(PIECES) | st.integers(0, 9999).map(str) | ANY, max_size=12).map("".join)

GROWTH = 2.3
"""How many times the steps a text of twice the length may take: 2 is linear, 4 quadratic."""


@settings(max_examples=150, deadline=None)
@given(LIKE, st.sampled_from([*LANGUAGES, "pt", None]))
def test_citations_stand_where_they_say(text: str, language: str | None) -> None:
    place = 0
    for one in citing.cite(text, language):
        assert place <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.rule and one.reason and len(one.pinpoints) <= 3 * MOST_VALUES
        assert one.target or one.candidates
        place = one.end


@settings(max_examples=150, deadline=None)
@given(ANY | LIKE)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_hint_is_a_context(hint: str) -> None:
    assert citing.context_of(hint) is not None


def steps(text: str, language: str) -> int:
    """How many calls it takes to cite a text; the same on every machine."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        citing.cite(text, language)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_grow_with_the_text(language: str) -> None:
    for piece in PIECES:
        few, many = piece * (3_000 // len(piece)), piece * (6_000 // len(piece))
        citing.cite(many, language)
        assert steps(many, language) < GROWTH * steps(few, language) + 1000, piece


def test_a_list_without_end_is_cut() -> None:
    text = "articles " + ", ".join(map(str, range(1, 2000))) + " of the Convention"
    assert all(len(one.pinpoints) <= MOST_VALUES + 1 for one in citing.cite(text, "en"))


def test_the_same_text_gives_the_same_citations() -> None:
    text = "article 9 of the Convention on the Rights of the Child, A/68/98, paras. 4–9"
    assert citing.cite(text, "en") == citing.cite(text, "en")
