"""The sentence around a citation, for lists of who cites what. Pure.

In: a block's text and the place of a citation in it. Out: the sentence, at most `LONGEST` characters, and
where the citation stands in it. Sentences end at a full stop that is none of an abbreviation ("para. 3",
"No. 5") or number, and at the stops of Arabic and Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 300
"""Characters of a sentence that are shown."""

_ELLIPSIS = "…"
# What ends in a full stop and ends no sentence: citation words of the six languages and titles.
_SHORT = frozenset(
    word
    for words in (
        "para paras art arts no nos vol vols chap sect sects ch p pp ed eds cf ibid op cit suppl supp add",
        "corr rev st mr mrs ms dr gen jr i.e e.g etc al fig figs doc docs res dec",
        "par párr párrs núm núms cap ibíd apdo",
        "п пп ст стт см ср гл т тт док рез г гг др № стр",
    )
    for word in words.split()
)
_END = re.compile(r"""(?:[.!?؟۔]+[)\]»”"’]*(?=\s)|[。！？；]+[）」』”]*|[.;]\s*\n|\n)""")
_WORD = re.compile(r"[\w.№]+\Z")
_LONGEST_SHORT = 1  # a single letter with a stop is an initial or a numbering ("A.")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where the citation stands in it."""

    text: str
    start: int
    end: int


def around(text: str, start: int, end: int) -> Sentence:
    """The sentence that holds these characters, cut at words when it is too long."""
    first, last = _bounds(text, start, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return _cut(text, first, last, start, end)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends; no further away than is shown."""
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    first, last = low, high
    for match in _END.finditer(text, low, high):
        if _is_abbreviation(text, match.start(), low) or start <= match.start() < end - 1:
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.end()
            break
    return first, last


def _is_abbreviation(text: str, stop: int, low: int) -> bool:
    """Whether the full stop at `stop` belongs to a shortened word."""
    if text[stop] != ".":
        return False
    match = _WORD.search(text, max(low, stop - 12), stop)
    word = match[0].lower().strip(".") if match else ""
    following = text[stop + 1 :].lstrip()[:1]
    if len(word) <= _LONGEST_SHORT and word.isalpha():
        return True
    return word in _SHORT and not (following.isupper() and word in ("etc", "al", "add"))


def _cut(text: str, first: int, last: int, start: int, end: int) -> Sentence:
    """Take away at both ends what is too much, at words, the citation being in the middle."""
    if last - first > LONGEST:
        room = max(0, LONGEST - (end - start))
        low, high = max(first, start - room // 2), min(last, end + room // 2)
        low, high = (
            max(first, low - max(0, end + room // 2 - last)),
            min(last, high + max(0, first - start + room // 2)),
        )
        cut_before, cut_after = low > first, high < last
        low, high = (
            _at_word(text, low, start, 1) if cut_before else low,
            _at_word(text, high, end, -1) if cut_after else high,
        )
    else:
        low, high, cut_before, cut_after = first, last, False, False
    shown = (_ELLIPSIS if cut_before else "") + text[low:high].rstrip() + (_ELLIPSIS if cut_after else "")
    shift = len(_ELLIPSIS) if cut_before else 0
    return Sentence(shown.replace("\n", " "), start - low + shift, min(end - low + shift, len(shown)))


def _at_word(text: str, at: int, stop: int, step: int) -> int:
    """The nearest end of a word from `at` towards `stop`, if there is one."""
    here = at
    while (here - stop) * step < 0:
        if text[here - 1 : here].isspace() if step > 0 else text[here : here + 1].isspace():
            return here
        here += step
    return at
