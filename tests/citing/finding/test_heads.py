"""What texts cite: resolutions, comments, communications and so on, as each language says it."""

from __future__ import annotations

import pytest
from tests.citing.table import cited

RESOLUTIONS = [
    ("en", "General Assembly resolution 63/201", "A/RES/63/201", "the organ before"),
    ("en", "resolution 63/201 of the General Assembly", "A/RES/63/201", "the organ after"),
    (
        "en",
        "General Assembly resolutions 63/201, 64/17 and 65/8 B",
        "A/RES/63/201; A/RES/64/17; A/RES/65/8 B",
        "a list",
    ),
    (
        "en",
        "its resolutions 63/201 of 19 December 2008 and 64/17 of 3 March 2010",
        "A/RES/63/201; A/RES/64/17",
        "dates in a list are no numbers",
    ),
    (
        "en",
        "Security Council resolutions 1373 (2001) and 1540 (2004)",
        "S/RES/1373 (2001); S/RES/1540 (2004)",
        "numbers with years",
    ),
    ("en", "resolution 1540(2004)", "S/RES/1540 (2004)", "no space"),
    ("en", "Security Council resolution 1540", "S/RES/1540 (2004)", "numbers run on: the year is known"),
    ("en", "paragraph 8 of resolution 1540 (2004)", "S/RES/1540 (2004) para:8", "a part before"),
    (
        "en",
        "resolutions 1540 (2004), para. 8, and 1673 (2006), para. 2",
        "S/RES/1540 (2004) para:8; S/RES/1673 (2006) para:2",
        "parts of each",
    ),
    ("en", "General Assembly resolution 1514 (XV)", "A/RES/1514 (XV)", "romans"),
    ("en", "resolutions 3411 A and B (XXX)", "A/RES/3411 A (XXX); A/RES/3411 B (XXX)", "two letters"),
    (
        "en",
        "resolutions 3419 A to D (XXX)",
        "A/RES/3419 A (XXX); A/RES/3419 B (XXX); A/RES/3419 C (XXX); A/RES/3419 D (XXX)",
        "a range of letters",
    ),
    ("en", "General Assembly resolution S-8/1", "A/RES/S-8/1", "a special session"),
    ("en", "resolution ES-10/2", "A/RES/ES-10/2", "an emergency special session"),
    ("en", "resolution 3362 (S-VII)", "A/RES/3362 (S-VII)", "an old special session"),
    ("en", "Human Rights Council resolution 41/12", "A/HRC/RES/41/12", "the Council, named"),
    ("en", "Council resolution 6/30", "A/HRC/RES/6/30", "low sessions are the Council's"),
    ("en", "Human Rights Council decision 17/119", "A/HRC/DEC/17/119", "decisions begin at 101"),
    ("en", "Economic and Social Council resolution 1996/31", "E/RES/1996/31", "by year"),
    ("en", "Economic and Social Council decision 2004/231", "E/DEC/2004/231", "decisions begin at 201"),
    ("en", "Commission on Human Rights resolution 1998/74", "E/CN.4/RES/1998/74", "the Commission"),
    ("en", "General Assembly decision 60/508", "A/DEC/60/508", "a decision"),
    ("en", "operative paragraph 3 of resolution 63/201", "A/RES/63/201", "see the next test for its part"),
    ("en", "President’s statement PRST/19/1", "A/HRC/PRST/19/1", "a shortened statement"),
    ("en", "draft resolution 63/201", "", "drafts have symbols"),
    ("fr", "la résolution 63/201 de l’Assemblée générale", "A/RES/63/201", "the organ after"),
    (
        "fr",
        "ses résolutions 63/201 du 19 décembre 2008 et 64/17 du 3 mars 2010",
        "A/RES/63/201; A/RES/64/17",
        "dates between",
    ),
    (
        "fr",
        "les résolutions 1373 (2001) et 1540 (2004) du Conseil de sécurité",
        "S/RES/1373 (2001); S/RES/1540 (2004)",
        "years",
    ),
    ("fr", "la résolution 41/12 du Conseil des droits de l’homme", "A/HRC/RES/41/12", "the Council"),
    ("fr", "la décision 2004/231 du Conseil économique et social", "E/DEC/2004/231", "a decision"),
    ("fr", "résolution 2625 (XXV), annexe", "A/RES/2625 (XXV) annex", "romans, annex"),
    ("es", "la resolución 63/201 de la Asamblea General", "A/RES/63/201", "the organ after"),
    (
        "es",
        "sus resoluciones 63/201, de 19 de diciembre de 2008, y 64/17, de 3 de marzo de 2010",
        "A/RES/63/201; A/RES/64/17",
        "dates between",
    ),
    (
        "es",
        "las resoluciones 1373 (2001) y 1540 (2004) del Consejo de Seguridad",
        "S/RES/1373 (2001); S/RES/1540 (2004)",
        "years",
    ),
    ("es", "la resolución 41/12 del Consejo de Derechos Humanos", "A/HRC/RES/41/12", "the Council"),
    ("es", "el párrafo 8 de la resolución 1540 (2004)", "S/RES/1540 (2004) para:8", "a part before"),
    ("es", "resolución 1996/31 del Consejo Económico y Social", "E/RES/1996/31", "by year"),
    ("ru", "резолюция 63/201 Генеральной Ассамблеи", "A/RES/63/201", "nominative"),
    ("ru", "в своей резолюции 63/201 от 19 декабря 2008 года", "A/RES/63/201", "its, with a date"),
    (
        "ru",
        "резолюциями 1373 (2001) и 1540 (2004) Совета Безопасности",
        "S/RES/1373 (2001); S/RES/1540 (2004)",
        "instrumental",
    ),
    ("ru", "пунктом 8 резолюции 1540 (2004)", "S/RES/1540 (2004) para:8", "a part before"),
    ("ru", "резолюции 41/12 Совета по правам человека", "A/HRC/RES/41/12", "the Council"),
    ("ru", "решение 2004/231 Экономического и Социального Совета", "E/DEC/2004/231", "a decision"),
    ("ru", "резолюции 2625 (ХХV)", "A/RES/2625 (XXV)", "romans in Cyrillic letters"),
    ("ar", "قرار الجمعية العامة 63/201", "A/RES/63/201", "the organ between"),
    ("ar", "قراري الجمعية العامة 63/201 و 64/17", "A/RES/63/201; A/RES/64/17", "the dual"),
    (
        "ar",
        "قرارات مجلس الأمن 1373 (2001) و1540 (2004) و1673 (2006)",
        "S/RES/1373 (2001); S/RES/1540 (2004); S/RES/1673 (2006)",
        "the plural",
    ),
    (
        "ar",
        "بقرارها 63/201 المؤرخ 19 كانون الأول/ديسمبر 2008",
        "A/RES/63/201",
        "a doubled month is no number",
    ),
    ("ar", "الفقرة 8 من القرار 1540 (2004)", "S/RES/1540 (2004) para:8", "a part before"),
    ("ar", "القرار 2625 (د-25)", "A/RES/2625 (XXV)", "a session in figures"),
    ("ar", "القرار 3411 باء (د - 30)", "A/RES/3411 B (XXX)", "a letter by name, spaces"),
    ("ar", "قرار مجلس حقوق الإنسان 41/12", "A/HRC/RES/41/12", "the Council"),
    ("zh", "大会第63/201号决议", "A/RES/63/201", "the organ before"),
    (
        "zh",
        "大会2008年12月19日第63/201号和2010年3月3日第64/17号决议",
        "A/RES/63/201; A/RES/64/17",
        "dates before the numbers",
    ),
    (
        "zh",
        "安全理事会第1373(2001)号和第1540(2004)号决议",
        "S/RES/1373 (2001); S/RES/1540 (2004)",
        "the word once, last",
    ),
    ("zh", "第1540(2004)号决议第8段", "S/RES/1540 (2004) para:8", "a part after"),
    ("zh", "人权理事会第41/12号决议", "A/HRC/RES/41/12", "the Council"),
    ("zh", "经济及社会理事会第2004/231号决定", "E/DEC/2004/231", "a decision"),
    ("zh", "第2625(XXV)号决议", "A/RES/2625 (XXV)", "romans"),
    ("zh", "决议案一五一四(十五)", "A/RES/1514 (XV)", "digit by digit, before 1971"),
]
"""(language, text, what it cites, reason)"""

OTHERS = [
    (
        "en",
        "general comment No. 14 (2000) of the Committee on Economic, Social and Cultural Rights",
        "",
        "gc:cescr/14",
        "the committee after",
    ),
    (
        "en",
        "Human Rights Committee, general comment No. 34 (2011), para. 7",
        "",
        "gc:ccpr/34 para:7",
        "the committee before, a part after",
    ),
    ("en", "general comments Nos. 5 and 9", "CRC/C/GC/12", "gc:crc/5; gc:crc/9", "of the issuing committee"),
    (
        "en",
        "general comment No. 14 (2000) (E/C.12/2000/4)",
        "",
        "gc:cescr/14",
        "the symbol in brackets is the same document",
    ),
    ("en", "general recommendation No. 35 (2017)", "", "gc:cedaw/35", "number, year and word decide"),
    ("en", "general comment No. 26 (2022)", "", "gc:cescr/26", "the year tells the committee"),
    ("en", "general comment No. 7", "", "?", "several committees have one"),
    (
        "fr",
        "l’observation générale no 14 (2000) du Comité des droits économiques, sociaux et culturels",
        "",
        "gc:cescr/14",
        "the committee after",
    ),
    (
        "es",
        "la observación general núm. 14 (2000) del Comité de Derechos Económicos, Sociales y Culturales",
        "",
        "gc:cescr/14",
        "the committee after",
    ),
    (
        "ru",
        "замечание общего порядка № 14 (2000) Комитета по экономическим, социальным и культурным правам",
        "",
        "gc:cescr/14",
        "the committee after",
    ),
    ("ar", "التعليق العام رقم 14 (2000)", "E/C.12/GC/22", "gc:cescr/14", "of the issuing committee"),
    ("zh", "第14号一般性意见(2000年)", "E/C.12/GC/22", "gc:cescr/14", "of the issuing committee"),
    (
        "en",
        "communications Nos. 1134/2002 and 1353/2005",
        "",
        "comm:ccpr/1134/2002; comm:ccpr/1353/2005",
        "only that committee had so many",
    ),
    (
        "en",
        "communication No. 20/2008",
        "CEDAW/C/49/D/20/2008",
        "comm:cedaw/20/2008",
        "of the issuing committee",
    ),
    (
        "en",
        "communication No. 245/2002 of the African Commission on Human and Peoples’ Rights",
        "",
        "",
        "a regional body's",
    ),
    ("fr", "la communication no 1134/2002", "", "comm:ccpr/1134/2002", "French"),
    (
        "es",
        "las comunicaciones núms. 1134/2002 y 1353/2005",
        "",
        "comm:ccpr/1134/2002; comm:ccpr/1353/2005",
        "Spanish",
    ),
    ("ru", "сообщениях № 1134/2002 и 1353/2005", "", "comm:ccpr/1134/2002; comm:ccpr/1353/2005", "Russian"),
    ("ar", "البلاغ رقم 1134/2002", "", "comm:ccpr/1134/2002", "Arabic"),
    ("zh", "第1134/2002号来文", "", "comm:ccpr/1134/2002", "Chinese"),
    (
        "en",
        "opinions No. 12/2019 and No. 3/2020",
        "",
        "opinion:wgad/12/2019; opinion:wgad/3/2020",
        "detention",
    ),
    ("fr", "l’avis no 12/2019", "", "opinion:wgad/12/2019", "French"),
    ("es", "la opinión núm. 12/2019", "", "opinion:wgad/12/2019", "Spanish"),
    ("ru", "мнение № 12/2019", "", "opinion:wgad/12/2019", "Russian"),
    ("ar", "الرأي رقم 12/2019", "", "opinion:wgad/12/2019", "Arabic"),
    ("zh", "第12/2019号意见", "", "opinion:wgad/12/2019", "Chinese"),
    (
        "en",
        "Official Records of the Assembly, Sixty-fifth Session, Supplement No. 40 (A/65/40), vol. I, chap. V",
        "",
        "A/65/40 vol:I/chap:V",
        "the symbol and its part",
    ),
    (
        "fr",
        "Documents officiels, soixante-cinquième session, Supplément no 40 (A/65/40), par. 7",
        "",
        "A/65/40 para:7",
        "French",
    ),
    (
        "es",
        "Documentos Oficiales, sexagésimo quinto período de sesiones, Suplemento núm. 40 (A/65/40), párr. 7",
        "",
        "A/65/40 para:7",
        "Spanish",
    ),
    (
        "ru",
        "Официальные отчеты Генеральной Ассамблеи, шестьдесят пятая сессия, Дополнение № 40 (A/65/40), п. 7",
        "",
        "A/65/40 para:7",
        "Russian",
    ),
    (
        "ar",
        "الوثائق الرسمية للجمعية العامة، الدورة الخامسة والستون، الملحق رقم 40 (A/65/40)، الفقرة 7",
        "",
        "A/65/40 para:7",
        "Arabic",
    ),
    ("zh", "《大会正式记录,第六十五届会议,补编第40号》(A/65/40),第7段", "", "A/65/40 para:7", "Chinese"),
    ("en", "United Nations, Treaty Series, vol. 1577, No. 27531", "", "crc", "the number of registration"),
    ("fr", "Nations Unies, Recueil des Traités, vol. 1577, no 27531", "", "crc", "French"),
    (
        "es",
        "Naciones Unidas, Treaty Series, vol. 1577, núm. 27531, pág. 3",
        "",
        "crc page:3",
        "Spanish, a page",
    ),
    (
        "ru",
        "United Nations, Treaty Series, vol. 1577, No. 27531, p. 3",
        "",
        "crc page:3",
        "Russian texts print it in English",
    ),
    ("zh", "联合国,《条约汇编》,第1577卷,第27531号", "", "crc", "Chinese"),
    ("ar", "الأمم المتحدة، مجموعة المعاهدات، المجلد 1577، الرقم 27531", "", "crc", "Arabic"),
    (
        "en",
        "rule 92 of its rules of procedure",
        "CCPR/C/GC/36",
        "rules:ccpr rule:92",
        "rules of the issuing body",
    ),
    (
        "en",
        "rules 37 and 39 of the provisional rules of procedure of the Security Council",
        "",
        "rules:sc rule:37 rule:39",
        "the body named",
    ),
    (
        "fr",
        "l’article 92, paragraphe 2, de son règlement intérieur",
        "CCPR/C/GC/36",
        "rules:ccpr rule:92/para:2",
        "an article of rules is a rule",
    ),
    ("es", "el artículo 92 de su reglamento", "CCPR/C/GC/36", "rules:ccpr rule:92", "Spanish"),
    ("ru", "правилом 92 своих правил процедуры", "CCPR/C/GC/36", "rules:ccpr rule:92", "Russian"),
    ("ar", "المادة 92 من نظامها الداخلي", "CCPR/C/GC/36", "rules:ccpr rule:92", "Arabic"),
    ("zh", "议事规则第92条", "CCPR/C/GC/36", "rules:ccpr rule:92", "Chinese: the rules first"),
    ("en", "Sustainable Development Goals 5, 8 and 16", "", "agenda-2030 goal:5 goal:8 goal:16", "goals"),
    (
        "en",
        "targets 5.2 and 16.b of the Sustainable Development Goals",
        "",
        "agenda-2030 target:5.2 target:16.b",
        "targets",
    ),
    ("en", "Goal 16 of the 2030 Agenda", "", "agenda-2030 goal:16", "with a capital"),
    ("en", "Millennium Development Goal 5", "", "", "those were others"),
    ("en", "goal 27 of the plan", "", "", "there are 17"),
    ("fr", "l’objectif de développement durable no 5", "", "agenda-2030 goal:5", "French"),
    ("fr", "la cible 5.2 des objectifs de développement durable", "", "agenda-2030 target:5.2", "French"),
    ("es", "los Objetivos de Desarrollo Sostenible 5 y 8", "", "agenda-2030 goal:5 goal:8", "Spanish"),
    ("es", "la meta 5.2 de los Objetivos de Desarrollo Sostenible", "", "agenda-2030 target:5.2", "Spanish"),
    ("ru", "цели 5 в области устойчивого развития", "", "agenda-2030 goal:5", "Russian: the number inside"),
    (
        "ru",
        "задачи 5.2 и 5.3 Целей в области устойчивого развития",
        "",
        "agenda-2030 target:5.2 target:5.3",
        "Russian",
    ),
    ("ar", "الهدف 5 من أهداف التنمية المستدامة", "", "agenda-2030 goal:5", "Arabic"),
    ("ar", "الغاية 5-2 من أهداف التنمية المستدامة", "", "agenda-2030 target:5.2", "Arabic prints a dash"),
    ("zh", "可持续发展目标5", "", "agenda-2030 goal:5", "Chinese"),
    ("zh", "可持续发展目标具体目标5.2", "", "agenda-2030 target:5.2", "Chinese"),
]
"""(language, text, source, what it cites, reason)"""

IBID = [
    ("en", "Ibid., para. 12", "previous para:12"),
    ("fr", "Ibid., par. 12", "previous para:12"),
    ("es", "Ibid., párr. 12", "previous para:12"),
    ("ru", "Там же, п. 12", "previous para:12"),
    ("ar", "المرجع نفسه، الفقرة 12", "previous para:12"),
    ("zh", "同上,第12段", "previous para:12"),
    ("en", "Ibid., Sixty-fifth Session, Supplement No. 40 (A/65/40)", "A/65/40"),
    ("en", "A/68/98, para. 3; ibid., para. 5", "A/68/98 para:3; A/68/98 para:5"),
]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), RESOLUTIONS)
def test_resolutions_and_decisions(language: str, text: str, expected: str, reason: str) -> None:
    found = cited(text, language)
    assert (found.split(" op:")[0] if "operative" in text else found) == expected, reason


def test_operative_paragraphs_are_their_own_unit() -> None:
    assert cited("operative paragraph 3 of resolution 63/201", "en") == "A/RES/63/201 op:3"
    assert cited("OP4 of resolution 63/201", "en") == "A/RES/63/201 op:4"
    assert cited("resolution 63/201, PP13", "en") == "A/RES/63/201 pp:13"


@pytest.mark.parametrize(("language", "text", "source", "expected", "reason"), OTHERS)
def test_other_documents(language: str, text: str, source: str, expected: str, reason: str) -> None:
    assert cited(text, language, source) == expected, reason


@pytest.mark.parametrize(("language", "text", "expected"), IBID)
def test_ibid(language: str, text: str, expected: str) -> None:
    assert cited(text, language) == expected
