"""What looks like a citation and is none, and what belongs to what."""

from __future__ import annotations

import pytest
from tests.citing.table import cited

from travaux import citing

NOTHING = [
    ("en", "Sustainable Development Goals\t5\t4\t4", "cells of a table are no list"),
    (
        "en",
        "Endorois Welfare Council v. Kenya, African Commission, communication No. 276/2003",
        "a regional body's",
    ),
    ("en", "under articles 12 and 14 of the Constitution", "a constitution"),
    ("en", "The Criminal Code (arts. 301 and 302) punishes it.", "a code, the articles in brackets"),
    ("en", "section 377 of the Penal Code", "a section of a code"),
    ("en", "Act No. 12/2004, article 5", "an act"),
    ("en", "Law No. 26.150 and Decree 1086/2005", "a law and a decree"),
    ("en", "543 U.S. 551 (2005)", "a law report"),
    ("en", "Regulation (EU) 2016/679", "a regulation of the Union"),
    ("en", "available 24/7 in cities", "a phrase"),
    ("en", "the response to HIV/AIDS and TB/malaria", "slashes in words"),
    ("en", "agenda items 77 to 85 and 109", "an agenda"),
    ("en", "Advisory Opinion No. 23", "a regional court's"),
    ("en", "Science, vol. 12, No. 4 (2013), p. 17", "a journal"),
    ("en", "OEA/Ser.L/V/II.154 and MSC/72/13/2", "other organizations' symbols"),
    ("en", "press release SC/7791-IK/365", "a press release"),
    ("en", "article 7 of the agreement between the parties", "an agreement that is not known"),
    ("en", "article 5 of the draft articles on diplomatic protection", "draft articles"),
    ("en", "World Health Assembly resolution 71.3", "another organization's"),
    ("en", "9.30 a.m. on 12/05/2013, room 14", "times and dates"),
    ("fr", "les articles 12 et 14 de la Constitution", "a constitution"),
    ("fr", "le Code pénal (art. 301 et 302)", "a code"),
    ("fr", "la loi no 2004-575 du 21 juin 2004, article 5", "a law"),
    ("fr", "le décret no 45-2010", "a decree"),
    ("fr", "les points 77 à 85 de l’ordre du jour", "an agenda"),
    ("es", "los artículos 12 y 14 de la Constitución", "a constitution"),
    ("es", "el Código Penal (arts. 301 y 302)", "a code"),
    ("es", "la Ley núm. 26.150, artículo 5", "a law"),
    ("es", "el Decreto 1086/2005", "a decree"),
    ("es", "los temas 77 a 85 del programa provisional", "an agenda"),
    ("ru", "в статьях 12 и 14 Конституции", "a constitution"),
    ("ru", "Уголовный кодекс (статьи 301 и 302)", "a code"),
    ("ru", "статья 5 Федерального закона № 54-ФЗ", "a law"),
    ("ru", "указ № 1086/2005", "a decree"),
    ("ar", "المادتين 12 و14 من الدستور", "a constitution"),
    ("ar", "قانون العقوبات (المادتان 301 و302)", "a code"),
    ("ar", "القانون رقم 12/2004", "a law"),
    ("ar", "في آذار/مارس 2013 ونيسان/أبريل 2014", "doubled months"),
    ("zh", "《宪法》第十二条和第十四条", "a constitution"),
    ("zh", "《刑法》第301条", "a code"),
    ("zh", "第12/2004号法律", "a law"),
    ("zh", "《刑事诉讼法》(第一千零一条)", "a code, in brackets"),
]
"""(language, text, reason): none of these may give a link, in a paper of a committee either."""

JOINED = [
    (
        "en",
        "article 9 of the Convention and article 14 of the Penal Code",
        "crc art:9",
        "a treaty, then a law",
    ),
    (
        "en",
        "article 14 of the Penal Code and article 9 of the Convention",
        "crc art:9",
        "a law, then a treaty",
    ),
    (
        "en",
        "A/68/98, paragraph 4 of resolution 63/201",
        "A/68/98; A/RES/63/201 para:4",
        "a part of what follows",
    ),
    ("en", "A/68/98, and para. 4 above", "A/68/98; self para:4", "a part of this document"),
    (
        "en",
        "paragraph 12 of the report of the Secretary-General (A/68/98)",
        "A/68/98 para:12",
        "the symbol in brackets says of which report",
    ),
    ("en", "article 18 ICCPR", "iccpr art:18", "the treaty right after the article"),
    ("en", "the Convention against Torture and article 3 thereof", "cat; cat art:3", "thereof"),
    (
        "en",
        "the Convention on the Rights of Persons with Disabilities and the Optional Protocol thereto",
        "crpd; crpd-op",
        "the protocol to the one named",
    ),
    ("fr", "l’article 9 de la Convention et l’article 14 du Code pénal", "crc art:9", "a treaty, then a law"),
    (
        "es",
        "el artículo 9 de la Convención y el artículo 14 del Código Penal",
        "crc art:9",
        "a treaty, then a law",
    ),
    ("ru", "статья 9 Конвенции и статья 14 Уголовного кодекса", "crc art:9", "a treaty, then a law"),
    ("ar", "المادة 9 من الاتفاقية والمادة 14 من قانون العقوبات", "crc art:9", "a treaty, then a law"),
    ("zh", "《公约》第九条和《刑法》第十四条", "crc art:9", "a treaty, then a law"),
]


@pytest.mark.parametrize(("language", "text", "reason"), NOTHING)
@pytest.mark.parametrize("source", ["", "CRC/C/GC/12"])
def test_look_alikes_give_nothing(language: str, text: str, reason: str, source: str) -> None:
    assert cited(text, language, source) == "", reason


@pytest.mark.parametrize(("language", "text", "expected", "reason"), JOINED)
def test_parts_belong_to_the_right_document(language: str, text: str, expected: str, reason: str) -> None:
    assert cited(text, language, "CRC/C/GC/12") == expected, reason


def test_each_of_a_list_has_its_own_place() -> None:
    text = "resolutions 1373 (2001), 1540 (2004) and 1673 (2006)"
    assert [one.text for one in citing.cite(text, "en")] == [
        "resolutions 1373 (2001)",
        "1540 (2004)",
        "1673 (2006)",
    ]


def test_finding_resolves_nothing() -> None:
    (mention,) = citing.find("article 9 of the Convention", "en")
    assert mention.text == "article 9 of the Convention"
    assert not hasattr(mention, "target")


def test_a_field_of_articles_is_read_in_decisions() -> None:
    text = "2, párr. 3; 7; 14, párrs. 1 y 3 b), y 26"
    assert cited(text, "es", "CCPR/C/108/D/1897/2009") == (
        "iccpr art:2/para:3 art:7 art:14/para:1 art:14/para:3/sub:b art:26"
    )
    assert cited(text, "es") == ""
