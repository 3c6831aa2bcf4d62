"""What says the same has one fingerprint."""

from __future__ import annotations

from dataclasses import replace

import pytest

from travaux.library.connections import fingerprints
from travaux.library.connections.fingerprints import Spot

PART = Spot("A/57/292", "en", "para_2", "", False, "every person", "end, and ", " held must")
WHOLE = Spot("CCPR/C/GC/34", address="para_3")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(PART, symbol="a/57/ 292"), True),
        (replace(PART, quote="each person"), False),
        (replace(PART, before="another, and "), False),
        (replace(PART, language="fr"), False),
        (replace(PART, address="para_3"), False),
        (replace(WHOLE, symbol="A/57/292", address="para_2"), False),
    ],
)
def test_ends(other: Spot, same: bool) -> None:
    first, second = (fingerprints.of("cites", False, one, WHOLE) for one in (PART, other))
    assert (first == second) is same


def test_only_symmetric_relations_say_the_same_from_both_ends() -> None:
    assert fingerprints.of("x", True, PART, WHOLE) == fingerprints.of("x", True, WHOLE, PART)
    assert fingerprints.of("x", False, PART, WHOLE) != fingerprints.of("x", False, WHOLE, PART)
    assert fingerprints.of("x", False, PART, WHOLE) != fingerprints.of("y", False, PART, WHOLE)


def test_words_and_tags_make_a_note() -> None:
    note = fingerprints.of_note(PART, "look", ["b", "a"])
    assert note == fingerprints.of_note(PART, "look", ["a", "b"])
    assert note != fingerprints.of_note(PART, "look", ["a"])
    assert note != fingerprints.of_note(PART, "see", ["a", "b"])
