"""Misprints that have one right reading: CCRP for CCPR, a missing /C/, SR39 for SR.39.

In: the root and pieces of a symbol as printed. Out: as they should be. Every rule holds for a whole
kind of symbol; where two readings are possible nothing is mended.
"""

from __future__ import annotations

import re

from travaux.texts.symbol import tables

_GLUED_DOT = re.compile(r"(?i:/(ADD|CORR|REV|SR|PV|AC|CN|CONF|C|WG|WP|CRP|SUB))(\d{1,4})\Z")
_GLUED_SLASH = re.compile(r"/(CO|GC|Q|RQ|QPR|HRC)(\d{1,4})\Z")
_SPLIT_DOT = re.compile(r"/(Add|Corr|Rev|CN|CONF|Sub|SR|PV)\Z", re.IGNORECASE)
_FIGURES = re.compile(r"/\d{1,4}\Z")
_SUMMARY_RECORD = re.compile(r"/SR\.")
_COUNCIL_SERIES = re.compile(r"/(?:\d{1,2}|WG\.6|RES|DEC|PRST|WGAD|EMRIP|S-\d+)\Z")
_LEAST = 4
"""Letters of a root that can be told from another by one wrong letter."""


def root(printed: str, pieces: list[str]) -> str:
    """The treaty body's root that was meant: the only one that is one slip away, before /C/."""
    if printed in tables.ROOTS or pieces[:1] != ["/C"]:
        return printed
    near = [known for known in tables.TREATY_ROOTS if len(known) >= _LEAST and _one_slip(printed, known)]
    return near[0] if len(near) == 1 else printed


def mend(root: str, pieces: list[str]) -> list[str]:
    """The pieces with their dots, their slashes and the /C/ of a treaty body."""
    mended: list[str] = []
    for at, piece in enumerate(pieces):
        glued, slashed = _GLUED_DOT.match(piece), _GLUED_SLASH.match(piece)
        if glued:
            mended.append(f"/{tables.CANONICAL.get(glued[1].upper(), glued[1].upper())}.{glued[2]}")
        elif slashed:
            mended += [f"/{slashed[1]}", f"/{slashed[2]}"]
        elif at and mended and _FIGURES.match(piece) and _SPLIT_DOT.match(mended[-1]):
            mended[-1] += "." + piece[1:]
        else:
            mended.append(piece)
    return ["/C", *mended] if _lacks_committee(root, mended) else mended


def beheaded(root: str, pieces: list[str]) -> bool:
    """Whether a symbol of the Human Rights Council has lost its A/: HRC/28/15."""
    return root == "HRC" and bool(_COUNCIL_SERIES.match(pieces[0]))


def _lacks_committee(root: str, pieces: list[str]) -> bool:
    """Whether a symbol of a treaty body has lost its /C/: CCPR/KEN/Q/3, CEDAW/SR.751, CEDAW/GC/40."""
    if root not in tables.TREATY_ROOTS or not pieces:
        return False
    head, rest = pieces[0][1:], pieces[1:]
    if head in tables.COUNTRIES or (head[:3] in tables.COUNTRIES and "-" in head):
        return bool(rest)
    if head == "GC":
        return bool(rest) and len(rest[0]) <= len("/99")  # CRC/GC/2003/5 has a year and is right
    return bool(_SUMMARY_RECORD.match(pieces[0])) or (head.isdecimal() and rest[:1] == ["/D"])


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter too many, too few or wrong, or two exchanged, make one into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    left, right = one[same:], other[same:]
    exchanged = left[:2] == right[1::-1] and left[2:] == right[2:] and len(left) == len(right)
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or exchanged
