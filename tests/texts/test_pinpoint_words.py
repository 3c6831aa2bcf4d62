"""Addresses as phrases: ranges, lists, letters, containers, in each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.texts.citation_words import BLUEBOOK, LANGUAGES, OSCOLA
from travaux.texts.pinpoint_words import pinpoint

ENGLISH = [
    (("para_62",), "para. 62", "one"),
    (("para_59", "para_60"), "paras. 59 and 60", "two that follow each other are a list"),
    (("para_12", "para_13", "para_14"), "paras. 12–14", "three are a range"),
    (("para_3", "para_7"), "paras. 3 and 7", "two apart"),
    (("para_3", "para_5", "para_7"), "paras. 3, 5 and 7", "three apart"),
    (("para_3", "para_7", "para_8", "para_9"), "paras. 3 and 7–9", "a range within a list"),
    (("para_12__list_b",), "para. 12 (b)", "a letter"),
    (("para_12__list_b__list_ii",), "para. 12 (b) (ii)", "a letter and its numeral"),
    (("para_12", "para_12__list_a", "para_12__list_b"), "para. 12", "items of a cited paragraph go unsaid"),
    (("para_12__list_a", "para_12__list_b"), "para. 12 (a) and (b)", "one number, two letters"),
    (
        ("para_12__list_a", "para_12__list_b", "para_12__list_c"),
        "para. 12 (a)–(c)",
        "one number, a range of letters",
    ),
    (("para_11__list_a__list_iv", "para_11__list_a__list_v"), "para. 11 (a) (iv) and (v)", "numerals follow"),
    (("para_12__list_b", "para_14"), "paras. 12 (b) and 14", "a letter among numbers"),
    (("annex_I__para_3",), "annex I, para. 3", "in an annex"),
    (("annex__para_3",), "annex, para. 3", "in the only annex"),
    (("para_3", "annex__para_1"), "para. 3, annex, para. 1", "text and annex"),
    (("annex",), "annex", "a container itself"),
    (("sec_V",), "sect. V", "a heading"),
    (("sec_I__sec_A",), "sect. I.A", "headings under headings"),
    (("sec_II__p_1",), "sect. II, unnumbered para. 1", "a paragraph that has no number"),
    (("para_12bis",), "para. 12 bis", "inserted"),
    (("para_12", "para_12bis", "para_13"), "paras. 12–13", "nothing stands between"),
    (("para_12", "para_13bis"), "paras. 12 and 13 bis", "a paragraph 13 may stand between"),
    (("para_26-1", "para_26-2", "para_26-3"), "paras. 26.1–26.3", "dotted numbers"),
    (("para_35__dup_2",), "para. 35 (printed again, 2)", "a number printed twice"),
    (("pp_3",), "preambular para. 3", "the preamble of a resolution"),
    (("op_2__list_a",), "para. 2 (a)", "its operative part"),
    (("fn_12",), "footnote 12", "a note"),
    (("page_16",), "p. 16", "a page"),
    ((), "", "the whole document"),
]


@pytest.mark.parametrize(("addresses", "expected", "reason"), ENGLISH)
def test_english(addresses: tuple[str, ...], expected: str, reason: str) -> None:
    assert pinpoint(addresses, LANGUAGES["en"]) == expected, reason


ITEMS = ("para_12__list_b__list_ii",)
RANGE = ("para_12", "para_13", "para_14")
PAIR = ("para_3", "para_7")
ANNEX = ("annex_I__para_3",)


@pytest.mark.parametrize(
    ("language", "items", "span", "pair", "annex"),
    [
        ("fr", "par. 12 b) ii)", "par. 12 à 14", "par. 3 et 7", "annexe I, par. 3"),
        ("es", "párr. 12 b) ii)", "párrs. 12 a 14", "párrs. 3 y 7", "anexo I, párr. 3"),
        ("ru", "п. 12 b) ii)", "пп. 12–14", "пп. 3 и 7", "приложение I, п. 3"),
        ("ar", "الفقرة 12 (ب) (2)", "الفقرات 12-14", "الفقرتان 3 و7", "المرفق I، الفقرة 3"),
        ("zh", "第12(b)(ii)段", "第12至14段", "第3和7段", "附件I，第3段"),
        ("pt", "par. 12 b) ii)", "pars. 12 a 14", "pars. 3 e 7", "anexo I, par. 3"),
    ],
)
def test_other_languages(language: str, items: str, span: str, pair: str, annex: str) -> None:
    words = LANGUAGES[language]
    assert [pinpoint(one, words) for one in (ITEMS, RANGE, PAIR, ANNEX)] == [items, span, pair, annex]


def test_house_styles() -> None:
    assert [pinpoint(one, OSCOLA) for one in (ITEMS, RANGE, PAIR)] == [
        "para 12(b)(ii)",
        "paras 12–14",
        "paras 3 and 7",
    ]
    assert [pinpoint(one, BLUEBOOK) for one in (ITEMS, RANGE, PAIR)] == ["¶ 12(b)(ii)", "¶¶ 12–14", "¶¶ 3, 7"]


@given(st.lists(st.integers(1, 200), min_size=1, unique=True).map(sorted))
def test_a_phrase_names_every_paragraph_and_no_other(numbers: list[int]) -> None:
    phrase = pinpoint([f"para_{n}" for n in numbers], LANGUAGES["en"])
    said: list[int] = []
    for part in phrase.partition(" ")[2].replace(" and ", ", ").split(", "):
        first, _, last = part.partition("–")
        said += range(int(first), int(last or first) + 1)
    assert said == numbers
