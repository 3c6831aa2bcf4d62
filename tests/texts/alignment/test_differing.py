"""Figures that stand in one version only: what is told, and what is the same said otherwise."""

from __future__ import annotations

import pytest

from travaux.texts.alignment import differences

SAME = (
    ("en", "On 5 April 1994", "es", "El 5 de abril de 1994", "a date"),
    ("en", "On March 28, 2022", "fr", "Le 28 mars 2022", "an American date"),
    ("en", "on 1 May 2001", "fr", "le 1er mai 2001", "the first of a month"),
    ("en", "on 9 August 2002", "ru", "9 августа 2002 года", "an inflected month"),
    (
        "en",
        "on 12 March 2010",
        "ar",
        "في ١٢ آذار/مارس ٢٠١٠",
        "Arabic-Indic digits, the month in two calendars",
    ),
    ("en", "on 12 March 2010", "zh", "2010年3月12日", "large to small"),
    ("en", "1,234,567 persons", "fr", "1 234 567 personnes", "narrow spaces"),
    ("en", "3.5 per cent", "es", "el 3,5%", "a decimal comma"),
    ("en", "3.89 millions", "fr", "3 890 000 individus", "millions in words or figures"),
    ("en", "$1.2 billion", "es", "1.200 millones de dólares", "a billion is a thousand millions"),
    ("en", "7 million", "zh", "700万", "ten thousands"),
    ("en", "at its 48th session", "fr", "à sa quarante-huitième session", "words for figures"),
    ("en", "the 21st century", "fr", "le XXIe siècle", "romans for figures"),
    ("en", "None of the 35 States", "ar", "أي دولة من الدول الخمس والثلاثين", "glued Arabic words"),
    ("en", "15 judges", "zh", "十五名法官", "Chinese numerals"),
    ("en", "two of 4", "ru", "2 из четырех", "either way"),
    ("en", "article 24 (1)", "es", "artículo 24.1", "parted otherwise"),
    ("en", "28 June and 3 July 2019", "fr", "28 juin et 3 juillet 2019", "a date without its year"),
    ("en", "from 2008 to 2009", "fr", "en 2008-09", "a shortened year"),
    ("en", "at 3 p.m. on Monday", "fr", "à 15 heures, lundi", "the afternoon"),
    ("en", "resolution 62/208", "ar", "القرار 208/62", "bidi turned it round"),
    ("en", "see A/57/292, para. 4", "zh", "见A/57/292号文件，第4段", "a symbol"),
    ("en", "no figures", "fr", "aucun chiffre", "nothing"),
)
OTHER = (
    ("en", "in 2008", "fr", "en 2009", [(0, "figure", "2008"), (1, "figure", "2009")]),
    ("en", "on 28 June 2019", "fr", "le 28 juillet 2019",
     [(0, "date", "28 June 2019"), (1, "date", "28 juillet 2019")]),
    ("en", "resolution 1820", "fr", "la résolution 1820 (2008)", [(1, "figure", "2008")]),
    ("en", "see A/57/292", "fr", "voir A/57/293", [(0, "symbol", "A/57/292"), (1, "symbol", "A/57/293")]),
    ("en", "7 million", "fr", "7 milliards", [(0, "figure", "7 million"), (1, "figure", "7 milliards")]),
    ("en", "1,234 persons", "es", "1.243 personas", [(0, "figure", "1,234"), (1, "figure", "1.243")]),
)  # fmt: skip
WHY = ("a figure", "a month", "a year added", "symbols", "scale", "digits turned round")


@pytest.mark.parametrize(("left", "text", "right", "other", "why"), SAME, ids=[row[4] for row in SAME])
def test_the_same_said_otherwise(left: str, text: str, right: str, other: str, why: str) -> None:
    assert differences(text, other, left, right) == (), why


@pytest.mark.parametrize(("left", "text", "right", "other", "told"), OTHER, ids=WHY)
def test_told_with_its_place(
    left: str, text: str, right: str, other: str, told: list[tuple[int, str, str]]
) -> None:
    found = differences(text, other, left, right)
    assert [(one.side, one.what, one.text) for one in found] == told
    assert all((text, other)[one.side][one.start : one.end] == one.text for one in found)
