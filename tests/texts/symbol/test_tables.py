"""The data tables are whole and agree with each other."""

from __future__ import annotations

import pytest

from travaux.texts import symbol
from travaux.texts.symbol import tables


@pytest.mark.parametrize(
    "name",
    [
        "bodies",
        "brackets",
        "countries",
        "general_comments",
        "months",
        "numerals",
        "series",
        "tokens",
        "words",
    ],
)
def test_no_row_stands_twice(name: str) -> None:
    keys = [row[:2] for row in tables.rows(name)]
    assert len(keys) == len(set(keys)) > 0
    assert all(row[0] == row[0].strip() != "" for row in tables.rows(name))


def test_treaty_bodies_are_the_ten() -> None:
    assert set(tables.COMMITTEES.values()) == {
        *("ccpr", "cescr", "cerd", "cedaw", "cat"),
        *("spt", "crc", "cmw", "crpd", "ced"),
    }


def test_listed_general_comments_are_symbols() -> None:
    for text, said in tables.GENERAL_COMMENTS.items():
        assert str(symbol.parse(text)) == text
        assert symbol.committee(text) == said[0]


def test_countries_are_codes() -> None:
    assert {"SVN", "COS", "UNK", "TLS"} < tables.COUNTRIES
    assert all(len(code) == 3 and code.isupper() for code in tables.COUNTRIES)
    assert not tables.COUNTRIES & tables.TYPES  # a country is never taken for a kind of document
