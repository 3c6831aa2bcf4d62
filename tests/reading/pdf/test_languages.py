"""Six languages: order of letters, joins of lines, and the language told from script and words."""

from __future__ import annotations

import re

import pytest

from tests.typeset.arabic import rtl_para
from tests.typeset.asked import numbers, of, paragraphs, read
from tests.typeset.fonts import TIMES, Face, dejavu, needs_dejavu, song
from tests.typeset.furniture import page_number, running_symbol
from tests.typeset.typesetter import Margins, Typesetter
from travaux.texts.reading import Kind

TEXTS = {
    "en": "The Committee recommends that the State party take all the measures needed to that end. ",
    "fr": "Le Comité recommande à l’État partie de prendre les mesures qui sont nécessaires à cette fin. ",
    "es": "El Comité recomienda al Estado parte que adopte las medidas que sean necesarias para ese fin. ",
    "pt": "O Comitê recomenda ao Estado parte que não deixe de adotar as medidas necessárias para esse fim. ",
    "ru": "Комитет рекомендует государству-участнику принять необходимые для этого меры и сообщить о них. ",
    "zh": "委员会建议缔约国采取一切必要措施，并在下次定期报告中说明所取得的进展。",
}
ARABIC = [
    "12. يشير المقرر الخاص إلى قرار الجمعية العامة A/RES/217 (د-3) المؤرخ 10 كانون الأول/ديسمبر 1948، "
    "وإلى التقرير (A/79/876، الفقرة 12) الذي قدمه إلى الجمعية العامة في دورتها التاسعة والسبعين.",
    "13. وترحب اللجنة بتصديق الدولة الطرف على الاتفاقية (انظر CRC/C/3) وتوصيها باتخاذ جميع التدابير "
    "اللازمة لتنفيذ أحكامها في القانون الداخلي دون إبطاء وفقاً للمادة 9 (1) من العهد.",
    "14. وتعرب اللجنة عن قلقها إزاء عدم توافر بيانات مصنفة عن حالة الأطفال في المناطق الريفية.",
]


def body(language: str, n: int) -> str:
    """A paragraph. PDFium drops a line that repeats the one just above it, so Chinese ones differ."""
    own = "第" + "一二三四"[n - 1] * n + "点。" if language == "zh" else ""
    return own + (TEXTS[language] * 3).strip()


def face_for(language: str) -> Face:
    """A face with the letters of the language."""
    return {"ru": dejavu, "zh": song}.get(language, lambda: TIMES)()


@pytest.mark.parametrize("language", [pytest.param(x, marks=needs_dejavu) if x == "ru" else x for x in TEXTS])
def test_language_of_the_document_and_its_blocks(language: str) -> None:
    ts = Typesetter(face=face_for(language), head=running_symbol("A/57/292"))
    for n in range(1, 5):
        ts.para(body(language, n), label=f"{n}.")
    reading = read(ts)
    assert reading.metadata.language == language
    assert {b.language or language for b in of(reading, Kind.PARAGRAPH)} == {language}
    assert paragraphs(reading) == {str(n): body(language, n) for n in range(1, 5)}


def test_block_in_another_language_is_told() -> None:
    ts = Typesetter()
    for n in range(1, 5):
        ts.para((TEXTS["en"] * 3).strip(), label=f"{n}.")
    ts.para((TEXTS["fr"] * 3).strip(), label="5.")
    reading = read(ts)
    assert reading.metadata.language == "en"
    assert [b.language for b in of(reading, Kind.PARAGRAPH)][-1] == "fr"


@needs_dejavu
def test_arabic_in_the_order_it_is_read() -> None:
    ts = Typesetter(face=dejavu(), head=running_symbol("A/79/876"), foot=page_number(total=3, job="24-03160"))
    for text in ARABIC:
        rtl_para(ts, text)
    reading = read(ts)
    assert paragraphs(reading) == {text[:2]: text[4:] for text in ARABIC}
    assert reading.metadata.language == "ar"


@needs_dejavu
def test_arabic_in_two_columns_begins_at_the_right() -> None:
    ts = Typesetter(face=dejavu(), columns=2, margins=Margins(60, 90, 60, 400))
    ts.column = 1  # the first column of an Arabic page is the right one
    for text in ARABIC[:2]:
        rtl_para(ts, text)
    ts.column, ts.y = 0, ts.margins.top
    rtl_para(ts, ARABIC[2])
    assert numbers(read(ts)) == ["12", "13", "14"]


def test_chinese_lines_are_joined_without_spaces() -> None:
    ts = Typesetter(face=song(), columns=2)
    text = TEXTS["zh"] * 4 + "见 A/57/292 号文件第12段。"
    ts.para(text, label="1.")
    found = paragraphs(read(ts))["1"]
    assert re.search(r"[\u3000-\u9fff] [\u3000-\u9fff]", found) is None
    # whether a space stood between a character and a figure at a line's end, the page does not say
    assert found.replace(" ", "") == text.replace(" ", "")


def test_language_does_not_come_from_the_file_name() -> None:
    ts = Typesetter()
    ts.para((TEXTS["es"] * 4).strip(), label="1.")
    assert read(ts.pdf()).metadata.language == "es"
