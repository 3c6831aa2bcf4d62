"""Patterns with hints find what the plain patterns find, and compile nothing they do not need."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.hinted import NAMES, Hinted, Worded, any_of, holds, opens_with

MONTHS = ("may", "mayo", "march", "كانون الثاني", "мая")
SOURCE = rf"(?<!\d)(\d{{1,2}})\s+(?:de\s+)?({NAMES})(?![^\W\d_])"
DATES = st.lists(
    st.sampled_from(("3", "12", " ", "  ", "\n", "de ", "may", "mayo", "كانون", "الثاني", "мая", "x"))
).map("".join)


def spans(found: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@given(DATES)
def test_worded_finds_what_the_whole_pattern_finds(text: str) -> None:
    whole = re.compile(SOURCE.replace(NAMES, any_of(MONTHS)))
    assert spans(Worded(SOURCE, MONTHS).all(text)) == spans(list(whole.finditer(text)))


@given(DATES)
def test_hinted_finds_what_the_plain_pattern_finds(text: str) -> None:
    plain = re.compile(r"\d+\s+(?:may|мая)")
    hinted = Hinted(plain.pattern, ("may", "мая"))
    first = hinted.match(text)
    assert spans(hinted.all(text)) == spans(list(plain.finditer(text)))
    assert (first and first.span()) == ((m := plain.match(text)) and m.span())


@pytest.mark.parametrize(
    ("text", "tried", "why"),
    [
        ("12 lines", False, "no hint"),
        ("may", True, "a hint, though no match"),
        ("12 may", True, "a match"),
        ("12 MAY", False, "hints are compared letter for letter"),
    ],
)
def test_texts_without_a_hint_are_not_tried(text: str, tried: bool, why: str) -> None:
    assert (Hinted(r"\d+\s+may", ("may",)).on(text) is not None) is tried, why


@pytest.mark.parametrize(
    ("text", "tried", "why"),
    [
        ("12 lines", False, "no name"),
        ("on 12 may", True, "a name and the hint"),
        ("12 may", False, "a name without the hint"),
        ("on 年", True, "matches without a name"),
        ("年", False, "the hint is asked for all the same"),
    ],
)
def test_worded_asks_for_names_and_hints(text: str, tried: bool, why: str) -> None:
    pattern = Worded(rf"on (?:\d+ {NAMES}|年)", MONTHS, hints=("on",), bare=("年",))
    assert (pattern.on(text) is not None) is tried, why
    assert bool(pattern.match(text)) is tried, why


def test_a_pattern_without_hints_is_compiled_on_first_use() -> None:
    broken = Hinted("(")
    with pytest.raises(re.error):
        broken.match("anything")


def test_sub_replaces_every_match_and_leaves_other_texts_alone() -> None:
    names = Worded(NAMES, MONTHS)
    assert names.sub("-", "may, mayo, march") == "-, -, -"
    assert names.sub("-", "june") == "june"


def test_longer_names_win_and_no_names_match_nowhere() -> None:
    assert re.match(any_of(("may", "mayo")), "mayo")[0] == "mayo"  # type: ignore[index]
    assert not re.search(any_of(()), "may")


@pytest.mark.parametrize(
    ("text", "opens", "why"),
    [
        ("working  group of", True, "white space in a name matches any"),
        ("working groups", True, "what follows is not asked for"),
        (" working group", False, "not at the very beginning"),
        ("the working group", False, "not at the beginning"),
    ],
)
def test_opens_with(text: str, opens: bool, why: str) -> None:
    assert opens_with(text, ("ad hoc", "working group")) is opens, why
    assert (re.match(any_of(("ad hoc", "working group")), text) is not None) is opens, why


def test_holds() -> None:
    assert holds("12 may", ("june", "may"))
    assert not holds("12 may", ("june",))
    assert not holds("12 may", ())
