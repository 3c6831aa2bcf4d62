"""What the parts of a symbol say."""

from __future__ import annotations

import pytest

from travaux.texts import symbol
from travaux.texts.symbol.meaning import figure

ROWS: list[tuple[str, dict[str, object]]] = [
    ("A/57/292", {"organ": "A", "body": "A", "session": "57", "number": "292", "kind": "document"}),
    ("A/520/Rev.20", {"session": "", "number": "520", "modifiers": ("Rev.20",)}),  # no session before 1976
    ("A/59/2005", {"session": "59", "number": "2005", "year": None}),  # a number that looks like a year
    ("A/C.3/57/SR.39", {"body": "A/C.3", "session": "57", "kind": "SR", "number": "39"}),
    ("A/S-23/10/Rev.1", {"session": "S-23", "number": "10"}),
    ("A/RES/217 A (III)", {"kind": "RES", "number": "217", "letter": "A", "session": "3"}),
    ("A/RES/3362 (S-VII)", {"session": "S-7", "number": "3362"}),
    ("A/RES/ES-10/2", {"session": "ES-10", "number": "2"}),
    ("A/RES/45/248 B", {"session": "45", "number": "248", "letter": "B"}),
    ("S/RES/1325 (2000)", {"kind": "RES", "number": "1325", "year": 2000, "session": ""}),
    ("S/AC.37/2004/(1455)/1", {"body": "S/AC.37", "year": 2004, "number": "1"}),
    ("E/CN.4/Sub.2/AC.2/1987/WP.4", {"body": "E/CN.4/Sub.2/AC.2", "year": 1987, "kind": "WP"}),
    ("E/ICEF/2025/AB/L.3/Add.1", {"body": "E/ICEF", "kind": "AB/L", "number": "3"}),
    ("A/HRC/WG.6/34/SVN/1", {"body": "A/HRC/WG.6", "session": "34", "country": "SVN", "number": "1"}),
    ("A/HRC/WGAD/2024/46", {"kind": "opinion", "year": 2024, "number": "46"}),
    # a communication registered as No. 2025 in 2011, not one of the year 2025
    ("CCPR/C/121/D/2025/2011", {"session": "121", "kind": "D", "number": "2025/2011", "year": None}),
    ("CCPR/C/D/1234/2003", {"session": "", "number": "1234/2003"}),
    ("CCPR/CO/83/UZB", {"kind": "CO", "session": "83", "country": "UZB", "number": ""}),
    ("CCPR/C/USA/4", {"kind": "report", "country": "USA", "number": "4"}),
    ("CRC/C/OPSC/IND/CO/1", {"protocol": "OPSC", "country": "IND", "kind": "CO"}),
    ("CRC/C/Q/COS.2", {"kind": "Q", "country": "COS", "number": "2"}),  # the country has the number
    ("CRC/C/15/Add.211.PART.2", {"kind": "CO", "number": "15", "modifiers": ("Add.211", "PART.2")}),
    ("CEDAW/C/2009/II/4", {"year": 2009, "session": "II", "number": "4"}),
    ("CAT/C/XXIII/Misc.5", {"session": "XXIII", "kind": "Misc", "number": "5"}),
    ("HRI/CORE/BRA/2020", {"kind": "CORE", "country": "BRA", "year": 2020, "number": ""}),
    ("UNCTAD/TIR/2025/Overview", {"year": 2025, "number": "Overview"}),
    ("A/57/3 (Part I)", {"modifiers": ("Part I",), "number": "3"}),
]


@pytest.mark.parametrize(("text", "said"), ROWS, ids=[text for text, _ in ROWS])
def test_each_part_is_understood(text: str, said: dict[str, object]) -> None:
    one = symbol.parse(text)
    assert {name: getattr(one, name) for name in said} == said


@pytest.mark.parametrize(("numeral", "value"), [("III", 3), ("XIV", 14), ("XXX", 30), ("7", 7)])
def test_numerals(numeral: str, value: int) -> None:
    if numeral.isalpha():
        assert figure(numeral) == value
    assert symbol.old_resolution(1, session=value).session == str(value)
