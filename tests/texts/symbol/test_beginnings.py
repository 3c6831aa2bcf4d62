"""What may stand after a root of one letter."""

from __future__ import annotations

import pytest

from travaux.texts.symbol.beginnings import may_follow


@pytest.mark.parametrize(
    ("root", "piece", "may"),
    [
        ("A", "/57", True),
        ("A", "/S-23", True),
        ("A", "/HRC", True),
        ("A", "/C.3", True),
        ("A", "/B", False),  # A/B testing
        ("S", "/N", False),  # a serial number
        ("E", "/F", False),  # English and French
        ("S", "/Agenda", True),
        ("ST", "/SGB", True),
        ("ID", "/12345", False),  # a number of identity
        ("EC", "/59", True),
        ("EC", "/715", False),  # a regulation of the European Union
        ("FCCC", "/ANYTHING", True),  # a long root is no accident
    ],
)
def test_beginnings(root: str, piece: str, may: bool) -> None:
    assert may_follow(root, piece) is may
