"""Symbols as mastheads print them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from travaux.reading.masthead.symbol_pattern import symbols


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("United Nations A/80/188", ["A/80/188"]),
        ("Distr. GENERAL A/HRC/WG.6/7/ITA/1 16 November 2009", ["A/HRC/WG.6/7/ITA/1"]),
        ("A/79/876-S/2025/230", ["A/79/876", "S/2025/230"]),  # one text, two symbols
        ("CMW/C/GC/7–CERD/C/GC/38", ["CMW/C/GC/7", "CERD/C/GC/38"]),  # with an en dash
        ("CERD/C/ARE/CO/18-21", ["CERD/C/ARE/CO/18-21"]),  # a range is no double symbol
        ("A/52/826 S/1998/222 17 March 1998", ["A/52/826", "S/1998/222"]),  # stacked
        ("CRC/C/OPSC/ IND/CO/1", ["CRC/C/OPSC/IND/CO/1"]),  # spaces inside
        ("C EDAW/C/GNQ/CO/6", ["CEDAW/C/GNQ/CO/6"]),
        ("CCPR/C/96/D/1311/200421 août 2009", ["CCPR/C/96/D/1311/2004"]),  # the date is glued on
        ("CCPR/C/121/D/2025/2011", ["CCPR/C/121/D/2025/2011"]),  # a communication, not a year
        ("A/81/6 (Sect. 2)/Part A*", ["A/81/6 (Sect. 2)/Part A"]),
        ("E/2025/32 (Part II)", ["E/2025/32 (Part II)"]),
        ("S/RES/1325 (2000)", ["S/RES/1325 (2000)"]),
        ("A/RES/217 A (III)", ["A/RES/217 A (III)"]),
        ("ICCD/COP(8)/CST/INF.1", ["ICCD/COP(8)/CST/INF.1"]),
        ("A/65/L.78*", ["A/65/L.78"]),  # the star of a reissue is not part of it
        ("UNITED NATIONS A S", []),
        ("and/or N/A", []),
        ("on 16/11/2009 at 3/4", []),
    ],
)
def test_symbols(text: str, expected: list[str]) -> None:
    assert [found.symbol for found in symbols(text)] == expected


def test_places_are_those_of_the_text() -> None:
    text = "see C EDAW/C/GNQ/CO/6, and S/2025/230."
    assert [text[found.start : found.end] for found in symbols(text)] == ["C EDAW/C/GNQ/CO/6", "S/2025/230"]


def test_the_known_forms(shared: Path) -> None:
    with (shared / "domain" / "symbols.tsv").open(encoding="utf-8") as lines:
        rows = [row[0] for row in csv.reader(lines, delimiter="\t")][1:]
    single = re.compile(r"[A-Z](?!.*[-–][A-Z]+/)\S*/\S*$")  # no double symbols, no forms of running text
    plain = [row for row in rows if single.match(row)]
    assert len(plain) > 100
    missed = [row for row in plain if [found.symbol for found in symbols(row)] != [row]]
    assert missed == ["MSC/72/13/2"]  # not the United Nations': the Maritime Safety Committee's
