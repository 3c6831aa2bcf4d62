"""Which pieces are headings."""

import pytest

from tests.reading.by_hand import h, p, read
from travaux.reading.pieces import Piece
from travaux.texts.reading import Kind


@pytest.mark.parametrize(
    ("piece", "heading", "reason"),
    [
        (h("Non-discrimination", 10), True, "bold, short, no stop"),
        (p("Equality before the law", italic=True), True, "italic, short, no stop"),
        (p("CONCLUSIONS"), True, "in capitals"),
        (p("Conclusions", size=14), True, "larger type"),
        (p("Report of the Secretary-General", align="center"), True, "centred"),
        (
            h("57. The Special Rapporteur recommends that:", 10),
            False,
            "a numbered paragraph in bold leads in a list",
        ),
        (h("The Committee recommends that the State party take all steps.", 10), False, "a sentence in bold"),
        (h("(Signed) Kofi Annan", 10), False, "a signature"),
        (p("9 August 2002", align="center"), False, "a date"),
        (p("* * *", align="center"), False, "asterisks"),
        (p("The General Assembly,", italic=True), False, "ends with a comma"),
        (p("(a) The right to life", italic=True), False, "an item"),
        (p("and the situation of migrants", bold=True), False, "goes on with a sentence"),
        (p("...........................", size=14), False, "leaders"),
        (p("ترحب اللجنة بتقرير الدولة الطرف A/57/292"), False, "only a symbol is in capitals"),
    ],
)
def test_by_style(piece: Piece, heading: bool, reason: str) -> None:
    reading = read("1. One.", piece, "2. Two.", "3. Three.")
    assert (reading.blocks[1].kind is Kind.HEADING) is heading, reason


def test_a_label_alone_takes_its_title_in() -> None:
    reading = read("58. One.", h("V."), h("Conclusions"), "59. Two.")
    assert [(b.address, b.number, b.text) for b in reading.blocks][1] == ("sec_V", "V", "Conclusions")


def test_an_annex_takes_its_title_in() -> None:
    reading = read("1. One.", h("Annex I"), h("List of participants"), "1. Two.")
    assert reading.block("annex_I").text == "Annex I List of participants"


def test_without_styles_labels_and_neighbours_tell() -> None:
    rows = [
        Piece("58. One."),
        Piece("V. Conclusions"),
        Piece("59. Two."),
        Piece("Introduction"),
        Piece("60. Three."),
    ]
    assert [b.address for b in read(*rows).blocks] == ["para_58", "sec_V", "para_59", "dvs_1", "para_60"]


def test_titles_with_small_letters_before_numbered_paragraphs() -> None:
    reading = read(h("VI. The case"), "a. Summary of facts:", "13. One.", "b. Pleas in law:", "14. Two.")
    assert [b.address for b in reading.blocks][1::2] == ["sec_VI__sec_a", "sec_VI__sec_b"]
