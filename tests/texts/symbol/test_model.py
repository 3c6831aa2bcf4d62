"""Equality, order, printing."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.texts.symbol.grammar import symbols

from travaux.texts import symbol


def test_a_reissue_is_the_same_document_and_keeps_its_star() -> None:
    one, again = symbol.parse("A/65/L.78"), symbol.parse("A/65/L.78*")
    assert one == again
    assert len({one, again}) == 1
    assert (str(again), again.display, one.display) == ("A/65/L.78", "A/65/L.78*", "A/65/L.78")


def test_order_is_that_of_people() -> None:
    wanted = [
        "A/57/9",
        "A/57/10",
        "A/57/10/Add.1",
        "A/57/10/Add.2",
        "A/57/10/Add.11",
        "CRC/C/GC/2",
        "S/2002/1",
    ]
    mixed = [symbol.parse(text) for text in wanted]
    random.Random(4).shuffle(mixed)
    assert [str(one) for one in sorted(mixed)] == wanted


@given(st.lists(symbols, min_size=3, max_size=3))
def test_order_is_total(texts: list[str]) -> None:
    a, b, c = (symbol.parse(text) for text in texts)
    assert (a < b) + (b < a) + (a == b) == 1
    if a < b and b < c:
        assert a < c
    if a == b:
        assert hash(a) == hash(b)


def test_a_symbol_is_no_text() -> None:
    assert symbol.parse("A/57/292") != "A/57/292"
    assert symbol.parse("A/57/292") != None  # noqa: E711  the comparison itself is what is tested


def test_bodies_have_names_or_those_above_them() -> None:
    names = {
        "A/C.3/57/SR.39": "Third Committee",
        "E/CN.4/Sub.2/AC.2/1987/WP.4": "Sub-Commission on the Promotion and Protection of Human Rights",
        "A/CONF.243/2025/1": "United Nations conference",
        "GEGN.2/2025/35": "Group of Experts on Geographical Names",
        "A/79/876-S/2025/230": "General Assembly + Security Council",
    }
    assert {text: symbol.parse(text).body_name for text in names} == names


def test_kinds_have_words() -> None:
    assert symbol.parse("CCPR/C/SR.1").meaning == "summary record"
    assert symbol.parse("A/57/292").meaning == "document"
