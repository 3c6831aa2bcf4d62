"""Lists of contents and endnotes."""

import pytest

from tests.reading.by_hand import h, p
from travaux.reading.pieces import Piece
from travaux.reading.structure import contents
from travaux.reading.structure.units import start
from travaux.texts.reading import Kind


def _kinds(*given: Piece | str) -> list[Kind | None]:
    units = start([p(piece) if isinstance(piece, str) else piece for piece in given])
    contents.mark(units)
    return [unit.kind for unit in units]


@pytest.mark.parametrize(
    "word",
    [
        "Contents",
        "CONTENTS (continued)",
        "Sommaire",
        "Table des matières",
        "Índice",
        "Содержание",
        "المحتويات",
        "目录",
    ],
)
def test_headed_in_six_languages(word: str) -> None:
    assert _kinds(word, "I. Introduction 3", "1. The report is submitted.") == [Kind.TOC, Kind.TOC, None]


def test_a_wrapped_title_belongs_to_the_line_with_its_page_number() -> None:
    assert (
        _kinds("Contents", "d) Cooperation with countries of transit;", "rescue at sea ...... 14")
        == [Kind.TOC] * 3
    )


def test_the_first_heading_after_the_list_is_not_of_it() -> None:
    assert _kinds("Contents", "I. Introduction ...... 3", h("I. Introduction"), "1. One.")[2:] == [None, None]


def test_leaders_and_a_page_number_are_enough() -> None:
    assert _kinds("1. One.", "Annex. List of participants ............ 24") == [None, Kind.TOC]


def test_leaders_without_a_page_number_are_not() -> None:
    assert _kinds("JUAN PEREZ ............ APPLICANT") == [None]


def test_endnotes_end_at_the_next_heading() -> None:
    kinds = _kinds("1. One.", h("Notes"), "1 See A/57/292.", "2 Ibid.", h("Annex"), "1. Two.")
    assert kinds == [None, Kind.HEADING, Kind.FOOTNOTE, Kind.FOOTNOTE, None, None]
