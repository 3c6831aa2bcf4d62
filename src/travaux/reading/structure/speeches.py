"""Speakers: speeches of verbatim records, and who speaks in a numbered paragraph of a summary record.

In: units that are ordinary text. Out: units marked `Kind.SPEECH` with speaker, country and the
language spoken, where a text opens with a name, perhaps brackets, and a colon ("Mr. Ruiz (Chile)
(spoke in Spanish): …"). One such opening proves nothing: a record has several (domain facts 2.5).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from travaux.reading.hinted import Hinted
from travaux.reading.structure.units import Unit

FEWEST = 3
"""Openings that make a record; letters and reports may have one or two by chance."""
FEWEST_BOLD = 1
"""Where the name is set in bold, one is enough."""
LONGEST_LEAD = 200

_NAME = r"""
      (?:mr|mrs|ms|miss|sir|dame|lord|dr|prof|archbishop|monsignor|prince|princess|sheikh|king|queen)\b\.?\s
    | the\s(?:\S+\s){0,3}?(?:president|chair(?:man|person|woman)?|secretary(?:-general)?|rapporteur)\b
    | m\.\s | mme\s | mlle\s | le\sprésident | la\sprésidente | le\ssecrétaire | la\ssecrétaire
    | (?:el|la)\s(?:sr|sra|srta)\.\s | (?:el|la)\spresident[ea] | (?:el|la)\ssecretari[oa]
    | (?:o|a)\s(?:sr|sra)\.\s | (?:o|a)\spresident[ea]
    | г-н\s | г-жа\s | председатель | генеральный\sсекретарь
    | السيد | السيدة | الرئيس | الرئيسة | الأمين\sالعام
    | [^\s：:，。]{1,14}(?:先生|女士|大使|阁下) | 主席 | 秘书长
"""
_LEAD = Hinted(
    rf"\s*(?P<name>(?:{_NAME})[^:：()（）\n]{{0,80}}?)\s*(?P<brackets>(?:[(（][^)）]{{1,60}}[)）]\s*){{0,3}})"
    r"[:：](?=\s|[“«]|[^\x00-\x7f]|\Z)",
    (":", "："),
    re.IGNORECASE | re.VERBOSE,
)
_BRACKET = re.compile(r"[(（]([^)）]{1,60})[)）]")
_SPOKEN = Hinted(
    r"(?:spoke\s+in|speaking\s+in|interpretation\s+from|parle\s+en|interprétation\s+de\s+l[’'a]?"
    r"|habla\s+en|interpretación\s+del"
    r"|говорит\s+по-|fala\s+em|تكلم[ت]?\s+ب|以)\s*(.+?)(?:发言)?\Z",
    flags=re.IGNORECASE,
)


class Speaker(NamedTuple):
    """Who speaks: `country` and `spoken` (the language, as printed) are empty where not said."""

    name: str
    country: str
    spoken: str


def speaker(text: str) -> Speaker | None:
    """The speaker a text opens with, or None."""
    match = _LEAD.match(text[:LONGEST_LEAD])
    if match is None:
        return None
    country = spoken = ""
    for bracket in _BRACKET.findall(match["brackets"]):
        said = _SPOKEN.match(bracket.strip())
        if said:
            spoken = said[1].strip()
        else:
            country = country or bracket.strip()
    return Speaker(match["name"].strip(), country, spoken)


def mark(units: Sequence[Unit]) -> list[Unit]:
    """The units that open speeches; their details are filled in. Empty when this is no record."""
    found = []
    for unit in units:
        if unit.kind is None and unit.label is None:
            who = speaker(unit.text)
            if who is not None:
                found.append((unit, who))
    bold = sum(unit.piece.style.lead_bold or unit.piece.style.bold for unit, _ in found)
    if len(found) < FEWEST and bold < FEWEST_BOLD:
        return []
    for unit, who in found:
        unit.role = "speech"
        unit.details.update({"speaker": who.name})
        unit.details.update(
            {key: value for key, value in (("country", who.country), ("spoken", who.spoken)) if value}
        )
        unit.say(f"opens with a speaker and a colon: {who.name}")
    return [unit for unit, _ in found]


_SUMMARY = Hinted(
    r"\s*(?P<name>(?:"
    + _NAME
    + r")[^,.:;(\n]{0,60}?)\s*(?:[(（](?P<country>[^)）]{1,60})[)）])?\s+(?=(?-i:[a-zà-ÿа-я\u0600-\u06ff]))",
    flags=re.VERBOSE | re.IGNORECASE,
)


def summary_speaker(unit: Unit) -> Speaker | None:
    """Who speaks in a numbered paragraph of a summary record: a name in bold at its opening."""
    if not unit.piece.style.lead_bold:
        return None
    match = _SUMMARY.match(unit.body[:LONGEST_LEAD])
    return Speaker(match["name"].strip(), match["country"] or "", "") if match else None
