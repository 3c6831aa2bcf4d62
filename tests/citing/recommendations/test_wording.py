"""First words and names."""

from __future__ import annotations

import pytest

from tests.citing.recommendations.documents import words
from travaux.citing.recommendations import wording


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "Ratify the Convention", "ratify"),
        ("en", "Expeditiously and fully implement the law", "implement"),
        ("en", "As a first step consider a broad amnesty", "consider"),
        ("en", "Within the framework of a dialogue, facilitate it", "facilitate"),
        ("en", "Not detain migrants", "detain"),
        ("en", "Apply the law", "apply"),  # no adverb
        ("en", "A law", ""),
        ("fr", "Ne pas détenir de migrants", "détenir"),
        ("fr", "D’adopter une loi", "adopter"),
        ("es", "Que adopte una ley", "adopte"),
        ("ru", "незамедлительно принять закон", "принять"),
        ("zh", "通过法律", "通过"),
        ("en", "", ""),
    ],
)
def test_the_first_word_of_what_is_to_be_done(language: str, text: str, verb: str) -> None:
    assert wording.first_verb(text, words(language)) == verb


@pytest.mark.parametrize(
    ("printed", "parties"),
    [
        ("the Government of Chad", [("Chad", "state")]),
        ("States and business enterprises", [("States", "states"), ("business enterprises", "business")]),
        ("the Secretary-General, in cooperation with the United Nations system",
         [("Secretary-General", "official")]),
        ("political parties", [("political parties", "civil_society")]),
        ("non-governmental organizations", [("non-governmental organizations", "civil_society")]),
        ("the dragons", [("dragons", "other")]),
    ],
)  # fmt: skip
def test_who_is_named(printed: str, parties: list[tuple[str, str]]) -> None:
    named = wording.parties(printed, words("en"))
    assert [(party.name, party.kind.value) for party in named] == parties
