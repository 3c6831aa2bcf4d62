"""Snippets show why a paragraph was found, and are cut from its one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.library.search.snippets import AROUND, Marker
from travaux.texts.query_parser import forgiving, parse


@pytest.mark.parametrize(
    ("query", "language", "text", "marked"),
    [
        ("torture", "en", "He was tortured; torture is banned.", ["tortured", "torture"]),
        ('"torture"', "en", "He was tortured; torture is banned.", ["torture"]),
        ('"police custody"', "en", "In police custody, not the custody of police.", ["police custody"]),
        ("ill-treatment", "en", "Torture and ill-treatment.", ["ill-treatment"]),
        ("migra*", "en", "Migrants and migration, not immigrants", ["Migrants", "migration"]),
        ("minorites~", "en", "The minorities", ["minorities"]),
        ("police NEAR/5 custody", "en", "custody of the police", ["custody", "police"]),
        ("-torture police", "en", "torture police", ["police"]),
        ("refugie", "fr", "Les réfugiées et l’égalité", ["réfugiées"]),
        ("égalité", "fr", "Les réfugiées et l’égalité", ["égalité"]),
        ("пытки", "ru", "о пытках и пытке", ["пытках", "пытке"]),
        ("حرية", "ar", "وحُرِّيَّة التعبير", ["وحُرِّيَّة"]),
        ("酷刑", "zh", "不得施以酷刑，酷刑受害者", ["酷刑", "酷刑"]),
        ("拘留酷刑", "zh", "酷刑受害者和任意拘留", ["酷刑", "拘留"]),
        ('"酷刑受害者"', "zh", "酷刑和酷刑受害者", ["酷刑受害者"]),
        ("tortures torture", "en", "torture", ["torture"]),  # marked once
        ("lang:en", "en", "torture", []),
    ],
)
def test_what_is_marked(query: str, language: str, text: str, marked: list[str]) -> None:
    parts = Marker(parse(query)).snippet(text, language)
    assert [part.text for part in parts if part.marked] == marked
    assert "".join(part.text for part in parts) == text


def test_exact_marks_only_the_word_itself() -> None:
    parts = Marker(parse("torture"), exact=True).snippet("tortured torture", "en")
    assert [part.text for part in parts if part.marked] == ["torture"]


def test_a_long_text_is_cut_around_the_best_cluster() -> None:
    filler = "word " * 100
    text = f"torture {filler}the police and torture in custody {filler}"
    parts = Marker(parse("police torture custody")).snippet(text, "en")
    shown = "".join(part.text for part in parts)
    assert [part.text for part in parts if part.marked] == ["police", "torture", "custody"]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown.split()) <= AROUND + 1


def test_a_long_chinese_text_is_cut_too() -> None:
    parts = Marker(parse("酷刑")).snippet("人" * 300 + "酷刑" + "权" * 300, "zh")
    assert [part.text for part in parts if part.marked] == ["酷刑"]
    assert sum(len(part.text) for part in parts) < 120


@given(
    st.text("abc torture police.酷刑ال تعذيب\n", max_size=400),
    st.text('torture police*~"酷刑التعذيب ', max_size=30),
)
def test_parts_are_always_a_stretch_of_the_text(text: str, query: str) -> None:
    for language in ("en", "fr", "zh", "ar"):
        parts = Marker(forgiving(query)[0]).snippet(text, language)
        assert "".join(part.text for part in parts).strip("…") in text
