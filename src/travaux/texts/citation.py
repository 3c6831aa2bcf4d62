"""Citations: passages that name a work, with what they name and why it is thought so.

In: nothing; these are the nouns that `citing` fills, `library` keeps and the borders show. A citation
names one target; a list ("resolutions 242 (1967) and 338 (1973)") is as many citations.

Targets are written in one form each: a canonical symbol ("A/RES/57/218"), the id of an instrument
("iccpr"), "gc:ccpr/36" (general comment or recommendation), "comm:ccpr/1311/2004" (communication),
"opinion:wgad/46/2024", "rules:ccpr" (rules of procedure), "self" (the document that cites) and
"previous" (what the note before names, where that note is not known).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from travaux.texts.pinpoint import Pinpoint

SELF = "self"
PREVIOUS = "previous"


class CitationKind(StrEnum):
    """How the text names what it cites."""

    DOCUMENT = "document"
    RESOLUTION = "resolution"
    DECISION = "decision"
    TREATY = "treaty"
    GENERAL_COMMENT = "general_comment"
    COMMUNICATION = "communication"
    OPINION = "opinion"
    INTERNAL = "internal"
    IBID = "ibid"
    OFFICIAL_RECORDS = "official_records"
    TREATY_SERIES = "treaty_series"
    RULES = "rules"
    SDG = "sdg"


class Candidate(NamedTuple):
    """Something that may be meant: its target and, in a few words, why."""

    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in one block's text.

    `start` and `end` count characters of that text; `text` is what stands there as printed. `target`
    is None where several things may be meant (`candidates`, likeliest first) or nothing is known.
    `rule` is the stable name of the rule that found it, `reason` says in words why it was resolved so,
    `corrected` holds the misprint that was mended ("CCPR/KEN/Q/3"), else "".
    """

    kind: CitationKind
    start: int
    end: int
    text: str
    target: str | None
    pinpoints: tuple[Pinpoint, ...] = ()
    rule: str = ""
    reason: str = ""
    candidates: tuple[Candidate, ...] = ()
    corrected: str = ""
