"""Names of parties: who is meant by what is typed, and which State "the State party" is.

In: names as they are printed or typed. Out: parties with their kind, and the code of a State.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.citing.folding import fold
from travaux.citing.recommendations import states, tables, wording
from travaux.library.models import Edition
from travaux.texts import countries
from travaux.texts.recommendation import Party, PartyKind

# One State that a document is about, without its name.
_THE_STATE = re.compile(
    r"(?:the )?(?:state party|state|(?:relevant |competent |national |federal )*(?:government|authorities))\Z"
    r"|(?:l')?(?:etat partie|etat|(?:le )?gouvernement|(?:les )?autorites(?: competentes| nationales)?)\Z"
    r"|(?:el )?(?:estado parte|estado|gobierno)|(?:las )?autoridades(?: competentes| nacionales)?\Z"
    r"|(?:государств[оау]-участник\w*|правительств[оау]|власт[ия]м?)\Z"
    r"|(?:الدوله الطرف|الحكومه|السلطات)\Z|(?:缔约国|政府|国家当局)\Z"
)
_PARTED = re.compile(r"\s*[;\n]\s*")


def coded(parties: Iterable[Party], edition: Edition) -> tuple[Party, ...]:
    """The same with the code of the State where a document about one State speaks of "the Government"."""
    return tuple(
        party._replace(code=code_of(party.name, edition.work.countries, party.code))
        if party.kind is PartyKind.STATES
        else party
        for party in parties
    )


def code_of(name: str, about: Sequence[str], known: str = "") -> str:
    """The code of the State that a name without one means, in a document about these States."""
    if known or len(about) != 1 or not _THE_STATE.match(fold(name)):
        return known
    return str(about[0])


def parties(names: Iterable[str], language: str = "en") -> tuple[Party, ...]:
    """Who is meant by names as a person types them; several in one are parted by semicolons."""
    each = [part.strip() for name in names for part in _PARTED.split(name)]
    return tuple(dict.fromkeys(party(name, language) for name in each if name))


def party(name: str, language: str = "en") -> Party:
    """Who is meant by a name: a State by its name in any language or its code, else a kind of party."""
    name = " ".join(name.split())[:200]
    if len(name) == 3 and name.isupper() and name in countries.codes():
        return Party(countries.label(name, language), PartyKind.STATE, name)
    for one in dict.fromkeys((language, *tables.LANGUAGES)):
        if one in tables.LANGUAGES and (found := states.state(name, one)):
            return Party(countries.label(found.code, language), PartyKind.STATE, found.code)
    for one in dict.fromkeys((language, *tables.LANGUAGES)):
        if (words := tables.table(one)) is not None:
            known = [each for each in wording.parties(name, words) if each.kind is not PartyKind.OTHER]
            if known:
                return Party(name, known[0].kind)
    return Party(name)


def asker(name: str, language: str = "en") -> Party:
    """The same for one who asks: committees and mandates are known by other words."""
    found = party(name, language)
    if found.kind not in (PartyKind.OTHER, PartyKind.BODY):
        return found
    words = tables.table(language) or tables.table("en")
    assert words is not None  # English always has a table
    known = wording.asker(name, words)
    return known if known.kind is not PartyKind.OTHER else found


def kept(name: str, kind: str, code: str) -> Party:
    """A party as history and tables keep it."""
    return Party(name, PartyKind(kind), code)
