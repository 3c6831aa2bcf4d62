"""Hyphens at line ends: the document's own words first, then its language, then its habit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.hyphens import Hyphens, despace, fold

PLAIN = [
    "the",
    "report",
    "of",
    "the",
    "Secretary-General",
    "on",
    "the",
    "self-determination",
    "of",
    "peoples",
    "and",
    "development",
]
BOOKLET = [*PLAIN, "devel-", "knowl-", "educa-", "discrimi-", "peo-", "arrange-", "hu-", "ter-"]


@pytest.mark.parametrize(
    ("words", "language", "left", "right", "kept", "reason"),
    [
        ([*PLAIN, "non-governmental"], "en", "non", "governmental", True, "seen with its hyphen elsewhere"),
        ([*PLAIN, "nongovernmental"], "en", "non", "governmental", False, "seen closed up elsewhere"),
        (PLAIN, "en", "devel", "opment", False, "development is a word of the document"),
        (PLAIN, "en", "Secretary", "General", True, "a capital after the hyphen"),
        (PLAIN, "en", "cost", "effective", True, "a document that never breaks words"),
        (BOOKLET, "en", "knowl", "edge", False, "a document that breaks words"),
        (BOOKLET, "en", "non", "citizens", True, "a prefix keeps its hyphen even there"),
        (BOOKLET, "en", "self", "determination,", True, "seen elsewhere, punctuation aside"),
        (BOOKLET, "en", "inter", "national", False, "international is never hyphened"),
        (PLAIN, "en", "co", "ordination", True, "an older spelling, in a document that never breaks words"),
        (PLAIN, "en", "A/HRC/WG.6/7", "Add", True, "inside a symbol"),
        (PLAIN, "en", "https://www.ohchr", "rights.org", True, "inside an address"),
        (PLAIN, "en", "2009", "2010", True, "between figures"),
        (BOOKLET, "ru", "информа", "цию", False, "Russian, broken at the line end"),
        (PLAIN, "fr", "celui", "ci", True, "French pronoun"),
        (PLAIN, None, "minority", "rights", True, "language unknown, no habit of breaking"),
    ],
)
def test_hyphen_at_line_end(
    words: list[str], language: str | None, left: str, right: str, kept: bool, reason: str
) -> None:
    assert Hyphens(words, language).keep(left, right) is kept, reason


@pytest.mark.parametrize(
    ("text", "closed", "reason"),
    [
        ("C O N T E N T S", "CONTENTS", "letters spaced out"),
        ("T A B L E  O F  C O N T E N T S", "TABLE OF CONTENTS", "two spaces part words"),
        ("A B and C", "A B and C", "too few letters to be spacing"),
        ("V. C O N C L U S I O N S", "V. CONCLUSIONS", "the label stays apart"),
        ("Annex I", "Annex I", "nothing to do"),
    ],
)
def test_letter_spaced_heading(text: str, closed: str, reason: str) -> None:
    assert despace(text) == closed, reason


def test_ligatures_and_soft_hyphens() -> None:
    assert fold("e\ufb00ective o\ufb03ce \ufb01nal devel\u00adopment") == "effective office final development"


@given(st.text())
def test_fold_leaves_nothing_to_fold(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdefgh", min_size=2), st.text(alphabet="abcdefgh", min_size=1))
def test_a_word_of_the_document_closes_up(left: str, right: str) -> None:
    assert not Hyphens([left + right], "en").keep(left, right)


@given(st.text(alphabet="abcdefgh", min_size=2), st.text(alphabet="abcdefgh", min_size=1))
def test_a_hyphened_word_of_the_document_stays(left: str, right: str) -> None:
    assert Hyphens([f"{left}-{right}", left + right], "en").keep(left, right)
