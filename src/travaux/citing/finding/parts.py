"""Parts: "articles 2 (c), 3, 5 (a) and 15", "paragraphe 4 de l'article 5", "annex A, para. 12 c)".

In: a page and the place of a unit word. Out: a `Phrase`: the parts it names, outermost unit first,
whatever the order in which the language prints them. One grammar for all languages but Chinese:

    phrase := chain (joint chain)*        articles 16 and 26; del artículo 16 y del artículo 26
    chain  := group (of group)?           paragraphs 1 and 2 of article 15
    group  := unit value (nested)? (joint value (nested)?)*
    nested := group of a smaller unit     article 9, paragraph 1; 14 (paras. 1 and 3 (b))

Where a number after a comma may belong to the paragraph or to the article, the smaller list closes
after "and", after a singular ("paragraph 1, 14"), and where the number goes on from the article's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from travaux.citing.finding.page import Landmark, Page
from travaux.citing.finding.values import WITHOUT_VALUE, Value, letters, value
from travaux.citing.language import Sort
from travaux.texts.pinpoint import Segment

MOST_VALUES = 60
"""Numbers in one list: the longest real ones (records of a session) have about forty."""

_RANKS = {
    "vol": 0, "annex": 1, "appendix": 2, "part": 3, "chap": 4, "sect": 5,
    "art": 6, "rule": 6, "principle": 6, "guideline": 6, "objective": 6,
    "pp": 7, "op": 7, "para": 7, "sub": 8, "table": 9, "fig": 9, "note": 9, "page": 9,
}  # fmt: skip
"""How large a unit is: a smaller one stands inside a larger one."""
_LISTED_ALONE = frozenset({"table", "fig", "note", "page"})
_MAY_HOLD = {"table": {"annex", "appendix"}, "fig": {"annex", "appendix"}, "note": set(), "page": set()}
_SHUT = re.compile(r"\s?[)\]]")
_FROM = re.compile(r"\s*(?:من|с)\s+(?=\d)")


class Part(NamedTuple):
    """One part at its place."""

    segments: tuple[Segment, ...]
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """Parts that are named together; `many` of the first unit word; `start`, `end` in the text."""

    parts: list[Part]
    start: int
    end: int
    unit: str
    many: bool | None = None
    closed: bool = field(default=False)
    """After "and": the list has had its last item."""


def phrase(page: Page, at: int) -> Phrase | None:
    """The phrase that begins with the unit word at this index."""
    found = chain(page, at)
    while found is not None:
        joined = _joined(page, found)
        if joined is None:
            return found
        found = joined
    return None


def listed(page: Page, unit: str, place: int, start: int) -> Phrase | None:
    """The values at a place, without a unit word before them: "Articles of the Covenant: 2, 6 and 7"."""
    return _values(page, Landmark(start, place, Sort.UNIT, unit, True), place)


def chain(page: Page, at: int) -> Phrase | None:
    """A group, and what it is part of where that follows: "paragraph 4 of article 5"."""
    inner = group(page, at)
    if inner is None:
        return None
    following = page.following(inner.end, page.lexicon.of)
    if following is None or not _larger(page.marks[following], inner.unit):
        return inner
    outer = chain(page, following)
    if outer is None:
        return inner
    held = outer.parts if outer.many is not False else outer.parts[:1]
    parts = [
        Part((*one.segments, *part.segments), part.start, one.end) for one in held for part in inner.parts
    ]
    rest = outer.parts[len(held) :]
    return Phrase([*parts[:MOST_VALUES], *rest], inner.start, outer.end, outer.unit, outer.many)


def group(page: Page, at: int, within: Value | None = None) -> Phrase | None:
    """A unit word with its values and what is nested in them."""
    mark = page.marks[at]
    if mark.sort is not Sort.UNIT:
        return None
    place = page.lexicon.number.match(page.folded, mark.end)
    return _values(page, mark, place.end() if place else mark.end, within)


def _values(page: Page, mark: Landmark, place: int, within: Value | None = None) -> Phrase | None:
    skipped = _FROM.match(page.folded, place)
    place = skipped.end() if skipped else place
    first = value(page, place, mark.value)
    if first is None:
        if mark.value not in WITHOUT_VALUE:
            return None
        first = Value((Segment(mark.value),), mark.end, mark.end)
    found = Phrase([], mark.start, first.end, mark.value, mark.many)
    _take(page, found, first)
    for _ in range(MOST_VALUES):
        if not _continue(page, found, within):
            break
    return found


def _take(page: Page, found: Phrase, one: Value) -> bool:
    """Add a value with what is nested in it; whether something was."""
    found.end = one.end
    inner = _nested(page, found, one)
    if inner is None:
        found.parts.append(Part(one.segments, one.start, one.end))
        return False
    found.parts += [Part((*one.segments, *part.segments), one.start, part.end) for part in inner.parts]
    found.end = inner.end
    return True


def _nested(page: Page, found: Phrase, one: Value) -> Phrase | None:
    """A smaller unit after the value: ", paragraph 1", " (para. 2)", ", paras. 1 et 3"."""
    following = page.following(found.end, page.lexicon.nest)
    if following is None or not _smaller(page.marks[following], found.unit):
        return None
    gap = page.folded[found.end : page.starts[following]]
    inner = group(page, following, one)
    if inner is None or _part_of_larger(page, inner, found.unit):
        return None
    if "(" in gap and (shut := _SHUT.match(page.folded, inner.end)):
        inner.end = shut.end()
    return inner


def _part_of_larger(page: Page, inner: Phrase, outer: str) -> bool:
    """Whether the group belongs to what follows: "article 14, paragraphs 1 and 2 of article 15". Not where
    the unit around it does too: "section II, paragraph 4, of the annex"."""
    following = page.following(inner.end, page.lexicon.of)
    if following is None or not _larger(page.marks[following], inner.unit):
        return False
    return not _larger(page.marks[following], outer)


def _continue(page: Page, found: Phrase, within: Value | None) -> bool:
    """Read one more item of the list, if one follows that belongs to it."""
    joint = page.lexicon.joint.match(page.folded, found.end)
    if joint is None or not (joint["semi"] or joint["comma"] or joint["and"] or joint["to"] or joint["with"]):
        return False
    if (below := _sibling(page, found, joint)) is not None:
        found.parts.append(below)
        found.end = below.end
        return True
    skipped = page.lexicon.determiner.match(page.folded, joint.end())
    place = skipped.end() if skipped and not joint["to"] else joint.end()
    nothing_between = joint.end() == len(page.folded) or page.folded[place : place + 1].isspace()
    one = None if nothing_between else value(page, place, found.unit)
    if one is None or one.segments[0].unit != found.unit or not _belongs(page, found, within, joint, one):
        return False
    if joint["to"]:
        return _range(found, one)
    found.closed = bool(joint["and"])
    _take(page, found, one)
    return True


def _belongs(page: Page, found: Phrase, within: Value | None, joint: re.Match[str], one: Value) -> bool:
    """Whether a number after a comma or "and" is one more of this list, not of the list around it."""
    if joint["to"]:
        return not found.closed or one.plain
    if within is None:
        return found.many is not False or bool(joint["and"] or joint["semi"]) or _list_goes_on(page, one)
    if joint["semi"] or found.many is False or found.closed:
        return False
    if joint["comma"] and joint["and"] and page.lexicon.language != "en":
        return False
    return not _has_nested(page, found, one) and not (found.many is None and _goes_on_outside(within, one))


def _list_goes_on(page: Page, one: Value) -> bool:
    """After a singular ("article 4, 42 …"): only where the number is followed by what ends an item."""
    rest = page.folded[one.end : one.end + 2]
    return not rest.strip() or rest[0] in ",;)." or page.following(one.end, page.lexicon.nest) is not None


def _has_nested(page: Page, found: Phrase, one: Value) -> bool:
    """Whether the number has paragraphs of its own: then it is an article."""
    following = page.following(one.end, page.lexicon.nest)
    return (
        following is not None
        and page.marks[following].sort is Sort.UNIT
        and _RANKS.get(page.marks[following].value, 9) == _RANKS[found.unit]
    )


def _goes_on_outside(within: Value, one: Value) -> bool:
    """After an abbreviation that is singular and plural: "art. 9, par. 1, 14" goes on from 9, not from 1."""
    outer, number = within.segments[0].value, one.segments[0].value
    return outer.isdigit() and number.isdigit() and int(number) > int(outer)


def _sibling(page: Page, found: Phrase, joint: re.Match[str]) -> Part | None:
    """A letter alone goes on from the letter before: "12 (e), (f) and (g)", "3 b), d), e)", "(a)–(c)"."""
    if not found.parts:
        return None
    last = found.parts[-1]
    depth = _bracketed_from(page, last)
    one = letters(page, joint.end(), last.segments[:depth] if depth else ())
    if depth is None or one is None or len(one.segments) <= depth:
        return None
    if _is_roman_step(last.segments[-1].value, one.segments[depth].value) and len(last.segments) - depth > 1:
        one = Value((*last.segments[:-1], *one.segments[depth:]), one.start, one.end)
    if joint["to"]:
        found.parts.pop()
        return _ranged(last, one)
    return Part(one.segments, one.start, one.end)


def _bracketed_from(page: Page, last: Part) -> int | None:
    """Where the segments begin that stand in brackets: letters, or a figure after an article: 9 (1)–(4)."""
    depth = next((at for at, one in enumerate(last.segments) if one.unit == "sub"), None)
    if depth is None and len(last.segments) > 1 and last.segments[-1].unit == "para":
        shut = page.folded[last.start : last.end].rstrip().endswith(")")
        return len(last.segments) - 1 if shut and "(" in page.folded[last.start : last.end] else None
    return depth


def _is_roman_step(last: str, following: str) -> bool:
    """Whether (v) after (iv) goes on in small romans and not in letters."""
    both = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    return last in both and following in both and both.index(following) > both.index(last)


def _range(found: Phrase, one: Value) -> bool:
    """Make "59 to 63" of the last value and this one."""
    last = found.parts[-1]
    if not one.plain or len(last.segments) != 1 or "-" in last.segments[0].value:
        return False
    found.parts[-1] = _ranged(last, one)
    found.end = one.end
    return True


def _ranged(last: Part, one: Value) -> Part:
    final, value = last.segments[-1], one.segments[-1].value
    backwards = final.value.isdigit() and value.isdigit() and int(value) < int(final.value)
    spelled = Segment(final.unit, f"{final.value}{'.' if backwards else '-'}{value}")  # Arabic: 8-3 is 8.3
    return Part((*last.segments[:-1], spelled), last.start, one.end)


def _joined(page: Page, found: Phrase) -> Phrase | None:
    """The phrase with one more chain: ", del artículo 16", "and article 26", "and table 4"."""
    joint = page.lexicon.joint.match(page.folded, found.end)
    if joint is None or joint["to"] or len(found.parts) >= MOST_VALUES:
        return None
    if not (joint["semi"] or joint["comma"] or joint["and"] or joint["with"]):
        return None
    following = page.following(joint.end(), page.lexicon.lead)
    if following is None or page.marks[following].sort is not Sort.UNIT:
        return None
    mark = page.marks[following]
    if not (
        _RANKS.get(mark.value) == _RANKS[found.unit] or mark.value in _LISTED_ALONE or _leads_to(mark, found)
    ):
        return None
    more = chain(page, following)
    if more is None or more.end <= found.end or (more.unit != found.unit and more.unit not in _LISTED_ALONE):
        return None
    return Phrase([*found.parts, *more.parts], found.start, more.end, found.unit, found.many)


def _leads_to(mark: Landmark, found: Phrase) -> bool:
    """Whether a smaller unit may lead back to the same one: ", de los párrafos 1 y 2 del artículo 15"."""
    return _RANKS.get(mark.value, 0) > _RANKS[found.unit]


def _larger(mark: Landmark, unit: str) -> bool:
    return mark.sort is Sort.UNIT and _RANKS.get(mark.value, 9) < _RANKS[unit]


def _smaller(mark: Landmark, unit: str) -> bool:
    if mark.sort is not Sort.UNIT or mark.value not in _RANKS:
        return False
    return _RANKS[mark.value] > _RANKS[unit] and unit in _MAY_HOLD.get(mark.value, _RANKS)
