"""Folding keeps every place and makes one form of what is printed in many."""

from __future__ import annotations

import pytest

from travaux.citing.folding import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("L’Été – N° 5", "l'ete - n° 5"),
        ("أإآى ة", "اااي ه"),
        ("٠٨٣٣ ۱", "0833 1"),
        ("（第1段）；", "(第1段);"),
        ("й Ё", "й е"),
        ("a\u00a0b\nc", "a b c"),
        ("İ", "i"),
    ],
)
def test_one_form(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert len(folded) == len(printed)
