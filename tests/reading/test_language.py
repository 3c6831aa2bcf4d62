"""Which language a text is in, from its letters and function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading.language import SAMPLE, SLICES, detect

ARTICLE_ONE = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with reason.",
    "fr": (
        "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison."
    ),
    "es": (
        "Todos los seres humanos nacen libres e iguales en dignidad y derechos "
        "y, dotados como están de razón."
    ),
    "pt": (
        "Todos os seres humanos nascem livres e iguais em dignidade e em "
        "direitos. Dotados de razão, devem agir uns para com os outros."
    ),
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах.",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.",
    "zh": "人人生而自由，在尊严和权利上一律平等。",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.",
    "uk": (
        "Всі люди народжуються вільними і рівними у своїй гідності та правах. "
        "Вони наділені розумом і совістю."
    ),
    "fa": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه پیرو چنین گفته‌اند.",
    "de": (
        "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie "
        "sind mit Vernunft und Gewissen begabt."
    ),
    "it": (
        "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. "
        "Essi sono dotati di ragione e di coscienza."
    ),
}


@pytest.mark.parametrize("code", sorted(ARTICLE_ONE))
def test_article_one_of_the_universal_declaration(code: str) -> None:
    assert detect(ARTICLE_ONE[code]) == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("12. 345 – 67", None),  # figures have no language
        ("A/57/292", None),  # a symbol has none either
        ("Español", None),  # one word: its letters are those of many languages
        ("Haiti", None),
        ("第三届会议", "zh"),  # the script decides even a heading
        ("Введение", "ru"),
        ("مقدمة", "ar"),
        ("RESOLUCIÓN DEL PRESIDENTE DE LA CORTE INTERAMERICANA DE DERECHOS HUMANOS", "es"),  # capitals
        ("RESOLUÇÃO DO PRESIDENTE DA CORTE INTERAMERICANA DE DIREITOS HUMANOS DO ANO", "pt"),
        ("а) в соответствии с документом A/HRC/RES/38/5 и CEDAW/C/CAF/CO/6", "ru"),  # Latin symbols inside
        ("(أ) يرحب بالتقرير A/HRC/43/12", "ar"),
        ("依照 CEDAW/C/GC/35 的规定", "zh"),
    ],
)
def test_short_and_mixed_texts(text: str, expected: str | None) -> None:
    assert detect(text) == expected


def test_the_default_is_for_texts_that_do_not_decide() -> None:
    assert detect("Haiti", "fr") == "fr"
    assert detect(ARTICLE_ONE["en"], "fr") == "en"


def test_the_greater_part_of_a_long_text_decides() -> None:
    annex = ARTICLE_ONE["ar"] * 400
    assert detect(ARTICLE_ONE["en"] * 3 + annex) == "ar"
    assert detect(ARTICLE_ONE["en"] * 400 + ARTICLE_ONE["ar"] * 3) == "en"


def test_only_slices_of_a_long_text_are_looked_at() -> None:
    english = "the rights of the child and of all persons " * 1000
    filler = "x" * len(english)
    assert detect(english) == "en"
    assert detect(filler + english + filler, "none") == "en"  # the middle slice
    assert len(english) > SAMPLE * SLICES


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    found = detect(text)
    assert found is None or (len(found) == 2 and found.isalpha() and found.islower())


@given(st.sampled_from(sorted(ARTICLE_ONE)), st.integers(min_value=1, max_value=200))
def test_repeating_a_text_does_not_change_its_language(code: str, times: int) -> None:
    assert detect((ARTICLE_ONE[code] + " ") * times) == code
