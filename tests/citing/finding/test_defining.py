"""Short forms that a text defines: in each language, near and far, and what is no definition."""

from __future__ import annotations

import pytest
from tests.citing.table import cited

DEFINED = [
    (
        "en",
        "the Convention on the Rights of the Child (hereinafter “the Convention”) and the Convention "
        "against Torture. Article 3 of the Convention",
        "crc; cat; crc art:3",
        "hereinafter",
    ),
    (
        "en",
        "the International Covenant on Civil and Political Rights "
        '(hereinafter referred to as the "Covenant") '
        "and ICESCR. Article 3 of the Covenant",
        "iccpr; icescr; iccpr art:3",
        "referred to as",
    ),
    (
        "en",
        "the Convention against Torture (the Convention), articles "
        "1 and 3; the ICERD. Article 2 of the Convention",
        "cat art:1 art:3; icerd; cat art:2",
        "brackets alone; the articles go on after them",
    ),
    (
        "en",
        "the Convention on the Rights of the Child (CRC), article 3",
        "crc art:3",
        "an abbreviation between title and article",
    ),
    (
        "en",
        "the Convention against Torture (CAT or “the Convention”) and the ICERD. Article 2 of the Convention",
        "cat; icerd; cat art:2",
        "two short forms",
    ),
    (
        "en",
        "the International Covenant on Civil and Political Rights, adopted by General Assembly resolution "
        "2200 A (XXI) of 16 December 1966 (“the Covenant”), and ICESCR. Article 6 of the Covenant",
        "iccpr; A/RES/2200 A (XXI); icescr; iccpr art:6",
        "far from the title",
    ),
    (
        "en",
        "the Convention on Widgets (“the Convention”); the Convention on the Rights of the Child. Article 3 "
        "of the Convention",
        "crc",
        "what it stands for is not known",
    ),
    (
        "en",
        "the Convention on the Rights of the Child (see the Convention, article 5)",
        "crc; crc art:5",
        "no definition, but a citation",
    ),
    (
        "fr",
        "la Convention relative aux droits de l’enfant (ci-après « la Convention ») et la Convention contre "
        "la torture. L’article 3 de la Convention",
        "crc; cat; crc art:3",
        "spaces inside the quotation marks",
    ),
    (
        "fr",
        "le Pacte international relatif aux droits civils et "
        "politiques (ci-après dénommé « le Pacte ») et le "
        "Pacte international relatif aux droits économiques, sociaux et culturels. L’article 3 du Pacte",
        "iccpr; icescr; iccpr art:3",
        "dénommé",
    ),
    (
        "es",
        "la Convención sobre los Derechos del Niño (en adelante «la Convención») y la Convención contra la "
        "Tortura. El artículo 3 de la Convención",
        "crc; cat; crc art:3",
        "en adelante",
    ),
    (
        "es",
        "el Pacto Internacional de Derechos Civiles y Políticos (en lo sucesivo denominado “el Pacto”) y el "
        "Pacto Internacional de Derechos Económicos, Sociales y Culturales. El artículo 3 del Pacto",
        "iccpr; icescr; iccpr art:3",
        "en lo sucesivo",
    ),
    (
        "ru",
        "Конвенция о правах ребенка (далее – «Конвенция») и Конвенция против пыток. Статья 3 Конвенции",
        "crc; cat; crc art:3",
        "a dash",
    ),
    (
        "ru",
        "Международный пакт о гражданских и политических правах (именуемый в дальнейшем «Пакт») и "
        "Международный пакт об экономических, социальных и культурных правах. Статья 3 Пакта",
        "iccpr; icescr; iccpr art:3",
        "именуемый",
    ),
    (
        "ar",
        'اتفاقية حقوق الطفل (المشار إليها فيما يلي باسم "الاتفاقية") '
        "واتفاقية مناهضة التعذيب. المادة 3 من الاتفاقية",
        "crc; cat; crc art:3",
        "المشار إليها",
    ),
    (
        "ar",
        "العهد الدولي الخاص بالحقوق المدنية والسياسية (يشار إليه "
        'فيما بعد بـ "العهد") والعهد الدولي الخاص بالحقوق '
        "الاقتصادية والاجتماعية والثقافية، المادة 3 من العهد",
        "iccpr; icescr; iccpr art:3",
        "a letter glued on",
    ),
    (
        "zh",
        "《儿童权利公约》（下称“《公约》”）和《禁止酷刑公约》。《公约》第三条",
        "crc; cat; crc art:3",
        "下称",
    ),
    (
        "zh",
        "《公民权利和政治权利国际公约》（以下简称《公约》）第六条和《禁止酷刑公约》。《公约》第三条第2款",
        "iccpr art:6; cat; iccpr art:3/para:2",
        "以下简称",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), DEFINED)
def test_short_forms(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language) == expected, reason
