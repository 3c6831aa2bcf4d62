"""Recommendations as text: five columns a line, whatever the text holds."""

from __future__ import annotations

from tests.exporting.recommended import FOUND
from travaux.exporting import recommendations_text


def test_five_columns_a_line() -> None:
    first, second = recommendations_text.lines(FOUND).splitlines()

    assert first.split("\t") == ["114.2", "Spain; the Group", "Chad", "pending", "Ratify the Convention"]
    number, who, whom, answer, text = second.split("\t")
    assert (number, who, whom, answer) == ("9 (a)", "–", "NGOs; media", "–")
    assert text.startswith("… ") and text.endswith("urges civil society to: =Adopt a law")


def test_nothing_found_is_nothing_written() -> None:
    assert recommendations_text.lines([]) == ""
