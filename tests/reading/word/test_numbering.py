"""Automatic numbers: lists as files define them, labels as Word draws them."""

from __future__ import annotations

import pytest

from tests.reading.word.builder import in_list, level, numbering, p, style, word_file
from travaux.reading.word.reader import read

THREE = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")


def labels(body: str, lists: str, **parts: str) -> list[str | None]:
    """The labels of the pieces of a document with these lists."""
    return [piece.label for piece in read(word_file(body, numbering=lists, **parts)).pieces]


def uses(*places: tuple[int, int]) -> str:
    """Paragraphs in (list, level) one after the other."""
    return "".join(p("Text", props=in_list(*place)) for place in places)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(1, 0), (1, 0), (1, 0)], ["1.", "2.", "3."]),
        # a deeper level begins anew after every paragraph above it
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "(a)", "(b)", "2.", "(a)"]),
        ([(1, 0), (1, 1), (1, 2), (1, 2), (1, 1)], ["1.", "(a)", "(i)", "(ii)", "(b)"]),
        # two uses of one list go on counting together
        ([(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."]),
    ],
)
def test_counting(places: list[tuple[int, int]], expected: list[str]) -> None:
    assert labels(uses(*places), numbering(THREE)) == expected


def test_a_use_with_its_own_start_begins_anew_once() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert labels(uses((1, 0), (1, 0), (2, 0), (2, 0)), numbering(THREE, start)) == ["1.", "2.", "1.", "2."]


def test_levels_show_the_numbers_above_them() -> None:
    legal = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>")
    assert labels(uses((1, 0), (1, 1), (1, 1)), numbering(legal)) == ["I.", "1.1", "1.2"]


def test_a_level_that_never_restarts() -> None:
    running = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", extra='<w:lvlRestart w:val="0"/>')
    places = uses((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))
    assert labels(places, numbering(running)) == ["I.", "1.", "2.", "II.", "3."]


def test_the_list_of_a_style_numbers_its_paragraphs() -> None:
    tied = level(0, "decimal", "%1.", extra='<w:pStyle w:val="Para"/>')
    numbered = style("Para", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("One", style="Para") + p("Two", style="Para") + p("Out", style="Para", props=in_list(0))
    assert labels(body, numbering(tied), styles=numbered) == ["1.", "2.", None]


def test_a_list_that_only_names_a_numbering_style_counts_there() -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level(0, "upperLetter", "%1)")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    linked = style(
        "Outline", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    assert labels(uses((2, 0), (2, 0)), lists, styles=linked) == ["A)", "B)"]


@pytest.mark.parametrize("sign", ["\uf0b7", "o", "§"])
def test_bullets_of_picture_fonts_are_bullets(sign: str) -> None:
    expected = sign if sign == "§" else "•"
    assert labels(uses((1, 0)), numbering(level(0, "bullet", sign))) == [expected]


def test_deleted_paragraphs_are_not_counted() -> None:
    gone = p(
        "<w:del><w:r><w:delText>Gone</w:delText></w:r></w:del>", props=in_list() + "<w:rPr><w:del/></w:rPr>"
    )
    body = p("One", props=in_list()) + gone + p("Two", props=in_list())
    assert labels(body, numbering(THREE)) == ["1.", "2."]


def test_a_list_that_the_file_does_not_define_gives_no_label() -> None:
    assert labels(uses((9, 0)), numbering(THREE)) == [None]
