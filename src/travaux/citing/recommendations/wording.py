"""Words of a recommendation: who is asked, what is to be done, how strongly it is asked.

In: pieces of a text and a language's table. Out: parties, and the first word of the action as printed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from travaux.citing.folding import fold
from travaux.citing.recommendations.states import state
from travaux.citing.recommendations.tables import Table
from travaux.texts.recommendation import Party, PartyKind

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAN_WORD = 2  # characters of a Chinese verb
_CUTS = (0, 1, 2)  # letters that a participle has more than its verb: urged, requested
_FAR = 220  # characters in which the name of who is asked ends
_PARTED = re.compile(
    r"\s*[,;、]\s*|\s+(?:and|or|et|ou|y|e|o|и|или|as well as|ainsi que|asi como)\s+|[和与及]|\sو"
)
_BEFORE = 5  # words that may stand before the noun: "all relevant United Nations human rights"
_PROPER = 12  # words of a proper name: "the Director General of the World Health Organization"
_THAT = ("that", "que", "qu'")
_STOP = re.compile(r"[:;.。]")
_ALL = re.compile(r"(?:all|any|other|relevant|both|tous les|toutes les|todos los|все|جميع|所有)\s*")
_OF = re.compile(r"\b(?:of|in|de la|de l'|de|du|des|d'|del)\s*")


class Asked(NamedTuple):
    """Who is asked, and where in the text what is to be done begins (None: it is no clause of its own)."""

    parties: tuple[Party, ...]
    action: int | None


def first_verb(text: str, table: Table) -> str:
    """The first word of what is to be done: "ratify", "continue"; adverbs and openings are passed over."""
    at = _action(fold(text), table)
    if table.language == "zh":
        return text[at : at + _HAN_WORD].strip()
    word = _WORD.search(text, at)
    return "" if word is None or table.articles.fullmatch(fold(word[0])) else word[0].lower()


def only_opens(folded: str, table: Table) -> bool:
    """Whether a text stops before what is to be done: "should, in the light of the report (A/99/901):"."""
    return not folded[_action(folded, table) :].strip(" ,:")


def _action(folded: str, table: Table) -> int:
    """Where what is to be done begins: adverbs, and phrases that open it, are passed over."""
    at = _end(table.action, folded, 0)
    while at < len(folded) and (match := table.before_action.match(folded, at)) and match.end() > at:
        at = match.end()
    return at


def asks(folded: str, at: int, table: Table) -> str:
    """The stable name of the verb that asks, which begins at `at`: "recommend", "urge".

    A passive one ("requested", "priés") is the verb with which it shares its beginning.
    """
    for cut in _CUTS:
        verb = _WORD.match(folded, at)
        text = folded if not cut or verb is None else folded[: verb.end() - cut] + folded[verb.end() :]
        for name, pattern in table.verbs:
            if pattern.match(text, at):
                return name
    return "recommend"


def asked(text: str, folded: str, at: int, table: Table) -> Asked:
    """Who is asked by the verb that ends at `at`."""
    start = _end(table.leads, folded, _end(table.adverbs, folded, at))
    stop = _STOP.search(folded, start, start + _FAR)
    limit = stop.start() if stop else min(len(folded), start + _FAR)
    end = _name_end(text, folded, start, limit, table)
    if end is None:
        return Asked((), None)
    return Asked(parties(text[start:end], table), end)


def _name_end(text: str, folded: str, start: int, limit: int, table: Table) -> int | None:
    """Where the name of who is asked ends: before "to", or after a word that names such a one."""
    known = table.addressee.match(folded, _past_all(folded, _end(table.articles, folded, start)), limit)
    if known and folded[:start].rstrip().endswith(_THAT):
        return known.end()
    link = table.ends.search(folded, start, limit) if table.ends else None
    end = link.start() if link else limit
    if (link or folded[limit : limit + 1] == ":") and _is_name(text[start:end], table):
        return end
    return known.end() if known else None


def _end(pattern: re.Pattern[str], folded: str, at: int) -> int:
    match = pattern.match(folded, at)
    return match.end() if match else at


def _past_all(folded: str, at: int) -> int:
    return _end(_ALL, folded, at)


def _is_name(printed: str, table: Table) -> bool:
    """Whether it names who can be asked: a word for such a one near its beginning, or a proper name."""
    name = _without_article(printed, table)
    folded = fold(name)
    if name != printed.strip() and name[:1].isupper() and len(name.split()) <= _PROPER:
        return True
    known = table.addressee.search(folded)
    if known is None:
        return _named_state(name, table) is not None
    before = folded[: known.start()]
    words = before.split()
    return len(words) <= _BEFORE and not (words and (_OF.search(before) or table.joins(words[0])))


def parties(printed: str, table: Table) -> tuple[Party, ...]:
    """The parties that a phrase names; the phrase itself where it names nobody known."""
    printed = printed.strip(" ,:;")
    found = [party for part in _PARTED.split(printed) if (party := _party(part, table))]
    if not found and printed:
        found = [Party(_without_article(printed, table), PartyKind.OTHER)]
    return tuple(dict.fromkeys(found))


def _party(part: str, table: Table) -> Party | None:
    """One party of a list; None for a remark between its members ("in cooperation with …")."""
    folded = fold(part)
    if not part or table.aside.match(folded):
        return None
    if named := _named_state(part, table):
        return named
    if not _is_name(part, table):
        return None
    name = _without_article(part, table)
    kind = next((kind for kind, pattern in table.addressee_sorts if pattern.search(folded)), PartyKind.OTHER)
    return Party(name, kind)


def _without_article(printed: str, table: Table) -> str:
    if table.language == "ar" and printed.startswith("لل"):
        return f"ا{printed[1:]}".strip()
    return printed[_end(table.articles, fold(printed), 0) :].strip()


def _named_state(part: str, table: Table) -> Party | None:
    """A State by its name, or by its Government's: "the Government of Cyprus"."""
    name = _without_article(part, table)
    if party := state(name, table.language):
        return party
    folded = fold(name)
    government = table.addressee.match(folded)
    of = _OF.match(folded, government.end() + 1) if government else None
    return state(name[of.end() :], table.language) if of else None


def asker(printed: str, table: Table) -> Party:
    """Who asks, and what sort that is."""
    folded = fold(printed)
    printed = " ".join(printed.split())
    for kind, pattern in table.asker_sorts:
        if pattern.match(folded):
            return Party(printed, kind)
    return Party(printed)
