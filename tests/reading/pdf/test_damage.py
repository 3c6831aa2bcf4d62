"""Damaged text layers are told by counting letters; good text of any language passes."""

from __future__ import annotations

import codecs
import time

import pytest

from travaux.reading.pdf.damage import (
    ARABIC_MAP,
    FONT_MAP,
    NO_TEXT,
    REVERSED_DIGITS,
    garbled,
    warning,
)

ENGLISH = "The Committee recommends that the State party ensure the right of everyone to education. " * 6
RUSSIAN = "Организация Объединенных Наций ссылается на резолюцию 49/202 и призывает государства. " * 6
ARABIC = "يشير المقرر الخاص إلى قرار الجمعية العامة المؤرخ 10 كانون الأول/ديسمبر 1948 وإلى المادة (أ). " * 6
FINNISH = "Jokaisella on oikeus vapauteen ja henkilökohtaiseen turvallisuuteen kaikkialla maailmassa. " * 6
VIETNAMESE = "Mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. " * 6
POLISH = "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. " * 6
CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。" * 6
SYMBOLS = "\n".join(f"A/HRC/{n}/12 A/RES/{n}/180 CRC/C/GC/{n} CEDAW/C/CHN/CO/{n}" for n in range(40, 60))
FIGURES = "\n".join(f"Chile 20{n} 166.4 12.5 3,204" for n in range(10, 40))
CONTENTS = "\n".join(f"I. Introduction {'.' * 80} {n}" for n in range(3, 20))
BULLETS = "\n".join(f"\uf0b7 Equality of men and women in all matters {n}" for n in range(30))


def shifted(text: str, by: int) -> str:
    """As a font without a map gives it: every letter is its number in the font."""
    return "".join(chr(ord(c) + by) if c.isalpha() else c for c in text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ENGLISH, "running text"),
        (RUSSIAN, "Cyrillic"),
        (ARABIC, "clean Arabic, with a list label and a year"),
        (FINNISH, "a language whose frequent words are not known"),
        (VIETNAMESE, "many accents"),
        (POLISH, "letters beyond Latin-1"),
        (CHINESE, "no letters at all"),
        (SYMBOLS, "a list of symbols has no words"),
        (FIGURES, "a table of figures"),
        (CONTENTS, "dot leaders"),
        (BULLETS, "private-use bullets open lines"),
        (ENGLISH.upper(), "capitals"),
        ("", "an empty page without picture is empty"),
        ("16", "a page number"),
    ],
)
def test_good_text_passes(text: str, why: str) -> None:
    assert garbled(text) is None, why


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        (codecs.decode(ENGLISH, "rot13"), FONT_MAP, "letters exchanged for others"),
        (shifted(ENGLISH, -29), FONT_MAP, "numbers of the font instead of letters"),
        (shifted(ENGLISH, 0xF000 - 0x20), FONT_MAP, "private use"),
        (RUSSIAN.encode("cp1251").decode("latin-1"), FONT_MAP, "WordPerfect's Cyrillic read as Latin-1"),
        (RUSSIAN.encode("koi8-r").decode("latin-1"), FONT_MAP, "another Cyrillic code"),
        ("\ufffd" * 200 + ENGLISH[:300], FONT_MAP, "nothing known of the letters"),
        (ARABIC.replace("قرار", "قرؤؤؤؤار"), ARABIC_MAP, "kashida mapped to a letter"),
        (ARABIC.replace("العامة", "ا عةمة ا ن").replace("الخاص", "ا خ ص"), ARABIC_MAP, "letters lost"),
        (ARABIC.replace("1948", "8491"), REVERSED_DIGITS, "figures back to front"),
    ],
)
def test_damaged_text_is_told_with_its_reason(text: str, reason: str, why: str) -> None:
    assert garbled(text) == reason, why


@pytest.mark.parametrize(("text", "reason"), [("", NO_TEXT), ("16", NO_TEXT), (ENGLISH, None)])
def test_page_of_a_scan_has_no_text(text: str, reason: str | None) -> None:
    assert garbled(text, has_picture=True) == reason


def test_warning_names_page_and_way_out() -> None:
    told = warning(ARABIC_MAP, 3, recognised=False)
    assert told.page == 3
    assert told.code == "damaged-text:arabic-map"
    assert "--ocr auto" in told.message
    assert "OCR" in warning(NO_TEXT, 1, recognised=True).message


def test_cost_grows_with_the_text_and_no_faster() -> None:
    def cost(text: str) -> float:
        begin = time.process_time()
        for _ in range(20):
            garbled(text)
        return time.process_time() - begin

    short, long = FINNISH * 20, FINNISH * 200  # the dear way: no frequent word is found
    assert min(cost(long) for _ in range(3)) < 30 * min(cost(short) for _ in range(3))
