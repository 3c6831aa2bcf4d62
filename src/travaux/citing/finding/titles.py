"""Titles: instruments by name, short form or general noun, with the words that say which is meant.

In: a page and the index of a landmark that `instruments` found. Out: a mention; two where a phrase names
two ("its Protocols on Trafficking in Persons and Smuggling of Migrants").
"""

from __future__ import annotations

import re
from typing import cast

from travaux.citing import instruments
from travaux.citing.finding import defining
from travaux.citing.finding.head import Head, mention
from travaux.citing.finding.page import Landmark, Page
from travaux.citing.folding import fold
from travaux.citing.instruments import Named
from travaux.citing.mentions import Instrument, Mention

_ITS = re.compile(
    r"(?:\b(?:its|their|son|sa|ses|leurs?|su|sus|ее|его|их)|其)\s?"
    r"(?:(?:first|second|two|three|both|deux|dos) )?\Z"
)
_THERETO = re.compile(
    r"(?:s\b)?[\s,]*(?:thereto|s'y rapportant|y relatif|к (?:ней|нему|ним)|الملحقه? (?:به|بها)|الملحق به)"
)
_SAID = re.compile(
    r"(?:\b(?:that|said|ladite|ledit|dudit|dich[oa]|mism[oa])|\b(?:la|le) meme"
    r"|\b(?:упомянут|указанн)\w+)\s\Z"
)
"""Before a noun: the one just named. Not "this Convention", which a treaty says of itself."""
_BEFORE = 24
"""Characters before a noun in which “its two” stands."""
_AND = re.compile(r"\s+(?:and|et|y|и)\s+(?:the |la |le |el )?|\s+و|和|及")


def titles(page: Page, at: int) -> Head:
    """What a title names."""
    mark = page.marks[at]
    named = cast(Named, mark.data)
    if not named.ids:
        return _noun(page, at, named)
    if len(named.ids) == 1:
        given = defining.after(page, at)
        return Head([_whole(page, mark, named, given.noun)], given.end)
    return Head(_apart(page, mark, named) or [_whole(page, mark, named)], mark.end)


def _noun(page: Page, at: int, named: Named) -> Head:
    """A general noun; where it is being defined nothing is cited, but what it stands for is learnt."""
    mark = page.marks[at]
    given = None if named.form == "strange" else defining.before(page, at)
    if given is None:
        return Head([_whole(page, mark, named)], mark.end)
    (noun, end), ids = given
    what = Instrument(ids, named.noun, "defined", defines=noun)
    return Head([mention(page, mark.start, mark.end, what, "defined-short-form")], end)


def _whole(page: Page, mark: Landmark, named: Named, defines: str = "") -> Mention:
    before = max(0, mark.start - _BEFORE)
    what = Instrument(
        named.ids,
        named.noun,
        str(named.form),
        its=bool(_ITS.search(page.folded, before, mark.start) or _THERETO.match(page.folded, mark.end)),
        said=not named.ids and _SAID.search(page.folded, before, mark.start) is not None,
        defines=defines,
    )
    rule = "generic-noun" if not named.ids else f"instrument-{named.form}"
    return mention(page, mark.start, mark.end, what, rule)


def _apart(page: Page, mark: Landmark, named: Named) -> list[Mention]:
    """One mention for each of several that one phrase names, where it can be divided."""
    joint = _AND.search(page.folded, mark.start, mark.end)
    optional = any("Optional" in instruments.ALL[one].title("en") for one in named.ids)
    if named.form != "group" or len(named.ids) != 2 or joint is None or optional:
        return []
    places = ((mark.start, joint.start()), (joint.end(), mark.end))
    first, second = named.ids
    if _likeness(page, places[0], second) > _likeness(page, places[0], first):
        first, second = second, first
    return [
        mention(page, *place, Instrument((one,), form="title"), "instrument-group")
        for place, one in zip(places, (first, second), strict=True)
    ]


def _likeness(page: Page, place: tuple[int, int], identifier: str) -> int:
    """How many words of a piece stand in the instrument's title."""
    known = set(fold(instruments.ALL[identifier].title(page.lexicon.language)).split())
    return len(known.intersection(page.folded[slice(*place)].split()))
