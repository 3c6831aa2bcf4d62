"""Phrasings of the six languages that once were read wrongly, and look-alikes that cite nothing of ours."""

from __future__ import annotations

import pytest

from tests.citing.table import cited

DECISION = "CCPR/C/121/D/2025/2011"

PHRASINGS = [
    (
        "en",
        "articles 9 (1)–(4) and 14 (3) and (5) of the ICCPR",
        "iccpr art:9/para:1-4 art:14/para:3 art:14/para:5",
        "figures in brackets go on",
    ),
    (
        "en",
        "Human Rights Council resolutions S-21/1 and 46/13",
        "A/HRC/RES/S-21/1; A/HRC/RES/46/13",
        "a session of four characters is no year",
    ),
    (
        "en",
        "A/HRC/17/27 and Corr.1, chap. III, sect. B.2, para. 14",
        "A/HRC/17/27 chap:III/sect:B/sect:2/para:14; A/HRC/17/27/Corr.1",
        "the paragraph is the report's",
    ),
    ("en", "communications Nos. 1321–1322/2004", "comm:ccpr/1321/2004; comm:ccpr/1322/2004", "a range"),
    (
        "en",
        "article 4 (2) of the second Optional Protocol to the Covenant",
        "iccpr-op2 art:4/para:2",
        "a Covenant's second protocol is the only such",
    ),
    (
        "en",
        "the Optional Protocols to the Convention on the Rights of the Child",
        "?",
        "all three, not the treaty",
    ),
    ("en", "CRPD and OP-CRPD", "crpd; crpd-op", "a treaty and its protocol"),
    (
        "fr",
        "section II, paragraphe 4, de l’annexe de la résolution 46/182 de l’Assemblée générale",
        "A/RES/46/182 annex/sect:II/para:4",
        "the section is of the annex too",
    ),
    ("fr", "l’article premier de la Convention contre la torture", "cat art:1", "an ordinal"),
    (
        "fr",
        "Convention no 169 de l’OIT, art. 6, par. 1 a)",
        "ilo-c169 art:6/para:1/sub:a",
        "the body between",
    ),
    ("es", "Convenio núm. 169 de la OIT, art. 6", "ilo-c169 art:6", "the same"),
    (
        "es",
        "párrs. 13 a 16, 18 b) y c) y 20 de A/HRC/17/27",
        "A/HRC/17/27 para:13-16 para:18/sub:b para:18/sub:c para:20",
        "“a” is to, “a)” a letter",
    ),
    (
        "ru",
        "в пунктах 4 c), 5 и 6 постановляющей части резолюции 2231 (2015) Совета Безопасности",
        "S/RES/2231 (2015) para:4/sub:c para:5 para:6",
        "the operative part",
    ),
    (
        "ru",
        "пп. 12 и 13, п. 15 a)–c) и пп. 20–22 документа A/HRC/17/27",
        "A/HRC/17/27 para:12 para:13 para:15/sub:a-c para:20-22",
        "abbreviations",
    ),
    (
        "ar",
        "قرارا الجمعية العامة 3379 (د-30) المؤرخ 10 تشرين الثاني/نوفمبر "
        "1975 و46/86 المؤرخ 16 كانون الأول/ديسمبر 1991",
        "A/RES/3379 (XXX); A/RES/46/86",
        "dates between",
    ),
    (
        "ar",
        "التعليقان العامان رقم 20 ورقم 21 (2009) للجنة المعنية بالحقوق الاقتصادية والاجتماعية والثقافية",
        "gc:cescr/20; gc:cescr/21",
        "two, as subject",
    ),
    ("ar", "الغايتان 5-1 و16-2", "agenda-2030 target:5.1 target:16.2", "two, and a hyphen for the point"),
    (
        "ar",
        "الفقرات من 12 إلى 15 والفقرة 20 (أ) من الوثيقة A/HRC/17/27",
        "A/HRC/17/27 para:12-15 para:20/sub:a",
        "from … to",
    ),
    ("ar", "المادة الأولى من اتفاقية مناهضة التعذيب", "cat art:1", "an ordinal"),
    ("ar", "المادة 4 من البروتوكول الاختياري الثاني الملحق بالعهد", "iccpr-op2 art:4", "the second protocol"),
    (
        "zh",
        "安全理事会第2231(2015)号决议附件B第5段、第7(a)至(c)段和第12段",
        "S/RES/2231 (2015) annex:B/para:5 annex:B/para:7/sub:a-c annex:B/para:12",
        "a letter, and a range of letters",
    ),
    ("zh", "大会ES-10/2号决议", "A/RES/ES-10/2", "not 10/2 of the Council"),
    ("zh", "人权理事会第S-21/1号和第46/13号决议", "A/HRC/RES/S-21/1; A/HRC/RES/46/13", "not 21/1"),
    (
        "zh",
        "安全理事会第1325(2000)、1820(2008)和1888(2009)号决议",
        "S/RES/1325 (2000); S/RES/1820 (2008); S/RES/1888 (2009)",
        "号 after the last one only",
    ),
    ("zh", "理事会第5/1和5/2号决议", "A/HRC/RES/5/1; A/HRC/RES/5/2", "the same"),
    (
        "zh",
        "《联合国宪章》第七章和第五十一条",
        "un-charter chap:7 art:51",
        "and an article, not of that chapter",
    ),
    ("zh", "以及具体目标5.1和16.2", "agenda-2030 target:5.1 target:16.2", "a word right after the number"),
    ("zh", "《公约》第二项任择议定书第4条", "iccpr-op2 art:4", "not item 2 of a treaty"),
    ("zh", "第75/1号决议执行部分第3段", "A/RES/75/1 para:3", "the operative part"),
]

LOOK_ALIKES = [
    ("en", "article 12 of the Canadian Charter of Rights and Freedoms", "a national charter"),
    ("en", "case No. 12/2015, application No. 25781/94, Cyprus v. Turkey, para. 15", "a regional court"),
    ("en", "Supreme Court, judgment No. 5/2018, para. 7", "a national court"),
    ("en", "Directive 2011/36/EU, article 3; Regulation (EU) 2016/679, art. 5", "European law"),
    ("en", "AG/RES. 2908 (XLVII-O/17), OEA/Ser.L/V/II.152, doc. 15", "American States"),
    ("en", "agenda item 69 (b); pp. 45–48; 12/10/2015; tel. 917/963; 24/7", "agenda, pages, date, telephone"),
    ("fr", "l’article 7 de la Charte canadienne des droits et libertés", "a national charter"),
    ("fr", "article 9 du Protocole additionnel de la CEDEAO", "a regional protocol"),
    (
        "fr",
        "l’arrêté no 12/98, article 4 ; le décret-loi no 88, art. 3 ; arrêt no 45/2010, par. 7",
        "national law",
    ),
    ("es", "el artículo 3 de la Carta Magna y el artículo 5 de la Carta Fundamental", "constitutions"),
    ("es", "Decreto Supremo núm. 12/98, artículo 4; sentencia T-025/04, párr. 3", "a decree, a judgment"),
    ("ru", "Устав Вооруженных сил, статья 5; статья 7 Канадской хартии прав и свобод", "other charters"),
    (
        "ru",
        "Указ Президента № 12/98, статья 4; постановление Конституционного суда № 12, пункт 3",
        "a decree",
    ),
    ("ar", "المادة 3 من الميثاق الوطني", "a national charter"),
    ("ar", "قرار مجلس الوزراء رقم 33/5 وقرار المحكمة الدستورية 12/3", "a cabinet, a court"),
    ("ar", "القضية رقم 12/2015 أمام المحكمة الأفريقية، الفقرة 33", "a regional court"),
    ("ar", "مدونة الشغل (المادة 12) والأمر الرئاسي عدد 117 لسنة 2021، الفصل 5", "codes"),
    ("zh", "国务院第45/2010号令；第3/2005号法律第7条；《民法典》第12条", "national law"),
    ("zh", "欧盟第2016/679号条例第5条和欧洲人权法院第25781/94号申诉，判决书第15段", "European law"),
    ("zh", "2010年5月12日，第45次会议，第12至15页", "a date, a meeting, pages"),
]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), PHRASINGS)
def test_phrasings(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language) == expected, reason


@pytest.mark.parametrize(("language", "text", "reason"), LOOK_ALIKES)
def test_look_alikes(language: str, text: str, reason: str) -> None:
    assert cited(text, language) == "", reason


def test_articles_read_together_are_one_list() -> None:
    text = "المادتين 2 و26، مقروءتين بالاقتران مع المادة 17، من العهد"
    assert cited(text, "ar", DECISION) == "iccpr art:2 art:26 art:17"
