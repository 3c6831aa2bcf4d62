"""Parts of documents and treaties, in the order and inflection of each language."""

from __future__ import annotations

import pytest
from tests.citing.table import cited

PARAGRAPHS = [
    ("en", "(A/68/98, paras. 4 and 5)", "A/68/98 para:4 para:5", "a list of two"),
    ("en", "A/68/98, paras. 4–9", "A/68/98 para:4-9", "a dash is a range"),
    ("en", "paragraphs 4 to 9 of A/68/98", "A/68/98 para:4-9", "a range in words, before the symbol"),
    (
        "en",
        "A/68/98, paras. 4, 7–9 and 12 (a)",
        "A/68/98 para:4 para:7-9 para:12/sub:a",
        "a range inside a list",
    ),
    ("en", "A/68/98, para. 4 (a) (ii)", "A/68/98 para:4/sub:a/sub:ii", "letters and small romans"),
    (
        "en",
        "A/68/98, para. 4 (a), (b) and (d)",
        "A/68/98 para:4/sub:a para:4/sub:b para:4/sub:d",
        "letters go on",
    ),
    ("en", "A/68/98, para. 4 (a)–(d)", "A/68/98 para:4/sub:a-d", "a range of letters"),
    (
        "en",
        "A/68/98, para. 4 (a) (i) and (ii)",
        "A/68/98 para:4/sub:a/sub:i para:4/sub:a/sub:ii",
        "romans go on",
    ),
    ("en", "A/68/98, annex II, sect. B, para. 3", "A/68/98 annex:II/sect:B/para:3", "three levels"),
    ("en", "A/68/98, annex, para. 3", "A/68/98 annex/para:3", "an annex without a number"),
    ("en", "A/68/98, annexes I and II", "A/68/98 annex:I annex:II", "two annexes"),
    (
        "en",
        "A/68/98, chap. II, sects. A and B",
        "A/68/98 chap:II/sect:A chap:II/sect:B",
        "sections of a chapter",
    ),
    ("en", "A/68/98, table 3", "A/68/98 table:3", "a table"),
    ("en", "A/68/98, paras. 3 bis and 5 ter", "A/68/98 para:3 bis para:5 ter", "inserted paragraphs"),
    ("en", "A/68/98, § 14", "A/68/98 para:14", "the sign that litigators use"),
    ("en", "section II.C of A/68/98", "A/68/98 sect:II/sect:C", "a section of a section"),
    ("en", "part two, chapter I, of A/68/98", "A/68/98 part:II/chap:I", "a part in words"),
    ("en", "A/68/98, paras. 4 and 5, 12 May 2013", "A/68/98 para:4 para:5", "a date is no paragraph"),
    ("en", "A/68/98, paras. 1036–1039", "A/68/98 para:1036-1039", "four figures"),
    ("fr", "A/68/98, par. 4 à 9 et 12 a)", "A/68/98 para:4-9 para:12/sub:a", "closing brackets only"),
    ("fr", "paragraphe 4 de l’annexe II du document A/68/98", "A/68/98 annex:II/para:4", "reversed order"),
    ("fr", "A/68/98, annexe, sect. B, par. 3", "A/68/98 annex/sect:B/para:3", "three levels"),
    (
        "fr",
        "alinéa b) du paragraphe 4 de la résolution 63/201",
        "A/RES/63/201 para:4/sub:b",
        "from small to large",
    ),
    ("es", "A/68/98, párrs. 4 a 9 y 12 a)", "A/68/98 para:4-9 para:12/sub:a", "“a” is to or (a)"),
    ("es", "el párrafo 4 del anexo II del documento A/68/98", "A/68/98 annex:II/para:4", "reversed order"),
    ("es", "A/68/98, anexo, secc. B, párr. 3", "A/68/98 annex/sect:B/para:3", "three levels"),
    (
        "es",
        "apartado b) del párrafo 4 de la resolución 63/201",
        "A/RES/63/201 para:4/sub:b",
        "from small to large",
    ),
    ("ru", "(A/68/98, пп. 4–9 и 12 a))", "A/68/98 para:4-9 para:12/sub:a", "a Latin letter"),
    ("ru", "(A/68/98, пункты 4 и 12 b))", "A/68/98 para:4 para:12/sub:b", "words, not abbreviations"),
    ("ru", "в пункте 4 приложения II к документу A/68/98", "A/68/98 annex:II/para:4", "genitives in a row"),
    ("ru", "подпункт b) пункта 4 резолюции 63/201", "A/RES/63/201 para:4/sub:b", "from small to large"),
    ("ru", "A/68/98, приложение, раздел B, п. 3", "A/68/98 annex/sect:B/para:3", "three levels"),
    ("ar", "(A/68/98، الفقرة 4)", "A/68/98 para:4", "an Arabic comma"),
    ("ar", "(A/68/98، الفقرتان 4 و 5)", "A/68/98 para:4 para:5", "the dual"),
    ("ar", "(A/68/98، الفقرات 4-9)", "A/68/98 para:4-9", "the plural with a dash"),
    ("ar", "(A/68/98، الفقرات من 4 إلى 9)", "A/68/98 para:4-9", "from … to …"),
    ("ar", "(A/68/98، الفقرة 4 (أ))", "A/68/98 para:4/sub:a", "an Arabic letter"),
    ("ar", "(A/68/98، الفقرات ٤ و٥ و٧)", "A/68/98 para:4 para:5 para:7", "Arabic-Indic figures, glued and"),
    (
        "ar",
        "الفقرة الفرعية (ب) من الفقرة 4 من القرار 63/201",
        "A/RES/63/201 para:4/sub:b",
        "from small to large",
    ),
    ("ar", "(A/68/98، المرفق الثاني، الفقرة 3)", "A/68/98 annex:II/para:3", "an ordinal in words"),
    ("zh", "(A/68/98,第62段)", "A/68/98 para:62", "the unit comes last"),
    ("zh", "A/68/98号文件第59至63段", "A/68/98 para:59-63", "a range"),
    ("zh", "A/68/98号文件第4、5和7段", "A/68/98 para:4 para:5 para:7", "one unit for three numbers"),
    ("zh", "A/68/98,附件二,第3段", "A/68/98 annex:II/para:3", "an annex with a Chinese number"),
    ("zh", "A/68/98,附件,第3段", "A/68/98 annex/para:3", "an annex without a number"),
    ("zh", "A/68/98,第二章第3段", "A/68/98 chap:2/para:3", "a chapter"),
]
"""(language, text, what it cites, reason)"""

ARTICLES = [
    ("en", "article 9, paragraph 1, of the Convention", "crc art:9/para:1", "paragraph of an article"),
    ("en", "article 9 (1) of the Convention", "crc art:9/para:1", "the same in brackets"),
    (
        "en",
        "article 37 (b) and (d) of the Convention",
        "crc art:37/sub:b art:37/sub:d",
        "letters of an article",
    ),
    (
        "en",
        "articles 2 (c), 3, 5 (a) and 15 of the Convention",
        "crc art:2/sub:c art:3 art:5/sub:a art:15",
        "carried",
    ),
    (
        "en",
        "arts. 2 (para. 1), 7 and 10 (paras. 1 and 2) of the Convention",
        "crc art:2/para:1 art:7 art:10/para:1 art:10/para:2",
        "paragraphs in brackets",
    ),
    (
        "en",
        "articles 2, paragraph 1, 7, 9 and 10, paragraphs 1 and 2, of the Convention",
        "crc art:2/para:1 art:7 art:9 art:10/para:1 art:10/para:2",
        "after a singular the list of articles goes on",
    ),
    (
        "en",
        "articles 2, paragraphs 1 and 2, 7 and 9 of the Convention",
        "crc art:2/para:1 art:2/para:2 art:7 art:9",
        "after “and” too",
    ),
    (
        "en",
        "article 2, read in conjunction with article 7, of the Convention",
        "crc art:2 art:7",
        "joined by words",
    ),
    (
        "en",
        "article 2, read alone and in conjunction with article 7, of the Convention",
        "crc art:2 art:7",
        "and by more words",
    ),
    ("en", "the Convention (arts. 2 and 9)", "crc art:2 art:9", "the treaty first"),
    ("en", "the Convention, in particular its articles 2 and 9", "crc art:2 art:9", "with a word between"),
    ("en", "the Convention, article 9, paragraph 2", "crc art:9/para:2", "a note's order"),
    ("en", "paragraph 1 of article 9 of the Convention", "crc art:9/para:1", "from small to large"),
    (
        "en",
        "paragraphs 1 and 2 of article 9 and article 12 of the Convention",
        "crc art:9/para:1 art:9/para:2 art:12",
        "a chain, then an article",
    ),
    ("en", "Articles of the Convention: 2, 7 and 9", "crc art:2 art:7 art:9", "a heading's order"),
    ("en", "articles 5–9 of the Convention", "crc art:5-9", "a range"),
    ("fr", "l’article 9, paragraphe 1, de la Convention", "crc art:9/para:1", "large to small"),
    ("fr", "du paragraphe 1 de l’article 9 de la Convention", "crc art:9/para:1", "small to large"),
    (
        "fr",
        "les paragraphes 1 et 2 de l’article 9 et l’article 12 de la Convention",
        "crc art:9/para:1 art:9/para:2 art:12",
        "a chain, then an article",
    ),
    (
        "fr",
        "(art. 9, par. 1 et 3, 14 et 15 de la Convention)",
        "crc art:9/para:1 art:9/para:3 art:14 art:15",
        "a list closes after “et”",
    ),
    (
        "fr",
        "l’article 37 b) et d) de la Convention",
        "crc art:37/sub:b art:37/sub:d",
        "closing brackets only",
    ),
    (
        "fr",
        "l’article 2, lu conjointement avec l’article 7, de la Convention",
        "crc art:2 art:7",
        "joined by words",
    ),
    ("fr", "la Convention, notamment ses articles 2 et 9", "crc art:2 art:9", "with a word between"),
    ("es", "el artículo 9, párrafo 1, de la Convención", "crc art:9/para:1", "large to small"),
    ("es", "del párrafo 1 del artículo 9 de la Convención", "crc art:9/para:1", "small to large"),
    ("es", "los artículos 2, 7 y 9 de la Convención", "crc art:2 art:7 art:9", "a list"),
    (
        "es",
        "los artículos 37 b) y 40, párrafo 2 b) ii), de la Convención",
        "crc art:37/sub:b art:40/para:2/sub:b/sub:ii",
        "four levels, closing brackets",
    ),
    (
        "es",
        "el artículo 2, leído conjuntamente con el artículo 7, de la Convención",
        "crc art:2 art:7",
        "joined by words",
    ),
    ("es", "la Convención, en particular los artículos 2 y 9", "crc art:2 art:9", "with a word between"),
    ("ru", "пункт 1 статьи 9 Конвенции", "crc art:9/para:1", "genitive after genitive"),
    ("ru", "пунктами 1 и 2 статьи 9 Конвенции", "crc art:9/para:1 art:9/para:2", "instrumental plural"),
    ("ru", "статьям 2, 7 и 9 Конвенции", "crc art:2 art:7 art:9", "dative plural"),
    ("ru", "статье 9 (пункт 1) Конвенции", "crc art:9/para:1", "a paragraph in brackets"),
    ("ru", "подпункту b) пункта 2 статьи 40 Конвенции", "crc art:40/para:2/sub:b", "three genitives"),
    (
        "ru",
        "статьей 2, рассматриваемой в совокупности со статьей 7 Конвенции",
        "crc art:2 art:7",
        "joined by words",
    ),
    ("ru", "(ст. 2 и 9 Конвенции)", "crc art:2 art:9", "abbreviated"),
    ("ar", "المادة 9 من الاتفاقية", "crc art:9", "one article"),
    ("ar", "المادتين 2 و 9 من الاتفاقية", "crc art:2 art:9", "the dual"),
    ("ar", "المواد 2 و7 و9 من الاتفاقية", "crc art:2 art:7 art:9", "the plural, و glued"),
    ("ar", "بالفقرة 1 من المادة 9 من الاتفاقية", "crc art:9/para:1", "a preposition glued to the word"),
    ("ar", "للمادة 37 (ب) من الاتفاقية", "crc art:37/sub:b", "for the: two letters glued"),
    (
        "ar",
        "الفقرات 1 و2 و3 من المادة 9 والمادة 12 من الاتفاقية",
        "crc art:9/para:1 art:9/para:2 art:9/para:3 art:12",
        "a chain, then an article",
    ),
    ("zh", "《公约》第九条", "crc art:9", "a Chinese number"),
    ("zh", "《公约》第9条第1款", "crc art:9/para:1", "paragraph of an article"),
    ("zh", "《公约》第二条、第七条和第九条", "crc art:2 art:7 art:9", "a list"),
    ("zh", "《公约》第二、第七和第九条", "crc art:2 art:7 art:9", "the unit only once"),
    ("zh", "《公约》第四十条第二款(b)项", "crc art:40/para:2/sub:b", "an item"),
    ("zh", "《公约》第四十条第二款(丑)项", "crc art:40/para:2/sub:b", "an earthly branch"),
    (
        "zh",
        "《公约》第9条第1款和第3款及第12条",
        "crc art:9/para:1 art:9/para:3 art:12",
        "paragraphs stay with their article",
    ),
]

HERE = [
    ("en", "see paragraphs 12 and 14 above", "self para:12 para:14", "above"),
    ("en", "(see para. 7 (b) below)", "self para:7/sub:b", "below"),
    ("en", "paras. 12 and 14 above and 20 below", "self para:12 para:14 para:20", "both"),
    ("en", "section IV of the present report", "self sect:IV", "the present report"),
    ("en", "annex II to the present document", "self annex:II", "to the present document"),
    ("en", "see note 12 above", "", "a note sends on to what it cites"),
    ("fr", "voir note 12 supra", "", "the same"),
    ("es", "véase la nota 12 supra", "", "the same"),
    ("ru", "см. сноску 12 выше", "", "the same"),
    ("ar", "انظر الحاشية 12 أعلاه", "", "the same"),
    ("zh", "见上文脚注12", "", "the same"),
    ("en", "paragraph 2 of this article", "", "nobody says of which article"),
    ("fr", "aux paragraphes 12 et 14 ci-dessus", "self para:12 para:14", "above"),
    ("fr", "(voir par. 7 b) ci-après)", "self para:7/sub:b", "below"),
    ("fr", "la section IV du présent rapport", "self sect:IV", "the present report"),
    ("es", "en los párrafos 12 y 14 supra", "self para:12 para:14", "above"),
    ("es", "(véase el párr. 7 b) infra)", "self para:7/sub:b", "below"),
    ("es", "la sección IV del presente informe", "self sect:IV", "the present report"),
    ("ru", "в пунктах 12 и 14 выше", "self para:12 para:14", "above"),
    ("ru", "(см. п. 7 b) ниже)", "self para:7/sub:b", "below"),
    ("ru", "в разделе IV настоящего доклада", "self sect:IV", "the present report"),
    ("ar", "الفقرتين 12 و 14 أعلاه", "self para:12 para:14", "above"),
    ("ar", "(انظر الفقرة 7 (ب) أدناه)", "self para:7/sub:b", "below"),
    ("ar", "الفقرة 12 من هذا التقرير", "self para:12", "the present report"),
    ("zh", "上文第12和14段", "self para:12 para:14", "above"),
    ("zh", "(见下文第7(b)段)", "self para:7/sub:b", "below"),
    ("zh", "本报告第12段", "self para:12", "the present report"),
]


@pytest.mark.parametrize(("language", "text", "expected", "reason"), PARAGRAPHS)
def test_paragraphs_of_documents(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language) == expected, reason


@pytest.mark.parametrize(("language", "text", "expected", "reason"), ARTICLES)
def test_articles_of_treaties(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language, "CRC/C/GC/12") == expected, reason


@pytest.mark.parametrize(("language", "text", "expected", "reason"), HERE)
def test_parts_of_the_document_itself(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language) == expected, reason
