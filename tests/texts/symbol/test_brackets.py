"""Brackets that belong to a symbol."""

from __future__ import annotations

import pytest

from travaux.texts.symbol.brackets import bracket, roman
from travaux.texts.symbol.folding import fold


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (" (Part I)", [" (Part I)"]),
        ("(part one)", [" (Part I)"]),
        (" (Partie II)", [" (Part II)"]),
        (" (Часть III)", [" (Part III)"]),
        (" (الجزء الأول)", [" (Part I)"]),
        ("(第一部分)", [" (Part I)"]),
        (" (Parts I, II and III)", [" (Part I)", " (Part II)", " (Part III)"]),
        (" (Part I/Add.1)", [" (Part I/Add.1)"]),
        (" (Vol. I/Part 1)", [" (Vol. I/Part 1)"]),
        (" (Sect. 29A)", [" (Sect. 29A)"]),
        (" (Vol. I)", [" (Vol. I)"]),
        (" (tomo I)", []),  # not a word that symbols have
        (" (Resumption 1)", [" (Resumption 1)"]),
        (" (Introduction)", [" (Introduction)"]),
        (" (Spain)", []),
        (" (part of a series)", []),
        (" (see Part I)", []),
        (" (III)", []),  # the session of a resolution, and this is none
        (" (2000)", []),
    ],
)
def test_what_belongs_to_a_document(text: str, pieces: list[str]) -> None:
    found = bracket(fold(text), 0, dated=False, series=False)
    assert (list(found.pieces) if found else []) == pieces


@pytest.mark.parametrize(
    ("text", "piece"),
    [(" (III)", " (III)"), ("(S-VII)", " (S-VII)"), (" (د - 21)", " (XXI)"), (" (دإ-7)", " (S-VII)")],
)
def test_sessions_of_resolutions(text: str, piece: str) -> None:
    found = bracket(fold(text), 0, dated=False, series=True)
    assert found is not None
    assert found.pieces == (piece,)


def test_years_only_where_they_may_stand() -> None:
    found = bracket("(2000)", 0, dated=True, series=True)
    assert found is not None
    assert found.pieces == (" (2000)",)


@pytest.mark.parametrize(("number", "numeral"), [(3, "III"), (9, "IX"), (21, "XXI"), (48, "XLVIII")])
def test_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral
