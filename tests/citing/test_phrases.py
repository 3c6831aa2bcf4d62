"""Names in a text: the longest, apart, with and without their stops."""

from __future__ import annotations

import pytest

from travaux.citing.phrases import Phrases
from travaux.citing.words import spell, words


@pytest.fixture
def phrases() -> Phrases[int]:
    made: Phrases[int] = Phrases()
    for meaning, name in enumerate(
        [
            "Human Rights",
            "Human Rights Committee",
            "Economic, Social and Cultural Rights",
            "General comment No. 3",
        ]
    ):
        made.add(name, meaning)
    return made


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("the Human Rights Committee on human rights", [1, 0]),  # the longest, then the next
        ("Human Rights and the Committee", [1]),  # words that say nothing are passed over
        ("Human. Rights", []),  # a stop is not
        ("Economic Social and Cultural Rights", [2]),
        ("Economic, Social, and Cultural Rights", [2]),  # one comma more, before "and"
        ("Economic, Social, Cultural Rights", []),
        ("general comment No. 3; general comment No 3", [3, 3]),
        ("human of the in for to on a an the and rights", []),  # too many that say nothing
        ("", []),
    ],
)
def test_what_is_found(phrases: Phrases[int], text: str, meanings: list[int]) -> None:
    assert [one.meaning for one in phrases.find(words(text))] == meanings


def test_a_name_means_what_it_was_given_last(phrases: Phrases[int]) -> None:
    assert phrases.meaning(spell("Human Rights")) == 0
    assert phrases.meaning(spell("Human")) is None
    phrases.add("human rights", 9)
    assert phrases.meaning(spell("Human Rights")) == 9
