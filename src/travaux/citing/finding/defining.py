"""Short forms that a text defines: (hereinafter “the Convention”), (ci-après « le Pacte »), （下称《公约》）.

In: a page and a title, or a general noun, at its place. Out: the noun that the title is called by from
there on, and where the bracket ends. What stands between a title and the bracket ("adopted on 10 December
1984") is passed over within one sentence, unless it names something else of that noun.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from travaux.citing.context import noun_of
from travaux.citing.finding.page import Landmark, Page
from travaux.citing.instruments import Named
from travaux.citing.language import Sort

FARTHEST_TITLE = 260
"""Characters from a title to its short form: adopted by, on, entered into force on."""
_LEAD = 90
"""Characters of what may stand before the noun in the bracket."""
_NOUNS_BETWEEN = 4
_SHUT = re.compile(r"[\s\"'》〉]{0,4}(?:(?:;|or|ou|o|или|او|或)[\s\"'][^()]{1,40})?\)")
_QUOTED = re.compile(r"[\"'》〉]")
_BRACKET = re.compile(r"\s{0,2}\(")
_ABBREVIATION = re.compile(
    r"\s?\(\s?[\"“”«»']?(?:the |la |le |el |l')?[\"“”«»']?[A-ZА-Я]{2}[\w-]{0,8}[\"“”«»']?\s?\)"
)
_SENTENCE_END = re.compile(r"[.;!?]\s+(\w)|。")


class Defined(NamedTuple):
    """The noun that a bracket gives, and where the bracket ends."""

    noun: str
    end: int


def after(page: Page, at: int) -> Defined:
    """The short form in brackets right after a title, and where the text goes on."""
    end = page.marks[at].end
    closing = page.text[end : end + 1]
    end += closing in ("》", "”", "»")
    for following in range(at + 1, min(at + 1 + _NOUNS_BETWEEN, len(page.marks))):
        mark = page.marks[following]
        if not _BRACKET.match(page.folded, end) or ")" in page.folded[end : mark.start]:
            break
        if given := _given(page, mark):
            return given
    short = _ABBREVIATION.match(page.text, end)
    return Defined(
        "", short.end() if short and not _stands_for_itself(page, at, short.end()) else page.marks[at].end
    )


def _stands_for_itself(page: Page, at: int, end: int) -> bool:
    """Whether the abbreviation in brackets is another instrument's: "the Covenant (and CEDAW)"."""
    beside = page.marks[at + 1] if at + 1 < len(page.marks) else None
    return beside is not None and beside.start < end and beside.sort is Sort.INSTRUMENT


def before(page: Page, at: int) -> tuple[Defined, tuple[str, ...]] | None:
    """For a noun that is itself being defined: it, and the instrument of that noun named before it."""
    mark = page.marks[at]
    given = _given(page, mark)
    if given is None:
        return None
    for index in range(at - 1, -1, -1):
        earlier = page.marks[index]
        if mark.start - earlier.end > FARTHEST_TITLE or _ends_sentence(page, earlier.end, mark.start):
            break
        if earlier.sort is not Sort.INSTRUMENT:
            continue
        named = cast(Named, earlier.data)
        if len(named.ids) == 1 and _is_so_called(named.ids[0], given.noun):
            return given, named.ids
        if not named.ids and named.noun == given.noun:
            return None
    return given, ()


def _given(page: Page, mark: Landmark) -> Defined | None:
    """The general noun at a landmark, if it stands there to be defined."""
    if mark.sort is not Sort.INSTRUMENT or cast(Named, mark.data).ids:
        return None
    lead = page.lexicon.called.search(page.folded, max(0, mark.start - _LEAD), mark.start)
    if lead is None:
        return None
    shut = _SHUT.match(page.folded, mark.end)
    if "(" in lead.group() and shut is None:
        return None
    quoted = _QUOTED.match(page.folded, mark.end)
    return Defined(mark.value, shut.end() if shut else quoted.end() if quoted else mark.end)


def _is_so_called(identifier: str, noun: str) -> bool:
    known = noun_of(identifier)
    return known == noun or (noun == "treaty" and known in ("convention", "covenant"))


def _ends_sentence(page: Page, start: int, end: int) -> bool:
    """Whether a sentence ends between two places; not at "г. и" or "No. 5"."""
    return any(
        not one[1] or not (one[1].islower() or one[1].isdigit())
        for one in _SENTENCE_END.finditer(page.text, start, end)
    )
