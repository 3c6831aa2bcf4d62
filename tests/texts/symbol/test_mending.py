"""Misprints with one right reading."""

from __future__ import annotations

import pytest

from travaux.texts import symbol
from travaux.texts.symbol import SymbolError


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("CCRP/C/MNG/CO/6", "CCPR/C/MNG/CO/6"),  # two letters exchanged
        ("CEDW/C/SVN/CO/1", "CEDAW/C/SVN/CO/1"),  # one missing
        ("CCPRR/C/SVN/CO/1", "CCPR/C/SVN/CO/1"),  # one too many
        ("CCPR/KEN/Q/3/Add.1", "CCPR/C/KEN/Q/3/Add.1"),  # no /C/
        ("CEDAW/SR.751", "CEDAW/C/SR.751"),
        ("CEDAW/GC/40", "CEDAW/C/GC/40"),
        ("CCPR/96/D/1311/2004", "CCPR/C/96/D/1311/2004"),
        ("A/HRC/WG6/34/SVN/1", "A/HRC/WG.6/34/SVN/1"),  # no dot
        ("E/CN4/2002/94/Add1", "E/CN.4/2002/94/Add.1"),
        ("E/CN/4/2002/94", "E/CN.4/2002/94"),  # a slash for the dot
        ("A/HRC/28/15 Add.1", "A/HRC/28/15/Add.1"),  # a space, a stop or a hyphen for the slash
        ("A/HRC/28/15.Add.1", "A/HRC/28/15/Add.1"),
        ("A/HRC/28/15-Add.1", "A/HRC/28/15/Add.1"),
        ("HRC/28/15", "A/HRC/28/15"),  # no A/
        ("CAT/C/SVN/CO3", "CAT/C/SVN/CO/3"),  # no slash
    ],
)
def test_one_slip_is_mended_and_told(printed: str, right: str) -> None:
    one = symbol.parse(printed)
    assert (str(one), one.corrected) == (right, printed)
    (found,) = symbol.find(f"({printed})")
    assert (str(found.symbols[0]), found.corrected, found.printed) == (right, printed, printed)


@pytest.mark.parametrize(
    "text",
    [
        "CRC/GC/2003/5",  # this series has no /C/
        "CCPR/CO/83/UZB",
        "CAT/OP/12/5",
        "CRPD/CSP/2019/2",  # a conference of States parties, no country
        "A/AC.121/2025/INF/1",  # with a slash, and right
        "A/HRC/AC/12/2",
        "HRC/NONE/2009/79",  # a series of its own
    ],
)
def test_what_is_right_stays(text: str) -> None:
    one = symbol.parse(text)
    assert (str(one), one.corrected) == (text, "")


@pytest.mark.parametrize("text", ["CPRD/X/1", "CXXR/C/SVN/CO/1", "ABC/C/1", "OSCE/C/2004"])
def test_two_readings_are_none(text: str) -> None:
    with pytest.raises(SymbolError):
        symbol.parse(text)
