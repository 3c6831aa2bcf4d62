"""The language of blocks, against that of their document."""

from __future__ import annotations

import pytest

from travaux.reading.block_language import of

ENGLISH = "The Committee recommends that the State party take steps to ratify the Convention."
FRENCH = "Le Comité recommande à l’État partie de prendre des mesures pour ratifier les conventions."
SPANISH = "El Comité recomienda al Estado parte que adopte medidas para ratificar los convenios del caso."
RUSSIAN = "Комитет рекомендует государству-участнику принять меры для ратификации Конвенции."
ARABIC = "توصي اللجنة الدولة الطرف باتخاذ تدابير للتصديق على الاتفاقية"

ROWS = [
    (ENGLISH, "en", "en", "the document's own language"),
    (FRENCH, "en", "fr", "a translation set beside the English"),
    (SPANISH, "fr", "es", "de and la are in both languages; los and del are not"),
    (ENGLISH, "ru", "en", "an English quotation in a Russian document"),
    (RUSSIAN, "en", "ru", "told by its script"),
    (ARABIC, "en", "ar", "told by its script, short as it is"),
    (RUSSIAN, "ru", "ru", "the document's own script"),
    ("A/57/292", "ru", "ru", "a symbol is in no language: that of the document"),
    ("Chile", "es", "es", "too short to say anything else"),
    (FRENCH, None, "fr", "nothing is known of the document"),
    ("Chile", None, None, "nothing is known at all"),
]


@pytest.mark.parametrize(("text", "document", "expected", "why"), ROWS, ids=[row[3] for row in ROWS])
def test_language_of_a_block(text: str, document: str | None, expected: str | None, why: str) -> None:
    assert of(text, document) == expected, why
