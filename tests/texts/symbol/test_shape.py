"""The pieces of a symbol as they stand in text."""

from __future__ import annotations

import pytest

from travaux.texts.symbol import shape


@pytest.mark.parametrize(
    ("text", "pieces", "rest"),
    [
        ("A/57/292, para. 3", ["/57", "/292"], ", para. 3"),
        ("A/81/6 (Sect. 2)/Part A*.", ["/81", "/6", " (Sect. 2)", "/Part A"], "."),
        ("A/RES/217(III)[A] x", ["/RES", "/217", " A", " (III)"], " x"),
        ("CERD/C/64/Misc. 11/rev.3;", ["/C", "/64", "/Misc.11", "/Rev.3"], ";"),
        ("ICCD/COP(8)/CST/INF.1", ["/COP(8)", "/CST", "/INF.1"], ""),
        ("A/57/29th", ["/57"], "/29th"),  # a number with letters is none
    ],
)
def test_pieces(text: str, pieces: list[str], rest: str) -> None:
    found = shape.read(text, 0)
    assert found is not None
    assert (found.pieces, text[found.end :]) == (pieces, rest)


@pytest.mark.parametrize("text", ["and/or", "A/B/1", "A", "A/", "MSC/72/13/2", ""])
def test_no_root_or_nothing_after_it(text: str) -> None:
    assert shape.read(text, 0) is None


def test_pieces_are_bounded() -> None:
    found = shape.read("CRC/C" + "/1" * 1000, 0)
    assert found is not None
    assert len(found.pieces) == shape.MOST_PIECES
