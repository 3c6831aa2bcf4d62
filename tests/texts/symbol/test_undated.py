"""Dates that conversions glue to a symbol."""

from __future__ import annotations

import pytest

from travaux.texts import symbol


@pytest.mark.parametrize(
    ("text", "right", "corrected"),
    [
        ("CCPR/C/96/D/1311/200421 août 2009", "CCPR/C/96/D/1311/2004", "CCPR/C/96/D/1311/200421"),
        ("CCPR/C/21/Rev.1/Add. 1326 May 2004", "CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1/Add.1326"),
        ("CCPR/C/SR.239318 octobre 2006", "CCPR/C/SR.2393", "CCPR/C/SR.239318"),
        ("CCPR/C/96/D/1311/20045 de mayo de 2009", "CCPR/C/96/D/1311/2004", "CCPR/C/96/D/1311/20045"),
        ("CCPR/C/96/D/1311/200421 августа 2009", "CCPR/C/96/D/1311/2004", "CCPR/C/96/D/1311/200421"),
        ("CCPR/C/96/D/1311/20042009年8月21日", "CCPR/C/96/D/1311/2004", "CCPR/C/96/D/1311/20042009"),
        ("CCPR/C/96/D/1311/2004 21 août 2009", "CCPR/C/96/D/1311/2004", ""),  # with its space
        ("A/57/292 March", "A/57/292", ""),  # no year follows: nothing is cut
        ("A/57/2929 or more", "A/57/2929", ""),
    ],
)
def test_dates_are_cut_off(text: str, right: str, corrected: str) -> None:
    (found,) = symbol.find(text)
    assert (str(found.symbols[0]), found.corrected) == (right, corrected)
    assert text.startswith(found.printed)
    assert found.printed.replace(" ", "") == right
