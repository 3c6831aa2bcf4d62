"""Articles of treaties: headings that stand in one piece with their text, and false ones.

In: units before headings are marked. Out: the same units, with "Article 4 States Parties shall …"
parted where the document numbers its articles that way, and "PART I Article 1" made two; an article
at the head of a page that was taken for a running head is taken back. One mention proves nothing: a
document has articles when several stand on lines of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from travaux.reading.structure import labels
from travaux.reading.structure.labels import Label
from travaux.reading.structure.units import Unit, split, starts_lower
from travaux.texts.reading import Kind

FEWEST = 3
"""Lines that are nothing but "Article n" before a document is taken to be made of articles."""
UNITS = frozenset({"art", "rule", "prin", "gl"})
MOST_LEFT_OUT = 2
LONGEST_LABEL = 40


def part(units: Sequence[Unit]) -> list[Unit]:
    """The units with articles parted from their text."""
    found = [_label(unit) for unit in units]
    rows = list(zip(found, units, strict=True))
    alone = Counter(label.unit for label, unit in rows if label is not None and _alone(label, unit))
    made_of = {name for name, count in alone.items() if count >= FEWEST and name in UNITS}
    result: list[Unit] = []
    last = 0
    for label, unit in rows:
        place = _place(label, made_of)
        parts = [unit] if label is None else _opened(label, unit, place, last)
        result += parts
        if place and (len(parts) > 1 or (label is not None and _alone(label, unit) and unit.kind in _TEXT)):
            last = place
    return result


_TEXT = (None, Kind.HEADING)
_LOOKED_AT = (None, Kind.HEADING, Kind.FURNITURE)


def _label(unit: Unit) -> Label | None:
    if unit.kind not in _LOOKED_AT or unit.text[:1].isspace():
        return None
    return labels.unit(unit.text[:LONGEST_LABEL])


def _place(label: Label | None, made_of: set[str]) -> int:
    """The number of an article in a document made of such; else 0."""
    if label is None or label.unit not in made_of or not label.readings:
        return 0
    return label.readings[0].place


def _opened(label: Label, unit: Unit, place: int, last: int) -> list[Unit]:
    """The unit, parted after the label it opens with if that is the next article or another unit follows."""
    if _alone(label, unit):
        if unit.kind is Kind.FURNITURE and place == last + 1:
            unit.kind = None
            unit.say("no running head: the next article")
        return [unit]
    rest = unit.text[label.end :]
    following = labels.unit(rest[:LONGEST_LABEL])
    nested = bool(label.printed) and following is not None and _alone(following, unit, label.end)
    next_one = 0 < place - last <= MOST_LEFT_OUT and not starts_lower(rest)
    return list(split(unit, label.end)) if unit.kind is None and (nested or next_one) else [unit]


def _alone(label: Label, unit: Unit, start: int = 0) -> bool:
    """Whether nothing but the label stands in the text from `start` on."""
    return bool(label.printed) and not unit.text[start + label.end :].strip()
