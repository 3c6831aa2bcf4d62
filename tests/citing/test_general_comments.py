"""Which committee's general comment a number is."""

from __future__ import annotations

import pytest

from travaux.citing import general_comments
from travaux.citing.general_comments import TABLE, which


@pytest.mark.parametrize(
    ("number", "year", "word", "body", "expected"),
    [
        (26, 2023, "comment", None, ["crc"]),
        (26, 2022, "comment", None, ["cescr"]),
        (36, 2018, "comment", None, ["ccpr"]),
        (36, 2019, "comment", None, ["ccpr"]),  # adopted in 2018, dated by its printing
        (35, None, "recommendation", None, ["cerd", "cedaw"]),
        (23, 1997, "recommendation", None, ["cerd", "cedaw"]),  # both in that year
        (25, 2004, "recommendation", None, ["cedaw"]),
        (1, 2023, "", None, ["ced"]),
        (20, None, "comment", None, ["ccpr", "cescr", "crc"]),
        (20, 1950, "comment", None, []),  # no committee had any
        (8, None, "comment", "crc", ["crc"]),
        (38, None, "comment", "ccpr", ["ccpr"]),  # the next one may be out by now
        (99, None, "comment", "ccpr", []),
        (1, None, "comment", "wgad", []),  # has none
    ],
)
def test_which(number: int, year: int | None, word: str, body: str | None, expected: list[str]) -> None:
    assert which(number, year, word, body) == expected


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("ccpr", 37),
        ("cescr", 27),
        ("cat", 4),
        ("crc", 26),
        ("crpd", 8),
        ("ced", 1),
        ("cerd", 38),
        ("cedaw", 40),
    ],
)
def test_none_is_left_out(body: str, last: int) -> None:
    assert [number for of, number in TABLE if of == body] == list(range(1, last + 1))


def test_symbols_and_joint_ones() -> None:
    assert general_comments.symbol("ccpr", 31) == "CCPR/C/21/Rev.1/Add.13"
    assert general_comments.symbol("cescr", 14) == "E/C.12/2000/4"
    assert general_comments.symbol("cerd", 1) is None and general_comments.symbol("ccpr", 99) is None
    assert TABLE["cedaw", 31].joint == "crc/18" and TABLE["crc", 18].joint == "cedaw/31"
    assert [one.body for one in general_comments.by_symbol()["CRC/C/GC/14"]] == ["crc"]
