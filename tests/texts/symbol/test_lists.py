"""Lists in which only the first symbol is whole."""

from __future__ import annotations

import pytest

from travaux.texts import symbol
from travaux.texts.symbol import lists

SR = "A/C.3/57/SR."
ROWS: list[tuple[str, list[str]]] = [
    # modifiers, in all six languages
    ("E/CN.4/2002/94 and Add.1", ["E/CN.4/2002/94", "E/CN.4/2002/94/Add.1"]),
    ("A/59/L.62 y Add.1", ["A/59/L.62", "A/59/L.62/Add.1"]),
    ("A/49/10 et Corr.1", ["A/49/10", "A/49/10/Corr.1"]),
    ("А/57/50 и Add.1, п. 4", ["A/57/50", "A/57/50/Add.1"]),
    ("(CERD/C/KAZ/Q/4-5 وAdd.1)", ["CERD/C/KAZ/Q/4-5", "CERD/C/KAZ/Q/4-5/Add.1"]),
    (
        "(见E/CN.4/2000/L.10和Add.1和2。)",
        ["E/CN.4/2000/L.10", "E/CN.4/2000/L.10/Add.1", "E/CN.4/2000/L.10/Add.2"],
    ),
    ("E/CN.4/2002/94 (and Add.1)", ["E/CN.4/2002/94", "E/CN.4/2002/94/Add.1"]),
    ("A/65/L.78* and Add.1", ["A/65/L.78", "A/65/L.78/Add.1"]),
    ("A/79/437/Add.1 and Add.2", ["A/79/437/Add.1", "A/79/437/Add.2"]),  # the next, not one of its own
    ("A/71/53/Add.1 and Corr.1", ["A/71/53/Add.1", "A/71/53/Add.1/Corr.1"]),
    ("A/60/640, Add.1 and Add.1/Corr.1", ["A/60/640", "A/60/640/Add.1", "A/60/640/Add.1/Corr.1"]),
    ("A/28/15 and Corr.1 and 2).", ["A/28/15", "A/28/15/Corr.1", "A/28/15/Corr.2"]),
    ("CRC/C/41/Add.7 & 9", ["CRC/C/41/Add.7", "CRC/C/41/Add.9"]),
    (
        "A/56/1026-S/2002/932 and Add.1",
        ["A/56/1026-S/2002/932", "A/56/1026/Add.1-S/2002/932/Add.1"],
    ),
    # numbers
    (f"({SR}39, 47, 50 y 57)", [f"{SR}{n}" for n in (39, 47, 50, 57)]),
    (f"{SR}12,13 et 14.", [f"{SR}{n}" for n in (12, 13, 14)]),
    ("CCPR/C/SR.2874 et 2875", ["CCPR/C/SR.2874", "CCPR/C/SR.2875"]),
    ("CCPR/C/SR.2874 and 2875 held in", ["CCPR/C/SR.2874", "CCPR/C/SR.2875"]),  # can be nothing else
    ("(CCPR/C/SR.2887 et SR.2888)", ["CCPR/C/SR.2887", "CCPR/C/SR.2888"]),
    ("(CCPR/C/SR.3044、3045和3046)", ["CCPR/C/SR.3044", "CCPR/C/SR.3045", "CCPR/C/SR.3046"]),
    ("( 见 CEDAW/C/SR.1227 和 1228 )", ["CEDAW/C/SR.1227", "CEDAW/C/SR.1228"]),
    ("CERD/C/SR.2494و2495", ["CERD/C/SR.2494", "CERD/C/SR.2495"]),
    ("(انظر CCPR/C/SR.3351 و3352)", ["CCPR/C/SR.3351", "CCPR/C/SR.3352"]),
    ("(véase CRC/C/SR. 605 y 606)", ["CRC/C/SR.605", "CRC/C/SR.606"]),
    ("(A/63/5 and 6)", ["A/63/5", "A/63/6"]),
    # ranges
    ("A/79/437/Add.1-3", [f"A/79/437/Add.{n}" for n in (1, 2, 3)]),
    ("A/79/437/Add.1–Add.3", [f"A/79/437/Add.{n}" for n in (1, 2, 3)]),
    ("(CCPR/C/87/CRP.1 et Add.5 à 7)", ["CCPR/C/87/CRP.1", *(f"CCPR/C/87/CRP.1/Add.{n}" for n in (5, 6, 7))]),
    ("A/C.6/60/SR.1 to 3, 5 and 23", [f"A/C.6/60/SR.{n}" for n in (1, 2, 3, 5, 23)]),
    ("E/C.12/2008/SR.33 a 35", [f"E/C.12/2008/SR.{n}" for n in (33, 34, 35)]),
    # pairs, brackets and letters
    ("A/RES/57/218 and 57/219", ["A/RES/57/218", "A/RES/57/219"]),
    ("CCPR/C/100/D/1234/2003 and 1235/2003", ["CCPR/C/100/D/1234/2003", "CCPR/C/100/D/1235/2003"]),
    ("S/RES/1325(2000) and 1820 (2008)", ["S/RES/1325 (2000)", "S/RES/1820 (2008)"]),
    ("A/RES/217 A (III), 2200 A (XXI)", ["A/RES/217 A (III)", "A/RES/2200 A (XXI)"]),
    ("A/57/3 (Partes I y II)", ["A/57/3 (Part I)", "A/57/3 (Part II)"]),
    ("E/2004/10 (Part I) and (Part II)", ["E/2004/10 (Part I)", "E/2004/10 (Part II)"]),
    ("A/RES/3411 A and B (XXX)", ["A/RES/3411 A (XXX)", "A/RES/3411 B (XXX)"]),
    ("A/RES/3419 A à D (XXX)", [f"A/RES/3419 {letter} (XXX)" for letter in "ABCD"]),
    ("A/RES/58/1 A and B", ["A/RES/58/1 A", "A/RES/58/1 B"]),
]


@pytest.mark.parametrize(("text", "symbols"), ROWS, ids=[text for text, _ in ROWS])
def test_lists_are_expanded(text: str, symbols: list[str]) -> None:
    (found,) = symbol.find(text)
    assert [str(one) for one in found.symbols] == symbols
    assert len(found.spans) == len(symbols)


@pytest.mark.parametrize(
    "text",
    [
        "A/57/292, 12 March 2002",  # a date
        "A/57/292, 12",  # a footnote, a page
        "(A/79/352, 59 and 60)",  # paragraphs
        f"{SR}39, 47 States",
        "A/63/5 and 6 States",
        f"{SR}39 and 38",  # not rising
        f"{SR}39, 47.5 per cent",
        f"{SR}39 and 40/11",
        "A/HRC/RES/16/21 and 60/251",  # the General Assembly's: too far off
        "A/66/457 and SR.3",  # it has no SR. of its own
        "A/57/292 and Additional Protocol",
        "A/57/292 and annex",
        "A/C.5/50/SR.1-99999",  # a misprint, not a range
    ],
)
def test_other_numbers_are_not(text: str) -> None:
    (found,) = symbol.find(text) or [None]
    assert found is None or len(found.symbols) == 1


def test_lists_are_bounded() -> None:
    (found, *_) = symbol.find("CCPR/C/SR.1" + "".join(f", {number}" for number in range(2, 1000)))
    assert len(found.symbols) == lists.MOST + 1
