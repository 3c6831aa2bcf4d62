"""Words of six languages, with their places in the one text."""

from __future__ import annotations

import pytest

from travaux.library.search import analysis


def _stems(text: str, language: str) -> list[str]:
    return [one.text for one in analysis.tokens(text, language)]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "torture tortures tortured torturing"),
        ("fr", "réfugié réfugiée réfugiés réfugiées refugie"),  # and without its accents
        ("fr", "détenu détenus détenue détenues"),
        ("fr", "loi lois"),
        ("es", "migración migraciones migracion"),
        ("es", "niño niños niña nino"),
        ("ru", "пытка пытки пыткам пытками"),
        ("ru", "ребёнок ребенок"),
        ("ar", "تعذيب التعذيب للتعذيب وتعذيب والتعذيب تعذيبه"),
        ("ar", "حرية الحرية والحرية حُرِّيَّة حـــرية"),
        ("ar", "إنسان الإنسان الانسان"),
        ("pt", "tortura torturas"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len(set(_stems(forms, language))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "😀 Ill-treatment’s café of A/57/292"),  # a character that takes two places elsewhere
        ("fr", "Les détenues réfugiées, l’égalité"),  # endings are left out of the stem, not of the word
        ("es", "La migracion, las víctimas"),
        ("ar", "قال حُرِّيَّة التعبير"),
        ("zh", "第62段，人权 A/57/292 审议"),
    ],
)
def test_places_are_those_of_the_text(language: str, text: str) -> None:
    for one in (*analysis.tokens(text, language), *analysis.exact_tokens(text)):
        word = text[one.start : one.end]
        assert word.isalnum() or language == "ar"
        before, after = text[one.start - 1 : one.start], text[one.end : one.end + 1]
        assert language == "zh" or not (before.isalnum() or after.isalnum())


def test_an_elided_article_is_no_word_but_keeps_its_place() -> None:
    assert [(one.text, one.position) for one in analysis.tokens("l’égalité de l’homme", "fr")] == [
        ("egalit", 1),
        ("de", 2),
        ("homm", 4),
    ]


def test_chinese_is_characters_and_pairs_with_a_place_for_what_stands_between() -> None:
    found = analysis.tokens("人权，第46届", "zh")
    assert [(one.text, one.position) for one in found] == [
        ("人", 0),
        ("人权", 0),
        ("权", 1),
        ("第", 3),
        ("46", 4),
        ("届", 5),
    ]
    assert analysis.phrase(analysis.tokens("人权法", "zh")) == [(0, "人权"), (1, "权法")]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÉGALITÉ", "egalite"),
        ("حُرِّيَّة", "حرية"),
        ("أإآ", "ااا"),
        ("Ещё", "еще"),
        ("Straße", "strasse"),
        ("٦٢", "62"),
    ],
)
def test_exact_words_are_folded(text: str, folded: str) -> None:
    assert [one.text for one in analysis.exact_tokens(text)] == [folded]


def test_a_language_without_an_analyser_is_still_searched() -> None:
    assert _stems("Menschenrechte", "nl") == ["menschenrechte"]
    assert analysis.field("nl") == analysis.field("und") == "text_xx"
