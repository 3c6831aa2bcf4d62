"""How lines begin and end, as text: every rule with the line it was made for."""

from __future__ import annotations

import pytest

from travaux.reading.pdf import opening

NUMBERS = [
    ("12. The Committee notes", "12.", "a figure and a full stop"),
    ("12 bis. The Committee notes", "12 bis.", "an inserted paragraph"),
    ("4.2 The author submits", "4.2", "a number of two parts needs no stop"),
    ("109.15. Ratify the Convention", "109.15.", "a recommendation of the universal periodic review"),
    ("[12.] The Court", "[12.]", "in square brackets"),
    ("§ 12 The Court", "§ 12", "a section sign"),
    ("١٢. وتلاحظ اللجنة", "١٢.", "Arabic-Indic digits"),
    ("１２．委员会", "１２．", "full-width digits and stop"),
    ("12) La Comisión", "12)", "a closing bracket"),
    ("2010 was a year of change", None, "a year opens the line"),
    ("12,500 dollars", None, "a figure with a comma"),
    ("A/57/292", None, "a symbol"),
    ("12", None, "a number and nothing else may be a page or a cell"),
]


@pytest.mark.parametrize(("text", "label", "why"), NUMBERS, ids=[row[2] for row in NUMBERS])
def test_number_label(text: str, label: str | None, why: str) -> None:
    assert opening.number_label(text) == label, why


ITEMS = [
    ("(a) To ratify", "(a)", "English letters stand in two brackets"),
    ("a) De ratifier", "a)", "French and Spanish close only"),
    ("(iv) To report", "(iv)", "roman numerals"),
    ("а) ратифицировать", "а)", "a Cyrillic letter"),
    ("(أ) التصديق", "(أ)", "an Arabic letter"),
    ("(子)享有法律规定", "(子)", "an earthly branch"),
    ("– strengthening", "–", "a dash"),
    ("• the right", "•", "a bullet"),
    ("and (a) to ratify", None, "a label inside a sentence"),
    ("The Committee", None, "no label"),
]


@pytest.mark.parametrize(("text", "label", "why"), ITEMS, ids=[row[2] for row in ITEMS])
def test_item_label(text: str, label: str | None, why: str) -> None:
    assert opening.item_label(text) == label, why


ENDS = [
    ("in the State party.", True, True, "a full stop"),
    ("in the State party;", True, False, "a semicolon closes an item, not a sentence"),
    ("of the Mission,", True, False, "a comma closes a preambular paragraph"),
    ("has said.”12", True, True, "a note mark after the quotation mark"),
    ("委员会。", True, True, "the Chinese full stop"),
    ("وتلاحظ اللجنة؟", True, True, "the Arabic question mark"),
    ("in its reply to question No.", False, False, "an abbreviation that a number follows"),
    ("the rights of migrants within the", False, False, "the sentence goes on"),
]


@pytest.mark.parametrize(("text", "clause", "sentence", "why"), ENDS, ids=[row[3] for row in ENDS])
def test_how_a_text_ends(text: str, clause: bool, sentence: bool, why: str) -> None:
    assert (opening.ends_clause(text), opening.ends_sentence(text)) == (clause, sentence), why


CAPTIONS = [
    ("Table 2.1", True, True, "the number alone: its title follows"),
    ("Table 3. Expenditure by region", True, False, "number and title"),
    ("Figure IV Contributions", True, False, "a roman number"),
    ("Таблица 1", True, True, "Russian"),
    ("表1", True, True, "Chinese, without a space"),
    ("Tables are attached", False, False, "a word that begins like one"),
    ("Map of the region", False, False, "no number"),
]


@pytest.mark.parametrize(("text", "caption", "alone", "why"), CAPTIONS, ids=[row[3] for row in CAPTIONS])
def test_captions(text: str, caption: bool, alone: bool, why: str) -> None:
    assert (opening.is_caption(text), opening.is_caption_number(text)) == (caption, alone), why
