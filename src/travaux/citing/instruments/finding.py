"""Where a text names an instrument.

In: a text and its language. Out: every name of an instrument in it, from left to right, with the ids it
may mean. Nothing is decided here: "the Convention" comes without an id, "1961 Convention" with two.
What names no instrument gives nothing: a committee that shares its abbreviation with a treaty ("the CRC
recommended"), a symbol ("CRC/C/GC/12"), a title that is not known but begins like a known one or holds
one ("Protocol No. 4 to the Convention …", "the European Convention on …").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from travaux.citing.instruments import standing
from travaux.citing.instruments.names import Form, Meaning, phrase_key, phrases
from travaux.citing.phrases import Found
from travaux.citing.words import Words, words

_ORGANIZATION = ("united", "nation")  # people say "the United Nations Convention on the Rights of …"


@dataclass(frozen=True, slots=True)
class Named:
    """A name of an instrument in a text.

    `ids` has one id, several where the form is shared by several instruments (or means all of them:
    `form` "group"), none for a general noun: then `noun` says which ("convention", "covenant",
    "protocol", "charter", "declaration", "statute", "agreement", "treaty": whatever the Chinese 公约 is).
    """

    start: int
    end: int
    ids: tuple[str, ...]
    form: Form
    noun: str = ""


def find(text: str, language: str = "") -> list[Named]:
    """The names of instruments in a text; titles of all languages are known in each."""
    return [one for one in find_among(words(text), language) if one.form is not Form.STRANGE]


def find_among(among: Words, language: str = "") -> list[Named]:
    """The same in a text whose words are known already, and names that are strange."""
    sure: list[Named] = []
    doubtful: list[Named] = []  # the treaty or its committee
    for found in phrases().find(among):
        if standing.stands(among, found, language):
            one = _named(among, found)
            if not (sure and _repeats(sure[-1], one, among.text)):
                (doubtful if found.meaning.of_committee else sure).append(one)
        elif standing.is_strange(among, found, language):
            sure.append(replace(_named(among, found), form=Form.STRANGE))
    if doubtful:
        sure += _treaties(doubtful, sure, among.text)
        sure.sort(key=lambda one: one.start)
    return sure


def titled(title: str) -> str | None:
    """The one instrument whose title this is and nothing more, however it is spelled."""
    key = phrase_key(title.casefold())
    for name in (key, key[len(_ORGANIZATION) :] if key[: len(_ORGANIZATION)] == _ORGANIZATION else key):
        meaning = phrases().meaning(name)
        if meaning is not None and meaning.form is Form.TITLE and len(meaning.ids) == 1:
            return meaning.ids[0]
    return None


def _named(among: Words, found: Found[Meaning]) -> Named:
    start, end = among.starts[found.first], among.end(found.last)
    return Named(start, end, found.meaning.ids, found.meaning.form, found.meaning.noun)


def _repeats(before: Named, one: Named, text: str) -> bool:
    """Whether this is the short form in brackets after the title: "… Rights of the Child (CRC)"."""
    return one.ids == before.ids and standing.is_bracketed(text, before.end, one.start, one.end)


def _treaties(doubtful: list[Named], sure: list[Named], text: str) -> list[Named]:
    """Those that the words around them, or a treaty beside them in a list, show to be treaties."""
    said: dict[int, bool | None] = {
        one.start: standing.says_treaty(text, one.start, one.end) for one in doubtful
    }
    said |= {one.start: True for one in sure}
    for first, second in _beside_each_other([*sure, *doubtful], text):
        if said[second.start] is None:
            said[second.start] = said[first.start]
    for first, second in reversed(_beside_each_other([*sure, *doubtful], text)):
        if said[first.start] is None:
            said[first.start] = said[second.start]
    return [one for one in doubtful if said[one.start]]


def _beside_each_other(named: list[Named], text: str) -> list[tuple[Named, Named]]:
    ordered = sorted(named, key=lambda one: one.start)
    return [pair for pair in pairwise(ordered) if standing.are_listed(text, pair[0].end, pair[1].start)]
