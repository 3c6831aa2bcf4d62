"""What a symbol says about its document."""

from __future__ import annotations

import pytest

from travaux.texts import symbol


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CCPR/C/121/D/2025/2011", ("ccpr", 2025, 2011)),
        ("E/C.12/55/D/4/2014", ("cescr", 4, 2014)),
        ("CCPR/C/112/D/1917,1918,1925/2009", ("ccpr", 1917, 2009)),  # joined: the first
        ("CCPR/C/GC/36", None),
        ("A/57/292", None),
    ],
)
def test_communications(text: str, said: tuple[str, int, int] | None) -> None:
    assert symbol.communication(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CCPR/C/GC/36", ("ccpr", 36)),
        ("E/C.12/GC/25", ("cescr", 25)),
        ("CRC/GC/2003/5", ("crc", 5)),  # the series to 2006
        ("CCPR/C/21/Rev.1/Add.13", ("ccpr", 31)),  # the older series has numbers of its own
        ("E/C.12/2000/4", ("cescr", 14)),
        ("CERD/C/64/Misc.11/rev.3", ("cerd", 30)),
        ("CEDAW/C/GC/31/Rev.1-CRC/C/GC/18/Rev.1", ("cedaw", 31)),  # joint: the first; `both` has each
        ("E/C.12/2000/5", None),
        ("CCPR/C/21/Rev.1", None),
        ("CCPR/C/GC/36/Corr.1", None),  # a document of its own
        ("CCPR/C/SVN/CO/3", None),
    ],
)
def test_general_comments(text: str, said: tuple[str, int] | None) -> None:
    assert symbol.general_comment(text) == said


def test_opinions() -> None:
    assert symbol.opinion("A/HRC/WGAD/2024/46") == (46, 2024)
    assert symbol.opinion("A/HRC/28/15") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CCPR/C/SR.1", "ccpr"),
        ("CRC/GC/2003/5", "crc"),
        ("E/C.12/GC/25", "cescr"),
        ("CAT/C/GC/4", "cat"),
        ("CAT/OP/12/5", "spt"),
        ("E/CN.4/2002/94", None),
        ("HRI/GEN/1/Rev.9", None),
    ],
)
def test_committees(text: str, said: str | None) -> None:
    assert symbol.committee(text) == said


@pytest.mark.parametrize(
    ("text", "parent"),
    [
        ("A/79/437/Add.4", "A/79/437"),
        ("E/2025/15/Add.1/Rev.1", "E/2025/15/Add.1"),  # the last one only
        ("E/2025/32 (Part II)", "E/2025/32"),
        ("A/56/1026/Add.1-S/2002/932/Add.1", "A/56/1026-S/2002/932"),
        ("A/57/292", None),
        ("S/RES/1325 (2000)", None),  # the year is no part
        ("A/RES/217 A (III)", None),
    ],
)
def test_parents(text: str, parent: str | None) -> None:
    related = symbol.related(text)
    assert (str(related) if related else None) == parent
