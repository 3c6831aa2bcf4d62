"""Resolutions: the organ's line, the preamble, the operative part.

In: units with headings marked. Out: which units are organ lines, preambular paragraphs or operative
ones, and where each resolution begins. A resolution opens with the name of its organ and a comma;
preambular paragraphs follow, unnumbered, opening with a participle or adjective and ending with a
comma; operative ones are numbered (a single one is not), open with a verb in the present and end
with a semicolon, the last with a full stop (UN Editorial Manual; domain facts 2.2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reading.hinted import Hinted
from travaux.reading.structure import numerals
from travaux.reading.structure import resolution_words as words
from travaux.reading.structure.labels import Form, Label
from travaux.reading.structure.units import FLOATING, Unit
from travaux.texts.reading import Kind

ORGAN, PREAMBLE, OPERATIVE, CLOSING = "organ", "preamble", "operative", "closing"
"""Roles a unit may have in a resolution (`Unit.role`)."""

LONGEST_ORGAN = 140
LETTER_AHEAD = 3
"""Units before an organ's line among which the letter of a resolution of several parts may stand."""
_COMMAS = (",", "،", "，")


def _any(table: str) -> str:
    """Words of a table as an alternation, longest first."""
    phrases = sorted(table.split(), key=len, reverse=True)
    return "|".join(re.escape(phrase.replace("_", " ")) for phrase in phrases)


def _openers(table: dict[str, str], chinese: str) -> Hinted:
    spaced = _any(" ".join(table.values()))
    adverbs = _any(words.ADVERBS)
    quote = r"\s*[“\"«]?"
    return Hinted(rf"{quote}(?:(?:(?:{adverbs})\s+)*(?:{spaced})\b|(?:{_any(chinese)}))", flags=re.IGNORECASE)


_ORGANS = Hinted(
    rf"""\s*(?:\d{{1,2}}\.\s+)?(?:
      the\ .{{0,60}}?(?:{_any(words.ORGANS["en"])})\b.{{0,60}}
    | (?:l[’'´]\s?|le\ |la\ )(?:{_any(words.ORGANS["fr"])})\b.{{0,80}}
    | (?:la|el)\ (?:{_any(words.ORGANS["es"])})\b.{{0,80}}
    | (?:a|o)\ (?:{_any(words.ORGANS["pt"])})\b.{{0,80}}
    | (?:\w+\ (?:и\ \w+\ )?)?(?:{_any(words.ORGANS["ru"])})\b.{{0,60}}
    | (?:إن\s+)?(?:الجمعية\ العامة|(?:مجلس|المجلس|لجنة|اللجنة|مؤتمر)\b.{{0,40}})
    | (?:大会|安理会|.{{0,12}}理事会|.{{0,12}}委员会|.{{0,12}}会议)
    )\s*[,،，]\s*\Z""",
    flags=re.IGNORECASE | re.VERBOSE,
)
_BARE_ORGANS = Hinted(
    rf"""\s*(?:
      the\ (?:\w+\ (?:and\ )?){{1,4}}?(?:{_any(words.ORGANS["en"])})
    | l[’'´]assemblée\ générale | la\ asamblea\ general
    | a\ assembleia\ geral | генеральная\ ассамблея | الجمعية\ العامة | 大会
    )\s*\Z""",
    flags=re.IGNORECASE | re.VERBOSE,
)
"""Organs whose line has lost its comma or never had one ("The General Assembly / Adopts the following …")."""
_LETTERS = (numerals.UPPER_ALPHA, numerals.UPPER_CYRILLIC, numerals.ABJAD_NAME)
_PREAMBLE_OPENERS = _openers(words.PREAMBLE, words.PREAMBLE_CHINESE)
_OPERATIVE_OPENERS = _openers(words.OPERATIVE, words.OPERATIVE_CHINESE)
_MEETING = Hinted(
    r"\s*(?:\d{1,4}(?:st|nd|rd|th|e|ª|a|-е|th)?\s+(?:plenary\s+)?(?:meeting|séance|sesión|заседание|sessão)"
    r"|\[adopted|\[adoptée|\[aprobada"
    r"|الجلسة|第\s*\d+\s*次)",
    flags=re.IGNORECASE,
)


@dataclass(slots=True)
class Part:
    """One resolution: the places (in the units) of its organ line and of what belongs to it."""

    first: int
    preamble: list[int]
    operative: list[int]


def is_organ(unit: Unit) -> bool:
    """Whether a unit is the line that opens a resolution ("The General Assembly,")."""
    if len(unit.text) > LONGEST_ORGAN or unit.kind not in (None, Kind.HEADING):
        return False
    pattern = _ORGANS if unit.text.rstrip().endswith(_COMMAS) else _BARE_ORGANS
    return bool(pattern.match(unit.text))


def opens_preamble(text: str) -> bool:
    """Whether a text opens as a preambular paragraph does."""
    return bool(_PREAMBLE_OPENERS.match(text))


def opens_operative(text: str) -> bool:
    """Whether a text opens as an operative paragraph does."""
    return bool(_OPERATIVE_OPENERS.match(text))


def organs(units: Sequence[Unit]) -> None:
    """Mark where resolutions begin: organ lines that a preamble or an operative part follows."""
    found = [place for place, unit in enumerate(units) if is_organ(unit) and _followed(units, place)]
    for place in found:
        unit = units[place]
        unit.role, unit.kind, unit.label = ORGAN, None, None
        unit.say("the organ's line, before a preamble or an operative part")
        if len(found) > 1:
            _letter(units[max(0, place - LETTER_AHEAD) : place])


def _letter(before: Sequence[Unit]) -> None:
    """Make the letter that stands alone before an organ's line the head of a part ("A", "B")."""
    for unit in before:
        text = unit.text.strip().rstrip(".")
        places = numerals.readings(text) if unit.kind in (None, Kind.HEADING) else ()
        lettered = [reading for reading in places if reading.series in _LETTERS]
        if lettered:
            unit.kind, unit.unit, unit.reading = Kind.HEADING, "res", lettered[0]
            unit.label = Label(Form.UNIT, text, len(unit.text), "res", tuple(lettered), unit="res")
            unit.say("the letter of a part of a resolution")


def _followed(units: Sequence[Unit], place: int) -> bool:
    following = [unit for unit in units[place + 1 : place + 8] if unit.kind not in FLOATING][:2]
    return any(opens_preamble(unit.body) or opens_operative(unit.body) for unit in following)


def parts(units: Sequence[Unit]) -> list[Part]:
    """What belongs to each resolution, once the numbers of paragraphs are chosen."""
    found = []
    starts = [place for place, unit in enumerate(units) if unit.role == ORGAN]
    ends = [*starts[1:], len(units)][: len(starts)]
    for start, end in zip(starts, ends, strict=True):
        part = Part(start, [], [])
        _fill(part, units, end)
        found.append(part)
    return found


def _fill(part: Part, units: Sequence[Unit], end: int) -> None:
    run: int | None = None
    for place in range(part.first + 1, end):
        unit = units[place]
        if unit.kind in FLOATING:
            continue
        if unit.kind is Kind.HEADING:
            if unit.unit or (part.operative and run is None):
                return
            continue
        if _MEETING.match(unit.text):
            unit.role = CLOSING
            return
        if unit.run is not None:
            if run is not None and unit.run != run and unit.move == "resume":
                return
            run = unit.run
            part.operative.append(place)
            unit.role = OPERATIVE
        elif not part.operative and _preambular(unit):
            part.preamble.append(place)
            unit.role = PREAMBLE
        elif run is None and unit.label is None and opens_operative(unit.text):
            part.operative.append(place)
            unit.role = OPERATIVE


def _preambular(unit: Unit) -> bool:
    text = unit.text.rstrip("0123456789 */")
    if unit.label is not None or (opens_operative(unit.text) and not text.endswith(_COMMAS)):
        return False
    return opens_preamble(unit.text) or unit.piece.style.lead_italic or text.endswith(_COMMAS)
