"""What may stand right after the short roots, which would begin many things otherwise.

In: a root and the first piece after it. Out: whether documents have such symbols. "A/B", "S/N" and "E/F"
end here, before anything more is read.
"""

from __future__ import annotations

import re

SECOND = {
    "A": ("RES", "DEC", "HRC", "BUR", "INF", "SPC", "PRST", "PV", "SUR", "CES", "WGFS", "AHWG", "CONF", "CN"),
    "E": ("RES", "DEC", "ECE", "ICEF", "ESCAP", "ECA", "ECLAC", "CEPAL", "ESCWA", "INF", "NGO", "INCB", "CN"),
    "S": ("RES", "PRST", "PV", "INF", "Agenda"),
    "T": ("RES", "PET", "COM", "PV", "OBS"),
}
"""Words after a root, beside figures, sessions and bodies with a number."""

WORD_FIRST = frozenset(("AT", "CAC", "EC", "HR", "HS", "ID", "LC", "LOS", "ST"))
"""Roots that a word always follows: ST/SGB/2003/13; but “ID/12345” and “EC/715/2009” are none."""

_SESSION = re.compile(r"/[0-9]{2}\Z")  # EC/59/SC/CRP.18, of the High Commissioner's programme
_DOTTED = "AC|C|CN|CONF|PC|SC|WG|L|R|PV|SR|INF|CRP|WP|NGO|PET|COM|NL|NT|BUR"
_FIRST_DOTTED = re.compile(rf"/(?:{_DOTTED})(?:\.[0-9A-Z]+|[0-9]{{1,4}})\Z")
FIGURES_FIRST = re.compile(r"/(?:[0-9]{1,6}[A-Z]?(?:-[0-9]+)?|E?S-[0-9IVX]+)\Z")


def may_follow(root: str, piece: str) -> bool:
    """Whether this piece can be the first after a short root; other roots take any."""
    if root in WORD_FIRST:
        return piece[1:2].isalpha() or (root == "EC" and bool(_SESSION.match(piece)))
    if root not in SECOND:
        return True
    return bool(FIGURES_FIRST.match(piece) or _FIRST_DOTTED.match(piece)) or piece[1:] in SECOND[root]
