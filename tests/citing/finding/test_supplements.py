"""Supplements of Official Records: by session and number where the symbol is not printed."""

from __future__ import annotations

import pytest
from tests.citing.table import cited

SUPPLEMENTS = [
    (
        "en",
        "Official Records of the General Assembly, Fifty-sixth Session, Supplement No. 40, vol. I, para. 4",
        "A/56/40 vol:I/para:4",
        "session and number are the symbol",
    ),
    ("en", "Ibid., Fifty-seventh Session, Supplement No. 40, para. 10", "A/57/40 para:10", "the same series"),
    (
        "en",
        "Official Records of the General Assembly, Sixtieth Session, Supplement No. 53 (A/60/53)",
        "A/60/53",
        "the symbol is printed: once",
    ),
    (
        "en",
        "Official Records of the Economic and Social Council, 2005, Supplement No. 2",
        "E/2005/22",
        "the Council's are paper 20 + n",
    ),
    (
        "en",
        "Official Records of the General Assembly, Twenty-first Session, Supplement No. 16",
        "",
        "before 1976 papers were counted through",
    ),
    (
        "en",
        "Official Records of the Trade and Development Board, Fortieth Session, Supplement No. 1",
        "",
        "another body",
    ),
    (
        "fr",
        "Documents officiels de l’Assemblée générale, soixante et onzième session, Supplément no 53",
        "A/71/53",
        "French counts on from sixty",
    ),
    (
        "fr",
        "Documents officiels de l’Assemblée générale, quatre-vingtième session, Supplément no 40",
        "A/80/40",
        "eightieth",
    ),
    (
        "es",
        "Documentos Oficiales de la Asamblea General, quincuagésimo sexto período de sesiones, Suplemento "
        "núm. 40, vol. I",
        "A/56/40 vol:I",
        "two words",
    ),
    (
        "ru",
        "Официальные отчеты Генеральной Ассамблеи, пятьдесят шестая сессия, Дополнение № 40, том I, пункт 5",
        "A/56/40 vol:I/para:5",
        "том",
    ),
    (
        "ar",
        "الوثائق الرسمية للجمعية العامة، الدورة السادسة والخمسون، الملحق رقم 40، المجلد الأول، الفقرة 5",
        "A/56/40 vol:I/para:5",
        "the unit before the ten",
    ),
    ("zh", "《大会正式记录，第五十六届会议，补编第40号》，第一卷，第5段", "A/56/40 vol:I/para:5", "一卷"),
]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), SUPPLEMENTS)
def test_supplements(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language) == expected, reason
